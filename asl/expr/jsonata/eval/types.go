package eval

// Inside an evaluation a value is one of those of package value, or one of the types of this file. Arrays are []any, or a
// *sequence where it matters how they came about.

// undefinedType is the type of [undefined].
type undefinedType struct{}

// undefined is the absence of a value: what a path finds that leads nowhere.
var undefined any = undefinedType{}

// sequence is an array that an expression made by collecting values. One with a single item is that item in the end, unless
// keepSingleton says otherwise, and an empty one is no value.
type sequence struct {
	items         []any
	keepSingleton bool // a [] stands in the path
	cons          bool // made by an array constructor: a step of a path does not flatten it
	outer         bool // wraps the input, which is an array
	tuples        bool // the items are *tuple: the path binds variables on its way
}

// newSequence returns a sequence of the items.
func newSequence(items ...any) *sequence { return &sequence{items: items} }

// itemsOf returns the items of an array or a sequence, and whether v is one.
func itemsOf(v any) ([]any, bool) {
	switch v := v.(type) {
	case []any:
		return v, true
	case *sequence:
		return v.items, true
	}
	return nil, false
}

// builtin is the code of a function. Its arguments went through its signature: there are as many as that names, what was
// not given is undefined, sequences are plain []any, numbers are float64.
type builtin func(e *evaluation, args []any) (any, error)

// definition is a function as the language has it.
type definition struct {
	signature string // such as "<s-nn?:s>"
	code      builtin
}
