package screen

import (
	"regexp"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// New makes a screen of a JSON Schema. References lead into the definitions of the same document.
func New(schema *jsontree.Value) *Screen {
	c := compiler{definitions: schema.Get("definitions"), refs: map[string]*node{}, patterns: map[string]*regexp.Regexp{}}
	return &Screen{root: c.compile(schema)}
}

// compiler makes nodes of schemas. Definitions and patterns that are used often are made once.
type compiler struct {
	definitions *jsontree.Value
	refs        map[string]*node
	patterns    map[string]*regexp.Regexp
}

func fixed(v verdict) *node { return &node{fixed: &v} }

// compile makes a node of a schema, nil when there is none.
func (c *compiler) compile(schema *jsontree.Value) *node {
	switch schema.Kind() {
	case 0:
		return nil
	case jsontree.Bool:
		return fixed(verdictOf(schema.Bool()))
	case jsontree.Object:
	default:
		return fixed(unsure)
	}
	if ref := schema.Get("$ref"); ref != nil { // in draft 7 nothing beside it counts
		return &node{ref: c.reference(ref.Str())}
	}
	n := &node{maxLength: -1}
	for _, m := range schema.Members() {
		if !c.keyword(n, m.Name, m.Value) {
			return fixed(unsure)
		}
	}
	return n
}

// reference returns the node of a definition. It is entered before it is made, since definitions refer to each other.
func (c *compiler) reference(ref string) *node {
	name, ok := strings.CutPrefix(ref, "#/definitions/")
	schema := c.definitions.Get(name)
	if !ok || schema == nil {
		return fixed(unsure)
	}
	n, made := c.refs[name]
	if !made {
		n = &node{}
		c.refs[name] = n
		*n = *c.compile(schema)
	}
	return n
}

// keyword adds a keyword to a node. It returns false for one that it does not know, or not in this form.
func (c *compiler) keyword(n *node, name string, v *jsontree.Value) bool {
	switch name {
	case "$schema", "$id", "$comment", "definitions", "title", "description", "deprecated":
	case "type":
		return n.setTypes(v)
	case "enum":
		return n.setValues(v.Elems())
	case "const":
		return n.setValues([]*jsontree.Value{v})
	case "minimum":
		return setBound(&n.minimum, v)
	case "maximum":
		return setBound(&n.maximum, v)
	case "maxLength":
		return setCount(&n.maxLength, v)
	case "minItems":
		return setCount(&n.minItems, v)
	case "minProperties":
		return setCount(&n.minProperties, v)
	case "pattern":
		n.pattern = c.expression(v.Str())
	case "required":
		n.required = stringsOf(v)
	default:
		return c.subschema(n, name, v)
	}
	return true
}

// subschema adds a keyword that holds schemas.
func (c *compiler) subschema(n *node, name string, v *jsontree.Value) bool {
	switch name {
	case "items":
		n.items = c.compile(v)
	case "additionalProperties":
		n.additional = c.compile(v)
	case "propertyNames":
		n.names = c.compile(v)
	case "not":
		n.not = c.compile(v)
	case "if":
		n.test = c.compile(v)
	case "then":
		n.then = c.compile(v)
	case "else":
		n.otherwise = c.compile(v)
	case "allOf":
		for _, e := range v.Elems() {
			n.all = append(n.all, c.compile(e))
		}
	case "properties":
		n.properties = make(map[string]*node, len(v.Members()))
		for _, m := range v.Members() {
			n.properties[m.Name] = c.compile(m.Value)
		}
	case "patternProperties":
		for _, m := range v.Members() {
			n.patterns = append(n.patterns, patternNode{c.expression(m.Name), c.compile(m.Value)})
		}
	case "dependencies":
		for _, m := range v.Members() {
			d := dependency{field: m.Name}
			if m.Value.Kind() == jsontree.Array {
				d.required = stringsOf(m.Value)
			} else {
				d.node = c.compile(m.Value)
			}
			n.dependencies = append(n.dependencies, d)
		}
	default:
		return false
	}
	return true
}

// setTypes reads a type or a list of types.
func (n *node) setTypes(v *jsontree.Value) bool {
	types := stringsOf(v)
	if v.Kind() == jsontree.String {
		types = []string{v.Str()}
	}
	for _, t := range types {
		kind := kindOf(t)
		if kind == 0 {
			return false
		}
		n.kinds |= bit(kind)
	}
	n.whole = slices.Contains(types, "integer") && !slices.Contains(types, "number")
	return len(types) > 0
}

func kindOf(name string) jsontree.Kind {
	if name == "integer" {
		return jsontree.Number
	}
	for k := jsontree.Null; k <= jsontree.Object; k++ {
		if k.String() == name {
			return k
		}
	}
	return 0
}

// setValues reads what a value may be. Only strings and booleans are compared, and only with one list.
func (n *node) setValues(values []*jsontree.Value) bool {
	if n.values != nil {
		return false
	}
	for _, v := range values {
		if v.Kind() != jsontree.String && v.Kind() != jsontree.Bool {
			return false
		}
		n.values = append(n.values, scalar{v.Kind(), v.Str(), v.Bool()})
	}
	return len(values) > 0
}

func setBound(field **int64, v *jsontree.Value) bool {
	bound, ok := smallInt(v.NumberText())
	*field = &bound
	return ok
}

func setCount(field *int, v *jsontree.Value) bool {
	count, ok := smallInt(v.NumberText())
	*field = int(count)
	return ok && count >= 0
}

func (c *compiler) expression(pattern string) *regexp.Regexp {
	if c.patterns[pattern] == nil {
		c.patterns[pattern] = regexp.MustCompile(pattern)
	}
	return c.patterns[pattern]
}

func stringsOf(list *jsontree.Value) []string {
	all := make([]string, len(list.Elems()))
	for i, e := range list.Elems() {
		all[i] = e.Str()
	}
	return all
}
