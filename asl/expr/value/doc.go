// Package value holds JSON values as plain Go data: what expressions read and make, and what an execution passes from state
// to state. It is small and fast where [jsontree.Value] is exact: no places, no duplicate members.
//
// A value is one of
//
//	nil          null
//	bool         true, false
//	float64      a number
//	Number       a number whose spelling float64 would not give back: 1.0, 1e3, 12345678901234567890
//	string       a string
//	[]any        an array of values
//	*Object      an object, its members in order
//
// Values are never changed once they were handed on: whoever wants another value makes a new one, which may share parts
// with the old one. Functions of this package panic with %T when they meet another type; that is a fault of the caller.
package value
