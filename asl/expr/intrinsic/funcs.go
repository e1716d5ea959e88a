package intrinsic

// Type is a set of JSON types that an argument may have, or a result has.
type Type int

// The JSON types.
const (
	TypeString Type = 1 << iota
	TypeNumber
	TypeBool
	TypeNull
	TypeArray
	TypeObject
	// TypeAny is all of them.
	TypeAny = TypeString | TypeNumber | TypeBool | TypeNull | TypeArray | TypeObject
)

// String names the type for a message: "a string". Of several types it is "any value".
func (t Type) String() string {
	switch t {
	case TypeString:
		return "a string"
	case TypeNumber:
		return "a number"
	case TypeBool:
		return "true or false"
	case TypeNull:
		return "null"
	case TypeArray:
		return "an array"
	case TypeObject:
		return "an object"
	default:
		return "any value"
	}
}

// Function describes one function.
type Function struct {
	// Name has the prefix: "States.Format".
	Name string
	// Params are the types of the parameters. When Variadic is set, the last one stands for any number of arguments, none
	// included.
	Params   []Type
	Optional int // how many of the last parameters may be left out
	Variadic bool
	Result   Type
	check    func(*checker, *Call) // looks at the values of constant arguments; nil when there is nothing to see
}

// functions are all functions, in the order of the documentation of Step Functions.
var functions = []*Function{
	{Name: "States.Array", Params: []Type{TypeAny}, Variadic: true, Result: TypeArray},
	{Name: "States.ArrayPartition", Params: []Type{TypeArray, TypeNumber}, Result: TypeArray, check: checkPartition},
	{Name: "States.ArrayContains", Params: []Type{TypeArray, TypeAny}, Result: TypeBool},
	{Name: "States.ArrayRange", Params: []Type{TypeNumber, TypeNumber, TypeNumber}, Result: TypeArray, check: checkRange},
	{Name: "States.ArrayGetItem", Params: []Type{TypeArray, TypeNumber}, Result: TypeAny},
	{Name: "States.ArrayLength", Params: []Type{TypeArray}, Result: TypeNumber},
	{Name: "States.ArrayUnique", Params: []Type{TypeArray}, Result: TypeArray},
	{Name: "States.Base64Encode", Params: []Type{TypeString}, Result: TypeString, check: checkLong},
	{Name: "States.Base64Decode", Params: []Type{TypeString}, Result: TypeString, check: checkLong},
	{Name: "States.Hash", Params: []Type{TypeAny, TypeString}, Result: TypeString, check: checkHash},
	{Name: "States.JsonMerge", Params: []Type{TypeObject, TypeObject, TypeBool}, Result: TypeObject, check: checkMerge},
	{Name: "States.StringToJson", Params: []Type{TypeString}, Result: TypeAny, check: checkJSON},
	{Name: "States.JsonToString", Params: []Type{TypeAny}, Result: TypeString},
	{Name: "States.MathRandom", Params: []Type{TypeNumber, TypeNumber, TypeNumber}, Optional: 1, Result: TypeNumber},
	{Name: "States.MathAdd", Params: []Type{TypeNumber, TypeNumber}, Result: TypeNumber},
	{Name: "States.StringSplit", Params: []Type{TypeString, TypeString}, Result: TypeArray},
	{Name: "States.UUID", Result: TypeString},
	{Name: "States.Format", Params: []Type{TypeString, TypeAny}, Variadic: true, Result: TypeString, check: checkFormat},
}

// Functions returns every function of Step Functions, in the order of its documentation.
func Functions() []*Function { return functions }

// Lookup returns the function of that name, with its prefix; nil when there is none.
func Lookup(name string) *Function {
	for _, f := range functions {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// least and most are the numbers of arguments that a function takes; most is -1 when there is no limit.
func (f *Function) least() int {
	if f.Variadic {
		return len(f.Params) - 1
	}
	return len(f.Params) - f.Optional
}

func (f *Function) most() int {
	if f.Variadic {
		return -1
	}
	return len(f.Params)
}

// param returns the type of the parameter that takes an argument.
func (f *Function) param(i int) Type { return f.Params[min(i, len(f.Params)-1)] }

// resultOf returns what is known of the type of an argument.
func resultOf(n Node) Type {
	switch n := n.(type) {
	case *String:
		return TypeString
	case *Number:
		return TypeNumber
	case *Bool:
		return TypeBool
	case *Null:
		return TypeNull
	case *Call:
		if f := Lookup(n.Name); f != nil {
			return f.Result
		}
	}
	return TypeAny
}
