package passage_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/passage"
)

// jsonata is a document with a gate in JSONata: %ASK% is the Assign or Output of Review, %IF% the condition, %MORE% other states.
func jsonata(ask, condition, more string) string {
	return strings.NewReplacer("%ASK%", ask, "%IF%", condition, "%MORE%", more).Replace(`{"QueryLanguage": "JSONata", "StartAt": "Review", "States": {
  "Review": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", %ASK% "Next": "Decision"},
  "Decision": {"Type": "Choice", "Choices": [{"Condition": "{% %IF% %}", "Next": "Publish"}], "Default": "End"},
  "Publish": {"Type": "Succeed"}, %MORE% "End": {"Type": "Succeed"}}}`)
}

// jsonpath is the same in JSONPath; the rule is a whole one.
func jsonpath(ask, rule, more string) string {
	return strings.NewReplacer("%ASK%", ask, "%IF%", rule, "%MORE%", more).Replace(`{"StartAt": "Review", "States": {
  "Review": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", %ASK% "Next": "Decision"},
  "Decision": {"Type": "Choice", %MORE% "Choices": [{%IF%, "Next": "Publish"}], "Default": "End"},
  "Publish": {"Type": "Succeed"}, "End": {"Type": "Succeed"}}}`)
}

const answer = `"Assign": {"answer": "{% $states.result %}"},`

const proved = ""

func check(t *testing.T, document, query string) string {
	t.Helper()
	m, faults := asl.Parse("m.asl.json", []byte(document))
	require.Empty(t, faults.String())
	q, err := passage.Parse(query)
	require.NoError(t, err)
	g := passage.New(m)
	rule, list := g.Rule(q)
	if len(list) > 0 {
		return list.String()
	}
	for _, d := range g.Check(rule) {
		list = append(list, d.Diagnostic())
	}
	return list.String()
}

