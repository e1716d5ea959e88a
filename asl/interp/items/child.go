package items

import (
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// Child is what became of a child execution of a Map Run.
type Child struct {
	// ExecutionArn is the ARN of the child. "": it was never started.
	ExecutionArn string
	// Name is the name of the child. "": it was never started.
	Name string
	// StateMachineArn is the ARN of the machine, with the label of the Map. "": it was never started.
	StateMachineArn string
	// Status is SUCCEEDED, FAILED, TIMED_OUT, ABORTED or PENDING.
	Status string
	// Input is the input of the child.
	Input any
	// Output is what it gave, when it succeeded.
	Output any
	// Error is the name of the error. "": none.
	Error string
	// Cause is the text that explains the error. "": none.
	Cause string
	// StartDate is when the child began. Zero: it was never started.
	StartDate time.Time
	// StopDate is when the child ended. Zero: it has not.
	StopDate time.Time
	// RedriveCount says how often the child was redriven.
	RedriveCount int
	// RedriveStatus says whether the child can be redriven. "": NOT_REDRIVABLE for one that succeeded, REDRIVABLE_BY_MAP_RUN for
	// another one that was started.
	RedriveStatus string
	// RedriveStatusReason says why it cannot. "": AWS's text for a child that succeeded, where RedriveStatus is "" too.
	RedriveStatusReason string
}

// Statuses of a [Child] that decide which file it is in. Any other is among the failed.
const (
	succeeded = "SUCCEEDED"
	failed    = "FAILED"
	pending   = "PENDING"
)

// dateForm is the form of dates in a record: milliseconds, UTC.
const dateForm = "2006-01-02T15:04:05.000Z"

// Record returns the child in the form that files of results have where Transformation is NONE, and always for a child that did
// not succeed: its members in the order of their names, Input and Output as JSON texts, what is absent left out.
func (c *Child) Record() *value.Object {
	o := value.NewObject(16)
	set := func(name, text string) {
		if text != "" {
			o.Set(name, text)
		}
	}
	set("Cause", c.Cause)
	set("Error", c.Error)
	set("ExecutionArn", c.ExecutionArn)
	o.Set("Input", value.Text(c.Input))
	o.Set("InputDetails", included)
	set("Name", c.Name)
	if c.Status == succeeded {
		o.Set("Output", value.Text(c.Output))
		o.Set("OutputDetails", included)
	}
	if c.Status != pending {
		o.Set("RedriveCount", float64(c.RedriveCount))
	}
	status, reason := c.redrivable()
	set("RedriveStatus", status)
	set("RedriveStatusReason", reason)
	set("StartDate", date(c.StartDate))
	set("StateMachineArn", c.StateMachineArn)
	o.Set("Status", c.Status)
	set("StopDate", date(c.StopDate))
	return o
}

// redrivable returns the RedriveStatus and the RedriveStatusReason of the record.
func (c *Child) redrivable() (status, reason string) {
	switch {
	case c.RedriveStatus != "" || c.Status == pending:
		return c.RedriveStatus, c.RedriveStatusReason
	case c.Status == succeeded:
		return "NOT_REDRIVABLE", "Execution is SUCCEEDED and cannot be redriven"
	default:
		return "REDRIVABLE_BY_MAP_RUN", c.RedriveStatusReason
	}
}

// included are the InputDetails and OutputDetails of a record: the text stands in it.
var included = value.ObjectOf("Included", true)

// date returns the text of a date, "" for none.
func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(dateForm)
}

// file returns the kind of file that the child is in.
func (c *Child) file() string {
	switch c.Status {
	case succeeded, pending:
		return c.Status
	default:
		return failed
	}
}
