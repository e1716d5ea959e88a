package rules

import (
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// payloadMember is one member of an object in a template, or in another value.
type payloadMember struct {
	object *jsontree.Value
	name   string
	value  *jsontree.Value
	walk   *memberWalk
}

// dynamic reports whether the member is evaluated in a payload template: its name ends in ".$".
func (m *payloadMember) dynamic() bool { return strings.HasSuffix(m.name, ".$") }

// pointer returns the RFC 6901 pointer of the member. It is made when it is asked for: most members have no finding.
func (m *payloadMember) pointer() string { return diag.JoinPointer(m.walk.base(), m.walk.tokens...) }

// memberWalk goes through a value.
type memberWalk struct {
	base   func() string // the pointer of the value
	tokens []string      // from the value to the member in hand
	member payloadMember // the member in hand
	do     func(*payloadMember)
}

// eachMember calls do for every member of every object in a value, from the outside in. Below a member with a name that ends in
// ".$" there is nothing to see. A member is valid during its call.
func eachMember(v *jsontree.Value, base func() string, do func(*payloadMember)) {
	w := &memberWalk{base: base, do: do}
	w.value(v)
}

func (w *memberWalk) value(v *jsontree.Value) {
	for i, elem := range v.Elems() {
		if kind := elem.Kind(); kind == jsontree.Object || kind == jsontree.Array {
			w.tokens = append(w.tokens, strconv.Itoa(i))
			w.value(elem)
			w.tokens = w.tokens[:len(w.tokens)-1]
		}
	}
	for _, m := range v.Members() {
		w.tokens = append(w.tokens, m.Name)
		w.member = payloadMember{object: v, name: m.Name, value: m.Value, walk: w}
		w.do(&w.member)
		if !strings.HasSuffix(m.Name, ".$") {
			w.value(m.Value)
		}
		w.tokens = w.tokens[:len(w.tokens)-1]
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

// wholeTemplates are the payload templates of a JSONPath state that need not be objects.
var wholeTemplates = []string{"Parameters", "ResultSelector", "ItemSelector"}

// eachWholePayload calls do for every payload template that is no object or array, with its tokens from the state.
func eachWholePayload(p *validate.Pass, do func(s *validate.State, v *jsontree.Value, tokens ...string)) {
	for _, state := range p.States() {
		if _, unknown := state.Model.(*asl.UnknownState); unknown || state.JSONata() {
			continue
		}
		for _, name := range wholeTemplates {
			if v := state.Tree.Get(name); v.Kind() == jsontree.String {
				do(state, v, name)
			}
		}
		if v := state.Tree.Get("ItemBatcher").Get("BatchInput"); v.Kind() == jsontree.String {
			do(state, v, "ItemBatcher", "BatchInput")
		}
	}
}

// looksEvaluated says what a string looks like that is a constant where it stands: "a path" or "a call of an intrinsic function";
// "" when it looks like neither, or is no string.
func looksEvaluated(v *jsontree.Value) string {
	if v.Kind() != jsontree.String {
		return ""
	}
	switch text := v.Str(); {
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
