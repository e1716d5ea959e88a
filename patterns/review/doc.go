// Package review asks a human for approval and lets nobody walk round the answer.
//
// A workflow hands a [Request] to a channel and waits; the reviewer's side brings an [Answer] back. Package
// [github.com/aslgen/aslgen/patterns/review/reviewer] is that side. [RequestSchema] and [AnswerSchema] describe both documents
// for programs in other languages.
package review
