package eval

import (
	"fmt"
	"strconv"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
)

// lowering makes plans of a syntax tree.
type lowering struct {
	labels int
	err    *Error
}

// lower returns the plan of a tree that [jsonata.Parse] accepted.
func lower(tree jsonata.Node) (*plan, *Error) {
	l := &lowering{}
	p := l.plan(tree)
	return p, l.err
}

func (l *lowering) fail(err *Error) {
	if l.err == nil {
		l.err = err
	}
}

// plan returns the plan of a node.
func (l *lowering) plan(n jsonata.Node) *plan {
	p := l.node(n)
	p.position = operatorEnd(n)
	return p
}

// operatorEnd returns the position of a node in errors: the end of the token that makes it what it is.
func operatorEnd(n jsonata.Node) int {
	switch n := n.(type) {
	case *jsonata.Negation, *jsonata.Array, *jsonata.Object, *jsonata.Block, *jsonata.Transform:
		return n.Extent().Start + 1
	case *jsonata.Binary:
		return n.OpPos + len(n.Op)
	case *jsonata.Bind:
		return n.OpPos + 2
	case *jsonata.Apply:
		return n.OpPos + 2
	case *jsonata.Call:
		return n.OpPos + 1
	case *jsonata.Lambda:
		return n.OpPos + 1
	case *jsonata.Conditional:
		return n.OpPos + 1
	default:
		return n.Extent().End
	}
}

func (l *lowering) node(n jsonata.Node) *plan {
	switch n := n.(type) {
	case *jsonata.Field:
		return asPath(name(n.Value))
	case *jsonata.String:
		p := constant(n.Value)
		p.kind, p.name = kindString, n.Value
		return p
	case *jsonata.Number:
		p := constant(n.Value)
		p.kind, p.number = kindNumber, n.Value
		return p
	case *jsonata.Bool:
		return constant(n.Value)
	case *jsonata.Null:
		return constant(nil)
	case *jsonata.Regexp:
		return l.regexp(n)
	case *jsonata.Variable:
		return variable(n.Name)
	case *jsonata.Wildcard:
		return &plan{kind: kindWildcard, code: wildcardCode{}}
	case *jsonata.Descendant:
		return &plan{code: descendantCode{}}
	case *jsonata.Parent:
		return l.parent()
	case *jsonata.Path:
		return l.path(n)
	case *jsonata.Filter:
		return l.filter(n)
	case *jsonata.KeepArray:
		return l.keepArray(n)
	case *jsonata.Group:
		p := l.plan(n.Base)
		p.group = l.group(n.Pairs, n.OpPos+1)
		p.suffixed = p.suffixed || p.kind != kindPath
		return p
	case *jsonata.OrderBy:
		return l.orderBy(n)
	case *jsonata.Focus:
		p := l.plan(n.Base)
		step := p.lastStep()
		step.focus, step.tuple = n.Var.Name, true
		return p
	case *jsonata.Index:
		return l.index(n)
	}
	return l.compound(n)
}

func constant(v any) *plan { return &plan{code: constantCode{v}} }

func name(field string) *plan {
	return &plan{kind: kindName, name: field, code: &nameCode{name: field}}
}

func variable(name string) *plan {
	switch name {
	case "":
		return &plan{kind: kindVariable, code: contextCode{}}
	case "$":
		return &plan{kind: kindVariable, code: rootCode{}}
	}
	return &plan{kind: kindVariable, name: name, code: &variableCode{name: name, native: natives[name]}}
}

// parent returns the plan of a parent operator, which reads the variable that its label names.
func (l *lowering) parent() *plan {
	slot := &ancestor{label: "!" + strconv.Itoa(l.labels), level: 1}
	l.labels++
	return &plan{kind: kindParent, slot: slot, code: parentCode{slot}}
}

