package studybackfill_test

import (
	"context"
	"encoding/json"
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

var _ = json.Valid
