package jsonata

import "fmt"

// check finds what the grammar allows and the language refuses. It computes bottom-up the shape that the reference
// implementation gives each node, because its rules are about that shape: a.b.c is one path of three steps there, and
// the predicates of a step hang on the step.
func check(root Node, text string) *Error {
	c := &checker{text: text}
	s := c.visit(root)
	switch {
	case s.kind == kindParent:
		c.failParent(s.slot, s.pos)
	case s.seeking != nil:
		c.failParent(s.seeking.list[0], s.pos)
	}
	return c.err
}

// kind is what the rules need to know about a node.
type kind uint8

const (
	kindOther kind = iota
	kindPath
	kindName
	kindString
	kindLiteral // number, true, false, null
	kindNumber  // the same, and a minus before it belongs to it
	kindWildcard
	kindParent
	kindBlock
	kindSort
)

// shape is the view of the rules on a node.
type shape struct {
	kind      kind
	at        Span
	pos       int      // what the reference implementation calls the position of the node, -1 for none
	steps     []*shape // of a path; the last expression of a block
	verified  int      // how many steps are known not to be literals
	predicate bool     // has predicates, outside of a path
	stages    bool     // has predicates, as a step of a path
	group     bool
	focus     bool
	slot      *slot  // of a parent operator: what it looks for
	seeking   *slots // parents that are looked for further out; nil when there never was one
}

// last returns the step that a suffix belongs to: the last one of a path, otherwise the shape itself.
func (s *shape) last() *shape {
	if s.kind == kindPath {
		return s.steps[len(s.steps)-1]
	}
	return s
}

// checker stops at the first fault; what it returns after that means nothing.
type checker struct {
	text string
	err  *Error
}

func (c *checker) fail(err *Error) {
	if c.err == nil {
		c.err = err
	}
}

// failSuffix records a fault of the suffix whose operator, one character long, is at pos.
func (c *checker) failSuffix(code string, pos int) {
	c.fail(newError(code, Span{pos, pos + 1}))
}

// visit returns the shape of n and judges n and everything below it.
func (c *checker) visit(n Node) *shape {
	if c.err != nil {
		return &shape{}
	}
	switch n := n.(type) {
	case *missing:
		c.fail(newError("S0207", n.Span))
		return &shape{}
	case *Field:
		return &shape{kind: kindPath, at: n.Span, pos: -1, verified: 1, steps: []*shape{leaf(kindName, n.Span)}}
	case *String:
		return leaf(kindString, n.Span)
	case *Number:
		return leaf(kindNumber, n.Span)
	case *Bool, *Null:
		return leaf(kindLiteral, n.Extent())
	case *Wildcard:
		return leaf(kindWildcard, n.Span)
	case *Parent:
		return &shape{kind: kindParent, at: n.Span, pos: -1, slot: &slot{level: 1, at: n.Span}}
	case *Variable, *Descendant, *Regexp, *Placeholder:
		return leaf(kindOther, n.Extent())
	case *KeepArray:
		return c.visit(n.Base)
	case *Path:
		return c.path(n)
	case *Filter:
		return c.filter(n)
	case *Group:
		return c.group(n)
	case *OrderBy:
		return c.orderBy(n)
	case *Focus:
		return c.focus(n)
	case *Index:
		return c.index(n)
	}
	return c.compound(n)
}

func leaf(k kind, at Span) *shape { return &shape{kind: k, at: at, pos: at.End} }

// compound visits the nodes that are no part of a path. Parents that their parts look for are looked for further out,
// except those in the operands of ~>, in function bodies and in transformers: the language forgets them.
func (c *checker) compound(n Node) *shape {
	s := &shape{at: n.Extent(), pos: operatorEnd(n)}
	switch n := n.(type) {
	case *Negation:
		return c.negation(n, s)
	case *Binary:
		c.seek(s, n.Left, n.Right)
	case *Range:
		c.seek(s, n.From, n.To)
	case *Array:
		c.seek(s, n.Items...)
	case *Object:
		for _, p := range n.Pairs {
			c.seek(s, p.Key, p.Value)
		}
	case *Block:
		s.kind = kindBlock
		if last := c.seek(s, n.Exprs...); last != nil {
			s.steps = []*shape{last}
		}
	case *Call:
		c.seek(s, n.Args...)
		c.visit(n.Func)
	case *Conditional:
		c.seek(s, n.Test, n.Then)
		if n.Else != nil {
			c.seek(s, n.Else)
		}
	case *Bind:
		c.seek(s, n.Value)
	case *Apply:
		c.visit(n.Left)
		c.visit(n.Right)
	case *Lambda:
		c.visit(n.Body)
	case *Transform:
		each(func(part Node) { c.visit(part) }, n.Pattern, n.Update, n.Delete)
	default:
		panic(fmt.Sprintf("jsonata: unknown node %T", n))
	}
	return s
}

