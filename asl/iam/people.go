package iam

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/service"
)

// responses are the actions that answer for a task.
var responses = []string{"states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"}

// Respond returns the permissions of those who answer for the tasks of a machine: programs and functions that send success, failure or a
// heartbeat with a task token, and workers of its activities. A machine without such tasks gives no statement. Of the options only KMSKey
// counts: what is sent is encrypted with the key.
//
// IAM can bound an answer to an activity, but not to a machine or a task: where an integration waits for a token, the resource is *, and
// whoever has a token of the account may be answered for. So the program in front must check the person.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
func Respond(machine *asl.StateMachine, options Options) *Policy {
	d := newDeriver()
	tokens := false
	asl.Walk(machine, func(v asl.Visit) bool {
		task, ok := v.State.(*asl.Task)
		if !ok {
			return true
		}
		d.sees(task.Resource)
		c := &call{d: d, state: v.Name, pointer: v.Pointer}
		r, ok := service.Parse(task.Resource)
		switch {
		case !ok && literal(task.Resource).param() != "":
			c.doubtState(GapLater, "Resource", "it is taken for the ARN of a Lambda function; when it names an activity, write the Resource into the definition")
		case r.Kind == service.Activity:
			c.what = "is work for the workers of an activity, which answer with a task token"
			d.grant(grant{actions: append([]string{"states:GetActivityTask"}, responses...), resources: []Resource{literal(task.Resource)}, why: c.why("")})
		case r.Pattern == service.WaitForTaskToken:
			tokens = true
			c.what = "waits for an answer with a task token, which IAM cannot bound to a machine"
			d.grant(grant{actions: responses, resources: []Resource{wildcard}, why: c.why("")})
		}
		return true
	})
	if tokens && options.KMSKey != "" {
		d.options(Options{KMSKey: options.KMSKey})
	}
	return d.policy()
}

// Operate returns the permissions of those who look after the executions of a machine: find those that failed and redrive them and, where
// the machine has distributed Maps, watch their Map Runs and change their concurrency and their tolerated failures while they run. It does
// not let them see the input, the output or the history of an execution, nor start or stop one. An EXPRESS workflow has neither.
// https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html
func Operate(machine *asl.StateMachine) *Policy {
	d := newDeriver()
	asl.Walk(machine, func(v asl.Visit) bool {
		switch s := v.State.(type) {
		case *asl.Task:
			d.sees(s.Resource)
		case *asl.Map:
			d.remember(v, s)
		}
		return true
	})
	self := []Resource{{{Hole: HoleStateMachineARN}}}
	executions := []Resource{parse("arn:${Partition}:states:${Region}:${Account}:execution:${StateMachineName}:*")}
	d.grant(grant{actions: []string{"states:ListExecutions"}, resources: self, why: "finds the executions of the machine, and how they ended"})
	d.grant(grant{actions: []string{"states:RedriveExecution"}, resources: executions,
		why: "goes on with an execution where it failed, was stopped or timed out, with the children of its Map Runs"})
	if len(d.maps) == 0 {
		return d.policy()
	}
	runs, names, labelled := d.runs("mapRun")
	c := &call{d: d, state: names}
	wider := ""
	if !labelled {
		wider = "without a Label on each Map, those of all its Maps"
	}
	d.grant(grant{actions: []string{"states:ListMapRuns"}, resources: executions, why: c.why("finds the Map Runs of an execution")})
	d.grant(grant{actions: []string{"states:ListExecutions"}, resources: runs, why: c.why("%s", because("finds the children of a Map Run, and how they ended", wider))})
	d.grant(grant{actions: []string{"states:DescribeMapRun", "states:UpdateMapRun"}, resources: runs,
		why: c.why("%s", because("counts the items of a Map Run, and changes its concurrency and tolerated failures while it runs", wider))})
	return d.policy()
}

// because joins a reason and why it is as wide as it is.
func because(why, wider string) string {
	if wider == "" {
		return why
	}
	return why + "; " + wider
}
