package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// readerConfigMissing reports readers that do not say how to read their file.
var readerConfigMissing = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1201", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "ItemReader does not say how to read the file",
		Doc: "A file that s3:getObject reads has an InputType, but for an S3 inventory, whose files are always CSV. CSV files need " +
			"CSVHeaderLocation, and with GIVEN the names of the columns in CSVHeaders.",
		Spec: guide + "input-output-itemreader.html",
		Bad:  distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV"}, ` + objectExample + `}`),
		Good: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "CSV", ` +
			`"CSVHeaderLocation": "FIRST_ROW"}, ` + objectExample + `}`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		readersOf(p, func(c s3Call) {
			input := c.word("InputType")
			if c.action == "getObject" && input == "" && c.word("ManifestType") != string(asl.ManifestS3Inventory) && c.word("ManifestType") != "?" {
				place := c.at("ReaderConfig")
				if c.config == nil {
					place = c.at()
				}
				p.Report(place, `"ItemReader" has no "InputType" for the file that s3:getObject reads`).
					Help(`give "ReaderConfig" an "InputType": CSV, JSON, JSONL, PARQUET or MANIFEST`)
			}
			if c.action == "listObjectsV2" && !c.flattens() {
				return // the objects are not read
			}
			if input == string(asl.InputCSV) && !c.has("CSVHeaderLocation") && !c.has("CSVHeaders") {
				p.Report(c.at("ReaderConfig"), `"InputType" is "CSV", and "CSVHeaderLocation" is missing`).
					Help(`add "CSVHeaderLocation": FIRST_ROW when the file begins with the names of the columns, or GIVEN with "CSVHeaders"`)
			}
			if c.word("CSVHeaderLocation") == string(asl.HeaderGiven) && !c.has("CSVHeaders") {
				p.Report(c.at("ReaderConfig"), `"CSVHeaderLocation" is "GIVEN", and "CSVHeaders" is missing`).
					Help(`add "CSVHeaders" with the names of the columns, or say FIRST_ROW`)
			}
		})
	},
}

// objectExample are the parameters of a reader of one file, for examples.
const objectExample = `"Parameters": {"Bucket": "b", "Key": "k"}`

// distributedExample returns a machine of one distributed Map with more fields, for examples.
func distributedExample(fields string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, ` + fields + `, ` +
		`"ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b"}}, ` +
		`"ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, ` +
		`"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}}}`
}
