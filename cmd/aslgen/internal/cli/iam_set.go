package cli

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// filled returns a machine whose placeholders of given names have values, as if they stood in the document: a policy may depend on what
// a value is, not only on where it stands.
func filled(machine *asl.StateMachine, set map[string]string) *asl.StateMachine {
	if len(set) == 0 {
		return machine
	}
	var pairs []string
	for name, value := range set {
		pairs = append(pairs, "${"+name+"}", value)
	}
	text := fill(asl.Tree(machine), strings.NewReplacer(pairs...)).AppendJSON(nil)
	whole, list := asl.ParseTemplate("", text)
	if list.HasErrors() { // of what was printed from a document that has none
		panic(list.String())
	}
	return whole
}

// fill copies a tree with other texts.
func fill(v *jsontree.Value, texts *strings.Replacer) *jsontree.Value {
	switch v.Kind() {
	case jsontree.String:
		return jsontree.NewString(texts.Replace(v.Str()))
	case jsontree.Array:
		var elems []*jsontree.Value
		for _, e := range v.Elems() {
			elems = append(elems, fill(e, texts))
		}
		return jsontree.NewArray(elems...)
	case jsontree.Object:
		var members []jsontree.Member
		for _, m := range v.Members() {
			members = append(members, jsontree.Member{Name: m.Name, Value: fill(m.Value, texts)})
		}
		return jsontree.NewObject(members...)
	default:
		return v
	}
}
