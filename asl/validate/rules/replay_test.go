package rules_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
	"github.com/aslgen/aslgen/internal/sources"
)

// recordedVerdict is what Step Functions answered to a definition.
type recordedVerdict struct {
	ID         string            `json:"id"`
	Type       asl.ExecutionType `json:"type"`
	About      string            `json:"about"`
	Definition json.RawMessage   `json:"definition"`
	Text       *string           `json:"definition_text"`
	Expected   struct {
		Accepted    bool   `json:"accepted"`
		Code        string `json:"diagnostic_code"`
		Location    string `json:"location"`
		Diagnostics []struct {
			Code     string `json:"code"`
			Location string `json:"location"`
		} `json:"diagnostics"`
	} `json:"expected"`
}

// source is the definition as it was sent.
func (r recordedVerdict) source() []byte {
	if r.Text != nil {
		return []byte(*r.Text)
	}
	return r.Definition
}

// code is the first code that Step Functions gave.
func (r recordedVerdict) code() (code, location string) {
	if len(r.Expected.Diagnostics) > 0 {
		return r.Expected.Diagnostics[0].Code, r.Expected.Diagnostics[0].Location
	}
	return r.Expected.Code, r.Expected.Location
}

// TestReplayInvalidDefinitions compares with recorded answers of Step Functions: what it refused is refused, with a code that is
// mapped to its own and at its place; what it accepted, with warnings or without, is accepted.
func TestReplayInvalidDefinitions(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_REPLAY", "recorded executions")
	codes := map[string]string{}
	for _, def := range append(jsontree.Defs(), rules.Defs()...) {
		codes[def.Code] = def.AWS
	}
	verdicts := recordedVerdicts(t, dir)
	require.NotEmpty(t, verdicts)
	for _, r := range verdicts {
		t.Run(r.ID, func(t *testing.T) {
			m, list := asl.Parse("m.asl.json", r.source())
			if m != nil {
				list = append(list, rules.Validate(m, validate.Options{WorkflowType: r.Type})...)
			}
			code, location := r.code()
			t.Logf("%s at %q: %s", code, location, list)
			require.Equal(t, r.Expected.Accepted, !list.HasErrors())
			if r.Expected.Accepted {
				return
			}
			first, ok := firstOf(list, codes)
			require.True(t, ok, "no error has a code of Step Functions")
			require.Equal(t, code, codes[first.Code], first.String())
			if strings.HasPrefix(location, "/") {
				require.Equal(t, strings.TrimSuffix(location, "/"), first.Pointer)
			}
		})
	}
}

// firstOf returns the first error that Step Functions reports, too, before the definition runs.
func firstOf(list diag.List, codes map[string]string) (diag.Diagnostic, bool) {
	for _, d := range list {
		if d.Severity == diag.Error && codes[d.Code] != "" {
			return d, true
		}
	}
	return diag.Diagnostic{}, false
}

// recordedVerdicts reads the table of answers about whole definitions.
func recordedVerdicts(t *testing.T, dir string) []recordedVerdict {
	return sources.Lines[recordedVerdict](t, filepath.Join(dir, "tables", "invalid_definitions.jsonl"))
}

// TestReplayDefinitions judges definitions that Step Functions took and ran. None of them may get an error.
func TestReplayDefinitions(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_REPLAY", "recorded executions")
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		var record struct {
			Definition json.RawMessage `json:"definition"`
			Express    bool            `json:"express"`
		}
		require.NoError(t, json.Unmarshal(text, &record), file)
		m, list := asl.Parse(filepath.Base(file), record.Definition)
		var o validate.Options
		if record.Express {
			o.WorkflowType = asl.ExecutionExpress
		}
		if list = append(list, rules.Validate(m, o)...); list.HasErrors() {
			t.Errorf("refused: %s", errorsOf(list))
		}
	}
}
