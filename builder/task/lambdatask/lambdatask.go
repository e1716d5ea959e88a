// Package lambdatask calls AWS Lambda functions from a workflow. A Go function is a type source: [Handler] takes the very
// function that serves the call, so that its argument and result are the types of the state.
//
// The result of a call is what the function returns. Where Res is [InvokeOutput], it is the whole answer of Lambda.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
package lambdatask

import (
	"context"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// Handler calls the function whose code is handler. function is its name or ARN: a literal, a [builder.Param], a pointer to a
// field or an expression. Without a version or an alias in it, and without [Qualifier], the latest code runs.
func Handler[Req, Res any, F builder.Text](function F, _ func(context.Context, Req) (Res, error), options ...Option) builder.Call[Req, Res] {
	return Function[Req, Res](function, options...)
}

// Function calls a function that takes a Req and gives a Res. See [Handler], which takes both types from the function's code.
func Function[Req, Res any, F builder.Text](function F, options ...Option) builder.Call[Req, Res] {
	s := spec(builder.TextArgument("FunctionName", function), builder.RequestResponse, "", options)
	s.ResultField = "Payload"
	if whole[Res]() {
		s.ResultField = ""
	} else {
		s.refuse("LogType", "the end of the log is asked for, and the result leaves it out", "let the result of the call be an InvokeOutput")
	}
	return builder.NewCall[Req, Res](s.CallSpec)
}

// Event hands an event to a function and goes on at once: InvocationType Event. What the function returns is lost, and its failure is
// not seen.
func Event[Req any, F builder.Text](function F, options ...Option) builder.Call[Req, Accepted] {
	s := spec(builder.TextArgument("FunctionName", function), builder.RequestResponse, "Event", options)
	s.refuseSynchronous()
	return builder.NewCall[Req, Accepted](s.CallSpec)
}

// DryRun asks whether the function could be called with the request: InvocationType DryRun. The function does not run.
func DryRun[Req any, F builder.Text](function F, options ...Option) builder.Call[Req, Accepted] {
	s := spec(builder.TextArgument("FunctionName", function), builder.RequestResponse, "DryRun", options)
	s.refuseSynchronous()
	return builder.NewCall[Req, Accepted](s.CallSpec)
}

// WithToken calls a function and waits until somebody sends success or failure with the task token. The request must hand the
// token on: bind one of its fields to [builder.TaskToken]. Answer is what SendTaskSuccess brings; what the function itself
// returns is dropped, and its failure fails the state. Give the state a Timeout.
func WithToken[Req, Answer any, F builder.Text](function F, options ...Option) builder.Call[Req, Answer] {
	s := spec(builder.TextArgument("FunctionName", function), builder.WaitForTaskToken, "", options)
	s.refuse("LogType", "the end of the log is asked for, and the result is what SendTaskSuccess brings", "take LogTail out")
	return builder.NewCall[Req, Answer](s.CallSpec)
}

// EventWithToken is [WithToken] for a function that takes long to hand the token on: InvocationType Event. A failure of the function is
// not seen, so that only the Timeout ends the wait.
func EventWithToken[Req, Answer any, F builder.Text](function F, options ...Option) builder.Call[Req, Answer] {
	s := spec(builder.TextArgument("FunctionName", function), builder.WaitForTaskToken, "Event", options)
	s.refuseSynchronous()
	return builder.NewCall[Req, Answer](s.CallSpec)
}

// Resource calls a function by its ARN as the Resource of the state: the request is the whole of Arguments, and the result what the
// function returns. functionARN is a literal or a [builder.Param], never known only when the workflow runs; AWS advises [Function].
func Resource[Req, Res any, F interface{ string | builder.Expr[string] }](functionARN F) builder.Call[Req, Res] {
	var a builder.Argument
	switch arn := any(functionARN).(type) {
	case builder.Expr[string]:
		a = builder.TextArgument("Resource", arn)
	case string:
		a = builder.TextArgument("Resource", arn)
	}
	return builder.NewCall[Req, Res](builder.CallSpec{Resource: &a})
}

// callSpec is a call of lambda:invoke that is being made.
type callSpec struct{ builder.CallSpec }

func spec(function builder.Argument, pattern builder.Pattern, invocation string, list []Option) *callSpec {
	s := &callSpec{builder.CallSpec{Service: "lambda", Action: "invoke", Pattern: pattern, RequestField: "Payload"}}
	s.Arguments = []builder.Argument{function}
	if invocation != "" {
		s.Arguments = append(s.Arguments, builder.TextArgument("InvocationType", invocation))
	}
	s.Arguments = append(s.Arguments, options.All(list)...)
	if name, ok := options.Text(function); ok && qualified(name) {
		s.refuse("Qualifier", "the name of the function ends in a version or an alias, and Qualifier names one, too", "leave one of them out")
	}
	return s
}

// refuse reports an argument that makes no sense in the call.
func (s *callSpec) refuse(name, message, help string) {
	if options.Given(s.Arguments, name) != nil {
		s.Arguments = append(s.Arguments, builder.RefusedArgument(message, help))
	}
}

// refuseSynchronous reports the options of calls that wait for what the function returns.
func (s *callSpec) refuseSynchronous() {
	s.refuse("ClientContext", "Lambda hands ClientContext to functions that are called synchronously only", "put the data into the request")
	s.refuse("LogType", "the end of the log is asked for, and the function is not waited for", "take LogTail out")
}
