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
// [Path.Eval] evaluates a path, with the words of that library in its errors; [Path.Set] sets a value at a reference path.
//
// The package knows nothing about states: whether a path may stand in a field, and what $ stands for there, is for its callers to
// say.
package jsonpath
