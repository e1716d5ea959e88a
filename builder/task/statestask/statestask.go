// Package statestask starts executions of other state machines from a workflow. A child workflow is a type source: [RunWorkflow] takes
// its input and its output types from it.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
package statestask

import (
	"strconv"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// RunWorkflow starts an execution of a child workflow and goes on when it has ended, with its output: .sync:2. stateMachineARN is the ARN
// under which the child is deployed, with a version or an alias or without: a literal, a [builder.Param], a pointer to a field or
// an expression. The state fails with States.TaskFailed when the child fails, is stopped or times out. The child must be a STANDARD one.
func RunWorkflow[In, Out any, A builder.Text](stateMachineARN A, child *builder.Workflow[In, Out], options ...Option) builder.Call[In, Out] {
	s := spec(builder.TextArgument("StateMachineArn", stateMachineARN), builder.RunJobV2, options)
	s.ResultField = "Output"
	s.Arguments = append(s.Arguments, standardOnly(child)...)
	return builder.NewCall[In, Out](s)
}

// Run is [RunWorkflow] of a state machine that takes an In and gives an Out. Where Out is [Execution], the result is all that is known of
// the execution.
func Run[In, Out any, A builder.Text](stateMachineARN A, options ...Option) builder.Call[In, Out] {
	s := spec(builder.TextArgument("StateMachineArn", stateMachineARN), builder.RunJobV2, options)
	if _, ok := any(*new(Out)).(interface{ whole() }); !ok {
		s.ResultField = "Output"
	}
	return builder.NewCall[In, Out](s)
}

// RunText is [Run] with the pattern .sync, whose result has the input and the output of the child as JSON text.
func RunText[In any, A builder.Text](stateMachineARN A, options ...Option) builder.Call[In, Execution[string, string]] {
	return builder.NewCall[In, Execution[string, string]](spec(builder.TextArgument("StateMachineArn", stateMachineARN), builder.RunJob, options))
}

// StartWorkflow starts an execution of a child workflow and goes on at once.
func StartWorkflow[In, Out any, A builder.Text](stateMachineARN A, child *builder.Workflow[In, Out], options ...Option) builder.Call[In, StartExecutionOutput] {
	s := spec(builder.TextArgument("StateMachineArn", stateMachineARN), builder.RequestResponse, options)
	s.Arguments = append(s.Arguments, given(child)...)
	return builder.NewCall[In, StartExecutionOutput](s)
}

// Start is [StartWorkflow] of a state machine that takes an In.
func Start[In any, A builder.Text](stateMachineARN A, options ...Option) builder.Call[In, StartExecutionOutput] {
	return builder.NewCall[In, StartExecutionOutput](spec(builder.TextArgument("StateMachineArn", stateMachineARN), builder.RequestResponse, options))
}

// WithToken starts an execution and waits until somebody sends success or failure with the task token. The input must hand the token
// on: bind one of its fields to [builder.TaskToken]. Answer is what SendTaskSuccess brings; that the child fails does not end the
// wait. Give the state a Timeout.
func WithToken[In, Answer any, A builder.Text](stateMachineARN A, options ...Option) builder.Call[In, Answer] {
	return builder.NewCall[In, Answer](spec(builder.TextArgument("StateMachineArn", stateMachineARN), builder.WaitForTaskToken, options))
}

// StartWorkflowWithToken is [WithToken] of a child workflow.
func StartWorkflowWithToken[Answer, In, Out any, A builder.Text](stateMachineARN A, child *builder.Workflow[In, Out], options ...Option) builder.Call[In, Answer] {
	s := spec(builder.TextArgument("StateMachineArn", stateMachineARN), builder.WaitForTaskToken, options)
	s.Arguments = append(s.Arguments, given(child)...)
	return builder.NewCall[In, Answer](s)
}

func spec(machine builder.Argument, pattern builder.Pattern, list []Option) builder.CallSpec {
	arguments := append([]builder.Argument{machine}, options.All(list)...)
	arguments = append(arguments, faults(machine)...)
	if options.Given(arguments, "Input") == nil {
		arguments = append(arguments, builder.RequestArgument("Input"))
	}
	return builder.CallSpec{Service: "states", Action: "startExecution", Pattern: pattern, Arguments: arguments}
}

// given refuses a child that is nil.
func given[In, Out any](child *builder.Workflow[In, Out]) []builder.Argument {
	if child == nil {
		return []builder.Argument{builder.RefusedArgument("the child workflow is nil", "make it with builder.New")}
	}
	return nil
}

// standardOnly refuses a child that cannot be waited for.
func standardOnly[In, Out any](child *builder.Workflow[In, Out]) []builder.Argument {
	if child != nil && child.Express() {
		return []builder.Argument{builder.RefusedArgument("child workflow "+strconv.Quote(child.Name())+" is an EXPRESS one, which a .sync call cannot wait for",
			"make it a STANDARD one, or call it by aws-sdk:sfn:startSyncExecution")}
	}
	return given(child)
}
