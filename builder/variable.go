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

// InitialVar is [Var] with a value from the start: it can be read everywhere in its scope, on the first round of a loop as well, and in
// inner scopes. The value may read what is there when the scope begins: literals ([Lit]), the input of the workflow, the item of a
// processor, values of scopes around it. Build puts a Pass state in front of the scope's first one that fills all of them; a loop back to the first state
// does not pass it.
//
//	round := builder.InitialVar[int](w, "round", builder.Lit(1))
//	draft.Catch(…)
//	rework.Assign(builder.Bind(round, builder.Add(round, 1))).Then(draft)
func InitialVar[T any, S Source[T]](s Scope, name string, value S) *T {
	at := here()
	p := Var[T](s, name)
	sc := handleOf(s).sc
	sc.initial = append(sc.initial, newBinding(p, source(at, value), at))
	return p
}

// setInitial puts the state that fills the variables with an initial value in front of the first state of the scope. It is made once:
// Build may be called again, and variables may have come in between.
func (s *scope) setInitial() {
	if len(s.initial) == 0 || s.start == nil || s.start.sc != s {
		return
	}
	if s.first == nil {
		st := newState(scopeHandle{handle{sc: s}}, s.initial[0].at, freeName(s.initialName(), s.m.stateNames()), &passVerb{})
		st.comment = "Fills the variables that have a value from the start."
		s.first = st
	}
	if s.start != s.first {
		s.first.next, s.first.nextAt = s.start, s.startAt
		s.start = s.first
	}
	s.first.assigns = s.initial
}

// initialName is what the state that fills the variables is called.
func (s *scope) initialName() string {
	if s.parent == nil {
		return "Set variables"
	}
	return s.parent.name + " variables"
}

// scopeHandle is a scope by its handle.
type scopeHandle struct{ h handle }

func (s scopeHandle) handle() handle { return s.h }
