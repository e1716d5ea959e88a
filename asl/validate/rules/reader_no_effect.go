package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// readerNoEffect reports fields of a reader's configuration that what it reads does not heed.
var readerNoEffect = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1203", Severity: diag.Warning,
		Title: "field of the ReaderConfig seems to have no effect",
		Doc: "Without LOAD_AND_FLATTEN the items of s3:listObjectsV2 are the listed objects; nothing in them is read, so their " +
			"format does not matter. With it, the objects are files of data, no manifests.",
		Spec: guide + "input-output-itemreader.html",
		Bad: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "ReaderConfig": {"InputType": "JSON"}, ` +
			`"Parameters": {"Bucket": "b", "Prefix": "p/"}}`),
		Good: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "ReaderConfig": {"InputType": "JSON", ` +
			`"Transformation": "LOAD_AND_FLATTEN"}, "Parameters": {"Bucket": "b", "Prefix": "p/"}}`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		readersOf(p, func(c s3Call) {
			if c.action != "listObjectsV2" || c.word("Transformation") == "?" {
				return
			}
			if c.flattens() {
				if c.word("InputType") == string(asl.InputManifest) || c.has("ManifestType") {
					p.Report(c.at("ReaderConfig", "Transformation"), `"Transformation" is "LOAD_AND_FLATTEN", and the objects would be manifests`).
						Help("read a manifest with s3:getObject, or name the format of the data in \"InputType\"")
				}
				return
			}
			for _, m := range c.config.Members() {
				if slices.Contains(readerFormat, m.Name) {
					p.Report(c.at("ReaderConfig", m.Name), "%q has no effect: the items are the objects that s3:listObjectsV2 lists, not what is in them", m.Name).
						Help(`remove it, or add "Transformation": "LOAD_AND_FLATTEN" to read the objects`).AtName()
					return // one cause for all of them
				}
			}
		})
	},
}

// readerFormat are the fields of a ReaderConfig that say what is in a file.
var readerFormat = []string{"InputType", "ManifestType", "CSVDelimiter", "CSVHeaderLocation", "CSVHeaders"}
