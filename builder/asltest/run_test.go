package asltest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/asltest"
)

var jane = Encounter{PatientID: "p-1", Reason: "cough"}

func TestRunServesByTheRealHandler(t *testing.T) {
	w, fetch := release()
	run := asltest.Run(t, w, jane)
	asltest.On(run, fetch, FetchChart)
	require.Equal(t, Outcome{"chart of p-1, 90 days"}, run.Output())
	require.Equal(t, run.Output(), asltest.Output(run))
	run.RequirePath("Fetch chart", "Risky?", "Write record", "Tell others", "Released")
	require.True(t, run.Passed("Released"))
	require.False(t, run.Passed("Ask physician"))
	require.Equal(t, 1, run.Visited("Fetch chart"))
	require.Equal(t, []ChartRequest{{"p-1", 90}}, asltest.CallsOf(run, fetch))
	require.Equal(t, []ChartRequest{{"p-1", 90}}, asltest.Requests[ChartRequest](run, "Fetch chart"))
	require.Len(t, run.Calls(), 3)
	require.JSONEq(t, `{"PatientID":"p-1","Days":90}`, run.Calls("Fetch chart")[0].JSON())
	require.Nil(t, run.Failure())
	require.Equal(t, interp.Succeeded, run.Status())
}

func TestRecords(t *testing.T) {
	run := asltest.Run(t, workflow(), jane)
	run.On("Fetch chart", FetchChart)
	run.RequireSucceeded()
	records := run.Records()
	require.Len(t, records, 2)
	require.Equal(t, []string{"dynamodb:putItem", "records"}, []string{records[0].Sink, records[0].Target})
	require.JSONEq(t, `{"id":"p-1","summary":"chart of p-1, 90 days","count":1}`, records[0].JSON())
	require.Equal(t, "events:putEvents", records[1].Sink)
	require.JSONEq(t, `{"Summary":"chart of p-1, 90 days"}`, records[1].JSON())
	var e Entry
	require.NoError(t, records[0].Decode(&e))
	require.Equal(t, Entry{"p-1", "chart of p-1, 90 days", 1}, e)
	require.Equal(t, []struct{ Summary string }{{""}, {"chart of p-1, 90 days"}}[1:], asltest.RecordsOf[struct{ Summary string }](run)[1:])
}

func TestAnswers(t *testing.T) {
	chart := Chart{Summary: "s", Risk: 0.1}
	for name, answer := range map[string]any{
		"value": chart, "pointer": &chart, "return": asltest.Return(chart),
		"json": asltest.JSON(`{"Summary":"s","Risk":0.1,"Allergy":null}`), "after": asltest.After(time.Minute, chart),
		"sequence":    asltest.Sequence(asltest.After(time.Second, chart)),
		"plain":       func(ChartRequest) Chart { return chart },
		"no argument": func() (Chart, error) { return chart, nil },
		"whole": func(in map[string]any) (Chart, error) {
			require.Equal(t, "${fetch_chart}", in["FunctionName"])
			return chart, nil
		},
		"raw message": func(_ context.Context, in json.RawMessage) (json.RawMessage, error) {
			require.Contains(t, string(in), "Payload")
			return json.RawMessage(`{"Summary":"s","Risk":0.1,"Allergy":null}`), nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			run := asltest.Run(t, workflow(), jane)
			run.On("Fetch chart", answer)
			require.Equal(t, Outcome{"s"}, run.Output())
		})
	}
}

type noChart struct{}

func (noChart) Error() string { return "gone" }

func TestErrorsAreThoseOfLambda(t *testing.T) {
	for name, c := range map[string]struct {
		answer       any
		caught       bool
		error, cause string
	}{
		"New":      {func(ChartRequest) (Chart, error) { return Chart{}, errors.New("gone") }, true, "KeptBack", "not released"},
		"own type": {func(ChartRequest) (Chart, error) { return Chart{}, noChart{} }, false, "noChart", `{"errorMessage":"gone","errorType":"noChart"}`},
		"pointer":  {func(ChartRequest) (Chart, error) { return Chart{}, &noChart{} }, false, "noChart", `{"errorMessage":"gone","errorType":"noChart"}`},
		"wrapped":  {func(ChartRequest) (Chart, error) { return Chart{}, fmt.Errorf("x: %w", noChart{}) }, false, "wrapError", `{"errorMessage":"x: gone","errorType":"wrapError"}`},
		"Fail":     {asltest.Fail("NoChart", "gone"), true, "KeptBack", "not released"},
		"returned": {func(ChartRequest) (Chart, error) { return Chart{}, asltest.Fail("Other", "gone") }, false, "Other", "gone"},
	} {
		t.Run(name, func(t *testing.T) {
			run := asltest.Run(t, workflow(), jane)
			run.On("Fetch chart", c.answer)
			require.Equal(t, c.cause, run.RequireFailed(c.error).Cause)
			require.Equal(t, c.caught, run.Passed("Kept back"))
		})
	}
}

