package eval

// plan is an expression as it is evaluated: the code of the expression itself and what hangs on it. The tree of package
// jsonata is syntactic; in the tree of plans a location path is one plan with all of its steps.
type plan struct {
	kind kind
	code code

	// Outside of a path.
	suffixed   bool    // has any of the three below
	predicates []*plan // conditions on the value
	group      *group  // also of a path
	keep       bool    // a [] makes a sequence of one item stay an array

	// As a step of a path.
	stages   []stage
	focus    string    // the variable of @
	index    string    // the variable of #
	ancestor *ancestor // parents that a parent operator refers to by name
	tuple    bool      // binds variables: from here on a path goes over tuples
	cons     bool      // a constructed array that the path does not flatten

	number   float64   // of a number literal
	name     string    // of a field
	sort     *orderBy  // of an order-by step
	path     *pathCode // of a path
	last     *plan     // the last expression of a block
	slot     *ancestor // of a parent operator
	seeking  *slots    // parents that are looked for further out
	position int       // byte offset for errors
}

// kind tells plans apart where their surroundings treat them in different ways.
type kind uint8

const (
	kindOther kind = iota
	kindPath
	kindName
	kindString
	kindNumber
	kindVariable
	kindWildcard
	kindParent
	kindBlock
	kindArray
	kindSort
	kindCall
)

// stage is what happens to the values of a step, in the order of the text: a predicate, or the binding of the index.
type stage struct {
	predicate *plan
	index     string
}

// lastStep returns the plan that a suffix belongs to: the last step of a path, otherwise the plan itself.
func (p *plan) lastStep() *plan {
	if p.kind == kindPath {
		return p.path.steps[len(p.path.steps)-1]
	}
	return p
}

// asPath returns a path of one step, unless p is a path.
func asPath(p *plan) *plan {
	if p.kind == kindPath {
		return p
	}
	c := &pathCode{steps: []*plan{p}}
	c.owner = &plan{kind: kindPath, code: c, path: c}
	return c.owner
}

// complete settles what is known only when a whole path was seen.
func (c *pathCode) complete() {
	for _, step := range c.steps {
		c.keep = c.keep || step.keep
	}
	first, last := c.steps[0], c.steps[len(c.steps)-1]
	first.cons = first.cons || first.kind == kindArray
	last.cons = last.cons || last.kind == kindArray
	if len(c.steps) == 1 {
		return
	}
	for _, step := range c.steps {
		if step.kind == kindString {
			step.kind = kindName
			step.code = &nameCode{name: step.name}
		}
	}
}
