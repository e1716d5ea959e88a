package interp

import (
	"strings"

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
			return e.statesOf(p.needs.context), true
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
		return e.intrinsic(q.call, text, field)
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
		return e.intrinsic(q.call, text, "")
	}
	v, err := q.path.EvalIn(e.roots(q.path))
	if err != nil {
		return nil, runtimeError("Invalid path '%s' : %s", text, err)
	}
	return v, nil
}

// intrinsic calls an intrinsic function.
func (e *env) intrinsic(call *intrinsic.Call, text, field string) (any, *Failure) {
	engine := e.visit.scope.x.engine
	var missing *Failure
	v, err := call.Eval(intrinsic.Env{
		Path: func(p *jsonpath.Path) (any, error) {
			v, err := p.EvalIn(e.roots(p))
			if err != nil {
				path := text[p.Start:p.End]
				missing = runtimeError("The function '%s' had the following error: The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'",
					text, path, field, value.Text(e.input))
			}
			return v, err
		},
		Random: engine.seeded,
		UUID:   engine.random.uuid,
	})
	switch {
	case missing != nil:
		return nil, missing
	case err != nil:
		return nil, &Failure{Error: errIntrinsicFailure, Cause: intrinsicCause(err, text), runtime: true}
	}
	return v, nil
}

// intrinsicCause is the cause of a failed call.
func intrinsicCause(err error, text string) string {
	if strings.HasPrefix(err.Error(), "The ") {
		return err.Error()
	}
	return "The function '" + text + "' had the following error: " + err.Error()
}

// seeded returns a number from 0 up to 1, from a seed when there is one.
func (e *engine) seeded(seed *int64) float64 {
	if seed == nil {
		return e.random.float()
	}
	r := random{state: uint64(*seed)}
	return r.float()
}
