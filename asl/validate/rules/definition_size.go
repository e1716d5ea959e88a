package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// maxDefinitionBytes is how long a definition may be, in UTF-8.
const maxDefinitionBytes = 1 << 20

// definitionSize reports definitions that are too long to create.
var definitionSize = &validate.Rule{
	Def: diag.Def{
		Code: "ASL5001", Severity: diag.Error,
		Title: "definition is longer than 1 MiB",
		Doc: "A definition has at most 1,048,576 bytes of UTF-8, white space included. A definition in YAML is counted as the JSON " +
			"that it stands for, on one line.",
		Spec: "https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html",
		Bad:  "a definition of 2 MiB",
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`,
	},
	Check: func(p *validate.Pass) {
		size, compact := definitionBytes(p)
		if size <= maxDefinitionBytes {
			return
		}
		f := p.Report("", "the definition has %d bytes; at most %d", size, maxDefinitionBytes)
		if compact <= maxDefinitionBytes {
			f.Help("without white space it has %d", compact)
		} else {
			f.Help("move parts of it into machines of their own, and start them with states:startExecution.sync:2")
		}
	},
}

// definitionBytes returns the length of the definition as it is handed to Step Functions, and on one line. The second is 0 when
// nobody needs it. Of a definition that is certainly short enough, the length may be somewhat more.
func definitionBytes(p *validate.Pass) (size, compact int) {
	const dense = 16 // times longer the JSON of a YAML text never is, unless aliases are used to make it so
	text := p.Document.Text()
	if text != "" && len(text) <= maxDefinitionBytes/dense {
		return len(text), 0
	}
	yaml := text != "" && !p.Document.End().IsValid()
	if text == "" {
		if most := p.Document.MaxSize(); most < maxDefinitionBytes {
			return most, 0
		}
	}
	switch {
	case text == "":
		if size = len(p.Document.AppendJSON(nil)) + 1; size <= maxDefinitionBytes { // the file ends in a line feed
			return size, 0
		}
	case !yaml:
		if size = len(text); size <= maxDefinitionBytes {
			return size, 0
		}
	}
	compact = len(p.Document.AppendJSON(nil, ""))
	if yaml {
		size = compact
	}
	return size, compact
}
