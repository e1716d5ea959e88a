package interp

import (
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonata/eval"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// env is what the expressions of a state see at one moment.
type env struct {
	visit *visit
	// input is what $ stands for in a path, and $states.input in JSONata.
	input any
	// result and failure are $states.result and $states.errorOutput, nil where there is none.
	result, failure *any
	states          *value.Object // $states, once it was made; without the context
	full            *value.Object // the same with the context
}

// statesOf makes $states, with the context when the expression can read it.
func (e *env) statesOf(context bool) *value.Object {
	if e.states == nil {
		o := value.NewObject(4)
		o.Set("input", e.input)
		if e.result != nil {
			o.Set("result", *e.result)
		}
		if e.failure != nil {
			o.Set("errorOutput", *e.failure)
		}
		e.states = o
	}
	if !context {
		return e.states
	}
	if e.full == nil {
		e.full = e.states.With("context", e.visit.context())
	}
	return e.full
}

// jsonata evaluates an expression of a field.
func (e *env) jsonata(text, field string) (any, *Failure) {
	p := e.visit.scope.x.machine.program(text)
	if p.err != nil {
		return nil, queryError(field, "The JSONata expression '%s' specified for the field '%s' could not be parsed. %s", text, field, p.err)
	}
	lookup := func(name string) (any, bool) {
		if name == "states" {
			return e.statesOf(p.needsContext), true
		}
		return e.visit.scope.variable(name)
	}
	engine := e.visit.scope.x.engine
	result, defined, err := p.code.Eval(eval.Undefined(), lookup, engine.evalOptions())
	if err != nil {
		return nil, queryError(field, "The JSONata expression '%s' specified for the field '%s' threw an error during evaluation. %s", text, field, jsonataCause(err))
	}
	if !defined {
		return nil, queryError(field, "The JSONata expression '%s' specified for the field '%s' returned nothing (undefined).", text, field)
	}
	return result, nil
}

// jsonataCause is what a cause says of an error of an evaluation.
func jsonataCause(err error) string {
	if e, ok := err.(*eval.Error); ok {
		return e.Code + ": " + e.Message
	}
	return err.Error()
}

// evalOptions are what an evaluation takes from the run.
func (e *engine) evalOptions() *eval.Options {
	e.eval.Now = e.now
	return &e.eval
}

// roots are what paths start from.
func (e *env) roots(path *jsonpath.Path) jsonpath.Roots {
	r := jsonpath.Roots{Input: e.input, Variable: e.visit.scope.variable}
	if path.Root == jsonpath.Context {
		r.Context = e.visit.context()
	}
	return r
}

// path evaluates a path or a call of an intrinsic function in a payload template; field is the member's name.
func (e *env) path(text, field string) (any, *Failure) {
	q := e.visit.scope.x.machine.query(text)
	switch {
	case q.err != nil:
		return nil, runtimeError("Invalid path '%s' : %s", text, q.err)
	case q.call != nil:
		return e.intrinsic(q.call)
	}
	v, err := q.path.EvalIn(e.roots(q.path))
	if err != nil {
		return nil, runtimeError("The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'", text, field, value.Text(e.input))
	}
	return v, nil
}

// plainPath evaluates a path of a field of the state, whose fault has another text.
func (e *env) plainPath(text string) (any, *Failure) {
	q := e.visit.scope.x.machine.query(text)
	if q.err != nil {
		return nil, runtimeError("Invalid path '%s' : %s", text, q.err)
	}
	if q.call != nil {
		return e.intrinsic(q.call)
	}
	v, err := q.path.EvalIn(e.roots(q.path))
	if err != nil {
		return nil, runtimeError("Invalid path '%s' : %s", text, err)
	}
	return v, nil
}

// intrinsic calls an intrinsic function.
func (e *env) intrinsic(call *intrinsic.Call) (any, *Failure) {
	engine := e.visit.scope.x.engine
	v, err := call.Eval(intrinsic.Env{
		Input:  e.input,
		Path:   func(p *jsonpath.Path) (any, error) { return p.EvalIn(e.roots(p)) },
		Random: engine.drawn,
		UUID:   engine.random.uuid,
	})
	if err != nil {
		return nil, runtimeError("%s", err)
	}
	return v, nil
}

// drawn returns a whole number from low up to, not including, high; from a seed when there is one.
func (e *engine) drawn(low, high int64, seed *int64) int64 {
	r := &e.random
	if seed != nil {
		r = &random{state: uint64(*seed)}
	}
	return low + int64(r.float()*float64(high-low))
}
