package jsonpath_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/internal/sources"
)

// differs are the kinds of paths about which this package and the library need not agree, each with the reason.
var differs = []struct {
	reason  string
	applies func(text string) bool
	parse   bool // what this package says of them, when it is no fault of the rest
}{
	{
		reason: "the library takes away blanks before a path and adds a missing $; a path of the States Language begins with one, " +
			"and Step Functions refuses any other text as a path",
		applies: func(text string) bool { return !strings.HasPrefix(text, "$") },
	},
	{
		reason: "the library knows no context object and no variables; Step Functions looks for the root before it asks the library",
		applies: func(text string) bool {
			path, err := jsonpath.Parse(text)
			return err == nil && path.Root != jsonpath.Input
		},
		parse: true,
	},
}

// TestOracle holds the parser against what the library said of each path.
func TestOracle(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_JSONPATH", "answers of the library")
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	agreed, argued := 0, 0
	for _, file := range files {
		for _, row := range sources.Lines[oracleRow](t, file) {
			path, err := jsonpath.Parse(row.Path)
			switch {
			case row.Parse != (err == nil):
				if reason := argument(row.Path, err == nil); reason != "" {
					t.Logf("%q: accepted by the library: %t, here: %t: %s", row.Path, row.Parse, err == nil, reason)
					argued++
				} else {
					t.Errorf("%q of %s: accepted by the library: %t; here: %v", row.Path, filepath.Base(file), row.Parse, err)
				}
			case err == nil && path.Definite() != row.Definite:
				t.Errorf("%q of %s: definite for the library: %t", row.Path, filepath.Base(file), row.Definite)
			default:
				agreed++
			}
		}
	}
	t.Logf("%d paths agree, %d differ for a reason", agreed, argued)
}

// argument returns why this package may say the opposite of the library; "" when it may not.
func argument(text string, parse bool) string {
	for _, d := range differs {
		if d.parse == parse && d.applies(text) {
			return d.reason
		}
	}
	return ""
}

// TestResults holds what paths find against what the library found. There is no path about which both may differ.
func TestResults(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_JSONPATH", "answers of the library")
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	count := 0
	for _, file := range files {
		for _, row := range sources.Lines[oracleRow](t, file) {
			path, err := jsonpath.Parse(row.Path)
			if err != nil || path.Root != jsonpath.Input {
				continue // TestOracle holds who refuses what
			}
			count++
			doc, err := value.Parse([]byte(row.Doc))
			require.NoError(t, err)
			got, err := path.Eval(doc)
			if row.Result == nil {
				require.Error(t, err, "%s in %s", row.Path, row.Doc)
				require.IsType(t, &jsonpath.EvalError{}, err)
				continue
			}
			if assert.NoError(t, err, "%s in %s", row.Path, row.Doc) {
				want, err := value.Parse([]byte(*row.Result))
				require.NoError(t, err)
				assert.Equal(t, value.Text(want), value.Text(got), "%s in %s", row.Path, row.Doc)
			}
		}
	}
	t.Logf("%d paths evaluated", count)
}

type oracleRow struct {
	Path     string  `json:"path"`
	Doc      string  `json:"doc"`
	Result   *string `json:"result"`
	Definite bool    `json:"definite"`
	Parse    bool    `json:"parse"`
}
