package studybackfill_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/asltest"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/examples/studybackfill"
	"github.com/aslgen/aslgen/patterns/batch"
)

// TestMain fails the package when its tests leave out a state or a transition of the workflow.
func TestMain(m *testing.M) { os.Exit(asltest.Coverage(m, studybackfill.Workflow())) }

type execution = *asltest.Execution[studybackfill.Backlog, studybackfill.Summary]

type batchOf = builder.Batch[studybackfill.Study, studybackfill.Settings]

// bucket is the S3 of a run as the function that sums up sees it.
type bucket struct{ asltest.Bucket }

func (b bucket) Read(_ context.Context, name, key string) ([]byte, error) {
	return []byte(b.Get(name, key)), nil
}

// backfill makes a run over a list of n studies: the handlers of the package serve the calls.
func backfill(t *testing.T, n int, limit ...int) execution {
	in := studybackfill.Backlog{List: "today.csv", Model: "m7"}
	for _, l := range limit {
		in.Limit = &l
	}
	run := asltest.Run(t, studybackfill.Workflow(), in,
		asltest.Param("backlog_bucket", "backlog"), asltest.Param("results_bucket", "results"), asltest.Param("unread_queue_url", "https://sqs/unread"))
	list := strings.Builder{}
	list.WriteString("study_id,modality,image_key\n")
	for i := range n {
		fmt.Fprintf(&list, "s%d,ct,images/%03d\n", i, i)
	}
	asltest.S3(run).Put("backlog", "lists/today.csv", list.String())
	run.On("Read studies: Run model", studybackfill.Read)
	run.On("Sum up", studybackfill.Counter{Files: bucket{asltest.S3(run)}}.Summarize)
	run.On("Read studies: Queue: Send", sqstask.SendMessageOutput{MessageId: "m1"})
	run.On("Read studies: Queue recorded: Send", sqstask.SendMessageOutput{MessageId: "m1"})
	return run
}

// failing is the handler that fails for the batches that begin at these lines.
func failing(err error, lines ...int) func(context.Context, batchOf) (studybackfill.Report, error) {
	return func(ctx context.Context, b batchOf) (studybackfill.Report, error) {
		for _, l := range lines {
			if b.Items[0].Line == l {
				return studybackfill.Report{}, err
			}
		}
		return studybackfill.Read(ctx, b)
	}
}

func TestAllStudiesAreRead(t *testing.T) {
	run := backfill(t, 60)
	require.Equal(t, studybackfill.Summary{Studies: 60}, run.Output())
	batches := asltest.Requests[batchOf](run, "Read studies: Run model")
	require.Len(t, batches, 3) // of 25, 25 and 10
	require.Len(t, batches[2].Items, 10)
	require.Equal(t, studybackfill.Study{StudyID: "s50", Modality: "CT", ImageKey: "images/050", Line: 50}, batches[2].Items[0])
	require.Equal(t, studybackfill.Settings{Model: "m7", Run: run.Interp().Name()}, batches[0].BatchInput)
	require.Empty(t, run.Calls("Read studies: Queue: Send", "Read studies: Queue recorded: Send"))
}

func TestLimitTakesTheFirstStudies(t *testing.T) {
	require.Equal(t, 30, backfill(t, 60, 30).Output().Studies)
}

func TestEmptyList(t *testing.T) {
	run := backfill(t, 0)
	require.Equal(t, studybackfill.Summary{}, run.Output())
	require.True(t, run.Passed("Nothing to read"))
}

// A batch that the model cannot read is a recorded outcome: a message tells of it, and the others count.
func TestUnreadBatchIsQueued(t *testing.T) {
	run := backfill(t, 100)
	run.On("Read studies: Run model", failing(errors.New("no model for CT"), 25))
	require.Equal(t, studybackfill.Summary{Studies: 75, Failed: 1}, run.Output())
	sent := asltest.Requests[batch.FailedChild](run, "Read studies: Queue recorded: Send")
	require.Len(t, sent, 1)
	require.Equal(t, "errorString", sent[0].Error)
	require.Equal(t, run.Interp().MapRuns()[0].ARN, sent[0].MapRunArn)
}

// What a child is not allowed to do is a fault, no outcome: one of forty batches is tolerated, two are not.
func TestFaults(t *testing.T) {
	denied := asltest.Fail("States.Permissions", "not authorized to invoke the function")

	run := backfill(t, 1000)
	run.On("Read studies: Run model", failing(denied, 25))
	require.Equal(t, studybackfill.Summary{Studies: 975, Failed: 1}, run.Output())
	require.Len(t, run.Calls("Read studies: Queue: Send"), 1)
	require.Empty(t, run.Calls("Read studies: Queue recorded: Send"))

	run = backfill(t, 1000)
	run.On("Read studies: Run model", failing(denied, 25, 50))
	cause := run.RequireFailed("Backfill.TooManyFailures").Cause
	require.Contains(t, cause, "of 1000 items")
	require.Contains(t, cause, "50 failed")
	require.Empty(t, run.Calls("Sum up"))
}

// counts is what Step Functions says about a Map Run of 60 studies in three batches.
func counts(items batch.Counts) batch.DescribeMapRunOutput {
	return batch.DescribeMapRunOutput{ItemCounts: items, ExecutionCounts: batch.Counts{Total: 3, Succeeded: 3, ResultsWritten: 3}}
}