// seek visits the parts of a node, hands what they look for to s, and returns the shape of the last part.
func (c *checker) seek(s *shape, parts ...Node) *shape {
	var part *shape
	for _, n := range parts {
		part = c.visit(n)
		s.inherit(part)
	}
	return part
}

func (c *checker) negation(n *Negation, s *shape) *shape {
	operand := c.visit(n.Operand)
	if operand.kind == kindNumber {
		operand.at = n.Span
		return operand
	}
	s.inherit(operand)
	return s
}

// path joins two shapes with a dot.
func (c *checker) path(n *Path) *shape {
	result := c.visit(n.Left)
	if result.kind != kindPath {
		first := result
		result = &shape{kind: kindPath, at: n.Span, pos: -1, steps: []*shape{first}}
		if first.kind == kindParent {
			result.seeking = &slots{list: []*slot{first.slot}}
		}
	}
	right := c.visit(n.Right)
	if right.kind == kindPath {
		result.steps = append(result.steps, right.steps...)
	} else {
		right.stages = right.stages || right.predicate
		right.predicate = false
		result.steps = append(result.steps, right)
	}
	c.verifySteps(result)
	c.resolve(result)
	return result
}

// verifySteps refuses literals among the steps of a path and makes names of its strings.
func (c *checker) verifySteps(path *shape) {
	for _, step := range path.steps[path.verified:] {
		switch step.kind {
		case kindNumber, kindLiteral:
			err := newError("S0213", step.at, c.text[step.at.Start:step.at.End])
			err.after = step.pos
			c.fail(err)
		case kindString:
			step.kind = kindName
		}
	}
	path.verified = len(path.steps)
}

func (c *checker) filter(n *Filter) *shape {
	result := c.visit(n.Base)
	if c.err != nil {
		return result
	}
	step := result.last()
	if step.group {
		c.failSuffix("S0209", n.OpPos)
	}
	predicate := c.visit(n.Predicate)
	if predicate.seeking != nil {
		for _, wanted := range predicate.seeking.list {
			if wanted.level == 1 {
				c.seekParent(step, wanted)
			} else {
				wanted.level--
			}
		}
		step.inherit(predicate)
	}
	if result.kind == kindPath {
		step.stages = true
	} else {
		step.predicate = true
	}
	return result
}

func (c *checker) group(n *Group) *shape {
	result := c.visit(n.Base)
	if result.group {
		c.failSuffix("S0210", n.OpPos)
	}
	for _, p := range n.Pairs {
		c.visit(p.Key)
		c.visit(p.Value)
	}
	result.group = true
	return result
}

func (c *checker) orderBy(n *OrderBy) *shape {
	result := c.visit(n.Base)
	if result.kind != kindPath {
		result = &shape{kind: kindPath, at: n.Span, pos: -1, steps: []*shape{result}}
	}
	sort := &shape{kind: kindSort, at: n.Span, pos: operatorEnd(n)}
	for _, t := range n.Terms {
		c.seek(sort, t.Key)
	}
	result.steps = append(result.steps, sort)
	c.resolve(result)
	return result
}

func (c *checker) focus(n *Focus) *shape {
	result := c.visit(n.Base)
	if c.err != nil {
		return result
	}
	step := result.last()
	switch {
	case step.stages || step.predicate:
		c.failSuffix("S0215", n.OpPos)
	case step.kind == kindSort:
		c.failSuffix("S0216", n.OpPos)
	}
	step.focus = true
	return result
}

func (c *checker) index(n *Index) *shape {
	result := c.visit(n.Base)
	if result.kind != kindPath {
		result.stages = result.stages || result.predicate
		result.predicate = false
		result = &shape{kind: kindPath, at: n.Span, pos: -1, steps: []*shape{result}}
	}
	return result
}
