package schema

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
)

const spec = "https://states-language.net/spec.html"

var wrongType = diag.Def{
	Code: "ASL1001", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#data",
	Title: "value has the wrong JSON type",
	Doc: "The field takes values of another type. A number that must be whole has no fraction. An expression may stand for " +
		"a literal only in a JSONata state, and only in fields that the language evaluates.",
	Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 1.5, "End": true}}}`,
	Good: `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 2, "End": true}}}`,
}

var missingField = diag.Def{
	Code: "ASL1002", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#statetypes-table",
	Title: "required field is missing",
	Doc:   "The object cannot do its work without the field, or another field that stands in the object needs it.",
	Bad:   `{"States": {"A": {"Type": "Succeed"}}}`,
	Good:  `{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`,
}

var unknownField = diag.Def{
	Code: "ASL1003", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#states-fields",
	Title: "field is unknown",
	Doc: "No object of the language has a field of this name. Step Functions refuses such a document, so that a " +
		"misspelt field is not silently without effect.",
	Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Resultpath": "$.a", "End": true}}}`,
	Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "ResultPath": "$.a", "End": true}}}`,
}

var otherLanguageField = diag.Def{
	Code: "ASL1004", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#query-language",
	Title: "field belongs to the other query language",
	Doc: "JSONPath and JSONata states have different fields for input and output. The language of a state is its own " +
		"QueryLanguage or else that of the machine, JSONPath when absent; that of an enclosing state does not count. When the " +
		"states are JSONata throughout and the machine does not say so, that is one finding.",
	Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "ResultPath": "$.a", "End": true}}}`,
	Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
		` {"A": {"Type": "Pass", "Output": {"a": "{% $states.input %}"}, "End": true}}}`,
}

var misplacedField = diag.Def{
	Code: "ASL1005", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#statetypes-table",
	Title: "field belongs to another kind of object",
	Doc:   "The language has the field, but not here: not in a state of this type, or not in this part of a state.",
	Bad:   `{"StartAt": "A", "States": {"A": {"Type": "Pass", "TimeoutSeconds": 5, "End": true}}}`,
	Good:  `{"TimeoutSeconds": 5, "StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}`,
}

var unknownValue = diag.Def{
	Code: "ASL1006", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#states-fields",
	Title: "value is none of those the field takes",
	Doc:   "The field takes one of a few values, spelt as listed, or only one.",
	Bad:   `{"Version": "1.1", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`,
	Good:  `{"Version": "1.0", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`,
}

var outOfRange = diag.Def{
	Code: "ASL1007", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#task-state",
	Title: "number is out of range",
	Doc:   "The number is smaller or larger than the field takes.",
	Bad:   `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:::function:f", "TimeoutSeconds": -1, "End": true}}}`,
	Good:  `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:::function:f", "TimeoutSeconds": 60, "End": true}}}`,
}

var wrongLength = diag.Def{
	Code: "ASL1008", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#errors",
	Title: "list is empty or text too long",
	Doc: "Lists such as ErrorEquals, Choices and Branches have at least one element. Names of states have at most 80 " +
		"characters.",
	Bad: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": []}}}`,
	Good: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "B"}],` +
		` "Default": "B"}, "B": {"Type": "Succeed"}}}`,
}

var malformed = diag.Def{
	Code: "ASL1009", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#timestamps",
	Title: "text has the wrong form",
	Doc: "Times, names of variables, and the calls of a distributed Map to Amazon S3 have a form that the text " +
		"does not have.",
	Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Timestamp": "tomorrow", "End": true}}}`,
	Good: `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Timestamp": "2030-01-31T12:00:00Z", "End": true}}}`,
}

var exclusive = diag.Def{
	Code: "ASL1010", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#transition",
	Title: "fields exclude each other",
	Doc:   "The two fields say different things about the same matter, so only one of them may stand in the object.",
	Bad:   `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A", "End": true}}}`,
	Good:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}`,
}

var missingChoice = diag.Def{
	Code: "ASL1011", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#transition",
	Title: "one of several fields is missing",
	Doc:   "The object needs one of the fields named, and has none of them.",
	Bad:   `{"StartAt": "A", "States": {"A": {"Type": "Pass"}}}`,
	Good:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}`,
}

var distributed = diag.Def{
	Code: "ASL1012", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: "https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html",
	Title: "field needs the mode DISTRIBUTED",
	Doc: "ItemReader, ItemBatcher, ResultWriter and Label work only in a Map whose processor runs as child executions: " +
		"ProcessorConfig with Mode DISTRIBUTED. Without it the mode is INLINE.",
	Bad: `{"StartAt": "A", "States": {"A": {"Type": "Map", "Label": "a", "End": true,` +
		` "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}}}`,
	Good: `{"StartAt": "A", "States": {"A": {"Type": "Map", "Label": "a", "End": true,` +
		` "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},` +
		` "StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}}}`,
}

