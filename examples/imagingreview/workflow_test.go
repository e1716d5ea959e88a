package imagingreview_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder/asltest"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/examples/imagingreview"
	"github.com/aslgen/aslgen/patterns/batch"
	"github.com/aslgen/aslgen/patterns/review"
)

// TestMain fails the package when its tests leave out a state or a transition of the workflow.
func TestMain(m *testing.M) { os.Exit(asltest.Coverage(m, imagingreview.Workflow())) }

// TestReleaseIsProved: the workflow builds without a word, so nothing but a complete run or an accepted one is released.
func TestReleaseIsProved(t *testing.T) {
	machine, faults := imagingreview.Workflow().Build()
	require.Empty(t, faults)
	require.NotNil(t, machine)
}

func TestRead(t *testing.T) {
	f, err := imagingreview.Read(context.Background(), imagingreview.ImageSet{ImageSetID: "i1", Modality: "CT"})
	require.NoError(t, err)
	require.Equal(t, imagingreview.Finding{ImageSetID: "i1", Label: "CT", Score: 0.2}, f)
}

type execution = *asltest.Execution[imagingreview.Night, imagingreview.Outcome]

var (
	grace     = asltest.Reviewer{Name: "dr. grace", Role: "radiologist"}
	scheduler = asltest.Reviewer{Name: "night-scheduler", Role: "program"}
)

// night makes a run over 60 image sets, of which the model cannot read some.
func night(t *testing.T, unreadable ...string) execution {
	run := asltest.Run(t, imagingreview.Workflow(), imagingreview.Night{List: "tonight.jsonl", Sets: 60, Requester: "night-scheduler"},
		asltest.Param("lists_bucket", "lists"), asltest.Param("findings_bucket", "findings"))
	put(run, 60)
	run.On("Read image sets: Run model", func(ctx context.Context, s imagingreview.ImageSet) (imagingreview.Finding, error) {
		if slices.Contains(unreadable, s.ImageSetID) {
			return imagingreview.Finding{}, errors.New("broken pixels")
		}
		return imagingreview.Read(ctx, s)
	})
	run.On("Release findings", imagingreview.Publish)
	return run
}

// put writes a list of n image sets.
func put(run execution, n int) {
	list := strings.Builder{}
	for i := range n {
		fmt.Fprintf(&list, `{"datastoreId": "d1", "imageSetId": "i%d", "modality": "CT"}`+"\n", i)
	}
	asltest.S3(run).Put("lists", "tonight.jsonl", list.String())
}

// gate is the question about the failures.
func gate(run execution) *asltest.Gate { return run.Gate("Failures") }

// requireWithheld: nothing is released.
func requireWithheld(t *testing.T, run execution) {
	require.Empty(t, run.Calls("Release findings"))
	require.False(t, run.Passed("Released"))
}

func TestCompleteNightIsReleasedAtOnce(t *testing.T) {
	run := night(t)
	out := run.Output()
	require.Equal(t, "released", out.Status)
	require.Nil(t, out.Review)
	require.Equal(t, batch.Counts{Total: 60, Succeeded: 60, ResultsWritten: 60}, out.Report.Counts)
	require.Equal(t, []imagingreview.Release{{Bucket: "findings", Folder: out.Report.Folder, MapRunArn: run.Interp().MapRuns()[0].ARN}},
		asltest.Requests[imagingreview.Release](run, "Release findings"))
	require.Len(t, run.Calls("Read image sets: Run model"), 60)
}

func TestAcceptedFailuresAreReleased(t *testing.T) {
	run := night(t, "i7", "i8")
	asked := asltest.Asked[review.Request[imagingreview.Question]](gate(run))
	require.Equal(t, 2, asked.Ask.Report.RecordedFailures)
	require.Equal(t, "night-scheduler", *asked.Author)
	requireWithheld(t, run)

	gate(run).Approve(grace)
	out := run.Output()
	require.Equal(t, "released", out.Status)
	require.Equal(t, asked.Ask.Report, out.Report)
	records := asltest.RecordsOf[review.Record](run)
	require.Len(t, records, 1)
	require.Equal(t, review.Approved, records[0].Status)
	require.Equal(t, asked.ContentHash, records[0].AnsweredHash)
	require.Len(t, run.Calls("Release findings"), 1)
}

