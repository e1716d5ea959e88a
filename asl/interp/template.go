package interp

import (
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// template is a JSON value of a field with expressions in it, read once.
type template interface {
	eval(e *env, field string) (any, *Failure)
}

// literal is a value without expressions.
type literal struct{ v any }

func (t literal) eval(*env, string) (any, *Failure) { return t.v, nil }

// jsonataText is a string between {% and %}.
type jsonataText string

func (t jsonataText) eval(e *env, field string) (any, *Failure) { return e.jsonata(string(t), field) }

// pathText is the value of a member whose name ends in ".$".
type pathText struct{ text, name string }

func (t pathText) eval(e *env, _ string) (any, *Failure) { return e.path(t.text, t.name) }

// arrayTemplate is an array with an expression somewhere.
type arrayTemplate []template

func (t arrayTemplate) eval(e *env, field string) (any, *Failure) {
	elems := make([]any, len(t))
	for i, elem := range t {
		v, f := elem.eval(e, fieldPath(field, "", i))
		if f != nil {
			return nil, f
		}
		elems[i] = v
	}
	return elems, nil
}

// objectTemplate is an object with an expression somewhere.
type objectTemplate struct {
	names  []string
	values []template
}

func (t *objectTemplate) eval(e *env, field string) (any, *Failure) {
	o := value.NewObject(len(t.names))
	for i, name := range t.names {
		at := field
		if _, isLiteral := t.values[i].(literal); !isLiteral {
			at = fieldPath(field, name, -1)
		}
		v, f := t.values[i].eval(e, at)
		if f != nil {
			return nil, f
		}
		o.Set(name, v)
	}
	return o, nil
}

// template returns the template of a field, read once.
func (m *machine) template(v *jsontree.Value, jsonata bool) template {
	if t := m.templates[v]; t != nil {
		return t
	}
	t := newTemplate(v, jsonata)
	m.templates[v] = t
	return t
}

func newTemplate(v *jsontree.Value, jsonata bool) template {
	switch v.Kind() {
	case jsontree.String:
		if text, ok := expressionIn(v.Str()); ok && jsonata {
			return jsonataText(text)
		}
	case jsontree.Array:
		return arrayOf(v, jsonata)
	case jsontree.Object:
		return objectOf(v, jsonata)
	}
	return literal{value.FromTree(v)}
}

func arrayOf(v *jsontree.Value, jsonata bool) template {
	t := make(arrayTemplate, len(v.Elems()))
	dynamic := false
	for i, elem := range v.Elems() {
		t[i] = newTemplate(elem, jsonata)
		dynamic = dynamic || !isLiteral(t[i])
	}
	if !dynamic {
		return literal{value.FromTree(v)}
	}
	return t
}

func objectOf(v *jsontree.Value, jsonata bool) template {
	t := &objectTemplate{}
	dynamic := false
	for _, m := range v.Members() {
		name, inner := m.Name, newTemplate(m.Value, jsonata)
		if !jsonata && strings.HasSuffix(name, ".$") && m.Value.Kind() == jsontree.String {
			name, inner = strings.TrimSuffix(name, ".$"), pathText{text: m.Value.Str(), name: name}
		}
		dynamic = dynamic || !isLiteral(inner)
		t.names, t.values = append(t.names, name), append(t.values, inner)
	}
	if !dynamic {
		return literal{value.FromTree(v)}
	}
	return t
}

func isLiteral(t template) bool {
	_, ok := t.(literal)
	return ok
}
