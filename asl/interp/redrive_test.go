package interp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/asl/interp/items"
)

// redriveBranches has a Parallel and in it an inline Map whose items are calls.
const redriveBranches = `{"QueryLanguage":"JSONata","StartAt":"P","TimeoutSeconds":100,"States":{"P":{"Type":"Parallel","End":true,"Branches":[
	{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":"a","End":true}}},
	{"StartAt":"M","States":{"M":{"Type":"Map","Items":[0,1,2,3],"MaxConcurrency":1,"End":true,"ItemProcessor":{"StartAt":"Mark","States":{
		"Mark":{"Type":"Pass","Assign":{"n":"{% $states.input %}"},"Output":"{% $states.input %}","Next":"Call"},
		"Call":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":"{% $n %}","Output":"{% [$n, $states.result] %}","End":true}}}}}}]}}}`

// TestRedriveOnlyWhatFailed tests that a redrive of a Parallel and an inline Map calls again only for what failed or did not start.
func TestRedriveOnlyWhatFailed(t *testing.T) {
	var calls []string
	broken := true
	x := started(t, redriveBranches, nil, interp.Options{Tasks: func(c *interp.Task) interp.Result {
		calls = append(calls, value.Text(c.Input))
		if value.Text(c.Input) == "2" && broken {
			return interp.Fail("Broken", "").After(10 * time.Second)
		}
		return interp.Succeed("ok")
	}})
	require.Equal(t, interp.Failed, x.Status())
	require.Equal(t, []string{`"a"`, "0", "1", "2"}, calls)
	require.NoError(t, x.Redrive())
	require.Equal(t, interp.Failed, x.Status())
	require.Equal(t, []string{`"a"`, "0", "1", "2", "2"}, calls)
	broken = false
	require.NoError(t, x.Redrive())
	require.Equal(t, []string{`"a"`, "0", "1", "2", "2", "2", "3"}, calls)
	require.Equal(t, interp.Succeeded, x.Status(), "%v", x.Failure())
	require.Equal(t, `["ok",[[0,"ok"],[1,"ok"],[2,"ok"],[3,"ok"]]]`, value.Text(x.Output()))
	require.Error(t, x.Redrive())
}

// TestRedriveTimeout tests that the time limit of the machine starts anew, and that the context tells of the redrive.
func TestRedriveTimeout(t *testing.T) {
	x := started(t, `{"StartAt":"W","TimeoutSeconds":10,"States":{"W":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Next":"C"},
		"C":{"Type":"Pass","Parameters":{"n.$":"$$.Execution.RedriveCount","t.$":"$$.Execution.RedriveTime"},"End":true}}}`, nil,
		interp.Options{Tasks: func(*interp.Task) interp.Result { return interp.Submit(nil) }})
	for range 2 {
		token := x.Pending()[0].Task.Token
		x.Finish()
		require.Equal(t, interp.TimedOut, x.Status())
		require.Empty(t, x.Pending())
		require.Equal(t, "TaskTimedOut", x.SendTaskSuccess(token, nil).(*interp.APIError).Code)
		require.NoError(t, x.Redrive())
	}
	x.Advance(9 * time.Second)
	require.Equal(t, interp.Running, x.Status())
	require.NoError(t, x.SendTaskSuccess(x.Pending()[0].Task.Token, nil))
	require.Equal(t, `{"n":2,"t":"2025-01-01T00:00:20.000Z"}`, value.Text(x.Output()))
}

// TestRedriveMapRun tests that a redrive of a Map Run runs only its failed children on, and starts a Map Run that could not read
// its items anew.
func TestRedriveMapRun(t *testing.T) {
	for _, kind := range []string{"STANDARD", "EXPRESS"} {
		var calls []string
		store := &items.Memory{}
		broken := true
		x := started(t, `{"StartAt":"M","States":{"M":{"Type":"Map","End":true,
			"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSON"},"Parameters":{"Bucket":"b","Key":"k"}},
			"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"`+kind+`"},"StartAt":"One","States":{
			"One":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"one.$":"$"},"ResultPath":null,"Next":"Two"},
			"Two":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"two.$":"$"},"ResultPath":null,"End":true}}}}}}`, nil, interp.Options{
			S3: store,
			Tasks: func(c *interp.Task) interp.Result {
				calls = append(calls, value.Text(c.Input))
				if broken && value.Text(c.Input) == `{"two":2}` {
					return interp.Fail("Broken", "")
				}
				return interp.Succeed(nil).After(time.Second)
			}})
		require.Equal(t, "States.ItemReaderFailed", x.Failure().Error)
		require.NoError(t, store.Put("b", "k", []byte(`[1,2,3]`)))
		require.NoError(t, x.Redrive())
		require.Equal(t, "States.ExceedToleratedFailureThreshold", x.Failure().Error)
		run := x.MapRuns()[len(x.MapRuns())-1]
		require.Error(t, run.Children[1].Redrive(), "a child is redriven with its parent")
		before, child := len(calls), run.Children[1]
		broken = false
		require.NoError(t, x.Redrive())
		require.Equal(t, interp.Succeeded, x.Status(), "%v", x.Failure())
		require.Equal(t, `[1,2,3]`, value.Text(x.Output()))
		again := map[string][]string{"STANDARD": {`{"two":2}`}, "EXPRESS": {`{"one":2}`, `{"two":2}`}}[kind]
		for _, call := range again {
			require.Contains(t, calls[before:], call)
		}
		require.Equal(t, kind == "STANDARD", child == run.Children[1])
		counts := interp.Counts{Total: 3, Succeeded: 3}
		require.Equal(t, interp.MapRunCounts{Items: counts, Executions: counts}, run.Counts, kind)
	}
}

// TestStartedExecutionRunsOn tests that an execution that nobody waits for runs on when the one that started it ended.
func TestStartedExecutionRunsOn(t *testing.T) {
	x := started(t, `{"StartAt":"S","States":{"S":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution","Parameters":{"StateMachineArn":"other","Input":{"a":1}},"End":true}}}`,
		nil, interp.Options{Machines: machines(t, "other", `{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}`)})
	require.Equal(t, interp.Succeeded, x.Status())
	nested := x.Nested()[0]
	require.Equal(t, interp.Succeeded, nested.Status())
	require.Equal(t, time.Minute, nested.Stopped().Sub(x.Stopped()))
}

// TestStopOfNested tests that the caller goes on when an execution that it waits for is stopped.
func TestStopOfNested(t *testing.T) {
	x := started(t, `{"StartAt":"S","States":{"S":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":"other"},
		"Catch":[{"ErrorEquals":["States.TaskFailed"],"Next":"W"}],"End":true},"W":{"Type":"Wait","Seconds":5,"End":true}}}`,
		nil, interp.Options{
			Machines: machines(t, "other", `{"StartAt":"W","States":{"W":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","End":true}}}`),
			Tasks:    func(*interp.Task) interp.Result { return interp.Submit(nil) },
		})
	require.Equal(t, interp.Running, x.Status())
	x.Nested()[0].Stop("Why", "because")
	require.Equal(t, interp.Succeeded, x.Status(), "%v", x.Failure())
	require.Equal(t, 5*time.Second, x.Stopped().Sub(x.Started()))
}
