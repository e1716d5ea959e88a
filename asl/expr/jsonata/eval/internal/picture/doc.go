// Package picture writes and reads numbers and dates by pictures, as JSONata 2.0.6 does with its functions $formatNumber,
// $formatBase, $formatInteger, $parseInteger, $fromMillis and $toMillis. The pictures are those of XPath and XQuery
// Functions and Operators 3.1 (sections 4.6, 4.7 and 9.8). All functions are pure.
package picture

// Error is a failure of a function of this package. The message table of JSONata lies with the caller.
type Error struct {
	Code  string // JSONata's code, as D3080
	Value any    // the value that the message names, nil when it names none
}

// Error returns the code.
func (e *Error) Error() string { return e.Code }
