package driver

import (
	"path"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/internal/frames"
)

var (
	userPanic = diag.Def{
		Code: "ASL6960", Severity: diag.Error,
		Title: "workflow function panics",
		Doc: "The function that should return a workflow panicked, or the program ended while it ran. The place is the " +
			"innermost line of the stack that belongs neither to Go's library nor to aslgen.",
		Bad:  "func Note() *builder.Workflow[In, Out] {\n\tvar in *In\n\t_ = in.Patient // nil pointer\n\t…\n}",
		Good: "func Note() *builder.Workflow[In, Out] {\n\tw := builder.New[In, Out](\"note\")\n\t_ = w.Input().Patient\n\t…\n}",
	}
	ownPanic = diag.Def{
		Code: "ASL9003", Severity: diag.Error,
		Title: "aslgen panics while it builds a workflow",
		Doc:   "Whatever a workflow does, the builder answers with diagnostics. A panic in it is a fault of aslgen.",
	}
)

// Defs returns the documentation of every code this package reports, in the order of the codes.
func Defs() []diag.Def { return []diag.Def{userPanic, ownPanic} }

// panicked turns a recovered panic into a diagnostic. It must be called by the deferred function that recovered.
func panicked(e Entry, value any) diag.Diagnostic {
	pcs := make([]uintptr, 256)
	calls := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	var (
		stack  []runtime.Frame
		goroot string // the directory of Go's library, taken from the runtime's own frames
	)
	for {
		f, more := calls.Next()
		if f.Function == "runtime.gopanic" {
			goroot = path.Dir(path.Dir(f.File))
			stack = stack[:0] // what lies above are the deferred functions
		} else if goroot != "" {
			stack = append(stack, f)
		}
		if !more {
			break
		}
	}
	own, pos := false, e.Pos
	for _, f := range stack {
		if goroot != "" && strings.HasPrefix(f.File, goroot+"/") {
			continue
		}
		if frames.InLibrary(f.Function, f.File) {
			own = true
			continue
		}
		if !strings.HasPrefix(f.Function, "main.") { // main is the program itself: the panic was below it without a line of the user's
			pos = diag.Pos{File: f.File, Line: f.Line}
		}
		break
	}
	if own {
		d := ownPanic.At(pos, "aslgen panics while it builds %q: %v", e.Symbol, value)
		d.Help = "this is a fault of aslgen, please report it with this stack:\n" + string(debug.Stack())
		return d
	}
	d := userPanic.At(pos, "%q panics: %v", e.Symbol, value)
	d.Help = "the function must return a workflow; mend the line, or look at what it is called with"
	if pos != e.Pos {
		d.Related = []diag.Related{{Pos: e.Pos, Message: "called for this workflow"}}
	}
	return d
}
