package interp_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// started starts a machine given as JSON.
func started(t *testing.T, definition string, input any, o interp.Options) *interp.Execution {
	t.Helper()
	def, diags := asl.Parse("machine", []byte(definition))
	require.NotNil(t, def, diags)
	x, err := interp.Start(def, input, o)
	require.NoError(t, err)
	return x
}

// TestEventLimitOnce tests that an execution that reaches its last event while branches wait ends once.
func TestEventLimitOnce(t *testing.T) {
	branch := `{"StartAt":"W%d","States":{"W%d":{"Type":"Wait","Seconds":5,"End":true}}}`
	for limit := 2; limit < 14; limit++ {
		x := started(t, fmt.Sprintf(`{"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[`+branch+","+branch+","+branch+`]}}}`,
			1, 1, 2, 2, 3, 3), nil, interp.Options{MaxEvents: limit})
		ends := 0
		for i, e := range x.History() {
			require.Equal(t, int64(i+1), e.ID)
			if e.Type == "ExecutionFailed" || e.Type == "ExecutionSucceeded" {
				ends++
				require.Equal(t, len(x.History())-1, i, "limit %d: nothing follows the end", limit)
			}
		}
		require.Equal(t, 1, ends, "limit %d", limit)
	}
}

// TestDataLimitCatch tests that a state's own output over the limit goes to a catcher that names the error, and to no other;
// an answer of a call that is too large goes to any.
func TestDataLimitCatch(t *testing.T) {
	for name, caught := range map[string]bool{"States.DataLimitExceeded": true, "States.ALL": false, "States.TaskFailed": false} {
		for _, field := range []string{`"Parameters":{"x":1}`, `"Parameters":{"a.$":"$","b.$":"$"}`, `"ResultSelector":{"a.$":"$","b.$":"$"},"ResultPath":"$"`} {
			x := started(t, `{"StartAt":"T","States":{
				"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",`+field+`,"ResultPath":"$","Catch":[{"ErrorEquals":["`+name+`"],"ResultPath":null,"Next":"C"}],"End":true},
				"C":{"Type":"Pass","Result":"caught","End":true}}}`, strings.Repeat("x", 200_000), interp.Options{
				Tasks: func(c *interp.Task) interp.Result {
					if strings.Contains(field, "\"x\"") {
						return interp.Succeed(strings.Repeat("x", 262_200))
					}
					return interp.Succeed(strings.Repeat("x", 200_000))
				},
			})
			if caught || strings.Contains(field, "\"x\"") {
				require.Equal(t, "caught", x.Output(), "%s %s", name, field)
				continue
			}
			require.Equal(t, interp.Failed, x.Status(), "%s %s", name, field)
			require.Equal(t, "States.DataLimitExceeded", x.Failure().Error)
		}
	}
}

// TestPayloadBoundary tests that exactly 262,144 bytes pass, and not one more.
func TestPayloadBoundary(t *testing.T) {
	for bytes, status := range map[int]interp.Status{262_144: interp.Succeeded, 262_145: interp.Failed} {
		x := started(t, `{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","End":true}}}`, nil,
			interp.Options{Tasks: func(*interp.Task) interp.Result { return interp.Succeed(strings.Repeat("x", bytes-2)) }})
		require.Equal(t, status, x.Status(), bytes)
	}
}

