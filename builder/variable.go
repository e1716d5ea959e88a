package builder

// Var makes a variable of a scope and returns the pointer that stands for it: bind it in Assign to fill it, take it or its
// fields as a source to read it. It can be read where every path has filled it, in its scope and inside it, and filled in its
// scope only. The name is a Unicode identifier of at most 80 characters, other than states. In a [Fragment] the name in the
// machine begins with the fragment's prefix, as those of its states do: "attempts" of "Final: " is finalAttempts.
//
//	attempts := builder.Var[int](w, "attempts")
//	draft.Assign(builder.Bind(attempts, builder.Add(attempts, 1)))
func Var[T any](s Scope, name string) *T {
	h := handleOf(s)
	r, p := newRoot[T](h.sc, rootVariable, nil)
	if h.prefix != "" && validVariable(name) {
		name = identifier(h.prefix + " " + name)
	}
	r.name, r.variable, r.at = name, name, here()
	h.sc.m.variables = append(h.sc.m.variables, r)
	return p
}
