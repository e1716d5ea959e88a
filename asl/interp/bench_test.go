package interp_test

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/asl/interp/items"
)

// rounds is how often the loops of this file go round.
const rounds = 1000

// loopJSONata counts to its input in a loop of a Choice, a Task and a Pass.
const loopJSONata = `{
  "QueryLanguage": "JSONata",
  "StartAt": "Begin",
  "States": {
    "Begin": {"Type": "Pass", "Assign": {"n": 0, "limit": "{% $states.input.limit %}"}, "Next": "Check"},
    "Check": {"Type": "Choice", "Choices": [{"Condition": "{% $n < $limit and $n >= 0 %}", "Next": "Work"}], "Default": "Done"},
    "Work": {
      "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
      "Arguments": {"FunctionName": "work", "Payload": {"n": "{% $n %}"}},
      "Output": "{% $states.result.Payload %}", "Next": "Add"
    },
    "Add": {"Type": "Pass", "Assign": {"n": "{% $n + 1 %}"}, "Output": {"n": "{% $n %}"}, "Next": "Check"},
    "Done": {"Type": "Succeed"}
  }
}`

// loopJSONPath is loopJSONata in JSONPath, without variables.
const loopJSONPath = `{
  "StartAt": "Begin",
  "States": {
    "Begin": {"Type": "Pass", "Parameters": {"n": 0, "limit.$": "$.limit"}, "Next": "Check"},
    "Check": {
      "Type": "Choice",
      "Choices": [{
        "And": [
          {"Variable": "$.n", "NumericLessThanPath": "$.limit"},
          {"Variable": "$.n", "NumericGreaterThanEquals": 0}
        ],
        "Next": "Work"
      }],
      "Default": "Done"
    },
    "Work": {
      "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
      "Parameters": {"n.$": "$.n"}, "ResultPath": "$.result", "Next": "Add"
    },
    "Add": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)", "limit.$": "$.limit"}, "Next": "Check"},
    "Done": {"Type": "Succeed"}
  }
}`

// machineOf reads a machine.
func machineOf(t testing.TB, text string) *asl.StateMachine {
	t.Helper()
	def, list := asl.Parse("test.asl.json", []byte(text))
	require.False(t, list.HasErrors(), "%v", list)
	return def
}

// work answers the task of the loops.
func work(task *interp.Task) interp.Result {
	if task.Service == "lambda" {
		return interp.Succeed(value.ObjectOf("Payload", member(task.Input, "Payload"), "StatusCode", 200.0))
	}
	return interp.Succeed(task.Input)
}

// runLoop runs a loop once and returns how many states were entered.
func runLoop(t testing.TB, def *asl.StateMachine, limit int) int {
	x, err := interp.Start(def, value.ObjectOf("limit", float64(limit)), interp.Options{
		Tasks: work, ExecutionType: asl.ExecutionExpress, MaxEvents: -1,
	})
	if err != nil {
		t.Fatal(err)
	}
	if x.Status() != interp.Succeeded {
		t.Fatalf("%s %+v", x.Status(), x.Failure())
	}
	return 3*limit + 3
}

// TestLoop tests that the loops that are measured do what they are measured for.
func TestLoop(t *testing.T) {
	for name, text := range map[string]string{"JSONata": loopJSONata, "JSONPath": loopJSONPath} {
		x, err := interp.Start(machineOf(t, text), value.ObjectOf("limit", 7.0), interp.Options{Tasks: work, ExecutionType: asl.ExecutionExpress})
		require.NoError(t, err)
		require.Equal(t, interp.Succeeded, x.Status(), "%s: %+v", name, x.Failure())
		require.Len(t, x.Path(), 3*7+3, name)
		want := `{"n":7,"limit":7}`
		if name == "JSONata" {
			want = `{"n":6}`
		}
		require.Equal(t, want, value.Text(x.Output()), name)
	}
}

// BenchmarkTransitions measures states a second in a loop of a Choice, a Task and a Pass.
func BenchmarkTransitions(b *testing.B) {
	for _, loop := range []struct{ name, text string }{{"JSONata", loopJSONata}, {"JSONPath", loopJSONPath}} {
		b.Run(loop.name, func(b *testing.B) {
			def := machineOf(b, loop.text)
			transitions := 0
			b.ReportAllocs()
			for b.Loop() {
				transitions += runLoop(b, def, rounds)
			}
			b.ReportMetric(float64(transitions)/b.Elapsed().Seconds(), "transitions/s")
		})
	}
}

// BenchmarkStart measures a run of a few states from a machine that was read already: what a start costs.
func BenchmarkStart(b *testing.B) {
	for _, loop := range []struct{ name, text string }{{"JSONata", loopJSONata}, {"JSONPath", loopJSONPath}} {
		b.Run(loop.name, func(b *testing.B) {
			def := machineOf(b, loop.text)
			b.ReportAllocs()
			for b.Loop() {
				runLoop(b, def, 0)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N), "µs/start")
		})
	}
}

