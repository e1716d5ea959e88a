package jsonata_test

import (
	"fmt"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
)

// dump writes a tree on one line, operators first.
func dump(n jsonata.Node) string {
	switch n := n.(type) {
	case *jsonata.String:
		return fmt.Sprintf("%q", n.Value)
	case *jsonata.Number:
		return fmt.Sprint(n.Value)
	case *jsonata.Bool:
		return fmt.Sprint(n.Value)
	case *jsonata.Null:
		return "null"
	case *jsonata.Regexp:
		return "/" + n.Pattern + "/" + n.Flags
	case *jsonata.Variable:
		return "$" + n.Name
	case *jsonata.Field:
		if n.Quoted {
			return "`" + n.Value + "`"
		}
		return n.Value
	case *jsonata.Wildcard:
		return "*"
	case *jsonata.Descendant:
		return "**"
	case *jsonata.Parent:
		return "%"
	case *jsonata.Placeholder:
		return "?"
	case *jsonata.Array:
		return "[" + list(n.Items...) + "]"
	case *jsonata.Object:
		return "{" + pairs(n.Pairs) + "}"
	}
	return "(" + strings.TrimSpace(compound(n)) + ")"
}

func compound(n jsonata.Node) string {
	switch n := n.(type) {
	case *jsonata.Negation:
		return "neg " + dump(n.Operand)
	case *jsonata.Binary:
		return n.Op + " " + list(n.Left, n.Right)
	case *jsonata.Range:
		return ".. " + list(n.From, n.To)
	case *jsonata.Path:
		return ". " + list(n.Left, n.Right)
	case *jsonata.Filter:
		return "at " + list(n.Base, n.Predicate)
	case *jsonata.KeepArray:
		return "keep " + dump(n.Base)
	case *jsonata.Group:
		return "group " + dump(n.Base) + " " + pairs(n.Pairs)
	case *jsonata.OrderBy:
		text := "order " + dump(n.Base)
		for _, term := range n.Terms {
			text += " " + map[bool]string{true: ">"}[term.Descending] + dump(term.Key)
		}
		return text
	case *jsonata.Focus:
		return "focus " + list(n.Base, n.Var)
	case *jsonata.Index:
		return "index " + list(n.Base, n.Var)
	case *jsonata.Bind:
		return ":= " + list(n.Var, n.Value)
	case *jsonata.Apply:
		return "~> " + list(n.Left, n.Right)
	case *jsonata.Block:
		return "block " + list(n.Exprs...)
	case *jsonata.Call:
		return map[bool]string{true: "partial "}[n.Partial] + map[bool]string{false: "call "}[n.Partial] +
			dump(n.Func) + " " + list(n.Args...)
	case *jsonata.Lambda:
		var params []jsonata.Node
		for _, p := range n.Params {
			params = append(params, p)
		}
		return strings.ReplaceAll("lambda ("+list(params...)+") "+n.Signature+" "+dump(n.Body), "  ", " ")
	case *jsonata.Conditional:
		return "? " + list(n.Test, n.Then, n.Else)
	case *jsonata.Transform:
		return "transform " + list(n.Pattern, n.Update, n.Delete)
	}
	panic(fmt.Sprintf("unknown node %T", n))
}

func list(nodes ...jsonata.Node) string {
	var texts []string
	for _, n := range nodes {
		if n != nil {
			texts = append(texts, dump(n))
		}
	}
	return strings.Join(texts, " ")
}

func pairs(pairs []jsonata.Pair) string {
	var texts []string
	for _, p := range pairs {
		texts = append(texts, dump(p.Key)+":"+dump(p.Value))
	}
	return strings.Join(texts, " ")
}