// TestValues: which conditions of a Choice behind a state are its word for a value.
func TestValues(t *testing.T) {
	const nothing = "no Choice on the result of"
	for name, c := range map[string]struct{ document, want string }{
		"variable":                     {jsonata(answer, "$answer.decision = 'approve'", ""), proved},
		"turned round":                 {jsonata(answer, "'approve' = $answer.decision", ""), proved},
		"inside and":                   {jsonata(answer, "$answer.hash = $hash and ($answer.decision = 'approve' and $x > 1)", ""), proved},
		"one of one":                   {jsonata(answer, "$answer.decision in ['approve']", ""), proved},
		"name in quotes":               {jsonata(answer, "$answer.\\\"decision\\\" = 'approve'", ""), proved},
		"with a default":               {jsonata(answer, "($answer.decision != null ? $answer.decision : '') = 'approve'", ""), proved},
		"member by member":             {jsonata(`"Assign": {"answer": {"decision": "{% $states.result.d != null ? $states.result.d : null %}"}},`, "$answer.decision = 'approve'", ""), proved},
		"input":                        {jsonata("", "$states.input.decision = 'approve'", ""), proved},
		"input by Output":              {jsonata(`"Output": "{% $states.result.body %}",`, "$states.input.decision = 'approve'", ""), proved},
		"both ways":                    {jsonata(answer, "$answer.a = 'approve' or $answer.b = 'approve'", ""), proved},
		"path":                         {jsonpath("", `"Variable": "$.decision", "StringEquals": "approve"`, ""), proved},
		"path in a place":              {jsonpath(`"ResultPath": "$.review",`, `"Variable": "$.review.decision", "StringEquals": "approve"`, ""), proved},
		"path of a variable":           {jsonpath(`"Assign": {"answer.$": "$.Payload"},`, `"Variable": "$answer.decision", "StringEquals": "approve"`, ""), proved},
		"And":                          {jsonpath("", `"And": [{"Variable": "$.x", "IsPresent": true}, {"Variable": "$.decision", "StringEquals": "approve"}]`, ""), proved},
		"Or of the same":               {jsonpath("", `"Or": [{"Variable": "$.a", "StringEquals": "approve"}, {"Variable": "$.b", "StringEquals": "approve"}]`, ""), proved},
		"other value":                  {jsonata(answer, "$answer.decision = 'approved'", ""), `did you mean "Review:approved"?`},
		"or something else":            {jsonata(answer, "$answer.decision = 'approve' or $mode = 'shadow'", ""), nothing},
		"not":                          {jsonata(answer, "$not($answer.decision = 'approve')", ""), nothing},
		"unequal":                      {jsonata(answer, "$answer.decision != 'approve'", ""), nothing},
		"one of two":                   {jsonata(answer, "$answer.decision in ['approve', 'maybe']", ""), nothing},
		"constant":                     {jsonata(answer, "'approve' = 'approve'", ""), nothing},
		"default that approves":        {jsonata(answer, "($answer.decision != null ? $answer.decision : 'approve') = 'approve'", ""), nothing},
		"always true":                  {jsonata(answer, "true", ""), nothing},
		"input of the execution":       {jsonata(answer, "$states.context.Execution.Input.decision = 'approve'", ""), nothing},
		"variable of another state":    {jsonata("", "$answer.decision = 'approve'", `"Other": {"Type": "Pass", "Assign": {"answer": {"decision": "approve"}}, "Next": "Decision"},`), nothing},
		"variable filled twice":        {jsonata(answer, "$answer.decision = 'approve'", `"Other": {"Type": "Pass", "Assign": {"answer": {"decision": "approve"}}, "Next": "Review"},`), nothing},
		"variable filled by its catch": {jsonata(answer+`"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "End", "Assign": {"answer": {"decision": "approve"}}}],`, "$answer.decision = 'approve'", ""), nothing},
		"variable with a constant":     {jsonata(`"Assign": {"answer": {"decision": "approve"}},`, "$answer.decision = 'approve'", ""), nothing},
		"variable from the input":      {jsonata(`"Assign": {"answer": "{% $states.input %}"},`, "$answer.decision = 'approve'", ""), nothing},
		"output that approves":         {jsonata(`"Output": {"decision": "approve"},`, "$states.input.decision = 'approve'", ""), nothing},
		"path beside the result":       {jsonpath(`"ResultPath": "$.review",`, `"Variable": "$.decision", "StringEquals": "approve"`, ""), nothing},
		"path without a result":        {jsonpath(`"ResultPath": null,`, `"Variable": "$.decision", "StringEquals": "approve"`, ""), nothing},
		"path of a selection":          {jsonpath(`"ResultSelector": {"decision": "approve"},`, `"Variable": "$.decision", "StringEquals": "approve"`, ""), nothing},
		"path of another part":         {jsonpath("", `"Variable": "$.decision", "StringEquals": "approve"`, `"InputPath": "$.x",`), nothing},
		"path in a constant":           {jsonpath(`"Assign": {"answer": "$.Payload"},`, `"Variable": "$answer", "StringEquals": "approve"`, ""), nothing},
		"context":                      {jsonpath("", `"Variable": "$$.Execution.Input.decision", "StringEquals": "approve"`, ""), nothing},
		"Not":                          {jsonpath("", `"Not": {"Variable": "$.decision", "StringEquals": "approve"}`, ""), nothing},
		"Or of others":                 {jsonpath("", `"Or": [{"Variable": "$.decision", "StringEquals": "approve"}, {"Variable": "$.x", "IsPresent": true}]`, ""), nothing},
		"element of the result":        {jsonata(answer, "$answer[0].decision = 'approve'", ""), nothing},
		"call":                         {jsonata(answer, "$lowercase($answer.decision) = 'approve'", ""), nothing},
		"error of the execution":       {jsonata(answer, "$states.errorOutput.decision = 'approve'", ""), nothing},
		"with nothing instead":         {jsonata(answer, "($answer.decision ? $answer.decision : null) = 'approve'", ""), proved},
		"result of another state":      {jsonata(answer, "$answer.decision = 'approve'", `"Other": {"Type": "Task", "Resource": "r", "Assign": {"answer": "{% $states.result %}"}, "Next": "Review"},`), nothing},
		"error as the answer":          {jsonpath(`"Assign": {"answer.$": "$.Payload"}, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "End", "Assign": {"answer.$": "$.Cause"}}],`, `"Variable": "$answer", "StringEquals": "approve"`, ""), nothing},
		"two constants":                {jsonata(answer, "(true ? null : 'x') = 'approve'", ""), nothing},
		"variable in broken JSONata":   {jsonata(`"Assign": {"answer": "{% ( %}"},`, "$answer.decision = 'approve'", ""), nothing},
		"variable with plain text":     {jsonata(`"Assign": {"answer": {"decision": "$states.result"}},`, "$answer.decision = 'approve'", ""), nothing},
		"variable with a number":       {jsonata(`"Assign": {"answer": {"decision": 7}},`, "$answer.decision = 'approve'", ""), nothing},
		"variable that may be a text":  {jsonata(`"Assign": {"answer": "{% $x ? $states.result : 'approve' %}"},`, "$answer = 'approve'", ""), nothing},
		"state without a result":       {strings.Replace(jsonata("", "$states.input.decision = 'approve'", ""), `"Task", "Resource": "arn:aws:states:::lambda:invoke",`, `"Pass",`, 1), nothing},
		"first in its scope":           {strings.Replace(jsonata("", "$states.input.decision = 'approve'", `"Other": {"Type": "Pass", "Next": "Review"},`), `"StartAt": "Review"`, `"StartAt": "Decision"`, 1), nothing},
		"path of many":                 {jsonpath("", `"Variable": "$..decision", "StringEquals": "approve"`, ""), nothing},
		"path that is none":            {jsonpath("", `"Variable": "$.", "StringEquals": "approve"`, ""), nothing},
		"path of a Parallel":           {strings.Replace(jsonpath("", `"Variable": "$.decision", "StringEquals": "approve"`, ""), `"Task", "Resource": "arn:aws:states:::lambda:invoke",`, `"Parallel", "ResultSelector": {"decision": "approve"}, "Branches": [],`, 1), nothing},
		"path of a Map":                {strings.Replace(jsonpath("", `"Variable": "$.decision", "StringEquals": "approve"`, ""), `"Task", "Resource": "arn:aws:states:::lambda:invoke",`, `"Map", "OutputPath": "$.x",`, 1), nothing},
		"member of a template":         {jsonpath(`"Assign": {"answer": {"decision.$": "$.d"}},`, `"Variable": "$answer.decision", "StringEquals": "approve"`, ""), proved},
		"another comparison":           {jsonpath("", `"Variable": "$.decision", "StringMatches": "approve"`, ""), nothing},
	} {
		t.Run(name, func(t *testing.T) {
			got := check(t, c.document, "Publish<-Review:approve")
			if c.want == proved {
				require.Empty(t, got)
				return
			}
			require.Contains(t, got, "ASL6091")
			require.Contains(t, got, c.want)
		})
	}
}

