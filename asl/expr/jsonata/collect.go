package jsonata

// collector goes over a tree in the order of evaluation and fills Refs.
type collector struct {
	refs    Refs
	later   []func()  // bodies of functions, which see what is bound after them too
	applied *Call     // the call that ~> gives one more argument
	start   *Variable // the variable that starts the current path, and the names after it
	names   []string
	steps   []Span
}

// visit collects from n. It reports whether the context of what follows n in a path is still the input of the
// expression, which only @ brings about.
func (c *collector) visit(n Node, p place) bool {
	switch n := n.(type) {
	case *Variable:
		c.variable(n, p)
	case *Field:
		c.field(n.Span, n.Value, p)
	case *Wildcard, *Descendant, *Parent:
		if p.top {
			c.refs.Wildcards = append(c.refs.Wildcards, n.Extent())
		}
	case *Path, *Filter, *KeepArray, *Group, *OrderBy, *Focus, *Index:
		if !p.path {
			c.names, c.steps = nil, nil
			c.start, _ = c.pathOfVariable(n)
			p = place{scope: &scope{outer: p.scope, path: true}, top: p.top, path: true}
		}
		return c.step(n, p)
	case *Block:
		inside := &scope{outer: p.scope}
		each(func(e Node) { c.visit(e, place{scope: inside, top: p.top}) }, n.Exprs...)
	case *Bind:
		c.visit(n.Value, p.part())
		c.bind(n.Var, p.scope.frame())
	case *Lambda:
		c.later = append(c.later, func() { c.body(n, p) })
	case *Transform:
		each(func(part Node) { c.visit(part, p.within(false)) }, n.Pattern, n.Update, n.Delete)
	case *Apply:
		c.visit(n.Left, p.part())
		c.applied = appliedCall(n.Right)
		c.visit(n.Right, p.part())
	case *Call:
		c.call(n, p)
	default:
		eachChild(n, func(child Node) { c.visit(child, p.part()) })
	}
	return false
}

// step visits the parts of a path; see visit for the result.
func (c *collector) step(n Node, p place) bool {
	switch n := n.(type) {
	case *Path:
		top := c.operand(n.Left, p)
		right := place{scope: p.scope, top: top, path: true}
		return c.operand(n.Right, right)
	case *Filter:
		top := c.visit(n.Base, p)
		c.visit(n.Predicate, p.within(top))
		return top
	case *KeepArray:
		return c.visit(n.Base, p)
	case *Group:
		top := c.visit(n.Base, p)
		eachPair(func(part Node) { c.visit(part, p.within(top)) }, n.Pairs)
		return top
	case *OrderBy:
		top := c.visit(n.Base, p)
		for _, t := range n.Terms {
			c.visit(t.Key, p.within(top))
		}
		return top
	case *Focus:
		c.visit(n.Base, p)
		c.bind(n.Var, p.scope)
		return p.top
	case *Index:
		top := c.visit(n.Base, p)
		c.bind(n.Var, p.scope)
		return top
	}
	return false
}

// operand visits one side of a dot, where a string is the name of a field.
func (c *collector) operand(n Node, p place) bool {
	if s, ok := suffixed(n).(*String); ok {
		c.field(s.Span, s.Value, p)
	}
	return c.visit(n, p)
}

func (c *collector) field(at Span, name string, p place) {
	if p.top {
		c.refs.Fields = append(c.refs.Fields, FieldRef{Span: at, Name: name})
	}
}

func (c *collector) variable(n *Variable, p place) {
	switch {
	case n.Name == "$":
		c.refs.Root = append(c.refs.Root, n.Span)
	case n.Name == "":
		if p.top {
			c.refs.Context = append(c.refs.Context, n.Span)
		}
	case !p.scope.has(n.Name):
		ref := VariableRef{Span: n.Span, Name: n.Name}
		if n == c.start {
			ref.Path, ref.Steps = c.names, c.steps
		}
		c.refs.Variables = append(c.refs.Variables, ref)
	}
}

