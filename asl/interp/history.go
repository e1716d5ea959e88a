package interp

import (
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// Event is one entry of an execution's history, as GetExecutionHistory gives it.
// AWS page: https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
type Event struct {
	// ID is the number of the event, from 1.
	ID int64
	// PreviousEventID is the event that led to this one, 0 for the first two.
	PreviousEventID int64
	// Timestamp is the virtual time of the event.
	Timestamp time.Time
	// Type is the name of the event, such as "TaskStateEntered".
	Type string
	// Name is the name of the state in events of states and of iterations of a Map.
	Name string
	// Input is the JSON value that came in, in the form of package value; nil where there is none or it is null.
	Input any
	// Output is the JSON value that went out: of a state, a task, an execution.
	Output any
	// HasOutput says that the event has an output, which may be null.
	HasOutput bool
	// Assigned are the variables that the state assigned, nil for none.
	Assigned *value.Object
	// Error is the error name of an event of failure, "" for none.
	Error string
	// Cause is the cause of an event of failure, "" for none.
	Cause string
	// Resource and ResourceType are those of a task: "invoke" and "lambda". Resource is the whole ARN for a function or activity.
	Resource, ResourceType string
	// Location is the field of the state whose evaluation failed, in an EvaluationFailed.
	Location string
	// TimeoutSeconds and HeartbeatSeconds are those of a task when it was scheduled, 0 for none.
	TimeoutSeconds, HeartbeatSeconds int64
	// RoleARN is the role that a task's Credentials name, or the role of the execution in ExecutionStarted.
	RoleARN string
	// Length is the number of items of a MapStateStarted.
	Length int
	// Index is the number of an iteration, from 0.
	Index int
	// MapRunARN is the ARN of the Map Run that a MapRunStarted tells of.
	MapRunARN string
}

// details returns the name of the member that holds the details of an event, and the details in AWS's form; "" for events
// that have none.
func (e *Event) details() (string, *value.Object) {
	o := value.NewObject(6)
	io := func(name string, v any) {
		o.Set(name, value.Text(v))
		o.Set(name+"Details", value.ObjectOf("truncated", false))
	}
	failed := func() {
		if e.Error != "" {
			o.Set("error", e.Error)
		}
		if e.Cause != "" {
			o.Set("cause", e.Cause)
		}
	}
	task := func() {
		o.Set("resourceType", e.ResourceType)
		o.Set("resource", e.Resource)
	}
	switch kind := eventKind(e.Type); kind {
	case "stateEntered":
		o.Set("name", e.Name)
		io("input", e.Input)
	case "stateExited":
		o.Set("name", e.Name)
		io("output", e.Output)
		if e.Assigned.Len() > 0 {
			vars := value.NewObject(e.Assigned.Len())
			for name, v := range e.Assigned.All() {
				vars.Set(name, value.Text(v))
			}
			o.Set("assignedVariables", vars)
			o.Set("assignedVariablesDetails", value.ObjectOf("truncated", false))
		}
	case "executionStarted":
		io("input", e.Input)
		o.Set("roleArn", e.RoleARN)
	case "executionSucceeded", "lambdaFunctionSucceeded", "activitySucceeded":
		io("output", e.Output)
	case "executionFailed", "executionTimedOut", "executionAborted", "lambdaFunctionFailed", "lambdaFunctionTimedOut",
		"activityFailed", "activityTimedOut", "mapRunFailed":
		failed()
	case "taskScheduled":
		task()
		o.Set("region", "")
		o.Set("parameters", value.Text(e.Input))
		e.limits(o)
	case "lambdaFunctionScheduled", "activityScheduled":
		o.Set("resource", e.Resource)
		io("input", e.Input)
		e.limits(o)
	case "taskStarted":
		task()
	case "taskSubmitted", "taskSucceeded":
		task()
		io("output", e.Output)
	case "taskFailed", "taskTimedOut", "taskSubmitFailed", "taskStartFailed":
		task()
		failed()
	case "evaluationFailed":
		failed()
		o.Set("location", e.Location)
		o.Set("state", e.Name)
	case "mapStateStarted":
		o.Set("length", float64(e.Length))
	case "mapIterationStarted", "mapIterationSucceeded", "mapIterationFailed", "mapIterationAborted":
		o.Set("name", e.Name)
		o.Set("index", float64(e.Index))
	case "mapRunStarted":
		o.Set("mapRunArn", e.MapRunARN)
	default:
		return "", nil
	}
	return eventKind(e.Type) + "EventDetails", o
}

// limits adds the time limits and the role of a scheduled task.
func (e *Event) limits(o *value.Object) {
	if e.TimeoutSeconds > 0 {
		o.Set("timeoutInSeconds", float64(e.TimeoutSeconds))
	}
	if e.HeartbeatSeconds > 0 {
		o.Set("heartbeatInSeconds", float64(e.HeartbeatSeconds))
	}
	if e.RoleARN != "" {
		o.Set("taskCredentials", value.ObjectOf("roleArn", e.RoleARN))
	}
}

// eventKind returns what the name of the details begins with: the type in lower camel case, the same for all kinds of states.
func eventKind(eventType string) string {
	for _, suffix := range []string{"StateEntered", "StateExited"} {
		if len(eventType) > len(suffix) && eventType[len(eventType)-len(suffix):] == suffix {
			return "s" + suffix[1:]
		}
	}
	return string(eventType[0]|0x20) + eventType[1:]
}

// JSON returns the event in AWS's form, with the timestamp in RFC 3339. Region is that of the execution.
func (e *Event) JSON(region string) *value.Object {
	o := value.ObjectOf(
		"timestamp", e.Timestamp.UTC().Format(timeLayout),
		"type", e.Type,
		"id", float64(e.ID),
		"previousEventId", float64(e.PreviousEventID),
	)
	if name, details := e.details(); details.Len() > 0 {
		if details.Has("region") {
			details.Set("region", region)
		}
		o.Set(name, details)
	}
	return o
}

// timeLayout is how AWS prints times in the context object.
const timeLayout = "2006-01-02T15:04:05.000Z"
