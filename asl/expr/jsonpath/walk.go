package jsonpath

import "fmt"

// Walk calls visit for n and for every node below it, parents before children and in the order of the text. When visit returns
// false, the children of that node are left out.
func Walk(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	switch n := n.(type) {
	case *Name, *Names, *Index, *FromEnd, *Indexes, *Slice, *Wildcard, *Scan, *Placeholder, *String, *Regexp, *Literal:
	case *Path:
		for _, s := range n.Steps {
			Walk(s, visit)
		}
	case *Filter:
		Walk(n.Condition, visit)
	case *Or:
		Walk(n.Left, visit)
		Walk(n.Right, visit)
	case *And:
		Walk(n.Left, visit)
		Walk(n.Right, visit)
	case *Exists:
		Walk(n.Path, visit)
	case *Compare:
		Walk(n.Left, visit)
		Walk(n.Right, visit)
	default:
		panic(fmt.Sprintf("jsonpath: unknown node %T", n))
	}
}
