package intrinsic

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/diag"
)

// FaultKind says what is wrong with a call.
type FaultKind int

const (
	// UnknownFunction is a name that no function has.
	UnknownFunction FaultKind = iota + 1
	// ArgumentCount is a number of arguments that the function does not take.
	ArgumentCount
	// ArgumentType is a literal, or the result of a call, whose type the function does not take.
	ArgumentType
	// ArgumentValue is a literal that the function does not take.
	ArgumentValue
	// Template is a first argument of States.Format that does not go with the others.
	Template
	// Escape is a backslash that escapes nothing.
	Escape
	// Nesting is more calls in each other than Step Functions takes.
	Nesting
	// Many is more calls in one text than Step Functions may take.
	Many
)

// Fault is one fault of a call that has the right form.
type Fault struct {
	Span
	Kind FaultKind
	// Call is the call with the fault.
	Call *Call
	// Message is one plain sentence in lower case.
	Message string
	// Help says what to do.
	Help string
}

const (
	maxNested = 10     // calls in a text
	maxLength = 10_000 // characters of an argument of States.Hash, States.Base64Encode and States.Base64Decode
	maxItems  = 1000   // of the result of States.ArrayRange
)

// Check tells what is wrong with a call and with those among its arguments, in the order of the text.
func Check(call *Call) []Fault {
	c := &checker{}
	count := 0
	deepest := c.visit(call, 1, &count)
	switch {
	case deepest > maxNested+1:
		c.add(Nesting, call, call.Span, "split the text: an earlier state can make a part of it",
			"intrinsic functions are nested %d deep, at most %d can be", deepest-1, maxNested)
	case count > maxNested:
		c.add(Many, call, call.Span, "split the text: an earlier state can make a part of it",
			"%d intrinsic functions stand in one text; Step Functions documents a limit of %d", count, maxNested)
	}
	return c.faults
}

type checker struct{ faults []Fault }

func (c *checker) add(kind FaultKind, call *Call, at Span, help, format string, args ...any) {
	c.faults = append(c.faults, Fault{Span: at, Kind: kind, Call: call, Message: fmt.Sprintf(format, args...), Help: help})
}

// visit checks a call and its arguments, counts the calls, and returns how deep they stand in each other.
func (c *checker) visit(call *Call, depth int, count *int) int {
	*count++
	c.call(call)
	deepest := depth
	for _, arg := range call.Args {
		switch arg := arg.(type) {
		case *Call:
			deepest = max(deepest, c.visit(arg, depth+1, count))
		case *String:
			c.escapes(call, arg)
		}
	}
	return deepest
}

// call checks the function, and the number, types and values of its arguments.
func (c *checker) call(call *Call) {
	f := Lookup(call.Name)
	if f == nil {
		c.unknown(call)
		return
	}
	least, most, n := f.least(), f.most(), len(call.Args)
	if n < least || most >= 0 && n > most {
		c.add(ArgumentCount, call, call.Span, signature(f), "%s takes %s, not %d", f.Name, arguments(least, most), n)
		return
	}
	right := true
	for i, arg := range call.Args {
		if got, want := resultOf(arg), f.param(i); got&want == 0 {
			right = false
			c.add(ArgumentType, call, arg.Extent(), signature(f), "argument %d of %s must be %s, not %s", i+1, f.Name, want, got)
		}
	}
	if right && f.check != nil {
		f.check(c, call)
	}
}

// unknown reports a name that no function has.
func (c *checker) unknown(call *Call) {
	names := make([]string, len(functions))
	for i, f := range functions {
		names[i] = f.Name
	}
	help := "functions are " + strings.ReplaceAll(strings.Join(names, ", "), Prefix, "")
	if near := diag.Nearest(call.Name, names); near != "" {
		help = "did you mean \"" + near + "\"?"
	}
	c.add(UnknownFunction, call, Span{Start: call.Start, End: call.NameEnd}, help, "%q is not an intrinsic function", call.Name)
}