// batches is a distributed Map over the rows of a CSV file, 25 in a batch.
const batches = `{
  "QueryLanguage": "JSONata",
  "StartAt": "Rows",
  "States": {
    "Rows": {
      "Type": "Map", "Label": "rows", "ToleratedFailurePercentage": %d, "MaxConcurrency": 100,
      "ItemReader": {
        "Resource": "arn:aws:states:::s3:getObject",
        "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"},
        "Arguments": {"Bucket": "data", "Key": "rows.csv"}
      },
      "ItemBatcher": {"MaxItemsPerBatch": 25},
      "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
        "StartAt": "Work",
        "States": {
          "Work": {
            "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "work", "Payload": "{%% $states.input.Items %%}"},
            "Output": {"rows": "{%% $count($states.input.Items) %%}"}, "End": true
          }
        }
      },
      "Output": "{%% $sum($states.result.rows) %%}", "End": true
    }
  }
}`

// rowsOf returns a CSV file with n rows.
func rowsOf(n int) *items.Memory {
	var csv strings.Builder
	csv.WriteString("id,amount,name\n")
	for i := range n {
		fmt.Fprintf(&csv, "%d,%d.50,customer %d\n", i, i%1000, i)
	}
	store := &items.Memory{}
	if err := store.Put("data", "rows.csv", []byte(csv.String())); err != nil {
		panic(err)
	}
	return store
}

// failOneIn fails one batch of so many.
func failOneIn(n int) func(*interp.Task) interp.Result {
	return func(task *interp.Task) interp.Result {
		rows, _ := member(task.Input, "Payload").([]any)
		id, err := strconv.Atoi(fmt.Sprint(member(rows[0], "id")))
		if err != nil || id%25 != 0 {
			return interp.Fail("BadBatch", fmt.Sprint(rows[0]))
		}
		if id/25%n == 0 {
			return interp.Fail("Flaky", "batch "+strconv.Itoa(id/25))
		}
		return interp.Succeed(value.ObjectOf("Payload", nil))
	}
}

// runBatches runs the distributed Map over rows, of which one batch in a hundred fails.
func runBatches(t testing.TB, store *items.Memory, tolerated int) *interp.Execution {
	x, err := interp.Start(machineOf(t, fmt.Sprintf(batches, tolerated)), value.NewObject(0), interp.Options{
		Tasks: failOneIn(100), S3: store, ForgetChildren: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestDistributedMapCounts tests what a Map Run counts when failures are tolerated and when they are too many.
func TestDistributedMapCounts(t *testing.T) {
	store := rowsOf(10_000)
	x := runBatches(t, store, 1)
	require.Equal(t, interp.Succeeded, x.Status(), "%+v", x.Failure())
	require.Equal(t, "9900", value.Text(x.Output()))
	counts := x.MapRuns()[0].Counts
	require.Equal(t, interp.Counts{Total: 400, Succeeded: 396, Failed: 4}, counts.Executions)
	require.Equal(t, interp.Counts{Total: 10_000, Succeeded: 9_900, Failed: 100}, counts.Items)

	x = runBatches(t, store, 0)
	require.Equal(t, interp.Failed, x.Status())
	require.Equal(t, "States.ExceedToleratedFailureThreshold", x.Failure().Error)
	run := x.MapRuns()[0]
	require.Equal(t, interp.Failed, run.Status)
	sum := func(c interp.Counts) int {
		return c.Pending + c.Running + c.Succeeded + c.Failed + c.TimedOut + c.Aborted
	}
	require.Positive(t, run.Counts.Executions.Failed)
	require.Equal(t, run.Counts.Executions.Total, sum(run.Counts.Executions), "%+v", run.Counts)
	require.Equal(t, run.Counts.Items.Total, sum(run.Counts.Items), "%+v", run.Counts)
	require.Zero(t, run.Counts.Executions.Running)
}

// BenchmarkDistributedMap measures a distributed Map over 100,000 rows in batches of 25, one in a hundred of which fails. MB is what
// the process took from the operating system at most: run it alone.
func BenchmarkDistributedMap(b *testing.B) {
	store := rowsOf(100_000)
	b.ReportAllocs()
	for b.Loop() {
		x := runBatches(b, store, 1)
		require.Equal(b, interp.Succeeded, x.Status(), "%+v", x.Failure())
		require.Equal(b, "99000", value.Text(x.Output()))
		require.Equal(b, interp.Counts{Total: 4_000, Succeeded: 3_960, Failed: 40}, x.MapRuns()[0].Counts.Executions)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/(1<<20), "MB")
}
