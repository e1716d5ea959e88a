package batch

import (
	"github.com/aslgen/aslgen/builder"
)

// MapRun is a batch in a workflow: a state to lead to and to go on from. Out is the result of a child.
type MapRun[Out any] struct {
	builder.Chain
	state  *builder.DistributedMapState[Out]
	writer Writer
}

// State returns the distributed Map, for what it has besides: Catch, Comment, Output.
func (r *MapRun[Out]) State() *builder.DistributedMapState[Out] { return r.state }

// Written returns the result of a batch with a writer, to take pointers into: the ARN of the Map Run, and the bucket and key of the
// manifest.
func (r *MapRun[Out]) Written() *builder.MapRunResult { return r.state.Written() }

// Results returns the results of a batch with [NoWriter], to read as a whole.
func (r *MapRun[Out]) Results() *[]Out { return r.state.Result() }

// Failure returns the error that a Catch of the state caught.
func (r *MapRun[Out]) Failure() *builder.ErrorOutput { return r.state.Failure() }

// Run works through the items of a source: each, or each batch of them, in a child execution of its own. What the body gives is recorded as an
// [Outcome], and so is its failure, so that one poison item does not stop the others.
func Run[Item, Result any](s builder.Scope, name string, source Source[Item], writer Writer, label RunLabel, concurrency Concurrency,
	body func(b Body[Result], item *Item), options ...Option) *MapRun[Outcome[Item, Result]] {
	o := collectSettings(options)
	var m *builder.DistributedMapState[Outcome[Item, Result]]
	if source.numbered != nil {
		m = builder.DistributedMap(s, name, source.numbered(), func(p *builder.Processor[Numbered[Item], Outcome[Item, Result]]) {
			record(p, name, &p.Item().Item, builder.From(&p.Item().Key), body, o)
		})
	} else {
		m = builder.DistributedMap(s, name, source.items, func(p *builder.Processor[Item, Outcome[Item, Result]]) {
			record(p, name, p.Item(), source.key(p.Item()), body, o)
		})
	}
	return finish(s, m, writer, label, concurrency)
}

func finish[Out any](s builder.Scope, m *builder.DistributedMapState[Out], writer Writer, label RunLabel, concurrency Concurrency) *MapRun[Out] {
	if writer.destination != nil {
		m.ResultWriter(*writer.destination).WriterConfig(writer.format.transformation, writer.format.output)
	}
	if !label.auto {
		m.Label(label.label)
	}
	switch {
	case concurrency.unlimited:
	case concurrency.n != 0:
		m.MaxConcurrency(concurrency.n)
	default:
		m.MaxConcurrencyExpr(concurrency.expr)
	}
	return &MapRun[Out]{Chain: builder.Span(m, m), state: m, writer: writer}
}
