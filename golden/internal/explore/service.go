package explore

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// serve answers the calls about what the run itself made: Map Runs and objects in S3. What it says is true, or true but for one value.
// ok is false for other calls.
func (r *run) serve(t *interp.Task) (res interp.Result, ok bool) {
	site := t.State + "/service"
	switch t.Service + ":" + t.Action {
	case "aws-sdk:sfn:describeMapRun":
		arn, _ := find(t.Input, "MapRunArn").(string)
		for _, m := range t.Execution.MapRuns() {
			if m.ARN == arn {
				return interp.Succeed(r.twist(site, describe(t.Execution, m))), true
			}
		}
		return interp.Fail("Sfn.ResourceNotFoundException", "there is no Map Run "+arn), true
	case "aws-sdk:sfn:listMapRuns":
		var list []any
		for _, m := range t.Execution.MapRuns() {
			list = append(list, value.ObjectOf("ExecutionArn", t.Execution.ARN(), "MapRunArn", m.ARN,
				"StateMachineArn", t.Execution.StateMachineARN(), "StartDate", stamp(t.Execution.Started())))
		}
		return interp.Succeed(value.ObjectOf("MapRuns", list)), true
	case "aws-sdk:s3:getObject":
		bucket, _ := find(t.Input, "Bucket").(string)
		key, _ := find(t.Input, "Key").(string)
		body, err := r.store.Memory.Get(bucket, key)
		if err != nil && r.m.reader == "" {
			return interp.Result{}, false
		}
		if err != nil {
			return interp.Fail("S3.NoSuchKeyException", err.Error()), true
		}
		text := string(body)
		if v, err := value.Parse(body); err == nil {
			text = value.Text(r.twist(site, v))
		}
		return interp.Succeed(value.ObjectOf("Body", text, "ETag", `"00"`, "ContentLength", float64(len(text)))), true
	case "aws-sdk:s3:putObject":
		bucket, _ := find(t.Input, "Bucket").(string)
		key, _ := find(t.Input, "Key").(string)
		body, ok := find(t.Input, "Body").(string)
		if !ok {
			body = value.Text(find(t.Input, "Body"))
		}
		_ = r.store.Put(bucket, key, []byte(body)) // memory takes all
		return interp.Succeed(value.ObjectOf("ETag", `"00"`)), true
	default:
		return interp.Result{}, false
	}
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// describe is what DescribeMapRun says of a Map Run.
func describe(x *interp.Execution, m *interp.MapRun) any {
	counts := func(c interp.Counts) any {
		return value.ObjectOf("Aborted", float64(c.Aborted), "Failed", float64(c.Failed), "Pending", float64(c.Pending),
			"ResultsWritten", float64(c.ResultsWritten), "Running", float64(c.Running), "Succeeded", float64(c.Succeeded),
			"TimedOut", float64(c.TimedOut), "Total", float64(c.Total))
	}
	return value.ObjectOf("MapRunArn", m.ARN, "ExecutionArn", x.ARN(), "Status", string(m.Status), "StartDate", stamp(x.Started()),
		"MaxConcurrency", 0.0, "ToleratedFailureCount", 0.0, "ToleratedFailurePercentage", 0.0,
		"ItemCounts", counts(m.Counts.Items), "ExecutionCounts", counts(m.Counts.Executions), "RedriveCount", 0.0)
}

// twist sometimes changes one value: a number becomes one more or one less, a text another.
func (r *run) twist(site string, v any) any {
	if r.often(site+"/twist", 2) == 0 {
		return v
	}
	n := leaves(v)
	if n == 0 {
		return v
	}
	at := r.pick(site+"/leaf", n)
	return change(v, &at, r.pick(site+"/by", 2))
}

// leaves counts the numbers, texts and lists in a value.
func leaves(v any) int {
	n := 0
	switch v := v.(type) {
	case *value.Object:
		for _, m := range v.All() {
			n += leaves(m)
		}
	case []any:
		n = 1
		for _, m := range v {
			n += leaves(m)
		}
	case string, float64:
		n = 1
	}
	return n
}

// change changes the leaf with the number at.
func change(v any, at *int, by int) any {
	switch v := v.(type) {
	case *value.Object:
		out := value.NewObject(v.Len())
		for name, m := range v.All() {
			out.Set(name, change(m, at, by))
		}
		return out
	case []any:
		if *at--; *at == -1 {
			return []any{}
		}
		out := make([]any, len(v))
		for i, m := range v {
			out[i] = change(m, at, by)
		}
		return out
	case float64:
		if *at--; *at == -1 {
			if by == 1 && v > 0 {
				return v - 1
			}
			return v + 1
		}
	case string:
		if *at--; *at == -1 {
			return fmt.Sprintf("%s-%d", v, by)
		}
	}
	return v
}
