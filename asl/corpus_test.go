package asl_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/internal/sources"
)

// corpusEntry is what a line of the corpus's index.jsonl says about a document.
type corpusEntry struct {
	File string `json:"file"`
	YAML string `json:"yaml"`
}

// corpusDir returns the folder of the corpus, and skips the test when there is none.
func corpusDir(t testing.TB) string {
	return sources.Folder(t, "ASLGEN_CORPUS", "documents (valid/, invalid/, doubtful/, yaml/, index.jsonl)")
}

func readIndex(t *testing.T, dir string) []corpusEntry {
	return sources.Lines[corpusEntry](t, filepath.Join(dir, "index.jsonl"))
}

// corpusFiles returns the documents in the folders of the corpus, relative to it.
func corpusFiles(t *testing.T, dir string, folders ...string) []string {
	var files []string
	for _, folder := range folders {
		entries, err := os.ReadDir(filepath.Join(dir, folder))
		require.NoError(t, err)
		for _, e := range entries {
			files = append(files, filepath.Join(folder, e.Name()))
		}
	}
	return files
}

func TestCorpusJSON(t *testing.T) {
	dir := corpusDir(t)
	var total, states, notJSON int
	for _, file := range corpusFiles(t, dir, "valid", "invalid", "doubtful") {
		text, err := os.ReadFile(filepath.Join(dir, file))
		require.NoError(t, err)
		total++
		if !json.Valid(bytes.TrimPrefix(text, []byte("\ufeff"))) || !utf8.Valid(text) {
			notJSON++
			m, list := asl.Parse(file, text)
			require.Nil(t, m, file)
			require.Len(t, list, 1, file)
			requirePlaced(t, list, len(bytes.Split(text, []byte("\n"))))
			continue
		}
		m, list := asl.Parse(file, text)
		require.Empty(t, list, file)
		requireFaithful(t, file, m, text)
		asl.Walk(m, func(asl.Visit) bool { states++; return true })
	}
	require.NotZero(t, total)
	t.Logf("corpus: %d JSON documents with %d states: untouched print is byte for byte, re-print is equal and loses nothing; %d more are not JSON and have a place", total-notJSON, states, notJSON)
}

func TestCorpusYAML(t *testing.T) {
	dir := corpusDir(t)
	twins := map[string]string{}
	for _, e := range readIndex(t, dir) {
		if e.YAML != "" {
			twins[filepath.FromSlash(e.YAML)] = e.File
		}
	}
	var total, equal, filled int
	for _, file := range corpusFiles(t, dir, "yaml") {
		text, err := os.ReadFile(filepath.Join(dir, file))
		require.NoError(t, err)
		total++
		m, list := asl.ParseYAML(file, text)
		twin, ok := twins[file]
		if !ok && len(list) > 0 {
			requirePlaced(t, list, len(bytes.Split(text, []byte("\n"))))
			continue
		}
		require.Empty(t, list, file)
		requireFaithful(t, file, m, text)
		if !ok {
			continue
		}
		twinText, err := os.ReadFile(filepath.Join(dir, twin))
		require.NoError(t, err)
		twinMachine, list := asl.Parse(twin, twinText)
		require.Empty(t, list, twin)
		if jsontree.Equal(m.Source(), twinMachine.Source()) {
			requireSameModel(t, twinMachine, m)
			equal++
			continue
		}
		// The JSON forms have the template placeholders of some originals filled in.
		require.Empty(t, differenceButPlaceholders("", m.Source(), twinMachine.Source()), "%s is not equal to %s", file, twin)
		filled++
	}
	require.NotZero(t, equal)
	t.Logf("corpus: %d YAML documents, %d equal to their JSON, %d equal but for filled placeholders", total, equal, filled)
}

// differenceButPlaceholders returns the pointer of the first difference between an original and its JSON form in which
// every string with a placeholder "${…}" may have become any scalar, "" when there is none.
func differenceButPlaceholders(at string, original, filled *jsontree.Value) string {
	if strings.Contains(original.Str(), "${") && len(filled.Elems()) == 0 && len(filled.Members()) == 0 {
		return ""
	}
	if original.Kind() != filled.Kind() || len(original.Members()) != len(filled.Members()) ||
		len(original.Elems()) != len(filled.Elems()) {
		return at + " (kind or length)"
	}
	for _, m := range original.Members() {
		if d := differenceButPlaceholders(at+"/"+m.Name, m.Value, filled.Get(m.Name)); d != "" {
			return d
		}
	}
	for i, e := range original.Elems() {
		if d := differenceButPlaceholders(at+"/-", e, filled.Elems()[i]); d != "" {
			return d
		}
	}
	if len(original.Members())+len(original.Elems()) == 0 && !jsontree.Equal(original, filled) {
		return at
	}
	return ""
}

// requireFaithful demands that a machine that was just parsed from the text loses nothing.
func requireFaithful(t *testing.T, file string, m *asl.StateMachine, text []byte) {
	t.Helper()
	require.NotNil(t, m, file)
	require.Equal(t, string(text), string(m.Print()), "%s: untouched print", file)
	formatted := asl.Format(m)
	again, list := asl.Parse(file, formatted)
	require.Empty(t, list, file)
	require.True(t, jsontree.Equal(m.Source(), again.Source()), "%s: re-print is other JSON", file)
	require.Equal(t, spellings(m.Source()), spellings(again.Source()), "%s: members, order or spelling lost", file)
	require.Equal(t, string(formatted), string(asl.Format(again)), "%s: re-print is no fixpoint", file)
	requireSameModel(t, m, again)
}

// spellings flattens a tree into lines: every member with its duplicates in order, every scalar as it is spelled.
func spellings(v *jsontree.Value) []string {
	var out []string
	var walk func(at string, v *jsontree.Value)
	walk = func(at string, v *jsontree.Value) {
		switch v.Kind() {
		case jsontree.Object:
			out = append(out, at+" {}")
			for _, m := range v.Members() {
				walk(at+"/"+m.Name, m.Value)
			}
		case jsontree.Array:
			out = append(out, at+" []")
			for _, e := range v.Elems() {
				walk(at+"/-", e)
			}
		default:
			out = append(out, at+" "+string(v.AppendJSON(nil)))
		}
	}
	walk("", v)
	return out
}

// requirePlaced demands that every diagnostic names a place in the text and a remedy.
func requirePlaced(t *testing.T, list []diagnostic, lines int) {
	t.Helper()
	for _, d := range list {
		require.True(t, strings.HasPrefix(d.Code, "ASL00"), d.String())
		require.NotEmpty(t, d.Help, d.String())
		require.GreaterOrEqual(t, d.Pos.Line, 1, d.String())
		require.LessOrEqual(t, d.Pos.Line, lines, d.String())
		require.GreaterOrEqual(t, d.Pos.Column, 1, d.String())
	}
}
