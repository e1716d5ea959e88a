package golden_test

import (
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/golden/internal/explore"
)

// scripts are runs by machine that need more than one rare choice at once, so that the search does not come there.
var scripts = map[string][]explore.Script{
	"review-rework": {{Input: map[string]any{"author": "dr-a"}, Answer: func(t *interp.Task) any { return answer(t, "rework", "dr-b") }}},
	"review-quorum-kill-switch": {{
		Task:   answers{"Physician review: Kill switch": switchOn, "Physician review: Kill switch again": switchOn}.task,
		Answer: func(t *interp.Task) any { return answer(t, "approve", "dr of "+t.State) },
	}, { // a veto after the review expired, before its task did
		Thinks: 48*time.Hour + time.Second,
		Task:   answers{"Physician review: Kill switch": switchOn, "Physician review: Ask": secondTime}.task,
		Answer: func(t *interp.Task) any { return answer(t, "reject", "dr-b") },
	}},
	"batch-canary": {
		{Many: true, Answer: approves, Task: answers{"Read studies: Count": counted(0, 0, 0, 0)}.task},
		{Many: true, Answer: approves, Task: answers{"Read studies: Count": counted(2, 0, 0, 0)}.task},
	},
	"batch-second-pass": {{Many: true, Task: answers{"Screen: Run screening model": firstFails,
		"Again: Screen: Count": counted(0, 1, 0, 0), "Again: Screen: Manifest": manifest("FAILED")}.task}},
	"batch-pending-items": {{Task: answers{"Screen: Run screening model": firstFails,
		"Rest: Screen: Count": counted(0, 1, 0, 0), "Rest: Screen: Manifest": manifest("FAILED")}.task}},
	"batch-queue-failed": {{Task: answers{"Screen: Count": counted(1, 0, 1, 1), "Screen: Manifest": manifest("SUCCEEDED", "PENDING")}.task}},
	"batch-queue-recorded": {
		{Task: answers{"Read studies: Count": counted(1, 1, 0, 2), "Read studies: Manifest": manifest("SUCCEEDED", "FAILED")}.task},
		{Task: answers{"Read studies: Count": counted(1, 1, 0, 2), "Read studies: Manifest": manifest("SUCCEEDED", "FAILED"),
			"Read studies: Queue: Send": fails}.task},
	},
}

// put puts an object into S3.
type put = func(bucket, key, body string)

// answers are the answers of a script by state. One without ok leaves the answer to the services.
type answers map[string]func(*interp.Task, put) (res interp.Result, ok bool)

func (a answers) task(t *interp.Task, p put) (interp.Result, bool) {
	if f, ok := a[t.State]; ok {
		return f(t, p)
	}
	return interp.Result{}, false
}

// firstFails fails the first item of a Map Run.
func firstFails(t *interp.Task, _ put) (interp.Result, bool) {
	if parent := t.Execution.Parent(); parent != nil && parent.Children[0] == t.Execution {
		return interp.Fail("Model.Broken", "as said"), true
	}
	return interp.Result{}, false
}

func fails(*interp.Task, put) (interp.Result, bool) {
	return interp.Fail("Model.Broken", "as said"), true
}

func switchOn(*interp.Task, put) (interp.Result, bool) {
	return interp.Succeed(value.ObjectOf("Parameter", value.ObjectOf("Value", "on"))), true
}

// secondTime fails the first attempt after a while, so that the second one ends later.
func secondTime(t *interp.Task, _ put) (interp.Result, bool) {
	return interp.Fail("SQS.SdkClientException", "as said").After(10 * time.Second), t.Attempt == 0
}

// counted is DescribeMapRun's word, whatever the Map Run did: so many items succeeded, failed and are pending, and so many children
// succeeded.
func counted(succeeded, failed, pending, children int) func(*interp.Task, put) (interp.Result, bool) {
	counts := func(succeeded int) any {
		total := float64(succeeded + failed + pending)
		return value.ObjectOf("Succeeded", float64(succeeded), "Failed", float64(failed), "Pending", float64(pending), "Total", total,
			"ResultsWritten", total, "Running", 0.0, "TimedOut", 0.0, "Aborted", 0.0)
	}
	return func(t *interp.Task, _ put) (interp.Result, bool) {
		return interp.Succeed(value.ObjectOf("MapRunArn", member(t.Input, "MapRunArn"), "Status", "SUCCEEDED", "ItemCounts", counts(succeeded),
			"ExecutionCounts", counts(children))), true
	}
}

// manifest names a result file of each status, and puts those into S3 that the Map Run itself did not write.
func manifest(statuses ...string) func(*interp.Task, put) (interp.Result, bool) {
	return func(t *interp.Task, p put) (interp.Result, bool) {
		bucket, _ := member(t.Input, "Bucket").(string)
		key, _ := member(t.Input, "Key").(string)
		folder := strings.TrimSuffix(key, "manifest.json")
		files := value.NewObject(len(statuses))
		for _, s := range statuses {
			if s != "SUCCEEDED" {
				p(bucket, folder+s+"_0.json", `{"ExecutionArn": "arn", "Name": "n", "Status": "`+s+`", "Error": "Model.Broken", "Input": "{}"}`+"\n")
			}
			files.Set(s, []any{value.ObjectOf("Key", folder+s+"_0.json", "Size", 1.0)})
		}
		body := value.ObjectOf("DestinationBucket", bucket, "MapRunArn", "", "ResultFiles", files)
		for _, m := range t.Execution.MapRuns() {
			if strings.HasSuffix(folder, m.ARN[strings.LastIndex(m.ARN, ":")+1:]+"/") {
				body.Set("MapRunArn", m.ARN)
			}
		}
		return interp.Succeed(value.ObjectOf("Body", value.Text(body), "ETag", `"00"`)), true
	}
}

func approves(*interp.Task) any { return value.ObjectOf("approved", true) }

// answer is what a reviewer says of what a task asks.
func answer(t *interp.Task, decision, reviewer string) any {
	hash := member(t.Input, "MessageBody", "contentHash")
	if hash == nil {
		hash = member(t.Input, "Message", "contentHash")
	}
	return value.ObjectOf("decision", decision, "reviewer", reviewer, "role", "physician", "decidedAt", t.Time.UTC().Format("2006-01-02T15:04:05Z"),
		"comment", "as said", "contentHash", hash)
}

// member returns what lies in objects under names, nil when it is not there.
func member(v any, names ...string) any {
	for _, n := range names {
		o, ok := v.(*value.Object)
		if !ok {
			return nil
		}
		v, _ = o.Get(n)
	}
	return v
}
