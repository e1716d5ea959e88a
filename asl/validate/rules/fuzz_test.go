package rules_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// FuzzValidate holds the whole run to what it promises for every text that is JSON or YAML: it ends, every finding has a message,
// a remedy where the rule has one, and a place inside the text, and a second run finds the same.
func FuzzValidate(f *testing.F) {
	for _, def := range rules.Defs() {
		f.Add([]byte(def.Bad), false)
		f.Add([]byte(def.Good), true)
	}
	for _, shape := range [][]byte{machineOf(asl.JSONata, len(jsonataStates)), machineOf(asl.JSONPath, len(jsonpathStates))} {
		f.Add(shape, false)
		f.Add(shape, true)
	}
	f.Fuzz(func(t *testing.T, text []byte, yaml bool) {
		parse := asl.Parse
		if yaml {
			parse = asl.ParseYAML
		}
		m, list := parse("m.asl", text)
		if list.HasErrors() {
			return
		}
		o := validate.Options{Advice: true, Template: len(text)%2 == 0}
		if len(text)%3 == 0 {
			o.WorkflowType = asl.ExecutionExpress
		}
		found := rules.Validate(m, o)
		for _, d := range found {
			if d.Code == "ASL9010" || d.Message == "" || !inText(d.Pos, text) || d.End.Line > 0 && !inText(d.End, text) {
				t.Errorf("%v %v: %s", d.Pos, d.End, d)
			}
			if d.End.Line == d.Pos.Line && d.End.Column < d.Pos.Column {
				t.Errorf("ends at %v, before its start: %s", d.End, d)
			}
			// Of two members with one name a pointer names the last, also when the finding lies in the first.
			if d.Code != "ASL1016" && !resolves(asl.Tree(m), d.Pointer) {
				t.Errorf("%s names nothing: %s", d.Pointer, d)
			}
		}
		if again := rules.Validate(m, o); found.String() != again.String() {
			t.Errorf("two runs differ:\n%s\n---\n%s", found, again)
		}
	})
}

// inText reports whether a place is in a text; just behind the end of a line is in it, too.
func inText(pos diag.Pos, text []byte) bool {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(text)), "\n")
	return pos.Line >= 1 && pos.Line <= len(lines) && pos.Column >= 1 && pos.Column <= utf8.RuneCountInString(lines[pos.Line-1])+1
}

// resolves reports whether a pointer names a value, or a member that its object lacks.
func resolves(doc *jsontree.Value, pointer string) bool {
	if doc.Lookup(pointer) != nil {
		return true
	}
	i := strings.LastIndexByte(pointer, '/')
	return i >= 0 && doc.Lookup(pointer[:i]).Kind() == jsontree.Object
}