func TestSequenceThroughARetry(t *testing.T) {
	run := asltest.Run(t, workflow(), jane)
	run.On("Fetch chart", asltest.Sequence(asltest.Fail("Lambda.ServiceException", "slow down"), FetchChart))
	require.Equal(t, Outcome{"chart of p-1, 90 days"}, run.Output())
	calls := run.Calls("Fetch chart")
	require.Len(t, calls, 2)
	require.Equal(t, []int{0, 1}, []int{calls[0].Attempt, calls[1].Attempt})
}

func TestByCallAndByResource(t *testing.T) {
	run := asltest.Run(t, workflow(), jane, asltest.Param("fetch_chart", `the "f"`))
	run.OnCall("lambda", "invoke", func(_ context.Context, in struct{ FunctionName string }) (any, error) {
		require.Equal(t, `the "f"`, in.FunctionName)
		return map[string]any{"Payload": Chart{Summary: "by call"}, "StatusCode": 200}, nil
	})
	run.OnResource("arn:aws:states:::dynamodb:putItem", asltest.Fail("DynamoDb.AmazonDynamoDBException", "no"))
	require.Equal(t, "no", run.RequireFailed("DynamoDb.AmazonDynamoDBException").Cause)
	require.Len(t, run.Records(), 1, "a write that fails is a call all the same")
}

// TestFailuresOfATest holds what the package says to a test that is wrong.
func TestFailuresOfATest(t *testing.T) {
	for name, c := range map[string]struct {
		test func(t *recorder, run *asltest.Execution[Encounter, Outcome])
		want string
	}{
		"unanswered": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) { run.Output() },
			`run.On("Fetch chart", func(ctx context.Context, in ChartRequest) (Chart, error) { … })`},
		"unanswered, its line": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) { run.Output() }, "fixture_test.go:"},
		"no such state": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) { run.On("Fetch", FetchChart) },
			`no Task state "Fetch"; it has "Ask physician", "Fetch chart", "Tell others", "Write record"`},
		"no state": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) { run.On(7, FetchChart) }, "int is no state"},
		"wrong argument": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", func(Entry) (Chart, error) { return Chart{}, nil })
		}, "the state takes a asltest_test.ChartRequest"},
		"wrong result": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", func(ChartRequest) (Entry, error) { return Entry{}, nil })
		}, "the state gets a asltest_test.Chart"},
		"no result": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", func(ChartRequest) error { return nil })
		}, "without a result"},
		"no function of a mock": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.OnCall("lambda", "invoke", func(a, b, c int) {})
		}, "is no function of a mock"},
		"wrong value": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) { run.On("Fetch chart", Entry{}) }, "the answer is a asltest_test.Entry"},
		"missing": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", asltest.JSON(`{"Summary":"s"}`))
		}, "missing properties: 'Risk'"},
		"no JSON": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", asltest.JSON(`{`))
		}, "is no JSON"},
		"schema": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", Chart{})
			run.Output()
		}, "at /Summary: length must be >= 1"},
		"sequence": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", asltest.Sequence())
			run.Output()
		}, `"Fetch chart" is called for the time 1, and its Sequence has 0 answers`},
		"waiting": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", risky)
			run.Output()
		}, `RUNNING, it waits at "Ask physician"`},
		"failed": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", asltest.Fail("X", "y"))
			run.Output()
		}, "FAILED with \"X\": y\npath: Fetch chart"},
		"other error": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", asltest.Fail("X", "y"))
			run.RequireFailed("Y")
		}, "did not fail with Y"},
		"not passed": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", FetchChart)
			run.Passed("Reles")
		}, `no state "Reles"`},
		"other path": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", FetchChart)
			run.RequirePath("Fetch chart")
		}, "and is to go"},
		"no variable": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", risky)
			asltest.Variable[int](run, "nope")
		}, `no variable "nope"`},
		"no gate": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", risky)
			run.Gate("Nobody")
		}, `does not wait at "Nobody"`},
		"wrong answer": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", risky)
			run.Succeed("Ask physician", Entry{})
		}, "the state gets a asltest_test.Decision"},
		"answer schema": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", risky)
			run.Succeed("Ask physician", Decision{Reason: new("")})
		}, "at /Reason: length must be >= 1"},
		"early again": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", risky)
			run.Gate("Ask physician").AnswerAgain()
		}, "still waits for its first answer"},
		"not waiting": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", FetchChart)
			run.RequireWaiting("Ask physician")
		}, "is to wait at"},
		"inside": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			run.On("Fetch chart", func(ChartRequest) (Chart, error) { run.Path(); return Chart{}, nil })
			run.Output()
		}, "asks about the run that it answers"},
		"no object": {func(_ *recorder, run *asltest.Execution[Encounter, Outcome]) {
			asltest.S3(run).Put("b", "k", "x")
			asltest.S3(run).Get("b", "l")
		}, `bucket "b" has "k"`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, failing(t, func(r *recorder) { c.test(r, asltest.Run(r, workflow(), jane)) }), c.want)
		})
	}
	require.Contains(t, failing(t, func(r *recorder) { asltest.Run(r, builder.New[Encounter, Outcome]("empty"), jane) }), `workflow "empty" cannot be built`)
	require.Empty(t, failing(t, func(r *recorder) {
		run := asltest.Run(r, workflow(), jane)
		run.On("Fetch chart", FetchChart)
		run.RequireSucceeded()
	}))
}

