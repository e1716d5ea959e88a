package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// itemsPointer reports an ItemsPointer that is no JSON pointer.
var itemsPointer = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1206", Severity: diag.Error,
		Title: "ItemsPointer is no JSON pointer",
		Doc: "The pointer that leads to the items in a JSON file is an RFC 6901 JSON pointer: a slash before every name. It is " +
			"no JSONPath. In a name ~0 stands for a tilde and ~1 for a slash; no other character follows a tilde.",
		Spec: "https://www.rfc-editor.org/rfc/rfc6901",
		Bad: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON", ` +
			`"ItemsPointer": "$.data.items"}, ` + objectExample + `}`),
		Good: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON", ` +
			`"ItemsPointer": "/data/items"}, ` + objectExample + `}`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		readersOf(p, func(c s3Call) {
			v := c.config.Get("ItemsPointer")
			if v.Kind() != jsontree.String || isJSONPointer(v.Str()) {
				return
			}
			f := p.Report(c.at("ReaderConfig", "ItemsPointer"), `"ItemsPointer" is %q, which is no JSON pointer`, v.Str())
			if path, ok := strings.CutPrefix(v.Str(), "$."); ok && !strings.ContainsAny(path, "[]*?@~/") {
				f.Help("it is no path; did you mean %q?", "/"+strings.ReplaceAll(path, ".", "/"))
			} else {
				f.Help("write a slash before every name, as in \"/data/items\"; ~0 stands for ~ and ~1 for / in a name")
			}
		})
	},
}

// isJSONPointer reports whether a text is an RFC 6901 JSON pointer.
func isJSONPointer(text string) bool {
	if text != "" && text[0] != '/' {
		return false
	}
	for i := range len(text) {
		if text[i] == '~' && (i+1 == len(text) || text[i+1] != '0' && text[i+1] != '1') {
			return false
		}
	}
	return true
}
