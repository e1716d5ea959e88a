package jsonata

import (
	"cmp"
	"slices"
)

// Refs is what an expression reads from outside of itself, each list in the order of the text.
//
// Variables that the expression binds are left out where the binding holds: a parameter in its function; a variable of
// := from there to the end of the enclosing parentheses, and in functions anywhere in these parentheses, because they
// run later; a variable of @ or # in the rest of its path.
type Refs struct {
	// Variables are the uses of free variables, $ and $$ excepted. Functions that are not called but passed on, as in
	// $map(list, $uppercase), are among them.
	Variables []VariableRef
	// Calls are the function calls, except of functions that the expression defines.
	Calls []CallRef
	// Fields are the field names that are read from the input of the expression: those that stand neither behind a dot
	// nor in the brackets or braces that follow a value.
	Fields []FieldRef
	// Context are the uses of $ that mean the input of the expression.
	Context []Span
	// Root are the uses of $$, which means that input everywhere.
	Root []Span
	// Wildcards are the uses of *, ** and % on the input of the expression.
	Wildcards []Span
	// Bound are the variables that the expression binds with :=, @, # or as a parameter, at the place of the binding.
	Bound []VariableRef
}

// VariableRef is one use of a variable.
type VariableRef struct {
	Span        // of the variable alone, with its dollar
	Name string // without the dollar
	// Path holds the field names that follow the variable directly, as in $states.input.orders: ["input", "orders"].
	// Predicates in between are passed over; it ends at the first step that is no plain name.
	Path []string
	// Steps are the places of the names in Path.
	Steps []Span
}

// CallRef is one function call.
type CallRef struct {
	Span        // of the whole call
	Name string // without the dollar
	// Args counts the arguments, including open ones (?) and the one that ~> brings.
	Args int
	// Partial is true when an argument is open: the call makes a function.
	Partial bool
	// Bare is true when the dollar was forgotten, as in sum(list). Such a call always fails when it runs.
	Bare bool
}

// FieldRef is one use of a field name.
type FieldRef struct {
	Span
	Name string
}

// References tells what the expression reads from outside of itself. Of a nil node it returns nothing.
func References(n Node) Refs {
	c := &collector{}
	if n != nil {
		c.visit(n, place{scope: &scope{}, top: true})
	}
	for len(c.later) > 0 {
		body := c.later[0]
		c.later = c.later[1:]
		body()
	}
	sortByStart(c.refs.Variables)
	sortByStart(c.refs.Calls)
	sortByStart(c.refs.Fields)
	sortByStart(c.refs.Context)
	sortByStart(c.refs.Root)
	sortByStart(c.refs.Wildcards)
	sortByStart(c.refs.Bound)
	return c.refs
}

// sortByStart sorts by the place in the text: bodies of functions are visited late.
func sortByStart[T interface{ Extent() Span }](list []T) {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(a.Extent().Start, b.Extent().Start) })
}