// Whatever is no approval withholds the findings, and is a status.
func TestWithheld(t *testing.T) {
	for _, c := range []struct {
		name   string
		end    func(*asltest.Gate)
		status review.Status
	}{
		{"rejected", func(g *asltest.Gate) { g.Reject(grace, "read them again") }, review.Rejected},
		{"expired", (*asltest.Gate).Expire, review.Expired},
		{"cancelled", func(g *asltest.Gate) { g.Cancel("not needed") }, review.Cancelled},
		{"superseded", func(g *asltest.Gate) { g.Fail(review.ErrSuperseded, "newer run") }, review.Superseded},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := night(t, "i7")
			g := gate(run)
			c.end(g)
			out := run.Output()
			require.Equal(t, "withheld", out.Status)
			require.Equal(t, &c.status, out.Review)
			require.Equal(t, c.status, asltest.RecordsOf[review.Record](run)[0].Status)
			requireWithheld(t, run)
			require.Error(t, g.AnswerAgain(), "the wait is over")
		})
	}
}

// An answer that is no decision of a radiologist about this very run ends the execution. Rework is none here.
func TestInvalidAnswers(t *testing.T) {
	for name, answer := range map[string]func(*asltest.Gate){
		"requester's own": func(g *asltest.Gate) { g.Approve(scheduler) },
		"of another run":  func(g *asltest.Gate) { g.Answer(g.Decision("approve", grace, "").With("contentHash", "0000")) },
		"rework":          func(g *asltest.Gate) { g.Rework(grace, "again") },
		"no object":       func(g *asltest.Gate) { g.AnswerRaw(`true`) },
	} {
		t.Run(name, func(t *testing.T) {
			run := night(t, "i7")
			answer(gate(run))
			run.RequireFailed(review.ErrInvalidAnswer)
			requireWithheld(t, run)
			require.Equal(t, review.Invalid, asltest.RecordsOf[review.Record](run)[0].Status)
		})
	}
}

func TestWrongTokenAndSecondAnswerAreRefused(t *testing.T) {
	run := night(t, "i7")
	g := gate(run)
	require.Error(t, g.WrongToken())
	run.RequireWaiting("Failures: Ask")
	g.Approve(grace)
	require.Error(t, g.AnswerAgain())
	require.Len(t, run.Calls("Release findings"), 1)
}

// Sending the question took a second attempt, so its token lives longer than the question: an answer behind the time limit is none.
func TestLateAnswerDoesNotCount(t *testing.T) {
	run := night(t, "i7")
	run.On("Failures: Ask", asltest.Sequence(asltest.Fail(sqstask.ErrRequestThrottled, "busy"), asltest.Hang()))
	g := gate(run)
	run.Advance(asltest.Asked[review.Request[imagingreview.Question]](g).ExpiresAt.Sub(run.Now()))
	g.Approve(grace)
	require.Equal(t, review.Expired, *run.Output().Review)
	requireWithheld(t, run)
}

// A question that reaches nobody ends the execution.
func TestQuestionIsNotSent(t *testing.T) {
	run := night(t, "i7")
	run.On("Failures: Ask", asltest.Fail(sqstask.ErrQueueDoesNotExist, "no such queue"))
	run.RequireFailed(sqstask.ErrQueueDoesNotExist)
	requireWithheld(t, run)
	require.Equal(t, review.Failed, asltest.RecordsOf[review.Record](run)[0].Status)
}

// An approval that cannot be recorded is none.
func TestNothingIsReleasedWithoutItsRecord(t *testing.T) {
	run := night(t, "i7")
	run.On("Failures: Record approval", asltest.Fail("DynamoDB.ConditionalCheckFailedException", "another record"))
	gate(run).Approve(grace)
	run.RequireFailed("DynamoDB.ConditionalCheckFailedException")
	requireWithheld(t, run)
}

// More faults than are tolerated stop the run, whether they can be counted or not.
func TestTooManyFaults(t *testing.T) {
	stop := func(t *testing.T) execution {
		run := night(t)
		run.On("Read image sets: Run model", asltest.Fail("States.Permissions", "not authorized"))
		return run
	}
	require.Regexp(t, "of 60 items 0 succeeded .* [1-9]+ failed", stop(t).RequireFailed("ImagingReview.Stopped").Cause)
	for _, state := range []string{"Read image sets: Find run", "Read image sets: Count failures"} {
		t.Run(state, func(t *testing.T) {
			run := stop(t)
			run.On(state, asltest.Fail("Broken", "no answer"))
			require.Contains(t, run.RequireFailed("ImagingReview.Stopped").Cause, "of 0 items")
			requireWithheld(t, run)
		})
	}
}

