package eval

// scope is a set of bound variables. Parentheses, calls of functions and the values of a path that binds variables open one.
type scope struct {
	outer *scope
	vars  *binding
}

// binding is one variable in front of those that were bound before it. A list of them is never changed, so that the values
// of a path share their tails.
type binding struct {
	name  string
	value any
	next  *binding
}

// bind gives a variable of this scope a value.
func (s *scope) bind(name string, v any) { s.vars = &binding{name: name, value: v, next: s.vars} }

// find returns the binding of a variable here or further out, nil when there is none.
func (s *scope) find(name string) *binding {
	for ; s != nil; s = s.outer {
		for b := s.vars; b != nil; b = b.next {
			if b.name == name {
				return b
			}
		}
	}
	return nil
}
