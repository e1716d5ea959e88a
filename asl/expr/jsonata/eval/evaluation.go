package eval

import (
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// code evaluates one kind of expression. What it returns may be a sequence as it was collected; evaluation.value collapses it.
type code interface {
	eval(e *evaluation, in any, env *scope) (any, error)
}

// evaluation is one evaluation of a program.
type evaluation struct {
	opts   *Options
	lookup func(name string) (any, bool)
	root   any // what $$ is
	steps  int // how many are left
	bytes  int // how many are left
	depth  int // how many calls may still be nested
	next   tailCall
}

// tailCall is a call that stands last in a function: the loop of evaluation.apply makes it, so that it needs no stack.
type tailCall struct {
	fn   any
	args []any
	in   any
	call *callCode
}

// value evaluates an expression: a sequence of a single item becomes that item, an empty one becomes undefined.
func (e *evaluation) value(p *plan, in any, env *scope) (any, error) {
	v, err := p.code.eval(e, in, env)
	if err != nil {
		return nil, err
	}
	if p.suffixed {
		if v, err = e.suffixes(p, v, env); err != nil {
			return nil, err
		}
	}
	if s, ok := v.(*sequence); ok {
		return collapse(s), nil
	}
	return v, nil
}

// suffixes applies the predicates, the grouping and the [] of an expression that is no path.
func (e *evaluation) suffixes(p *plan, v any, env *scope) (any, error) {
	var err error
	for _, predicate := range p.predicates {
		if v, err = e.filter(predicate, v, env); err != nil {
			return nil, err
		}
	}
	if p.group != nil && p.kind != kindPath {
		if v, err = e.group(p.group, v, env); err != nil {
			return nil, err
		}
	}
	s, ok := v.(*sequence)
	collected := ok && s.isSequence() || !ok && len(p.predicates) > 0 && p.group == nil
	if p.keep && (p.kind == kindPath && p.group == nil || collected) {
		return keepSingleton(v), nil
	}
	return v, nil
}

// collapse returns what a sequence stands for.
func collapse(s *sequence) any {
	if s.cons || s.tuples {
		return s
	}
	switch len(s.items) {
	case 0:
		return undefined
	case 1:
		if !s.keepSingleton {
			return s.items[0]
		}
	}
	return s
}

// call calls a function value from the code of a function. The result may be a sequence as the function of the language that
// stands last in it returned it, of a single item or of none: that is not collapsed.
func (e *evaluation) call(fn any, args ...any) (any, error) {
	return e.apply(tailCall{fn: fn, args: args, in: undefined})
}

// spend takes steps from the budget.
func (e *evaluation) spend(steps int) error {
	if e.steps -= steps; e.steps < 0 {
		return failure("U1001", -1, "Expression evaluation timeout: the expression takes more steps than allowed")
	}
	return nil
}

// alloc takes bytes from the budget: those of a string, 16 for the item of an array.
func (e *evaluation) alloc(bytes int) error {
	if e.bytes -= bytes; e.bytes < 0 {
		return failure("U1001", -1, "Memory limit: the expression makes more bytes than allowed")
	}
	return nil
}

// collect pays for one item that goes through a path.
func (e *evaluation) collect(items int) error {
	e.steps -= items
	e.bytes -= itemSize * items
	if e.steps < 0 {
		return e.spend(0)
	}
	return e.alloc(0)
}

// itemSize is the number of bytes of an item of an array or a sequence.
const itemSize = 16

func (e *evaluation) now() time.Time { return e.opts.Now }

func (e *evaluation) random() float64 {
	if e.opts.Random == nil {
		return 0
	}
	return e.opts.Random()
}

func (e *evaluation) uuid() string {
	if e.opts.UUID == nil {
		return "00000000-0000-4000-8000-000000000000"
	}
	return e.opts.UUID()
}

// number returns a number as a float64.
func number(v any) (float64, bool) {
	if f, ok := v.(float64); ok {
		return f, true
	}
	return value.Float(v)
}

// isSequence tells a sequence from the array of a constructor.
func (s *sequence) isSequence() bool { return !s.cons }
