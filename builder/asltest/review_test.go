package asltest_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/asltest"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/review"
)

// The types of a workflow with a gate of package review.
type (
	letter  struct{ ID, SHA256 string }
	subject struct{ ID string }
	order   struct {
		ID, Comment string
		Round       int
	}
)

// letters drafts a letter, has it reviewed, and drafts it again at most twice.
func letters() *builder.Workflow[letter, review.Status] {
	w := builder.New[letter, review.Status]("discharge-letter")
	in, q, o := w.Input(), subject{}, order{}
	draft := builder.Task(w, "Draft", lambdatask.Function[order, letter]("draft-letter"))
	gate := review.Gate(w, "Review",
		review.Ask(&q, &draft.Result().SHA256, 48*time.Hour, review.SQS(builder.Param("review_queue_url")), builder.Bind(&q.ID, &in.ID)),
		review.DynamoDB(builder.Param("review_table")))
	draft.Arguments(&o, builder.Bind(&o.ID, &in.ID), builder.Bind(&o.Comment, gate.Comment()), builder.Bind(&o.Round, gate.Round()))
	send := builder.Task(w, "Send", lambdatask.Function[letter, struct{}]("send-letter")).ArgumentsExpr(builder.From(draft.Result()))
	ended := builder.SucceedExpr(w, "Ended", builder.From(gate.Status()))
	send.Then(ended)
	gate.OnApprove(send).OnReject(ended).OnRework(draft, 2).Guards(send)
	w.StartAt(draft).Then(gate)
	return w
}

var doctor = asltest.Reviewer{Name: "dr-jones", Role: "physician"}

func reviewing(t *testing.T) *asltest.Execution[letter, review.Status] {
	run := asltest.Run(t, letters(), letter{ID: "p-1"})
	run.On("Draft", func(o order) (letter, error) { return letter{o.ID, "hash of " + o.Comment}, nil })
	run.On("Send", func(letter) error { return nil })
	return run
}

func TestReviewGate(t *testing.T) {
	run := reviewing(t)
	gate := run.Gate("Review")
	asked := asltest.Asked[review.Request[subject]](gate)
	require.Equal(t, []any{"Review", 1, "p-1", "hash of "}, []any{asked.Gate, asked.Round, asked.Ask.ID, asked.ContentHash})
	require.Error(t, gate.WrongToken())
	gate.Rework(doctor, "too long")
	require.Error(t, gate.AnswerAgain())
	run.Gate("Review").Rework(doctor, "too short")
	run.Gate("Review").Approve(doctor)
	require.Equal(t, review.Approved, run.Output())
	require.Equal(t, []letter{{"p-1", "hash of too short"}}, asltest.Requests[letter](run, "Send"))
	var comments []string
	for _, r := range asltest.RecordsOf[review.Record](run) {
		comments = append(comments, string(r.Status)+" "+r.Comment)
	}
	require.NotEmpty(t, comments)

	run = reviewing(t)
	run.Gate("Review").Reject(doctor, "no")
	require.Equal(t, review.Rejected, run.Output())
	require.False(t, run.Passed("Send"))

	run = reviewing(t)
	run.Gate("Review").Expire()
	require.Equal(t, review.Expired, run.Output())
	require.Equal(t, 48*time.Hour, run.Now().Sub(run.Interp().Started()))

	run = reviewing(t)
	run.Gate("Review").Answer(run.Gate("Review").Decision("approve", doctor, "").With("contentHash", "of another letter"))
	require.False(t, run.Passed("Send"), "another content was approved")

	run = reviewing(t)
	for range 3 {
		run.Gate("Review").Rework(doctor, "still too long")
	}
	require.Equal(t, review.Exhausted, run.Output())

	for name, end := range map[string]string{review.ErrCancelled: "Review: Record cancellation", review.ErrSuperseded: "Review: Record superseding", "Other": "Review: Failed"} {
		run = reviewing(t)
		run.FailTask("Review", name, "why")
		require.True(t, run.Passed(end), run.Path())
	}
	run = reviewing(t)
	run.Gate("Review").Cancel("moved")
	require.True(t, run.Passed("Review: Record cancellation"))

	// The question was sent late, so that its answer may come late.
	run = reviewing(t)
	run.On("Review: Ask", asltest.Sequence(asltest.Fail("SQS.SdkClientException", "once"), asltest.Deliver()))
	gate = run.Gate("Review")
	run.Advance(48*time.Hour - run.Now().Sub(run.Interp().Started()))
	gate.Approve(doctor)
	require.True(t, run.Passed("Review: Record expiry"))
	asltest.RequireCovered(t, letters())
}
