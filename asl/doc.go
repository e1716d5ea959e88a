// Package asl is the object model of the Amazon States Language, the JSON language of AWS Step Functions, in both query
// languages.
//
// [Parse] and [ParseYAML] read a document into a [StateMachine]; [StateMachine.Print] writes it. The model is a set of
// plain structs: a Go field has the name of the field in the language, and the order of the fields is the order in which
// a built machine is printed. [Walk] visits every state of every scope.
//
// The model judges nothing. It holds every document that is JSON, also a wrong one: a field whose value has the wrong type
// stays at its zero value, and the value, like unknown and duplicate members, stays in the source that the [Node] keeps.
// An untouched document is printed byte for byte as it was read; an edited one keeps member order, unknown members and
// the spelling of numbers; a built one is printed in the order of the structs.
//
// # Fields
//
// An optional scalar is a pointer; nil means the field is absent, and no default is ever stored. A field that takes a
// literal or, in a JSONata state, an expression is a *[Value]. A path that may be null is a [NullablePath]. Free JSON,
// such as Arguments, is a *[jsontree.Value]. The struct tag asl says what a Go type cannot: see [Tag].
//
// A field tagged for one query language may stand only in states of that language, one without a tag in both. The
// language of a state is its own QueryLanguage or else that of the machine, never that of an enclosing state.
package asl
