package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// resourcePartition reports an ARN in a partition that is not known.
var resourcePartition = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4003", Severity: diag.Warning, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "partition of the Resource is not known",
		Doc: "The second part of an ARN is the partition: aws for most regions, aws-cn for China, aws-us-gov for GovCloud, aws-eusc, and " +
			"aws-iso with its kin. It must be the one that the machine runs in. AWS may have opened a partition that is not known here.",
		Spec: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws-gov:states:::sns:publish", ` +
			`"Parameters": {"TopicArn": "arn:aws-us-gov:sns:us-gov-west-1:111122223333:ward", "Message": "done"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws-us-gov:states:::sns:publish", ` +
			`"Parameters": {"TopicArn": "arn:aws-us-gov:sns:us-gov-west-1:111122223333:ward", "Message": "done"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			name := c.Resource.Partition
			if !c.ARN || c.Template || c.Resource.Kind == service.Other || service.KnownPartition(name) {
				continue
			}
			f := reportResource(p, state, "partition %q of Resource is not known", name)
			if meant := diag.Nearest(name, service.Partitions()); meant != "" {
				f.Help("did you mean %q?", meant)
			} else {
				f.Help("known partitions: %s", strings.Join(service.Partitions(), ", "))
			}
		}
	},
}
