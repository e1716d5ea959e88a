package schema_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestForgottenLanguage tells machines that are JSONata and do not say so from those that mix the languages.
func TestForgottenLanguage(t *testing.T) {
	const forgotten = `ASL1004 : the states are written in JSONata, but the machine has no "QueryLanguage" (add "QueryLanguage": "JSONata" to the machine)`
	const choice = `"A": {"Type": "Choice", "Choices": [{"Condition": "{% $a %}", "Next": "B"}], "Default": "B"}, `
	for name, c := range map[string]struct {
		text string
		one  bool
	}{
		"rule and output": {machine(choice + `"B": {"Type": "Succeed", "Output": 1}`), true},
		"expressions for numbers": {machine(choice + `"B": {` + task + `, "Arguments": {}, "TimeoutSeconds": "{% $b %}"}, ` +
			`"C": {"Type": "Wait", "Timestamp": "{% $now() %}", "End": true}`), true},
		"in a branch": {machine(`"A": {"Type": "Parallel", "End": true, "Output": 1, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed", "Output": 1}}}]}`), true},
		"names of JSONPath that are none": {machine(`"A": {"Type": "Pass", "Assign": {"rootPath": 1}, "Output": {"Variable": 1}, "Next": "InputPath"},` +
			` "InputPath": {"Type": "Succeed", "Output": {"Parameters": []}}`), true},
		"states that say so":  {machine(choice + `"B": {"Type": "Pass", "Output": 1, "Next": "C"}, "C": {"Type": "Succeed", "QueryLanguage": "JSONata", "Output": 1}`), true},
		"one field":           {machine(choice + `"B": {"Type": "Succeed"}`), false},
		"a field of JSONPath": {machine(choice + `"B": {"Type": "Pass", "Output": 1, "Next": "C"}, "C": {"Type": "Succeed", "OutputPath": "$.a"}`), false},
		"a path in a payload": {machine(choice + `"B": {"Type": "Pass", "Output": 1, "Assign": {"a": [{"b.$": "$.c"}]}, "End": true}`), false},
		"a rule of JSONPath": {machine(`"A": {"Type": "Choice", "Choices": [{"Condition": true, "Next": "B"}, {"Not": {"Variable": "$.a", "IsNull": true}, "Next": "B"}]}, ` +
			`"B": {"Type": "Succeed", "Output": 1}`), false},
		"a language that is said": {`{"QueryLanguage": "JSONPath", "StartAt": "A", "States": {` + choice + `"B": {"Type": "Succeed", "Output": 1}}}`, false},
	} {
		t.Run(name, func(t *testing.T) {
			list := validate(t, c.text)
			require.NotEmpty(t, list)
			if !c.one {
				for _, d := range list {
					require.NotEmpty(t, d.Pointer, "%s", d)
				}
				return
			}
			require.Len(t, list, 1, "%s", list)
			d := list[0]
			require.Equal(t, forgotten, d.Code+" "+d.Pointer+": "+d.Message+" ("+d.Help+")")
			require.True(t, d.Pos.IsValid())
		})
	}
	list := validate(t, machine(choice+`"B": {"Type": "Succeed", "Output": 1, "Seconds": 1}`))
	require.Len(t, list, 2, "another fault remains: %s", list)
}
