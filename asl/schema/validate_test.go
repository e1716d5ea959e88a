package schema_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/schema"
)

// validate checks a text, which must be JSON.
func validate(t testing.TB, text string) diag.List {
	t.Helper()
	doc, list := jsontree.Parse("m.json", []byte(text))
	require.NoError(t, list.Err())
	return schema.Validate(doc)
}

// machine puts states into a JSONPath machine, on one line that begins at column 1.
func machine(states string) string { return `{"StartAt": "A", "States": {` + states + `}}` }

// jsonata puts states into a JSONata machine.
func jsonata(states string) string {
	return `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {` + states + `}}`
}

const (
	task     = `"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true`
	inner    = `"StartAt": "B", "States": {"B": {"Type": "Succeed"}}`
	itemMap  = `"Type": "Map", "End": true, "ItemProcessor": {` + inner + `}`
	childMap = `"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, ` + inner + `}`
	reader   = `"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket.$": "$.b", "Key": "k"}`
)

// TestFindings holds the findings to their words. Each row has one cause, or as many as there are lines.
func TestFindings(t *testing.T) {
	rule := func(fields string) string {
		return machine(`"A": {"Type": "Choice", "Choices": [{` + fields + `}]}`)
	}
	reads := func(config string) string {
		return machine(`"A": {` + childMap + `, "ItemReader": {` + reader + `, "ReaderConfig": {` + config + `}}}`)
	}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		// Fields.
		"field of the other language": {
			jsonata(`"A": {` + task + `, "ResultPath": "$.a"}`),
			[]string{`ASL1004 /States/A/ResultPath: field "ResultPath" may not stand in a JSONata Task state (it belongs to JSONPath; use Output, or Assign to keep the result in a variable)`},
		},
		"field of the newer language": {
			machine(`"A": {` + task + `, "Arguments": {}}`),
			[]string{`ASL1004 /States/A/Arguments: field "Arguments" may not stand in a JSONPath Task state (it belongs to JSONata; use Parameters, or set "QueryLanguage": "JSONata")`},
		},
		"Output without a result": {
			machine(`"A": {"Type": "Succeed", "Output": 1}, "B": {"Type": "Pass", "Output": 1, "End": true}, "C": {"Type": "Succeed", "InputPath": "$"}`),
			[]string{
				`ASL1004 /States/A/Output: field "Output" may not stand in a JSONPath Succeed state (it belongs to JSONata; use OutputPath, or set "QueryLanguage": "JSONata")`,
				`ASL1004 /States/B/Output: field "Output" may not stand in a JSONPath Pass state (it belongs to JSONata; use Parameters and ResultPath, or set "QueryLanguage": "JSONata")`,
			},
		},
		"path twin in JSONata": {
			jsonata(`"A": {"Type": "Wait", "SecondsPath": "$.s", "End": true}`),
			[]string{`ASL1004 /States/A/SecondsPath: field "SecondsPath" may not stand in a JSONata Wait state (it belongs to JSONPath; use Seconds with an expression)`},
		},
		"JSONPath rule in JSONata": {
			jsonata(`"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "A"}]}`),
			[]string{
				`ASL1004 /States/A/Choices/0/Variable: field "Variable" may not stand in a rule of a JSONata Choice state (it belongs to JSONPath; use Condition)`,
				`ASL1004 /States/A/Choices/0/IsNull: field "IsNull" may not stand in a rule of a JSONata Choice state (it belongs to JSONPath; use Condition)`,
			},
		},
		"JSONata rule in JSONPath": {
			rule(`"Condition": true, "Next": "A"`),
			[]string{`ASL1004 /States/A/Choices/0/Condition: field "Condition" may not stand in a rule of a JSONPath Choice state (it belongs to JSONata; use Variable with a comparison, or set "QueryLanguage": "JSONata")`},
		},
		"RoleArn.$ in JSONata": {
			jsonata(`"A": {` + task + `, "Credentials": {"RoleArn.$": "$.r"}}`),
			[]string{`ASL1004 /States/A/Credentials/RoleArn.$: field "RoleArn.$" may not stand in Credentials of a JSONata Task state (it belongs to JSONPath; use RoleArn with an expression)`},
		},
		"misspelt field": {
			machine(`"A": {` + task + `, "Resultpath": "$.a"}`),
			[]string{`ASL1003 /States/A/Resultpath: field "Resultpath" is unknown in a JSONPath Task state (did you mean "ResultPath"?)`},
		},
		"misspelt required field": {
			machine(`"A": {"Type": "Task", "Resuorce": "arn:x", "End": true}`),
			[]string{`ASL1003 /States/A/Resuorce: field "Resuorce" is unknown in a JSONPath Task state (did you mean "Resource"?)`},
		},
		"unknown fields": {
			`{"x/y~z": 1, "StartAt": "A", "States": {"A": {"Type": "Succeed", "100%": 2}}}`,
			[]string{
				`ASL1003 /x~1y~0z: field "x/y~z" is unknown in a state machine`,
				`ASL1003 /States/A/100%: field "100%" is unknown in a JSONPath Succeed state`,
			},
		},
		"field of another state type": {
			machine(`"A": {"Type": "Wait", "Seconds": 1, "End": true, "ResultSelector": {}}`),
			[]string{`ASL1005 /States/A/ResultSelector: field "ResultSelector" may not stand in a JSONPath Wait state (it belongs to Map, Parallel and Task)`},
		},
		"language of a processor": {
			machine(`"A": {"Type": "Map", "End": true, "ItemProcessor": {"QueryLanguage": "JSONata", ` + inner + `}}`),
			[]string{`ASL1005 /States/A/ItemProcessor/QueryLanguage: field "QueryLanguage" may not stand in a processor of a Map state (the language is set for the machine, or for one state)`},
		},
		"nested Next": {
			rule(`"Not": {"Variable": "$.a", "IsNull": true, "Next": "A"}, "Next": "A"`),
			[]string{`ASL1005 /States/A/Choices/0/Not/Next: field "Next" may not stand in a rule inside And, Or or Not (it belongs to a Catcher, a choice rule, Map, Parallel, Pass, Task and Wait)`},
		},
		// Languages of nested states.
		"state in a JSONata Map of a JSONPath machine": {
			machine(`"A": {"QueryLanguage": "JSONata", "Type": "Map", "End": true, "Items": [], "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Succeed", "Output": 1}}}}`),
			[]string{`ASL1004 /States/A/ItemProcessor/States/B/Output: field "Output" may not stand in a JSONPath Succeed state (it belongs to JSONata; use OutputPath, or set "QueryLanguage": "JSONata")`},
		},
		"JSONPath state in a JSONata machine": {
			jsonata(`"A": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed", "QueryLanguage": "JSONPath", "InputPath": "$"}}}]}`),
			[]string{`ASL1014 /States/A/Branches/0/States/B/QueryLanguage: "QueryLanguage" is "JSONPath" in a JSONata machine (in a JSONata machine every state is JSONata; a JSONPath machine may have JSONata states)`},
		},
		"unknown language of the machine": {
			`{"QueryLanguage": "jsonata", "StartAt": "A", "States": {"A": {"Type": "Succeed", "Output": 1}}}`,
			[]string{`ASL1006 /QueryLanguage: "QueryLanguage" is "jsonata"; must be one of JSONPath, JSONata (did you mean "JSONata"?)`},
		},
		"unknown language of a state": {
			machine(`"A": {"Type": "Succeed", "QueryLanguage": "JQ", "Output": 1}`),
			[]string{`ASL1006 /States/A/QueryLanguage: "QueryLanguage" is "JQ"; must be one of JSONPath, JSONata`},
		},
		// Missing fields.
		"no StartAt": {
			`{"States": {"A": {"Type": "Succeed"}}}`,
			[]string{`ASL1002 : missing field "StartAt"`},
		},
		"empty machine": {`{}`, []string{`ASL1002 : missing field "StartAt"`, `ASL1002 : missing field "States"`}},
		"no Type":       {machine(`"A": {"Next": "A"}`), []string{`ASL1002 /States/A: missing field "Type"`}},
		"no transition": {machine(`"A": {"Type": "Pass"}`), []string{`ASL1011 /States/A: missing field "Next" or "End"`}},
		"no time": {
			machine(`"A": {"Type": "Wait", "End": true}`),
			[]string{`ASL1011 /States/A: missing field "Seconds", "Timestamp", "SecondsPath" or "TimestampPath"`},
		},
		"no time in JSONata": {jsonata(`"A": {"Type": "Wait", "End": true}`), []string{`ASL1011 /States/A: missing field "Seconds" or "Timestamp"`}},
		"no processor": {
			machine(`"A": {"Type": "Map", "End": true, "ItemReader": {` + reader + `}}`),
			[]string{`ASL1011 /States/A: missing field "ItemProcessor" or "Iterator"`},
		},
		"no comparison": {rule(`"Variable": "$.a", "Next": "A"`), []string{`ASL1011 /States/A/Choices/0: missing a comparison, such as StringEquals or IsPresent ("Variable" stands beside exactly one comparison)`}},
		"misspelt comparison": {
			rule(`"Variable": "$.a", "Next": "A", "StringsEqual": "a"`),
			[]string{`ASL1003 /States/A/Choices/0/StringsEqual: field "StringsEqual" is unknown in a rule of a JSONPath Choice state (did you mean "StringEquals"?)`},
		},
		"no Variable": {rule(`"IsNull": true, "Next": "A"`), []string{`ASL1002 /States/A/Choices/0: missing field "Variable", which "IsNull" needs`}},
		"empty rule": {rule(``), []string{
			`ASL1002 /States/A/Choices/0: missing field "Next"`,
			`ASL1011 /States/A/Choices/0: missing field "Variable", "And", "Or" or "Not"`,
		}},
		"no Condition":          {jsonata(`"A": {"Type": "Choice", "Choices": [{"Next": "A"}]}`), []string{`ASL1002 /States/A/Choices/0: missing field "Condition"`}},
		"no role":               {machine(`"A": {` + task + `, "Credentials": {}}`), []string{`ASL1011 /States/A/Credentials: missing field "RoleArn" or "RoleArn.$"`}},
		"no role in JSONata":    {jsonata(`"A": {` + task + `, "Credentials": {}}`), []string{`ASL1002 /States/A/Credentials: missing field "RoleArn"`}},
		"no size of batch":      {machine(`"A": {` + childMap + `, "ItemBatcher": {"BatchInput": {}}}`), []string{`ASL1011 /States/A/ItemBatcher: missing field "MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch" or "MaxInputBytesPerBatchPath"`}},
		"empty writer":          {machine(`"A": {` + childMap + `, "ResultWriter": {}}`), []string{`ASL1011 /States/A/ResultWriter: "ResultWriter" is empty (give it "Resource" with its input, or "WriterConfig", or all of them)`}},
		"half a writer":         {machine(`"A": {` + childMap + `, "ResultWriter": {"Resource": "arn:aws-cn:states:::s3:putObject"}}`), []string{`ASL1002 /States/A/ResultWriter: missing field "Parameters", which "Resource" needs`}},
		"half a writer config":  {machine(`"A": {` + childMap + `, "ResultWriter": {"WriterConfig": {"OutputType": "JSON"}}}`), []string{`ASL1002 /States/A/ResultWriter/WriterConfig: missing field "Transformation", which "OutputType" needs`}},
		"no bucket":             {machine(`"A": {` + childMap + `, "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Prefix": "p"}}}`), []string{`ASL1011 /States/A/ItemReader/Parameters: missing field "Bucket" or "Bucket.$"`}},
		"no execution type":     {machine(`"A": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}, ` + inner + `}}`), []string{`ASL1002 /States/A/ItemProcessor/ProcessorConfig: missing field "ExecutionType", which "Mode" DISTRIBUTED needs`}},
		"headers without place": {reads(`"InputType": "CSV", "CSVHeaders": ["a"]`), []string{`ASL1002 /States/A/ItemReader/ReaderConfig: missing field "CSVHeaderLocation", which "CSVHeaders" needs`}},
		"flatten without type":  {reads(`"Transformation": "LOAD_AND_FLATTEN"`), []string{`ASL1002 /States/A/ItemReader/ReaderConfig: missing field "InputType", which "Transformation" LOAD_AND_FLATTEN needs`}},
		// Values.
		"negative timeout": {machine(`"A": {` + task + `, "TimeoutSeconds": -1}`), []string{`ASL1007 /States/A/TimeoutSeconds: "TimeoutSeconds" is -1; must be 1 to 99999999`}},
		"fraction":         {machine(`"A": {` + task + `, "TimeoutSeconds": 1.5}`), []string{`ASL1001 /States/A/TimeoutSeconds: "TimeoutSeconds" is 1.5; must be a whole number`}},
		"no expression":    {jsonata(`"A": {` + task + `, "TimeoutSeconds": "5"}`), []string{`ASL1001 /States/A/TimeoutSeconds: "TimeoutSeconds" is "5"; must be a whole number or a JSONata expression "{% … %}" (write 5, without quotes)`}},
		"expression in JSONPath": {
			machine(`"A": {` + task + `, "TimeoutSeconds": "{% 5 %}"}`),
			[]string{`ASL1001 /States/A/TimeoutSeconds: "TimeoutSeconds" is "{% 5 %}"; must be a whole number (an expression can stand here only in a JSONata state, and not in every field)`},
		},
		"huge number":        {machine(`"A": {` + task + `, "TimeoutSeconds": 1e999999999999}`), []string{`ASL1007 /States/A/TimeoutSeconds: "TimeoutSeconds" is 1e999999999999; must be 1 to 99999999`}},
		"tiny number":        {machine(`"A": {` + task + `, "TimeoutSeconds": 1e-999999999}`), []string{`ASL1001 /States/A/TimeoutSeconds: "TimeoutSeconds" is 1e-999999999; must be a whole number`}},
		"low backoff":        {machine(`"A": {` + task + `, "Retry": [{"ErrorEquals": ["E"], "BackoffRate": 0.5}]}`), []string{`ASL1007 /States/A/Retry/0/BackoffRate: "BackoffRate" is 0.5; must be 1 or more`}},
		"empty list":         {machine(`"A": {` + task + `, "Retry": [{"ErrorEquals": []}]}`), []string{`ASL1008 /States/A/Retry/0/ErrorEquals: "ErrorEquals" is empty; must have at least 1 element`}},
		"number for a text":  {machine(`"A": {` + task + `, "Comment": 7}`), []string{`ASL1001 /States/A/Comment: "Comment" is 7; must be a string (put it in quotes: "7")`}},
		"boolean for a name": {machine(`"A": {"Type": "Pass", "Next": true}`), []string{`ASL1001 /States/A/Next: "Next" is true; must be a string (put it in quotes: "true")`}},
		"number for a version": {`{"Version": 1.0, "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`,
			[]string{`ASL1001 /Version: "Version" is 1.0; must be a string (put it in quotes: "1.0")`}},
		"number for another version": {`{"Version": 1, "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`,
			[]string{`ASL1001 /Version: "Version" is 1; must be a string (write "1.0")`}},
		"string for End":    {machine(`"A": {"Type": "Pass", "End": "true"}`), []string{`ASL1006 /States/A/End: "End" is "true"; must be only true (write true, without quotes)`}},
		"word for End":      {machine(`"A": {"Type": "Pass", "End": "yes"}`), []string{`ASL1006 /States/A/End: "End" is "yes"; must be only true (write true, without quotes)`}},
		"no for End":        {machine(`"A": {"Type": "Pass", "End": "no"}`), []string{`ASL1006 /States/A/End: "End" is "no"; must be only true`}},
		"string for a test": {rule(`"Variable": "$.a", "IsNull": "False", "Next": "A"`), []string{`ASL1001 /States/A/Choices/0/IsNull: "IsNull" is "False"; must be true or false (write false, without quotes)`}},
		"digits in quotes":  {machine(`"A": {"Type": "Wait", "Seconds": "5", "End": true}`), []string{`ASL1001 /States/A/Seconds: "Seconds" is "5"; must be a whole number (write 5, without quotes)`}},
		"fraction in quotes": {machine(`"A": {` + task + `, "Retry": [{"ErrorEquals": ["E"], "BackoffRate": "1.5"}]}`),
			[]string{`ASL1001 /States/A/Retry/0/BackoffRate: "BackoffRate" is "1.5"; must be a number (write 1.5, without quotes)`}},
		"fraction in quotes for a whole number": {machine(`"A": {"Type": "Wait", "Seconds": "1.5", "End": true}`), []string{`ASL1001 /States/A/Seconds: "Seconds" is "1.5"; must be a whole number`}},
		"boolean for an expression":             {jsonata(`"A": {` + task + `, "TimeoutSeconds": true}`), []string{`ASL1001 /States/A/TimeoutSeconds: "TimeoutSeconds" is true; must be a whole number or a JSONata expression "{% … %}"`}},
		"number in a list":                      {machine(`"A": {` + task + `, "Retry": [{"ErrorEquals": [1]}]}`), []string{`ASL1001 /States/A/Retry/0/ErrorEquals/0: "ErrorEquals[0]" is 1; must be a string (put it in quotes: "1")`}},
		"string for a rule":                     {machine(`"A": {` + task + `, "Retry": ["E"]}`), []string{`ASL1001 /States/A/Retry/0: "Retry[0]" is "E"; must be an object`}},
		"null for a path":                       {machine(`"A": {` + task + `, "TimeoutSecondsPath": null}`), []string{`ASL1001 /States/A/TimeoutSecondsPath: "TimeoutSecondsPath" is null; must be a string`}},
		"number for a path":                     {machine(`"A": {` + task + `, "InputPath": 1}`), []string{`ASL1001 /States/A/InputPath: "InputPath" is 1; must be a string or null`}},
		"End false":                             {machine(`"A": {"Type": "Pass", "End": false}`), []string{`ASL1006 /States/A/End: "End" is false; must be only true`}},
		"bad jitter":                            {machine(`"A": {` + task + `, "Retry": [{"ErrorEquals": ["E"], "JitterStrategy": "full"}]}`), []string{`ASL1006 /States/A/Retry/0/JitterStrategy: "JitterStrategy" is "full"; must be one of FULL, NONE (did you mean "FULL"?)`}},
		"unknown type":                          {machine(`"A": {"Type": "Succed", "x": 1}`), []string{`ASL1013 /States/A/Type: "Type" is "Succed"; must be one of Task, Choice, Pass, Wait, Succeed, Fail, Map, Parallel (did you mean "Succeed"?)`}},
		"type is no string":                     {machine(`"A": {"Type": ["Task"]}`), []string{`ASL1013 /States/A/Type: "Type" is an array; must be one of Task, Choice, Pass, Wait, Succeed, Fail, Map, Parallel`}},
		"state is no object":                    {machine(`"A": "Pass"`), []string{`ASL1001 /States/A: state "A" is "Pass"; must be an object`}},
		"document is a list":                    {`[]`, []string{`ASL1001 : the document is an array; must be an object`}},
		"bad month":                             {machine(`"A": {"Type": "Wait", "Timestamp": "2016-13-05T21:29:29Z", "End": true}`), []string{`ASL1009 /States/A/Timestamp: "Timestamp" is "2016-13-05T21:29:29Z"; must be an RFC 3339 time with a capital T and Z, such as 2030-01-31T12:00:00Z`}},
		"bad label":                             {machine(`"A": {` + childMap + `, "Label": "a b"}`), []string{`ASL1019 /States/A/Label: "Label" is "a b"; must be text without white space, wildcards ? *, brackets < > { } [ ], control characters and : ; , \ | ^ ~ $ # % & ` + "`" + ` "`}},
		"long label":                            {machine(`"A": {` + childMap + `, "Label": "` + strings.Repeat("é", 41) + `"}`), []string{`ASL1019 /States/A/Label: "Label" has 41 characters; may have at most 40`}},
		"long state name": {
			machine(`"` + strings.Repeat("é", 81) + `": {"Type": "Succeed"}`),
			[]string{`ASL1008 /States/` + strings.Repeat("é", 81) + `: the state name "` + strings.Repeat("é", 59) + `…" has 81 characters; may have at most 80`},
		},
		"states with odd names": {
			`{"StartAt": "A", "States": {"": {"Type": 1}, "States": {"Type": 2}, "Branches": {"Type": "Map", "End": true, "Iterator": {"StartAt": "", "States": {"ItemProcessor": 3}}}}}`,
			[]string{
				`ASL1013 /States//Type: "Type" is 1; must be one of Task, Choice, Pass, Wait, Succeed, Fail, Map, Parallel`,
				`ASL1013 /States/States/Type: "Type" is 2; must be one of Task, Choice, Pass, Wait, Succeed, Fail, Map, Parallel`,
				`ASL1001 /States/Branches/Iterator/States/ItemProcessor: state "ItemProcessor" is 3; must be an object`,
			},
		},
		"bad variable": {
			jsonata(`"A": {` + task + `, "Assign": {"a-b": 1, "states": 2, "ok_1": 3}}`),
			[]string{
				`ASL1009 /States/A/Assign/a-b: "a-b" is no name for a variable (a variable's name has a letter, then letters, digits and _; at most 80 characters)`,
				`ASL1009 /States/A/Assign/states: "states" is no name for a variable ("states" is a variable of the service; take another name)`,
			},
		},
		"bad path in a template": {machine(`"A": {` + task + `, "Parameters": {"a": [{"b.$": 1}], "c.$": {"d.$": 2}}}`), []string{
			`ASL1001 /States/A/Parameters/a/0/b.$: "b.$" is 1; must be a string`,
			`ASL1001 /States/A/Parameters/c.$: "c.$" is an object; must be a string`,
		}},
		"call of a reader": {machine(`"A": {` + childMap + `, "ItemReader": {"Resource": "arn:aws:states:::s3:getObjects", "Parameters": {"Bucket": "b"}}}`), []string{`ASL1009 /States/A/ItemReader/Resource: "Resource" is "arn:aws:states:::s3:getObjects"; must be arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2`}},
		"placeholder":      {machine(`"A": {` + task + `, "TimeoutSeconds": "${seconds}"}`), []string{`ASL1017 /States/A/TimeoutSeconds: "TimeoutSeconds" is the placeholder "${seconds}"; its value is not known (check the document again with the value in its place)`}},
		// Fields that do not go together.
		"Next and End":      {machine(`"A": {"Type": "Pass", "End": true, "Next": "A"}`), []string{`ASL1010 /States/A/Next: "End" and "Next" exclude each other (remove one of them)`}},
		"twins":             {machine(`"A": {` + task + `, "TimeoutSecondsPath": "$.t", "TimeoutSeconds": 1}`), []string{`ASL1010 /States/A/TimeoutSeconds: "TimeoutSecondsPath" and "TimeoutSeconds" exclude each other (remove one of them)`}},
		"three times":       {machine(`"A": {"Type": "Wait", "Seconds": 1, "SecondsPath": "$.s", "Timestamp": "2030-01-31T12:00:00Z", "End": true}`), []string{`ASL1010 /States/A/SecondsPath: "Seconds" and "SecondsPath" exclude each other (remove one of them)`, `ASL1010 /States/A/Timestamp: "Seconds" and "Timestamp" exclude each other (remove one of them)`}},
		"both processors":   {machine(`"A": {` + itemMap + `, "Iterator": {` + inner + `}}`), []string{`ASL1010 /States/A/Iterator: "ItemProcessor" and "Iterator" exclude each other (remove one of them)`}},
		"two comparisons":   {rule(`"Variable": "$.a", "IsNull": true, "IsString": true, "IsNumeric": true, "Next": "A"`), []string{`ASL1010 /States/A/Choices/0/IsString: "IsNull" and "IsString" exclude each other (remove one of them)`, `ASL1010 /States/A/Choices/0/IsNumeric: "IsNull" and "IsNumeric" exclude each other (remove one of them)`}},
		"And and Or":        {rule(`"And": [{"Variable": "$.a", "IsNull": true}], "Or": [{"Variable": "$.a", "IsNull": true}], "Next": "A"`), []string{`ASL1010 /States/A/Choices/0/Or: "And" and "Or" exclude each other (remove one of them)`}},
		"Variable and Not":  {rule(`"Not": {"Variable": "$.a", "IsNull": true}, "Variable": "$.a", "Next": "A"`), []string{`ASL1010 /States/A/Choices/0/Variable: "Not" and "Variable" exclude each other (remove one of them)`}},
		"And and operator":  {rule(`"And": [{"Variable": "$.a", "IsNull": true}], "IsNull": true, "Next": "A"`), []string{`ASL1010 /States/A/Choices/0/IsNull: "And" and "IsNull" exclude each other (remove one of them)`}},
		"inline reader":     {machine(`"A": {` + itemMap + `, "ItemReader": {` + reader + `}, "Label": "a"}`), []string{`ASL1012 /States/A/ItemReader: field "ItemReader" may stand only in the mode DISTRIBUTED (give ItemProcessor a "ProcessorConfig" with "Mode": "DISTRIBUTED" and an "ExecutionType", or remove the field)`, `ASL1012 /States/A/Label: field "Label" may stand only in the mode DISTRIBUTED (give ItemProcessor a "ProcessorConfig" with "Mode": "DISTRIBUTED" and an "ExecutionType", or remove the field)`}},
		"old inline writer": {machine(`"A": {"Type": "Map", "End": true, "Iterator": {` + inner + `}, "Label": "a"}`), []string{`ASL1012 /States/A/Label: field "Label" may stand only in the mode DISTRIBUTED (give Iterator a "ProcessorConfig" with "Mode": "DISTRIBUTED" and an "ExecutionType", or remove the field)`}},
		"unknown mode":      {machine(`"A": {"Type": "Map", "End": true, "Label": "a", "ItemProcessor": {"ProcessorConfig": {"Mode": "DIST"}, ` + inner + `}}`), []string{`ASL1006 /States/A/ItemProcessor/ProcessorConfig/Mode: "Mode" is "DIST"; must be one of INLINE, DISTRIBUTED`}},
		"pointer into CSV":  {reads(`"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW", "ItemsPointer": "/a"`), []string{`ASL1015 /States/A/ItemReader/ReaderConfig/ItemsPointer: "ItemsPointer" goes with "InputType" JSON, not "CSV"`}},
		"CSV of JSON":       {reads(`"InputType": "JSON", "CSVDelimiter": "TAB"`), []string{`ASL1015 /States/A/ItemReader/ReaderConfig/CSVDelimiter: "CSVDelimiter" goes with "InputType" CSV or MANIFEST, not "JSON"`}},
		"unneeded headers":  {reads(`"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW", "CSVHeaders": ["a"]`), []string{`ASL1015 /States/A/ItemReader/ReaderConfig/CSVHeaders: "CSVHeaders" goes with "CSVHeaderLocation" GIVEN, not "FIRST_ROW"`}},
		"athena JSON":       {reads(`"InputType": "JSON", "ManifestType": "ATHENA_DATA"`), []string{`ASL1015 /States/A/ItemReader/ReaderConfig/ManifestType: "ManifestType" ATHENA_DATA goes with "InputType" CSV, JSONL or PARQUET, not "JSON"`}},
		"inventory type":    {reads(`"InputType": "CSV", "ManifestType": "S3_INVENTORY"`), []string{`ASL1010 /States/A/ItemReader/ReaderConfig/InputType: "InputType" may not stand beside "ManifestType" S3_INVENTORY (remove one of them)`}},
		"wrong type alone":  {reads(`"InputType": "XML", "CSVDelimiter": "TAB", "ItemsPointer": "/a"`), []string{`ASL1006 /States/A/ItemReader/ReaderConfig/InputType: "InputType" is "XML"; must be one of CSV, JSON, JSONL, PARQUET, MANIFEST`}},
		"nesting": {
			machine(`"A": {` + task + `, "Parameters": ` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `}`),
			[]string{`ASL1018 /States/A/Parameters` + strings.Repeat("/0", 197) + `: the document is nested more than 200 levels deep`},
		},
		"duplicates": {`{"StartAt": "A", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`, []string{`ASL1016 /StartAt: field "StartAt" stands more than once (the last one counts; remove the others)`}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, d := range validate(t, c.text) {
				line := d.Code + " " + d.Pointer + ": " + d.Message
				if d.Help != "" {
					line += " (" + d.Help + ")"
				}
				got = append(got, line)
			}
			require.Equal(t, c.want, got)
		})
	}
}

