package interp_test

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// object is a JSON object of a random machine.
type object = map[string]any

// generator makes random machines: always of the right form, with expressions that often fail.
type generator struct {
	r     *rand.Rand
	count int
}

// pick returns one of several.
func pick[T any](r *rand.Rand, from ...T) T { return from[r.Intn(len(from))] }

// machine makes a machine.
func (g *generator) machine() object {
	m := g.scope(3, g.r.Intn(2) == 0, false)
	if g.r.Intn(4) == 0 {
		m["TimeoutSeconds"] = pick(g.r, 1, 30, 1000)
	}
	return m
}

// scope makes the states of a machine, of a branch or of the processor of a Map; what is not the outermost says no query language.
func (g *generator) scope(depth int, jsonata, inner bool) object {
	names := make([]string, 1+g.r.Intn(5))
	for i := range names {
		g.count++
		names[i] = fmt.Sprintf("S%d", g.count)
	}
	states := object{}
	for _, name := range names {
		states[name] = g.state(names, depth, jsonata)
	}
	m := object{"StartAt": names[0], "States": states}
	if !inner && jsonata {
		m["QueryLanguage"] = "JSONata"
	}
	return m
}

// state makes a state that goes to one of the names.
func (g *generator) state(names []string, depth int, jsonata bool) object {
	kinds := []string{"Pass", "Task", "Task", "Choice", "Wait", "Succeed", "Fail", "Pass"}
	if depth > 0 {
		kinds = append(kinds, "Map", "Parallel", "Map")
	}
	s := object{"Type": pick(g.r, kinds...)}
	if !jsonata && g.r.Intn(5) == 0 {
		s["QueryLanguage"], jsonata = "JSONata", true
	}
	g.fields(s, jsonata)
	switch s["Type"] {
	case "Choice":
		g.choice(s, names, jsonata)
	case "Wait":
		s["Seconds"] = pick(g.r, 0, 1, 100_000)
		g.next(s, names)
	case "Fail":
		s["Error"], s["Cause"] = pick(g.r, "States.Timeout", "Oops", "States.Runtime"), "random"
	case "Succeed":
	case "Task":
		s["Resource"] = pick(g.r, "arn:aws:states:::lambda:invoke", "arn:aws:lambda:us-east-1:123456789012:function:f",
			"arn:aws:states:::sqs:sendMessage.waitForTaskToken", "arn:aws:states:us-east-1:123456789012:activity:a",
			"arn:aws:states:::batch:submitJob.sync")
		s["TimeoutSeconds"] = pick(g.r, 1, 60, 100_000)
		g.retries(s, names)
		g.next(s, names)
	case "Map":
		g.mapState(s, depth, jsonata)
		g.retries(s, names)
		g.next(s, names)
	case "Parallel":
		branches := make([]any, 1+g.r.Intn(3))
		for i := range branches {
			branches[i] = g.scope(depth-1-g.r.Intn(2), jsonata && s["QueryLanguage"] == nil, true)
		}
		s["Branches"] = branches
		g.retries(s, names)
		g.next(s, names)
	default:
		g.next(s, names)
	}
	return s
}

// next lets a state end its scope or go on.
func (g *generator) next(s object, names []string) {
	if g.r.Intn(3) == 0 {
		s["End"] = true
	} else {
		s["Next"] = pick(g.r, names...)
	}
}

// expression makes a JSONata expression of a template.
func (g *generator) expression() string {
	return "{% " + pick(g.r, "$states.input", "$states.input.a", "$states.context.State.Name", "$v", "$v + 1", "$states.input.list[0]",
		"$count($states.input.list)", "$states.input.a > 1", "{'list': [1..3], 'a': $random()}", "$error('no')", "$f()", "1/0",
		"$map($states.input.list, function($x) {$x & 'x'})", "(", "$uuid()", "$states.result", "$parse('[1,2')", "[1..9]") + " %}"
}

// path makes a JSONPath.
func (g *generator) path() string {
	return pick(g.r, "$", "$.a", "$.list", "$.list[0]", "$$.State.Name", "$v", "$.list[*]", "$..a", "$.no.where", "$.list[-1:]")
}

// payload makes a template for Parameters.
func (g *generator) payload() object {
	o := object{"list": []any{1, 2, 3}, "a.$": g.path()}
	if g.r.Intn(2) == 0 {
		o["b.$"] = pick(g.r, "States.MathAdd($.a, 1)", "States.UUID()", "States.Format('{}', $.a)", "States.ArrayLength($.list)",
			"States.StringToJson($.a)", "States.ArrayRange(1, 5, 0)", "States.Base64Decode($.a)", "States.MathRandom(1, 10)")
	}
	return o
}

