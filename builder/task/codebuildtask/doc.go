// Package codebuildtask runs builds of AWS CodeBuild from a workflow. Requests and answers are the structures of the API:
// required members are plain values, optional ones pointers, lists and maps. new(x) makes a pointer to a literal,
// [builder.BindPtr] binds a plain value to one. Build tells what a request requires and has not.
//
// Answers carry SdkHttpMetadata and SdkResponseMetadata, too, which have no fields here.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
package codebuildtask
