package asl

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// Node is what every object of the model embeds: its source, when it was parsed, and its place. The zero Node is that of
// an object built by code.
type Node struct {
	source *jsontree.Value
	plan   *plan // knows the field names of the struct that embeds the node; nil when built
	origin diag.Pos
}

// Element is an object of the model: the machine, a state, or a part of one. All types that embed [Node] are elements,
// and only they are.
type Element interface {
	// Source returns the JSON value the element was parsed from, nil when it was built.
	Source() *jsontree.Value
	// Pos returns the place of the element.
	Pos() diag.Pos
	// FieldPos returns the place of a field's value.
	FieldPos(name string) diag.Pos
	// NamePos returns the place of a field's name.
	NamePos(name string) diag.Pos
	base() *Node
}

// base gives access to the node of any element.
func (n *Node) base() *Node { return n }

// Source returns the JSON value the object was parsed from, as it was then: later edits do not show in it. It is nil when
// the object was built by code. In a wrong document it may be another kind than an object.
func (n *Node) Source() *jsontree.Value { return n.source }

// SetOrigin records the place in the user's Go code that made the object, for [Node.Pos].
func (n *Node) SetOrigin(pos diag.Pos) { n.origin = pos }

// Pos returns where the object starts in the source text or, for a built object, its origin. It is the zero Pos when
// neither is known.
func (n *Node) Pos() diag.Pos {
	if n.source == nil {
		return n.origin
	}
	return n.source.Pos()
}

// FieldPos returns where the value of the field with that JSON name starts. When the source has no such member it is the
// place of the object.
func (n *Node) FieldPos(name string) diag.Pos {
	if v := n.source.Get(name); v != nil && v.Offset() >= 0 {
		return v.Pos()
	}
	return n.Pos()
}

// NamePos returns where the name of the field with that JSON name starts. When the source has no such member it is the
// place of the object.
func (n *Node) NamePos(name string) diag.Pos {
	if m := n.source.Member(name); m != nil && m.NamePos >= 0 {
		return n.source.PosAt(m.NamePos)
	}
	return n.Pos()
}

// Unknown returns the members of the source whose names the model does not have for this type of object, in source order.
func (n *Node) Unknown() []jsontree.Member {
	var unknown []jsontree.Member
	if n.plan == nil {
		return nil
	}
	for _, m := range n.source.Members() {
		if n.plan.field(m.Name) < 0 {
			unknown = append(unknown, m)
		}
	}
	return unknown
}

// Duplicates returns the members of the source whose name occurred before in the object, in source order. The last of
// them is the one that counts.
func (n *Node) Duplicates() []jsontree.Member {
	return duplicates(n.source)
}

// duplicates returns the members of an object whose name occurred before.
func duplicates(v *jsontree.Value) []jsontree.Member {
	var again []jsontree.Member
	seen := make(map[string]bool, len(v.Members()))
	for _, m := range v.Members() {
		if seen[m.Name] {
			again = append(again, m)
		}
		seen[m.Name] = true
	}
	return again
}