func (l *lowering) path(n *jsonata.Path) *plan {
	left := l.plan(n.Left)
	result := asPath(left)
	if left.kind == kindParent {
		result.seeking = &slots{list: []*ancestor{left.slot}}
	}
	right := l.plan(n.Right)
	if right.kind == kindPath {
		result.path.steps = append(result.path.steps, right.path.steps...)
	} else {
		for _, predicate := range right.predicates {
			right.stages = append(right.stages, stage{predicate: predicate})
		}
		right.predicates = nil
		right.suffixed = right.group != nil || right.keep
		result.path.steps = append(result.path.steps, right)
	}
	result.path.complete()
	l.resolve(result)
	return result
}

func (l *lowering) filter(n *jsonata.Filter) *plan {
	p := l.plan(n.Base)
	step := p.lastStep()
	predicate := l.plan(n.Predicate)
	if predicate.seeking != nil {
		for _, slot := range predicate.seeking.list {
			if slot.level == 1 {
				l.seekParent(step, slot)
			} else {
				slot.level--
			}
		}
		step.inherit(predicate)
	}
	if p.kind == kindPath {
		step.stages = append(step.stages, stage{predicate: predicate})
	} else {
		p.predicates = append(p.predicates, predicate)
		p.suffixed = true
	}
	return p
}

// keepArray marks what stands before the brackets and before the predicates there.
func (l *lowering) keepArray(n *jsonata.KeepArray) *plan {
	p := l.plan(n.Base)
	base := n.Base
	for {
		filter, ok := base.(*jsonata.Filter)
		if !ok {
			break
		}
		base = filter.Base
	}
	_, focus := base.(*jsonata.Focus)
	switch {
	case p.kind != kindPath:
		p.keep, p.suffixed = true, true
	case isField(base):
		p.lastStep().keep, p.path.keep = true, true
	default: // lost when the path goes on behind a dot, but for @
		p.lastStep().keep = focus
		p.keep, p.suffixed = true, true
	}
	return p
}

// isField reports whether n is a field, perhaps with [] already.
func isField(n jsonata.Node) bool {
	switch n := n.(type) {
	case *jsonata.Field:
		return true
	case *jsonata.KeepArray:
		return isField(n.Base)
	case *jsonata.Filter:
		return isField(n.Base)
	}
	return false
}

func (l *lowering) group(pairs []jsonata.Pair, pos int) *group {
	g := &group{position: pos}
	for _, pair := range pairs {
		g.pairs = append(g.pairs, [2]*plan{l.plan(pair.Key), l.plan(pair.Value)})
	}
	return g
}

func (l *lowering) orderBy(n *jsonata.OrderBy) *plan {
	result := asPath(l.plan(n.Base))
	step := &plan{kind: kindSort, sort: &orderBy{position: n.OpPos + 1}}
	step.code = step.sort
	for _, t := range n.Terms {
		key := l.plan(t.Key)
		step.inherit(key)
		step.sort.terms = append(step.sort.terms, sortTerm{key: key, descending: t.Descending})
	}
	result.path.steps = append(result.path.steps, step)
	l.resolve(result)
	return result
}

func (l *lowering) index(n *jsonata.Index) *plan {
	p := l.plan(n.Base)
	if p.kind != kindPath {
		stages := make([]stage, 0, len(p.predicates)+1)
		for _, predicate := range p.predicates {
			stages = append(stages, stage{predicate: predicate})
		}
		p.stages, p.predicates = stages, nil
		p.suffixed = p.group != nil || p.keep
		p = asPath(p)
	}
	step := p.lastStep()
	step.tuple = true
	if len(step.stages) == 0 {
		step.index = n.Var.Name
	} else {
		step.stages = append(step.stages, stage{index: n.Var.Name})
	}
	return p
}

// parts returns the plans of nodes, whose searches for parents go on in p.
func (l *lowering) parts(p *plan, nodes ...jsonata.Node) []*plan {
	all := make([]*plan, len(nodes))
	for i, n := range nodes {
		all[i] = l.plan(n)
		p.inherit(all[i])
	}
	return all
}

