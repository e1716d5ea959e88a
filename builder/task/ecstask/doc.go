// Package ecstask runs tasks on Amazon ECS and Fargate from a workflow. Requests and answers are the structures of the API:
// required members are plain values, optional ones pointers, lists and maps. new(x) makes a pointer to a literal,
// [builder.BindPtr] binds a plain value to one. Build tells what a request requires and has not.
//
// Requests have neither Count nor StartedBy: Step Functions refuses both where it waits for the task, and a state is one task. It
// may refuse ClientToken and ReferenceId there, too: leave them to [RunTask]. A task token goes to the container as an
// environment variable in Overrides; see the example of [RunTaskWithToken].
//
// Answers carry SdkHttpMetadata and SdkResponseMetadata, too, which have no fields here.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
package ecstask
