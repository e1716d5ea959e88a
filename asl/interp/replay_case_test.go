package interp_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/asl/interp/items"
)

// recorded is a JSON value of a recording, and whether there was one.
type recorded struct {
	value any
	given bool
	text  string
}

// UnmarshalJSON implements json.Unmarshaler: members keep their order.
func (r *recorded) UnmarshalJSON(text []byte) error {
	v, err := value.Parse(text)
	*r = recorded{value: v, given: true, text: string(text)}
	return err
}

// replayCase is an execution that was recorded.
type replayCase struct {
	ID         string   `json:"id"`
	Validated  string   `json:"aws_validated"`
	History    string   `json:"history"`
	Category   string   `json:"category"`
	Definition recorded `json:"definition"`
	Input      recorded `json:"input"`
	Express    bool     `json:"express"`
	Execution  struct {
		Region           string `json:"region"`
		Account          string `json:"account"`
		RoleARN          string `json:"role_arn"`
		StateMachineName string `json:"state_machine_name"`
		ExecutionName    string `json:"execution_name"`
	} `json:"execution"`
	Tasks     []*replayTask `json:"tasks"`
	S3Objects []struct {
		Bucket, Key, Body string
	} `json:"s3_objects"`
	Expected struct {
		Status      string   `json:"status"`
		Output      recorded `json:"output"`
		Error       string   `json:"error"`
		Cause       string   `json:"cause"`
		CauseIsJSON bool     `json:"cause_is_reserialised_json"`
		Events      recorded `json:"events"`
	} `json:"expected"`
	Ignore []struct {
		Pointer string `json:"pointer"`
	} `json:"ignore"`
	Notes []string `json:"notes"`
}

// replayTask is a task of a recording.
type replayTask struct {
	State              string            `json:"state"`
	Iteration          []replayIteration `json:"iteration"`
	Parameters         recorded          `json:"parameters"`
	TimeoutInSeconds   recorded          `json:"timeoutInSeconds"`
	HeartbeatInSeconds recorded          `json:"heartbeatInSeconds"`
	Submitted          recorded          `json:"submitted"`
	Outcome            struct {
		Type   string   `json:"type"`
		Output recorded `json:"output"`
		Error  string   `json:"error"`
		Cause  string   `json:"cause"`
	} `json:"outcome"`
}

// replayIteration is a place in an inline Map.
type replayIteration struct {
	Map   string `json:"map"`
	Index int    `json:"index"`
}

// replayCases reads all recordings of a folder.
func replayCases(t *testing.T, dir string) []*replayCase {
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	require.NoError(t, err)
	require.NotEmpty(t, files, "no recordings in %s", dir)
	var all []*replayCase
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		c := &replayCase{}
		require.NoError(t, json.Unmarshal(text, c), file)
		all = append(all, c)
	}
	return all
}

// place names a state in the iterations of inline Maps: recorded results are served in order within it.
func (r *replayTask) place() string {
	// A recording repeats the Map for every iteration that went before: the last one of a Map counts.
	var place []string
	for i, it := range r.Iteration {
		later := slices.ContainsFunc(r.Iteration[i+1:], func(l replayIteration) bool { return l.Map == it.Map })
		if !later {
			place = append(place, fmt.Sprintf("%s[%d]", it.Map, it.Index))
		}
	}
	return strings.Join(append(place, r.State), "/")
}

// result is what the recording says became of the task.
func (r *replayTask) result() interp.Result {
	var result interp.Result
	switch r.Outcome.Type {
	case "succeeded":
		result = interp.Succeed(r.Outcome.Output.value)
	case "failed":
		result = interp.Fail(r.Outcome.Error, r.Outcome.Cause)
	case "timedOut":
		if !r.TimeoutInSeconds.given && !r.HeartbeatInSeconds.given {
			return interp.TimeOut()
		}
		// The interpreter's own limits have to end it.
		if r.Submitted.given {
			return interp.Submit(r.Submitted.value)
		}
		return interp.Hang()
	default:
		panic("outcome " + r.Outcome.Type)
	}
	if r.Submitted.given {
		result = result.Submitted(r.Submitted.value)
	}
	return result
}

// replayer serves the recorded results of one case and notes what is asked otherwise than recorded.
type replayer struct {
	c      *replayCase
	queues map[string][]*replayTask
	known  map[string]bool
	misses []string
}

