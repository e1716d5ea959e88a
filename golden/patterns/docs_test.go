package patterns_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/golden/patterns"
)

// test is the name of a golden test in docs/patterns.md.
var test = regexp.MustCompile("`TestPatterns/([a-z]+)/([a-z0-9-]+)`")

// TestEveryOptionIsInTheTable holds docs/patterns.md to the golden machines: each stands in the table, and each test that the table names
// is there.
func TestEveryOptionIsInTheTable(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "patterns.md"))
	require.NoError(t, err)
	var got []string
	for _, m := range test.FindAllStringSubmatch(string(text), -1) {
		got = append(got, m[1]+"/"+m[2])
	}
	var want []string
	for _, f := range patterns.Families() {
		for _, w := range f.Workflows() {
			want = append(want, f.Folder+"/"+w.Name())
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	require.Equal(t, want, slices.Compact(got))
}
