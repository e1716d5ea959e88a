package rules_test

import (
	"testing"

	"github.com/aslgen/aslgen/asl/validate"
)

func TestTimeRules(t *testing.T) {
	task := func(resource, fields string) string {
		return pathMachine(`"A": {"Type": "Task", "Resource": "` + resource + `", ` + fields + `, "End": true}`)
	}
	callback := func(fields string) string { return task("arn:aws:states:::sqs:sendMessage.waitForTaskToken", fields) }
	evaluated := func(fields string) string {
		return jsonataMachine(`"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 9, ` + fields + `, "End": true}`)
	}
	const (
		timeout  = `, "TimeoutSeconds": 9`
		activity = "arn:aws:states:us-east-1:123456789012:activity:a"
		token    = `"Parameters": {"QueueUrl": "q", "MessageBody": {"t.$": "$$.Task.Token"}}`
	)
	lost := []string{"error ASL1301 /States/A/Parameters"}
	late := []string{"warning ASL1301 /States/A/Parameters"}
	unread := []string{"warning ASL1301 /States/A/Arguments"}
	checkGroup(t, "ASL13", map[string]groupCase{
		// Where the token goes.
		"no token":                    {text: callback(`"Parameters": {"MessageBody": "m"}`), want: lost},
		"no parameters":               {text: callback(`"Comment": "c"`), want: []string{"error ASL1301 /States/A/Resource"}},
		"no token, but a timeout":     {text: callback(`"Parameters": {"MessageBody": "m"}` + timeout), want: late},
		"no token, but a heartbeat":   {text: callback(`"Parameters": {"MessageBody": "m"}, "HeartbeatSecondsPath": "$.h"`), want: late},
		"whole input":                 {text: callback(`"Parameters": {"MessageBody.$": "$"}` + timeout), want: late},
		"variable":                    {text: callback(`"Parameters": {"MessageBody.$": "$token"}` + timeout), want: late},
		"other part of the context":   {text: callback(`"Parameters": {"MessageBody.$": "$$.Execution.Id"}` + timeout), want: late},
		"field that begins with Task": {text: callback(`"Parameters": {"MessageBody.$": "$$.Tasks.Token"}` + timeout), want: late},
		"token after the answer":      {text: callback(`"Parameters": {"MessageBody": "m"}, "ResultSelector": {"t.$": "$$.Task.Token"}`), want: late},
		"token":                       {text: callback(token + timeout)},
		"deep in a list":              {text: callback(`"Parameters": {"Entries": [{"Detail": {"t.$": "$$.Task.Token"}}]}` + timeout)},
		"in brackets":                 {text: callback(`"Parameters": {"MessageBody.$": "$$['Task']['Token']"}` + timeout)},
		"all of Task":                 {text: callback(`"Parameters": {"MessageBody.$": "$$.Task"}` + timeout)},
		"all of the context":          {text: callback(`"Parameters": {"MessageBody.$": "$$"}` + timeout)},
		"anywhere in the context":     {text: callback(`"Parameters": {"MessageBody.$": "$$..Token"}` + timeout)},
		"in a call":                   {text: callback(`"Parameters": {"MessageBody.$": "States.Format('{}/{}', $.url, $$.Task.Token)"}` + timeout)},
		"second path of a call":       {text: callback(`"Parameters": {"MessageBody.$": "States.Format('{}{}', $$.State.Name, $$.Task.Token)"}` + timeout)},
		"context as the input":        {text: callback(`"InputPath": "$$", "Parameters": {"MessageBody.$": "$.Task.Token"}` + timeout)},
		"token in a template":         {text: callback(`"Parameters": {"MessageBody": "${body}"}` + timeout)},
		"resource in a template":      {text: task("${resource}", `"Parameters": {"MessageBody": "m"}`)},
		"partition in a template": {
			text: task("arn:${p}:states:::sqs:sendMessage.waitForTaskToken", `"Comment": "c"`), want: []string{"error ASL1301 /States/A"},
		},
		"JSONata: no token":            {text: evaluated(`"Arguments": {"MessageBody": "{% $states.input %}"}`), want: unread},
		"JSONata: a variable":          {text: evaluated(`"Arguments": "{% $token %}"`), want: unread},
		"JSONata: in the output only":  {text: evaluated(`"Arguments": {"a": 1}, "Output": "{% $states.context.Task.Token %}"`), want: unread},
		"JSONata: no arguments":        {text: evaluated(`"Comment": "c"`), want: []string{"warning ASL1301 /States/A/Resource"}},
		"JSONata: token":               {text: evaluated(`"Arguments": {"MessageBody": {"t": "{% $states.context.Task.Token %}"}}`)},
		"JSONata: all of the context":  {text: evaluated(`"Arguments": {"MessageBody": "{% $states.context %}"}`)},
		"JSONata: by another name":     {text: evaluated(`"Arguments": "{% ($s := $states; {'t': $s.context.Task.Token}) %}"`)},
		"JSONata: looked up":           {text: evaluated(`"Arguments": "{% {'t': $lookup($states.context.Task, 'Token')} %}"`)},
		"JSONata: expression is wrong": {text: evaluated(`"Arguments": "{% { %}"`)},
		"JSONata: in a template":       {text: evaluated(`"Arguments": {"MessageBody": "${body}"}`)},

		// A token where there is none.
		"token in a request": {
			text: task("arn:aws:states:::sqs:sendMessage", token), want: []string{"warning ASL1302 /States/A/Parameters/MessageBody/t.$"},
		},
		"token in a Pass": {
			text: jsonataMachine(`"A": {"Type": "Pass", "Output": "{% $states.context.Task.Token %}", "End": true}`),
			want: []string{"warning ASL1302 /States/A/Output"},
		},
		"context in a Pass":     {text: jsonataMachine(`"A": {"Type": "Pass", "Output": "{% $states.context %}", "End": true}`)},
		"all paths in a Pass":   {text: pathMachine(`"A": {"Type": "Pass", "Parameters": {"a.$": "$$"}, "End": true}`)},
		"token in an activity":  {text: task(activity, token+timeout)},
		"token and unknown ARN": {text: task("${arn}", token)},

		// Waits without a limit.
		"no limit":                    {text: callback(token), want: []string{"warning ASL1303 /States/A/Resource"}},
		"no limit and a partition":    {text: task("arn:${p}:states:::sqs:sendMessage.waitForTaskToken", token), want: []string{"warning ASL1303 /States/A"}},
		"activity without a limit":    {text: task(activity, `"Comment": "c"`), want: []string{"warning ASL1303 /States/A/Resource"}},
		"limit by a path":             {text: callback(token + `, "TimeoutSecondsPath": "$.t"`)},
		"heartbeat alone":             {text: callback(token + `, "HeartbeatSeconds": 5`)},
		"Lambda function without one": {text: task("arn:aws:lambda:us-east-1:123456789012:function:activity", `"Comment": "c"`)},

		// Heartbeats.
		"heartbeat above": {
			text: callback(token + `, "TimeoutSeconds": 9, "HeartbeatSeconds": 10`), want: []string{"error ASL1304 /States/A/HeartbeatSeconds"},
		},
		"heartbeat below":     {text: callback(token + `, "TimeoutSeconds": 9, "HeartbeatSeconds": 8`)},
		"heartbeat by a path": {text: callback(token + `, "TimeoutSeconds": 9, "HeartbeatSecondsPath": "$.h"`)},
		"heartbeat by an expression": {
			text: evaluated(`"Arguments": {"t": "{% $states.context.Task.Token %}"}, "HeartbeatSeconds": "{% 99 %}"`),
		},
		"heartbeat of a call": {
			text: task("arn:aws:states:::lambda:invoke", `"HeartbeatSecondsPath": "$.h"`), want: []string{"warning ASL1305 /States/A/HeartbeatSecondsPath"},
		},
		"heartbeat and unknown ARN": {text: task("${arn}", `"HeartbeatSeconds": 5`)},

		// EXPRESS.
		"token in EXPRESS":    {text: callback(token), o: express, want: []string{"error ASL1306 /States/A/Resource"}},
		"activity in EXPRESS": {text: task(activity, `"Comment": "c"`), o: express, want: []string{"error ASL1306 /States/A/Resource"}},
		"nested machine in EXPRESS": {
			text: task("arn:${p}:states:::states:startExecution.sync:2", `"Comment": "c"`), o: express, want: []string{"error ASL1306 /States/A"},
		},
		"inside a branch of EXPRESS": {
			text: pathMachine(`"A": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "` + activity + `", "End": true}}}]}`),
			o:    express, want: []string{"error ASL1306 /States/A/Branches/0/States/B/Resource"},
		},
		"STANDARD children in an EXPRESS machine": { // that the Map cannot be there is the one fault
			text: pathMachine(`"A": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, ` +
				`"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "` + activity + `", "TimeoutSeconds": 9, "End": true}}}}`),
			o: express,
		},
		"request in EXPRESS": {text: task("arn:aws:states:::sqs:sendMessage", `"Comment": "c"`), o: express},
		"long wait in EXPRESS": {
			text: pathMachine(`"A": {"Type": "Wait", "Seconds": 300, "End": true}`), o: express, want: []string{"warning ASL1307 /States/A/Seconds"},
		},
		"long timeout in EXPRESS": {
			text: task("arn:aws:states:::lambda:invoke", `"TimeoutSeconds": 301`), o: express, want: []string{"warning ASL1307 /States/A/TimeoutSeconds"},
		},
		"long machine in EXPRESS": {
			text: `{"TimeoutSeconds": 301, "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, o: express, want: []string{"warning ASL1307 /TimeoutSeconds"},
		},
		"times of EXPRESS in STANDARD": {
			text: `{"TimeoutSeconds": 900, "StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 301, "End": true}}}`,
		},
		"short times in EXPRESS": {
			text: `{"TimeoutSeconds": 300, "StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 299, "End": true}}}`, o: express,
		},

		// The limit of the machine.
		"timeout above that of the machine": {
			text: `{"TimeoutSeconds": 60, "StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 61, "End": true}}}`,
			want: []string{"warning ASL1308 /States/A/TimeoutSeconds"},
		},
		"timeout as that of the machine": {
			text: `{"TimeoutSeconds": 60, "StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 60, "End": true}}}`,
		},
		"wait by a timestamp": {
			text: `{"TimeoutSeconds": 60, "StartAt": "A", "States": {"A": {"Type": "Wait", "Timestamp": "2030-01-31T12:00:00Z", "End": true}}}`,
		},

		// Jobs and HTTP endpoints.
		"job with a timeout by a path": {
			text: task("arn:aws:states:::ecs:runTask.sync", `"TimeoutSecondsPath": "$.t"`), want: []string{"warning ASL1309 /States/A/TimeoutSecondsPath"},
		},
		"job whose timeout is caught":     {text: caughtJob(`"States.Timeout"`)},
		"job whose errors are all caught": {text: caughtJob(`"States.ALL"`)},
		"job whose timeout is not caught": { // States.TaskFailed is every error but a timeout
			text: caughtJob(`"States.TaskFailed", "Busy"`), want: []string{"warning ASL1309 /States/A/TimeoutSeconds"},
		},
		"job without a timeout": {text: task("arn:aws:states:::ecs:runTask.sync", `"Comment": "c"`)},
		"HTTP in a minute":      {text: task("arn:aws:states:::http:invoke", `"TimeoutSeconds": 60`)},
		"HTTP in GovCloud": {
			text: task("arn:aws-us-gov:states:::http:invoke", `"TimeoutSeconds": 61`), want: []string{"warning ASL1310 /States/A/TimeoutSeconds"},
		},

		// Documents that are wrong in other ways.
		"resource of the wrong type": {text: pathMachine(`"A": {"Type": "Task", "Resource": 5, "HeartbeatSeconds": "x", "End": true}`)},
		"nothing but a Task":         {text: pathMachine(`"A": {"Type": "Task"}`), o: validate.Options{}},
	})
}

// caughtJob is a job with a timeout and a catcher for some errors.
func caughtJob(errors string) string {
	return pathMachine(`"A": {"Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": {"JobName": "j"}, "TimeoutSeconds": 60, ` +
		`"Catch": [{"ErrorEquals": ["Late"], "Next": "B"}, {"ErrorEquals": [` + errors + `], "Next": "B"}], "Next": "B"}, "B": {"Type": "Succeed"}`)
}
