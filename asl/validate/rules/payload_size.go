package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// maxPayloadBytes is how long the input or output of a state may be as JSON, in UTF-8.
const maxPayloadBytes = 256 * 1024

// payloadSize reports values in the definition that no state can hold.
var payloadSize = &validate.Rule{
	Def: diag.Def{
		Code: "ASL5002", Severity: diag.Error,
		Title: "value in the definition is longer than 256 KiB",
		Doc: "The input and output of a state, the input of its work, and the variables of one Assign have at most 262,144 bytes as JSON. A state with a longer " +
			"value fails with States.DataLimitExceeded whenever it runs. What expressions give is not counted.",
		Spec: guide + "service-quotas.html",
		Bad:  largeExample(maxPayloadBytes),
		Good: largeExample(16),
	},
	Check: func(p *validate.Pass) {
		if text := p.Document.Text(); text != "" && len(text) <= maxPayloadBytes {
			return
		}
		for _, s := range p.States() {
			for _, m := range s.Tree.Members() {
				n := 0
				switch {
				case m.Name == "Assign": // the values of all variables together
					for _, variable := range m.Value.Members() {
						n += templateBytes(variable)
					}
				case slices.Contains(payloadFields, m.Name):
					n = literalBytes(m.Value)
				}
				if n > maxPayloadBytes {
					p.Report(s.At(m.Name), "%q has %d bytes; at most %d", m.Name, n, maxPayloadBytes).
						Help("keep the data in Amazon S3, and hand its key on").AtName()
				}
			}
		}
	},
}

// payloadFields are the fields whose whole value becomes the input or output of something.
var payloadFields = []string{"Arguments", "ItemSelector", "Output", "Parameters", "Result", "ResultSelector"}

// literalBytes returns the length of a value as JSON, without the texts of expressions in it.
func literalBytes(v *jsontree.Value) int {
	switch v.Kind() {
	case jsontree.Object:
		n := len("{}")
		for i, m := range v.Members() {
			if i > 0 {
				n++
			}
			n += len(`"":`) + len(m.Name)
			n += templateBytes(m)
		}
		return n
	case jsontree.Array:
		n := len("[]") + max(0, len(v.Elems())-1)
		for _, e := range v.Elems() {
			n += literalBytes(e)
		}
		return n
	case jsontree.String:
		if text := v.Str(); strings.HasPrefix(text, "{%") && strings.HasSuffix(text, "%}") {
			return 0
		}
		return len(`""`) + len(v.Str())
	case jsontree.Number:
		return len(v.NumberText())
	default: // null, true, false
		return len("null")
	}
}

// templateBytes returns the length of the value of a member of a payload template, 0 for one that a path gives.
func templateBytes(m jsontree.Member) int {
	if strings.HasSuffix(m.Name, ".$") {
		return 0
	}
	return literalBytes(m.Value)
}

// largeExample returns a machine whose one state gives a text of n bytes.
func largeExample(n int) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": "` + strings.Repeat("x", n) + `", "End": true}}}`
}
