package iam

import (
	"strings"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// arg is a value in the arguments of a call, as far as the definition tells it.
type arg struct {
	d       *deriver
	jsonata bool            // the query language
	tree    *jsontree.Value // a literal, in which there may be expressions
	node    jsonata.Node    // an expression of JSONata, with its text
	text    string
	texts   []Resource // what an expression of JSONPath may give
	unknown bool       // known only at run time
}

// absent reports whether there is certainly no such value. Null counts as none.
func (a arg) absent() bool {
	return !a.unknown && a.node == nil && a.texts == nil && (a.tree == nil || a.tree.Kind() == jsontree.Null)
}

// read resolves a string that is an expression.
func (a arg) read() arg {
	if !a.jsonata || a.tree.Kind() != jsontree.String {
		return a
	}
	text, ok := expression(a.tree.Str())
	if !ok {
		return a
	}
	return a.d.expression(text)
}

// expression returns the text between the delimiters of a JSONata expression.
func expression(text string) (string, bool) {
	inner, ok := strings.CutPrefix(text, "{%")
	if !ok || len(text) < 4 {
		return "", false
	}
	return strings.CutSuffix(inner, "%}")
}

// expression reads an expression of JSONata.
func (d *deriver) expression(text string) arg {
	node, err := jsonata.Parse(text)
	if err != nil {
		return arg{d: d, jsonata: true, unknown: true}
	}
	return arg{d: d, jsonata: true, node: node, text: text}
}

// get returns the member that a path of names leads to: "Input.S3Uri". A step "Entries[]" is the list, whose elements [arg.each] gives.
func (a arg) get(path string) arg {
	for step := range strings.SplitSeq(path, ".") {
		a = a.member(step)
	}
	return a
}

// member returns one member of an object.
func (a arg) member(name string) arg {
	none := arg{d: a.d, jsonata: a.jsonata}
	switch {
	case a.unknown || a.texts != nil:
		return arg{d: a.d, jsonata: a.jsonata, unknown: true}
	case a.node != nil:
		return a.pair(name)
	case a.tree == nil:
		return none
	}
	if v := a.tree.Get(name); v != nil {
		none.tree = v
		return none.read()
	}
	if v := a.tree.Get(name + ".$"); v != nil && !a.jsonata {
		return a.d.path(v.Str())
	}
	return none
}

// names are the names of the members of an object; known is false when there may be others.
func (a arg) names() (names []string, known bool) {
	if object, ok := unwrap(a.node).(*jsonata.Object); a.node != nil && ok {
		for _, p := range object.Pairs {
			key, ok := p.Key.(*jsonata.String)
			if !ok {
				return nil, false
			}
			names = append(names, key.Value)
		}
		return names, true
	}
	if a.tree.Kind() != jsontree.Object {
		return nil, false
	}
	for _, m := range a.tree.Members() {
		names = append(names, a.plain(m.Name))
	}
	return names, true
}

// plain is the name of a member without the end that says that its value is a path.
func (a arg) plain(name string) string {
	if a.jsonata {
		return name
	}
	return strings.TrimSuffix(name, ".$")
}

// pair returns one member of an object that an expression constructs; unknown when it constructs none.
func (a arg) pair(name string) arg {
	none := arg{d: a.d, jsonata: true}
	object, ok := unwrap(a.node).(*jsonata.Object)
	for _, p := range pairs(object, ok) {
		key, ok := p.Key.(*jsonata.String)
		if !ok {
			none.unknown = true
		} else if key.Value == name {
			return arg{d: a.d, jsonata: true, node: p.Value, text: a.text}
		}
	}
	none.unknown = none.unknown || !ok
	return none
}

func pairs(object *jsonata.Object, ok bool) []jsonata.Pair {
	if !ok {
		return nil
	}
	return object.Pairs
}

// unwrap takes away parentheses round one expression.
func unwrap(n jsonata.Node) jsonata.Node {
	for {
		b, ok := n.(*jsonata.Block)
		if !ok || len(b.Exprs) != 1 {
			return n
		}
		n = b.Exprs[0]
	}
}

// each returns the elements of a list; known is false when there may be others.
func (a arg) each() (elems []arg, known bool) {
	if a.absent() {
		return nil, true
	}
	if a.tree.Kind() == jsontree.Array {
		for _, v := range a.tree.Elems() {
			elems = append(elems, arg{d: a.d, jsonata: a.jsonata, tree: v}.read())
		}
		return elems, true
	}
	if array, ok := unwrap(a.node).(*jsonata.Array); a.node != nil && ok {
		for _, n := range array.Items {
			elems = append(elems, arg{d: a.d, jsonata: true, node: n, text: a.text})
		}
		return elems, true
	}
	return []arg{{d: a.d, jsonata: a.jsonata, unknown: true}}, false
}

// values returns the texts that the value may be; a wildcard stands for what is known only at run time. None: there is no such value.
func (a arg) values() []Resource {
	switch {
	case a.absent():
		return nil
	case a.texts != nil:
		return a.texts
	case a.node != nil:
		return a.d.fold(a.node, a.text)
	case a.unknown:
		return []Resource{wildcard}
	}
	switch a.tree.Kind() {
	case jsontree.String:
		return []Resource{literal(a.tree.Str())}
	case jsontree.Number:
		return []Resource{literal(a.tree.NumberText())}
	}
	return []Resource{wildcard}
}

// walk calls visit for every member of every object below the value, with the names that lead to it.
func (a arg) walk(visit func(path []string, value arg)) { a.walkFrom(nil, visit) }

func (a arg) walkFrom(path []string, visit func([]string, arg)) {
	switch a.tree.Kind() {
	case jsontree.Array:
		for _, v := range a.tree.Elems() {
			arg{d: a.d, jsonata: a.jsonata, tree: v}.walkFrom(path, visit)
		}
	case jsontree.Object:
		for _, m := range a.tree.Members() {
			name := a.plain(m.Name)
			inner := append(path[:len(path):len(path)], name)
			member := a.member(name)
			visit(inner, member)
			member.walkFrom(inner, visit)
		}
	}
}
