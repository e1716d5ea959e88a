package schema

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/invopop/jsonschema"
)

// property marks the fields of the struct that stands in for the user's: field i has the type [i]property.
type property struct{}

// applyTags makes an object of members. Its tags are read by invopop's reflector, so that they mean here what they mean
// there. But its own idea of encoding/json (embedding, null, names) is not exact, so it is not shown the user's struct: it
// is given one with the same members and tags whose field types stand for the finished schemas.
func (g *generator) applyTags(members []*member, path string) *jsonschema.Schema {
	fields := make([]reflect.StructField, len(members))
	names := map[string]string{}
	for i, m := range members {
		alias := "F" + strconv.Itoa(i)
		names[alias] = m.name
		fields[i] = reflect.StructField{Name: alias, Type: reflect.ArrayOf(i, reflect.TypeFor[property]()), Tag: m.tags(alias)}
		if d := g.uses[m.schema]; d != nil && d.schema.Type != "array" {
			m.schema.Type = d.schema.Type // lets the reflector see which keywords apply; restore takes it back
		}
	}
	before := make([]string, len(members))
	for i, m := range members {
		before[i] = m.schema.Description
	}
	s := g.reflect(members, names, reflect.StructOf(fields), path)
	for i, m := range members {
		g.checkTags(m)
		s.Properties.Set(m.name, g.restore(s, m, before[i]))
	}
	return s
}

// reflect runs invopop's reflector over the stand-in struct. Tags that contradict each other can make it panic.
func (g *generator) reflect(members []*member, names map[string]string, standIn reflect.Type, path string) (s *jsonschema.Schema) {
	defer func() {
		if p := recover(); p != nil {
			s = &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties()}
			g.report(badTag, "look for a type that contradicts the Go type", "%s: the jsonschema tags of its fields cannot be applied: %v", path, p)
		}
	}()
	r := jsonschema.Reflector{
		Anonymous: true, DoNotReference: true, ExpandedStruct: true, AllowAdditionalProperties: !g.closed,
		KeyNamer: func(alias string) string { return names[alias] },
		Mapper: func(t reflect.Type) *jsonschema.Schema {
			if t.Kind() == reflect.Array && t.Elem() == reflect.TypeFor[property]() {
				return members[t.Len()].schema
			}
			return nil
		},
	}
	s = r.ReflectFromType(standIn)
	s.Version = ""
	return s
}

// tags is the tag of the member's stand-in.
func (m *member) tags(alias string) reflect.StructTag {
	if m.optional {
		alias += ",omitempty"
	}
	tag := "json:" + strconv.Quote(alias)
	for _, key := range []string{"jsonschema", "jsonschema_description", "jsonschema_extras"} {
		if v, ok := m.tag.Lookup(key); ok {
			tag += " " + key + ":" + strconv.Quote(v)
		}
	}
	return reflect.StructTag(tag)
}

// restore undoes what the reflector does too much, and adds the null that the Go type or the tag "nullable" asks for.
func (g *generator) restore(object *jsonschema.Schema, m *member, description string) *jsonschema.Schema {
	if got, ok := object.Properties.Get(m.name); ok && got != m.schema {
		m.null = true // the reflector's way to say nullable refuses null when the schema itself accepts it
	}
	if d := g.uses[m.schema]; d != nil && m.schema.Type == d.schema.Type {
		m.schema.Type = ""
	}
	if m.schema.Description == "" {
		m.schema.Description = description
	}
	if m.doc != "" && m.tag.Get("jsonschema_description") == "" && !strings.Contains(m.tag.Get("jsonschema"), "description=") {
		m.schema.Description = m.doc
	}
	return orNull(m.schema, m.null)
}

// keywords lists what the reflector reads from the tag jsonschema, by the type it applies to.
var keywords = map[string][]string{
	"":        {"title", "description", "type", "anchor", "oneof_required", "anyof_required", "oneof_ref", "oneof_type", "anyof_ref", "anyof_type"},
	"string":  {"minLength", "maxLength", "pattern", "format", "readOnly", "writeOnly", "default", "example", "enum"},
	"number":  {"multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "default", "example", "enum"},
	"array":   {"minItems", "maxItems", "uniqueItems", "default", "format", "pattern"},
	"boolean": {"default"},
}

// checkTags reports the parts of the tag jsonschema that have no effect: the reflector skips them without a word.
func (g *generator) checkTags(m *member) {
	tag := m.tag.Get("jsonschema")
	if tag == "" {
		return
	}
	for _, part := range splitTag(tag) {
		key, value, valued := strings.Cut(part, "=")
		if reason := idle(m.schema, key, value, valued); reason != "" {
			g.report(idleTag, "leave it out, or see the keywords of github.com/invopop/jsonschema; a comma inside a value is written \\\\,",
				"%s: %q in its jsonschema tag has no effect: %s", m.path, part, reason)
		}
	}
}

// splitTag splits at commas, but not at those behind a backslash.
func splitTag(tag string) []string {
	var parts []string
	glued := false
	for _, p := range strings.Split(tag, ",") {
		if glued {
			last := &parts[len(parts)-1]
			*last = strings.TrimSuffix(*last, `\`) + "," + p
		} else {
			parts = append(parts, p)
		}
		glued = strings.HasSuffix(p, `\`)
	}
	return parts
}

// idle tells why a part of a tag has no effect on schema s, or "" when it has one.
func idle(s *jsonschema.Schema, key, value string, valued bool) string {
	if !valued {
		if slices.Contains([]string{"required", "nullable"}, key) {
			return ""
		}
		return "the words without a value are required, nullable and -"
	}
	if slices.Contains(keywords[""], key) {
		return ""
	}
	kind := s.Type
	if kind == "integer" {
		kind = "number"
	}
	switch {
	case slices.Contains(keywords[kind], key):
		return wrongValue(kind, key, value)
	case kind == "array" && s.Items != nil && s.Items.Type != "array" && s.Items.Type != "":
		return idle(s.Items, key, value, true)
	}
	for _, words := range keywords {
		if slices.Contains(words, key) {
			return fmt.Sprintf("it does not apply to the JSON type %q", cmp.Or(s.Type, "any"))
		}
	}
	return "there is no such keyword"
}

// wrongValue tells why a keyword's value cannot be read, or "" when it can.
func wrongValue(kind, key, value string) string {
	var err error
	switch {
	case slices.Contains([]string{"minLength", "maxLength", "minItems", "maxItems"}, key):
		_, err = strconv.ParseUint(value, 10, 64)
	case kind == "number":
		_, err = strconv.ParseFloat(value, 64)
	case kind == "boolean", key == "readOnly", key == "writeOnly":
		_, err = strconv.ParseBool(value)
	case kind == "array" && strings.Contains(value, "="):
		return "the value must not contain ="
	}
	if err != nil {
		return fmt.Sprintf("%q is not a value for it", value)
	}
	return ""
}
