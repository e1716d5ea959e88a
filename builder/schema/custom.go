package schema

import (
	"maps"
	"reflect"
	"slices"

	"github.com/invopop/jsonschema"
)

// The methods by which a type describes itself, as github.com/invopop/jsonschema calls them.
type (
	describer     interface{ JSONSchema() *jsonschema.Schema }
	extender      interface{ JSONSchemaExtend(*jsonschema.Schema) }
	aliaser       interface{ JSONSchemaAlias() any }
	memberAliaser interface{ JSONSchemaProperty(string) any }
	documenter    interface{ GetFieldDocString(string) string }
)

// implementor returns a zero value of t as an I, when t or *t has its methods.
func implementor[I any](t reflect.Type) (I, bool) {
	if t.Kind() == reflect.Interface || t.Kind() == reflect.Pointer {
		var none I
		return none, false
	}
	v, ok := reflect.New(t).Interface().(I)
	return v, ok
}

// try runs a user's method and reports its panic.
func (g *generator) try(path string, t reflect.Type, method string, call func()) (ok bool) {
	defer func() {
		if p := recover(); p != nil {
			ok = false
			g.report(badMethod, "the method is called on the zero value; it must not panic",
				"%s: method %s of type %s panics: %v", path, method, t, p)
		}
	}()
	call()
	return true
}

// custom returns the schema that t gives itself, by an alias or as a whole. Without one, ok is false.
func (g *generator) custom(t reflect.Type, path string) (s *jsonschema.Schema, null, ok bool) {
	if a, is := implementor[aliaser](t); is && !inherits(t, sameAlias(a)) {
		s, null = g.alias(t, a, path)
		return s, null, true
	}
	d, is := implementor[describer](t)
	if !is {
		return nil, false, false
	}
	if def := g.defs[t]; def != nil {
		return g.refer(def), def.null, true
	}
	endless := false
	if !g.try(path, t, "JSONSchema", func() { s = d.JSONSchema(); endless = circular(s, nil) }) {
		return &jsonschema.Schema{}, false, true
	}
	switch {
	case s == nil:
		g.report(badMethod, "return a schema", "%s: method JSONSchema of type %s returns nil", path, t)
		return &jsonschema.Schema{}, false, true
	case endless:
		g.report(badMethod, "return a schema that ends", "%s: method JSONSchema of type %s returns a schema that contains itself", path, t)
		return &jsonschema.Schema{}, false, true
	case inherits(t, sameSchema(s)):
		return nil, false, false
	}
	own := *s // the method may return the same schema each time
	own.Version = ""
	f, _ := formOf(t, true)
	null = f == kindForm && (t.Kind() == reflect.Slice || t.Kind() == reflect.Map)
	if t.Name() == "" {
		return &own, null, true
	}
	def := g.define(t, null)
	*def.schema = own
	return g.refer(def), null, true
}

// alias describes the type that stands for t.
func (g *generator) alias(t reflect.Type, a aliaser, path string) (*jsonschema.Schema, bool) {
	var other any
	if !g.try(path, t, "JSONSchemaAlias", func() { other = a.JSONSchemaAlias() }) {
		return &jsonschema.Schema{}, false
	}
	switch {
	case other == nil:
		g.report(badMethod, "return a value of the type that stands for it", "%s: method JSONSchemaAlias of type %s returns nil", path, t)
		return &jsonschema.Schema{}, false
	case g.aliases[t]:
		g.report(badMethod, "return a value of another type", "%s: method JSONSchemaAlias of type %s leads back to it", path, t)
		return &jsonschema.Schema{}, false
	}
	g.aliases[t] = true
	defer delete(g.aliases, t)
	return g.build(reflect.TypeOf(other), path, true)
}

// extend lets t add to its schema s.
func (g *generator) extend(t reflect.Type, s *jsonschema.Schema, path string) *jsonschema.Schema {
	e, ok := implementor[extender](t)
	if !ok {
		return s
	}
	endless := false
	g.try(path, t, "JSONSchemaExtend", func() { e.JSONSchemaExtend(s); endless = circular(s, nil) })
	if endless {
		g.report(badMethod, "return a schema that ends", "%s: method JSONSchemaExtend of type %s makes a schema that contains itself", path, t)
		*s = jsonschema.Schema{}
	}
	return s
}

// inherits tells that a struct type has a method only because it embeds a type that has it. Go promotes such methods,
// but what describes the embedded type does not describe the whole, unless its marshaler is promoted as well. Reflection
// cannot tell a promoted method, its result can: same reports that an embedded type gives the same one.
func inherits(t reflect.Type, same func(embedded reflect.Type) bool) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	if f, _ := formOf(t, true); f != kindForm {
		return false
	}
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous {
			e := f.Type
			if e.Kind() == reflect.Pointer {
				e = e.Elem()
			}
			if same(e) {
				return true
			}
		}
	}
	return false
}

func sameAlias(a aliaser) func(reflect.Type) bool {
	return func(t reflect.Type) bool {
		b, ok := implementor[aliaser](t)
		return ok && quietly(func() bool { return reflect.TypeOf(a.JSONSchemaAlias()) == reflect.TypeOf(b.JSONSchemaAlias()) })
	}
}

func sameSchema(s *jsonschema.Schema) func(reflect.Type) bool {
	return func(t reflect.Type) bool {
		b, ok := implementor[describer](t)
		return ok && quietly(func() bool { return reflect.DeepEqual(s, b.JSONSchema()) })
	}
}

// quietly runs a question that calls users' methods; a panic means no.
func quietly(ask func() bool) (yes bool) {
	defer func() {
		if recover() != nil {
			yes = false
		}
	}()
	return ask()
}

// circular tells that s contains itself; above are the schemas it is in.
func circular(s *jsonschema.Schema, above []*jsonschema.Schema) bool {
	if s == nil {
		return false
	}
	if slices.Contains(above, s) {
		return true
	}
	above = append(above, s)
	return slices.ContainsFunc(children(s), func(c *jsonschema.Schema) bool { return circular(c, above) })
}

// children returns the schemas directly inside s, in no useful order.
func children(s *jsonschema.Schema) []*jsonschema.Schema {
	out := []*jsonschema.Schema{
		s.Not, s.If, s.Then, s.Else, s.Items, s.Contains, s.AdditionalProperties, s.PropertyNames, s.ContentSchema,
	}
	out = slices.Concat(out, s.AllOf, s.AnyOf, s.OneOf, s.PrefixItems)
	for _, m := range []map[string]*jsonschema.Schema{s.DependentSchemas, s.PatternProperties, s.Definitions} {
		out = slices.AppendSeq(out, maps.Values(m))
	}
	if s.Properties != nil {
		for p := s.Properties.Oldest(); p != nil; p = p.Next() {
			out = append(out, p.Value)
		}
	}
	return out
}
