// Package mediaconverttask transcodes video with AWS Elemental MediaConvert from a workflow. Requests and answers are the
// structures of the API: required members are plain values, optional ones pointers, lists and maps. new(x) makes a pointer to a
// literal, [builder.BindPtr] binds a plain value to one. Build tells what a request requires and has not.
//
// The settings of a job are typed to the last field. [JobSettings] is where they begin.
//
// Answers carry SdkHttpMetadata and SdkResponseMetadata, too, which have no fields here.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html
package mediaconverttask
