// Package lambdatask calls AWS Lambda functions from a workflow. A Go function is a type source: [Handler] takes the very
// function that serves the call, so that its argument and result are the types of the state.
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
package lambdatask

import (
	"context"

	"github.com/aslgen/aslgen/builder"
)

// Handler calls the function whose code is handler. function is its name or ARN: a literal, a [builder.Param], a pointer to a
// field or an expression. Without a version or an alias in it, the latest code runs.
func Handler[Req, Res any, F builder.Text](function F, _ func(context.Context, Req) (Res, error)) builder.Call[Req, Res] {
	return builder.NewCall[Req, Res](spec(builder.TextArgument("FunctionName", function), builder.RequestResponse))
}

// Function calls a function that takes a Req and gives a Res. See [Handler], which takes both types from the function's code.
func Function[Req, Res any, F builder.Text](function F) builder.Call[Req, Res] {
	return builder.NewCall[Req, Res](spec(builder.TextArgument("FunctionName", function), builder.RequestResponse))
}

// WithToken calls a function and waits until somebody sends success or failure with the task token. The request must hand the
// token on: bind one of its fields to [builder.TaskToken]. Answer is what SendTaskSuccess brings; what the function itself
// returns is dropped. Give the state a Timeout.
func WithToken[Req, Answer any, F builder.Text](function F) builder.Call[Req, Answer] {
	return builder.NewCall[Req, Answer](spec(builder.TextArgument("FunctionName", function), builder.WaitForTaskToken))
}

func spec(function builder.Argument, pattern builder.Pattern) builder.CallSpec {
	return builder.CallSpec{
		Service:      "lambda",
		Action:       "invoke",
		Pattern:      pattern,
		Arguments:    []builder.Argument{function},
		RequestField: "Payload",
		ResultField:  "Payload",
	}
}
