package review

import (
	"reflect"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder/schema"
)

// RequestSchema returns the JSON Schema (draft 2020-12) of a [Request] with a question of type Q, for programs of the reviewer's side
// in other languages. It is open: a newer gate may send properties that the schema does not know.
//
// The schema is nil when the list has errors, which are those of [schema.For]: Q, or a type in it, has no JSON form.
func RequestSchema[Q any]() ([]byte, diag.List) {
	return schema.Of[Request[Q]](schema.Options{
		Title:       title[Q]("Review request"),
		Description: "What a gate asks its reviewers. The task token is a secret of the program that sends the answer.",
	})
}

// AnswerSchema returns the JSON Schema (draft 2020-12) of an [Answer] with a decision of type D. It is closed: an unknown property is
// a misspelt one. That a rejection needs a comment, and that the hash is that of the request, only the gate can tell.
//
// The schema is nil when the list has errors, as that of [RequestSchema].
func AnswerSchema[D any]() ([]byte, diag.List) {
	return schema.Of[Answer[D]](schema.Options{
		Title:       title[D]("Review answer"),
		Description: "What a reviewer answers to a gate: the output of SendTaskSuccess.",
		Closed:      true,
	})
}

// title names what the type argument is, where it has a name.
func title[T any](of string) string {
	if name := reflect.TypeFor[T]().Name(); name != "" {
		return of + ": " + name
	}
	return of
}
