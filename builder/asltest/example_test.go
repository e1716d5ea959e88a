package asltest_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/aslgen/aslgen/builder/asltest"
)

// t stands for the *testing.T of a test. The runs of the examples do not fail.
var t testTB

// testTB is a test for examples, which have none.
type testTB struct{}

func (testTB) Helper()                      {}
func (testTB) Name() string                 { return "Example" }
func (testTB) Cleanup(func())               {}
func (testTB) Logf(string, ...any)          {}
func (testTB) Errorf(f string, args ...any) { fmt.Printf(f+"\n", args...) }
func (testTB) Fatalf(f string, args ...any) { panic(fmt.Sprintf(f, args...)) }

// The code of the Lambda function serves the call.
func ExampleRun() {
	run := asltest.Run(t, workflow(), Encounter{PatientID: "p-1"})
	run.On("Fetch chart", FetchChart)
	fmt.Println(run.Output().Summary)
	fmt.Println(run.Path())
	// Output:
	// chart of p-1, 90 days
	// [Fetch chart Risky? Write record Tell others Released]
}

// The compiler compares the types of the function with those of the state.
func ExampleOn() {
	w, fetch := release()
	run := asltest.Run(t, w, Encounter{PatientID: "p-1"})
	asltest.On(run, fetch, FetchChart)
	run.RequireSucceeded()
	for _, request := range asltest.CallsOf(run, fetch) {
		fmt.Println(request.PatientID, request.Days)
	}
	// Output: p-1 90
}

// Tables of inputs need no more than a loop.
func ExampleRun_table() {
	for _, c := range []struct {
		answer any
		status string
	}{
		{Chart{Summary: "stable", Risk: 0.1}, "SUCCEEDED"},
		{Chart{Summary: "frail", Risk: 0.7}, "RUNNING"},
		{asltest.Fail("NoChart", "none"), "FAILED"},
	} {
		run := asltest.Run(t, workflow(), Encounter{PatientID: "p-1"})
		run.On("Fetch chart", c.answer)
		fmt.Println(run.Status(), string(run.Status()) == c.status)
	}
	// Output:
	// SUCCEEDED true
	// RUNNING true
	// FAILED true
}

// A day passes in no time.
func ExampleGate_Expire() {
	run := asltest.Run(t, workflow(), Encounter{PatientID: "p-1"})
	run.On("Fetch chart", Chart{Summary: "frail", Risk: 0.7})
	gate := run.Gate("Ask physician")
	run.Advance(50 * time.Minute)
	gate.Heartbeat()
	gate.LoseHeartbeat()
	fmt.Println(run.RequireFailed("KeptBack").Cause)
	fmt.Println(run.Now().Format(time.TimeOnly))
	// Output:
	// not released
	// 01:50:00
}

// A gate is answered with a value of the state's result type.
func ExampleGate_Answer() {
	run := asltest.Run(t, workflow(), Encounter{PatientID: "p-1"})
	run.On("Fetch chart", Chart{Summary: "frail", Risk: 0.7})
	gate := run.Gate("Ask physician")
	fmt.Println(asltest.Asked[Question](gate).Text)
	gate.Answer(Decision{Release: true})
	fmt.Println(run.Output().Summary)
	fmt.Println(gate.AnswerAgain() != nil)
	// Output:
	// frail
	// frail
	// true
}

// The first call is throttled, the second one is served.
func ExampleSequence() {
	run := asltest.Run(t, workflow(), Encounter{PatientID: "p-1"})
	run.On("Fetch chart", asltest.Sequence(asltest.Fail("Lambda.ServiceException", ""), FetchChart))
	run.RequireSucceeded()
	fmt.Println(len(run.Calls("Fetch chart")), "calls")
	// Output: 2 calls
}

// What a workflow writes into its audit sinks is there to look at.
func ExampleRunner_Records() {
	run := asltest.Run(t, workflow(), Encounter{PatientID: "p-1"})
	run.On("Fetch chart", FetchChart)
	for _, r := range run.Records() {
		fmt.Println(r.State, r.Sink, r.Target, r.JSON())
	}
	// Output:
	// Write record dynamodb:putItem records {"id":"p-1","summary":"chart of p-1, 90 days","count":1}
	// Tell others events:putEvents  {"Summary":"chart of p-1, 90 days"}
}

// TestMain of a package calls os.Exit with what Coverage returns.
func ExampleCoverage() {
	testMain := func(m *testing.M) int { return asltest.Coverage(m, workflow()) }
	fmt.Println(testMain != nil)
	// Output: true
}
