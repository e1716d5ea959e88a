package rules

import (
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// payloadMember is one member of an object in a template, or in another value.
type payloadMember struct {
	pointer string // of the member
	object  *jsontree.Value
	name    string
	value   *jsontree.Value
}

// dynamic reports whether the member is evaluated in a payload template: its name ends in ".$".
func (m *payloadMember) dynamic() bool { return strings.HasSuffix(m.name, ".$") }

// eachMember calls do for every member of every object in a value, from the outside in. Below a member with a name that ends in
// ".$" there is nothing to see.
func eachMember(v *jsontree.Value, pointer string, do func(*payloadMember)) {
	for i, elem := range v.Elems() {
		if elem.Kind() == jsontree.Object || elem.Kind() == jsontree.Array {
			eachMember(elem, diag.JoinPointer(pointer, strconv.Itoa(i)), do)
		}
	}
	for _, m := range v.Members() {
		member := &payloadMember{pointer: diag.JoinPointer(pointer, m.Name), object: v, name: m.Name, value: m.Value}
		do(member)
		if !member.dynamic() {
			eachMember(m.Value, member.pointer, do)
		}
	}
}

// eachPayload calls do for every payload template: one of a JSONPath state.
func eachPayload(p *validate.Pass, do func(*validate.Template)) {
	for _, state := range p.States() {
		if state.JSONata() {
			continue
		}
		for _, t := range state.Templates {
			do(t)
		}
	}
}

// looksEvaluated says what a text looks like that is a constant where it stands: "a path" or "a call of an intrinsic function";
// "" when it looks like neither.
func looksEvaluated(text string) string {
	switch {
	case strings.HasPrefix(text, "$.") || strings.HasPrefix(text, "$[") || strings.HasPrefix(text, "$$."):
		if _, err := jsonpath.Parse(text); err == nil {
			return "a path"
		}
	case looksLikeCall(text):
		if _, err := intrinsic.Parse(text); err == nil {
			return "a call of an intrinsic function"
		}
	}
	return ""
}