// TestVariableLimits tests the limits of one variable, of one Assign and of all variables together.
func TestVariableLimits(t *testing.T) {
	big := `{% $pad('', 200000, 'x') %}`
	assign := func(vars string) string {
		return `{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Assign":{` + vars + `},"Output":1,"End":true}}}`
	}
	require.Equal(t, interp.Succeeded, started(t, assign(`"a":"`+big+`"`), nil, interp.Options{}).Status())
	x := started(t, assign(`"b":1,"a":"{% $pad('', 262143, 'x') %}"`), nil, interp.Options{})
	require.Equal(t, interp.Failed, x.Status())
	require.Zero(t, x.Variables().Len(), "all or nothing")
	require.Equal(t, interp.Failed, started(t, assign(`"a":"`+big+`","b":"`+big+`"`), nil, interp.Options{}).Status(), "one Assign")
	states := ""
	for i := range 60 {
		next := fmt.Sprintf(`"Next":"S%d"`, i+1)
		if i == 59 {
			next = `"End":true`
		}
		states += fmt.Sprintf(`,"S%d":{"Type":"Pass","Assign":{"v%d":"%s"},"Output":1,%s}`, i, i, big, next)
	}
	all := started(t, `{"QueryLanguage":"JSONata","StartAt":"S0","States":{`+states[1:]+`}}`, nil, interp.Options{})
	require.Equal(t, interp.Failed, all.Status(), "all together")
	require.Equal(t, "States.DataLimitExceeded", all.Failure().Error)
	loop := started(t, `{"QueryLanguage":"JSONata","StartAt":"Z","States":{"Z":{"Type":"Pass","Assign":{"n":0},"Next":"A"},"A":{"Type":"Pass","Assign":{"n":"{% $n+1 %}","v":"`+
		big+`"},"Output":1,"Next":"C"},"C":{"Type":"Choice","Choices":[{"Condition":"{% $n<100 %}","Next":"A"}],"Default":"E"},"E":{"Type":"Succeed"}}}`, nil, interp.Options{})
	require.Equal(t, interp.Succeeded, loop.Status(), "a variable that is set again counts once: %v", loop.Failure())
}

// TestRetryOfFaultEnds tests that retries without any event count as transitions, too.
func TestRetryOfFaultEnds(t *testing.T) {
	x := started(t, `{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","InputPath":"$.no","End":true,
		"Retry":[{"ErrorEquals":["States.Runtime"],"MaxAttempts":99999999,"BackoffRate":1.0}]}}}`, value.NewObject(0), interp.Options{MaxTransitions: 1000})
	require.Equal(t, interp.Failed, x.Status())
	require.Less(t, x.Now().Sub(x.Started()), 2000*time.Second)
}

// TestHugeTimeout tests that a time limit from a path that no Step Functions limit can have is an error.
func TestHugeTimeout(t *testing.T) {
	for _, field := range []string{"TimeoutSecondsPath", "HeartbeatSecondsPath"} {
		x := started(t, `{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","`+field+`":"$.n","End":true}}}`,
			value.ObjectOf("n", 1e15), interp.Options{Tasks: func(*interp.Task) interp.Result { return interp.Succeed(1.0).After(time.Second) }})
		require.Equal(t, "States.Runtime", x.Failure().Error, field)
	}
}

// TestOptionsOrder tests that the order of variables and of members of the context does not hang on the order of a Go map.
func TestOptionsOrder(t *testing.T) {
	vars, context := map[string]any{}, map[string]any{}
	for i := range 20 {
		vars[fmt.Sprintf("v%02d", i)], context[fmt.Sprintf("c%02d", i)] = float64(i), float64(i)
	}
	run := func() string {
		x := started(t, `{"StartAt":"A","States":{"A":{"Type":"Pass","InputPath":"$$","End":true}}}`, nil, interp.Options{Variables: vars, Context: context})
		return value.Text(x.Variables()) + value.Text(x.Output())
	}
	first := run()
	for range 5 {
		require.Equal(t, first, run())
	}
}

// TestContextSeen tests that an expression that reads all of $states sees the context, however it is written.
func TestContextSeen(t *testing.T) {
	for _, text := range []string{`$count($states.*) > 0 and 'A' in $states.*.State.Name`, `($states.input; $keys($states)[1] = 'context')`, `$states.(context).State.Name = 'A'`} {
		x := started(t, `{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Output":`+value.Text("{% "+text+" %}")+`,"End":true}}}`, value.NewObject(0), interp.Options{})
		require.Equal(t, true, x.Output(), "%s %v", text, x.Failure())
	}
}

// machines are machines by name, given as JSON.
func machines(t *testing.T, name, definition string) map[string]*asl.StateMachine {
	t.Helper()
	def, diags := asl.Parse(name, []byte(definition))
	require.NotNil(t, def, diags)
	return map[string]*asl.StateMachine{name: def}
}
