package explore

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/builder/schema"
)

// drawer draws JSON values that fit a JSON Schema.
type drawer struct {
	*chooser
	pools
	machine string         // the text of the machine: optional members that it does not name are left out
	fixed   map[string]any // members of the input by name
	echo    any            // what a call was given: answers repeat its members
	now     time.Time
	defs    map[string]any
}

var schemas = map[reflect.Type]map[string]any{}

// schemaOf returns the JSON Schema of a type; one that takes everything when the type has none.
func schemaOf(t reflect.Type) map[string]any {
	if t == nil {
		return nil
	}
	if s, ok := schemas[t]; ok {
		return s
	}
	var s map[string]any
	if text, faults := schema.For(t, schema.Options{}); !faults.HasErrors() {
		_ = json.Unmarshal(text, &s) // what For returns is JSON
	}
	schemas[t] = s
	return s
}

// of draws a value of a type.
func (d *drawer) of(site string, t reflect.Type) any {
	s := schemaOf(t)
	d.defs, _ = s["$defs"].(map[string]any)
	return d.draw(site, "", s, 0)
}

func (d *drawer) draw(site, name string, s map[string]any, depth int) any {
	if ref, ok := s["$ref"].(string); ok {
		target, _ := d.defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		return d.draw(site, name, target, depth)
	}
	if list, ok := s["enum"].([]any); ok {
		return plain(list[d.pick(site+"/enum", len(list))])
	}
	if c, ok := s["const"]; ok {
		return plain(c)
	}
	for _, of := range []string{"anyOf", "oneOf"} {
		if list, ok := s[of].([]any); ok {
			one, _ := list[d.often(site+"/"+of, len(list))].(map[string]any)
			return d.draw(site, name, one, depth)
		}
	}
	kind, _ := s["type"].(string)
	if kinds, ok := s["type"].([]any); ok {
		kind, _ = kinds[d.often(site+"/type", len(kinds))].(string)
	}
	switch kind {
	case "null":
		return nil
	case "boolean":
		return d.pick(site+"/bool", 2) == 1
	case "integer", "number":
		if f, ok := d.fixed[name]; ok {
			return f
		}
		return d.number(site, s)
	case "string":
		return d.text(site, name, s)
	case "array":
		return d.list(site, name, s, depth)
	case "object":
		return d.object(site, s, depth)
	default:
		return value.ObjectOf("text", "any")
	}
}

// plain makes a value of what package json read.
func plain(v any) any {
	text, _ := json.Marshal(v)
	out, _ := value.Parse(text)
	return out
}

func (d *drawer) number(site string, s map[string]any) any {
	var fits []float64
	for _, n := range append(slices.Clone(d.numbers), bound(s, "minimum", 0), bound(s, "maximum", 0), bound(s, "minimum", 0)+1) {
		if n >= bound(s, "minimum", -1e9) && n <= bound(s, "maximum", 1e9) && (s["type"] != "integer" || n == float64(int64(n))) && !slices.Contains(fits, n) {
			fits = append(fits, n)
		}
	}
	if len(fits) == 0 {
		return 1.0
	}
	return fits[d.pick(site+"/number", len(fits))]
}

func bound(s map[string]any, name string, absent float64) float64 {
	if n, ok := s[name].(float64); ok {
		return n
	}
	return absent
}

func (d *drawer) text(site, name string, s map[string]any) any {
	if f, ok := d.fixed[name]; ok {
		return f
	}
	if name == "Body" {
		return `{"text": "any"}` // objects and answers of models here are JSON
	}
	var fits []string
	add := func(list ...string) {
		for _, t := range list {
			if n := float64(len(t)); n >= bound(s, "minLength", 0) && n <= bound(s, "maxLength", 1e9) && matches(s, t) {
				fits = append(fits, t)
			}
		}
	}
	if s["format"] == "date-time" || strings.HasSuffix(name, "At") {
		add(d.now.Format(time.RFC3339), d.now.Add(time.Hour).Format(time.RFC3339), d.now.Add(-time.Hour).Format(time.RFC3339), d.now.Add(72*time.Hour).Format(time.RFC3339))
		if s["format"] == "date-time" {
			return fits[d.pick(site+"/time", len(fits))]
		}
	}
	if e, ok := find(d.echo, name).(string); ok {
		for range len(d.texts) + 1 { // likelier than anything else
			add(e)
		}
	}
	add(d.texts...)
	add("")
	if len(fits) == 0 {
		add("a", "ab", "A1", "1", "2024-01-01", "12:00:00", "00000000-0000-4000-8000-000000000000", "12345678", "https://example.com/a")
	}
	if len(fits) == 0 {
		panic(fmt.Sprintf("explore: no text is known that fits %v at %s", s, site))
	}
	return fits[d.pick(site+"/text", len(fits))]
}

func matches(s map[string]any, t string) bool {
	p, ok := s["pattern"].(string)
	if !ok {
		return true
	}
	m, err := regexp.MatchString(p, t)
	return err == nil && m
}

// find returns the member of that name that lies nearest to the root.
func find(v any, name string) any {
	switch v := v.(type) {
	case *value.Object:
		if m, ok := v.Get(name); ok {
			return m
		}
		for _, m := range v.All() {
			if f := find(m, name); f != nil {
				return f
			}
		}
	case []any:
		for _, m := range v {
			if f := find(m, name); f != nil {
				return f
			}
		}
	}
	return nil
}

func (d *drawer) list(site, name string, s map[string]any, depth int) any {
	items, _ := s["items"].(map[string]any)
	low := int(bound(s, "minItems", 0))
	n := low
	if depth < 6 {
		n = low + []int{1, 0, 2, 3}[d.pick(site+"/length", 4)]
	}
	n = min(n, int(bound(s, "maxItems", 100)))
	out := make([]any, n)
	for i := range out {
		out[i] = d.draw(fmt.Sprintf("%s/%d", site, i), name, items, depth+1)
	}
	return out
}

func (d *drawer) object(site string, s map[string]any, depth int) any {
	properties, _ := s["properties"].(map[string]any)
	required, _ := s["required"].([]any)
	out := value.NewObject(len(properties))
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		property, _ := properties[name].(map[string]any)
		if name != "Body" && !slices.Contains(required, any(name)) && (depth > 6 || !strings.Contains(d.machine, name) || d.often(site+"/"+name+"/absent", 2) == 1) {
			continue
		}
		out.Set(name, d.draw(site+"/"+name, name, property, depth+1))
	}
	if more, ok := s["additionalProperties"].(map[string]any); ok && len(properties) == 0 && depth < 6 {
		for i := range d.pick(site+"/members", 3) {
			key := fmt.Sprintf("key-%d", i)
			out.Set(key, d.draw(site+"/"+key, key, more, depth+1))
		}
	}
	return out
}
