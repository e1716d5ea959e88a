package interp_test

import (
	"encoding/json"
	"math/rand"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

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
	options := interp.Options{Tasks: randomTasks(r), Seed: uint64(seed), MaxTransitions: 400, MaxEvents: 2000}
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
	n := int64(300)
	if testing.Short() {
		n = 100
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
