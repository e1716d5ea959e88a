package jsonpath

import "strings"

// Definite reports whether the path finds one value: it has no wildcard, slice, list of indexes, filter or "..". A list of names
// makes one object.
func (p *Path) Definite() bool {
	for _, s := range p.Steps {
		switch s.(type) {
		case *Name, *Names, *Index, *FromEnd:
		default:
			return false
		}
	}
	return true
}

// Function reports whether the name stands for a function that the library evaluates, as in .length(). In brackets it is the name
// of a member.
func (n *Name) Function() bool { return !n.Bracket && strings.HasSuffix(n.Value, "()") }

// Reference returns the first step that a Reference Path may not have, nil when the path is one: it names a single place by
// names and indexes alone, without functions.
func (p *Path) Reference() Step {
	for _, s := range p.Steps {
		switch s := s.(type) {
		case *Name:
			if s.Function() {
				return s
			}
		case *Index:
		default:
			return s
		}
	}
	return nil
}