// TestAccepted holds the schema to what is right and often refused.
func TestAccepted(t *testing.T) {
	for name, text := range map[string]string{
		"state in JSONata by itself":       machine(`"A": {"Type": "Succeed", "QueryLanguage": "JSONata", "Output": [1, null]}`),
		"expression for a number":          jsonata(`"A": {` + task + `, "TimeoutSeconds": "{% 5 %}"}`),
		"expression for an object":         jsonata(`"A": {` + task + `, "Arguments": "{% {} %}", "Credentials": "{% {} %}"}`),
		"expression for a time":            jsonata(`"A": {"Type": "Wait", "Timestamp": "{%\n$now()\n%}", "End": true}`),
		"null paths":                       machine(`"A": {` + task + `, "InputPath": null, "ResultPath": null, "OutputPath": null}`),
		"whole number with a point":        machine(`"A": {` + task + `, "TimeoutSeconds": 5.0}`),
		"whole number with an exponent":    machine(`"A": {` + task + `, "TimeoutSeconds": 1e2}`),
		"zero with a vast exponent":        machine(`"A": {"Type": "Wait", "Seconds": 0e99999999999, "End": true}`),
		"percentage with a fraction":       machine(`"A": {` + childMap + `, "ToleratedFailurePercentage": 2.5}`),
		"tolerated failures inline":        machine(`"A": {` + itemMap + `, "ToleratedFailureCount": 1}`),
		"distributed Iterator":             machine(`"A": {"Type": "Map", "End": true, "Label": "a", "Iterator": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, ` + inner + `}}`),
		"Parquet":                          machine(`"A": {` + childMap + `, "ItemReader": {` + reader + `, "ReaderConfig": {"InputType": "PARQUET"}}}`),
		"writer config alone":              machine(`"A": {` + childMap + `, "ResultWriter": {"WriterConfig": {"Transformation": "COMPACT", "OutputType": "JSONL"}}}`),
		"reader in a template":             machine(`"A": {` + childMap + `, "ItemReader": {"Resource": "arn:${aws_partition}:states:::s3:listObjectsV2", "Parameters": {"Bucket": "${bucket}"}}}`),
		"reader's arguments":               jsonata(`"A": {` + childMap + `, "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Arguments": "{% $states.input %}"}}`),
		"items as an object":               jsonata(`"A": {` + itemMap + `, "Items": {"a": 1}}`),
		"Fail without anything":            machine(`"A": {"Type": "Fail"}`),
		"state names with odd characters":  machine(`"A": {"Type": "Pass", "Next": "a/b~c%d \u0000é"}, "a/b~c%d \u0000é": {"Type": "Succeed"}`),
		"variables in other scripts":       jsonata(`"A": {` + task + `, "Assign": {"größe": 1, "数": 2, "_x": 3}}`),
		"dynamic variable":                 machine(`"A": {` + task + `, "Assign": {"` + strings.Repeat("a", 80) + `.$": "$.a"}}`),
		"any JSON in Result":               machine(`"A": {"Type": "Pass", "Result": {"a.$": 1, "states": []}, "End": true}`),
		"comments of rules":                machine(`"A": {"Type": "Choice", "Choices": [{"Comment": "c", "Not": {"Comment": "c", "Variable": "$.a", "IsNull": false}, "Next": "A", "Assign": {}}]}`),
		"a machine's own JSONPath":         `{"QueryLanguage": "JSONPath", "StartAt": "A", "States": {"A": {"Type": "Succeed", "QueryLanguage": "JSONPath"}}}`,
		"constant condition":               jsonata(`"A": {"Type": "Choice", "Choices": [{"Condition": true, "Next": "A"}]}`),
		"states inside a distributed Map":  machine(`"A": {` + childMap + `, "ItemBatcher": {"MaxItemsPerBatchPath": "$.n"}, "Label": "a"}`),
		"heartbeat by path, timeout fixed": machine(`"A": {` + task + `, "HeartbeatSecondsPath": "$.h", "TimeoutSeconds": 60}`),
	} {
		require.Empty(t, validate(t, text), name)
	}
	require.Empty(t, schema.Validate(nil))
}

