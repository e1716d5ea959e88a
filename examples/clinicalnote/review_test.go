package clinicalnote_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder/asltest"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/examples/clinicalnote"
	"github.com/aslgen/aslgen/patterns/review"
)

// Whatever is no approval leads to a status: nothing is published, and the draft is withdrawn.
func TestNotApproved(t *testing.T) {
	for _, c := range []struct {
		name   string
		end    func(*asltest.Gate)
		status review.Status
		reason string
	}{
		{"rejected", func(g *asltest.Gate) { g.Reject(grace, "not the patient") }, review.Rejected, "rejected: not the patient"},
		{"expired", (*asltest.Gate).Expire, review.Expired, "expired: "},
		{"lost heartbeat", (*asltest.Gate).LoseHeartbeat, review.Expired, "expired: "},
		{"cancelled", func(g *asltest.Gate) { g.Cancel("visit was cancelled") }, review.Cancelled, "cancelled: "},
		{"superseded", func(g *asltest.Gate) { g.Fail(review.ErrSuperseded, "newer draft") }, review.Superseded, "superseded: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := visit(t)
			gate := run.gate()
			c.end(gate)
			run.requireRolledBack(t, c.reason)
			require.Equal(t, c.status, run.record(t).Status)
			require.Error(t, gate.AnswerAgain(), "the wait is over")
		})
	}
}

func TestHeartbeatsKeepTheQuestionOpen(t *testing.T) {
	run := visit(t)
	gate := run.gate()
	for range 7 {
		run.Advance(6*time.Hour - time.Second)
		gate.Heartbeat()
	}
	gate.Approve(grace)
	require.Equal(t, "published", run.Output().Status)
}

func TestReworkHeedsTheRemarks(t *testing.T) {
	run := visit(t)
	for _, remark := range []string{"Allergies?", "Dose?"} {
		run.gate().Rework(grace, remark)
	}
	last := run.gate()
	require.Equal(t, 3, asltest.Asked[review.Request[clinicalnote.Question]](last).Round)
	var remarks []string
	for _, r := range asltest.Requests[clinicalnote.DraftRequest](run, "Draft note") {
		remarks = append(remarks, r.Prompt.Remarks)
	}
	require.Equal(t, []string{"", "Allergies?", "Dose?"}, remarks)
	last.Approve(grace)
	require.Equal(t, "published", run.Output().Status)
}

func TestThirdReworkIsOneTooMany(t *testing.T) {
	run := visit(t)
	for range 3 {
		run.gate().Rework(grace, "again")
	}
	run.requireRolledBack(t, "exhausted: again")
	var statuses []review.Status
	for _, r := range asltest.RecordsOf[review.Record](run) {
		statuses = append(statuses, r.Status)
	}
	require.Equal(t, []review.Status{review.Reworked, review.Reworked, review.Exhausted}, statuses)
}

// An answer that is no decision of somebody else on this very draft is a fault.
func TestInvalidAnswers(t *testing.T) {
	for name, answer := range map[string]func(*asltest.Gate){
		"author's own":     func(g *asltest.Gate) { g.Approve(ada) },
		"nobody":           func(g *asltest.Gate) { g.AnswerRaw(`{"decision": "approve"}`) },
		"of another draft": func(g *asltest.Gate) { o := g.Decision("approve", grace, ""); g.Answer(o.With("contentHash", "0000")) },
		"no object":        func(g *asltest.Gate) { g.AnswerRaw(`"approve"`) },
		"without a reason": func(g *asltest.Gate) { g.Reject(grace, " ") },
		"unknown decision": func(g *asltest.Gate) {
			g.AnswerRaw(`{"decision": "yes", "reviewer": "dr. grace", "role": "physician"}`)
		},
		"too many decisions": func(g *asltest.Gate) { g.AnswerRaw(`{"decision": ["approve", "reject"]}`) },
	} {
		t.Run(name, func(t *testing.T) {
			run := visit(t)
			answer(run.gate())
			run.requireFault(t, review.ErrInvalidAnswer)
			run.requireWithdrawn(t)
			require.Equal(t, review.Invalid, run.record(t).Status)
		})
	}
}

func TestWrongTokenAndSecondAnswerAreRefused(t *testing.T) {
	run := visit(t)
	gate := run.gate()
	require.Error(t, gate.WrongToken())
	run.RequireWaiting("Physician review: Ask")
	gate.Approve(grace)
	require.Error(t, gate.AnswerAgain())
	require.Len(t, run.Calls("Publish note"), 1)
}

// Sending the question took a second attempt, so its token lives longer than the question: an answer behind the time limit is none.
func TestLateAnswerDoesNotCount(t *testing.T) {
	run := visit(t)
	run.On("Physician review: Ask", asltest.Sequence(asltest.Fail(sqstask.ErrRequestThrottled, "busy"), asltest.Hang()))
	gate := run.gate()
	asked := asltest.Asked[review.Request[clinicalnote.Question]](gate)
	for left := asked.ExpiresAt.Sub(run.Now()); left > 0; left = asked.ExpiresAt.Sub(run.Now()) {
		run.Advance(min(left, 5*time.Hour))
		gate.Heartbeat()
	}
	require.True(t, gate.Open())
	gate.Approve(grace)
	run.requireRolledBack(t, "expired: ")
}

// A question that reaches nobody, and a reviewer's side that fails, are faults.
func TestReviewFails(t *testing.T) {
	run := visit(t)
	run.On("Physician review: Ask", asltest.Fail(sqstask.ErrQueueDoesNotExist, "no such queue"))
	run.requireFault(t, sqstask.ErrQueueDoesNotExist)
	run.requireWithdrawn(t)
	require.Equal(t, review.Failed, run.record(t).Status)

	run = visit(t)
	run.gate().Fail("DeskBroken", "disk is full")
	run.requireFault(t, "DeskBroken")
	run.requireWithdrawn(t)
}

// An approval that cannot be recorded is none.
func TestNothingIsPublishedWithoutItsRecord(t *testing.T) {
	run := visit(t)
	run.On("Physician review: Record approval", asltest.Fail("DynamoDB.ConditionalCheckFailedException", "another record"))
	run.gate().Approve(grace)
	run.RequireFailed("DynamoDB.ConditionalCheckFailedException")
	require.Empty(t, run.Calls("Publish note"))
	require.False(t, run.stored(t, "notes/e1"))
}
