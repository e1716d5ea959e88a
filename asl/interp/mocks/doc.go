// Package mocks reads files that say what the calls of a state machine answer, and gives the answers to an execution of package
// interp.
//
// A file has one of three forms, told apart by their members:
//
//   - that of this project: states and calls, each with an answer or a list of them;
//   - that of AWS Step Functions Local: StateMachines with TestCases, and MockedResponses;
//   - that of the API TestState: result or errorOutput, here by the name of the state.
//
// What is wrong in a file is a diagnostic with its line and a remedy.
package mocks
