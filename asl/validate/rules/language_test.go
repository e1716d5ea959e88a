package rules_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestLanguageThatIsNone holds states of an unknown language to one finding: nothing is said about their expressions.
func TestLanguageThatIsNone(t *testing.T) {
	const wrong = `"QueryLanguage": "Jsonata", `
	const body = `"Type": "Pass", "Assign": {"n": "{% $states.input.n %}"}, "Output": {"x": "{% $n + %}"}, `
	const wait = `{"Type": "Wait", "Seconds": "{% $n %}", "End": true}`
	for name, c := range map[string]struct {
		doc  string
		want []finding
	}{
		"machine": {`{` + wrong + `"StartAt": "A", "States": {"A": {` + body + `"Next": "B"}, "B": ` + wait + `}}`,
			[]finding{{"ASL1006", "/QueryLanguage"}}},
		"state": {states(`"A": {` + wrong + body + `"End": true}`), []finding{{"ASL1006", "/States/A/QueryLanguage"}}},
		"expression for a number in a state": {states(`"A": {"Type": "Pass", "Next": "B"}, "B": ` + strings.NewReplacer(`{"Type"`, `{`+wrong+`"Type"`, "$n", "$states.input.n").Replace(wait)),
			[]finding{{"ASL1006", "/States/B/QueryLanguage"}}},
		"wrong type": {`{"QueryLanguage": 1, "StartAt": "A", "States": {"A": ` + wait + `}}`, []finding{{"ASL1006", "/QueryLanguage"}}},
		"paths, too": {states(`"A": {` + wrong + `"Type": "Pass", "InputPath": "a", "Parameters": {"b": "$.c"}, "End": true}`),
			[]finding{{"ASL1006", "/States/A/QueryLanguage"}}},
		"state with its own in such a machine": {
			`{` + wrong + `"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"QueryLanguage": "JSONata", ` + body + `"End": true}}}`,
			[]finding{{"ASL1006", "/QueryLanguage"}, {"ASL3001", "/States/B/Output/x"}}},
		"state inside such a state": {
			states(`"A": {` + wrong + `"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "InputPath": "a", "End": true}}}}`),
			[]finding{{"ASL1006", "/States/A/QueryLanguage"}, {"ASL3101", "/States/A/ItemProcessor/States/B/InputPath"}}},
		"other faults of such a state": {
			states(`"A": {` + wrong + `"Type": "Pass", "Next": "X"}`),
			[]finding{{"ASL1006", "/States/A/QueryLanguage"}, {"ASL2002", "/States/A/Next"}}},
		"twice the same": {`{"QueryLanguage": "JSONata", "QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed", "Output": "{% 1 + %}"}}}`,
			[]finding{{"ASL1016", "/QueryLanguage"}, {"ASL3001", "/States/A/Output"}}},
	} {
		t.Run(name, func(t *testing.T) {
			got, full := found(t, c.doc, "ASL")
			require.ElementsMatch(t, c.want, got, full)
		})
	}
}

// TestForgottenLanguage judges a machine that is JSONata and does not say so as one.
func TestForgottenLanguage(t *testing.T) {
	for expression, want := range map[string][]finding{
		"$n":   {{"ASL1004", ""}},
		"$n +": {{"ASL1004", ""}, {"ASL3001", "/States/B/Output"}},
	} {
		got, full := found(t, states(`"A": {"Type": "Choice", "Default": "B", "Choices": [{"Condition": "{% $states.input.a %}", "Next": "B", "Assign": {"n": "{% 1 %}"}}],`+
			` "Assign": {"n": 2}}, "B": {"Type": "Succeed", "Output": "{% `+expression+` %}"}`), "ASL")
		require.Equal(t, want, got, full)
	}
}
