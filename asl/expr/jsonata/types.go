package jsonata

import "strings"

// Types is a set of types of values. The empty set is that of an expression that never has a value.
type Types uint8

// The types of JSONata.
const (
	StringType Types = 1 << iota
	NumberType
	BoolType
	NullType
	ArrayType
	ObjectType
	FunctionType

	// AnyType holds all types.
	AnyType = StringType | NumberType | BoolType | NullType | ArrayType | ObjectType | FunctionType
)

// typeNames are the names of the types, in the order of their bits.
var typeNames = []string{"string", "number", "boolean", "null", "array", "object", "function"}

// String names the types, as "string or number"; "nothing" for the empty set.
func (t Types) String() string {
	var names []string
	for i, name := range typeNames {
		if t&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	switch n := len(names); n {
	case 0:
		return "nothing"
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " or " + names[n-1]
	}
}

// TypesOf returns the types that the value of an expression can have, as far as its syntax tells. Whatever it is, there may be no
// value at all. hidden tells which functions do not have their usual meaning because a variable has that name, bound in the
// expression or outside of it; the name comes without the dollar.
func TypesOf(n Node, hidden func(name string) bool) Types {
	t := typer{hidden}
	return t.of(n)
}

type typer struct{ hidden func(name string) bool }

func (t typer) of(n Node) Types {
	switch n := n.(type) {
	case *String:
		return StringType
	case *Number, *Negation:
		return NumberType
	case *Bool:
		return BoolType
	case *Null:
		return NullType
	case *Array:
		return ArrayType
	case *Object, *Group:
		return ObjectType
	case *Regexp, *Lambda, *Transform:
		return FunctionType
	case *Variable:
		if _, ok := t.function(n); ok {
			return FunctionType
		}
	case *Binary:
		return operationTypes(n.Op)
	case *Block:
		if len(n.Exprs) == 0 {
			return 0
		}
		return t.of(n.Exprs[len(n.Exprs)-1])
	case *Conditional:
		types := t.of(n.Then)
		if n.Else != nil {
			types |= t.of(n.Else)
		}
		return types
	case *Bind:
		return t.of(n.Value)
	case *Call:
		return t.call(n)
	case *Apply:
		return t.apply(n)
	}
	return AnyType
}

func operationTypes(op string) Types {
	switch op {
	case "+", "-", "*", "/", "%":
		return NumberType
	case "&":
		return StringType
	default: // comparisons, in, and, or
		return BoolType
	}
}

// function returns the function that n names.
func (t typer) function(n Node) (Function, bool) {
	v, ok := bare(n).(*Variable)
	if !ok || t.hidden(v.Name) {
		return Function{}, false
	}
	return LookupFunction(v.Name)
}

func (t typer) call(n *Call) Types {
	if n.Partial {
		return FunctionType
	}
	if f, ok := t.function(n.Func); ok {
		return f.Result()
	}
	return AnyType
}

// apply returns the types of a ~> b: what the function b yields, or the function of both when a is a function.
func (t typer) apply(n *Apply) Types {
	left := t.of(n.Left)
	if left == FunctionType {
		return FunctionType
	}
	right := AnyType
	if call, ok := n.Right.(*Call); ok && !call.Partial {
		return t.call(call) // the left side is its first argument, whatever it is
	}
	if f, ok := t.function(n.Right); ok {
		right = f.Result()
	}
	return right | left&FunctionType
}
