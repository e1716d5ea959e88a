package rules_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// groupCase is a document and what the rules of one group find in it: "severity CODE /pointer".
type groupCase struct {
	text string
	want []string
	o    validate.Options
}

// checkGroup judges documents, and compares the findings whose codes begin with a prefix.
func checkGroup(t *testing.T, prefix string, cases map[string]groupCase) {
	t.Helper()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			m, list := asl.Parse("m.asl.json", []byte(c.text))
			require.Empty(t, list)
			c.o.Advice = true
			got := []string{}
			for _, d := range rules.Validate(m, c.o) {
				if d.Code[:len(prefix)] == prefix {
					got = append(got, d.Severity.String()+" "+d.Code+" "+d.Pointer)
					require.NotEmpty(t, d.Help, "no remedy: %s", d)
					require.True(t, d.Pos.IsValid(), "no place: %s", d)
				}
			}
			if c.want == nil {
				c.want = []string{}
			}
			require.Equal(t, c.want, got, c.text)
		})
	}
}

// jsonataMachine returns a JSONata machine with these states, of which A is the first.
func jsonataMachine(states string) string {
	return `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {` + states + `}}`
}

// pathMachine returns a JSONPath machine with these states, of which A is the first.
func pathMachine(states string) string { return `{"StartAt": "A", "States": {` + states + `}}` }

// express are the options for a machine that is deployed as EXPRESS.
var express = validate.Options{WorkflowType: asl.ExecutionExpress}
