package jsonata

import "fmt"

// Walk calls visit for n and for every node below it, parents before children and in the order of the text. When visit
// returns false, the children of that node are left out.
func Walk(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	eachChild(n, func(child Node) { Walk(child, visit) })
}

// eachChild calls do for the direct children of n in the order of the text.
func eachChild(n Node, do func(Node)) {
	switch n := n.(type) {
	case *String, *Number, *Bool, *Null, *Regexp, *Variable, *Field, *Wildcard, *Descendant, *Parent, *Placeholder, *missing:
	case *Negation:
		do(n.Operand)
	case *Binary:
		each(do, n.Left, n.Right)
	case *Range:
		each(do, n.From, n.To)
	case *Path:
		each(do, n.Left, n.Right)
	case *Filter:
		each(do, n.Base, n.Predicate)
	case *KeepArray:
		do(n.Base)
	case *Group:
		do(n.Base)
		eachPair(do, n.Pairs)
	case *OrderBy:
		do(n.Base)
		for _, t := range n.Terms {
			do(t.Key)
		}
	case *Focus:
		each(do, n.Base, n.Var)
	case *Index:
		each(do, n.Base, n.Var)
	case *Bind:
		each(do, n.Var, n.Value)
	case *Apply:
		each(do, n.Left, n.Right)
	case *Array:
		each(do, n.Items...)
	case *Object:
		eachPair(do, n.Pairs)
	case *Block:
		each(do, n.Exprs...)
	case *Call:
		do(n.Func)
		each(do, n.Args...)
	case *Lambda:
		for _, p := range n.Params {
			do(p)
		}
		do(n.Body)
	case *Conditional:
		each(do, n.Test, n.Then, n.Else)
	case *Transform:
		each(do, n.Pattern, n.Update, n.Delete)
	default:
		panic(fmt.Sprintf("jsonata: unknown node %T", n))
	}
}

// each calls do for the nodes that are present.
func each(do func(Node), nodes ...Node) {
	for _, n := range nodes {
		if n != nil {
			do(n)
		}
	}
}

func eachPair(do func(Node), pairs []Pair) {
	for _, p := range pairs {
		each(do, p.Key, p.Value)
	}
}
