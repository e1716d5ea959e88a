package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// constraintCase is one way to break a constraint of the facts.
type constraintCase struct {
	// codes are those that may report it, or the first digits of a group whose rules do.
	codes []string
	// severity is the severity that it is reported with. Where that is not the one of the facts, because says why.
	severity diag.Severity
	because  string
	text     string
	o        validate.Options
	// outside says why no document can break the constraint.
	outside string
}

// constraintCases say for each constraint of the facts which code reports it.
var constraintCases = map[string][]constraintCase{
	"C01": {
		{codes: []string{"ASL1011"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Pass"}`)},
		{codes: []string{"ASL1010"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Wait", "Seconds": 1, "Next": "A", "End": true}`)},
	},
	"C02": {{codes: []string{"ASL20"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"}`)}},
	"C03": {{codes: []string{"ASL20"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}`)}},
	"C04": {
		{codes: []string{"ASL2002"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Pass", "Next": "B"}`)},
		{codes: []string{"ASL2002"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Parallel", "Next": "B", "Branches": [` +
			`{"StartAt": "X", "States": {"X": {"Type": "Pass", "Next": "B"}}}]}, "B": {"Type": "Succeed"}`)},
	},
	"C05": {
		{codes: []string{"ASL20"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Parallel", "End": true, "Branches": [` +
			`{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}]}`)},
		{codes: []string{"ASL1008"}, severity: diag.Error, text: strings.ReplaceAll(pathMachine(`"A": {"Type": "Succeed"}`), `"A"`, `"`+strings.Repeat("é", 81)+`"`)},
	},
	"C06": {{codes: []string{"ASL1004"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Pass", "Output": 1, "End": true}`)}},
	"C07": {{codes: []string{"ASL1304"}, severity: diag.Error, text: rulesDef("ASL1304").Bad}},
	"C08": {
		{codes: []string{"ASL11"}, severity: diag.Error, text: retryMachine(`{"ErrorEquals": ["States.ALL", "States.Timeout"]}`)},
		{codes: []string{"ASL11"}, severity: diag.Error, text: retryMachine(`{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["States.Timeout"]}`)},
	},
	"C09": {
		{codes: []string{"ASL1012"}, severity: diag.Error, text: inlineMachine(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "b"}}`)},
		{codes: []string{"ASL1012"}, severity: diag.Error, text: inlineMachine(`"ItemBatcher": {"MaxItemsPerBatch": 1}`)},
		{codes: []string{"ASL1012"}, severity: diag.Error, text: inlineMachine(`"ResultWriter": {"WriterConfig": {"Transformation": "NONE", "OutputType": "JSON"}}`)},
		{codes: []string{"ASL1012"}, severity: diag.Error, text: inlineMachine(`"Label": "l"`)},
		{codes: []string{"ASL1209"}, severity: diag.Warning, because: "recorded: Step Functions takes and runs it", text: inlineMachine(`"ToleratedFailureCount": 1`)},
	},
	"C10": {
		{codes: []string{"ASL1002"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}, ` + succeedX + `}}`)},
		{codes: []string{"ASL1212"}, severity: diag.Error, text: distributedMachine(`"Label": "l"`), o: express},
		{codes: []string{"ASL1212"}, severity: diag.Error, text: rulesDef("ASL1212").Bad},
	},
	"C11": {
		{codes: []string{"ASL1306"}, severity: diag.Error, text: rulesDef("ASL1306").Bad},
		{codes: []string{"ASL1306"}, severity: diag.Error, text: rulesDef("ASL1301").Good, o: express},
		{codes: []string{"ASL1306"}, severity: diag.Error, text: rulesDef("ASL1304").Good, o: express},
	},
	"C12": {
		{codes: []string{"ASL1301"}, severity: diag.Error, text: rulesDef("ASL1301").Bad},
		{codes: []string{"ASL1301"}, severity: diag.Warning, because: "recorded: Step Functions takes it, and the timeout ends the wait",
			text: strings.Replace(rulesDef("ASL1301").Bad, `"End"`, `"TimeoutSeconds": 5, "End"`, 1)},
	},
	"C13": {{codes: []string{"ASL1303"}, severity: diag.Warning, text: rulesDef("ASL1303").Bad}},
	"C14": {{codes: []string{"ASL22"}, severity: diag.Error, text: pathMachine(`"V": {"Type": "Succeed"}, "A": {"Type": "Pass", "Assign": {"v": 1}, "Next": "M"}, ` +
		`"M": {"Type": "Map", "Next": "V", "ItemProcessor": {` + childConfig + `"StartAt": "X", "States": {"X": {"Type": "Pass", "Parameters": {"a.$": "$v"}, "End": true}}}}`)}},
	"C15": {
		{codes: []string{"ASL1202"}, severity: diag.Error, text: rulesDef("ASL1202").Bad},
		{codes: []string{"ASL1002"}, severity: diag.Error, text: readerMachine("listObjectsV2", `"Transformation": "LOAD_AND_FLATTEN"`, ``)},
		{codes: []string{"ASL1010"}, severity: diag.Error, text: readerMachine("getObject", `"ManifestType": "S3_INVENTORY", "InputType": "JSONL"`, ``)},
		{codes: []string{"ASL1015"}, severity: diag.Error, text: readerMachine("getObject", `"ManifestType": "ATHENA_DATA", "InputType": "JSON"`, ``)},
		{codes: []string{"ASL1015"}, severity: diag.Error, text: readerMachine("getObject", `"ItemsPointer": "/a", "InputType": "JSONL"`, ``)},
		{codes: []string{"ASL1015"}, severity: diag.Error, text: readerMachine("getObject", `"CSVHeaders": ["a"], "CSVHeaderLocation": "FIRST_ROW", "InputType": "CSV"`, ``)},
		{codes: []string{"ASL1202"}, severity: diag.Error, text: readerMachine("getObject", `"InputType": "PARQUET"`, `, "VersionId": "1"`)},
	},
	"C16": {
		{codes: []string{"ASL1011"}, severity: diag.Error, text: distributedMachine(`"ItemBatcher": {"BatchInput": 1}`)},
		{codes: []string{"ASL1010"}, severity: diag.Error, text: distributedMachine(`"ItemBatcher": {"MaxItemsPerBatch": 1, "MaxItemsPerBatchPath": "$.n"}`)},
		{codes: []string{"ASL1007"}, severity: diag.Error, text: distributedMachine(`"ItemBatcher": {"MaxInputBytesPerBatch": 262145}`)},
	},
	"C17": {
		{codes: []string{"ASL1011"}, severity: diag.Error, text: distributedMachine(`"ResultWriter": {}`)},
		{codes: []string{"ASL1002"}, severity: diag.Error, text: distributedMachine(`"ResultWriter": {"Resource": "arn:aws:states:::s3:putObject"}`)},
		{codes: []string{"ASL1002"}, severity: diag.Error, text: distributedMachine(`"ResultWriter": {"WriterConfig": {"OutputType": "JSON"}}`)},
	},
	"C18": {
		{codes: []string{"ASL31"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Wait", "SecondsPath": "$.a[*]", "End": true}`)},
		{codes: []string{"ASL31"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Pass", "ResultPath": "$$.a", "End": true}`)},
	},
	"C19": {{codes: []string{"ASL2205"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Pass", "Assign": {"v": 1}, "Next": "B"}, "B": {"Type": "Parallel", "End": true, "Branches": [` +
		`{"StartAt": "X", "States": {"X": {"Type": "Pass", "Assign": {"v": 1}, "End": true}}}]}`)}},
	"C20": {{codes: []string{"ASL2201"}, severity: diag.Warning, because: "Step Functions accepts it, and real workflows have it in states that never run",
		text: jsonataMachine(`"A": {"Type": "Pass", "Output": "{% $v %}", "End": true}`)}},
	"C21": {
		{codes: []string{"ASL30"}, severity: diag.Error, text: jsonataMachine(`"A": {"Type": "Pass", "Output": "{% 1 + %}", "End": true}`)},
		{codes: []string{"ASL30"}, severity: diag.Error, text: jsonataMachine(`"A": {"Type": "Pass", "Output": "{% $eval('1') %}", "End": true}`)},
		{codes: []string{"ASL30"}, severity: diag.Error, text: jsonataMachine(`"A": {"Type": "Pass", "Output": "{% $$ %}", "End": true}`)},
		{codes: []string{"ASL30"}, severity: diag.Error, text: jsonataMachine(`"A": {"Type": "Pass", "Output": "{% $states.result %}", "End": true}`)},
	},
	"C22": {
		{codes: []string{"ASL31", "ASL32"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Pass", "Parameters": {"a.$": "b"}, "End": true}`)},
		{codes: []string{"ASL32"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Pass", "Parameters": {"a.$": "$.b", "a": 1}, "End": true}`)},
	},
	"C23": {{codes: []string{"ASL32"}, severity: diag.Warning, text: pathMachine(`"A": {"Type": "Pass", "Parameters": {"a": "$.b"}, "End": true}`)}},
	"C24": {{codes: []string{"ASL5001"}, severity: diag.Error, text: sized(1048577)}},
	"C25": {{codes: []string{"ASL1213"}, severity: diag.Warning, text: rulesDef("ASL1213").Bad}},
	"C26": {{codes: []string{"ASL1309"}, severity: diag.Warning, text: rulesDef("ASL1309").Bad}},
	"C27": {{codes: []string{"ASL11"}, severity: diag.Warning, text: inlineProcessor(`"Retry": [{"ErrorEquals": ["Lambda.TooManyRequestsException"]}]`)}},
	"C28": {{outside: "the role of the machine does not stand in the document"}},
	"C29": {{codes: []string{"ASL1005"}, severity: diag.Error, text: pathMachine(`"A": {"Type": "Map", "End": true, "ItemProcessor": {"QueryLanguage": "JSONPath", ` + succeedX + `}}`)}},
	"C30": {{outside: "how the document is written into a Terraform file does not stand in it"}},
}

// TestFactsConstraints breaks every constraint of the facts, and looks for the code that reports it.
func TestFactsConstraints(t *testing.T) {
	facts := readFacts(t)
	require.Len(t, constraintCases, len(facts.Constraints))
	for _, fact := range facts.Constraints {
		cases := constraintCases[fact.ID]
		require.NotEmpty(t, cases, "%s: %s", fact.ID, fact.Rule)
		for _, c := range cases {
			if c.outside == "" {
				t.Run(fact.ID, func(t *testing.T) { checkConstraint(t, c, fact.Severity, fact.Rule) })
			}
		}
	}
}

func checkConstraint(t *testing.T, c constraintCase, severity, rule string) {
	if c.because == "" {
		require.Equal(t, severity, c.severity.String(), "another severity than that of the facts needs a reason")
	}
	m, list := asl.Parse("m.asl.json", []byte(c.text))
	require.Empty(t, list)
	c.o.Advice = true
	list = rules.Validate(m, c.o)
	found := slices.ContainsFunc(list, func(d diag.Diagnostic) bool {
		return d.Severity == c.severity && slices.ContainsFunc(c.codes, func(code string) bool { return strings.HasPrefix(d.Code, code) })
	})
	if len(c.text) > 1000 {
		c.text = c.text[:1000]
	}
	require.True(t, found, "%s is not reported as %s by %s: %s\n%s", rule, c.severity, c.codes, c.text, list)
}

// rulesDef returns the documentation of a code.
func rulesDef(code string) diag.Def {
	for _, def := range rules.Defs() {
		if def.Code == code {
			return def
		}
	}
	panic("no code " + code)
}

func retryMachine(retriers string) string {
	return pathMachine(`"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"}, "Retry": [` + retriers + `], "End": true}`)
}

func inlineMachine(fields string) string {
	return pathMachine(`"A": {"Type": "Map", "End": true, ` + fields + `, "ItemProcessor": {` + succeedX + `}}`)
}

func inlineProcessor(fields string) string {
	return pathMachine(`"A": {"Type": "Map", "End": true, "MaxConcurrency": 10, "ItemProcessor": {"StartAt": "X", "States": {"X": {"Type": "Task", ` +
		`"Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"}, ` + fields + `, "End": true}}}}`)
}

func readerMachine(call, config, parameters string) string {
	where := `"Key": "k"`
	if call == "listObjectsV2" {
		where = `"Prefix": "p/"`
	}
	return distributedMachine(`"ItemReader": {"Resource": "arn:aws:states:::s3:` + call + `", "ReaderConfig": {` + config +
		`}, "Parameters": {"Bucket": "b", ` + where + parameters + `}}, ` + s3Writer)
}
