package interp

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// noteMap notes the numbers of a Map; the failure is that of a field that cannot be evaluated.
func (r *stateRun) noteMap(v *visit, s *asl.Map) *Failure {
	r.noteInput(v, s.InputPath)
	input, f := v.inputAt(s.InputPath)
	if f != nil {
		return f
	}
	n := len(r.test.MapItemReaderData)
	if s.ItemReader == nil {
		list, f := v.items(s, input, distributed(s))
		if f != nil {
			return f
		}
		n = len(list)
	}
	d := &distribution{visit: v, def: s}
	if f := d.configure(input); f != nil {
		return f
	}
	limit, f := v.maxConcurrency(s, input)
	if f != nil {
		return f
	}
	r.note("maxConcurrency", float64(limit))
	if d.tolerated.byCount {
		r.note("toleratedFailureCount", float64(d.tolerated.count))
	}
	if d.tolerated.byPart {
		r.note("toleratedFailurePercentage", d.tolerated.percent)
	}
	if failed := r.test.MapIterationFailureCount; failed != nil && *failed > n && (s.ItemReader == nil || r.test.MapItemReaderData != nil) {
		r.refused = &APIError{
			Code: "ValidationException", Message: "Map iteration failure count must be less than or equal to the number of Map iterations",
		}
	}
	return nil
}

// distributed reports whether a Map runs its items as child executions.
func distributed(s *asl.Map) bool { return s.ItemProcessor != nil && s.ItemProcessor.Distributed() }

// noteOutput notes what ResultSelector and ResultPath make of a result.
func (r *stateRun) noteOutput(v *visit, result any, selector *jsontree.Value, path asl.NullablePath) {
	if v.node.jsonata {
		return
	}
	if selector != nil {
		var f *Failure
		if result, f = v.scope.x.machine.template(selector, false).eval(v.env(result), "ResultSelector"); f != nil {
			return
		}
	}
	r.note("afterResultSelector", result)
	if output, f := v.place(result, path); f == nil {
		r.note("afterResultPath", output)
	}
}
