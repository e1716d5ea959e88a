package jsonpath_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// differs are the paths about which this package and the library do not agree, with the reason.
var differs = map[string]string{
	"a.b": "the library adds the missing $; a path of the States Language begins with one, and Step Functions refuses " +
		"any other text as a path",
	"$$.a": "the library knows no context object; Step Functions takes one $ away before it asks the library",
}

// TestOracle holds the parser against what the library said of each path.
func TestOracle(t *testing.T) {
	dir := os.Getenv("ASLGEN_JSONPATH")
	if dir == "" {
		t.Skip("ASLGEN_JSONPATH names no folder with answers of the library")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	agreed, argued := 0, 0
	for _, file := range files {
		for _, row := range oracleRows(t, file) {
			path, err := jsonpath.Parse(row.Path)
			switch {
			case differs[row.Path] != "":
				require.NotEqual(t, row.Parse, err == nil, "%s is no difference any more", row.Path)
				argued++
			case row.Parse != (err == nil):
				t.Errorf("%s of %s: accepted by the library: %t; here: %v", row.Path, filepath.Base(file), row.Parse, err)
			case err == nil && path.Definite() != row.Definite:
				t.Errorf("%s of %s: definite for the library: %t", row.Path, filepath.Base(file), row.Definite)
			default:
				agreed++
			}
		}
	}
	t.Logf("%d paths agree, %d differ for a reason", agreed, argued)
}

type oracleRow struct {
	Path     string `json:"path"`
	Definite bool   `json:"definite"`
	Parse    bool   `json:"parse"`
}

func oracleRows(t *testing.T, file string) []oracleRow {
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	var rows []oracleRow
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var row oracleRow
		require.NoError(t, json.Unmarshal(lines.Bytes(), &row))
		rows = append(rows, row)
	}
	require.NoError(t, lines.Err())
	return rows
}
