package mocks

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// testStateMembers are the members of a mock that the API TestState takes.
// Form: https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html
var testStateMembers = []string{"result", "errorOutput", "fieldValidationMode"}

// validationModes are the values of fieldValidationMode.
var validationModes = []string{"STRICT", "PRESENT", "NONE"}

// isTestState reports whether a file is one mock of TestState, or several by state.
func isTestState(file *jsontree.Value) bool {
	if isTestStateMock(file) {
		return true
	}
	return slices.ContainsFunc(file.Members(), func(m jsontree.Member) bool { return isTestStateMock(m.Value) })
}

func isTestStateMock(v *jsontree.Value) bool {
	return slices.ContainsFunc(testStateMembers, func(name string) bool { return v.Get(name) != nil })
}

// testState reads mocks of TestState by state. One alone is that of the only state that can be mocked.
func (r *reader) testState(file *jsontree.Value) {
	if isTestStateMock(file) {
		if len(r.states.names) != 1 {
			r.report(noForm.At(file.Pos(), "one mock of TestState does not say for which state it is").
				WithHelp("write {<State>: {\"result\": …}}; states that can be mocked: %s", listed(r.states.names)))
			return
		}
		r.testStateMock(file, r.states.names[0])
		return
	}
	for _, m := range file.Members() {
		if r.mockable(file, m) {
			r.testStateMock(m.Value, m.Name)
		}
	}
}

// testStateMock reads one mock. It answers every call of the state.
func (r *reader) testStateMock(mock *jsontree.Value, state string) {
	a := &answer{}
	r.each(mock, state, func(m jsontree.Member) {
		if a.kind != 0 && (m.Name == "result" || m.Name == "errorOutput") {
			r.report(contradiction.At(mock.PosAt(m.NamePos), "a mock has both result and errorOutput").WithHelp("keep one of them"))
			return
		}
		switch m.Name {
		case "result":
			a.kind, a.output = succeeds, r.jsonText(m)
		case "errorOutput":
			a.kind = fails
			r.errorOutput(m.Value, a)
		case "fieldValidationMode":
			r.validationMode(m, state)
		default:
			r.unknown(mock, m, testStateMembers)
		}
	})
	if a.kind == 0 && mock.Kind() == jsontree.Object {
		r.report(contradiction.At(mock.Pos(), "the mock of state %q does not say how the call ends", state).WithHelp("write result or errorOutput"))
	}
	s := &script{repeats: true}
	s.add(a, 1)
	r.mocks.states[state] = s
}

// errorOutput reads {"error": …, "cause": …}.
func (r *reader) errorOutput(v *jsontree.Value, a *answer) {
	r.each(v, "errorOutput", func(m jsontree.Member) {
		switch m.Name {
		case "error":
			a.errorName = r.text(m)
		case "cause":
			a.cause = r.text(m)
		default:
			r.unknown(v, m, []string{"error", "cause"})
		}
	})
}

// jsonText reads a result, which is a string of JSON.
func (r *reader) jsonText(m jsontree.Member) any {
	if m.Value.Kind() != jsontree.String {
		r.report(wrongValue.At(m.Value.Pos(), "result is %s; must be a string of JSON", diag.Article(m.Value.Kind().String())).
			WithHelp("write %q", value.Text(value.FromTree(m.Value))))
		return nil
	}
	v, err := value.Parse([]byte(m.Value.Str()))
	if err != nil {
		r.report(wrongValue.At(m.Value.Pos(), "result is no JSON: %s", err).WithHelp(`write JSON in the string, such as "{\"id\": 1}"`))
	}
	return v
}

// validationMode reads the mode by which TestState compares a mock with the model of its service.
func (r *reader) validationMode(m jsontree.Member, state string) {
	mode := r.text(m)
	switch {
	case !slices.Contains(validationModes, mode):
		r.report(wrongValue.At(m.Value.Pos(), "fieldValidationMode is %q", mode).WithHelp("write one of %s", listed(validationModes)))
	case mode != "NONE":
		if _, isTask := r.states.byName[state].(*asl.Task); isTask {
			r.report(notValidated.At(m.Value.Pos(), "fieldValidationMode %s is passed over: the mock of state %q is taken as it stands", mode, state).
				WithHelp(`write "NONE", or take the member out`))
		}
	}
}
