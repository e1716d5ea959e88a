package builder

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/service"
)

// handover is one value that a state hands to a sink.
type handover struct {
	kind            SinkKind
	service, action string // of a call
	parameter       []string
	at              callers
	held            *taint
	tree            *tree // where the bindings inside stand; nil for a single expression
}

// sensitiveFlow is a flow and what only the builder knows of it.
type sensitiveFlow struct {
	LineageFlow
	source secret
	st     *state
	at     callers
}

// flows finds every sensitive field that reaches a sink, each once, in a stable order.
func (c *compiler) flows() []sensitiveFlow {
	t := newTracker(c)
	var out []sensitiveFlow
	for _, sc := range c.m.scopes {
		for _, s := range sc.states {
			t.sinks(s, func(h handover) {
				h.held.without(nil).each(nil, func(path []string, source secret, o *origin) {
					out = append(out, h.flow(s, path, source, o))
				})
			})
		}
	}
	names := secretNames(c.secrets(), out)
	for i := range out {
		out[i].Source = names[out[i].source]
	}
	slices.SortStableFunc(out, func(a, b sensitiveFlow) int { return a.compare(b.LineageFlow) })
	return slices.CompactFunc(out, func(a, b sensitiveFlow) bool { return a.compare(b.LineageFlow) == 0 })
}

// flow is the flow of a secret that stands at path inside what is handed over.
func (h handover) flow(s *state, path []string, source secret, o *origin) sensitiveFlow {
	f := sensitiveFlow{st: s, at: h.tree.place(path), source: source}
	if f.at == nil {
		f.at = h.at
	}
	pos := f.at.pos()
	f.LineageFlow = LineageFlow{
		Sink: h.kind, State: s.name, Parameter: memberPath(append(h.parameter[:len(h.parameter):len(h.parameter)], path...)),
		Service: h.service, Action: h.action, File: pos.File, Line: pos.Line,
	}
	if f.Parameter == "Name" && h.startsExecution() {
		f.Sink = SinkName
	}
	for ; o != nil; o = o.prev {
		p := o.at.pos()
		f.Path = append([]LineageStep{{o.text, p.File, p.Line}}, f.Path...)
	}
	return f
}

func (h handover) startsExecution() bool {
	return (h.service == "states" || h.service == "aws-sdk:sfn") && (h.action == "startExecution" || h.action == "startSyncExecution")
}

// memberPath joins names of members: item.names[].
func memberPath(path []string) string {
	return strings.ReplaceAll(strings.Join(path, "."), ".[]", "[]")
}

// place is the line of the binding that fills what path leads to; nil where no single one does.
func (x *tree) place(path []string) callers {
	switch {
	case x == nil:
		return nil
	case x.by != nil:
		return x.by.at
	case len(path) == 0 || x.array:
		return nil
	}
	for i, name := range x.names {
		if name == path[0] {
			return x.kids[i].place(path[1:])
		}
	}
	if x.ex != nil && x.ex.op == opObject {
		return x.ex.object.tree.place(path)
	}
	return nil
}

// sinks visits what a state hands on.
func (t *tracker) sinks(s *state, visit func(handover)) {
	value := func(kind SinkKind, v *value) {
		if v != nil {
			visit(handover{kind: kind, at: v.at, held: t.value(v), tree: v.tree})
		}
	}
	t.assigned(s, func(b *Binding, r *root) {
		if r != nil {
			visit(handover{kind: SinkVariable, parameter: []string{r.name}, at: b.at, held: union(t.node(b.src), taintOf(r.mem.Type))})
		}
	})
	switch top := s.sc.kind == scopeTop && s.last(); {
	case top && s.output == nil:
		visit(handover{kind: SinkOutput, at: s.at, held: t.output(s)})
	case top:
		value(SinkOutput, s.output)
	default:
		value(SinkStateOutput, s.output)
	}
	for i := range s.catches {
		value(SinkStateOutput, s.catches[i].rule.output)
	}
	switch v := s.verb.(type) {
	case *choiceVerb:
		for i := range v.rules {
			value(SinkStateOutput, v.rules[i].output)
		}
	case *failVerb:
		visit(handover{kind: SinkError, parameter: []string{"Error"}, at: s.at, held: t.node(v.err).flat()})
		visit(handover{kind: SinkError, parameter: []string{"Cause"}, at: s.at, held: t.node(v.cause).flat()})
	case *mapVerb:
		t.storage(s, v, visit)
	case *taskVerb:
		t.call(v, visit)
	}
}

// storage visits what a distributed Map hands to S3.
func (t *tracker) storage(s *state, v *mapVerb, visit func(handover)) {
	h := handover{kind: SinkCall, service: "s3", at: v.items.at}
	if r := v.items.reader; r != nil {
		h.action = r.action
		t.arguments(h, r.arguments, nil, visit)
	}
	if v.distributed == nil || v.distributed.destination == nil {
		return
	}
	// Of a child that failed its input is written, whatever the WriterConfig says.
	visit(handover{kind: SinkResults, parameter: []string{"Input"}, at: s.at, held: t.inputOf(v.sc)})
	visit(handover{kind: SinkResults, parameter: []string{"Output"}, at: s.at, held: t.outputOf(v.sc)})
	d := v.distributed.destination
	for name, n := range map[string]*node{"Bucket": d.bucket, "Prefix": d.prefix} {
		visit(handover{kind: SinkCall, service: "s3", action: "putObject", parameter: []string{name}, at: n.at, held: t.node(n)})
	}
}

// call visits the arguments of a call.
func (t *tracker) call(v *taskVerb, visit func(handover)) {
	h := handover{kind: SinkCall, service: v.call.Service, action: v.call.Action}
	if v.call.Pattern == WaitForTaskToken {
		h.kind = SinkChannel
	}
	if h.service == "" {
		h.service, h.action = calledBy(v.call)
	}
	t.arguments(h, v.call.Arguments, v.arguments, visit)
	if v.arguments != nil && v.call.place() == nil {
		h.at, h.held, h.tree = v.arguments.at, t.value(v.arguments), v.arguments.tree
		visit(h)
	}
}

// arguments visits the arguments of a call, and the request where it stands among them.
func (t *tracker) arguments(h handover, arguments []Argument, request *value, visit func(handover)) {
	for _, a := range arguments {
		part := h
		if a.name != "" {
			part.parameter = append(h.parameter[:len(h.parameter):len(h.parameter)], a.name)
		}
		switch {
		case a.kind == argumentRequest && request != nil:
			part.at, part.held, part.tree = request.at, t.value(request), request.tree
			visit(part)
		case a.kind == argumentValue:
			part.at, part.held = a.at, t.node(a.value)
			visit(part)
		}
		part.held, part.tree = nil, nil
		t.arguments(part, a.parts, request, visit)
	}
}

// calledBy is the integration behind a whole ARN: lambda and invoke for a function. A parameter tells nothing.
func calledBy(call *CallSpec) (name, action string) {
	if call.Resource == nil || call.Resource.value == nil {
		return "", ""
	}
	text, _ := call.Resource.value.lit.(string)
	switch r, _ := service.Parse(text); r.Kind {
	case service.Lambda:
		return "lambda", "invoke"
	case service.Optimized:
		return r.Service, r.Action
	case service.SDK:
		return "aws-sdk:" + r.Service, r.Action
	default:
		return "", ""
	}
}
