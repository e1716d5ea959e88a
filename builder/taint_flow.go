package builder

import (
	"reflect"
	"strings"
)

// flows finds every sensitive field that reaches a sink. Expressions are resolved already.
func (c *compiler) flows() []foundFlow {
	t := &tracker{c: c, roots: map[*root]*taint{}}
	for before := -1; before != t.size(); { // taints only grow: a round that adds nothing is the last
		before = t.size()
		t.round()
	}
	var out []foundFlow
	for _, sc := range c.m.scopes {
		for _, s := range sc.states {
			t.sinks(s, func(kind SinkKind, parameter string, at callers, held *taint) {
				held.each(parameter, func(path, source string, o *origin) {
					out = append(out, newFlow(s, kind, path, source, at, o))
				})
			})
		}
	}
	return sortFlows(out)
}

func newFlow(s *state, kind SinkKind, path, source string, at callers, o *origin) foundFlow {
	if at == nil {
		at = s.at
	}
	f := foundFlow{st: s, at: at, LineageFlow: LineageFlow{Source: source, Sink: kind, State: s.name, Parameter: path}}
	if v, ok := s.verb.(*taskVerb); ok && (kind == SinkCall || kind == SinkChannel) {
		f.Service, f.Action = v.call.Service, v.call.Action
		if f.Service == "states" && f.Action == "startExecution" && path == "Name" {
			f.Sink = SinkName
		}
	}
	pos := at.pos()
	f.File, f.Line = pos.File, pos.Line
	for ; o != nil; o = o.prev {
		p := o.at.pos()
		f.Path = append([]LineageStep{{o.text, p.File, p.Line}}, f.Path...)
	}
	return f
}

func (t *tracker) size() (n int) {
	for _, x := range t.roots {
		n += x.size()
	}
	return n
}

// fill adds to what a value of the workflow holds.
func (t *tracker) fill(r *root, held *taint, at callers) {
	if r != nil && held != nil {
		t.roots[r] = union(t.roots[r], held.cut(maxTaintDepth).through(r.String(), at))
	}
}

// round carries every value one step on.
func (t *tracker) round() {
	for _, sc := range t.c.m.scopes {
		for _, s := range sc.states {
			t.assigned(s, func(b *Binding, r *root) { t.fill(r, t.node(b.src), b.at) })
			switch v := s.verb.(type) {
			case *passVerb:
				for _, r := range s.result { // the state that fills initial variables has none
					t.fill(r, t.value(v.value), s.at)
				}
			case *parallelVerb:
				for i, b := range v.branches {
					t.fill(s.result[i], t.outputOf(b), s.at)
					t.failed(s, b)
				}
			case *mapVerb:
				t.items(s, v)
				if out := t.outputOf(v.sc); out != nil {
					t.fill(v.list, &taint{elem: out}, s.at)
				}
				t.failed(s, v.sc)
			}
		}
	}
}

// items fills the item of a Map's processor.
func (t *tracker) items(s *state, v *mapVerb) {
	item := t.node(v.items.list).element()
	if v.selector != nil {
		t.fill(v.raw, item, s.at)
		item = t.value(v.selector)
	}
	if b := v.items.batch; b != nil {
		if item != nil {
			item = (*taint)(nil).with("Items", &taint{elem: item})
		}
		item = item.with("BatchInput", t.value(b.input))
	}
	t.fill(v.sc.item, item, s.at)
}

// failed fills the failure of a Parallel or a Map with the texts of the Fail states inside.
func (t *tracker) failed(s *state, sc *scope) {
	if s.failure == nil {
		return
	}
	for _, inner := range sc.states {
		if f, ok := inner.verb.(*failVerb); ok {
			t.fill(s.failure, (*taint)(nil).with("Error", t.node(f.err)).with("Cause", t.node(f.cause)), inner.at)
		}
	}
}