func (c *collector) bind(v *Variable, s *scope) {
	s.names = append(s.names, v.Name)
	c.refs.Bound = append(c.refs.Bound, VariableRef{Span: v.Span, Name: v.Name})
}

// body visits the body of a function. Its context is the one where the function is defined.
func (c *collector) body(n *Lambda, p place) {
	inside := &scope{outer: p.scope}
	for _, param := range n.Params {
		c.bind(param, inside)
	}
	c.visit(n.Body, place{scope: inside, top: p.top})
}

func (c *collector) call(n *Call, p place) {
	ref := CallRef{Span: n.Span, Args: len(n.Args), Partial: n.Partial}
	if n == c.applied {
		ref.Args++
	}
	switch f := bare(n.Func).(type) {
	case *Variable:
		ref.Name = f.Name
		switch {
		case f.Name == "" || f.Name == "$":
			c.variable(f, p)
		case !p.scope.has(f.Name):
			c.refs.Calls = append(c.refs.Calls, ref)
		}
	case *Field:
		ref.Name, ref.Bare = f.Value, true
		c.refs.Calls = append(c.refs.Calls, ref)
	default:
		c.visit(f, p.part())
	}
	each(func(arg Node) { c.visit(arg, p.part()) }, n.Args...)
}

// appliedCall returns the call on the right side of ~> that takes the left side as its first argument. A partial
// application is called with the left side afterwards instead.
func appliedCall(n Node) *Call {
	for {
		switch m := n.(type) {
		case *Focus:
			n = m.Base
		case *Group:
			n = m.Base
		case *Filter:
			n = m.Base
		case *KeepArray:
			n = m.Base
		case *Call:
			if !m.Partial {
				return m
			}
			return nil
		default:
			return nil
		}
	}
}

// suffixed returns the step that predicates and other suffixes stand behind.
func suffixed(n Node) Node {
	for {
		switch m := n.(type) {
		case *Filter:
			n = m.Base
		case *KeepArray:
			n = m.Base
		case *Group:
			n = m.Base
		case *OrderBy:
			n = m.Base
		case *Focus:
			n = m.Base
		case *Index:
			n = m.Base
		default:
			return n
		}
	}
}

// pathOfVariable returns the variable at the start of a path and gathers the plain names behind it. open is false when the path
// goes on with something else.
func (c *collector) pathOfVariable(n Node) (v *Variable, open bool) {
	switch n := n.(type) {
	case *Variable:
		return n, true
	case *Path:
		if v, open = c.pathOfVariable(n.Left); !open {
			return v, false
		}
		step := suffixed(n.Right)
		name, plain := fieldName(step)
		if !plain {
			return v, false
		}
		if c.names == nil {
			const usual = 4 // names in a path
			c.names, c.steps = make([]string, 0, usual), make([]Span, 0, usual)
		}
		c.names, c.steps = append(c.names, name), append(c.steps, step.Extent())
		return v, keepsContext(n.Right)
	case *Filter:
		return c.pathOfVariable(n.Base)
	case *KeepArray:
		return c.pathOfVariable(n.Base)
	case *Index:
		return c.pathOfVariable(n.Base)
	case *OrderBy:
		return c.pathOfVariable(n.Base)
	case *Group:
		v, _ = c.pathOfVariable(n.Base)
		return v, false
	case *Focus:
		v, _ = c.pathOfVariable(n.Base)
		return v, false
	}
	return nil, false
}

// fieldName returns the name that a step reads.
func fieldName(n Node) (string, bool) {
	switch n := n.(type) {
	case *Field:
		return n.Value, true
	case *String:
		return n.Value, true
	}
	return "", false
}

// keepsContext reports whether the step after n is read from the value of n.
func keepsContext(n Node) bool {
	for {
		switch m := n.(type) {
		case *Focus:
			return false
		case *Filter:
			n = m.Base
		case *KeepArray:
			n = m.Base
		case *Index:
			n = m.Base
		default:
			return true
		}
	}
}
