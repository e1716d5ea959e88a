package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// readerMismatch reports parts of a reader that exclude each other.
var readerMismatch = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1202", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "parts of the ItemReader do not go together",
		Doc: "LOAD_AND_FLATTEN reads the objects that s3:listObjectsV2 lists. ItemsPointer leads into a JSON file. A Parquet file " +
			"is read in its latest version, without VersionId.",
		Spec: guide + "input-output-itemreader.html",
		Bad: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": ` +
			`{"Transformation": "LOAD_AND_FLATTEN", "InputType": "JSONL"}, ` + objectExample + `}`),
		Good: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "ReaderConfig": ` +
			`{"Transformation": "LOAD_AND_FLATTEN", "InputType": "JSONL"}, "Parameters": {"Bucket": "b", "Prefix": "p/"}}`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		readersOf(p, func(c s3Call) {
			if c.action == "getObject" && c.flattens() {
				p.Report(c.at("ReaderConfig", "Transformation"), `"Transformation" is "LOAD_AND_FLATTEN", which goes with s3:listObjectsV2, not s3:getObject`).
					Help(`remove it, or list the objects under a "Prefix" with s3:listObjectsV2`)
			}
			// With another InputType the schema says so. s3:getObject without InputType is a fault of its own.
			missing := c.word("InputType") == "" && (c.action == "listObjectsV2" || c.word("ManifestType") == string(asl.ManifestS3Inventory))
			if c.has("ItemsPointer") && missing {
				p.Report(c.at("ReaderConfig", "ItemsPointer"), `"ItemsPointer" goes with "InputType" JSON, and what this reader reads is no JSON file`).
					Help("remove it")
			}
			version, dynamic := c.arg("VersionId")
			if (version != nil || dynamic) && c.word("InputType") == string(asl.InputParquet) {
				name := "VersionId"
				if dynamic {
					name += ".$"
				}
				p.Report(c.at(c.input, name), `%q may not stand with "InputType" PARQUET`, name).
					Help("remove it; a Parquet file is read in its latest version")
			}
		})
	},
}
