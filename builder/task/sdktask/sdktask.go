// Package sdktask calls any AWS API from a workflow. The types of the AWS SDK for Go, version 2, say everything: the request and the
// response of an operation name the service and the action, their fields the parameters and the members of the answer. The library
// does not depend on the SDK; the program that makes the workflow does.
//
// Fill the request as for a call from Go, and bind the fields that are known only when the workflow runs. Nearly all fields of the
// SDK are Go pointers: [builder.BindPtr] fills them from plain values. What is not set is left out. A field that the API takes as
// text, as bytes or as a document is filled from any value by [builder.BindJSON]. Of a response, [builder.OrElse] reads an optional
// field, [builder.OrZero] a plain one behind an optional struct, [builder.MemberOf] one member of a union, [Text] and [StreamText]
// bytes and streams, which arrive as text.
//
// The names in the workflow are those of the AWS SDK for Java: DBInstanceIdentifier is DbInstanceIdentifier there, and the builder
// sees to it, in requests, paths and the names of errors. Times are texts in UTC. Bytes are handed over as a JSON value where they
// hold a JSON object or array, and as text otherwise; Step Functions decodes no base64, so that bytes which are no text are refused.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
package sdktask

import (
	"reflect"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sdktask/internal/operation"
)

// Call calls the operation that In is the request of and Out the response, and goes on with the response.
//
//	sdktask.Call[healthlake.StartFHIRImportJobInput, healthlake.StartFHIRImportJobOutput]()
//
// Build refuses types of two operations, types that are none of the SDK, and operations that Step Functions does not support. One that
// the catalogue does not know is a warning: it may be newer.
func Call[In, Out any]() builder.Call[In, Out] {
	return builder.NewCall[In, Out](spec(reflect.TypeFor[In](), reflect.TypeFor[Out](), builder.RequestResponse))
}

// WithToken calls the operation that In is the request of and waits until somebody sends success or failure with the task token. The
// request must hand the token on: bind a field to [builder.TaskToken]. Answer is what SendTaskSuccess brings; the response of the
// operation is dropped. Give the state a Timeout.
func WithToken[In, Answer any]() builder.Call[In, Answer] {
	return builder.NewCall[In, Answer](spec(reflect.TypeFor[In](), nil, builder.WaitForTaskToken))
}

func spec(in, out reflect.Type, pattern builder.Pattern) builder.CallSpec {
	op, fault := operation.Of(in, out)
	s := builder.CallSpec{Service: "aws-sdk:" + op.Service, Action: op.Action, Pattern: pattern}
	if fault != nil {
		s.Arguments = []builder.Argument{builder.RefusedArgument(fault.Message, fault.Help)}
	}
	return s
}
