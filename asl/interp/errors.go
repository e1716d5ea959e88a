package interp

import "fmt"

// Error names of the States Language that the interpreter raises. Spec: #appendix-a.
const (
	errAll                 = "States.ALL"
	errDataLimitExceeded   = "States.DataLimitExceeded"
	errExceedTolerated     = "States.ExceedToleratedFailureThreshold"
	errHeartbeatTimeout    = "States.HeartbeatTimeout"
	errItemReaderFailed    = "States.ItemReaderFailed"
	errNoChoiceMatched     = "States.NoChoiceMatched"
	errQueryEvaluation     = "States.QueryEvaluationError"
	errResultPathMatch     = "States.ResultPathMatchFailure"
	errResultWriterFailed  = "States.ResultWriterFailed"
	errRuntime             = "States.Runtime"
	errTaskFailed          = "States.TaskFailed"
	errTimeout             = "States.Timeout"
	maxPayload             = 262_144  // bytes of an input, a result or an output
	maxVariable            = 262_144  // bytes of one variable, and of all that one Assign sets
	maxVariables           = 10 << 20 // bytes of all variables of an execution
	expressSeconds         = 300      // the longest time of an EXPRESS execution
	inlineConcurrency      = 40       // iterations of an inline Map that run at a time at most
	distributedConcurrency = 10_000
	defaultMaxAttempts     = 3
	defaultIntervalSeconds = 1
	defaultBackoffRate     = 2.0
	maxSeconds             = 99_999_999 // of a Wait, a time limit or a pause
)

// runtimeError is a fault of the machine: States.ALL does not take it.
func runtimeError(format string, args ...any) *Failure {
	return &Failure{Error: errRuntime, Cause: fmt.Sprintf(format, args...), uncatchable: true, runtime: true}
}

// queryError is an expression that cannot be evaluated, in a field; "" for none.
func queryError(field, format string, args ...any) *Failure {
	return &Failure{Error: errQueryEvaluation, Cause: fmt.Sprintf(format, args...), location: field, runtime: true}
}

// tooLarge is a value over the payload limit.
func tooLarge(what string) *Failure {
	return &Failure{
		Error:       errDataLimitExceeded,
		Cause:       fmt.Sprintf("The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit.", what),
		uncatchable: true,
	}
}