// arguments writes a number of arguments.
func arguments(least, most int) string {
	switch {
	case most < 0 && least == 0:
		return "any number of arguments"
	case most < 0:
		return fmt.Sprintf("at least %d argument%s", least, plural(least))
	case least == most && most == 0:
		return "no arguments"
	case least == most:
		return fmt.Sprintf("%d argument%s", most, plural(most))
	default:
		return fmt.Sprintf("%d or %d arguments", least, most)
	}
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// signature writes how a function is called.
func signature(f *Function) string {
	params := make([]string, len(f.Params))
	for i, t := range f.Params {
		params[i] = t.String()
		if i >= len(f.Params)-f.Optional {
			params[i] += " (may be left out)"
		}
	}
	if f.Variadic {
		params[len(params)-1] += " …"
	}
	return "it is called " + f.Name + "(" + strings.Join(params, ", ") + ")"
}

// escapes reports backslashes that escape nothing.
func (c *checker) escapes(call *Call, s *String) {
	for i := 0; i < len(s.Raw); i++ {
		if s.Raw[i] != '\\' {
			continue
		}
		if i+1 < len(s.Raw) && !isEscaped(s.Raw[i+1]) {
			_, size := utf8.DecodeRuneInString(s.Raw[i+1:])
			at := s.Start + 1 + i
			c.add(Escape, call, Span{Start: at, End: at + 1 + size},
				`only \', \{, \} and \\ are escapes; a line break stands in the string as it is`, "%s escapes nothing", s.Raw[i:i+1+size])
		}
		i++
	}
}

func checkPartition(c *checker, call *Call) {
	if size, ok := call.Args[1].(*Number); ok && math.Round(size.Value) < 1 {
		c.add(ArgumentValue, call, size.Span, "the size is at least 1", "the size of the parts is %s", size.Text)
	}
}

func checkRange(c *checker, call *Call) {
	step, ok := call.Args[2].(*Number)
	if !ok {
		return
	}
	if math.Round(step.Value) == 0 {
		c.add(ArgumentValue, call, step.Span, "the step is not 0", "a range with the step %s never ends", step.Text)
		return
	}
	from, ok := call.Args[0].(*Number)
	to, both := call.Args[1].(*Number)
	if ok && both {
		// Step Functions rounds all three.
		if items := math.Floor((math.Round(to.Value)-math.Round(from.Value))/math.Round(step.Value)) + 1; items > maxItems {
			c.add(ArgumentValue, call, call.Span, "make a smaller range", "the range has %.0f items, at most %d are possible", items, maxItems)
		}
	}
}

func checkLong(c *checker, call *Call) {
	if s, ok := call.Args[0].(*String); ok && utf8.RuneCountInString(s.Value) > maxLength {
		c.add(ArgumentValue, call, s.Span, "make the string shorter", "the string has more than %d characters", maxLength)
	}
}

// algorithms are those of States.Hash.
var algorithms = []string{"MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"}

func checkHash(c *checker, call *Call) {
	checkLong(c, call)
	s, ok := call.Args[1].(*String)
	if !ok {
		return
	}
	for _, name := range algorithms {
		if name == s.Value {
			return
		}
	}
	help := "algorithms are " + strings.Join(algorithms, ", ")
	if near := diag.Nearest(s.Value, algorithms); near != "" {
		help = "did you mean \"" + near + "\"?"
	}
	c.add(ArgumentValue, call, s.Span, help, "%q is not an algorithm of %s", s.Value, call.Name)
}

func checkMerge(c *checker, call *Call) {
	if deep, ok := call.Args[2].(*Bool); ok && deep.Value {
		c.add(ArgumentValue, call, deep.Span, "the third argument is false", "Step Functions merges objects at their first level only")
	}
}

func checkJSON(c *checker, call *Call) {
	if s, ok := call.Args[0].(*String); ok && !json.Valid([]byte(s.Value)) {
		c.add(ArgumentValue, call, s.Span, "write JSON between the single quotes", "%q is not JSON", diag.Shorten(s.Value))
	}
}

// checkFormat holds the {} of a template against the arguments.
func checkFormat(c *checker, call *Call) {
	s, ok := call.Args[0].(*String)
	if !ok {
		return
	}
	holes := 0
	for i := 0; i < len(s.Raw); i++ {
		switch s.Raw[i] {
		case '\\':
			i++
		case '{':
			if i+1 == len(s.Raw) || s.Raw[i+1] != '}' {
				at := s.Start + 1 + i
				c.add(Template, call, Span{Start: at, End: at + 1}, `a brace that is text is written \{`, "%q in the template is not closed by %q at once", "{", "}")
				return
			}
			holes++
			i++
		}
	}
	if given := len(call.Args) - 1; given != holes {
		c.add(Template, call, call.Span, "each {} stands for one argument", "the template has %d {}, and %d argument%s follow", holes, given, plural(given))
	}
}