// The counts are asked for again until all results are written.
func TestResultsSettle(t *testing.T) {
	run := backfill(t, 60)
	run.On("Read studies: Count", asltest.Sequence(
		counts(batch.Counts{Total: 60, Running: 10, Succeeded: 50, ResultsWritten: 50}),
		counts(batch.Counts{Total: 60, Succeeded: 60, ResultsWritten: 50}),
		counts(batch.Counts{Total: 60, Succeeded: 60, ResultsWritten: 60})))
	require.Equal(t, 60, run.Output().Studies)
	require.Equal(t, 2, run.Visited("Read studies: Settle"))
}

// Counts that contradict one another, or what was written, are never taken for a result.
func TestMismatch(t *testing.T) {
	for name, said := range map[string]batch.DescribeMapRunOutput{
		"a study is missing":      counts(batch.Counts{Total: 60, Succeeded: 59, ResultsWritten: 60}),
		"results are not written": counts(batch.Counts{Total: 60, Succeeded: 60, ResultsWritten: 50}),
		"failures without files":  counts(batch.Counts{Total: 60, Succeeded: 50, Failed: 10, ResultsWritten: 60}),
		"nothing but failures":    {ItemCounts: batch.Counts{Total: 60, Failed: 60, ResultsWritten: 60}},
	} {
		t.Run(name, func(t *testing.T) {
			run := backfill(t, 60)
			run.On("Read studies: Count", said)
			require.Contains(t, run.RequireFailed("Backfill.Mismatch").Cause, "of 60 items")
			require.Empty(t, run.Calls("Sum up"))
		})
	}
}

// Whatever cannot be asked ends the execution with its error.
func TestQuestionsThatAreNotAnswered(t *testing.T) {
	for _, state := range []string{"Read studies: Count", "Read studies: Manifest", "Read studies: Count outcomes"} {
		t.Run(state, func(t *testing.T) {
			run := backfill(t, 60)
			run.On(state, asltest.Fail("Broken", "no answer"))
			require.Equal(t, "no answer", run.RequireFailed("Broken").Cause)
			require.Len(t, run.Calls(state), 6) // a question is asked again, whatever its error
			require.Empty(t, run.Calls("Sum up"))
		})
	}
}

func TestListIsMissing(t *testing.T) {
	run := asltest.Run(t, studybackfill.Workflow(), studybackfill.Backlog{List: "yesterday.csv"})
	run.RequireFailed("States.ItemReaderFailed")
}

// The files of results are read again to count recorded failures. One that is broken ends the execution.
func TestResultsAreBroken(t *testing.T) {
	run := backfill(t, 60)
	s3 := asltest.S3(run)
	run.OnCall("aws-sdk:s3", "getObject", func(in struct{ Bucket, Key string }) map[string]string {
		for _, key := range s3.Keys("results", "findings/") {
			if strings.Contains(key, "SUCCEEDED") {
				s3.Put("results", key, "{broken")
			}
		}
		return map[string]string{"Body": s3.Get(in.Bucket, in.Key)}
	})
	run.RequireFailed("States.ItemReaderFailed")
	require.Empty(t, run.Calls("Sum up"))
}

// Where too many have failed, and how many cannot be asked, the execution still ends as one with too many failures.
func TestFailuresAreNotCounted(t *testing.T) {
	for _, state := range []string{"Read studies: Find run", "Read studies: Count failures"} {
		t.Run(state, func(t *testing.T) {
			run := backfill(t, 60)
			run.On("Read studies: Run model", asltest.Fail("States.Permissions", "not authorized"))
			run.On(state, asltest.Fail("Broken", "no answer"))
			require.Contains(t, run.RequireFailed("Backfill.TooManyFailures").Cause, "of 0 items")
		})
	}
}

// A message about unread studies is never lost in silence.
func TestMessageIsNotSent(t *testing.T) {
	gone := asltest.Fail(sqstask.ErrQueueDoesNotExist, "no such queue")

	run := backfill(t, 1000)
	run.On("Read studies: Run model", failing(asltest.Fail("States.Permissions", "not authorized"), 25))
	run.On("Read studies: Queue: Send", gone)
	run.RequireFailed(batch.ErrNotQueued)
	require.Empty(t, run.Calls("Sum up"))

	run = backfill(t, 60)
	run.On("Read studies: Run model", failing(errors.New("no model for CT"), 25))
	run.On("Read studies: Queue recorded: Send", gone)
	run.RequireFailed(batch.ErrNotQueued)
	require.Empty(t, run.Calls("Sum up"))
}

func TestBusyModelIsAskedAgain(t *testing.T) {
	run := backfill(t, 10)
	run.On("Read studies: Run model", asltest.Sequence(asltest.Fail("ModelBusy", ""), asltest.TimeOut()))
	require.Equal(t, studybackfill.Summary{Failed: 1}, run.Output())
	require.Len(t, run.Calls("Read studies: Run model"), 2)
}

// The part behind the Map, as it would run if nothing were known of the children of a run that failed: this workflow never comes to it so.
func TestUnknownFailuresAreNotQueued(t *testing.T) {
	run := asltest.Run(t, studybackfill.Workflow(), studybackfill.Backlog{}, asltest.StartAt("Read studies: Any to queue?", map[string]any{
		"readStudiesReport":  batch.Report{},
		"readStudiesProblem": builder.ErrorOutput{Error: batch.ErrExceedToleratedFailureThreshold},
	}))
	require.Equal(t, "it is not known which children failed, after States.ExceedToleratedFailureThreshold", run.RequireFailed(batch.ErrNotQueued).Cause)
}
