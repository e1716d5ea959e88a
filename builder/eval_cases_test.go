package builder_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// nothing is the input of workflows that take none.
type nothing struct{}

// flowCheck is what a program sees of an execution.
type flowCheck[In, Out any] struct {
	*testing.T
	*run
	in   In
	out  Out
	fail *failure
}

// last returns the last visit of a state, nil when there was none.
func (x *run) last(state string) *visit {
	for i := len(x.visits) - 1; i >= 0; i-- {
		if x.visits[i].State == state {
			return x.visits[i]
		}
	}
	return nil
}

// flowProgram is a program of any states.
func flowProgram[In, Out any](name string, build func(w *builder.Workflow[In, Out], in *In), check func(c *flowCheck[In, Out]), options ...builder.Option) evalProgram {
	return evalProgram{name, []evalVariant{{
		name: "flow", share: 1,
		build: func() builder.Definition {
			w := builder.New[In, Out]("flow", options...)
			build(w, w.Input())
			return w
		},
		input: func(x *run) any { return randomOf[In](x.r) },
		check: func(t *testing.T, x *run, input, output json.RawMessage, fail *failure) {
			if check == nil {
				return
			}
			c := &flowCheck[In, Out]{T: t, run: x, in: decode[In](t, input), fail: fail}
			if fail == nil {
				c.out = decode[Out](t, output)
			}
			check(c)
		},
	}}}
}

// listIn is an input of several items.
type listIn[T any] struct{ Items []T }

// exprProgram is a program of expressions over a value: bind fills the fields of Out from it, want computes the same in Go. It
// runs with the value in every place in which a value can live.
func exprProgram[In, Out any](name string, bind func(in *In, out *Out) []builder.Binding, want func(in In) Out) evalProgram {
	var compare func(In, Out) (any, any)
	if want != nil {
		compare = func(in In, out Out) (any, any) { return want(in), out }
	}
	return comparedProgram(name, bind, compare)
}

// comparedProgram is an exprProgram whose values are compared by a function of its own: it makes two that must be the same.
func comparedProgram[In, Out any](name string, bind func(in *In, out *Out) []builder.Binding, compare func(in In, out Out) (want, got any)) evalProgram {
	e := &exprCase[In, Out]{bind: bind, compare: compare}
	return evalProgram{name, []evalVariant{
		e.plain("input", 1, e.input),
		e.task("result", e.local),
		e.task("captured", e.captured),
		e.plain("variable", 0.2, e.variable),
		e.plain("pass", 0.2, e.pass),
		e.plain("lambda", 0.2, e.lambda),
		e.plain("branch", 0.2, e.branch),
		e.list("item", e.item),
		e.list("outer item", e.outerItem),
		e.list("selected", e.selected),
		e.list("distributed", e.distributed),
	}}
}

type exprCase[In, Out any] struct {
	bind    func(in *In, out *Out) []builder.Binding
	compare func(in In, out Out) (want, got any) // nil: types only
}

func (e *exprCase[In, Out]) check(t *testing.T, in In, out Out) {
	t.Helper()
	if e.compare != nil {
		want, got := e.compare(in, out)
		requireSame(t, want, got)
	}
}

// plain is a variant whose input is the value itself.
func (e *exprCase[In, Out]) plain(name string, share float64, build func(w *builder.Workflow[In, Out])) evalVariant {
	return evalVariant{
		name: name, share: share,
		build: func() builder.Definition {
			w := builder.New[In, Out]("expressions")
			build(w)
			return w
		},
		input: func(x *run) any { return randomOf[In](x.r) },
		check: func(t *testing.T, _ *run, input, output json.RawMessage, _ *failure) {
			e.check(t, decode[In](t, input), decode[Out](t, output))
		},
	}
}

// task is a variant in which the value is the result of the task "Make".
func (e *exprCase[In, Out]) task(name string, build func(w *builder.Workflow[nothing, Out], make *builder.TaskState[nothing, In])) evalVariant {
	var value In
	return evalVariant{
		name: name, share: 0.3,
		build: func() builder.Definition {
			w := builder.New[nothing, Out]("expressions")
			build(w, builder.Task(w, "Make", lambdatask.Function[nothing, In]("make")).Arguments(&nothing{}))
			return w
		},
		input: func(x *run) any {
			value = randomOf[In](x.r)
			x.results["Make"] = value
			return nothing{}
		},
		check: func(t *testing.T, _ *run, _, output json.RawMessage, _ *failure) {
			e.check(t, copyOf(value), decode[Out](t, output))
		},
	}
}

// list is a variant in which the value is the item of a Map.
func (e *exprCase[In, Out]) list(name string, build func(w *builder.Workflow[listIn[In], []Out])) evalVariant {
	return evalVariant{
		name: name, share: 0.1,
		build: func() builder.Definition {
			w := builder.New[listIn[In], []Out]("expressions")
			build(w)
			return w
		},
		input: func(x *run) any { return randomOf[listIn[In]](x.r) },
		check: func(t *testing.T, _ *run, input, output json.RawMessage, _ *failure) {
			items, outs := decode[listIn[In]](t, input).Items, decode[[]Out](t, output)
			require.Len(t, outs, len(items))
			for i := range items {
				e.check(t, items[i], outs[i])
			}
		},
	}
}

