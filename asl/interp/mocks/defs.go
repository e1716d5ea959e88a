package mocks

import "github.com/aslgen/aslgen/asl/diag"

var (
	noForm = diag.Def{
		Code: "ASL7100", Severity: diag.Error,
		Title: "mocks have no known form",
		Doc: "A file of mocks is told by its members: states or calls, StateMachines and MockedResponses as Step Functions Local takes them, or " +
			"by state the result or errorOutput that TestState takes. A list or a text is none of them, and an answer alone does not say whose it is.",
		Bad:  "Fetch: {output: {}}",
		Good: "states:\n  Fetch: {output: {}}",
	}
	unknownMember = diag.Def{
		Code: "ASL7101", Severity: diag.Error,
		Title: "unknown member in mocks",
		Doc:   "A member that means nothing is a misspelt one: what it says would not happen.",
		Bad:   "states:\n  Fetch: {ouput: {}}",
		Good:  "states:\n  Fetch: {output: {}}",
	}
	wrongValue = diag.Def{
		Code: "ASL7102", Severity: diag.Error,
		Title: "value in mocks has the wrong type or form",
		Doc: "Names of errors and causes are strings, hang and timeout are true, after is a number of seconds or a duration such as 90s, 2h30m " +
			"or 1d, and the result that TestState takes is a string of JSON.",
		Bad:  "states:\n  Fetch: {error: 404}",
		Good: "states:\n  Fetch: {error: NotFound, cause: \"404\"}",
	}
	unknownState = diag.Def{
		Code: "ASL7103", Severity: diag.Error,
		Title: "mocks name a state that the machine does not have",
		Doc:   "The name is compared with those of all states, of branches and of Maps as well. Case counts.",
		Bad:   "states:\n  fetch: {output: {}}",
		Good:  "states:\n  Fetch: {output: {}}",
	}
	contradiction = diag.Def{
		Code: "ASL7104", Severity: diag.Error,
		Title: "answer in mocks contradicts itself or says nothing",
		Doc: "An answer says in one way how the call ends: output, answer (with a task token), error, hang, timeout. submit is what the service " +
			"says to a call that goes on; alone, it leaves the call open.",
		Bad:  "states:\n  Fetch: {output: {}, error: NotFound}",
		Good: "states:\n  Fetch:\n    - {error: NotFound}\n    - {output: {}}",
	}
	notMockable = diag.Def{
		Code: "ASL7105", Severity: diag.Error,
		Title: "mocks name a state that calls nothing",
		Doc:   "The interpreter runs a Pass, Choice, Wait, Succeed and Fail itself. A Task is mocked, and a Map or Parallel as a whole.",
		Bad:   "states:\n  Is it urgent?: {output: true}",
		Good:  "states:\n  Fetch: {output: {urgent: true}}",
	}
	unknownCase = diag.Def{
		Code: "ASL7106", Severity: diag.Error,
		Title: "configuration of Step Functions Local lacks what is named",
		Doc: "A state machine, a test case or a response is named and not there; or there are several state machines or test cases, and none is " +
			"picked by --name or --case.",
		Bad:  `{"StateMachines": {"note": {"TestCases": {"happy": {"Fetch": "Fetched"}}}}, "MockedResponses": {}}`,
		Good: `{"StateMachines": {"note": {"TestCases": {"happy": {"Fetch": "Fetched"}}}}, "MockedResponses": {"Fetched": {"0": {"Return": {}}}}}`,
	}
	wrongRange = diag.Def{
		Code: "ASL7107", Severity: diag.Error,
		Title: "calls of a mocked response are not numbered in order",
		Doc:   `The members of a response are numbers of calls from 0 on, such as "0", or ranges of them, such as "1-2", without gaps.`,
		Bad:   `{"0": {"Return": {}}, "2": {"Return": {}}}`,
		Good:  `{"0": {"Return": {}}, "1-2": {"Return": {}}}`,
	}
	unknownCall = diag.Def{
		Code: "ASL7108", Severity: diag.Warning,
		Title: "mocks name a call that no state makes",
		Doc: "A call is named as in the Resource, without the head of the ARN: dynamodb:putItem, aws-sdk:s3:getObject, sqs:sendMessage for its " +
			"patterns, too; a function or activity by its ARN. One file may serve several machines, so this is a warning.",
		Bad:  "calls:\n  dynamodb:PutItem: {output: {}}",
		Good: "calls:\n  dynamodb:putItem: {output: {}}",
	}
	notValidated = diag.Def{
		Code: "ASL7109", Severity: diag.Advice,
		Title: "fieldValidationMode is passed over",
		Doc:   "TestState compares a mock with the model of the service. Here the mock is taken as it stands, as with the mode NONE.",
		Bad:   `{"Fetch": {"result": "{}", "fieldValidationMode": "STRICT"}}`,
		Good:  `{"Fetch": {"result": "{}", "fieldValidationMode": "NONE"}}`,
	}
)

// Defs documents the diagnostics of the package.
func Defs() []diag.Def {
	return []diag.Def{noForm, unknownMember, wrongValue, unknownState, contradiction, notMockable, unknownCase, wrongRange, unknownCall, notValidated}
}
