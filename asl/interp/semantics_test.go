package interp_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// TestErrorNames tests which names take which errors of a task.
func TestErrorNames(t *testing.T) {
	waits := `"Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken"`
	for _, row := range []struct {
		fields, name string
		caught       bool
	}{
		{waits + `,"HeartbeatSeconds":5`, "States.HeartbeatTimeout", true},
		{waits + `,"HeartbeatSeconds":5`, "States.Timeout", true},
		{waits + `,"HeartbeatSeconds":5`, "States.ALL", true},
		{waits + `,"HeartbeatSeconds":5`, "States.TaskFailed", false},
		{waits + `,"TimeoutSeconds":5`, "States.HeartbeatTimeout", false},
		{waits + `,"TimeoutSeconds":5`, "States.Timeout", true},
		{waits + `,"TimeoutSeconds":5`, "States.TaskFailed", false},
		{waits + `,"InputPath":"$.no"`, "States.ALL", false},
		{waits + `,"InputPath":"$.no"`, "States.TaskFailed", false},
		{waits + `,"ResultPath":"$.s.x","Parameters":"done"`, "States.ALL", true},
	} {
		x := started(t, `{"StartAt":"T","States":{"T":{"Type":"Task",`+row.fields+`,"Catch":[{"ErrorEquals":["`+row.name+`"],"ResultPath":null,"Next":"C"}],"End":true},
			"C":{"Type":"Pass","Result":"caught","End":true}}}`, value.ObjectOf("s", "text"), interp.Options{Tasks: func(c *interp.Task) interp.Result {
			if c.Input == any("done") {
				return interp.Succeed(1.0)
			}
			return interp.Submit(nil)
		}})
		x.Finish()
		require.Equal(t, row.caught, x.Status() == interp.Succeeded, "%s %s %v", row.fields, row.name, x.Failure())
	}
}

// TestAbortedTokens tests that the token of a task in a branch that was aborted is gone, and that its clock does not go on.
func TestAbortedTokens(t *testing.T) {
	x := started(t, `{"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[
		{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","HeartbeatSeconds":10,"End":true}}},
		{"StartAt":"B","States":{"B":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","TimeoutSeconds":5,"End":true}}}],
		"Catch":[{"ErrorEquals":["States.Timeout"],"Next":"W"}],"End":true},"W":{"Type":"Wait","Seconds":60,"End":true}}}`, nil,
		interp.Options{Tasks: func(c *interp.Task) interp.Result { return interp.Submit(nil) }})
	open := x.Pending()
	require.Len(t, open, 2)
	x.Advance(6 * time.Second)
	require.Empty(t, x.Pending())
	for _, p := range open {
		require.Equal(t, "TaskTimedOut", x.SendTaskHeartbeat(p.Task.Token).(*interp.APIError).Code)
		require.Equal(t, "TaskTimedOut", x.SendTaskSuccess(p.Task.Token, nil).(*interp.APIError).Code)
	}
	require.Equal(t, "InvalidToken", x.SendTaskSuccess("never", nil).(*interp.APIError).Code)
	require.Equal(t, interp.Succeeded, x.Status())
	require.Equal(t, 65*time.Second, x.Stopped().Sub(x.Started()))
	aborted := 0
	for _, e := range x.History() {
		if e.Type == "TaskStateAborted" {
			aborted++
		}
	}
	require.LessOrEqual(t, aborted, 2)
}

// TestFailedOnce tests that an error in a catcher of a Parallel does not tell twice that the state failed.
func TestFailedOnce(t *testing.T) {
	x := started(t, `{"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E"}}}],
		"Catch":[{"ErrorEquals":["E"],"Output":"{% $no %}","Next":"Z"}],"End":true},"Z":{"Type":"Succeed"}}}`, nil, interp.Options{})
	require.Equal(t, "States.QueryEvaluationError", x.Failure().Error)
	n := 0
	for _, e := range x.History() {
		if e.Type == "ParallelStateFailed" {
			n++
		}
	}
	require.Equal(t, 1, n)
}

// TestScopes tests that a branch and an iteration see outer variables and set their own, and that a child of a distributed Map
// sees none.
func TestScopes(t *testing.T) {
	definition := `{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"n":1},"Next":"M"},
		"M":{"Type":"Map","Items":[1,2],"ItemProcessor":{"ProcessorConfig":{"Mode":"MODE","ExecutionType":"STANDARD"},"StartAt":"X","States":{
		"X":{"Type":"Pass","Assign":{"own":"{% $states.input + ($exists($n) ? $n : 100) %}"},"Next":"Y"},"Y":{"Type":"Pass","Output":"{% $own %}","End":true}}},"Next":"E"},
		"E":{"Type":"Pass","Output":{"list":"{% $states.input %}","own":"{% $exists($own) %}","n":"{% $n %}"},"End":true}}}`
	inline := strings.Replace(strings.Replace(definition, "MODE", "INLINE", 1), `,"ExecutionType":"STANDARD"`, "", 1)
	require.Equal(t, `{"list":[2,3],"own":false,"n":1}`, value.Text(started(t, inline, nil, interp.Options{}).Output()))
	distributed := strings.Replace(definition, "MODE", "DISTRIBUTED", 1)
	require.Equal(t, `{"list":[101,102],"own":false,"n":1}`, value.Text(started(t, distributed, nil, interp.Options{}).Output()))
}

// TestRetryCounters tests that each retrier counts for itself, that MaxAttempts 0 makes none, and how long the pauses are.
func TestRetryCounters(t *testing.T) {
	run := func(retry string, fails ...string) (calls int, took time.Duration, status interp.Status) {
		x := started(t, `{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Retry":[`+retry+`],"End":true}}}`, nil,
			interp.Options{Tasks: func(c *interp.Task) interp.Result {
				calls++
				require.Equal(t, calls-1, c.Attempt)
				if calls <= len(fails) {
					return interp.Fail(fails[calls-1], "")
				}
				return interp.Succeed(nil)
			}})
		return calls, x.Stopped().Sub(x.Started()), x.Status()
	}
	for _, row := range []struct {
		retry  string
		fails  []string
		calls  int
		took   time.Duration
		status interp.Status
	}{
		{`{"ErrorEquals":["A"],"MaxAttempts":2},{"ErrorEquals":["B"],"IntervalSeconds":5}`, []string{"A", "A", "B", "A"}, 4, 8 * time.Second, interp.Failed},
		{`{"ErrorEquals":["A"],"MaxAttempts":0},{"ErrorEquals":["States.ALL"]}`, []string{"A"}, 1, 0, interp.Failed},
		{`{"ErrorEquals":["A"],"MaxDelaySeconds":3,"MaxAttempts":4}`, []string{"A", "A", "A", "A"}, 5, 9 * time.Second, interp.Succeeded},
		{`{"ErrorEquals":["A"],"BackoffRate":1.5,"IntervalSeconds":2}`, []string{"A", "A", "A"}, 4, 9500 * time.Millisecond, interp.Succeeded},
		{`{"ErrorEquals":["A"],"BackoffRate":1e300,"MaxAttempts":9,"MaxDelaySeconds":7}`, []string{"A", "A", "A"}, 4, 15 * time.Second, interp.Succeeded},
	} {
		calls, took, status := run(row.retry, row.fails...)
		require.Equal(t, []any{row.calls, row.took, row.status}, []any{calls, took, status}, row.retry)
	}
}