// A run can begin in the middle, with the variables that the states before would have set.
func TestStartAt(t *testing.T) {
	run := asltest.Run(t, workflow(), Encounter{PatientID: "p-1"}, asltest.StartAt("Tell others", map[string]any{"fetchChart": Chart{Summary: "known"}}))
	run.RequirePath("Tell others", "Released")
	if got := run.Output().Summary; got != "known" {
		t.Errorf("got %q", got)
	}
	got := failing(t, func(t *recorder) { asltest.Run(t, workflow(), Encounter{}, asltest.StartAt("Nowhere", nil)) })
	if !strings.Contains(got, `no state "Nowhere"`) {
		t.Errorf("got %q", got)
	}
	got = failing(t, func(t *recorder) {
		asltest.Run(t, workflow(), Encounter{}, asltest.StartAt("Tell others", map[string]any{"fetchChart": func() {}}))
	})
	if !strings.Contains(got, `"fetchChart" has no JSON form`) {
		t.Errorf("got %q", got)
	}
}

// TestSequenceServesSeveralRuns: each begins with the first answer, side by side too.
func TestSequenceServesSeveralRuns(t *testing.T) {
	answers := asltest.Sequence(asltest.Fail("Lambda.ServiceException", ""), FetchChart)
	for _, name := range []string{"one", "two", "three"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run := asltest.Run(t, workflow(), Encounter{PatientID: "p-1"})
			run.On("Fetch chart", answers)
			run.RequireSucceeded()
			require.Len(t, run.Calls("Fetch chart"), 2)
		})
	}
}

// TestCallsThatNobodyMakes: a mock of one would be lost.
func TestCallsThatNobodyMakes(t *testing.T) {
	mocked := func(mock func(*asltest.Runner)) string {
		return failing(t, func(r *recorder) { mock(asltest.Run(r, workflow(), Encounter{}).Runner) })
	}
	require.Equal(t, `OnCall("dynamodb:putItm"): workflow "release-chart" does not call it; it calls "dynamodb:putItem", "events:putEvents", "lambda:invoke", "sqs:sendMessage"`,
		mocked(func(run *asltest.Runner) { run.OnCall("dynamodb", "putItm", struct{}{}) }))
	require.Contains(t, mocked(func(run *asltest.Runner) { run.OnResource("arn:aws:states:::lambda:invok", struct{}{}) }), `it calls "arn:aws:states:::dynamodb:putItem"`)
	require.Empty(t, mocked(func(run *asltest.Runner) { run.OnCall("dynamodb", "putItem", struct{}{}) }))
}
