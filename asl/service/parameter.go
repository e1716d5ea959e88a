package service

import "strings"

// ParameterKind is the JSON type of a parameter. The zero value is not known.
type ParameterKind byte

// The kinds of parameters.
const (
	// Any takes every JSON value: a payload, a document, bytes.
	Any ParameterKind = iota + 1
	// String takes a string; Step Functions writes objects and arrays into it as JSON text.
	String
	// Integer takes a whole number.
	Integer
	// Number takes a number.
	Number
	// Boolean takes true or false.
	Boolean
	// Timestamp takes a time as text or as a number.
	Timestamp
	// List takes an array.
	List
	// Map takes an object whose names are data.
	Map
	// Object takes an object with names of its own.
	Object
)

// Parameter is one member of Parameters or Arguments, at the top.
type Parameter struct {
	// Name is the name of the member as Step Functions spells it.
	Name string
	// Kind is its JSON type.
	Kind ParameterKind
	// Required reports whether every call must give it.
	Required bool
	// Type is the type in words, "list<struct Tag>" or "string". Empty for AWS SDK integrations.
	Type string
	// Values are those of an enumeration. Empty: any value of the kind. A newer value may be missing.
	Values []string
}

// kindLetters are the letters of the kinds in sdk.flate.
var kindLetters = map[byte]ParameterKind{
	'x': Any, 's': String, 'i': Integer, 'n': Number, 'b': Boolean, 't': Timestamp, 'l': List, 'm': Map, 'o': Object,
}

// sdkParameter reads a parameter of sdk.flate: "*" when required, the letter of the kind, the name.
func sdkParameter(word string) Parameter {
	p := Parameter{}
	if word, p.Required = strings.CutPrefix(word, "*"); word != "" {
		p.Kind, p.Name = kindLetters[word[0]], word[1:]
	}
	return p
}

// optimizedParameter reads a parameter of optimized.jsonl by its type in words.
func optimizedParameter(name, typ string, required bool) Parameter {
	p := Parameter{Name: name, Kind: Any, Required: required, Type: typ}
	head := typ
	if i := strings.IndexAny(typ, "<( {"); i >= 0 {
		head = typ[:i]
	}
	switch head {
	case "string":
		p.Kind = String
	case "enum":
		p.Kind = String
		p.Values = enumValues(typ)
	case "integer", "long":
		p.Kind = Integer
	case "double":
		p.Kind = Number
	case "boolean":
		p.Kind = Boolean
	case "list":
		p.Kind = List
	case "map":
		p.Kind = Map
	case "struct", "union":
		p.Kind = Object
	}
	if strings.Contains(typ, "(or ") { // more than one kind
		p.Kind = Any
	}
	return p
}

// enumValues returns the values of "enum(A|B)"; none when the list was cut short.
func enumValues(typ string) []string {
	list, ok := strings.CutPrefix(typ, "enum(")
	if !ok || strings.Contains(list, "…") {
		return nil
	}
	return strings.Split(strings.TrimSuffix(list, ")"), "|")
}
