package asltest

import (
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder"
)

// Call is a call that a Task made.
type Call struct {
	// State is the name of the state.
	State string
	// Resource is the Resource of the state.
	Resource string
	// Arguments are the arguments of the call, as a value of package value.
	Arguments any
	// Attempt is 0 for the first attempt of a state, 1 for the first retry.
	Attempt int
	// Iterations are the iterations of inline Maps around the state, the outermost first.
	Iterations []interp.Iteration
	// Time is when the call was made, on the run's clock.
	Time time.Time

	request any
}

func newCall(c *call) Call {
	t := c.task
	out := Call{State: t.State, Resource: t.Resource, Arguments: t.Input, Attempt: t.Attempt, Iterations: t.Iterations, Time: t.Time, request: t.Input}
	if c.info != nil {
		out.request = request(*c.info, t.Input)
	}
	return out
}

// Decode reads the request of the call, what the function or the message is given, into a Go value.
func (c Call) Decode(into any) error { return decode(c.request, into) }

// JSON returns the request of the call.
func (c Call) JSON() string { return value.Text(c.request) }

// Calls returns the calls that a state made so far, in order, every attempt one. Without a state they are all calls of the run.
func (r *Runner) Calls(state ...any) []Call {
	r.t.Helper()
	r.started()
	if len(state) == 0 {
		return r.calls
	}
	names := map[string]bool{}
	for _, s := range state {
		names[r.knownTask(s)] = true
	}
	var out []Call
	for _, c := range r.calls {
		if names[c.State] {
			out = append(out, c)
		}
	}
	return out
}

// knownTask returns the name of a Task state, and fails the test for another one.
func (r *Runner) knownTask(state any) string {
	r.t.Helper()
	name := r.stateName(state)
	if _, ok := r.task("", name); !ok {
		r.t.Fatalf("workflow %q has no Task state %q; it has %s", r.def.Name(), name, quotedList(r.taskNames()))
	}
	return name
}

// CallsOf returns the requests of the calls that a state made so far, in order, every attempt one.
func CallsOf[Req, Res any](run Running, state *builder.TaskState[Req, Res]) []Req {
	run.runner().t.Helper()
	return Requests[Req](run, state)
}

// Requests is [CallsOf] for a state that is told by its name.
func Requests[Req any](run Running, state any) []Req {
	r := run.runner()
	r.t.Helper()
	var out []Req
	for _, c := range r.Calls(state) {
		var req Req
		if err := c.Decode(&req); err != nil {
			r.t.Fatalf("the request of %q is %v\n%s", c.State, err, c.JSON())
		}
		out = append(out, req)
	}
	return out
}

// Record is what the run wrote into an audit sink: an item of DynamoDB, an object of S3, or an event of EventBridge.
type Record struct {
	// State is the name of the state that wrote it.
	State string
	// Sink names the call: "dynamodb:putItem", "s3:putObject" or "events:putEvents".
	Sink string
	// Target is the name of the table, the bucket with the key ("bucket/key"), or the bus; empty for the default bus.
	Target string
	// Value is the record, as plain JSON in the form of package value.
	Value any
}

// Decode reads the record into a Go value.
func (r Record) Decode(into any) error { return decode(r.Value, into) }

// JSON returns the record.
func (r Record) JSON() string { return value.Text(r.Value) }

// Records returns what the run wrote into audit sinks so far, in order: the calls of dynamodb:putItem, s3:putObject and
// events:putEvents, whether a mock answered them or not, and every attempt.
func (r *Runner) Records() []Record {
	r.t.Helper()
	r.started()
	var out []Record
	for _, c := range r.calls {
		out = append(out, c.records()...)
	}
	return out
}

// RecordsOf reads the records of a run, see [Runner.Records], into a Go type.
func RecordsOf[T any](run Running) []T {
	r := run.runner()
	r.t.Helper()
	var out []T
	for _, rec := range r.Records() {
		var v T
		if err := rec.Decode(&v); err != nil {
			r.t.Fatalf("the record of %q is %v\n%s", rec.State, err, rec.JSON())
		}
		out = append(out, v)
	}
	return out
}

func (c Call) records() []Record {
	switch {
	case isCall(c.Resource, "dynamodb:putItem"):
		return []Record{{c.State, "dynamodb:putItem", text(c.Arguments, "TableName"), plainItem(member(c.Arguments, "Item"))}}
	case isCall(c.Resource, "s3:putObject"):
		return []Record{{c.State, "s3:putObject", text(c.Arguments, "Bucket") + "/" + text(c.Arguments, "Key"), parsed(member(c.Arguments, "Body"))}}
	case isCall(c.Resource, "events:putEvents"), isCall(c.Resource, "eventbridge:putEvents"):
		var out []Record
		entries, _ := member(c.Arguments, "Entries").([]any)
		for _, e := range entries {
			out = append(out, Record{c.State, "events:putEvents", text(e, "EventBusName"), parsed(member(e, "Detail"))})
		}
		return out
	}
	return nil
}