// compound returns the plans of the nodes that are no part of a path.
func (l *lowering) compound(n jsonata.Node) *plan {
	p := &plan{}
	switch n := n.(type) {
	case *jsonata.Negation:
		return l.negation(n, p)
	case *jsonata.Binary:
		both := l.parts(p, n.Left, n.Right)
		p.code = binary(n, both[0], both[1])
	case *jsonata.Range:
		both := l.parts(p, n.From, n.To)
		p.code = &rangeCode{from: both[0], to: both[1], position: n.OpPos + 2}
	case *jsonata.Array:
		p.kind = kindArray
		p.code = &arrayCode{items: l.parts(p, n.Items...), plan: p}
	case *jsonata.Object:
		g := &group{position: n.Start + 1}
		for _, pair := range n.Pairs {
			both := l.parts(p, pair.Key, pair.Value)
			g.pairs = append(g.pairs, [2]*plan{both[0], both[1]})
		}
		p.code = &objectCode{g}
	case *jsonata.Block:
		p.kind = kindBlock
		exprs := l.parts(p, n.Exprs...)
		if len(exprs) > 0 {
			p.last = exprs[len(exprs)-1]
		}
		p.code = &blockCode{exprs: exprs}
	case *jsonata.Conditional:
		p.code = l.conditional(n, p)
	case *jsonata.Bind:
		p.code = &bindCode{name: n.Var.Name, value: l.parts(p, n.Value)[0]}
	case *jsonata.Call:
		l.call(n, p)
	case *jsonata.Apply:
		p.code = &applyCode{left: l.plan(n.Left), right: l.plan(n.Right), position: n.OpPos + 2}
	case *jsonata.Lambda:
		p.code = l.lambda(n)
	case *jsonata.Transform:
		t := &transformCode{pattern: l.plan(n.Pattern), update: l.plan(n.Update), position: n.Start + 1}
		if n.Delete != nil {
			t.remove = l.plan(n.Delete)
		}
		p.code = t
	default:
		panic(fmt.Sprintf("eval: unknown node %T", n))
	}
	return p
}

// negation makes a minus before a number literal part of it.
func (l *lowering) negation(n *jsonata.Negation, p *plan) *plan {
	operand := l.plan(n.Operand)
	if operand.kind == kindNumber {
		operand.number = -operand.number
		operand.code = constantCode{operand.number}
		return operand
	}
	p.inherit(operand)
	p.code = &negationCode{operand: operand, position: n.Start + 1}
	return p
}

func (l *lowering) conditional(n *jsonata.Conditional, p *plan) code {
	parts := l.parts(p, n.Test, n.Then)
	c := &conditionalCode{test: parts[0], then: parts[1]}
	if n.Else != nil {
		c.otherwise = l.parts(p, n.Else)[0]
	}
	return c
}

func (l *lowering) call(n *jsonata.Call, p *plan) {
	c := &callCode{position: n.OpPos + 1}
	var args []jsonata.Node
	for _, arg := range n.Args {
		if _, hole := arg.(*jsonata.Placeholder); !hole {
			args = append(args, arg)
		}
	}
	plans := l.parts(p, args...)
	for _, arg := range n.Args {
		if _, hole := arg.(*jsonata.Placeholder); hole {
			c.args = append(c.args, nil)
			continue
		}
		c.args = append(c.args, plans[0])
		plans = plans[1:]
	}
	c.fn = l.plan(n.Func)
	if c.fn.kind == kindPath {
		c.field = c.fn.path.steps[0].name
		c.name = c.field
	} else {
		c.name = c.fn.name
	}
	if n.Partial {
		p.code = &partialCode{c}
		return
	}
	p.kind, p.code = kindCall, c
}

func (l *lowering) lambda(n *jsonata.Lambda) code {
	c := &lambdaCode{body: l.plan(n.Body)}
	for _, param := range n.Params {
		c.params = append(c.params, param.Name)
	}
	if n.Signature != "" {
		c.signature = parseSignature(n.Signature)
	}
	return c
}
