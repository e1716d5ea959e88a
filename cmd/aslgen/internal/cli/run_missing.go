package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/interp/mocks"
)

// unmocked is the documentation of a call that nothing answers.
var unmocked = diag.Def{
	Code: "ASL6973", Severity: diag.Error,
	Title: "call without a mock",
	Doc: "aslgen run calls nothing of AWS. A call that the mocks do not answer stops the run, and what to add to the file is printed: the answer " +
		"to fill in.",
	Bad:  "aslgen run machine.asl.json",
	Good: "aslgen run --mocks mocks.yaml machine.asl.json     # states: {Fetch: {output: {}}}",
}

// reportMissing prints the calls that nothing answers, each state once, with what to add.
func (r *execution) reportMissing() error {
	var list diag.List
	seen := map[string]bool{}
	for _, m := range r.mocks.Missing() {
		if !seen[m.Task.State] {
			seen[m.Task.State] = true
			list = append(list, r.missing(m))
		}
	}
	if err := r.app.report(list); err != nil && !errors.Is(err, errFindings) {
		return err
	}
	return fmt.Errorf("the run stopped at %s without a mock", plural(len(list), "call"))
}

// missing is the diagnostic of one call.
func (r *execution) missing(m mocks.Missing) diag.Diagnostic {
	pos := r.source.Pos()
	asl.Walk(r.source, func(v asl.Visit) bool {
		if v.Name == m.Task.State {
			pos = v.NamePos()
		}
		return true
	})
	what := string(m.Task.Definition.Kind())
	if m.Task.Resource != "" {
		what = m.Task.Resource
	}
	message := fmt.Sprintf("state %q calls %s with %s, and no mock answers", m.Task.State, what, brief(m.Task.Input))
	if m.Answered > 0 {
		message = fmt.Sprintf("state %q calls %s for the %d. time, and its mock answers %s", m.Task.State, what, m.Answered+1, plural(m.Answered, "call"))
	}
	file := r.flags.mocks
	if file == "" {
		file = "a file mocks.yaml, given with --mocks"
	}
	remedy := "add to " + file + ":\n\n    " + strings.ReplaceAll(strings.TrimSpace(mocks.Remedy(m.Task)), "\n", "\n    ")
	if m.Waits() {
		remedy += "\n\nor answer it with --answer or --interactive"
	}
	if m.Answered > 0 {
		remedy = fmt.Sprintf("add the answer %q to its response", fmt.Sprint(m.Answered))
	}
	d := unmocked.At(pos, "%s", message)
	d.Help = remedy
	return d
}