// TestChoicesByName: a Choice that is named itself, or after the gate, may compare what it likes.
func TestChoicesByName(t *testing.T) {
	document := jsonata("", "$anything = 'approve'", "")
	require.Empty(t, check(t, document, "Publish<-Decision:approve"))
	require.Empty(t, check(t, document, `Publish<-"Decision":"approve"`))
	both := strings.ReplaceAll(jsonata(answer, "$answer.decision = 'approve'", ""), `"Decision"`, `"Review: Decision?"`)
	require.Contains(t, check(t, both, "End<-Review:approve"), `without "Review: Decision?" → "Publish" on the path`, "it is named once")
	named := strings.ReplaceAll(document, `"Decision"`, `"Physician: Decision?"`)
	require.Empty(t, check(t, named, "Publish<-Physician:approve"))
	require.Empty(t, check(t, named, "Publish<-Physician: Decision?:approve"))
	require.Empty(t, check(t, named, "Publish<-Physician: Decision?: approve"))
	require.Empty(t, check(t, strings.ReplaceAll(named, "Publish", "Send: now"), "Send: now<-Physician:approve"))
	require.Contains(t, check(t, named, "Publish<-Physician:aprove"), `did you mean "Physician:approve"?`)
}

func TestQueriesThatDoNotFit(t *testing.T) {
	document := jsonata(answer, "$answer.decision = 'approve'", `"Refused": {"Type": "Fail"},`)
	for query, want := range map[string]string{
		"Publsh<-Review":                 `m.asl.json:1:1: error ASL6091: the requirement Publsh<-Review names "Publsh", and no state is called so (did you mean "Publish"?)`,
		"Publish<-Reviev":                `m.asl.json:1:1: error ASL6091: the requirement Publish<-Reviev names "Reviev", and no state is called so (did you mean "Review"?)`,
		"Publish<-Xyz:approve":           `m.asl.json:1:1: error ASL6091: the requirement Publish<-Xyz:approve names "Xyz", and no state is called so (states here: Review, Decision, Publish, Refused, End)`,
		"Publish<-Decision":              `m.asl.json:3:3: error ASL6091: "Decision" is a Choice, which passes whatever it decides (Publish<-Decision) (name the value that it must have found: "Decision:approve")`,
		"Publish<-Refused":               `m.asl.json:4:35: error ASL6091: "Refused" is a Fail, which never succeeds (Publish<-Refused) (name a state that goes on)`,
		"Publish<-Publish:approve":       `m.asl.json:4:3: error ASL6091: no Choice on the result of "Publish" goes on for "approve" alone (Publish<-Publish:approve) (name the Choice instead of the state; a rule of it must compare with the value, by = in JSONata or StringEquals)`,
		"Publish<-Review":                "",
		"Publish<-Review|Review:approve": "",
		"Publish<-End|End":               `m.asl.json:4:3: error ASL6090: "Publish" is reached without "End" or "End" on the path StartAt → Review → Decision → Publish (lead every path to "Publish" through what must come before)`,
		"End<-Decision:approve":          `m.asl.json:4:64: error ASL6090: "End" is reached without "Decision" → "Publish" on the path StartAt → Review → Decision → (Default) → End (lead every path to "End" through what must come before)`,
	} {
		require.Equal(t, want, check(t, document, query), query)
	}
}

