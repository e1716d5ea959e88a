// Package emit says what an emitter is: it makes files from a state machine, such as a Terraform module or a diagram. Each form has
// a package below this one that implements [Target].
package emit

import "github.com/aslgen/aslgen/asl/diag"

// File is one generated file.
type File struct {
	// Name is where the file belongs below its output folder, such as "clinical-note.asl.json" or "terraform/main.tf", with
	// slashes.
	Name string
	// Content is the whole file, with a final newline.
	Content []byte
}

// Machine is a state machine that files are made from.
type Machine struct {
	// Name is the name of the workflow.
	Name string
	// Definition is the document in Amazon States Language as it is printed. Parameters stand in it as ${name}.
	Definition []byte
	// Params are the names of the parameters. A text ${name} whose name is not among them is a text like any other.
	Params []string
	// Express tells that it is an EXPRESS workflow.
	Express bool
	// Pos is where the user made the workflow; diagnostics are told there.
	Pos diag.Pos
}

// Target is a form of files.
type Target interface {
	// Name names the form in flags and in aslgen.yaml: lower case, one word.
	Name() string
	// Emit makes the files of a machine, with names relative to a folder of their own. Everything wrong is in the list; there
	// are no files when it has an error. Equal machines give equal bytes.
	Emit(Machine) ([]File, diag.List)
}