// object is the value that the program makes of the one behind in.
func (e *exprCase[In, Out]) object(in *In) builder.Expr[Out] {
	out := new(Out)
	return builder.Object(out, e.bind(in, out)...)
}

func (e *exprCase[In, Out]) input(w *builder.Workflow[In, Out]) {
	out := new(Out)
	w.StartAt(builder.Succeed(w, "End", out, e.bind(w.Input(), out)...))
}

func (e *exprCase[In, Out]) local(w *builder.Workflow[nothing, Out], make *builder.TaskState[nothing, In]) {
	out := new(Out)
	w.StartAt(make.Output(out, e.bind(make.Result(), out)...))
}

func (e *exprCase[In, Out]) captured(w *builder.Workflow[nothing, Out], make *builder.TaskState[nothing, In]) {
	out := new(Out)
	w.StartAt(make).Then(builder.Succeed(w, "End", out, e.bind(make.Result(), out)...))
}

func (e *exprCase[In, Out]) variable(w *builder.Workflow[In, Out]) {
	v := builder.Var[In](w, "kept")
	w.StartAt(builder.PassThrough(w, "Keep").Assign(builder.Bind(v, w.Input()))).Then(builder.SucceedExpr(w, "End", e.object(v)))
}

func (e *exprCase[In, Out]) pass(w *builder.Workflow[In, Out]) {
	made := builder.PassExpr(w, "Make", builder.From(w.Input()))
	out := new(Out)
	w.StartAt(made).Then(builder.Succeed(w, "End", out, e.bind(made.Result(), out)...))
}

func (e *exprCase[In, Out]) lambda(w *builder.Workflow[In, Out]) {
	list := builder.EachExpr(builder.ListOf(builder.From(w.Input())), e.object)
	w.StartAt(builder.SucceedExpr(w, "End", builder.OrElseExpr(builder.AtExpr(list, 0), builder.Lit(*new(Out)))))
}

func (e *exprCase[In, Out]) branch(w *builder.Workflow[In, Out]) {
	p := builder.Parallel(w, "Both")
	first := builder.Branch(p, func(b *builder.BranchScope[In]) { b.StartAt(builder.PassExpr(b, "First", builder.From(w.Input()))) })
	builder.Branch(p, func(b *builder.BranchScope[Out]) { b.StartAt(builder.PassExpr(b, "Second", e.object(w.Input()))) })
	out := new(Out)
	w.StartAt(p).Then(builder.Succeed(w, "End", out, e.bind(first, out)...))
}

func (e *exprCase[In, Out]) item(w *builder.Workflow[listIn[In], []Out]) {
	w.StartAt(builder.Map(w, "All", &w.Input().Items, func(p *builder.Processor[In, Out]) {
		out := new(Out)
		p.StartAt(builder.Succeed(p, "End", out, e.bind(p.Item(), out)...))
	}))
}

func (e *exprCase[In, Out]) outerItem(w *builder.Workflow[listIn[In], []Out]) {
	w.StartAt(builder.Map(w, "All", &w.Input().Items, func(p *builder.Processor[In, Out]) {
		inner := builder.Map(p, "Inner", builder.FromListExpr(builder.Lit([]int{1, 2})), func(q *builder.Processor[int, Out]) {
			q.StartAt(builder.PassExpr(q, "One", e.object(p.Item())))
		})
		zero := *new(Out)
		inner.Output(builder.OrElseExpr(builder.At(inner.Result(), 1), builder.Lit(zero)))
		p.StartAt(inner)
	}))
}

func (e *exprCase[In, Out]) selected(w *builder.Workflow[listIn[In], []Out]) {
	type chosen struct {
		Value In
		Count int
	}
	src := builder.Select(&w.Input().Items, func(raw *In, item *chosen) []builder.Binding {
		return []builder.Binding{builder.Bind(&item.Value, raw), builder.Bind(&item.Count, builder.MapItemIndex())}
	})
	w.StartAt(builder.Map(w, "All", src, func(p *builder.Processor[chosen, Out]) {
		out := new(Out)
		p.StartAt(builder.PassThrough(p, "Begin")).Then(builder.Succeed(p, "End", out, e.bind(&p.Item().Value, out)...))
	}))
}

func (e *exprCase[In, Out]) distributed(w *builder.Workflow[listIn[In], []Out]) {
	w.StartAt(builder.DistributedMap(w, "All", &w.Input().Items, func(p *builder.Processor[In, Out]) {
		out := new(Out)
		p.StartAt(builder.Succeed(p, "End", out, e.bind(p.Item(), out)...))
	}))
}

// refused makes of every variant of a program one that Build must refuse with a text in its message.
func (p evalProgram) refused(message string) evalProgram {
	for i := range p.variants {
		p.variants[i].refused = message
	}
	return p
}
