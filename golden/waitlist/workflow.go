// Package waitlist makes an output that has no single type: a Choice whose ways set the output, and a switch over an expression.
package waitlist

import "github.com/aslgen/aslgen/builder"

// Arrival is the input.
type Arrival struct {
	Age       int     `json:"age"`
	Pulse     int     `json:"pulse"`
	Usual     int     `json:"usualPulse"`
	Systolic  int     `json:"systolic"`
	Oxygen    float64 `json:"oxygen"`
	Complaint string  `json:"complaint"`
	Referred  string  `json:"referredTo"`
	Alert     bool    `json:"alert"`
}

// Priority is an enumerated type that the workflow computes.
type Priority string

// The priorities.
const (
	Now    Priority = "now"
	Soon   Priority = "soon"
	Normal Priority = "normal"
)

// Values lists the priorities.
func (Priority) Values() []Priority { return []Priority{Now, Soon, Normal} }

// Placement is the output for a patient who is seen.
type Placement struct {
	Area   string `json:"area"`
	Reason string `json:"reason"`
}

// Ticket is the output for a patient who waits.
type Ticket struct {
	Number string `json:"number"`
	Hours  int    `json:"hours"`
}

// Workflow gives a patient a place in the queue. Its output has no single type: who is seen at once gets a Placement, who waits gets
// a Ticket. The Choice sets the output, and the last state passes it on.
func Workflow() *builder.Workflow[Arrival, any] {
	w := builder.New[Arrival, any]("waitlist")
	in := w.Input()

	// Without a value of its own a Pass passes its input on.
	handOver := builder.PassThrough(w, "Hand over").
		Comment("The output is what the way to this state made.")
	seen := Placement{Area: "majors"}
	atOnce := builder.Pass(w, "Seen at once", &seen, builder.Bind(&seen.Reason, &in.Complaint))
	atOnce.Then(handOver)

	adult := builder.GreaterOrEqualExpr(builder.From(&in.Age), builder.Lit(18))
	calm := builder.Or(
		builder.EqualExpr(builder.From(&in.Pulse), builder.From(&in.Usual)),
		builder.LessExpr(builder.From(&in.Pulse), builder.Lit(90)))
	sure := builder.And(
		builder.NotEqual(&in.Complaint, ""),
		builder.NotEqualExpr(builder.From(&in.Complaint), builder.From(&in.Referred)),
		builder.Not(builder.From(&in.Alert))) // a bool is a condition

	referred := Placement{Area: "clinic"}
	ticket := Ticket{Hours: 4}
	wait := builder.Choice(w, "Wait?").
		WhenRule(builder.Rule(builder.And(adult, calm, sure)).
			Output(&referred, builder.Bind(&referred.Reason, &in.Referred)), handOver).
		Output(&ticket, builder.Bind(&ticket.Number, builder.Format("{}-{}", builder.Lower(&in.Complaint), builder.ExecutionName()))).
		Otherwise(handOver)

	// SwitchExpr takes an expression. If nests: the first condition that holds gives the value. With Otherwise, a Switch may leave
	// values out.
	priority := builder.If(builder.LessOrEqualExpr(builder.From(&in.Systolic), builder.Lit(80)), builder.Lit(Now),
		builder.If(builder.Less(&in.Oxygen, 0.94), builder.Lit(Soon), builder.Lit(Normal)))
	w.StartAt(builder.SwitchExpr(w, "How urgent?", priority).
		Case(Now, atOnce).
		Otherwise(wait))
	return w
}
