package builder

import (
	"cmp"
	"fmt"

	"github.com/aslgen/aslgen/asl/diag"
)

// SinkKind is what receives a sensitive value.
type SinkKind string

// The kinds of sinks.
const (
	SinkCall        SinkKind = "call"         // the arguments of a call
	SinkChannel     SinkKind = "channel"      // the arguments of a call that waits for a task token
	SinkName        SinkKind = "name"         // the name of an execution that a call starts
	SinkVariable    SinkKind = "variable"     // a variable that Assign fills
	SinkStateOutput SinkKind = "state output" // the Output of a state, or of one of its catchers or rules
	SinkOutput      SinkKind = "output"       // the output of the workflow
	SinkError       SinkKind = "error"        // the Error or Cause of a Fail
	SinkResults     SinkKind = "results"      // what a distributed Map writes to S3: the Input and the Output of its children
)

// LineageReport tells where the sensitive fields of a workflow go.
type LineageReport struct {
	// Workflow is the name of the workflow.
	Workflow string `json:"workflow"`
	// Flows are sorted by source, state, sink and parameter; never null.
	Flows []LineageFlow `json:"flows"`
}

// LineageFlow is one sensitive field and one place that receives it.
type LineageFlow struct {
	// Source is the tagged field: the Go type and the field.
	Source string `json:"source"`
	// Sink is the kind of what receives it.
	Sink SinkKind `json:"sink"`
	// State is the state that hands it over.
	State string `json:"state"`
	// Parameter is the path of member names inside what receives it; the name of a variable; Error or Cause; empty for a whole.
	Parameter string `json:"parameter,omitempty"`
	// Service and Action name the integration of a call; empty elsewhere and for a whole ARN.
	Service string `json:"service,omitempty"`
	Action  string `json:"action,omitempty"`
	// File and Line are the place that hands it over.
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
	// Path is where the value went through before, first step first; empty when it was read directly.
	Path []LineageStep `json:"path,omitempty"`
}

// LineageStep is a variable, or the result of an inner scope or a Pass, that a value went through.
type LineageStep struct {
	// Text names the step.
	Text string `json:"text"`
	// File and Line are where the step was filled.
	File string `json:"file,omitempty"`
	Line int    `json:"line,omitempty"`
}

// Lineage follows the fields tagged `asl:"sensitive"` and tells what receives them.
//
//	type Patient struct {
//		ID   string `json:"id"`
//		Name string `json:"name" asl:"sensitive"` // a struct, a list or an embedded struct can be tagged as well
//	}
//
// A value that is computed from a sensitive one is sensitive, hashes included; whether a value is there, how long it is and how it
// compares are not. Tags count wherever the type is used: a result whose type has tagged fields is a source, and so is a tagged field
// of a request. The Cause of a failed call may quote what the call was given, so the Failure of a Task whose arguments are
// sensitive is sensitive there; where nobody catches it, it is in the history of the execution like all input, which is not told. The
// variables that Build makes to keep results are not told either, nor is what a [JSONata] text reads beside its arguments. The report is nil when the workflow cannot be built; the list is that of [Workflow.Build].
func (w *Workflow[In, Out]) Lineage() (*LineageReport, diag.List) {
	out, list := w.Build()
	if out == nil {
		return nil, list
	}
	c := &compiler{m: w.m}
	report := &LineageReport{Workflow: w.m.name, Flows: []LineageFlow{}}
	for _, f := range c.flows() {
		report.Flows = append(report.Flows, f.LineageFlow)
	}
	return report, list
}

// where names what receives the value, for messages.
func (f LineageFlow) where() string {
	what := string(f.Sink)
	if f.Service != "" {
		what += " " + f.Service + ":" + f.Action
	}
	if f.Parameter != "" {
		what += " at " + f.Parameter
	}
	return fmt.Sprintf("the %s of %q", what, f.State)
}

// compare gives flows their order.
func (f LineageFlow) compare(g LineageFlow) int {
	return cmp.Or(cmp.Compare(f.Source, g.Source), cmp.Compare(f.State, g.State), cmp.Compare(f.Sink, g.Sink), cmp.Compare(f.Parameter, g.Parameter),
		cmp.Compare(f.File, g.File), cmp.Compare(f.Line, g.Line))
}