// fields gives a state fields for input and output.
func (g *generator) fields(s object, jsonata bool) {
	kind := s["Type"].(string)
	some := func() bool { return g.r.Intn(3) == 0 }
	if jsonata {
		if some() && kind != "Fail" {
			s["Output"] = pick[any](g.r, g.expression(), object{"list": []any{g.expression(), 2}, "a": g.expression()})
		}
		if some() && (kind == "Task" || kind == "Parallel") {
			s["Arguments"] = pick[any](g.r, g.expression(), object{"list": g.expression(), "a": 1})
		}
		if some() && kind != "Fail" && kind != "Succeed" {
			s["Assign"] = object{"v": g.expression()}
		}
		return
	}
	if kind == "Fail" {
		return
	}
	if some() {
		s["InputPath"] = pick[any](g.r, g.path(), nil)
	}
	if some() {
		s["OutputPath"] = pick[any](g.r, g.path(), nil)
	}
	if kind == "Choice" || kind == "Wait" || kind == "Succeed" {
		return
	}
	if some() {
		s["Parameters"] = g.payload()
	}
	if some() {
		s["ResultPath"] = pick[any](g.r, "$.a", "$.list[1]", "$.x.y", nil, "$")
	}
	if some() {
		s["Assign"] = object{"v.$": g.path()}
	}
	if some() && kind == "Pass" {
		s["Result"] = object{"list": []any{3, 2, 1}, "a": "x"}
	}
	if some() && kind != "Pass" {
		s["ResultSelector"] = g.payload()
	}
}

// choice gives a Choice its rules.
func (g *generator) choice(s object, names []string, jsonata bool) {
	rules := make([]any, 1+g.r.Intn(3))
	for i := range rules {
		rule := object{"Next": pick(g.r, names...)}
		switch {
		case jsonata:
			rule["Condition"] = g.expression()
		case g.r.Intn(3) == 0:
			rule["Not"] = object{"Variable": g.path(), "IsPresent": true}
		default:
			rule["Variable"] = g.path()
			rule[pick(g.r, "NumericGreaterThan", "NumericEquals")] = 1
		}
		rules[i] = rule
	}
	s["Choices"] = rules
	if g.r.Intn(3) > 0 {
		s["Default"] = pick(g.r, names...)
	}
}

// mapState gives a Map its items and its processor.
func (g *generator) mapState(s object, depth int, jsonata bool) {
	processor := g.scope(depth-1-g.r.Intn(2), jsonata && s["QueryLanguage"] == nil, true)
	config := object{"Mode": "INLINE"}
	if g.r.Intn(2) == 0 {
		config = object{"Mode": "DISTRIBUTED", "ExecutionType": pick(g.r, "STANDARD", "EXPRESS")}
		if g.r.Intn(2) == 0 {
			s["ToleratedFailureCount"] = g.r.Intn(3)
		}
		if g.r.Intn(2) == 0 {
			s["ItemBatcher"] = object{"MaxItemsPerBatch": 2}
		}
	}
	processor["ProcessorConfig"] = config
	s["ItemProcessor"] = processor
	s["MaxConcurrency"] = g.r.Intn(3)
	if jsonata {
		s["Items"] = pick[any](g.r, g.expression(), []any{1, 2, g.expression()}, "{% $states.input.list %}")
	} else {
		s["ItemsPath"] = g.path()
		delete(s, "Parameters")
	}
}

// retries gives a state retriers and catchers.
func (g *generator) retries(s object, names []string) {
	if g.r.Intn(2) == 0 {
		s["Retry"] = []any{object{
			"ErrorEquals": []any{pick(g.r, "States.ALL", "Oops", "States.Timeout", "States.TaskFailed")}, "IntervalSeconds": 1 + g.r.Intn(5),
			"MaxAttempts": g.r.Intn(4), "BackoffRate": 1.5, "JitterStrategy": pick(g.r, "FULL", "NONE"),
		}}
	}
	if g.r.Intn(2) == 0 {
		s["Catch"] = []any{object{
			"ErrorEquals": []any{pick(g.r, "States.ALL", "Oops", "States.Timeout", "States.TaskFailed")}, "Next": pick(g.r, names...),
		}}
	}
}

// randomTasks answers tasks in every way there is.
func randomTasks(r *rand.Rand) func(*interp.Task) interp.Result {
	return func(task *interp.Task) interp.Result {
		result := interp.Succeed(value.ObjectOf("list", []any{1.0, 2.0}, "a", float64(task.Attempt)))
		switch r.Intn(7) {
		case 0:
			result = interp.Fail("Oops", "random")
		case 1:
			result = interp.TimeOut()
		case 2:
			result = interp.Hang()
		case 3:
			result = interp.Submit(task.Input)
		case 4:
			result = interp.Succeed(task.Input)
		case 5:
			result = result.Submitted(nil)
		}
		return result.After(time.Duration(r.Intn(3)) * 30 * time.Second)
	}
}

