// Package emrtask runs clusters and steps of Amazon EMR from a workflow. Requests and answers are the structures of the API:
// required members are plain values, optional ones pointers, lists and maps. new(x) makes a pointer to a literal,
// [builder.BindPtr] binds a plain value to one. Build tells what a request requires and has not.
//
// The calls are not quite those of the API: [CreateCluster] is RunJobFlow without steps and without termination protection, a
// step is added and cancelled by itself, and instance fleets and groups go by their names.
//
// Answers carry SdkHttpMetadata and SdkResponseMetadata, too, which have no fields here.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
package emrtask
