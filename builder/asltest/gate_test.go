package asltest_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder/asltest"
)

// asking returns a run that waits for the physician.
func asking(t *testing.T) *asltest.Execution[Encounter, Outcome] {
	run := asltest.Run(t, workflow(), jane)
	run.On("Fetch chart", risky)
	run.RequireWaiting("Ask physician")
	return run
}

func TestGateAnswers(t *testing.T) {
	run := asking(t)
	gate := run.Gate("Ask physician")
	require.Equal(t, Question{Token: gate.Token(), Text: "risky"}, asltest.Asked[Question](gate))
	require.True(t, gate.Open())
	gate.Answer(Decision{Release: true})
	require.False(t, gate.Open())
	require.Equal(t, Outcome{"risky"}, run.Output())
	require.Error(t, gate.AnswerAgain())
	run.RequireWaiting()

	run = asking(t)
	run.Succeed("Ask physician", Decision{})
	run.RequireFailed("KeptBack")
}

func TestGateRefusesAWrongToken(t *testing.T) {
	run := asking(t)
	var refusal *interp.APIError
	require.True(t, errors.As(run.Gate("Ask physician").WrongToken(), &refusal))
	run.RequireWaiting("Ask physician")
}

func TestGateEndsByTime(t *testing.T) {
	run := asking(t)
	gate := run.Gate("Ask physician")
	for range 23 {
		run.Advance(59 * time.Minute)
		gate.Heartbeat()
	}
	require.Equal(t, run.Now().Add(24*time.Hour-23*59*time.Minute), gate.ExpiresAt())
	gate.LoseHeartbeat()
	run.RequireFailed("KeptBack")

	run = asking(t)
	run.Gate("Ask physician").Expire() // the heartbeat is lost before
	require.Less(t, run.Interp().Stopped().Sub(run.Interp().Started()), 2*time.Hour)
	require.Error(t, asking(t).Gate("Ask physician").WrongToken())
}

func TestGateFails(t *testing.T) {
	run := asking(t)
	run.FailTask("Ask physician", "Review.Other", "no desk")
	require.Equal(t, "no desk", run.RequireFailed("Review.Other").Cause)

	run = asking(t)
	run.Gate("Ask physician").Cancel("moved")
	run.RequireFailed("KeptBack")

	run = asking(t)
	run.Stop("Stopped", "by hand")
	run.RequireFailed("Stopped")
}

// TestGateTakesWhatTheTypeDoesNotAllow: a program of the reviewer's side may be wrong.
func TestGateTakesWhatTheTypeDoesNotAllow(t *testing.T) {
	run := asking(t)
	run.Gate("Ask physician").AnswerRaw(`{"Release":"perhaps"}`)
	require.Equal(t, interp.Failed, run.Status())
}

func TestMockOfAWaitingState(t *testing.T) {
	run := asltest.Run(t, workflow(), jane)
	run.On("Fetch chart", risky)
	run.On("Ask physician", Decision{Release: true})
	require.Equal(t, Outcome{"risky"}, run.Output())

	run = asltest.Run(t, workflow(), jane)
	run.On("Fetch chart", risky)
	sent := 0
	run.On("Ask physician", func(q Question) error {
		sent++
		require.Equal(t, "risky", q.Text)
		return nil
	})
	run.RequireWaiting("Ask physician")
	require.Equal(t, 1, sent)
	run.Finish()
	run.RequireFailed("KeptBack")
}

// A second attempt of a question has a token of its own; with Hang as its answer it waits for it.
func TestHangWaitsForTheToken(t *testing.T) {
	run := asltest.Run(t, workflow(), Encounter{PatientID: "p-1"})
	run.On("Fetch chart", risky)
	run.On("Ask physician", asltest.Sequence(asltest.Hang()))
	run.Gate("Ask physician").Answer(Decision{Release: true})
	run.RequireSucceeded()
}
