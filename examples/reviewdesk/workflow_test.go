package reviewdesk_test

import (
	"context"
	"errors"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/aws-sdk-go-v2/service/sfn/types"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/asltest"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/examples/reviewdesk"
	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

// TestMain fails the package when its tests leave out a state or a transition of the workflow behind the desk.
func TestMain(m *testing.M) { os.Exit(asltest.Coverage(m, release())) }

// drafted is what is to be released.
type drafted struct {
	EncounterID, DraftKey, Hash, Author string
}

// released is how it ended.
type released struct{ Status review.Status }

func publish(context.Context, drafted) (struct{}, error) { return struct{}{}, nil }

// release is a workflow whose gate asks the ward for two days, then the board for five: a week in all.
func release() *builder.Workflow[drafted, released] {
	w := builder.New[drafted, released]("release-draft")
	in := w.Input()
	q := reviewdesk.Question{}
	gate := review.Gate(w, "Physician review", review.Ask(&q, &in.Hash, 48*time.Hour, review.SQS(builder.Param("ward_queue")),
		builder.Bind(&q.EncounterID, &in.EncounterID), builder.Bind(&q.DraftKey, &in.DraftKey)),
		review.DynamoDB("reviews"), review.Author(&in.Author), review.WithoutRework(), review.Group("ward"),
		review.Escalate(review.Level{Group: "board", Timeout: 5 * 24 * time.Hour, Channel: review.SQS(builder.Param("board_queue"))}))
	send := builder.Task(w, "Publish", lambdatask.Handler(builder.Param("publish"), publish)).ArgumentsExpr(builder.From(in)).Retry(builder.LambdaTransient)
	yes, no := released{}, released{}
	kept := builder.Succeed(w, "Kept back", &no, builder.Bind(&no.Status, gate.Status()))
	gate.OnApprove(send).OnReject(kept).Guards(send)
	send.Then(builder.Succeed(w, "Released", &yes, builder.Bind(&yes.Status, gate.Status())))
	w.StartAt(gate)
	return w
}

type execution = *asltest.Execution[drafted, released]

var board = asltest.Reviewer{Name: "dr-b", Role: "chief"}

// start makes a run that waits for the ward.
func start(t testing.TB) execution {
	run := asltest.Run(t, release(), drafted{EncounterID: "e1", DraftKey: "drafts/e1", Hash: reviewdesk.Hash(draft), Author: "dr-m"},
		asltest.Configure(func(o *interp.Options) { o.Start = noon }))
	run.On("Publish", publish)
	return run
}

// asked is the level that is asked now.
func asked(run execution) string {
	return asltest.Asked[review.Request[reviewdesk.Question]](run.Gate("Physician review")).Level
}

// escalated makes a run that waits for the board.
func escalated(t testing.TB) execution {
	run := start(t)
	run.Gate("Physician review").Expire()
	return run
}

// A week passes in a few milliseconds: the ward is silent for two days, the board answers a second before its five are up.
func TestWeekWithEscalationTakesMilliseconds(t *testing.T) {
	fastest := time.Hour
	for range 10 { // the machine may have other things to do
		began := time.Now()
		run := start(t)
		require.Equal(t, "ward", asked(run))
		ward := run.Gate("Physician review")
		run.Advance(48 * time.Hour)
		require.Equal(t, "board", asked(run))
		require.Error(t, ward.AnswerAgain(), "the ward is too late")
		run.Advance(5*24*time.Hour - time.Second)
		run.Gate("Physician review").Approve(board)
		require.Equal(t, released{review.Approved}, run.Output())
		require.Equal(t, 7*24*time.Hour-time.Second, run.Now().Sub(noon))
		fastest = min(fastest, time.Since(began))
	}
	t.Logf("a week in %s", fastest)
	require.Less(t, fastest, limit, "a week-long gate")
}

func TestNobodyAnswersForAWeek(t *testing.T) {
	run := start(t)
	run.Advance(7*24*time.Hour - time.Second)
	run.RequireWaiting("Physician review: Ask board")
	run.Advance(time.Second)
	require.Equal(t, released{review.Expired}, run.Output())
	require.Empty(t, run.Calls("Publish"))
}

// Each level can decide, withdraw and fail.
func TestLevels(t *testing.T) {
	for level, reach := range map[string]func(testing.TB) execution{"ward": start, "board": escalated} {
		for status, end := range map[review.Status]func(*asltest.Gate){
			review.Rejected:   func(g *asltest.Gate) { g.Reject(board, "no sources") },
			review.Cancelled:  func(g *asltest.Gate) { g.Cancel("not needed") },
			review.Superseded: func(g *asltest.Gate) { g.Fail(review.ErrSuperseded, "newer draft") },
		} {
			t.Run(level+" "+string(status), func(t *testing.T) {
				run := reach(t)
				require.Equal(t, level, asked(run))
				end(run.Gate("Physician review"))
				require.Equal(t, released{status}, run.Output())
				require.Equal(t, status, asltest.RecordsOf[review.Record](run)[0].Status)
				require.Empty(t, run.Calls("Publish"))
			})
		}
		t.Run(level+" invalid", func(t *testing.T) {
			run := reach(t)
			run.Gate("Physician review").Approve(asltest.Reviewer{Name: "dr-m", Role: "author"})
			run.RequireFailed(review.ErrInvalidAnswer)
			require.Empty(t, run.Calls("Publish"))
		})
		t.Run(level+" failed", func(t *testing.T) {
			run := reach(t)
			run.Gate("Physician review").Fail("DeskBroken", "disk is full")
			run.RequireFailed("DeskBroken")
			require.Empty(t, run.Calls("Publish"))
		})
	}
}

// Sending the question took a second attempt, so its token lives longer than the question: an answer behind the time limit is none.
func TestLateAnswerDoesNotCount(t *testing.T) {
	run := start(t)
	run.On("Physician review: Ask board", asltest.Sequence(asltest.Fail(sqstask.ErrRequestThrottled, "busy"), asltest.Hang()))
	run.Gate("Physician review").Expire()
	late := run.Gate("Physician review")
	run.Advance(asltest.Asked[review.Request[reviewdesk.Question]](late).ExpiresAt.Sub(run.Now()))
	late.Approve(board)
	require.Equal(t, released{review.Expired}, run.Output())
	require.Empty(t, run.Calls("Publish"))
}

// stepFunctions lets the desk answer a run as it answers AWS.
type stepFunctions struct{ run execution }

func (s stepFunctions) SendTaskSuccess(_ context.Context, in *sfn.SendTaskSuccessInput, _ ...func(*sfn.Options)) (*sfn.SendTaskSuccessOutput, error) {
	output, err := value.Parse([]byte(*in.Output))
	if err != nil {
		return nil, &types.InvalidOutput{Message: new(err.Error())}
	}
	return &sfn.SendTaskSuccessOutput{}, refusal(s.run.Interp().SendTaskSuccess(*in.TaskToken, output))
}

func (s stepFunctions) SendTaskFailure(_ context.Context, in *sfn.SendTaskFailureInput, _ ...func(*sfn.Options)) (*sfn.SendTaskFailureOutput, error) {
	return &sfn.SendTaskFailureOutput{}, refusal(s.run.Interp().SendTaskFailure(*in.TaskToken, *in.Error, *in.Cause))
}

func (s stepFunctions) SendTaskHeartbeat(_ context.Context, in *sfn.SendTaskHeartbeatInput, _ ...func(*sfn.Options)) (*sfn.SendTaskHeartbeatOutput, error) {
	return &sfn.SendTaskHeartbeatOutput{}, refusal(s.run.Interp().SendTaskHeartbeat(*in.TaskToken))
}

// refusal is an error of the interpreter as the SDK has it.
func refusal(err error) error {
	var refused *interp.APIError
	switch {
	case !errors.As(err, &refused):
		return err
	case refused.Code == "TaskTimedOut":
		return &types.TaskTimedOut{Message: &refused.Message}
	default:
		return &types.TaskDoesNotExist{Message: &refused.Message}
	}
}

// deskOf is the desk in front of a run: it has what the gate sends to its queues.
func deskOf(t *testing.T, run execution) *fixture {
	f := newFixture(t)
	answers, err := reviewer.New(stepFunctions{run}, run.Now)
	require.NoError(t, err)
	f.desk.Gate, f.desk.Now = answers, run.Now
	f.person = &reviewdesk.Person{ID: "dr-k", Role: "radiologist", Levels: []string{"ward"}}
	return f
}

// deliver brings the question that waits to the desk, and opens it.
func (f *fixture) deliver(run execution) {
	f.t.Helper()
	before, err := f.store.List(f.t.Context())
	require.NoError(f.t, err)
	require.NoError(f.t, f.desk.Receive(f.t.Context(), []byte(run.Gate("Physician review").JSON())))
	after, err := f.store.List(f.t.Context())
	require.NoError(f.t, err)
	for _, r := range after {
		if !slices.ContainsFunc(before, func(b reviewdesk.Review) bool { return b.ID == r.ID }) {
			f.address = "/reviews/" + r.ID
		}
	}
}

// The whole way: the gate asks, the desk shows, a person decides on the page, and the workflow goes on.
func TestDeskReleasesADraft(t *testing.T) {
	run := start(t)
	f := deskOf(t, run)
	f.deliver(run)
	form := f.filled(map[string]string{"decision": "approve"})
	require.Equal(t, http.StatusSeeOther, f.post(form).Code)
	require.Equal(t, released{review.Approved}, run.Output())
	require.Equal(t, []drafted{{"e1", "drafts/e1", reviewdesk.Hash(draft), "dr-m"}}, asltest.Requests[drafted](run, "Publish"))
	record := asltest.RecordsOf[review.Record](run)[0]
	require.Equal(t, "dr-k", record.Reviewer)
	require.Equal(t, reviewdesk.Hash(draft), record.AnsweredHash)

	require.Equal(t, http.StatusConflict, f.post(form).Code, "a second answer")
	require.Len(t, run.Calls("Publish"), 1)
}

// The ward's page is of no use when the board has been asked.
func TestDeskOfTheWardIsTooLate(t *testing.T) {
	run := start(t)
	f := deskOf(t, run)
	f.deliver(run)
	form := f.filled(map[string]string{"decision": "approve"})
	run.Advance(48 * time.Hour)
	require.Equal(t, http.StatusGone, f.post(form).Code)
	run.RequireWaiting("Physician review: Ask board")

	f.deliver(run)
	require.True(t, strings.HasPrefix(f.address, "/reviews/"))
	require.Equal(t, http.StatusNotFound, f.get(f.address).Code, "the board's question is not the ward's to see")
	f.person.Levels = []string{"board"}
	require.Equal(t, http.StatusSeeOther, f.post(f.filled(map[string]string{"decision": "reject", "comment": "no sources"})).Code)
	require.Equal(t, released{review.Rejected}, run.Output())
	require.Empty(t, run.Calls("Publish"))
}
