package eventstask_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/eventstask"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
)

func TestTable(t *testing.T) {
	q, one := Question{}, eventstask.PutEventsInput[Question]{Entries: []eventstask.PutEventsRequestEntry[Question]{{Source: "ward", DetailType: "Question"}}}
	require.Empty(t, tabletest.Faults("events:putEvents", nil,
		tabletest.Workflow(eventstask.PutEvent[Study]("ward", "Study read", eventstask.Time(builder.Now())), Study{}),
		tabletest.Workflow(eventstask.PutEvents[Study](), eventstask.PutEventsInput[Study]{
			Entries: []eventstask.PutEventsRequestEntry[Study]{{Source: "ward", DetailType: "Study read"}}}),
		tabletest.Waiting(eventstask.WithToken[Question, Answer]("ward", "Question"), builder.Object(&q, builder.Bind(&q.Token, builder.TaskToken()))),
		tabletest.Waiting(eventstask.PutEventsWithToken[Question, Answer](), builder.Object(&one, builder.Bind(&one.Entries[0].Detail.Token, builder.TaskToken()))),
	))
}

func TestErrors(t *testing.T) {
	require.Empty(t, tabletest.ErrorFaults([]string{
		eventstask.ErrAmazonEventBridge, eventstask.ErrFailedEntry, eventstask.ErrInternal, eventstask.ErrSdkClient, eventstask.ErrThrottling,
	}, "events:putEvents"))
}

func TestEntry(t *testing.T) {
	w := tabletest.Workflow(eventstask.PutEvent[Study]("ward", "Study read", eventstask.EventBusName(builder.Param("bus")), eventstask.Resource("arn:a"),
		eventstask.TraceHeader("Root=1"), eventstask.Resource(builder.ExecutionID())), Study{ID: "s"})
	machine, faults := w.Build()
	require.Empty(t, faults.String())
	require.Equal(t, `{"Entries":[{"Source":"ward","DetailType":"Study read","EventBusName":"${bus}",`+
		`"Resources":["arn:a","{% $states.context.Execution.Id %}"],"TraceHeader":"Root=1","Detail":{"id":"s"}}]}`,
		string(machine.States[0].State.(*asl.Task).Arguments.AppendJSON(nil, "")))
}

func TestRefused(t *testing.T) {
	const source = `source %q of an event is kept for AWS, or empty (name the sender otherwise: ward.studies)`
	for name, c := range map[string]struct {
		refused []string
		want    []string
	}{
		"plain":         {tabletest.Refused(eventstask.PutEvent[Study]("ward", "Read")), nil},
		"map":           {tabletest.Refused(eventstask.PutEvent[map[string]string]("ward", "Read")), nil},
		"anything":      {tabletest.Refused(eventstask.PutEvents[any]()), nil},
		"source of AWS": {tabletest.Refused(eventstask.PutEvent[Study]("aws.s3", "Read")), []string{strings.Replace(source, "%q", `"aws.s3"`, 1)}},
		"no source":     {tabletest.Refused(eventstask.WithToken[Study, Answer]("", "Read")), []string{strings.Replace(source, "%q", `""`, 1)}},
		"no type":       {tabletest.Refused(eventstask.PutEvent[Study]("ward", "")), []string{`detail type "" of an event has 0 characters; 1 to 128 (shorten it)`}},
		"a text":        {tabletest.Refused(eventstask.PutEvent[string]("ward", "Read")), []string{"the detail of an event is a string; EventBridge takes an object (make it a struct)"}},
		"lists":         {tabletest.Refused(eventstask.PutEvents[[]Study]()), []string{"the detail of an event is a []eventstask_test.Study; EventBridge takes an object (make it a struct)"}},
		"bus twice": {tabletest.Refused(eventstask.PutEvent[Study]("ward", "Read", eventstask.EventBusName("a"), eventstask.EventBusName("b"))),
			[]string{`argument "Entries[0].EventBusName" of the call is given twice (take one of them out)`}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, c.refused) })
	}
	require.Len(t, tabletest.Refused(eventstask.PutEvent[Study]("ward", strings.Repeat("x", 129))), 1)
}
