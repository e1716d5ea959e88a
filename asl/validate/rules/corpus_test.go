package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
	"github.com/aslgen/aslgen/internal/sources"
)

// corpusDocument is one line of the corpus index.
type corpusDocument struct {
	File         string `json:"file"`
	Verdict      string `json:"verdict"`
	Why          string `json:"why"`
	WorkflowType string `json:"workflow_type"`
	YAML         string `json:"yaml"`
}

// TestCorpus judges real documents with known verdicts: no valid one may get an error, every invalid one must.
func TestCorpus(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_CORPUS", "documents")
	var valid, refused, invalid, accepted int
	for _, doc := range corpusIndex(t, dir) {
		list := judgeCorpus(t, dir, doc, doc.File)
		switch doc.Verdict {
		case "valid":
			valid++
			if list.HasErrors() {
				refused++
				t.Errorf("refused although valid: %s\n%s", doc.File, errorsOf(list))
			}
		case "invalid":
			invalid++
			if list.HasErrors() {
				t.Logf("%s\n\twhy: %s\n\tfirst: %s", doc.File, doc.Why, errorsOf(list)[0])
			} else {
				accepted++
				t.Errorf("accepted although invalid: %s\n\twhy: %s", doc.File, doc.Why)
			}
		}
	}
	t.Logf("valid: %d refused of %d", refused, valid)
	t.Logf("invalid: %d accepted of %d", accepted, invalid)
	require.NotZero(t, valid+invalid, "no documents in %s", dir)
}

func corpusIndex(t *testing.T, dir string) []corpusDocument {
	return sources.Lines[corpusDocument](t, filepath.Join(dir, "index.jsonl"))
}

func judgeCorpus(t *testing.T, dir string, doc corpusDocument, file string) diag.List {
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
	require.NoError(t, err)
	m, list := asl.Parse(doc.File, text)
	o := validate.Options{Advice: true}
	if strings.EqualFold(doc.WorkflowType, "EXPRESS") {
		o.WorkflowType = asl.ExecutionExpress
	}
	return append(list, rules.Validate(m, o)...)
}

func errorsOf(list diag.List) diag.List {
	var errors diag.List
	for _, d := range list {
		if d.Severity == diag.Error {
			errors = append(errors, d)
		}
	}
	return errors
}