// TestManyStates: not all names are listed.
func TestManyStates(t *testing.T) {
	var more strings.Builder
	for i := range 30 {
		fmt.Fprintf(&more, `"Step number %d": {"Type": "Succeed"},`, i)
	}
	got := check(t, jsonata(answer, "true", more.String()), "Publish<-Xyz")
	require.Contains(t, got, "Step number 16, …)")
	require.NotContains(t, got, "Step number 17")
}

func TestDefs(t *testing.T) {
	for _, d := range passage.Defs() {
		require.NotEmpty(t, d.Title+d.Doc, d.Code)
		require.Equal(t, diag.Error, d.Severity)
	}
}

// A chain whose every state is caught by one handler, with a gate at its start.
func BenchmarkCheck(b *testing.B) {
	const n = 10_000
	var states []string
	for i := range n {
		states = append(states, fmt.Sprintf(`"S%d": {"Type": "Task", "Resource": "r", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}], "Next": "S%d"}`, i, i+1))
	}
	m, _ := asl.Parse("m", fmt.Appendf(nil, `{"StartAt": "S0", "States": {%s, "S%d": {"Type": "Succeed"}, "Failed": {"Type": "Fail"}}}`, strings.Join(states, ","), n))
	rule := passage.Rule{Target: fmt.Sprintf("S%d", n), Passages: []passage.Passage{{State: "S5"}}, Since: []string{"S3"}}
	for b.Loop() {
		if len(passage.New(m).Check(rule)) > 0 {
			b.Fatal("the rule holds")
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/state")
}

// TestEmptyMachines: nothing is reached where nothing starts.
func TestEmptyMachines(t *testing.T) {
	require.Empty(t, passage.New(nil).Check(passage.Rule{Target: "A"}))
	m, _ := asl.Parse("m", []byte(`{"StartAt": "B", "States": {"A": {"Type": "Succeed"}, "P": {"Type": "Parallel", "Branches": [{}], "End": true}}}`))
	require.Empty(t, passage.New(m).Check(passage.Rule{Target: "A", Passages: []passage.Passage{{State: "P"}}, Since: []string{"P"}}))
}
