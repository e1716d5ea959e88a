// Package jsonpath reads the paths of the States Language: JSONPath in the dialect of Jayway, the library that Step Functions
// uses, over the input ($), the context object ($$) or a variable ($name).
//
// [Parse] is the entry point: text goes in, a [Path] with byte spans or the first [Error] comes out. It accepts and refuses what
// that library does, also where it is more lenient than it looks; what it reads otherwise than it stands there is told in
// Path.Odd.
//
//	text ─parser→ *Path or *Error
//
// [Path.Definite] and [Path.Reference] tell which paths find one value and which name one place. [Walk] visits the tree.
//
// The package does not evaluate paths and knows nothing about states: whether a path may stand in a field is for its callers to
// judge.
package jsonpath
