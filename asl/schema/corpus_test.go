package schema_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/schema"
	"github.com/aslgen/aslgen/internal/sources"
)

// corpusEntry is what a line of the corpus's index.jsonl says about a document.
type corpusEntry struct {
	File    string `json:"file"`
	YAML    string `json:"yaml"`
	Verdict string `json:"verdict"`
	Why     string `json:"why"`
}

// corpus returns the folder of the corpus and its index, and skips the test when there is none.
func corpus(t testing.TB) (dir string, entries []corpusEntry) {
	dir = sources.Folder(t, "ASLGEN_CORPUS", "documents")
	entries = sources.Lines[corpusEntry](t, filepath.Join(dir, "index.jsonl"))
	return dir, entries
}

// check validates one file. The document is nil when the text is not JSON or YAML.
func check(t *testing.T, dir, file string, parse func(string, []byte) (*jsontree.Value, diag.List)) (*jsontree.Value, diag.List) {
	text, err := os.ReadFile(filepath.Join(dir, file))
	require.NoError(t, err)
	doc, list := parse(file, text)
	if doc == nil {
		return nil, list
	}
	return doc, schema.Validate(doc)
}

// TestCorpus holds the schema to documents with a verdict: every valid one passes, and what is found in the others is
// placed and explained. How many of the others it refuses is printed: most faults are for the rules above it to find.
func TestCorpus(t *testing.T) {
	dir, entries := corpus(t)
	total, refused, notJSON, yaml := map[string]int{}, map[string]int{}, 0, 0
	for _, e := range entries {
		total[e.Verdict]++
		doc, list := check(t, dir, e.File, jsontree.Parse)
		if doc == nil {
			notJSON++
			require.NotEqual(t, "valid", e.Verdict, "%s: %s", e.File, list)
			continue
		}
		requireExplained(t, doc, list)
		if e.Verdict == "valid" && list.HasErrors() {
			t.Errorf("%s is valid:\n%s", e.File, list)
		}
		if list.HasErrors() {
			refused[e.Verdict]++
		}
		if e.Verdict != "valid" {
			t.Logf("%s: %s\n%s", e.File, e.Why, list)
		}
		if e.YAML != "" {
			// The JSON may have values where the original has placeholders, so the findings are not always the same.
			doc, list := check(t, dir, e.YAML, jsontree.ParseYAML)
			require.NotNil(t, doc, "%s: %s", e.YAML, list)
			requireExplained(t, doc, list)
			if e.Verdict == "valid" && list.HasErrors() {
				t.Errorf("%s is valid:\n%s", e.YAML, list)
			}
			yaml++
		}
	}
	t.Logf("valid: %d of %d pass", total["valid"]-refused["valid"], total["valid"])
	t.Logf("invalid: %d of %d are refused by the schema alone, %d more are not JSON", refused["invalid"], total["invalid"], notJSON)
	t.Logf("yaml: %d originals checked, valid ones pass", yaml)
	t.Logf("doubtful: %d of %d are refused", refused["doubtful"], total["doubtful"])
}

// requireExplained demands that every finding has a place in the text and speaks in our words.
func requireExplained(t *testing.T, doc *jsontree.Value, list diag.List) {
	t.Helper()
	for _, d := range list {
		require.NotEqual(t, "ASL9010", d.Code, d.String())
		require.True(t, d.Pos.IsValid(), d.String())
		require.NotNil(t, doc.Lookup(d.Pointer), d.String())
		require.NotRegexp(t, `\$defs|oneOf|anyOf|must match|doesn't validate`, d.Message+d.Help)
	}
}
