package sensitive_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/golden/patterns/sensitive"
	"github.com/aslgen/aslgen/internal/snap"
)

// TestLineage compares where the names of the patients go with lineage.json.
func TestLineage(t *testing.T) {
	var reports []*builder.LineageReport
	for _, w := range sensitive.Workflows() {
		report, list := w.Lineage()
		require.Empty(t, list.String())
		for i := range report.Flows { // lines change with every edit, and files with the folder of the clone
			report.Flows[i].File, report.Flows[i].Line, report.Flows[i].Path = "", 0, nil
		}
		reports = append(reports, report)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetIndent("", "  ")
	require.NoError(t, encoder.Encode(reports))
	snap.Match(t, "lineage.json", out.Bytes())
}
