package builder

import (
	"reflect"
	"time"
)

// The context object of Step Functions, field by field.
// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html

// ExecutionID gives the ARN of the execution.
func ExecutionID() Expr[string] { return contextPath[string]("Execution.Id") }

// ExecutionName gives the name of the execution.
func ExecutionName() Expr[string] { return contextPath[string]("Execution.Name") }

// ExecutionRoleArn gives the ARN of the role that the execution runs under.
func ExecutionRoleArn() Expr[string] { return contextPath[string]("Execution.RoleArn") }

// ExecutionStartTime gives the time at which the execution started.
func ExecutionStartTime() Expr[time.Time] { return contextPath[time.Time]("Execution.StartTime") }

// ExecutionRedriveCount gives how often the execution was redriven; 0 at first.
func ExecutionRedriveCount() Expr[int] {
	at := here()
	count := &node{op: opContext, typ: reflect.TypeFor[*int](), text: "Execution.RedriveCount", at: at}
	return expr[int](&node{op: opOrElse, args: []*node{count, literal(at, 0)}, at: at})
}

// StateMachineID gives the ARN of the state machine.
func StateMachineID() Expr[string] { return contextPath[string]("StateMachine.Id") }

// StateMachineName gives the name of the state machine.
func StateMachineName() Expr[string] { return contextPath[string]("StateMachine.Name") }

// StateName gives the name of the state in which the expression stands.
func StateName() Expr[string] { return contextPath[string]("State.Name") }

// StateEnteredTime gives the time at which the state was entered.
func StateEnteredTime() Expr[time.Time] { return contextPath[time.Time]("State.EnteredTime") }

// StateRetryCount gives how often the state was retried; 0 at first.
func StateRetryCount() Expr[int] { return contextPath[int]("State.RetryCount") }

// TaskToken gives the token that resumes the task. It exists only in the arguments of a call that waits for it; Build refuses
// it elsewhere, and refuses such a call that does not hand the token on.
func TaskToken() Expr[string] { return expr[string](&node{op: opToken, at: here()}) }

func contextPath[T any](path string) Expr[T] {
	return expr[T](&node{op: opContext, text: path, at: here()})
}
