package schema

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// place is a value of the document, or a member of one that is absent.
type place struct {
	pointer string
	value   *jsontree.Value // the value
	parent  *jsontree.Value // what holds it; nil for the document
	name    string          // the name of the member, or the index of the element
}

// at returns the place that a pointer names.
func (r *report) at(pointer string) place {
	p := place{pointer: pointer, value: r.doc.Lookup(pointer)}
	if tokens := diag.SplitPointer(pointer); len(tokens) > 0 {
		p.name = tokens[len(tokens)-1]
		p.parent = r.doc.Lookup(diag.JoinPointer("", tokens[:len(tokens)-1]...))
	}
	return p
}

// member returns the place of a member of the object at p.
func (p place) member(name string) place {
	return place{pointer: diag.JoinPointer(p.pointer, name), value: p.value.Get(name), parent: p.value, name: name}
}

// owner returns the pointer of the object or array that holds the value.
func (p place) owner() string {
	return p.pointer[:max(0, strings.LastIndexByte(p.pointer, '/'))]
}

// pos returns where the value starts.
func (p place) pos() diag.Pos { return p.value.Pos() }

// namePos returns where the name of the member stands.
func (p place) namePos() diag.Pos {
	if m := p.parent.Member(p.name); m != nil {
		return memberPos(p.parent, *m)
	}
	return p.pos()
}

// memberPos returns where the name of a member stands, or its value when that is not known.
func memberPos(object *jsontree.Value, m jsontree.Member) diag.Pos {
	if m.NamePos >= 0 {
		if pos := object.PosAt(m.NamePos); pos.IsValid() {
			return pos
		}
	}
	return m.Value.Pos()
}

// label returns the name of the value in messages.
func (p place) label() string {
	switch {
	case p.parent == nil:
		return "the document"
	case p.parent.Kind() == jsontree.Array:
		tokens := diag.SplitPointer(p.pointer)
		if len(tokens) > 1 {
			return quote(tokens[len(tokens)-2] + "[" + p.name + "]")
		}
		return "element " + p.name
	default:
		if isState(diag.SplitPointer(p.pointer)) {
			return "state " + quote(p.name)
		}
		return quote(p.name)
	}
}

// isState reports whether the way from the document leads to a state. It follows the scopes, since a state may have any
// name, also that of a field.
func isState(tokens []string) bool {
	for len(tokens) >= 2 && tokens[0] == "States" {
		if tokens = tokens[2:]; len(tokens) == 0 {
			return true
		}
		switch tokens[0] {
		case "ItemProcessor", "Iterator":
			tokens = tokens[1:]
		case "Branches":
			tokens = tokens[min(2, len(tokens)):]
		default:
			return false
		}
	}
	return false
}

// path returns the positions of the members and elements that lead to the value a pointer names. A member that is absent
// comes before all others.
func (r *report) path(pointer string) []int {
	var path []int
	v := r.doc
	for _, token := range diag.SplitPointer(pointer) {
		position := -1
		if v.Kind() == jsontree.Array {
			position, _ = strconv.Atoi(token)
			v = v.Lookup(diag.JoinPointer("", token))
		} else {
			for i, m := range v.Members() {
				if m.Name == token {
					position = i
				}
			}
			v = v.Get(token)
		}
		path = append(path, position)
	}
	return path
}

// add reports a finding at a value.
func (r *report) add(def diag.Def, p place, format string, args ...any) *finding {
	d := def.At(p.pos(), format, args...).WithPointer(p.pointer)
	d.End = p.value.End()
	r.found = append(r.found, finding{diag: d, path: r.path(p.pointer), object: p.owner()})
	return &r.found[len(r.found)-1]
}

// addName reports a finding at the name of a member.
func (r *report) addName(def diag.Def, p place, format string, args ...any) *finding {
	f := r.add(def, p, format, args...)
	f.diag.Pos, f.diag.End = p.namePos(), diag.Pos{}
	return f
}

// addMissing reports a finding about the fields that an object lacks.
func (r *report) addMissing(def diag.Def, object place, fields []string, format string, args ...any) *finding {
	f := r.add(def, object, format, args...)
	f.object, f.fields = object.pointer, fields
	f.diag.End = diag.Pos{} // the object may be long, and the fault is nowhere in it
	return f
}

// quote returns a name or a string as messages show it: in quotes, and not longer than a line.
func quote(s string) string {
	const longest = 60
	if runes := []rune(s); len(runes) > longest {
		s = string(runes[:longest-1]) + "…"
	}
	return strconv.Quote(s)
}

// show returns a value as messages show it.
func show(v *jsontree.Value) string {
	switch v.Kind() {
	case jsontree.Null:
		return "null"
	case jsontree.Bool:
		return fmt.Sprint(v.Bool())
	case jsontree.Number:
		return strings.Trim(quote(v.NumberText()), `"`)
	case jsontree.String:
		return quote(v.Str())
	case jsontree.Array:
		return "an array"
	default:
		return "an object"
	}
}
