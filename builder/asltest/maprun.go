package asltest

import (
	"slices"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// read answers the questions about what is in the run itself, its Map Runs and its S3; done is false for other calls.
func (r *Runner) read(t *interp.Task) (answer interp.Result, done bool) {
	switch t.Service + ":" + action(t) {
	case "aws-sdk:sfn:describeMapRun":
		arn := text(t.Input, "MapRunArn")
		for _, m := range mapRuns(t) {
			if m.ARN == arn {
				return interp.Succeed(described(m)), true
			}
		}
		return interp.Fail("Sfn.ResourceNotFoundException", "Resource not found: '"+arn+"' (Service: Sfn, Status Code: 400)"), true
	case "aws-sdk:sfn:listMapRuns":
		return interp.Succeed(listed(t)), true
	case "aws-sdk:s3:getObject":
		body, err := r.options.S3.Get(text(t.Input, "Bucket"), text(t.Input, "Key"))
		if err != nil {
			return interp.Fail("S3.NoSuchKeyException", "The specified key does not exist. (Service: S3, Status Code: 404)"), true
		}
		return interp.Succeed(value.ObjectOf("Body", string(body), "ContentLength", float64(len(body)))), true
	}
	return interp.Result{}, false
}

// mapRuns returns the Map Runs of the whole run that a task belongs to.
func mapRuns(t *interp.Task) []*interp.MapRun {
	top := t.Execution
	for top.Parent() != nil {
		top = top.Parent().Parent
	}
	var out []*interp.MapRun
	each(top, func(x *interp.Execution) { out = append(out, x.MapRuns()...) })
	return out
}

// listed is the answer of ListMapRuns, the last one first.
func listed(t *interp.Task) any {
	runs := []any{}
	for _, m := range mapRuns(t) {
		if m.Parent.ARN() != text(t.Input, "ExecutionArn") {
			continue
		}
		runs = append(runs, value.ObjectOf("ExecutionArn", m.Parent.ARN(), "MapRunArn", m.ARN, "StartDate", began(m), "StateMachineArn", m.Parent.StateMachineARN()))
	}
	slices.Reverse(runs)
	return value.ObjectOf("MapRuns", runs)
}

// described is the answer of DescribeMapRun.
func described(m *interp.MapRun) any {
	return value.ObjectOf("ExecutionArn", m.Parent.ARN(), "ExecutionCounts", counted(m.Counts.Executions), "ItemCounts", counted(m.Counts.Items),
		"MapRunArn", m.ARN, "StartDate", began(m), "Status", string(m.Status))
}

func counted(c interp.Counts) any {
	return value.ObjectOf("Aborted", float64(c.Aborted), "Failed", float64(c.Failed), "Pending", float64(c.Pending),
		"ResultsWritten", float64(c.ResultsWritten), "Running", float64(c.Running), "Succeeded", float64(c.Succeeded),
		"TimedOut", float64(c.TimedOut), "Total", float64(c.Total))
}

// began is when a Map Run began, by the history of its execution.
func began(m *interp.MapRun) string {
	at := m.Parent.Started()
	for _, e := range m.Parent.History() {
		if e.Type == "MapRunStarted" && e.MapRunARN == m.ARN {
			at = e.Timestamp
		}
	}
	return at.UTC().Format("2006-01-02T15:04:05.000Z07:00")
}
