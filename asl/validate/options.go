package validate

import "github.com/aslgen/aslgen/asl"

// Options say how a document is judged. The zero value judges a STANDARD workflow with all rules but advice.
type Options struct {
	// WorkflowType is the type of the workflow that the document is for. It does not stand in the document. Empty: STANDARD,
	// the type that Step Functions takes when none is given, and the one with fewer limits.
	WorkflowType asl.ExecutionType
	// Template says that ${name} placeholders are meant: a tool fills them in before Step Functions reads the document. They
	// then cause no finding. Otherwise a placeholder where a number or a word must stand is a warning. What a placeholder
	// hides is judged in neither case.
	Template bool
	// Advice asks for findings of severity advice, too.
	Advice bool
	// Silence are the codes whose findings are left out.
	Silence []string
}
