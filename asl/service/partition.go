package service

import "slices"

// partitions are those of the AWS SDK.
var partitions = []string{"aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"}

// Partitions returns the partitions of AWS, the second part of an ARN: "aws" for most regions, "aws-cn", "aws-us-gov" and others.
func Partitions() []string { return slices.Clone(partitions) }

// KnownPartition reports whether AWS has that partition. A newer one may be missing.
func KnownPartition(name string) bool { return slices.Contains(partitions, name) }
