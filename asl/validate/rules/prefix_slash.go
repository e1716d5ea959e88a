package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// prefixSlash reports prefixes that match the keys of siblings, too.
var prefixSlash = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1215", Severity: diag.Advice,
		Title: "Prefix of an ItemReader does not end in a slash",
		Doc:   `Amazon S3 compares keys as text: the prefix "scans" lists the objects of "scans-old/" as well as those of "scans/".`,
		Spec:  guide + "input-output-itemreader.html",
		Bad:   distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "b", "Prefix": "scans"}}`),
		Good:  distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": {"Bucket": "b", "Prefix": "scans/"}}`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		readersOf(p, func(c s3Call) {
			prefix, _ := c.arg("Prefix")
			if c.action != "listObjectsV2" || prefix.Kind() != jsontree.String {
				return
			}
			text := prefix.Str()
			if text == "" || strings.HasSuffix(text, "/") || c.state.JSONata() && strings.HasSuffix(text, "%}") {
				return
			}
			p.Report(c.at(c.input, "Prefix"), `"Prefix" is %q, which is also the start of the keys of its siblings`, text).
				Help("did you mean %q?", text+"/")
		})
	},
}
