// Package asltest runs workflows in go test, in memory and without AWS: a day's timeout costs nothing, and what a Task calls are
// typed Go functions.
//
//	func TestRelease(t *testing.T) {
//		run := asltest.Run(t, Workflow(), Encounter{PatientID: "p-1"})
//		run.On("Fetch chart", FetchChart) // the code of the Lambda function serves the call
//		run.Gate("Ask physician").Answer(Answer{Release: true})
//		if got := run.Output(); got.Summary != "stable" { … }
//	}
//
// A run starts with the first question about it, such as Output, Pending or Gate, so that mocks can be given first. It goes on
// until it ends or a task waits for its token. The clock stands while a task waits; [Runner.Advance] moves it.
//
// # Mocks
//
// [Runner.On] answers the calls of a state, [Runner.OnCall] those of an API, [Runner.OnResource] those of an ARN; the first of these
// that fits counts. What answers is a Go function of the types of the state, a value of its result type, or an [Answer]: [Return],
// [JSON], [Fail], [TimeOut], [Hang], [Sequence], [After]. [On] is the function for which the compiler compares the types. A call
// that nobody answers fails the test with the line to add.
//
// A state that waits for a task token needs no mock: its request counts as delivered, and a [Gate] answers it. With a mock that has
// a result, the result is what SendTaskSuccess brings; one without a result gets the request, and the state goes on waiting. Writes
// to dynamodb:putItem, aws-sdk:s3:putObject and events:putEvents succeed when nobody answers them; [Runner.Records] has them.
// Questions about what is in the run need no mock either: sfn:describeMapRun and sfn:listMapRuns tell of its Map Runs, s3:getObject
// reads its S3.
//
// An error that the mock of a Lambda function returns becomes what Lambda makes of it: the error name is the name of the Go type, and
// the cause is an object of errorMessage and errorType. Return [Fail] for another name.
//
// Whatever goes back into a workflow is compared with the Go type of the result and with its JSON Schema.
//
// # Coverage
//
// [Coverage] in TestMain fails the tests of a package when their runs left out a state or a transition, and prints which.
// [RequireCovered] says the same of what ran so far. [Fuzz] draws inputs.
package asltest
