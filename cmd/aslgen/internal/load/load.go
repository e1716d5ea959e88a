// Package load finds the workflows of Go packages and builds them.
//
// [Find] type-checks the packages and lists the exported symbols that give a workflow. [Run] compiles a program into
// the user's module, as a file that exists only for the go command (go build -overlay), runs it, and returns what the
// workflows gave. Nothing is left behind in the module.
package load

import (
	"fmt"

	"github.com/aslgen/aslgen/asl/diag"
)

// Paths of the library that the user's code and the driver meet in.
const (
	modulePath  = "github.com/aslgen/aslgen"
	builderPath = modulePath + "/builder"
	driverPath  = modulePath + "/builder/generate/driver"
)

// Package is a Go package of the user.
type Package struct {
	// Path is the import path, Dir the absolute directory of the package.
	Path, Dir string
	// ModulePath and ModuleDir are those of the module it belongs to.
	ModulePath, ModuleDir string
	// Symbols are the exported functions and variables that give a workflow, in the order of files and lines.
	Symbols []Symbol
}

// Symbol is an exported function or variable that gives a workflow.
type Symbol struct {
	// Name is the Go name.
	Name string
	// Call is true for a function, which has to be called.
	Call bool
	// Pos is the declaration.
	Pos diag.Pos
}

// EnvironmentError is what keeps the go command from working: it is missing, there is no module, a package is not found.
type EnvironmentError struct {
	// Message says what is wrong, Help what to do (or is empty).
	Message, Help string
}

// Error returns the message and the help.
func (e *EnvironmentError) Error() string {
	if e.Help == "" {
		return e.Message
	}
	return fmt.Sprintf("%s\n%s", e.Message, e.Help)
}

var (
	noWorkflows = diag.Def{
		Code: "ASL6950", Severity: diag.Error,
		Title: "package has no workflow",
		Doc: "A workflow is found as an exported function without parameters that returns one value, a workflow, or as " +
			"an exported variable that holds one. Test files do not count.",
		Bad:  `func note(region string) *builder.Workflow[In, Out] { … }`,
		Good: `func Note() *builder.Workflow[In, Out] { … }`,
	}
	inMain = diag.Def{
		Code: "ASL6951", Severity: diag.Error,
		Title: "workflow in package main",
		Doc: "Go lets nobody import a package main, so aslgen cannot call its functions. The workflow belongs into a " +
			"package of its own, or the program itself calls generate.Write.",
		Bad:  "package main\n\nfunc Note() *builder.Workflow[In, Out] { … }",
		Good: "package note\n\nfunc Note() *builder.Workflow[In, Out] { … }",
	}
	outsideModule = diag.Def{
		Code: "ASL6952", Severity: diag.Error,
		Title: "package is not part of the main module",
		Doc: "aslgen compiles its driver into the module of the package and writes beside it, which it does for the " +
			"module at hand (or those of go.work) and not for a dependency.",
		Bad:  `aslgen generate example.com/dependency/flows`,
		Good: `cd dependency && aslgen generate ./flows`,
	}
	driverFailed = diag.Def{
		Code: "ASL6961", Severity: diag.Error,
		Title: "workflow ends the program",
		Doc: "The program that builds the workflows ended before it was done: something called os.Exit or log.Fatal, or " +
			"panicked where nobody can recover, such as in another goroutine or while a package is initialized.",
		Bad:  "func Note() *builder.Workflow[In, Out] { log.Fatal(\"no region\"); … }",
		Good: "func Note() *builder.Workflow[In, Out] { region := builder.Param(\"region\"); … }",
	}
)

// Defs returns the documentation of every code this package reports, in the order of the codes.
func Defs() []diag.Def { return []diag.Def{noWorkflows, inMain, outsideModule, driverFailed} }
