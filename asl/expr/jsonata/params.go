package jsonata

import "strings"

// Param is one parameter of a [Function].
type Param struct {
	// Types are those of the values it takes.
	Types Types
	// Elem is the type that the elements of an array must have, 0 for any. A value that is no array counts as the only element.
	Elem Types
	// Array is true when the function takes an array there, and a value that is none as its only element.
	Array bool
	// Context is true when the argument that is left out is taken from the context.
	Context bool
	// Optional is true when the argument can be left out, or be taken from the context.
	Optional bool
}

// Params returns the parameters that the signature of the function names, nil when none is published. Each takes no value as well:
// the function then has none either, mostly.
func (f Function) Params() []Param {
	var params []Param
	text, _, _ := f.outer()
	for text != "" {
		c := text[0]
		text = text[1:]
		switch c {
		case '-', '?':
			params[len(params)-1].Optional, params[len(params)-1].Context = true, c == '-'
		case '(':
			choice, rest, _ := strings.Cut(text, ")")
			var p Param
			for i := range len(choice) {
				p.Types |= typesOf(choice[i])
			}
			params, text = append(params, p), rest
		case '<': // of an array or of a function
			inner, rest, _ := strings.Cut(text, ">")
			if last := &params[len(params)-1]; last.Types == AnyType {
				last.Elem = typesOf(inner[0])
			}
			text = rest
		case '+': // as often as wanted
		default:
			params = append(params, Param{Types: typesOf(c), Array: c == 'a'})
		}
	}
	return params
}

// Result returns the types of the values that the function can yield. It may yield no value as well.
func (f Function) Result() Types {
	if types, ok := results[f.Name]; ok {
		return types
	}
	_, result, ok := f.outer()
	if !ok || result[0] == 'a' { // an array is a sequence mostly, which yields its only element or nothing
		return AnyType
	}
	return typesOf(result[0])
}

// results are those that no signature tells, or not rightly.
var results = map[string]Types{
	"clone": ArrayType | ObjectType, "split": ArrayType,
	"hash": StringType, "partition": ArrayType, "random": NumberType, "range": ArrayType, "uuid": StringType,
	"assert": 0, "error": 0,
}

// outer cuts a signature at the colon outside of all inner brackets.
func (f Function) outer() (params, result string, ok bool) {
	text := strings.TrimSuffix(strings.TrimPrefix(f.Signature, "<"), ">")
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '<':
			depth++
		case '>':
			depth--
		case ':':
			if depth == 0 {
				return text[:i], text[i+1:], true
			}
		}
	}
	return text, "", false
}

// typesOf returns the types that a letter of a signature stands for. An array parameter takes everything.
func typesOf(letter byte) Types {
	switch letter {
	case 's':
		return StringType
	case 'n':
		return NumberType
	case 'b':
		return BoolType
	case 'l':
		return NullType
	case 'o':
		return ObjectType
	case 'f':
		return FunctionType
	case 'j':
		return AnyType &^ FunctionType
	default:
		return AnyType
	}
}
