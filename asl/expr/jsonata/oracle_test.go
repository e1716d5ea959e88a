package jsonata_test

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/internal/sources"
	"github.com/stretchr/testify/require"
)

// oracleCase is one line of suite.jsonl, the test suite of the reference implementation.
type oracleCase struct {
	Group, Case, Expr string
	Code              string
	Error             struct{ Code string }
	Bindings          map[string]json.RawMessage
	Result            json.RawMessage // nil when there is none
}

// refusal is the code with which the parser must refuse the expression, "" when it must take it. All other codes of the
// suite are raised when an expression runs.
func (c oracleCase) refusal() string {
	for _, code := range []string{c.Code, c.Error.Code} {
		if strings.HasPrefix(code, "S") {
			return code
		}
	}
	return ""
}

// suite reads the suite in the folder that ASLGEN_JSONATA names.
func suite(t *testing.T) []oracleCase {
	t.Helper()
	dir := sources.Folder(t, "ASLGEN_JSONATA", "the suite of JSONata (suite.jsonl)")
	return sources.Lines[oracleCase](t, filepath.Join(dir, "suite.jsonl"))
}

// TestOracle parses every expression of the suite.
func TestOracle(t *testing.T) {
	agreed := 0
	cases := suite(t)
	for _, c := range cases {
		if got, want := codeOf(t, c.Expr), c.refusal(); got != want {
			t.Errorf("%s/%s: got %q, want %q: %s", c.Group, c.Case, got, want, c.Expr)
			continue
		}
		agreed++
	}
	t.Logf("agreed with the reference: %d/%d", agreed, len(cases))
}

// codeOf parses the text and returns the code of the refusal, "" when it is taken.
func codeOf(t *testing.T, text string) string {
	t.Helper()
	n, err := jsonata.Parse(text)
	if err == nil {
		require.NotNil(t, n)
		return ""
	}
	require.Nil(t, n)
	var e *jsonata.Error
	require.True(t, errors.As(err, &e), "%T", err)
	return e.Code
}
