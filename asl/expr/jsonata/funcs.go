package jsonata

import (
	"slices"
	"strings"
)

// Unlimited is the Max of a [Function] that takes any number of arguments.
const Unlimited = -1

// Function is one function that an expression can call without defining it.
type Function struct {
	Name string // without the dollar
	// Signature is the signature in the notation of JSONata. It is "" for the functions of Step Functions, for which none
	// is published.
	Signature string
	// Min is the smallest number of arguments. A function that can take its first argument from the context, a "-" in the
	// signature, counts without it.
	Min int
	// Max is the largest number of arguments, or Unlimited.
	Max int
	// AWS marks what Step Functions adds to JSONata 2.0.6, and $random, whose seed it adds.
	AWS bool
	// Unavailable marks what JSONata has and Step Functions refuses: $eval. Its place is taken by $parse.
	Unavailable bool
}

// Accepts reports whether the function can be called with this many arguments.
func (f Function) Accepts(args int) bool {
	return args >= f.Min && (f.Max == Unlimited || args <= f.Max)
}

// Functions returns all functions that Step Functions knows, sorted by name, and $eval. The slice is the caller's own.
//
// See https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html and https://docs.jsonata.org.
func Functions() []Function { return slices.Clone(functions) }

// LookupFunction returns the function of that name, given without the dollar.
func LookupFunction(name string) (Function, bool) {
	i, ok := slices.BinarySearchFunc(functions, name, func(f Function, name string) int { return strings.Compare(f.Name, name) })
	if !ok {
		return Function{}, false
	}
	return functions[i], true
}

