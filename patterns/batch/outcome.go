package batch

import (
	"reflect"

	"github.com/aslgen/aslgen/builder"
)

// Status tells how the work on an item ended.
type Status string

const (
	// StatusOK: the body came to its end, and Result is what it gave.
	StatusOK Status = "ok"
	// StatusFailed: the body failed, and Error and Cause say how.
	StatusFailed Status = "failed"
)

// Values lists the statuses.
func (Status) Values() []Status { return []Status{StatusOK, StatusFailed} }

// Outcome is what a child execution records of its item: one result for each item, whether the body succeeded or not.
type Outcome[Item, Result any] struct {
	// Key tells which item it is. See [KeyedBy].
	Key string `json:"key"`
	// Status tells how the work ended.
	Status Status `json:"status"`
	// Error is the name of the error of a failed item; "" where it succeeded.
	Error string `json:"error,omitempty"`
	// Cause is the text that explains the error; "" where there is none.
	Cause string `json:"cause,omitempty"`
	// Item is the item that failed, so that it can be tried again; nil where it succeeded.
	Item *Item `json:"item,omitempty"`
	// Result is what the body gave; nil where it failed, and where the body gives nothing.
	Result *Result `json:"result,omitempty"`
}

// Body is the scope of the states that work on one item: they are made in it, and begin with StartAt.
type Body[Result any] interface {
	builder.ScopeOf[Result]
	// StartAt sets the first state.
	StartAt(first builder.State) builder.Chain
}

// record makes the states of a child: the body, and what records how it ended.
//
// The body stands in a Parallel with one branch. A body has any number of states, and a Catch of each would see nothing of the states
// that its author adds next; the branch is caught as one.
func record[Raw, Item, Result any](p *builder.Processor[Raw, Outcome[Item, Result]], name string, item *Item, key builder.Expr[string],
	body func(Body[Result], *Item), o *settings) {
	f := builder.NewFragment(p, name+": ")
	work := builder.Parallel(f, "Work").Comment("One branch, so that one Catch sees the failure of every state in it.")
	result := builder.Branch(work, func(b *builder.BranchScope[Result]) { body(b, item) })

	ok := Outcome[Item, Result]{Status: StatusOK}
	bindings := []builder.Binding{builder.Bind(&ok.Key, key)}
	if reflect.TypeFor[Result]().Size() > 0 { // a body that gives nothing has no result to point to
		bindings = append(bindings, builder.BindPtr(&ok.Result, result))
	}
	work.Output(&ok, bindings...)

	failure := work.Failure()
	work.CatchRule(builder.On(o.faults...).Comment("Not the item's fault: the child fails, and counts towards the tolerated failures."),
		builder.Fail(f, "Fault", &failure.Error, &failure.Cause))
	bad := Outcome[Item, Result]{Status: StatusFailed}
	work.CatchRule(builder.On().Comment("A poison item becomes a result."),
		builder.Succeed(f, "Record failure", &bad, builder.Bind(&bad.Key, key),
			builder.Bind(&bad.Error, &failure.Error), builder.Bind(&bad.Cause, &failure.Cause), builder.BindPtr(&bad.Item, item)))
	p.StartAt(work)
}