func TestPositions(t *testing.T) {
	list := validate(t, `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Nxt": "A", "End": 1},
    "B": {"Type": "Pass",
      "Next": "A", "End": true}
  },
  "StartAt": "A"
}`)
	var got []string
	for _, d := range list {
		got = append(got, fmt.Sprintf("%s %s %s-%d:%d", d.Code, d.Pointer, d.Pos, d.End.Line, d.End.Column))
		for _, r := range d.Related {
			got = append(got, fmt.Sprintf("  %s %s", r.Pos, r.Message))
		}
	}
	require.Equal(t, []string{
		"ASL1003 /States/A/Nxt m.json:4:27-0:0",
		"ASL1006 /States/A/End m.json:4:46-4:47",
		"ASL1010 /States/B/End m.json:6:20-0:0",
		`  m.json:6:7 "Next" stands here`,
		"ASL1016 /StartAt m.json:8:3-0:0",
		"  m.json:2:3 it stands here first",
	}, got)
}

// TestOrderIsStable runs a document with findings of every kind many times: the validator walks maps.
func TestOrderIsStable(t *testing.T) {
	doc := jsontree.NewObject(
		jsontree.Member{Name: "z", Value: jsontree.NewNull()},
		jsontree.Member{Name: "States", Value: jsontree.NewObject(
			jsontree.Member{Name: "B", Value: jsontree.NewObject(
				jsontree.Member{Name: "Type", Value: jsontree.NewString("Task")},
				jsontree.Member{Name: "z", Value: jsontree.NewNull()},
				jsontree.Member{Name: "y", Value: jsontree.NewNull()},
				jsontree.Member{Name: "TimeoutSeconds", Value: jsontree.NewInt(0)},
			)},
			jsontree.Member{Name: "A", Value: jsontree.NewObject()},
		)},
		jsontree.Member{Name: "a", Value: jsontree.NewNull()},
	)
	first := schema.Validate(doc)
	require.Len(t, first, 9)
	require.Equal(t, "/z", first[1].Pointer)
	require.Equal(t, "/a", first[8].Pointer)
	for range 30 {
		require.Equal(t, first, schema.Validate(doc))
	}
}

