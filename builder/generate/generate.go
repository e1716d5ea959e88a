// Package generate turns workflows into files: the ASL document and the JSON Schemas that go with it.
//
// [Files] computes them, [Write] also puts them into a directory. It is the library form of the command aslgen
// generate, for programs that want to do it themselves:
//
//	func main() {
//		if err := generate.Write("asl", clinicalnote.Workflow()); err != nil {
//			log.Fatal(err)
//		}
//	}
//
// A workflow named clinical-note with a callback state "Human review" gives four files: clinical-note.asl.json,
// clinical-note.input.schema.json, clinical-note.output.schema.json and human-review.answer.schema.json.
//
// This is the one part of the library that touches the file system.
package generate

import (
	"path/filepath"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/internal/atomicfile"
)

// File is one generated file. Its name, such as "clinical-note.asl.json", has no directory; its content is indented JSON with a final
// newline.
type File = emit.File

// MachineSuffix is what the name of the ASL document has after the name of the workflow.
const MachineSuffix = ".asl.json"

// Files builds the workflows and returns their files in the order of ws, for each workflow its ASL document, the JSON
// Schemas of its input and output, and for every callback state the JSON Schema of the answer.
//
// Everything wrong is in the list, of all workflows at once. A workflow with errors has no files; those of the others
// are returned all the same. Two workflows that claim one file name for different contents are an error (ASL6972).
// Files is pure: it reads and writes no file, and equal workflows give equal bytes.
func Files(ws ...builder.Definition) ([]File, diag.List) {
	var all diag.List
	set := newFileSet()
	for _, w := range ws {
		if isNil(w) {
			all = append(all, nilWorkflow.At(diag.Pos{}, "a workflow is nil"))
			continue
		}
		files, list := workflowFiles(w)
		all = append(all, list...)
		if list.HasErrors() {
			continue
		}
		all = append(all, set.add(w.Name(), files)...)
	}
	return set.files, all
}

// Error is what Write returns when a workflow is wrong. Its text is all diagnostics, one a line.
type Error struct {
	// Diagnostics are all findings, warnings included. At least one is an error.
	Diagnostics diag.List
}

// Error returns the diagnostics one a line.
func (e *Error) Error() string { return e.Diagnostics.String() }

// Write puts the files of the workflows into dir, which is made when it is missing. Files that are already as they
// should be are not touched, the others are replaced atomically. When a workflow has an error, nothing is written and
// the error is an [*Error]; advice and warnings are no error. Other files in dir stay as they are.
func Write(dir string, ws ...builder.Definition) error {
	files, list := Files(ws...)
	if list.HasErrors() {
		return &Error{Diagnostics: list}
	}
	var batch atomicfile.Batch
	defer batch.Discard()
	for _, f := range files {
		if _, err := batch.Add(filepath.Join(dir, f.Name), f.Content); err != nil {
			return err
		}
	}
	return batch.Commit()
}