// outputOf is what a scope gives.
func (t *tracker) outputOf(sc *scope) (out *taint) {
	for _, s := range sc.states {
		if s.last() {
			out = union(out, t.output(s))
		}
	}
	return out
}

// output is what a last state gives: its Output, or its result.
func (t *tracker) output(s *state) *taint {
	if s.output != nil {
		return t.value(s.output)
	}
	return union(t.results(s), taintOfType(s.verb.resultType(), map[reflect.Type]bool{}))
}

// results are what the results of a state hold; a Parallel gives the list of those of its branches.
func (t *tracker) results(s *state) (out *taint) {
	_, parallel := s.verb.(*parallelVerb)
	for _, r := range s.result {
		held := t.roots[r]
		if held != nil && parallel {
			held = &taint{elem: union(held, taintOfType(r.mem.Type, map[reflect.Type]bool{}))}
		}
		out = union(out, held)
	}
	return out
}

// assigned visits the bindings that fill variables.
func (t *tracker) assigned(s *state, visit func(b *Binding, variable *root)) {
	each := func(bindings []Binding) {
		for i := range bindings {
			if b := &bindings[i]; b.src != nil {
				visit(b, t.c.target(b))
			}
		}
	}
	each(s.assigns)
	s.verb.edges(s, func(e edge) { each(e.assigns) })
	for i := range s.catches {
		each(s.catches[i].rule.assigns)
	}
}

// sinks visits what a state hands on, with what it holds.
func (t *tracker) sinks(s *state, visit func(kind SinkKind, parameter string, at callers, held *taint)) {
	t.assigned(s, func(b *Binding, r *root) {
		if r != nil {
			visit(SinkVariable, r.name, b.at, union(t.node(b.src), taintOfType(r.mem.Type, map[reflect.Type]bool{})))
		}
	})
	kind := SinkStateOutput
	if s.sc.kind == scopeTop && s.last() {
		kind = SinkOutput
		visit(kind, "", s.at, t.output(s))
	} else if s.output != nil {
		visit(kind, "", s.output.at, t.value(s.output))
	}
	for i := range s.catches {
		if o := s.catches[i].rule.output; o != nil {
			visit(SinkStateOutput, "", o.at, t.value(o))
		}
	}
	switch v := s.verb.(type) {
	case *choiceVerb:
		for i := range v.rules {
			if o := v.rules[i].output; o != nil {
				visit(SinkStateOutput, "", o.at, t.value(o))
			}
		}
	case *failVerb:
		visit(SinkError, "Error", s.at, t.node(v.err).flat())
		visit(SinkError, "Cause", s.at, t.node(v.cause).flat())
	case *mapVerb:
		if d := v.distributed; d != nil && d.destination != nil {
			visit(SinkResults, "", s.at, t.outputOf(v.sc))
		}
	case *taskVerb:
		t.taskCall(v, visit)
	}
}

// taskCall visits the arguments of a call, binding by binding where the line of one is known.
func (t *tracker) taskCall(v *taskVerb, visit func(kind SinkKind, parameter string, at callers, held *taint)) {
	kind := SinkCall
	if v.call.Pattern == WaitForTaskToken {
		kind = SinkChannel
	}
	var walk func(path []string, arguments []Argument)
	walk = func(path []string, arguments []Argument) {
		for _, a := range arguments {
			below := path
			if a.name != "" {
				below = append(path[:len(path):len(path)], a.name)
			}
			if a.kind == argumentRequest && v.arguments != nil {
				visit(kind, strings.Join(below, "."), v.arguments.at, t.value(v.arguments))
			}
			if a.kind == argumentValue {
				visit(kind, strings.Join(below, "."), a.at, t.node(a.value))
			}
			walk(below, a.parts)
		}
	}
	walk(nil, v.call.Arguments)
	if v.arguments != nil && v.call.place() == nil {
		visit(kind, "", v.arguments.at, t.value(v.arguments))
	}
}
