package schema

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

var (
	jsonTypes  = []string{"null", "boolean", "object", "array", "number", "string", "integer"}
	anchorForm = regexp.MustCompile(`^[A-Za-z_][-A-Za-z0-9._]*$`)
)

// fault reports that the document is not a valid schema at pointer.
func (p pass) fault(pointer, format string, args ...any) {
	d := badTag.At(diag.Pos{}, "the schema of %s is not valid at %q: %s", p.path, pointer, fmt.Sprintf(format, args...))
	d.Help = "mend the jsonschema tag or the method that says so"
	p.g.diags = append(p.g.diags, d.WithPointer(pointer))
}

// check looks for what makes a validator refuse one schema, apart from the schemas in it.
func (p pass) check(v *jsontree.Value, pointer string) {
	p.checkType(v.Get("type"), pointer)
	if pattern := v.Get("pattern"); pattern.Kind() == jsontree.String {
		p.checkPattern(pattern.Str(), pointer+"/pattern")
	}
	if names := v.Get("patternProperties"); names.Kind() == jsontree.Object {
		for _, m := range names.Members() {
			p.checkPattern(m.Name, diag.JoinPointer(pointer, "patternProperties", m.Name))
		}
	}
	if anchor := v.Get("$anchor"); anchor.Kind() == jsontree.String && !anchorForm.MatchString(anchor.Str()) {
		p.fault(pointer+"/$anchor", "%q is not the name of an anchor", anchor.Str())
	}
	if step := v.Get("multipleOf"); step.Kind() == jsontree.Number {
		if f, err := strconv.ParseFloat(step.NumberText(), 64); err != nil || f <= 0 {
			p.fault(pointer+"/multipleOf", "%s is not greater than 0", step.NumberText())
		}
	}
	if ref := v.Get("$ref"); ref.Kind() == jsontree.String {
		p.checkRef(ref.Str(), pointer+"/$ref")
	}
}

// checkType reports a type that JSON Schema does not have. Nil: the keyword is absent.
func (p pass) checkType(v *jsontree.Value, pointer string) {
	names := []*jsontree.Value{v}
	switch {
	case v == nil:
		return
	case v.Kind() == jsontree.Array:
		names = v.Elems()
	}
	for _, n := range names {
		if n.Kind() != jsontree.String || !slices.Contains(jsonTypes, n.Str()) {
			p.fault(pointer+"/type", "%s is not a type; the types are %s", n.AppendJSON(nil, ""), strings.Join(jsonTypes, ", "))
		}
	}
}

// checkPattern reports a regular expression that Go's package regexp cannot run.
func (p pass) checkPattern(pattern, pointer string) {
	if _, err := regexp.Compile(pattern); err != nil {
		p.fault(pointer, "pattern %q does not compile: %v", pattern, err)
	}
}

// checkRef reports a reference into this document that leads nowhere. Other documents are not looked at.
func (p pass) checkRef(ref, pointer string) {
	target, err := url.Parse(ref)
	switch {
	case err != nil:
		p.fault(pointer, "%q is not a URI reference: %v", ref, err)
	case strings.HasPrefix(ref, "#/") && p.resource.Lookup(target.Fragment) == nil:
		p.fault(pointer, "%q is not in the schema", ref)
	}
}
