package generate

import "github.com/aslgen/aslgen/asl/diag"

var (
	nilWorkflow = diag.Def{
		Code: "ASL6970", Severity: diag.Error,
		Title: "workflow is nil",
		Doc:   "A function or variable that should give a workflow gave nil, so there is nothing to generate.",
		Bad:   `func Note() *builder.Workflow[In, Out] { return nil }`,
		Good:  `func Note() *builder.Workflow[In, Out] { return builder.New[In, Out]("note") }`,
	}
	unusableName = diag.Def{
		Code: "ASL6971", Severity: diag.Error,
		Title: "workflow name cannot be a file name",
		Doc: "The files of a workflow carry its name. It may hold letters, digits, '-', '_' and '.', and neither starts " +
			"with a dot nor is empty.",
		Bad:  `builder.New[In, Out]("notes/clinical")`,
		Good: `builder.New[In, Out]("clinical-note")`,
	}
	clashingFiles = diag.Def{
		Code: "ASL6972", Severity: diag.Error,
		Title: "two sources claim one file",
		Doc: "Two workflows of one name, or two callback states whose names give one file name, would overwrite each " +
			"other. Case counts for nothing, since it does not on every file system. Answers with equal schemas may " +
			"share a file.",
		Bad:  `generate.Write("asl", noteV1 /* "note" */, noteV2 /* "note" */)`,
		Good: `generate.Write("asl", noteV1 /* "note-v1" */, noteV2 /* "note-v2" */)`,
	}
	invalidOutput = diag.Def{
		Code: "ASL9002", Severity: diag.Error,
		Title: "generated document is not valid",
		Doc: "The builder produced a document that the JSON Schema of ASL refuses. That is a fault of aslgen, not of " +
			"the workflow.",
	}
)

// Defs returns the documentation of every code this package reports, in the order of the codes.
func Defs() []diag.Def { return []diag.Def{nilWorkflow, unusableName, clashingFiles, invalidOutput} }
