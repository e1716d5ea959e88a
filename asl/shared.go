package asl

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// shared points at the fields that several state types have. A pointer is nil when the type of the state lacks the field.
type shared struct {
	comment  **string
	language **QueryLanguage
	next     **string
	end      **bool
	retry    *[]Retrier
	catch    *[]Catcher
	assign   **jsontree.Value
	output   **jsontree.Value
}

// sharedOf returns the shared fields of a state. It is the one place that knows which type has which.
func sharedOf(s State) shared {
	switch s := s.(type) {
	case *Task:
		return shared{&s.Comment, &s.QueryLanguage, &s.Next, &s.End, &s.Retry, &s.Catch, &s.Assign, &s.Output}
	case *Parallel:
		return shared{&s.Comment, &s.QueryLanguage, &s.Next, &s.End, &s.Retry, &s.Catch, &s.Assign, &s.Output}
	case *Map:
		return shared{&s.Comment, &s.QueryLanguage, &s.Next, &s.End, &s.Retry, &s.Catch, &s.Assign, &s.Output}
	case *Pass:
		return shared{&s.Comment, &s.QueryLanguage, &s.Next, &s.End, nil, nil, &s.Assign, &s.Output}
	case *Wait:
		return shared{&s.Comment, &s.QueryLanguage, &s.Next, &s.End, nil, nil, &s.Assign, &s.Output}
	case *Choice:
		return shared{&s.Comment, &s.QueryLanguage, nil, nil, nil, nil, &s.Assign, &s.Output}
	case *Succeed:
		return shared{&s.Comment, &s.QueryLanguage, nil, nil, nil, nil, nil, &s.Output}
	case *Fail:
		return shared{&s.Comment, &s.QueryLanguage, nil, nil, nil, nil, nil, nil}
	case *UnknownState:
		return shared{&s.Comment, &s.QueryLanguage, &s.Next, &s.End, nil, nil, nil, nil}
	default:
		panicUnknown(s)
		return shared{}
	}
}

// get returns what a pointer to a field holds, the zero value when the state has no such field.
func get[T any](field *T) (value T) {
	if field != nil {
		value = *field
	}
	return value
}

// CommentOf returns the Comment of a state.
func CommentOf(s State) *string { return get(sharedOf(s).comment) }

// QueryLanguageOf returns the state's own QueryLanguage; [LanguageOf] returns the one that rules it.
func QueryLanguageOf(s State) *QueryLanguage { return get(sharedOf(s).language) }

// NextOf returns the Next of a state, nil when it is absent or the type of the state has none.
func NextOf(s State) *string { return get(sharedOf(s).next) }

// EndOf returns the End of a state, nil when it is absent or the type of the state has none.
func EndOf(s State) *bool { return get(sharedOf(s).end) }

// RetryOf returns the Retry of a state, nil when it is absent or the type of the state has none. Its elements may be
// changed.
func RetryOf(s State) []Retrier { return get(sharedOf(s).retry) }

// CatchOf returns the Catch of a state, nil when it is absent or the type of the state has none. Its elements may be
// changed.
func CatchOf(s State) []Catcher { return get(sharedOf(s).catch) }

// AssignOf returns the Assign of a state, nil when it is absent or the type of the state has none.
func AssignOf(s State) *jsontree.Value { return get(sharedOf(s).assign) }

// OutputOf returns the Output of a state, nil when it is absent or the type of the state has none.
func OutputOf(s State) *jsontree.Value { return get(sharedOf(s).output) }

// IsTerminal reports whether the scope can end after the state: a Succeed, a Fail or a state with End true.
func IsTerminal(s State) bool {
	switch s.(type) {
	case *Succeed, *Fail:
		return true
	}
	end := EndOf(s)
	return end != nil && *end
}

// Transition is one way out of a state.
type Transition struct {
	// Pointer is the RFC 6901 pointer of the field, relative to the state: "/Next", "/Choices/0/Next", "/Catch/1/Next",
	// "/Default".
	Pointer string
	// To is the name of the state it leads to.
	To string
	// Pos is the place of the name in the source, or that of the element that holds the field when it was built.
	Pos diag.Pos
}

// Transitions returns the ways out of a state: Next, the rules and the Default of a Choice, and every Catch. Next of rules
// inside And, Or and Not is no way out and not among them.
func Transitions(s State) []Transition {
	var out []Transition
	add := func(e Element, field string, to *string, base string) {
		if to != nil {
			out = append(out, Transition{Pointer: base + "/" + field, To: *to, Pos: e.FieldPos(field)})
		}
	}
	add(s, "Next", NextOf(s), "")
	if c, ok := s.(*Choice); ok {
		for i := range c.Choices {
			add(&c.Choices[i], "Next", c.Choices[i].Next, "/Choices/"+itoa(i))
		}
		add(c, "Default", c.Default, "")
	}
	catch := CatchOf(s)
	for i := range catch {
		if catch[i].Next != "" {
			add(&catch[i], "Next", &catch[i].Next, "/Catch/"+itoa(i))
		}
	}
	return out
}
