package diag

import "fmt"

// Def is the documentation of one code. It stands beside the only place that reports the code, and every description of
// the code (explain, SARIF, the table of rules) is printed from it.
type Def struct {
	// Code is the stable code, "ASL" and four digits.
	Code string
	// Severity is the severity of its diagnostics.
	Severity Severity
	// Title is the finding in a few words, lower case, without a final stop.
	Title string
	// Doc tells when the code is reported and why it matters.
	Doc string
	// Spec is the address of the text that says so. Empty: no public text does.
	Spec string
	// AWS is the code under which Step Functions reports the same, such as "MISSING_TRANSITION_TARGET". Empty: it has none, or
	// reports it only when the machine runs.
	AWS string
	// Bad is a small document or program that gets this code.
	Bad string
	// Good is the same with the fault mended; it gets no diagnostic.
	Good string
}

// At makes a diagnostic of this code at a place. The message is formatted as fmt.Sprintf does.
func (d Def) At(pos Pos, format string, args ...any) Diagnostic {
	return Diagnostic{Code: d.Code, Severity: d.Severity, Message: fmt.Sprintf(format, args...), Pos: pos}
}
