package interp_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/internal/sources"
)

// TestReplayJSONata runs the executions behind the recorded table of JSONata expressions, row by row.
func TestReplayJSONata(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_REPLAY", "recorded executions")
	cases := map[string]*replayCase{}
	for _, c := range replayCases(t, dir) {
		cases[c.ID] = c
	}
	rows := sources.Lines[struct {
		Case string `json:"case"`
	}](t, filepath.Join(dir, "tables", "jsonata.jsonl"))
	require.NotEmpty(t, rows)
	for _, row := range rows {
		c := cases[row.Case]
		require.NotNil(t, c, row.Case)
		v := replay(c)
		require.True(t, v.full, "%s: %s", row.Case, v.why)
	}
	t.Logf("%d rows of JSONata agree", len(rows))
}
