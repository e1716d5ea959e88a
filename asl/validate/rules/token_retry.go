package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// tokenRetry reports retries of a wait for an answer.
var tokenRetry = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1112", Severity: diag.Warning,
		Title: "retry starts the wait for a task token again",
		Doc: "Each try of a .waitForTaskToken Task makes a new token and sends it out again. A retrier for the end of the wait, " +
			"States.Timeout, States.HeartbeatTimeout, States.TaskFailed or States.ALL, so asks the person or system behind the token twice, and " +
			"what they answer to the first token fails. Retry only the errors of the call that hands out the token.",
		Spec: guide + "connect-to-resource.html#connect-wait-token",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 3600,` +
			` "Parameters": {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/q", "MessageBody": {"Token.$": "$$.Task.Token"}},` +
			` "Retry": [{"ErrorEquals": ["States.ALL"]}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 3600,` +
			` "Parameters": {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/q", "MessageBody": {"Token.$": "$$.Task.Token"}},` +
			` "Retry": [{"ErrorEquals": ["SQS.SdkClientException"]}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachRetrier(p, func(h *handler) {
			task, ok := h.state.Model.(*asl.Task)
			if !ok || !awaitsToken(task) || h.noAttempts() {
				return
			}
			for i, name := range h.names {
				if slices.Contains([]string{statesALL, statesTaskFailed, statesTimeout, statesHeartbeatTimeout}, name) {
					p.Report(h.nameAt(i), "a retry for %q makes a new task token: the old one is dead and its holder is asked again", name).
						Help("retry only errors of the call itself, and catch this one")
				}
			}
		})
	},
}
