// Package intrinsic reads the calls of intrinsic functions of the States Language, such as States.Format('{}', $.name), which
// stand in JSONPath states where a path may stand.
//
// [Parse] is the entry point: text goes in, a [Call] with byte spans or the first [Error] comes out. It looks at the form alone.
// [Check] tells what is wrong with the calls: a function that does not exist, arguments that are too many, too few, or constant
// and of the wrong type. [Functions] is the table of functions.
//
//	text ─parser→ *Call or *Error ─Check→ []Fault
//
// [Call.Eval] evaluates a call, with the results and the errors of Step Functions. Where paths lead, what is random and what is
// unique comes from its caller.
package intrinsic
