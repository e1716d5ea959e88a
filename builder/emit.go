package builder

import (
	"reflect"
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// optional is a text field that is absent when empty.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func nextOf(s *state) (next *string, end *bool) {
	if s.next != nil {
		return &s.next.name, nil
	}
	return nil, new(true)
}

// emitText makes a text field that is a literal or an expression.
func (c *compiler) emitText(n *node, w where) *asl.Value[string] {
	switch n.op {
	case opLit:
		text, _ := n.lit.(string)
		if v := literalPayload(jsontree.NewString(text)); v.Str() != text {
			return asl.Expression[string](jsonLiteral(jsontree.NewString(text)))
		}
		return asl.Literal(text)
	case opParam:
		return asl.Literal(c.placeholder(n.text))
	default:
		return asl.Expression[string](c.jsonata(n, w))
	}
}

// output is the Output of a state: what the user says; at the end of a scope whatever makes the scope's output.
func (c *compiler) output(s *state) *jsontree.Value {
	if s.output != nil {
		return c.emitValue(s.output, s.success("Output"))
	}
	if s.next != nil {
		return nil
	}
	if isVoid(s.sc.out) && s.verb.resultType() != s.sc.out {
		return jsontree.NewObject()
	}
	if len(s.result) == 1 && len(s.result[0].prefix) > 0 {
		return jsontree.NewString("{% $states.result" + steps(s.result[0].prefix) + " %}")
	}
	return nil
}

// isVoid tells that a scope's output carries nothing.
func isVoid(t reflect.Type) bool { return t != nil && t.Kind() == reflect.Struct && t.NumField() == 0 }

// emitFallible makes the fields that Task, Parallel and Map share.
func (c *compiler) emitFallible(s *state, retry *[]asl.Retrier, catch *[]asl.Catcher, assign, output **jsontree.Value, next **string, end **bool) {
	for _, r := range s.retries {
		*retry = append(*retry, r.r)
	}
	for i := range s.catches {
		k := &s.catches[i]
		*catch = append(*catch, asl.Catcher{
			Comment:     optional(k.rule.comment),
			ErrorEquals: slices.Clone(k.rule.errors),
			Assign:      c.assign(s, k.rule.assigns, s.catch("Assign"), s.failureFor(k.target)),
			Output:      c.emitValue(k.rule.output, s.catch("Output")),
			Next:        k.target.name,
		})
	}
	*assign = c.assign(s, s.assigns, s.success("Assign"), s.result...)
	*output = c.output(s)
	*next, *end = nextOf(s)
}

func (m *machine) paramNames() []string {
	names := make([]string, 0, len(m.params))
	for n := range m.params {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// emitList makes a list field: the array itself where it is a constant.
func (c *compiler) emitList(n *node, w where) *jsontree.Value {
	if n.op == opLit {
		return literalPayload(literalJSON(n.lit))
	}
	return jsontree.NewString("{% " + (&printer{c: c, w: w}).list(n).s + " %}")
}
