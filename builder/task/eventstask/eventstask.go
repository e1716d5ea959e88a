// Package eventstask sends events to Amazon EventBridge from a workflow.
//
// Step Functions adds the ARNs of the execution and of the state machine to the Resources of every event. When EventBridge refuses one
// of the events, the state fails with [ErrFailedEntry].
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
package eventstask

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// PutEventsOutput is the answer of PutEvents.
type PutEventsOutput struct {
	// FailedEntryCount is how many events were refused: 0, for otherwise the state has failed.
	FailedEntryCount int `json:"FailedEntryCount"`
	// Entries tell of each event, in the order of the request.
	Entries []PutEventsResultEntry `json:"Entries"`
}

// PutEventsResultEntry tells what has become of one event.
type PutEventsResultEntry struct {
	// EventId identifies the event; nil when it was refused.
	EventId *string `json:"EventId,omitempty"`
	// ErrorCode says why it was refused; nil when it was not.
	ErrorCode *string `json:"ErrorCode,omitempty"`
	// ErrorMessage explains it.
	ErrorMessage *string `json:"ErrorMessage,omitempty"`
}

// PutEvent sends one event. source names the sender, such as "ward.studies", and detailType the kind of event: literals, pointers to
// fields or expressions. Detail is the content of the event, an object.
func PutEvent[Detail any, S, T builder.Text](source S, detailType T, options ...Option) builder.Call[Detail, PutEventsOutput] {
	return builder.NewCall[Detail, PutEventsOutput](one[Detail](builder.RequestResponse,
		builder.TextArgument("Source", source), builder.TextArgument("DetailType", detailType), options))
}

// WithToken sends one event and waits until somebody sends success or failure with the task token. The detail must hand the token on: bind
// one of its fields to [builder.TaskToken]. Answer is what SendTaskSuccess brings. Give the state a Timeout.
func WithToken[Detail, Answer any, S, T builder.Text](source S, detailType T, options ...Option) builder.Call[Detail, Answer] {
	return builder.NewCall[Detail, Answer](one[Detail](builder.WaitForTaskToken,
		builder.TextArgument("Source", source), builder.TextArgument("DetailType", detailType), options))
}

// PutEvents sends up to 10 events of one kind of detail. For several kinds, Detail is any.
func PutEvents[Detail any]() builder.Call[PutEventsInput[Detail], PutEventsOutput] {
	return builder.NewCall[PutEventsInput[Detail], PutEventsOutput](several[Detail](builder.RequestResponse))
}

// PutEventsWithToken sends up to 10 events, one of which hands the task token on, and waits as [WithToken] does.
func PutEventsWithToken[Detail, Answer any]() builder.Call[PutEventsInput[Detail], Answer] {
	return builder.NewCall[PutEventsInput[Detail], Answer](several[Detail](builder.WaitForTaskToken))
}

// PutEventsInput is the request of PutEvents.
type PutEventsInput[Detail any] struct {
	// Entries are the events, 1 to 10.
	Entries []PutEventsRequestEntry[Detail] `json:"Entries"`
}

// PutEventsRequestEntry is an event.
type PutEventsRequestEntry[Detail any] struct {
	// Source names the sender. It does not begin with "aws.".
	Source string `json:"Source"`
	// DetailType is the kind of event, at most 128 characters.
	DetailType string `json:"DetailType"`
	// Detail is the content: an object.
	Detail Detail `json:"Detail"`
	// EventBusName is the name or the ARN of the bus. Absent: the default bus of the account.
	EventBusName *string `json:"EventBusName,omitempty"`
	// Resources are the ARNs of what the event is about.
	Resources []string `json:"Resources,omitempty"`
	// Time is when it happened, as RFC 3339 text. Absent: when it is sent.
	Time *string `json:"Time,omitempty"`
	// TraceHeader is the X-Ray trace, at most 500 characters.
	TraceHeader *string `json:"TraceHeader,omitempty"`
}

func one[Detail any](pattern builder.Pattern, source, detailType builder.Argument, list []Option) builder.CallSpec {
	entry := append([]builder.Argument{source, detailType}, options.All(list)...)
	if text, ok := options.Text(source); ok && (text == "" || strings.HasPrefix(text, "aws.")) {
		entry = append(entry, builder.RefusedArgument(fmt.Sprintf("source %q of an event is kept for AWS, or empty", text), "name the sender otherwise: ward.studies"))
	}
	if text, ok := options.Text(detailType); ok && (text == "" || len(text) > maxDetailType) {
		entry = append(entry, builder.RefusedArgument(fmt.Sprintf("detail type %q of an event has %d characters; 1 to %d", text, len(text), maxDetailType), "shorten it"))
	}
	entry = append(entry, objectOnly[Detail]()...)
	return spec(pattern, builder.ListArgument("Entries", builder.ObjectArgument("", append(entry, builder.RequestArgument("Detail"))...)))
}

const maxDetailType = 128

func several[Detail any](pattern builder.Pattern) builder.CallSpec {
	return spec(pattern, objectOnly[Detail]()...)
}

// objectOnly refuses a type of detail that is no object.
func objectOnly[Detail any]() []builder.Argument {
	t := reflect.TypeFor[Detail]()
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Struct, reflect.Map, reflect.Interface:
		return nil
	default:
		return []builder.Argument{builder.RefusedArgument(fmt.Sprintf("the detail of an event is a %s; EventBridge takes an object", t), "make it a struct")}
	}
}

func spec(pattern builder.Pattern, arguments ...builder.Argument) builder.CallSpec {
	return builder.CallSpec{Service: "events", Action: "putEvents", Pattern: pattern, Arguments: arguments}
}
