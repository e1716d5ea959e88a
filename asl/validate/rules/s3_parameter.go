package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// s3Parameter reports parameters that the calls of readers and writers are not known to take.
var s3Parameter = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1205", Severity: diag.Warning,
		Title: "ItemReader or ResultWriter has an unknown parameter",
		Doc: "s3:getObject takes Bucket, Key, VersionId and ExpectedBucketOwner; s3:listObjectsV2 and the s3:putObject of a " +
			"ResultWriter take Bucket, Prefix and ExpectedBucketOwner. Another name is most likely misspelt, or belongs to another call.",
		Spec: guide + "input-output-itemreader.html",
		Bad: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", ` +
			`"Parameters": {"Bucket": "b", "Prefixes": "p/"}}`),
		Good: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", ` +
			`"Parameters": {"Bucket": "b", "Prefix": "p/"}}`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		check := func(c s3Call) {
			known := s3Parameters[c.action]
			if known == nil {
				return
			}
			for _, m := range c.args.Members() {
				name := m.Name
				if c.input == "Parameters" {
					name = strings.TrimSuffix(name, ".$")
				}
				if slices.Contains(known, name) || validate.HasPlaceholder(name) || keyMistaken(c, name) {
					continue
				}
				p.Report(c.at(c.input, m.Name), "s3:%s takes no parameter %q here", c.action, name).AtName().
					Help("%s", meant(diag.Nearest(name, known), "it takes "+strings.Join(known, ", ")))
			}
		}
		readersOf(p, check)
		writersOf(p, check)
	},
}

// keyMistaken reports whether a parameter stands where a Key is missing, which is a finding that names it.
func keyMistaken(c s3Call, name string) bool {
	key, dynamic := c.arg("Key")
	return c.action == "getObject" && key == nil && !dynamic && (name == "Prefix" || diag.Nearest(name, []string{"Key"}) != "")
}
