package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
)

// finding is what a test of rules says of a diagnostic.
type finding struct{ code, pointer string }

// found returns the findings of the codes that begin in one of the ways, without those of other groups of rules.
func found(t *testing.T, text string, codes ...string) (list []finding, full diag.List) {
	t.Helper()
	for _, d := range judge(t, text) {
		for _, code := range codes {
			if strings.HasPrefix(d.Code, code) {
				list = append(list, finding{d.Code, d.Pointer})
				full = append(full, d)
				break
			}
		}
	}
	return list, full
}

// states makes a document of states in the form `"A": {…}, "B": {…}`, which starts at A.
func states(text string) string { return `{"StartAt": "A", "States": {` + text + `}}` }

const choiceOf = `"Type": "Choice", "Choices": [{"Variable": "$.x", "BooleanEquals": true, "Next": `

func TestGraphRules(t *testing.T) {
	for name, c := range map[string]struct {
		doc  string
		want []finding
	}{
		"a chain behind an unreachable state is one finding": {
			states(`"A": {"Type": "Succeed"}, "D": {"Type": "Succeed"}, "C": {"Type": "Pass", "Next": "D"}, "B": {"Type": "Pass", "Next": "C"}`),
			[]finding{{"ASL2003", "/States/B"}},
		},
		"two chains that meet are two": {
			states(`"A": {"Type": "Succeed"}, "B": {"Type": "Pass", "Next": "D"}, "C": {"Type": "Pass", "Next": "D"}, "D": {"Type": "Succeed"}`),
			[]finding{{"ASL2003", "/States/B"}, {"ASL2003", "/States/C"}},
		},
		"a round that leads to itself alone is one": {
			states(`"A": {"Type": "Succeed"}, "D": {"Type": "Succeed"}, "B": {` + choiceOf + `"C"}], "Default": "D"}, "C": {"Type": "Pass", "Next": "B"}`),
			[]finding{{"ASL2003", "/States/B"}},
		},
		"a round behind an unreachable state belongs to that": {
			states(`"A": {"Type": "Succeed"}, "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Pass", "Next": "B"}, "E": {"Type": "Pass", "Next": "B"}`),
			[]finding{{"ASL2003", "/States/E"}},
		},
		"a state that leads to itself": {
			states(`"A": {"Type": "Succeed"}, "B": {"Type": "Wait", "Seconds": 1, "Next": "B"}`),
			[]finding{{"ASL2003", "/States/B"}},
		},
		"in a branch": {
			states(`"A": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed"}, "C": {"Type": "Fail"}}}]}`),
			[]finding{{"ASL2003", "/States/A/Branches/0/States/C"}},
		},
		"a misspelt transition is one fault": {
			states(`"A": {"Type": "Pass", "Next": "Finised"}, "Finished": {"Type": "Succeed"}`),
			[]finding{{"ASL2002", "/States/A/Next"}},
		},
		"a misspelt transition hides no other unreachable state": {
			states(`"A": {"Type": "Pass", "Next": "Finised"}, "Finished": {"Type": "Succeed"}, "Zebra": {"Type": "Succeed"}`),
			[]finding{{"ASL2002", "/States/A/Next"}, {"ASL2003", "/States/Zebra"}},
		},
		"a transition to somewhere may lead to any state": {
			states(`"A": {"Type": "Pass", "Next": "Nowhere near"}, "B": {"Type": "Succeed"}`),
			[]finding{{"ASL2002", "/States/A/Next"}},
		},
		"a placeholder, too": {states(`"A": {"Type": "Pass", "Next": "${next}"}, "B": {"Type": "Succeed"}`), nil},
		"a missing Next is one fault": {
			states(`"A": {"Type": "Pass"}, "B": {"Type": "Succeed"}`), nil,
		},
		"a misspelt Type is one fault": {
			states(`"A": {"Type": "Chioce", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "B"}]}, "B": {"Type": "Succeed"}`), nil,
		},
		"StartAt that names nothing is one fault": {
			`{"StartAt": "X", "States": {"A": {"Type": "Pass", "Next": "A"}, "B": {"Type": "Succeed"}}}`,
			[]finding{{"ASL2001", "/StartAt"}},
		},
		"no states at all":           {`{"StartAt": "A", "States": {}}`, []finding{{"ASL2001", "/StartAt"}}},
		"a state that is no object":  {states(`"A": {"Type": "Pass", "Next": "B"}, "B": 5`), nil},
		"a start that is no object":  {states(`"A": null, "B": {"Type": "Succeed"}`), nil},
		"a States that is no object": {`{"StartAt": "A", "States": []}`, nil},
		"Next of a wrong type":       {states(`"A": {"Type": "Pass", "Next": null}, "B": {"Type": "Succeed"}`), nil},
		"Catch of a wrong type":      {states(`"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": {"Next": "B"}, "End": true}, "B": {"Type": "Fail"}`), nil},
		"no end": {
			states(`"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Wait", "Seconds": 1, "Next": "A"}`),
			[]finding{{"ASL2004", "/States"}},
		},
		"an unreachable end is the fault": {
			states(`"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Wait", "Seconds": 1, "Next": "A"}, "C": {"Type": "Pass", "End": true}`),
			[]finding{{"ASL2003", "/States/C"}},
		},
		"no end and an unreachable state are two": {
			states(`"A": {"Type": "Wait", "Seconds": 1, "Next": "A"}, "B": {"Type": "Pass", "Next": "A"}`),
			[]finding{{"ASL2004", "/States"}, {"ASL2003", "/States/B"}},
		},
		"an end inside a Map is not one of the machine": {
			states(`"A": {"Type": "Map", "Next": "A", "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}`),
			[]finding{{"ASL2004", "/States"}},
		},
		"a processor without an end": {
			states(`"A": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 1, "Next": "B"}}}}`),
			[]finding{{"ASL2004", "/States/A/ItemProcessor/States"}},
		},
		"a Catch is a way to an end": {
			states(`"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Next": "A",` +
				` "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]}, "B": {"Type": "Fail"}`),
			nil,
		},
		"two loops without a way out": {
			states(`"A": {` + choiceOf + `"B"}, {"Variable": "$.y", "BooleanEquals": true, "Next": "C"}], "Default": "D"},` +
				`"B": {"Type": "Wait", "Seconds": 1, "Next": "B"}, "C": {"Type": "Wait", "Seconds": 1, "Next": "C2"},` +
				`"C2": {"Type": "Wait", "Seconds": 1, "Next": "C"}, "D": {"Type": "Succeed"}`),
			[]finding{{"ASL2005", "/States/B"}, {"ASL2005", "/States/C"}},
		},
		"the way to the loop is no finding of its own": {
			states(`"A": {` + choiceOf + `"B"}], "Default": "D"}, "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Pass", "Next": "C"},` +
				`"D": {"Type": "Succeed"}`),
			[]finding{{"ASL2005", "/States/C"}},
		},
		"one name in three scopes": {
			states(`"A": {"Type": "Parallel", "Next": "B", "Branches": [{"StartAt": "C", "States": {"C": {"Type": "Succeed"}}},` +
				`{"StartAt": "C", "States": {"C": {"Type": "Succeed"}}}]}, "B": {"Type": "Map", "End": true, "ItemProcessor":` +
				`{"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "C", "States": {"C": {"Type": "Succeed"}}}}`),
			[]finding{{"ASL2006", "/States/A/Branches/1/States/C"}, {"ASL2006", "/States/B/ItemProcessor/States/C"}},
		},
		"twice in one scope": {
			states(`"A": {"Type": "Pass", "Next": "B"}, "A": {"Type": "Succeed"}, "A": {"Type": "Fail"}, "B": {"Type": "Succeed"}`),
			[]finding{{"ASL2006", "/States/A"}},
		},
		"names": {
			`{"StartAt": "A ", "States": {"A ": {"Type": "Pass", "Next": "B\nC"}, "B\nC": {"Type": "Pass", "Next": "D\u200b"},` +
				` "D\u200b": {"Type": "Pass", "Next": ""}, "": {"Type": "Pass", "Next": "👩‍⚕️ visit (é, 日本)"}, "👩‍⚕️ visit (é, 日本)": {"Type": "Succeed"}}}`,
			[]finding{{"ASL2007", "/States/A "}, {"ASL2007", "/States/B\nC"}, {"ASL2007", "/States/D\u200b"}, {"ASL2007", "/States/"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, full := found(t, c.doc, "ASL20")
			require.ElementsMatch(t, c.want, got, full)
		})
	}
}

func TestGraphMessages(t *testing.T) {
	for want, doc := range map[string]string{
		`state "B" is not reachable from StartAt of this machine`: states(`"A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}`),
		`no state ends this machine: it runs StartAt → A → B → C → B and so on`: states(
			`"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Wait", "Seconds": 1, "Next": "B"}`),
		`from state "C" no way leads to an end of this machine: StartAt → A → C → D → C and so on`: states(
			`"A": {` + choiceOf + `"C"}], "Default": "E"}, "C": {"Type": "Pass", "Next": "D"}, "D": {"Type": "Wait", "Seconds": 1, "Next": "C"},` +
				`"E": {"Type": "Succeed"}`),
		`nothing changes from one round to the next: StartAt → A → B → A and so on`: states(
			`"A": {` + choiceOf + `"C"}], "Default": "B"}, "B": {"Type": "Pass", "Next": "A"}, "C": {"Type": "Succeed"}`),
	} {
		_, full := found(t, doc, "ASL20")
		require.Len(t, full, 1, want)
		require.Equal(t, want, full[0].Message)
	}
}

func TestUnreachableNamesWhatIsBehind(t *testing.T) {
	var b strings.Builder
	b.WriteString(`"A": {"Type": "Succeed"}`)
	for i := range 20 {
		fmt.Fprintf(&b, `, "L%d": {"Type": "Pass", "Next": "L%d"}`, i, i+1)
	}
	b.WriteString(`, "L20": {"Type": "Succeed"}`)
	_, full := found(t, states(b.String()), "ASL2003")
	require.Len(t, full, 1)
	require.Len(t, full[0].Related, 9)
	require.Equal(t, `"L1" is not reachable either`, full[0].Related[0].Message)
	require.Equal(t, "and 12 more behind it", full[0].Related[8].Message)
	require.True(t, full[0].Related[0].Pos.IsValid())
}

func TestDuplicateNameTellsTheFirst(t *testing.T) {
	_, full := found(t, states(`"A": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}}`), "ASL2006")
	require.Len(t, full, 1)
	require.Equal(t, `the other state "A", at the top of the machine`, full[0].Related[0].Message)
}

func TestDuplicateNameInOneScopeIsOneFinding(t *testing.T) {
	list := judge(t, states(`"A": {"Type": "Pass", "Next": "B"}, "A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}`))
	require.Len(t, list, 1, list)
	require.Equal(t, "ASL2006", list[0].Code)
	require.Equal(t, diag.Error, list[0].Severity)
	require.Equal(t, 65, list[0].Pos.Column, "at the second one")
}
