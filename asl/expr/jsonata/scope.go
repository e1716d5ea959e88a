package jsonata

// scope is a set of bound variables. Parentheses, functions and paths open one.
type scope struct {
	outer *scope
	path  bool // holds the variables of @ and # only
	names []string
}

// has reports whether the variable is bound here or further out.
func (s *scope) has(name string) bool {
	for ; s != nil; s = s.outer {
		for _, bound := range s.names {
			if bound == name {
				return true
			}
		}
	}
	return false
}

// frame returns the scope that := binds in.
func (s *scope) frame() *scope {
	for s.path {
		s = s.outer
	}
	return s
}

// place is where a node stands: what it sees, and what $ means there.
type place struct {
	scope *scope
	top   bool // $ is the input of the expression
	path  bool // a continuation of a path, whose scope is open already
}

// part is the place of a node that is no continuation of the path around it.
func (p place) part() place { return place{scope: p.scope, top: p.top} }

// within is the place of a node that is evaluated for values whose context is the input only when top is true.
func (p place) within(top bool) place { return place{scope: p.scope, top: top} }
