package passage

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
)

// Defs returns the documentation of the codes of this package, sorted by code.
func Defs() []diag.Def { return []diag.Def{walkedRound} }

var walkedRound = diag.Def{
	Code: "ASL6090", Severity: diag.Error,
	Title: "a path leads round what must come before",
	Doc: "A requirement says that a state is entered only after one of some passages: a state that has succeeded, or a transition of " +
		"a Choice. The path that the message prints reaches the state without any of them. What is inside a Map or beside it in a " +
		"Parallel does not count, nor does a state that failed and was caught; the conditions of Choices are not looked at.",
}

// Diagnostic tells of a way round a passage. The place is that of the target.
func (d Detour) Diagnostic() diag.Diagnostic {
	return walkedRound.At(d.Target.NamePos(), "%s", d.message()).WithPointer(d.Target.Pointer).
		WithHelp("lead every path to %q through what must come before", d.Target.Name)
}

func (d Detour) message() string {
	path := strings.Join(d.Path, " → ")
	if d.Since != "" {
		return quote(d.Target.Name) + " can be reached after " + quote(d.Since) + " without a new passage on the path " + path
	}
	return quote(d.Target.Name) + " can be reached round what must come before it on the path " + path
}

func quote(s string) string { return `"` + s + `"` }
