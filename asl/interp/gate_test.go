package interp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// gate waits three days for an answer, then four days for one from somebody else.
const gate = `{
  "QueryLanguage": "JSONata",
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      "Arguments": {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/asks", "MessageBody": {"token": "{% $states.context.Task.Token %}"}},
      "TimeoutSeconds": 259200,
      "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Escalate"}],
      "End": true
    },
    "Escalate": {
      "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      "Arguments": {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/bosses", "MessageBody": {"token": "{% $states.context.Task.Token %}"}},
      "TimeoutSeconds": 345600,
      "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Expired"}],
      "End": true
    },
    "Expired": {"Type": "Fail", "Error": "Expired", "Cause": "nobody answered"}
  }
}`

// TestGateWeek tests a gate that is open for a week: it takes less than ten milliseconds.
func TestGateWeek(t *testing.T) {
	const day = 24 * time.Hour
	def := machineOf(t, gate)
	start := func() *interp.Execution {
		x, err := interp.Start(def, value.NewObject(0), interp.Options{Tasks: func(*interp.Task) interp.Result {
			return interp.Submit(value.ObjectOf("MessageId", "1"))
		}})
		require.NoError(t, err)
		require.Equal(t, interp.Running, x.Status())
		require.Len(t, x.Pending(), 1)
		require.Equal(t, "Ask", x.Pending()[0].Task.State)
		return x
	}
	run := func() {
		x := start()
		first := x.Pending()[0].Task.Token
		x.Advance(3*day - time.Second)
		require.Equal(t, "Ask", x.Pending()[0].Task.State)
		x.Advance(time.Second)
		require.Equal(t, "Escalate", x.Pending()[0].Task.State)
		require.ErrorContains(t, x.SendTaskSuccess(first, true), "TaskTimedOut")
		x.Advance(2 * day)
		require.NoError(t, x.SendTaskSuccess(x.Pending()[0].Task.Token, value.ObjectOf("approved", true)))
		require.Equal(t, interp.Succeeded, x.Status(), "%+v", x.Failure())
		require.Equal(t, `{"approved":true}`, value.Text(x.Output()))
		require.Equal(t, 5*day, x.Stopped().Sub(x.Started()))

		x = start()
		x.Finish()
		require.Equal(t, interp.Failed, x.Status())
		require.Equal(t, "Expired", x.Failure().Error)
		require.Equal(t, 7*day, x.Stopped().Sub(x.Started()))
	}
	fastest := time.Hour
	for range 5 {
		began := time.Now()
		run()
		fastest = min(fastest, time.Since(began))
	}
	require.Less(t, fastest, 10*time.Millisecond)
}