var functions = []Function{
	{Name: "abs", Signature: "<n-:n>", Min: 0, Max: 1},
	{Name: "append", Signature: "<xx:a>", Min: 2, Max: 2},
	{Name: "assert", Signature: "<bs?:x>", Min: 1, Max: 2},
	{Name: "average", Signature: "<a<n>:n>", Min: 1, Max: 1},
	{Name: "base64decode", Signature: "<s-:s>", Min: 0, Max: 1},
	{Name: "base64encode", Signature: "<s-:s>", Min: 0, Max: 1},
	{Name: "boolean", Signature: "<x-:b>", Min: 0, Max: 1},
	{Name: "ceil", Signature: "<n-:n>", Min: 0, Max: 1},
	{Name: "clone", Signature: "<(oa)-:o>", Min: 0, Max: 1},
	{Name: "contains", Signature: "<s-(sf):b>", Min: 1, Max: 2},
	{Name: "count", Signature: "<a:n>", Min: 1, Max: 1},
	{Name: "decodeUrl", Signature: "<s-:s>", Min: 0, Max: 1},
	{Name: "decodeUrlComponent", Signature: "<s-:s>", Min: 0, Max: 1},
	{Name: "distinct", Signature: "<x:x>", Min: 1, Max: 1},
	{Name: "each", Signature: "<o-f:a>", Min: 1, Max: 2},
	{Name: "encodeUrl", Signature: "<s-:s>", Min: 0, Max: 1},
	{Name: "encodeUrlComponent", Signature: "<s-:s>", Min: 0, Max: 1},
	{Name: "error", Signature: "<s?:x>", Min: 0, Max: 1},
	{Name: "eval", Signature: "<sx?:x>", Min: 1, Max: 2, Unavailable: true},
	{Name: "exists", Signature: "<x:b>", Min: 1, Max: 1},
	{Name: "filter", Signature: "<af>", Min: 2, Max: 2},
	{Name: "floor", Signature: "<n-:n>", Min: 0, Max: 1},
	{Name: "formatBase", Signature: "<n-n?:s>", Min: 0, Max: 2},
	{Name: "formatInteger", Signature: "<n-s:s>", Min: 1, Max: 2},
	{Name: "formatNumber", Signature: "<n-so?:s>", Min: 1, Max: 3},
	{Name: "fromMillis", Signature: "<n-s?s?:s>", Min: 0, Max: 3},
	{Name: "hash", Min: 2, Max: 2, AWS: true},
	{Name: "join", Signature: "<a<s>s?:s>", Min: 1, Max: 2},
	{Name: "keys", Signature: "<x-:a<s>>", Min: 0, Max: 1},
	{Name: "length", Signature: "<s-:n>", Min: 0, Max: 1},
	{Name: "lookup", Signature: "<x-s:x>", Min: 1, Max: 2},
	{Name: "lowercase", Signature: "<s-:s>", Min: 0, Max: 1},
	{Name: "map", Signature: "<af>", Min: 2, Max: 2},
	{Name: "match", Signature: "<s-f<s:o>n?:a<o>>", Min: 1, Max: 3},
	{Name: "max", Signature: "<a<n>:n>", Min: 1, Max: 1},
	{Name: "merge", Signature: "<a<o>:o>", Min: 1, Max: 1},
	{Name: "millis", Signature: "<:n>", Min: 0, Max: 0},
	{Name: "min", Signature: "<a<n>:n>", Min: 1, Max: 1},
	{Name: "not", Signature: "<x-:b>", Min: 0, Max: 1},
	{Name: "now", Signature: "<s?s?:s>", Min: 0, Max: 2},
	{Name: "number", Signature: "<(nsb)-:n>", Min: 0, Max: 1},
	{Name: "pad", Signature: "<s-ns?:s>", Min: 1, Max: 3},
	{Name: "parse", Min: 1, Max: 1, AWS: true},
	{Name: "parseInteger", Signature: "<s-s:n>", Min: 1, Max: 2},
	{Name: "partition", Min: 2, Max: 2, AWS: true},
	{Name: "power", Signature: "<n-n:n>", Min: 1, Max: 2},
	{Name: "random", Min: 0, Max: 1, AWS: true},
	{Name: "range", Min: 3, Max: 3, AWS: true},
	{Name: "reduce", Signature: "<afj?:j>", Min: 2, Max: 3},
	{Name: "replace", Signature: "<s-(sf)(sf)n?:s>", Min: 2, Max: 4},
	{Name: "reverse", Signature: "<a:a>", Min: 1, Max: 1},
	{Name: "round", Signature: "<n-n?:n>", Min: 0, Max: 2},
	{Name: "shuffle", Signature: "<a:a>", Min: 1, Max: 1},
	{Name: "sift", Signature: "<o-f?:o>", Min: 0, Max: 2},
	{Name: "single", Signature: "<af?>", Min: 1, Max: 2},
	{Name: "sort", Signature: "<af?:a>", Min: 1, Max: 2},
	{Name: "split", Signature: "<s-(sf)n?:a<s>>", Min: 1, Max: 3},
	{Name: "spread", Signature: "<x-:a<o>>", Min: 0, Max: 1},
	{Name: "sqrt", Signature: "<n-:n>", Min: 0, Max: 1},
	{Name: "string", Signature: "<x-b?:s>", Min: 0, Max: 2},
	{Name: "substring", Signature: "<s-nn?:s>", Min: 1, Max: 3},
	{Name: "substringAfter", Signature: "<s-s:s>", Min: 1, Max: 2},
	{Name: "substringBefore", Signature: "<s-s:s>", Min: 1, Max: 2},
	{Name: "sum", Signature: "<a<n>:n>", Min: 1, Max: 1},
	{Name: "toMillis", Signature: "<s-s?:n>", Min: 0, Max: 2},
	{Name: "trim", Signature: "<s-:s>", Min: 0, Max: 1},
	{Name: "type", Signature: "<x:s>", Min: 1, Max: 1},
	{Name: "uppercase", Signature: "<s-:s>", Min: 0, Max: 1},
	{Name: "uuid", Min: 0, Max: 0, AWS: true},
	{Name: "zip", Signature: "<a+>", Min: 1, Max: Unlimited},
}
