// Package emit says what an emitter is: it makes files from a state machine, such as a Terraform module or a diagram. Each form has
// a package below this one that implements [Target].
package emit

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
)

// MaxName is the number of characters that the name of a state machine may have.
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
const MaxName = 80

// UsableName tells that Step Functions takes a name, and a file may have it: 1 to 80 letters, digits, - and _.
func UsableName(name string) bool {
	return name != "" && len(name) <= MaxName &&
		strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == ""
}

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

// Keeper is a Target whose output folder belongs to it: the files of others there are not replaced, and those that it wrote and does
// not write any more are removed.
type Keeper interface {
	Target
	// Survey looks at the names in the output folder and reads the files it wants to know, before the new files are written.
	// Foreign are the files that are in the way, which it has not written; stale are those that it has written and would not
	// write again. The error is that of a file that cannot be read.
	Survey(names []string, read func(name string) ([]byte, error), files []File) (foreign, stale []string, err error)
}
