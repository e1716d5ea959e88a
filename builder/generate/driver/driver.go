// Package driver is the run time of the program that the command aslgen compiles into the user's module in order to
// build the workflows there. It is public because that program must be able to import it; nobody else needs it.
//
// The program writes one JSON [Envelope] to the file that its only argument names. Its standard output and error are
// the user's: nothing that a workflow function prints can spoil the envelope.
package driver

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/generate"
)

// Version is the version of the envelope. The command refuses an envelope of another version: then the module uses a
// release of the library that does not fit the command.
const Version = 3

// LineageVariable is the variable of the environment that asks for the lineage of the workflows, when it is not empty: it takes a build of its
// own, which other commands need not wait for.
const LineageVariable = "ASLGEN_DRIVER_LINEAGE"

// Entry is one exported function or variable that gives a workflow.
type Entry struct {
	// Package is the import path of the package, Symbol the name in it.
	Package, Symbol string
	// Pos is where the symbol is declared.
	Pos diag.Pos
	// Make calls the function or reads the variable. It may panic.
	Make func() builder.Definition
}

// Envelope is the output of the program.
type Envelope struct {
	// Version is the constant of that name.
	Version int
	// Workflows has one element for each entry, in their order. An entry that gives the very workflow of an earlier
	// entry has none.
	Workflows []Workflow
}

// Workflow is the result of one entry.
type Workflow struct {
	// Package, Symbol and Pos are those of the entry.
	Package, Symbol string
	Pos             diag.Pos
	// Name is the workflow's name, empty when it could not be made.
	Name string
	// Params are the names of its parameters; none when Diagnostics holds an error.
	Params []string
	// Express tells that it is an EXPRESS workflow.
	Express bool
	// Lineage tells where its sensitive fields go, nil when nobody asked, and when Diagnostics holds an error.
	Lineage *builder.LineageReport
	// Files are the generated files, none when Diagnostics holds an error.
	Files []generate.File
	// Diagnostics are the findings of the build.
	Diagnostics diag.List
}

// Main builds the entries, writes the envelope and ends the program when it cannot.
func Main(entries []Entry) {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: driver FILE")
		os.Exit(2)
	}
	text, err := json.Marshal(Run(entries, os.Getenv(LineageVariable) != ""))
	if err == nil {
		err = os.WriteFile(os.Args[1], text, 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// Run builds the entries one after the other, and follows their sensitive fields when lineage is wanted. A panic in one of them becomes a
// diagnostic and does not stop the rest.
func Run(entries []Entry, lineage bool) Envelope {
	env := Envelope{Version: Version}
	seen := map[any]bool{}
	for _, e := range entries {
		w := Workflow{Package: e.Package, Symbol: e.Symbol, Pos: e.Pos}
		if !w.run(e, seen, lineage) {
			continue
		}
		for i := range w.Diagnostics {
			if w.Diagnostics[i].Pos.Line == 0 {
				w.Diagnostics[i].Pos = e.Pos // better the place of the function than none
			}
		}
		env.Workflows = append(env.Workflows, w)
	}
	return env
}

// run fills in the result of one entry. It returns false for a workflow that was seen before.
func (w *Workflow) run(e Entry, seen map[any]bool, lineage bool) (fresh bool) {
	defer func() {
		if value := recover(); value != nil {
			w.Files, w.Lineage = nil, nil
			w.Diagnostics = append(w.Diagnostics, panicked(e, value))
			fresh = true
		}
	}()
	def := e.Make()
	if v := reflect.ValueOf(def); v.IsValid() && v.Kind() == reflect.Pointer && !v.IsNil() {
		if seen[def] {
			return false
		}
		seen[def] = true
		w.Name = def.Name()
	}
	w.Files, w.Diagnostics = generate.Files(def)
	if !w.Diagnostics.HasErrors() {
		w.Params, w.Express = def.Params(), def.Express()
		if lineage {
			w.Lineage, _ = def.Lineage() // which says nothing that Files did not say
		}
	}
	return true
}
