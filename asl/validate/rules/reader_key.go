package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// readerKey reports readers of one file that do not name it.
var readerKey = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1204", Severity: diag.Error,
		Title: "ItemReader names no object to read",
		Doc: "s3:getObject reads one object: its parameters are Bucket and Key. A reader without any parameters is a warning, whatever it " +
			"calls.",
		Spec: guide + "input-output-itemreader.html",
		Bad: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSONL"}, ` +
			`"Parameters": {"Bucket": "b"}}`),
		Good: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSONL"}, ` +
			`"Parameters": {"Bucket": "b", "Key": "k"}}`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		readersOf(p, func(c s3Call) {
			if c.state.Tree.Get("ItemReader").Member(c.input) == nil && c.action != "" {
				p.Report(c.at(), `"ItemReader" has no %q, so that s3:%s has no bucket to read`, c.input, c.action).
					Help("add %q with \"Bucket\"", c.input).Severity(diag.Warning)
				return
			}
			if c.action != "getObject" || c.args == nil {
				return
			}
			if key, dynamic := c.arg("Key"); key != nil || dynamic {
				return
			}
			f := p.Report(c.at(c.input), "%q has no \"Key\" for s3:getObject", c.input)
			if prefix, dynamic := c.arg("Prefix"); prefix != nil || dynamic {
				f.Help(`name the object in "Key"; a "Prefix" goes with s3:listObjectsV2`)
				return
			}
			for _, m := range c.args.Members() {
				if !slices.Contains(s3Parameters["getObject"], m.Name) && diag.Nearest(m.Name, []string{"Key", "Key.$"}) != "" {
					f.Help("does %q mean \"Key\"?", m.Name)
					return
				}
			}
			f.Help(`add "Key", the key of the object in the bucket`)
		})
	},
}

// s3Parameters are the parameters that each call of a reader or writer is known to take.
var s3Parameters = map[string][]string{
	"getObject":     {"Bucket", "Key", "VersionId", "ExpectedBucketOwner"},
	"listObjectsV2": {"Bucket", "Prefix", "ExpectedBucketOwner"},
	"putObject":     {"Bucket", "Prefix", "ExpectedBucketOwner"},
}