// finish runs an execution to its end; what waits is answered now and then, and otherwise times out.
func finish(t testing.TB, r *rand.Rand, x *interp.Execution) {
	t.Helper()
	for range 20 {
		pending := x.Pending()
		if x.Status() != interp.Running || len(pending) == 0 {
			break
		}
		token := pending[r.Intn(len(pending))].Task.Token
		switch r.Intn(4) {
		case 0:
			_ = x.SendTaskSuccess(token, []any{1.0}) // the call may be refused: then the timeout comes
		case 1:
			_ = x.SendTaskFailure(token, "Oops", "")
		case 2:
			_ = x.SendTaskHeartbeat(token)
		default:
			x.Advance(time.Duration(r.Intn(1000)) * time.Second)
		}
	}
	if x.Status() == interp.Running {
		x.Finish()
	}
}

// checkEnd checks what holds for every execution that has ended.
func checkEnd(t testing.TB, x *interp.Execution) {
	t.Helper()
	switch x.Status() {
	case interp.Succeeded:
		require.Nil(t, x.Failure())
	case interp.Failed, interp.TimedOut, interp.Aborted:
		require.NotNil(t, x.Failure())
	default:
		t.Fatalf("status %s at the end", x.Status())
	}
	require.Empty(t, x.Pending())
	require.False(t, x.Stopped().Before(x.Started()))
	before := x.Started()
	for i, e := range x.History() {
		require.Equal(t, int64(i+1), e.ID)
		require.Less(t, e.PreviousEventID, e.ID)
		require.False(t, e.Timestamp.Before(before), "event %d is older than the one before", e.ID)
		before = e.Timestamp
	}
	text := value.Text(x.HistoryJSON())
	require.True(t, json.Valid([]byte(text)))
	for _, run := range x.MapRuns() {
		require.NotEqual(t, interp.Running, run.Status)
		for _, child := range run.Children {
			if child != nil && child.Status() != interp.Aborted {
				checkEnd(t, child)
			}
		}
	}
}

// runRandom runs a machine with random tasks.
func runRandom(t testing.TB, def *asl.StateMachine, input any, seed int64, express bool) *interp.Execution {
	t.Helper()
	r := rand.New(rand.NewSource(seed))
	options := interp.Options{Tasks: randomTasks(r), Seed: uint64(seed), MaxTransitions: 2000, MaxEvents: 5000}
	if express {
		options.ExecutionType = asl.ExecutionExpress
	}
	x, err := interp.Start(def, input, options)
	if err != nil {
		return nil
	}
	finish(t, r, x)
	return x
}

// TestRandomMachines runs random machines: no panic, no loop without end, a legal end, and twice the same history.
func TestRandomMachines(t *testing.T) {
	n := int64(2000)
	if testing.Short() {
		n = 200
	}
	routines := runtime.NumGoroutine()
	ends := map[interp.Status]int{}
	for seed := range n {
		g := &generator{r: rand.New(rand.NewSource(seed))}
		text, err := json.Marshal(g.machine())
		require.NoError(t, err)
		input := value.ObjectOf("list", []any{1.0, "b", nil}, "a", pick[any](g.r, 1.0, "x", nil, value.NewObject(0)))
		express := g.r.Intn(3) == 0
		def := machineOf(t, string(text))
		x := runRandom(t, def, input, seed, express)
		require.NotNil(t, x, "seed %d: %s", seed, text)
		checkEnd(t, x)
		ends[x.Status()]++
		again := runRandom(t, def, input, seed, express)
		require.Equal(t, value.Text(x.HistoryJSON()), value.Text(again.HistoryJSON()), "seed %d: %s", seed, text)
	}
	require.LessOrEqual(t, runtime.NumGoroutine(), routines, "goroutines are left behind")
	t.Logf("%v", ends)
	require.Greater(t, ends[interp.Succeeded], int(n/20), "%v", ends)
	require.Greater(t, ends[interp.Failed], int(n/20), "%v", ends)
}

// TestRandomMachinesDiffer tests that the machines are not all alike.
func TestRandomMachinesDiffer(t *testing.T) {
	kinds := map[string]bool{}
	for seed := range int64(50) {
		g := &generator{r: rand.New(rand.NewSource(seed))}
		text, err := json.Marshal(g.machine())
		require.NoError(t, err)
		for _, kind := range []string{"Pass", "Task", "Choice", "Wait", "Succeed", "Fail", "Map", "Parallel"} {
			if containsKind(parsed(t, string(text)), kind) {
				kinds[kind] = true
			}
		}
	}
	require.Len(t, kinds, 8)
}

// containsKind reports whether a definition has a state of a kind.
func containsKind(v any, kind string) bool {
	switch v := v.(type) {
	case *value.Object:
		if member(v, "Type") == kind {
			return true
		}
		for _, m := range v.All() {
			if containsKind(m, kind) {
				return true
			}
		}
	case []any:
		for _, m := range v {
			if containsKind(m, kind) {
				return true
			}
		}
	}
	return false
}
