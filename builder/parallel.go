package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

// ParallelState is a Parallel: its branches run side by side, and it goes on when all have ended. When one fails, all are
// stopped and the state fails. Spec: https://states-language.net/spec.html#parallel-state
type ParallelState struct {
	fallible[*ParallelState]
	p *parallelVerb
}

// Parallel makes a Parallel state. Its branches are made with [Branch].
func Parallel(s Scope, name string) *ParallelState {
	v := &parallelVerb{}
	p := &ParallelState{p: v}
	p.flow = flow[*ParallelState]{newState(s, here(), name, v), p}
	return p
}

// Arguments sets what the branches get as their input instead of the input of the state. Branches read the values of the scope
// around them by pointer, so this only keeps the history small. v is a pointer to a Go value or an Expr.
func (p *ParallelState) Arguments(v any, bindings ...Binding) *ParallelState {
	at := here()
	if p.p.arguments != nil {
		p.st.fault(errGivenTwice.At(at.pos(), "Arguments of %q are given twice", p.st.name))
	}
	p.p.arguments = newValue(at, v, bindings)
	return p
}

// BranchScope is the scope of a branch whose output has type Res.
type BranchScope[Res any] struct{ sc *scope }

// StartAt sets the first state of the branch.
func (b *BranchScope[Res]) StartAt(first State) Chain {
	return handleOf(b).sc.setStart(here(), first)
}

// Comment sets the Comment of the branch.
func (b *BranchScope[Res]) Comment(text string) *BranchScope[Res] {
	if b.sc != nil {
		b.sc.comment = text
	}
	return b
}

func (b *BranchScope[Res]) handle() handle { return innerHandle(b.sc) }
func (b *BranchScope[Res]) returns(Res)    {}

// Branch adds a branch to a Parallel state and returns its result, to take pointers into. It can be read where every path has
// passed the Parallel, and in the Assign and Output of the Parallel.
//
//	chart := builder.Branch(gather, func(b *builder.BranchScope[Chart]) {
//		b.StartAt(builder.Task(b, "Fetch chart", …))
//	})
func Branch[Res any](p *ParallelState, body func(*BranchScope[Res])) *Res {
	at := here()
	if p == nil || p.p == nil {
		p = Parallel(nil, "nil Parallel") // told where the result is used
	}
	sc := p.st.sc.m.newScope(scopeBranch, p.st, reflect.TypeFor[Res]())
	sc.at = at
	r, res := newRoot[Res](p.st.sc, rootResult, p.st)
	r.at = at
	r.prefix = ptrpath.Path{{Index: len(p.p.branches), IsIndex: true}}
	p.st.result = append(p.st.result, r)
	p.p.branches = append(p.p.branches, sc)
	if body == nil {
		p.st.fault(errScopeClosed.At(at.pos(), "the function that makes a branch of %q is nil", p.st.name).
			WithHelp("give it a function that makes the states of the branch"))
		sc.startAt = at
		return res
	}
	body(&BranchScope[Res]{sc})
	return res
}

type parallelVerb struct {
	branches  []*scope
	arguments *value
}

func (p *parallelVerb) kind() string             { return "Parallel" }
func (p *parallelVerb) edges(*state, func(edge)) {}
func (p *parallelVerb) resultType() reflect.Type { return reflect.TypeFor[[]any]() }
func (p *parallelVerb) lower(c *compiler, s *state) {
	c.lowerValue(p.arguments, s.before("Arguments"))
	if len(p.branches) == 0 {
		c.fault(errBranches.At(s.at.pos(), "%q has no branch", s.name))
	}
}

func (p *parallelVerb) emit(c *compiler, s *state) asl.State {
	out := &asl.Parallel{Comment: optional(s.comment), Arguments: c.emitValue(p.arguments, s.before("Arguments"))}
	for _, sc := range p.branches {
		b := asl.Branch{Comment: optional(sc.comment)}
		b.StartAt, b.States = c.emitScope(sc)
		out.Branches = append(out.Branches, b)
	}
	c.emitFallible(s, &out.Retry, &out.Catch, &out.Assign, &out.Output, &out.Next, &out.End)
	return out
}
