package jsonpath

// Span is a range of bytes in the parsed text: Start is the first byte, End the one after the last.
type Span struct{ Start, End int }

// Extent returns the span itself. Nodes embed their Span, so it is how a [Node] tells its place.
func (s Span) Extent() Span { return s }

// Node is one element of the syntax tree: a [Path], a [Step], a [Condition] or an [Operand].
type Node interface {
	// Extent is the place of the node with everything it contains.
	Extent() Span
	node()
}

// Root says what a path starts from.
type Root int

const (
	// Input is $: the input of the state, or what a field before it made of that.
	Input Root = iota + 1
	// Context is $$: the context object.
	Context
	// Variable is $name: a variable of the workflow.
	Variable
	// Current is @, in a filter: the element that is tested.
	Current
)

// Path is a whole path: the root, and the steps from there.
type Path struct {
	Span
	Root Root
	// Name is the name of the variable, without the dollar; "" for other roots.
	Name string
	// RootEnd is the byte offset after the root: after "$", "$$", "$name" or "@".
	RootEnd int
	Steps   []Step
	// Odd are the places that are read otherwise than they look, in the order of the text, those in filters included. A path
	// inside a filter has none of its own.
	Odd []Oddity
}

// Oddity is a place in a path that the library reads, but otherwise than it looks.
type Oddity struct {
	Span
	// Message is one plain sentence in lower case.
	Message string
}

// Step is one step of a path. It is a sealed union: [Name], [Names], [Index], [FromEnd], [Indexes], [Slice], [Wildcard],
// [Scan], [Filter] and [Placeholder] are its only members.
type Step interface {
	Node
	step()
}

// Name is .name or ['name']: the member of that name. What looks like a function, as in .length(), is a name, too: see [Name.Function].
type Name struct {
	Span
	Value   string
	Bracket bool // written in brackets
}

// Names is ['a', 'b']: an object with these members. An empty list gives an empty object.
type Names struct {
	Span
	Values []string
}

// Index is [0]: one element. A negative index counts from the end.
type Index struct {
	Span
	Value int
}

// FromEnd is [(@.length-1)]: the element whose index is the length plus Offset, which has the sign as written.
type FromEnd struct {
	Span
	Offset int
}

// Indexes is [0, 2]: several elements.
type Indexes struct {
	Span
	Values []int
}

// Slice is [from:to]: the elements from From up to, not including, To. Nil is an end that is not written; at most one of both
// is nil. Negative ends count from the end.
type Slice struct {
	Span
	From, To *int
}

// Wildcard is * or [*]: all members or elements.
type Wildcard struct{ Span }

// Scan is the second dot of "..": the step after it is taken from every value below, the start included.
type Scan struct{ Span }

// Filter is [?(condition)]: the elements for which the condition holds.
type Filter struct {
	Span
	Condition Condition
}

// Placeholder is [?]: a filter that the library lets a program fill in. In a path that stands in a document it always fails.
type Placeholder struct{ Span }

// Condition is the condition of a filter. It is a sealed union: [Or], [And], [Exists] and [Compare] are its only members.
type Condition interface {
	Node
	condition()
}

// Or holds when one of both conditions does.
type Or struct {
	Span
	Left, Right Condition
}

// And holds when both conditions do. An [Or] in it stood in parentheses, which the library passes over when it evaluates.
type And struct {
	Span
	Left, Right Condition
}

// Exists holds when the path finds something that is not null; with Not, when it does not. Here the path starts from the element
// also when it begins with $.
type Exists struct {
	Span
	Not  bool
	Path *Path
}

// Compare is Left Op Right. Op is one of == != < <= > >= =~.
type Compare struct {
	Span
	Op          string
	OpPos       int // byte offset of the operator
	Left, Right Operand
}

// Operand is one side of a comparison. It is a sealed union: [Path], [String], [Regexp] and [Literal] are its only members.
type Operand interface {
	Node
	operand()
}

// String is a text in single quotes. It has no escapes.
type String struct {
	Span
	Value string
}

// Regexp is /pattern/ or /pattern/i.
type Regexp struct {
	Span
	Pattern    string
	IgnoreCase bool
}

// Literal is any other text, as it stands: a number, true, false, null, or a bare word, which is a string. It may be empty.
type Literal struct {
	Span
	Text string
}

func (*Path) node()        {}
func (*Name) node()        {}
func (*Names) node()       {}
func (*Index) node()       {}
func (*FromEnd) node()     {}
func (*Indexes) node()     {}
func (*Slice) node()       {}
func (*Wildcard) node()    {}
func (*Scan) node()        {}
func (*Filter) node()      {}
func (*Placeholder) node() {}
func (*Or) node()          {}
func (*And) node()         {}
func (*Exists) node()      {}
func (*Compare) node()     {}
func (*String) node()      {}
func (*Regexp) node()      {}
func (*Literal) node()     {}

func (*Name) step()        {}
func (*Names) step()       {}
func (*Index) step()       {}
func (*FromEnd) step()     {}
func (*Indexes) step()     {}
func (*Slice) step()       {}
func (*Wildcard) step()    {}
func (*Scan) step()        {}
func (*Filter) step()      {}
func (*Placeholder) step() {}

func (*Or) condition()      {}
func (*And) condition()     {}
func (*Exists) condition()  {}
func (*Compare) condition() {}

func (*Path) operand()    {}
func (*String) operand()  {}
func (*Regexp) operand()  {}
func (*Literal) operand() {}
