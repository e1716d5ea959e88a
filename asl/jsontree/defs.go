package jsontree

import "github.com/aslgen/aslgen/asl/diag"

const (
	jsonSpec = "https://www.rfc-editor.org/rfc/rfc8259"
	yamlSpec = "https://yaml.org/spec/1.2.2/"
)

var syntaxError = diag.Def{
	Code: "ASL0001", Severity: diag.Error, AWS: "INVALID_JSON_DESCRIPTION", Spec: jsonSpec,
	Title: "text is not JSON",
	Doc:   "The text breaks the grammar of JSON at the place named. Nothing after it was read.",
	Bad:   `{"StartAt": "A",}`,
	Good:  `{"StartAt": "A"}`,
}

var encodingError = diag.Def{
	Code: "ASL0002", Severity: diag.Error, AWS: "INVALID_JSON_DESCRIPTION", Spec: jsonSpec + "#section-8.1",
	Title: "text is not UTF-8",
	Doc:   "JSON and YAML files are UTF-8. The byte named is not a part of a UTF-8 character.",
	Bad:   "{\"Comment\": \"\xff\"}",
	Good:  `{"Comment": "ÿ"}`,
}

var depthError = diag.Def{
	Code: "ASL0003", Severity: diag.Error, AWS: "INVALID_JSON_DESCRIPTION", Spec: jsonSpec + "#section-9",
	Title: "values are nested too deeply",
	Doc:   "Objects and arrays may be nested 10,000 levels deep.",
	Bad:   "10,001 times [",
	Good:  "10,000 times [, then 10,000 times ]",
}

var emptyError = diag.Def{
	Code: "ASL0004", Severity: diag.Error, AWS: "MISSING_DESCRIPTION", Spec: jsonSpec + "#section-2",
	Title: "text is empty",
	Doc:   "The text holds no value, only white space or comments.",
	Bad:   "  ",
	Good:  "{}",
}

var trailingError = diag.Def{
	Code: "ASL0005", Severity: diag.Error, AWS: "INVALID_JSON_DESCRIPTION", Spec: jsonSpec + "#section-2",
	Title: "text goes on after its value",
	Doc:   "A JSON text is one value. Something that is not white space follows it.",
	Bad:   "{} {}",
	Good:  "{}",
}

var sizeError = diag.Def{
	Code: "ASL0006", Severity: diag.Error,
	Spec:  "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
	Title: "text is too long",
	Doc:   "A text of more than 1 GiB is not read. A state machine definition may have 1 MiB.",
	Bad:   "a text of 2 GiB",
	Good:  "{}",
}

var yamlSyntaxError = diag.Def{
	Code: "ASL0011", Severity: diag.Error, Spec: yamlSpec,
	Title: "text is not YAML",
	Doc:   "The text breaks the grammar of YAML at or before the line named. Nothing after it was read.",
	Bad:   "StartAt: [A\n",
	Good:  "StartAt: A\n",
}

var yamlStreamError = diag.Def{
	Code: "ASL0012", Severity: diag.Error, Spec: yamlSpec + "#92-streams",
	Title: "YAML file holds several documents",
	Doc:   "A definition is one YAML document. A second one follows a line of three dashes.",
	Bad:   "StartAt: A\n---\nStartAt: B\n",
	Good:  "StartAt: A\n",
}

var yamlAliasError = diag.Def{
	Code: "ASL0013", Severity: diag.Error, Spec: yamlSpec + "#71-alias-nodes",
	Title: "YAML aliases do not end",
	Doc:   "An alias stands inside its own anchor, or the aliases of the text stand for more than 200,000 values together.",
	Bad:   "a: &a\n  b: *a\n",
	Good:  "a: &a 1\nb: *a\n",
}

var yamlValueError = diag.Def{
	Code: "ASL0014", Severity: diag.Error, Spec: yamlSpec + "#10212-json-schema",
	Title: "YAML has no counterpart in JSON",
	Doc:   "JSON has only strings as member names, and a merge key takes a mapping or a list of mappings.",
	Bad:   "? [a, b]\n: 1\n",
	Good:  "a: 1\n",
}

// Defs returns the documentation of every code that this package reports, in the order of the codes.
func Defs() []diag.Def {
	return []diag.Def{
		syntaxError, encodingError, depthError, emptyError, trailingError, sizeError,
		yamlSyntaxError, yamlStreamError, yamlAliasError, yamlValueError,
	}
}
