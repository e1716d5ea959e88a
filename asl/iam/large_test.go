package iam_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/iam"
)

// TestManyStates derives the policy of a machine with many states that need the same: the time grows as the document does.
func TestManyStates(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"StartAt":"S0","States":{`)
	for i := range 20000 {
		fmt.Fprintf(&b, `"S%d":{"Type":"Map","Label":"L%d","Next":"S%d","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED"},"StartAt":"P","States":{
			"P":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:getObject","Parameters":{"Bucket":"b","Key.$":"$.k"},"End":true}}}},`, i, i, i+1)
	}
	b.WriteString(`"S20000":{"Type":"Succeed"}}}`)
	m := machine(t, b.String())
	start := time.Now()
	p := iam.Derive(m, iam.Options{})
	require.Less(t, time.Since(start), 10*time.Second)
	require.NotEmpty(t, p.Document(iam.Values{}))
}

// TestDoublingVariables derives a call whose target is made of variables that each hold another one twice.
func TestDoublingVariables(t *testing.T) {
	for name, last := range map[string]string{"known": `"x"`, "run time": `"{% $states.input %}"`, "circle": `"{% $v0 & 'x' %}"`} {
		t.Run(name, func(t *testing.T) {
			var assign []string
			for i := range 60 {
				assign = append(assign, fmt.Sprintf(`"v%d":"{%% $v%d & $v%d %%}"`, i, i+1, i+1))
			}
			assign = append(assign, `"v60":`+last)
			p := iam.Derive(machine(t, `{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Assign":{`+strings.Join(assign, ",")+`},"Next":"S"},
				"S":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"{% $v0 %}"},"End":true}}}`), iam.Options{})
			require.Len(t, p.Statements, 1)
			require.Less(t, len(p.Document(iam.Values{})), 5000)
		})
	}
}
