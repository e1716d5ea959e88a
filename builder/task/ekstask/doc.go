// Package ekstask makes clusters of Amazon EKS, and calls the Kubernetes API of one from a workflow. Requests and answers are the
// structures of the API: required members are plain values, optional ones pointers, lists and maps. new(x) makes a pointer to a
// literal, [builder.BindPtr] binds a plain value to one. Build tells what a request requires and has not.
//
// [Call] and [RunJob] speak to the Kubernetes API of a cluster. They need no permission in IAM: the role of the workflow is given
// rights in the cluster itself, by an access entry or the ConfigMap aws-auth.
//
// Answers carry SdkHttpMetadata and SdkResponseMetadata, too, which have no fields here.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
package ekstask
