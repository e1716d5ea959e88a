package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// List is a list of diagnostics. It is not an error, so that an empty list can never be a non-nil error; [List.Err]
// makes one.
type List []Diagnostic

// HasErrors reports whether a diagnostic of severity [Error] is in the list.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Err returns the list as an error, or nil when it holds no diagnostic of severity [Error].
func (l List) Err() error {
	if !l.HasErrors() {
		return nil
	}
	return &listError{list: l}
}

// Sort orders the list by file, line, column, code and message, in place. Diagnostics that agree in all of these keep
// their order.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

// String returns the diagnostics one a line, without a final newline.
func (l List) String() string {
	var b strings.Builder
	for i, d := range l {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(d.String())
	}
	return b.String()
}

// listError is a list with at least one error in it.
type listError struct{ list List }

// Error returns the first error of the list, and how many more there are.
func (e *listError) Error() string {
	count, first := 0, Diagnostic{}
	for _, d := range e.list {
		if d.Severity != Error {
			continue
		}
		if count == 0 {
			first = d
		}
		count++
	}
	switch count {
	case 1:
		return first.String()
	case 2:
		return first.String() + " (and 1 more error)"
	default:
		return fmt.Sprintf("%s (and %d more errors)", first, count-1)
	}
}
