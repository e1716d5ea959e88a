package batch

import (
	"reflect"

	"github.com/aslgen/aslgen/builder"
)

// The names of the errors that a batch as a whole fails with, for [builder.DistributedMapState.Catch].
const (
	// ErrExceedToleratedFailureThreshold: more children failed than are tolerated. Others may still be at work.
	ErrExceedToleratedFailureThreshold = "States.ExceedToleratedFailureThreshold"
	// ErrItemReaderFailed: the source could not be read.
	ErrItemReaderFailed = "States.ItemReaderFailed"
	// ErrResultWriterFailed: the results could not be written.
	ErrResultWriterFailed = "States.ResultWriterFailed"
)

// MapRun is a batch in a workflow: a state to lead to and to go on from. Out is the result of a child.
type MapRun[Out any] struct {
	builder.Chain
	state  *builder.DistributedMapState[Out]
	name   string
	writer Writer
	label  string
	// numbered tells that the children get a Numbered item.
	numbered bool
	// outcomes tells that the children record an Outcome.
	outcomes bool
}

// Name returns the name of the batch.
func (r *MapRun[Out]) Name() string { return r.name }

// State returns the distributed Map, for what it has besides: Catch, Assign, Output. A Retry of it starts a new Map Run over all of the items,
// those that succeeded included: redrive the execution instead.
func (r *MapRun[Out]) State() *builder.DistributedMapState[Out] { return r.state }

// Written returns the result of a batch with a writer, to take pointers into: the ARN of the Map Run, and the bucket and key of the
// manifest.
func (r *MapRun[Out]) Written() *builder.MapRunResult { return r.state.Written() }

// Results returns the results of a batch with [NoWriter], to read as a whole.
func (r *MapRun[Out]) Results() *[]Out { return r.state.Result() }

// Failure returns the error that a Catch of the state caught.
func (r *MapRun[Out]) Failure() *builder.ErrorOutput { return r.state.Failure() }

// Writer returns where the results go.
func (r *MapRun[Out]) Writer() Writer { return r.writer }

// Run works through the items of a source: each, or each batch of them, in a child execution of its own. What the body gives is recorded as an
// [Outcome], and so is its failure, so that one poison item does not stop the others; what no body can help, [Faults] and the end of the child itself,
// counts towards the tolerated failures.
//
// The names of the states begin with that of the batch. The body is called once, with the scope of its states and the address of the item; it sees
// nothing of the scope around the batch but what [Select] and [InBatchesWith] hand over.
func Run[Item, Result any](s builder.Scope, name string, source Source[Item], writer Writer, label RunLabel, concurrency Concurrency,
	body func(b Body[Result], item *Item), options ...Option) *MapRun[Outcome[Item, Result]] {
	o := collectSettings(options)
	c := checker{s, name}
	source = usable(c, source)
	body = bodyOr(c, body)
	var m *builder.DistributedMapState[Outcome[Item, Result]]
	switch {
	case source.numbered != nil:
		m = builder.DistributedMap(s, name, source.numbered(), func(p *builder.Processor[Numbered[Item], Outcome[Item, Result]]) {
			record(p, name, &p.Item().Item, builder.From(&p.Item().Key), body, o)
		})
	default:
		m = builder.DistributedMap(s, name, source.items, func(p *builder.Processor[Item, Outcome[Item, Result]]) {
			key := builder.ExecutionName()
			if source.key != nil {
				key = source.key(p.Item())
			}
			record(p, name, p.Item(), key, body, o)
		})
	}
	run := finish(c, m, writer, label, concurrency, o)
	run.outcomes, run.numbered = true, source.numbered != nil
	return run
}

// RunWithoutOutcomes is [Run] whose children give the bare result of the body. An item that fails is a failed child: it counts towards the tolerated
// failures, and the writer lists it among the failed executions.
func RunWithoutOutcomes[Item, Result any](s builder.Scope, name string, source Source[Item], writer Writer, label RunLabel, concurrency Concurrency,
	body func(b Body[Result], item *Item), options ...Option) *MapRun[Result] {
	c := checker{s, name}
	source = usable(c, source)
	body = bodyOr(c, body)
	m := builder.DistributedMap(s, name, source.items, func(p *builder.Processor[Item, Result]) {
		body(bare[Item, Result]{builder.NewFragment(p, name+": "), p}, p.Item())
	})
	return finish(c, m, writer, label, concurrency, collectSettings(options))
}

// bare is a body without a record of its outcome: a processor whose states' names begin with that of the batch.
type bare[Item, Result any] struct {
	*builder.Fragment[Result]
	p *builder.Processor[Item, Result]
}

// StartAt sets the first state.
func (b bare[Item, Result]) StartAt(first builder.State) builder.Chain { return b.p.StartAt(first) }

// finish sets what does not depend on the items.
func finish[Out any](c checker, m *builder.DistributedMapState[Out], writer Writer, label RunLabel, concurrency Concurrency, o *settings) *MapRun[Out] {
	c.writer(writer, reflect.TypeFor[Out]())
	c.concurrency(concurrency)
	c.options(o)
	if writer.destination != nil && writer.format != (Format{}) {
		m.ResultWriter(*writer.destination).WriterConfig(writer.format.transformation, writer.format.output)
	}
	if !label.auto {
		m.Label(label.label)
	}
	switch {
	case concurrency.n != nil && *concurrency.n > 0:
		m.MaxConcurrency(*concurrency.n)
	case concurrency.expr != nil:
		m.MaxConcurrencyExpr(*concurrency.expr)
	}
	tolerate(m, o)
	switch {
	case o.express:
		m.Express()
	case !o.standard:
		m.ExecutionTypeByContent()
	}
	return &MapRun[Out]{Chain: builder.Span(m, m), state: m, name: c.name, writer: writer, label: label.label}
}

// tolerate sets the limits of failures.
func tolerate[Out any](m *builder.DistributedMapState[Out], o *settings) {
	switch {
	case o.count != nil:
		m.ToleratedFailureCount(*o.count)
	case o.countBy != nil:
		m.ToleratedFailureCountExpr(*o.countBy)
	}
	switch {
	case o.percent != nil:
		m.ToleratedFailurePercentage(*o.percent)
	case o.percentBy != nil:
		m.ToleratedFailurePercentageExpr(*o.percentBy)
	}
}
