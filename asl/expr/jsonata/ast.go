package jsonata

// Span is a range of bytes in the parsed text: Start is the first byte, End the one after the last.
type Span struct{ Start, End int }

// Extent returns the span itself. Nodes embed their Span, so it is how a [Node] tells its place.
func (s Span) Extent() Span { return s }

// Node is one element of the syntax tree. It is a sealed union: the pointer types of this file are its only members.
//
// The tree is syntactic. A location path such as a.b[0] is a [Filter] over a [Path], and parentheses stay as [Block].
type Node interface {
	// Extent is the place of the node with everything it contains.
	Extent() Span
	node()
}

// String is a string literal. Value has the escapes resolved; half of a surrogate pair is kept as the three bytes of WTF-8.
//
// Beside a dot, a string is the name of a field: a."b c" reads the field "b c".
type String struct {
	Span
	Value string
}

// Number is a number literal. It has no sign: -1 is a [Negation].
type Number struct {
	Span
	Value float64
}

// Bool is the literal true or false.
type Bool struct {
	Span
	Value bool
}

// Null is the literal null.
type Null struct{ Span }

// Regexp is a regular expression literal in the dialect of JavaScript.
type Regexp struct {
	Span
	Pattern string // the text between the slashes, escapes untouched
	Flags   string // any of "i" and "m"; "" when none is given
}

// Variable is a variable reference. Name lacks the leading dollar: it is "" for $, the context value, and "$" for $$,
// the input of the whole expression.
type Variable struct {
	Span
	Name string
}

// Field is a field name, the plain step of a path.
type Field struct {
	Span
	Value  string
	Quoted bool // written between backticks
}

// Wildcard is *, all fields of the context value.
type Wildcard struct{ Span }

// Descendant is **, the context value and everything below it.
type Descendant struct{ Span }

// Parent is %, the value that holds the context value.
type Parent struct{ Span }

// Placeholder is the ? that stands for an open argument of a partial application.
type Placeholder struct{ Span }

// Negation is the unary minus.
type Negation struct {
	Span
	Operand Node
}

// Binary is an operation of two values. Op is one of + - * / % & = != < <= > >= in and or.
type Binary struct {
	Span
	Op          string
	OpPos       int // byte offset of the operator
	Left, Right Node
}

// Range is From..To. It stands in an [Array] only.
type Range struct {
	Span
	OpPos    int // byte offset of the two dots
	From, To Node
}

// Path is Left.Right: Right is read from every value of Left.
type Path struct {
	Span
	OpPos       int // byte offset of the dot
	Left, Right Node
}

// Filter is Base[Predicate], a condition on the values of Base or an index into them.
type Filter struct {
	Span
	OpPos           int // byte offset of the bracket
	Base, Predicate Node
}

// KeepArray is Base[], which keeps a single value in an array.
type KeepArray struct {
	Span
	Base Node
}

// Group is Base{key: value, …}, the grouping of the values of Base by keys.
type Group struct {
	Span
	OpPos int // byte offset of the brace
	Base  Node
	Pairs []Pair
}

// Pair is one key and its value in a [Group] or an [Object].
type Pair struct{ Key, Value Node }

// OrderBy is Base^(term, …), the sorting of the values of Base.
type OrderBy struct {
	Span
	OpPos int // byte offset of the caret
	Base  Node
	Terms []SortTerm
}

// SortTerm is one key of an [OrderBy]. Ascending is the default.
type SortTerm struct {
	Descending bool
	Key        Node
}

// Focus is Base@$var, which binds each value of Base to a variable and leaves the context as it was.
type Focus struct {
	Span
	OpPos int // byte offset of the @
	Base  Node
	Var   *Variable
}

// Index is Base#$var, which binds the position of each value of Base to a variable.
type Index struct {
	Span
	OpPos int // byte offset of the #
	Base  Node
	Var   *Variable
}

// Bind is $var := Value. Its own value is that of Value.
type Bind struct {
	Span
	OpPos int // byte offset of the :=
	Var   *Variable
	Value Node
}

// Apply is Left ~> Right: the function Right is called with Left as its first argument.
type Apply struct {
	Span
	OpPos       int // byte offset of the ~>
	Left, Right Node
}

// Array is the array constructor. An item may be a [Range].
type Array struct {
	Span
	Items []Node
}

// Object is the object constructor.
type Object struct {
	Span
	Pairs []Pair
}

// Block is a sequence of expressions in parentheses, separated by semicolons. Its value is that of the last one;
// () is an empty block without value.
type Block struct {
	Span
	Exprs []Node
}

// Call is a function call, or a partial application when Partial is true: then at least one argument is a [Placeholder].
type Call struct {
	Span
	OpPos   int // byte offset of the opening parenthesis
	Func    Node
	Args    []Node
	Partial bool
}

// Lambda is a function definition.
type Lambda struct {
	Span
	OpPos     int // byte offset of the opening parenthesis of the parameters
	Params    []*Variable
	Signature string // such as "<s-:n>", without spaces and comments; "" when there is none
	Body      Node
}

// Conditional is Test ? Then : Else. Else is nil when it is not written.
type Conditional struct {
	Span
	OpPos            int // byte offset of the question mark
	Test, Then, Else Node
}

// Transform is | Pattern | Update, Delete |, a function that changes a copy of its argument. Delete is nil when it is not
// written.
type Transform struct {
	Span
	Pattern, Update, Delete Node
}

// missing stands where the text ended and an expression was due. A tree that [Parse] returns never contains one.
type missing struct{ Span }

func (*String) node()      {}
func (*Number) node()      {}
func (*Bool) node()        {}
func (*Null) node()        {}
func (*Regexp) node()      {}
func (*Variable) node()    {}
func (*Field) node()       {}
func (*Wildcard) node()    {}
func (*Descendant) node()  {}
func (*Parent) node()      {}
func (*Placeholder) node() {}
func (*Negation) node()    {}
func (*Binary) node()      {}
func (*Range) node()       {}
func (*Path) node()        {}
func (*Filter) node()      {}
func (*KeepArray) node()   {}
func (*Group) node()       {}
func (*OrderBy) node()     {}
func (*Focus) node()       {}
func (*Index) node()       {}
func (*Bind) node()        {}
func (*Apply) node()       {}
func (*Array) node()       {}
func (*Object) node()      {}
func (*Block) node()       {}
func (*Call) node()        {}
func (*Lambda) node()      {}
func (*Conditional) node() {}
func (*Transform) node()   {}
func (*missing) node()     {}