// TestHostileDocuments makes sure that no document takes long or panics.
func TestHostileDocuments(t *testing.T) {
	deep := func(n int, open, last, closing string) string {
		return strings.Repeat(open, n) + last + strings.Repeat(closing, n)
	}
	for name, text := range map[string]string{
		"nested rules":      machine(`"A": {"Type": "Choice", "Choices": [` + deep(2000, `{"Not": `, `1`, `}`) + `]}`),
		"nested templates":  machine(`"A": {` + task + `, "Parameters": ` + deep(2000, `{"a": [`, `{"b.$": 1}`, `]}`) + `}`),
		"nested branches":   deep(500, `{"StartAt": "A", "States": {"A": {"Type": "Parallel", "End": true, "Branches": [`, `1`, `]}}}`),
		"many wrong states": machine(strings.TrimSuffix(strings.Repeat(`"A": {"Type": "Task", "x": 1},`, 1000), ",")),
		"long number":       machine(`"A": {` + task + `, "TimeoutSeconds": ` + strings.Repeat("9", 100000) + `}`),
		"long word":         machine(`"A": {"Type": "` + strings.Repeat("Task", 10000) + `"}`),
	} {
		require.NotEmpty(t, validate(t, text), name)
	}
}

// TestConcurrentUse runs Validate from several goroutines, the first use included when the test runs alone.
func TestConcurrentUse(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			doc, _ := jsontree.Parse("m.json", []byte(machine(`"A": {"Type": "Pass"}`)))
			if list := schema.Validate(doc); len(list) != 1 {
				t.Errorf("%v", list)
			}
		})
	}
	wg.Wait()
}
