package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/internal/snap"
)

const repository = "../../../.."

// TestPageOfCodes keeps docs/rules.md what go generate writes.
func TestPageOfCodes(t *testing.T) {
	page := defsMarkdown(allDefs())
	snap.Match(t, filepath.Join(repository, "docs", "rules.md"), []byte(page))
	for _, def := range allDefs() {
		require.Equal(t, 1, strings.Count(page, "\n### "+def.Code+"\n"), "the section of %s", def.Code)
		require.Contains(t, page, "["+def.Code+"](#"+strings.ToLower(def.Code)+")")
	}
}

var (
	codeField = regexp.MustCompile(`\bCode:\s+"(ASL\d{4})"`)
	codeCall  = regexp.MustCompile(`\bdef(?:ine)?\("(ASL\d{4})"`)
)

// TestEveryCodeIsExplained finds the codes in the source: none may be forgotten by explain.
func TestEveryCodeIsExplained(t *testing.T) {
	explained := map[string]bool{}
	for _, def := range allDefs() {
		require.False(t, explained[def.Code], "%s is listed twice", def.Code)
		explained[def.Code] = true
		require.NotEmpty(t, def.Title, def.Code)
		require.NotEmpty(t, def.Doc, def.Code)
	}
	found := 0
	for _, part := range []string{"asl", "builder", "cmd", "patterns"} {
		err := filepath.WalkDir(filepath.Join(repository, part), func(path string, d fs.DirEntry, err error) error {
			if part == "patterns" && os.IsNotExist(err) {
				return nil
			}
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, form := range []*regexp.Regexp{codeField, codeCall} {
				for _, m := range form.FindAllSubmatch(text, -1) {
					found++
					require.True(t, explained[string(m[1])], "%s defines %s, which explain does not know", path, m[1])
				}
			}
			return err
		})
		require.NoError(t, err)
	}
	require.Greater(t, found, 50)
}

func TestValidateDefsAreThoseOfAll(t *testing.T) {
	all := map[string]diag.Def{}
	for _, def := range allDefs() {
		all[def.Code] = def
	}
	for _, def := range validateDefs() {
		require.Equal(t, all[def.Code], def)
	}
}

func TestFindDefs(t *testing.T) {
	defs := []diag.Def{{Code: "ASL2001", AWS: "A_CODE"}, {Code: "ASL2002", AWS: "A_CODE, B_CODE"}, {Code: "ASL2003"}}
	for word, want := range map[string]string{
		"ASL2001": "ASL2001", "asl2003": "ASL2003", " 2002 ": "ASL2002", "a_code": "ASL2001 ASL2002", "B_CODE": "ASL2002",
	} {
		found, err := findDefs(defs, word)
		require.NoError(t, err)
		var codes []string
		for _, def := range found {
			codes = append(codes, def.Code)
		}
		require.Equal(t, want, strings.Join(codes, " "), word)
	}
	for _, word := range []string{"", "200", "ASL", "20011"} {
		_, err := findDefs(defs, word)
		require.ErrorContains(t, err, "unknown code", word)
	}
}