// newReplayer returns a replayer for a case.
func newReplayer(c *replayCase) *replayer {
	r := &replayer{c: c, queues: map[string][]*replayTask{}, known: map[string]bool{}}
	texts := []string{c.Definition.text, c.Input.text}
	for _, task := range c.Tasks {
		r.queues[task.place()] = append(r.queues[task.place()], task)
		texts = append(texts, task.Outcome.Output.text, task.Outcome.Error, task.Outcome.Cause, task.Submitted.text)
	}
	for _, text := range texts {
		for _, name := range placeholders.FindAllString(text, -1) {
			r.known[name] = true
		}
	}
	return r
}

// task answers a task with the next recorded result of its place.
func (r *replayer) task(task *interp.Task) interp.Result {
	var places []string
	for _, it := range task.Iterations {
		places = append(places, fmt.Sprintf("%s[%d]", it.Map, it.Index))
	}
	place := strings.Join(append(places, task.State), "/")
	queue := r.queues[place]
	if len(queue) == 0 {
		if slices.Contains(r.c.Notes, "child-execution-tasks-not-recorded") {
			return identity(task)
		}
		r.misses = append(r.misses, "no recorded result for task "+place)
		return interp.Fail("Replay.NoRecordedTask", "no recorded result for "+place)
	}
	next := queue[0]
	r.queues[place] = queue[1:]
	c := &comparison{known: r.knownOfRequests()}
	if !c.equal(norm(r.older(next.Parameters.value)), norm(r.older(task.Input)), "") {
		r.misses = append(r.misses, fmt.Sprintf("parameters of %s: %s", place, strings.Join(c.diffs[:min(2, len(c.diffs))], "; ")))
	}
	r.limit("timeoutInSeconds", place, next.TimeoutInSeconds, task.TimeoutSeconds)
	r.limit("heartbeatInSeconds", place, next.HeartbeatInSeconds, task.HeartbeatSeconds)
	return next.result()
}

// older returns a request as it was before November 2023, when executions got a RedriveCount, for a case that was recorded
// before.
func (r *replayer) older(v any) any {
	if r.c.Validated == "" || r.c.Validated >= "2023-11-15" {
		return v
	}
	switch v := v.(type) {
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = r.older(v[i])
		}
		return list
	case *value.Object:
		o := value.NewObject(v.Len())
		for name, m := range v.All() {
			if name != "RedriveCount" {
				o.Set(name, r.older(m))
			}
		}
		return o
	}
	return v
}

// limit compares a time limit with the recorded one.
func (r *replayer) limit(name, place string, want recorded, got int64) {
	seconds, _ := value.Int(want.value)
	if want.given && seconds != got {
		r.misses = append(r.misses, fmt.Sprintf("%s of %s: %d want %d", name, place, got, seconds))
	}
}

// knownOfRequests are the placeholders that stand for themselves in requests: tokens are new in each run.
func (r *replayer) knownOfRequests() map[string]bool {
	known := map[string]bool{}
	for name := range r.known {
		known[name] = !strings.Contains(name, "task_token")
	}
	return known
}

// identity answers as a function that returns its input.
func identity(task *interp.Task) interp.Result {
	if o, ok := task.Input.(*value.Object); ok && task.Service == "lambda" {
		payload, _ := o.Get("Payload")
		return interp.Succeed(value.ObjectOf("ExecutedVersion", "$LATEST", "Payload", payload, "StatusCode", 200.0))
	}
	return interp.Succeed(task.Input)
}

// run runs the case to its end.
func (r *replayer) run() (x *interp.Execution, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	def, list := asl.Parse(r.c.ID, []byte(r.c.Definition.text))
	if list.HasErrors() {
		return nil, fmt.Errorf("definition: %v", list)
	}
	store := &items.Memory{}
	for _, o := range r.c.S3Objects {
		if err := store.Put(o.Bucket, o.Key, []byte(o.Body)); err != nil {
			return nil, err
		}
	}
	e := r.c.Execution
	options := interp.Options{
		Tasks: r.task, S3: store, MaxTransitions: 100_000,
		Region: e.Region, Account: e.Account, RoleARN: e.RoleARN, StateMachineName: e.StateMachineName, ExecutionName: e.ExecutionName,
	}
	if r.c.Express {
		options.ExecutionType = asl.ExecutionExpress
		options.Sync = r.c.History == "sync-response-only"
	}
	x, err = interp.Start(def, r.c.Input.value, options)
	if err != nil {
		return nil, err
	}
	if x.Status() == interp.Running {
		x.Finish()
	}
	return x, nil
}
