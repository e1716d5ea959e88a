package builder

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// Format builds a text: each {} of the template takes the next argument, in order. {{ and }} stand for single braces.
// An argument is a pointer to a field, an Expr or a Go value; a text is taken as it is, everything else as JSON text.
// Build refuses a template whose count of {} differs from the arguments.
//
//	builder.Format("Review of {} by {}", &in.PatientID, builder.OrElse(&in.Reviewer, "anyone"))
func Format(template string, args ...any) Expr[string] {
	at := here()
	texts, err := splitTemplate(template)
	if err == nil && len(texts)-1 != len(args) {
		err = fmt.Errorf("has %d placeholders {} for %d arguments", len(texts)-1, len(args))
	}
	if err != nil {
		return expr[string](bad(errTemplate.At(at.pos(), "Format template %q %v", template, err)))
	}
	n := &node{op: opFormat, texts: texts, at: at}
	for _, a := range args {
		n.args = append(n.args, source(at, a))
	}
	return expr[string](n)
}

// splitTemplate returns the texts between the placeholders: one more than there are placeholders.
func splitTemplate(s string) ([]string, error) {
	texts := []string{""}
	last := func() *string { return &texts[len(texts)-1] }
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], "{{"), strings.HasPrefix(s[i:], "}}"):
			*last() += s[i : i+1]
			i++
		case strings.HasPrefix(s[i:], "{}"):
			texts = append(texts, "")
			i++
		case s[i] == '{' || s[i] == '}':
			return nil, fmt.Errorf("has a lone %q at byte %d (double it to write a brace)", s[i], i)
		default:
			*last() += s[i : i+1]
		}
	}
	return texts, nil
}

// FromText makes an expression of what a [Text] is: a literal, a pointer to a field, or an expression already. A function that takes a Text of
// its user, and needs it more than once or later, keeps it so.
func FromText[S Text](src S) Expr[string] { return expr[string](source(here(), src)) }

// Upper gives src in capital letters.
func Upper[S Text](src S) Expr[string] { return textCall(here(), "$uppercase", src) }

// Lower gives src in small letters.
func Lower[S Text](src S) Expr[string] { return textCall(here(), "$lowercase", src) }

// Trim gives src without white space at its ends, and with runs of white space inside it replaced by one blank.
func Trim[S Text](src S) Expr[string] { return textCall(here(), "$trim", src) }

// Substring gives the characters of src from start (from 0; negative counts from the end), at most length of them.
func Substring[S Text](src S, start, length int) Expr[string] {
	at := here()
	return call[string](at, "$substring", source(at, src), literal(at, start), literal(at, length))
}

// SubstringBefore gives what stands in src before the first sep, or all of src where sep does not occur.
func SubstringBefore[S Text](src S, sep string) Expr[string] {
	at := here()
	return call[string](at, "$substringBefore", source(at, src), literal(at, sep))
}

// SubstringAfter gives what stands in src behind the first sep, or all of src where sep does not occur.
func SubstringAfter[S Text](src S, sep string) Expr[string] {
	at := here()
	return call[string](at, "$substringAfter", source(at, src), literal(at, sep))
}

// TextLength gives the number of characters of src.
func TextLength[S Text](src S) Expr[int] {
	at := here()
	return call[int](at, "$length", source(at, src))
}

// Contains tells whether part occurs in src.
func Contains[S, P Text](src S, part P) Expr[bool] {
	at := here()
	return call[bool](at, "$contains", source(at, src), source(at, part))
}

// Split cuts src at every sep. A text without sep gives a list of one. An empty sep is a mistake that Build reports: it would cut
// characters outside the basic plane of Unicode in two.
func Split[S Text](src S, sep string) Expr[[]string] {
	at := here()
	if sep == "" {
		return expr[[]string](bad(errTemplate.At(at.pos(), "Split at the empty text")))
	}
	return call[[]string](at, "$split", source(at, src), literal(at, sep))
}

// Join puts the texts of a list together, with sep between them.
func Join(src *[]string, sep string) Expr[string] {
	at := here()
	return call[string](at, "$join", source(at, src), literal(at, sep))
}

// JoinExpr is [Join] over an expression.
func JoinExpr(src Expr[[]string], sep string) Expr[string] {
	return call[string](here(), "$join", src.node(), literal(nil, sep))
}

// Replace gives src with every occurrence of old replaced by new. An empty old is a mistake that Build reports.
func Replace[S Text](src S, old, new string) Expr[string] {
	at := here()
	if old == "" {
		return expr[string](bad(errTemplate.At(at.pos(), "Replace of the empty text")))
	}
	return call[string](at, "$replace", source(at, src), literal(at, old), literal(at, new))
}

// JSONText gives the JSON text of any value: {"a":1}. src is a pointer to a field or an Expr.
func JSONText(src any) Expr[string] {
	at := here()
	n := source(at, src)
	if n.typ != nil && mayBeText(n.typ) {
		// $string leaves a text as it is; inside an array it gets its quotes.
		inner := call[string](at, "$string", &node{op: opList, args: []*node{n}, at: at})
		length := infix[int](at, call[int](at, "$length", inner.n).n, "-", literal(at, 2))
		return call[string](at, "$substring", inner.n, literal(at, 1), length.n)
	}
	return call[string](at, "$string", n)
}

// mayBeText tells whether the JSON of a value of type t can be a text.
func mayBeText(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Interface:
		return true
	case reflect.Pointer:
		return mayBeText(t.Elem())
	default:
		return isBytes(t) || jsonfield.Leaf(t)
	}
}

// ParseJSON gives the value that a JSON text holds. That it has the Go type T is the user's word: nothing checks it.
func ParseJSON[T any, S Text](src S) Expr[T] {
	at := here()
	return call[T](at, "$parse", source(at, src))
}

// UUID gives a fresh random identifier (version 4) each time it is evaluated.
func UUID() Expr[string] { return call[string](here(), "$uuid") }

// HashAlgorithm is an algorithm of [Hash].
type HashAlgorithm string

// The algorithms that the hash function of Step Functions takes.
const (
	MD5    HashAlgorithm = "MD5"
	SHA1   HashAlgorithm = "SHA-1"
	SHA256 HashAlgorithm = "SHA-256"
	SHA384 HashAlgorithm = "SHA-384"
	SHA512 HashAlgorithm = "SHA-512"
)

// Hash gives the hexadecimal hash of a text.
func Hash[S Text](src S, algorithm HashAlgorithm) Expr[string] {
	at := here()
	return call[string](at, "$hash", source(at, src), literal(at, string(algorithm)))
}

// Random gives a number at least 0 and below 1.
func Random() Expr[float64] { return call[float64](here(), "$random") }

func textCall(at callers, name string, src any) Expr[string] {
	return call[string](at, name, source(at, src))
}
