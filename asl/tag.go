package asl

import "strings"

// Tag is the meaning of the struct tag asl of a model field. The tag is a list separated by commas:
//
//	jsonpath      the field belongs to JSONPath states only
//	jsonata       the field belongs to JSONata states only
//	required      the field must be present where its query language rules
//	deprecated    the field is kept for old documents; another one replaces it
//	distributed   the field belongs to a Map whose processor has the mode DISTRIBUTED
//	inline        the field belongs to a Map whose processor has the mode INLINE
//	name=N        the JSON name, where it cannot be the Go name
//	excludes=A|B  the field may not stand beside the fields A and B
//	types=T|U     the JSON types a free JSON field takes: object, array, string, number, boolean, null, or
//	              expression for a "{% … %}" string; without it any JSON value
//	const=true    the only value the field takes
//
// Bounds and enumerations stand in the tag jsonschema: minimum, maximum, exclusiveMaximum, minItems, maxLength, enum. For
// a *[Value] they bound the literal.
type Tag struct {
	// Name is the JSON name of the field. Empty: the Go name.
	Name string
	// JSONPath and JSONata say in which query language the field may stand. Without a language in the tag both are true.
	JSONPath, JSONata bool
	// Required says that the field must be present.
	Required bool
	// Deprecated says that another field replaces this one.
	Deprecated bool
	// Distributed and Inline say in which mode of a Map the field may stand. Without a mode in the tag both are true.
	Distributed, Inline bool
	// Excludes are the JSON names of the fields that may not stand beside this one.
	Excludes []string
	// Types are the JSON types that a free JSON field takes. Empty: all.
	Types []string
	// Const is the only value, as JSON text. Empty: no such limit.
	Const string
}

// ParseTag reads the value of a struct tag asl. It panics on a word it does not know: the tags are written in this
// package.
func ParseTag(text string) Tag {
	var t Tag
	for word := range strings.SplitSeq(text, ",") {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "":
		case "jsonpath":
			t.JSONPath = true
		case "jsonata":
			t.JSONata = true
		case "required":
			t.Required = true
		case "deprecated":
			t.Deprecated = true
		case "distributed":
			t.Distributed = true
		case "inline":
			t.Inline = true
		case "name":
			t.Name = value
		case "excludes":
			t.Excludes = strings.Split(value, "|")
		case "types":
			t.Types = strings.Split(value, "|")
		case "const":
			t.Const = value
		default:
			panic("asl: unknown word in struct tag: " + word)
		}
	}
	if !t.JSONPath && !t.JSONata {
		t.JSONPath, t.JSONata = true, true
	}
	if !t.Distributed && !t.Inline {
		t.Distributed, t.Inline = true, true
	}
	return t
}
