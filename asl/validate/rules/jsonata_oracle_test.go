package rules_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
	"github.com/aslgen/aslgen/internal/sources"
)

// TestOracleJSONataRules judges the expressions of the suite in the folder that ASLGEN_JSONATA names. Those that have a result there
// are free of findings about functions, arguments and operands; of those that fail for such a reason, some are found.
func TestOracleJSONataRules(t *testing.T) {
	type suiteCase struct {
		Expr, Code string
		Bindings   map[string]json.RawMessage
		Result     json.RawMessage
		Error      struct{ Code string }
	}
	dir := sources.Folder(t, "ASLGEN_JSONATA", "the suite of JSONata (suite.jsonl)")
	judged := []string{"ASL3001", "ASL3005", "ASL3006", "ASL3007"}
	var clean, failing, found int
	for _, c := range sources.Lines[suiteCase](t, filepath.Join(dir, "suite.jsonl")) {
		if strings.Contains(c.Expr, "${") || len(c.Bindings) > 0 {
			continue
		}
		text, err := json.Marshal("{%" + c.Expr + "%}")
		require.NoError(t, err)
		m, list := asl.Parse("m.asl.json", []byte(`{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed", "Output": `+string(text)+`}}}`))
		require.NoError(t, list.Err())
		codes := map[string]string{}
		for _, d := range rules.Validate(m, validate.Options{}) {
			codes[d.Code] = d.Message
		}
		switch code := c.Code + c.Error.Code; {
		case c.Result != nil:
			clean++
			for _, code := range judged {
				require.NotContains(t, codes, code, "%s\n%s gives %s", codes[code], c.Expr, c.Result)
			}
		case slices.Contains([]string{"T0410", "T0411", "T0412", "T1005", "T1006", "T2001", "T2002", "T2003", "T2004", "T2009", "T2010", "D1002"}, code):
			failing++
			if slices.ContainsFunc(judged, func(code string) bool { return codes[code] != "" }) {
				found++
			} else {
				t.Logf("%s is not found: %s", code, c.Expr)
			}
		}
	}
	t.Logf("%d expressions with a result are free of findings; of %d that fail %d are found", clean, failing, found)
	require.Greater(t, clean, 1000)
	require.Greater(t, found*2, failing)
}
