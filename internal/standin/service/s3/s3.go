// Package s3 stands for the package of that name of the AWS SDK for Go in the tests of the library.
package s3

import "io"

// PutObjectInput is the request of PutObject.
type PutObjectInput struct {
	Bucket, Key      *string
	ACL              string
	Body             io.Reader
	BucketKeyEnabled bool
}

// PutObjectOutput is its response.
type PutObjectOutput struct{ ETag *string }

// GetObjectInput is the request of GetObject.
type GetObjectInput struct{ Bucket, Key *string }

// GetObjectOutput is its response.
type GetObjectOutput struct {
	Body io.ReadCloser
	ETag *string
}
