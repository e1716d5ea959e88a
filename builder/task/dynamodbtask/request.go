package dynamodbtask

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/builder"
)

// request collects the arguments of one call.
type request struct {
	rows      *rows
	table     builder.Argument
	at        builder.Line // the line of the call
	keys      []builder.AttributeValue
	keyNames  []string
	changes   [4][]string // of an update: the texts of SET, REMOVE, ADD and DELETE
	changed   []string    // the document paths of what is changed
	arguments []builder.Argument
	refused   []builder.Argument
	names     map[string]string // placeholder → name
	byName    map[string]string // name → placeholder
	values    []builder.AttributeValue
	valueKeys map[string]bool
	given     map[string]bool // the parameters that are given
}

func newRequest(rows *rows, table builder.Argument, row reflect.Type, at builder.Line) *request {
	r := &request{rows: rows, table: table, at: at, names: map[string]string{}, byName: map[string]string{}, valueKeys: map[string]bool{}, given: map[string]bool{}}
	if row.Kind() != reflect.Struct {
		r.refuse(at, "the items of a table are a "+row.String()+", not a struct", "make a table of a struct whose fields are the attributes")
	}
	return r
}

func (r *request) refuse(at builder.Line, message, help string) {
	r.refused = append(r.refused, at.RefusedArgument(message, help))
}

// add adds an argument, which may be given once.
func (r *request) add(at builder.Line, a builder.Argument, name string) {
	if r.given[name] {
		r.refuse(at, name+" is given twice", "take one of them out; conditions are joined with And or Or")
		return
	}
	r.given[name] = true
	r.arguments = append(r.arguments, a)
}

// text adds a literal text argument.
func (r *request) text(at builder.Line, name, value string) {
	r.add(at, builder.TextArgument(name, value), name)
}

// path writes the document path of a field, with a placeholder for every name.
func (r *request) path(at builder.Line, field any) string {
	p, _ := r.place(at, field)
	return r.document(p)
}

func (r *request) document(p place) string {
	var b strings.Builder
	for i, s := range p.steps {
		if s.index >= 0 {
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
			continue
		}
		if i > 0 {
			b.WriteByte('.')
		}
		b.WriteString(r.name(s.name))
	}
	return b.String()
}

// name returns the placeholder of an attribute's name. Every name gets one, so that none can be a reserved word.
func (r *request) name(name string) string {
	if key, ok := r.byName[name]; ok {
		return key
	}
	key := unused("#"+word(name), func(k string) bool { _, taken := r.names[k]; return taken })
	r.names[key], r.byName[name] = name, key
	return key
}

// value writes a placeholder of a value that belongs to a field.
func (r *request) value(p place, v builder.AttributeValue) string {
	name := "value"
	for _, s := range p.steps {
		if s.index < 0 {
			name = s.name
		}
	}
	key := unused(":"+word(name), func(k string) bool { return r.valueKeys[k] })
	r.valueKeys[key] = true
	if p.set != "" {
		v = v.AsSet(string(p.set))
	}
	r.values = append(r.values, v.Named(key))
	return key
}

// word makes a name of letters, digits and _ from any text.
func word(s string) string {
	out := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' {
			return c
		}
		return -1
	}, s)
	if out == "" {
		return "a"
	}
	return out
}

func unused(name string, taken func(string) bool) string {
	out := name
	for n := 2; taken(out); n++ {
		out = name + "_" + strconv.Itoa(n)
	}
	return out
}

// all returns the arguments, in the order of the API with the placeholders last.
func (r *request) all() []builder.Argument {
	r.finishUpdate()
	r.checkLegacy()
	out := []builder.Argument{r.table}
	if len(r.keys) > 0 {
		out = append(out, builder.AttributeValuesArgument("Key", r.keys...))
	}
	out = append(out, r.arguments...)
	if len(r.names) > 0 {
		out = append(out, builder.ValueArgument("ExpressionAttributeNames", builder.Lit(r.names)))
	}
	if len(r.values) > 0 {
		out = append(out, builder.AttributeValuesArgument("ExpressionAttributeValues", r.values...))
	}
	return append(out, r.refused...)
}
