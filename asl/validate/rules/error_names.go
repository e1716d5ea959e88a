package rules

// The error names of the language and of Step Functions that rules speak of.
const (
	statesALL              = "States.ALL"
	statesTaskFailed       = "States.TaskFailed"
	statesTimeout          = "States.Timeout"
	statesHeartbeatTimeout = "States.HeartbeatTimeout"
	statesRuntime          = "States.Runtime"
	statesPrefix           = "States."
)

// reservedNames are all error names that begin with "States.".
var reservedNames = []string{
	statesALL,
	"States.BranchFailed",
	"States.DataLimitExceeded",
	"States.ExceedToleratedFailureThreshold",
	statesHeartbeatTimeout,
	"States.Http.Socket",
	"States.IntrinsicFailure",
	"States.ItemReaderFailed",
	"States.NoChoiceMatched",
	"States.ParameterPathFailure",
	"States.Permissions",
	"States.QueryEvaluationError",
	"States.ResultPathMatchFailure",
	"States.ResultWriterFailed",
	statesRuntime,
	statesTaskFailed,
	statesTimeout,
}