var unknownType = diag.Def{
	Code: "ASL1013", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#state-types",
	Title: "state type is unknown",
	Doc:   "Type is one of the eight state types. Until it is known, nothing else of the state is checked.",
	Bad:   `{"StartAt": "A", "States": {"A": {"Type": "Success"}}}`,
	Good:  `{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`,
}

var mixedLanguage = diag.Def{
	Code: "ASL1014", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: spec + "#query-language",
	Title: "JSONata machine has a state in another language",
	Doc: "When the machine is JSONata, every state is. Only a JSONPath machine may mix the languages. Nothing else of the " +
		"state is checked.",
	Bad:  `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed", "QueryLanguage": "JSONPath"}}}`,
	Good: `{"QueryLanguage": "JSONPath", "StartAt": "A", "States": {"A": {"Type": "Succeed", "QueryLanguage": "JSONata"}}}`,
}

var mismatch = diag.Def{
	Code: "ASL1015", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED", Spec: "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html",
	Title: "fields do not go together",
	Doc:   "The field has a meaning only when another field of the object has a certain value, and it has another one.",
	Bad: `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",` +
		` "ReaderConfig": {"InputType": "JSONL", "ItemsPointer": "/items", "MaxItems": 9}, "Parameters": {"Bucket": "b", "Key": "k"}},` +
		` "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},` +
		` "StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}}}`,
	Good: `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",` +
		` "ReaderConfig": {"InputType": "JSON", "ItemsPointer": "/items", "MaxItems": 9}, "Parameters": {"Bucket": "b", "Key": "k"}},` +
		` "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},` +
		` "StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}}}`,
}

var duplicateField = diag.Def{
	Code: "ASL1016", Severity: diag.Warning, Spec: "https://www.rfc-editor.org/rfc/rfc8259#section-4",
	Title: "field stands more than once",
	Doc: "An object has two members of the same name. JSON readers differ in which one they take, most the last. Of two " +
		"states with the same name one is lost.",
	Bad:  `{"Comment": "a", "Comment": "b", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`,
	Good: `{"Comment": "b", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`,
}

var unknownPlaceholder = diag.Def{
	Code: "ASL1017", Severity: diag.Warning,
	Spec:  "https://developer.hashicorp.com/terraform/language/functions/templatefile",
	Title: "placeholder hides a value",
	Doc: "A name such as ${wait_seconds} stands where a number, a boolean, or one of a few words must stand. In a template it " +
		"is replaced before Step Functions reads the document; whether by a value that fits is not known. In quotes it " +
		"stays a string even then.",
	Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": "${wait_seconds}", "End": true}}}`,
	Good: `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 5, "End": true}}}`,
}

var tooDeep = diag.Def{
	Code: "ASL1018", Severity: diag.Error, AWS: "TOO_DEEPLY_NESTED",
	Spec:  "https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html",
	Title: "document is nested too deeply",
	Doc: "Objects and arrays stand in each other more than 200 levels deep. Step Functions has such a limit, too. Nothing else " +
		"of the document is checked.",
	Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true, "Result": ` + deepList + `}}}`,
	Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true, "Result": [[[[[[]]]]]]}}}`,
}

var badLabel = diag.Def{
	Code: "ASL1019", Severity: diag.Error, AWS: "INVALID_LABEL_NAME",
	Spec:  "https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html",
	Title: "Label is too long or has characters that a label cannot have",
	Doc: "The Label of a distributed Map is a part of the ARNs of its Map Runs. It has at most 40 characters, no white space, no wildcards, " +
		"no brackets, and none of the characters that ARNs use themselves.",
	Bad: `{"StartAt": "A", "States": {"A": {"Type": "Map", "Label": "all studies", "End": true,` +
		` "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},` +
		` "StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}}}`,
	Good: `{"StartAt": "A", "States": {"A": {"Type": "Map", "Label": "all-studies", "End": true,` +
		` "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},` +
		` "StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}}}`,
}

var deepList = strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth)

var fault = diag.Def{
	Code: "ASL9010", Severity: diag.Error,
	Title: "aslgen cannot explain what its schema found",
	Doc: "A fault of aslgen, not of the document: the schema was not evaluated to its end, or refused something for " +
		"which there is no message. Please report it with the document.",
}

// Defs returns the documentation of every code this package reports, in the order of the codes.
func Defs() []diag.Def {
	return []diag.Def{
		wrongType, missingField, unknownField, otherLanguageField, misplacedField, unknownValue, outOfRange, wrongLength,
		malformed, exclusive, missingChoice, distributed, unknownType, mixedLanguage, mismatch, duplicateField, unknownPlaceholder, tooDeep, badLabel, fault,
	}
}
