package jsonpath

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

// Reference returns the first step that a Reference Path may not have, nil when the path is one: it names a single place by
// names and indexes alone.
func (p *Path) Reference() Step {
	for _, s := range p.Steps {
		switch s.(type) {
		case *Name, *Index:
		default:
			return s
		}
	}
	return nil
}