// A fault within the tolerance is a radiologist's to accept, as a recorded failure is.
func TestToleratedFault(t *testing.T) {
	run := night(t)
	run.On("Read image sets: Run model", func(ctx context.Context, s imagingreview.ImageSet) (imagingreview.Finding, error) {
		if s.ImageSetID == "i7" {
			return imagingreview.Finding{}, asltest.Fail("States.Permissions", "not authorized")
		}
		return imagingreview.Read(ctx, s)
	})
	asked := asltest.Asked[review.Request[imagingreview.Question]](gate(run))
	require.Equal(t, batch.Counts{Total: 60, Succeeded: 59, Failed: 1, ResultsWritten: 60}, asked.Ask.Report.Counts)
	gate(run).Approve(grace)
	require.Equal(t, "released", run.Output().Status)
}

// The list has another number of sets than the night, or none at all.
func TestOtherNumberOfSets(t *testing.T) {
	for _, listed := range []int{59, 0} {
		run := night(t)
		put(run, listed)
		require.Contains(t, run.RequireFailed("ImagingReview.Stopped").Cause, fmt.Sprintf("of %d items", listed))
		requireWithheld(t, run)
	}
}

func TestNothingToRead(t *testing.T) {
	run := asltest.Run(t, imagingreview.Workflow(), imagingreview.Night{List: "empty.jsonl", Requester: "night-scheduler"}, asltest.Param("lists_bucket", "lists"))
	asltest.S3(run).Put("lists", "empty.jsonl", "")
	require.Equal(t, "nothing-to-read", run.Output().Status)
}

func TestResultsSettle(t *testing.T) {
	run := night(t)
	said := func(c batch.Counts) batch.DescribeMapRunOutput {
		return batch.DescribeMapRunOutput{ItemCounts: c, ExecutionCounts: batch.Counts{Total: 60, Succeeded: 60, ResultsWritten: 60}}
	}
	run.On("Read image sets: Count", asltest.Sequence(
		said(batch.Counts{Total: 60, Running: 1, Succeeded: 59, ResultsWritten: 59}),
		said(batch.Counts{Total: 60, Succeeded: 60, ResultsWritten: 60})))
	require.Equal(t, "released", run.Output().Status)
	require.Equal(t, 1, run.Visited("Read image sets: Settle"))

	run = night(t)
	run.On("Read image sets: Count", batch.DescribeMapRunOutput{ItemCounts: batch.Counts{Total: 60, Failed: 60, ResultsWritten: 60}})
	run.RequireFailed("ImagingReview.Stopped")
	requireWithheld(t, run)
}

// Whatever cannot be read or asked ends the execution with its error.
func TestQuestionsThatAreNotAnswered(t *testing.T) {
	for _, state := range []string{"Read image sets: Count", "Read image sets: Manifest", "Read image sets: Count outcomes"} {
		t.Run(state, func(t *testing.T) {
			run := night(t)
			run.On(state, asltest.Fail("Broken", "no answer"))
			run.RequireFailed("Broken")
			requireWithheld(t, run)
		})
	}
	asltest.Run(t, imagingreview.Workflow(), imagingreview.Night{List: "missing.jsonl"}).RequireFailed("States.ItemReaderFailed")
}

func TestResultsAreBroken(t *testing.T) {
	run := night(t)
	s3 := asltest.S3(run)
	run.OnCall("aws-sdk:s3", "getObject", func(in struct{ Bucket, Key string }) map[string]string {
		for _, key := range s3.Keys("findings", "findings/") {
			if strings.Contains(key, "SUCCEEDED") {
				s3.Put("findings", key, "{broken")
			}
		}
		return map[string]string{"Body": s3.Get(in.Bucket, in.Key)}
	})
	run.RequireFailed("States.ItemReaderFailed")
	requireWithheld(t, run)
}

// The whole run has five days.
func TestRunThatTakesTooLong(t *testing.T) {
	run := night(t, "i7")
	run.On("Release findings", asltest.After(6*24*time.Hour, imagingreview.Released{}))
	gate(run).Approve(grace)
	run.RequireFailed("States.Timeout")
	require.Equal(t, interp.TimedOut, run.Status())
}
