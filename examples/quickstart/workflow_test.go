package quickstart_test

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder/asltest"
	"github.com/aslgen/aslgen/examples/quickstart"
)

// TestMain fails the package when its tests leave out a state or a transition of the workflow.
func TestMain(m *testing.M) { os.Exit(asltest.Coverage(m, quickstart.Workflow())) }

// chart is what the function that fetches charts answers in these tests.
func chart(risk float64, allergy *string) func(context.Context, quickstart.ChartRequest) (quickstart.Chart, error) {
	return func(_ context.Context, r quickstart.ChartRequest) (quickstart.Chart, error) {
		return quickstart.Chart{Summary: "chart of " + r.PatientID, Risk: risk, Allergy: allergy}, nil
	}
}

// release runs the workflow with a chart of this risk.
func release(t *testing.T, risk float64) *asltest.Execution[quickstart.Encounter, quickstart.Outcome] {
	run := asltest.Run(t, quickstart.Workflow(), quickstart.Encounter{PatientID: "p-1", Reason: "cough"})
	run.On("Fetch chart", chart(risk, nil))
	return run
}

func TestLowRiskIsReleasedAtOnce(t *testing.T) {
	run := release(t, 0.1)
	require.Equal(t, quickstart.Outcome{Summary: "chart of p-1"}, run.Output())
	run.RequirePath("Fetch chart", "Risky?", "Released")
	require.Equal(t, []quickstart.ChartRequest{{PatientID: "p-1", Days: 90}}, asltest.Requests[quickstart.ChartRequest](run, "Fetch chart"))
}

// The handler of the package itself serves the call.
func TestHandlerServesTheCall(t *testing.T) {
	run := asltest.Run(t, quickstart.Workflow(), quickstart.Encounter{PatientID: "p-1"})
	run.On("Fetch chart", quickstart.FetchChart)
	require.Equal(t, quickstart.Outcome{}, run.Output())
}

func TestPhysicianDecides(t *testing.T) {
	allergy := "penicillin"
	for _, c := range []struct {
		name    string
		allergy *string
		text    string
	}{
		{"allergy", &allergy, "chart of p-1; allergy: penicillin"},
		{"no allergy", nil, "chart of p-1; allergy: none known"},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := asltest.Run(t, quickstart.Workflow(), quickstart.Encounter{PatientID: "p-1"})
			run.On("Fetch chart", chart(0.2, c.allergy))
			gate := run.Gate("Ask physician")
			require.Equal(t, quickstart.Question{Token: gate.Token(), Text: c.text}, asltest.Asked[quickstart.Question](gate))
			require.Equal(t, run.Now().Add(24*time.Hour), gate.ExpiresAt())

			gate.Answer(quickstart.Answer{Release: true})
			require.Equal(t, "chart of p-1", run.Output().Summary)
			require.ErrorContains(t, gate.AnswerAgain(), "TaskTimedOut")
		})
	}
}

func TestNotReleased(t *testing.T) {
	run := release(t, 0.9)
	run.Gate("Ask physician").Answer(quickstart.Answer{Release: false})
	require.Equal(t, "chart of p-1 was not released", run.RequireFailed("KeptBack").Cause)
	require.False(t, run.Passed("Released"))
}

func TestNobodyAnswers(t *testing.T) {
	run := release(t, 0.9)
	run.Advance(24*time.Hour - time.Second)
	run.RequireWaiting("Ask physician")
	run.Advance(time.Second)
	require.Equal(t, "chart of p-1 was not released", run.RequireFailed("KeptBack").Cause)
}

func TestWrongTokenIsRefused(t *testing.T) {
	run := release(t, 0.9)
	require.Error(t, run.Gate("Ask physician").WrongToken())
	run.RequireWaiting("Ask physician") // the right one still counts
}

func TestPassingFaultIsTriedAgain(t *testing.T) {
	run := asltest.Run(t, quickstart.Workflow(), quickstart.Encounter{PatientID: "p-1"})
	run.On("Fetch chart", asltest.Sequence(asltest.Fail("Lambda.ServiceException", "try again"), quickstart.Chart{Risk: 0.1}))
	run.RequireSucceeded()
	require.Len(t, run.Calls("Fetch chart"), 2)
}

// What nothing catches ends the execution: a chart that cannot be fetched, a question that cannot be asked.
func TestFaultsEndTheExecution(t *testing.T) {
	run := release(t, 0.9)
	run.On("Ask physician", asltest.Fail("Sqs.QueueDoesNotExistException", "no such queue"))
	run.RequireFailed("Sqs.QueueDoesNotExistException")

	run = release(t, 0.9)
	run.On("Fetch chart", asltest.Fail("NoChart", "unknown patient"))
	require.Equal(t, "unknown patient", run.RequireFailed("NoChart").Cause)
}
