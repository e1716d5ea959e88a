package schema

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// forgotten puts one finding in the place of all that a machine has because it is JSONata and does not say so.
func (r *report) forgotten() {
	fields := 0
	for _, f := range r.found {
		if f.jsonata && f.diag.Code == otherLanguageField.Code {
			fields++
		}
	}
	if fields < 2 || r.doc.Get("QueryLanguage") != nil || hasJSONPath(r.doc) {
		return
	}
	r.found = slices.DeleteFunc(r.found, func(f finding) bool { return f.jsonata })
	r.addMissing(otherLanguageField, r.at(""), nil, "the states are written in JSONata, but the machine has no \"QueryLanguage\"").diag.Help =
		"add \"QueryLanguage\": \"JSONata\" to the machine"
}

// payloads are the fields that hold free JSON. The names in them are not those of the language.
var payloads = []string{
	"Arguments", "Assign", "BatchInput", "Credentials", "ItemSelector", "Output",
}

// hasJSONPath reports whether a field that JSONPath states alone have stands in an object of the language, or in one inside it.
func hasJSONPath(v *jsontree.Value) bool {
	for _, e := range v.Elems() {
		if hasJSONPath(e) {
			return true
		}
	}
	for _, m := range v.Members() {
		switch {
		case m.Name == "States":
			for _, state := range m.Value.Members() { // the names are those of states
				if hasJSONPath(state.Value) {
					return true
				}
			}
		case inJSONata[m.Name] != "" || strings.HasSuffix(m.Name, "Path"):
			return true
		case slices.Contains(payloads, m.Name):
			if hasDynamic(m.Value) {
				return true
			}
		case hasJSONPath(m.Value):
			return true
		}
	}
	return false
}

// hasDynamic reports whether free JSON has a member that JSONPath states evaluate: its name ends in ".$".
func hasDynamic(v *jsontree.Value) bool {
	return slices.ContainsFunc(v.Elems(), hasDynamic) || slices.ContainsFunc(v.Members(), func(m jsontree.Member) bool {
		return strings.HasSuffix(m.Name, ".$") || hasDynamic(m.Value)
	})
}

// isExpression reports whether a value is a text that begins as a JSONata expression does.
func isExpression(v *jsontree.Value) bool { return strings.HasPrefix(v.Str(), "{%") }
