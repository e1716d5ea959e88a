package diag_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/internal/snap"
)

var def = diag.Def{Code: "ASL2001", Severity: diag.Error, Title: "t", Doc: "d"}

func TestPos(t *testing.T) {
	for want, pos := range map[string]diag.Pos{
		"":       {},
		"f":      {File: "f"},
		"f:3":    {File: "f", Line: 3},
		"f:3:4":  {File: "f", Line: 3, Column: 4},
		"3:4":    {Line: 3, Column: 4},
		"f.json": {File: "f.json", Column: 4},
	} {
		require.Equal(t, want, pos.String())
	}
	require.False(t, diag.Pos{File: "f"}.IsValid())
}

func TestDiagnosticString(t *testing.T) {
	d := def.At(diag.Pos{File: "f", Line: 1, Column: 2}, "Next names %q", "B")
	require.Equal(t, `f:1:2: error ASL2001: Next names "B"`, d.String())
	d = d.WithHelp("states here: %s", "A").WithPointer("/States/A/Next")
	require.Equal(t, `f:1:2: error ASL2001: Next names "B" (states here: A)`, d.String())
	require.Equal(t, "/States/A/Next", d.Pointer)
	require.Equal(t, "warning X: m", diag.Diagnostic{Code: "X", Severity: diag.Warning, Message: "m"}.String())
	require.Equal(t, "severity(0) advice", diag.Severity(0).String()+" "+diag.Advice.String())
}

func TestListErr(t *testing.T) {
	at := func(line int, s diag.Severity) diag.Diagnostic {
		return diag.Diagnostic{Code: "C", Severity: s, Message: "m", Pos: diag.Pos{File: "f", Line: line}}
	}
	require.NoError(t, diag.List(nil).Err())
	require.NoError(t, diag.List{at(1, diag.Warning), at(1, diag.Advice)}.Err())
	require.False(t, diag.List{at(1, diag.Warning)}.HasErrors())
	require.EqualError(t, diag.List{at(1, diag.Warning), at(2, diag.Error)}.Err(), "f:2: error C: m")
	require.EqualError(t, diag.List{at(2, diag.Error), at(1, diag.Error)}.Err(), "f:2: error C: m (and 1 more error)")
	require.EqualError(t, diag.List{at(2, diag.Error), at(1, diag.Error), at(3, diag.Error)}.Err(), "f:2: error C: m (and 2 more errors)")
	require.Equal(t, "f:1: warning C: m\nf:2: error C: m", diag.List{at(1, diag.Warning), at(2, diag.Error)}.String())
}

func TestListSort(t *testing.T) {
	l := diag.List{
		{Pos: diag.Pos{File: "b", Line: 1}, Code: "1"},
		{Pos: diag.Pos{File: "a", Line: 2, Column: 2}, Code: "2"},
		{Pos: diag.Pos{File: "a", Line: 2, Column: 1}, Code: "4"},
		{Pos: diag.Pos{File: "a", Line: 2, Column: 1}, Code: "3", Message: "y"},
		{Pos: diag.Pos{File: "a", Line: 2, Column: 1}, Code: "3", Message: "x"},
		{Pos: diag.Pos{File: "a", Line: 10}, Code: "0"},
	}
	l.Sort()
	order := ""
	for _, d := range l {
		order += d.Code + d.Message
	}
	require.Equal(t, "3x3y4201", order)
}

func TestPointer(t *testing.T) {
	require.Equal(t, "/States/a~1b~0/", diag.JoinPointer("/States", "a/b~", ""))
	require.Equal(t, []string{"States", "a/b~", ""}, diag.SplitPointer("/States/a~1b~0/"))
	require.Equal(t, []string{"~1"}, diag.SplitPointer("/~01"))
	require.Nil(t, diag.SplitPointer(""))
}

func TestWriteText(t *testing.T) {
	source := map[string][]byte{
		"f.json": []byte("\ufeff{\r\n\t\"Nächst\": \"Bee\",\r\n  \"x\": 1\r}\n"),
		"wide":   []byte(strings.Repeat("a", 300) + "X" + strings.Repeat("b", 300)),
		"broken": []byte("ab\xffcd"),
	}
	pos := func(file string, line, column int) diag.Pos { return diag.Pos{File: file, Line: line, Column: column} }
	l := diag.List{
		{Code: "ASL2001", Severity: diag.Error, Message: "two tabs and an umlaut", Pos: pos("f.json", 2, 12), End: pos("f.json", 2, 17),
			Help: "states here: A", Related: []diag.Related{{Pos: pos("f.json", 3, 3), Message: "first named here"}}},
		{Code: "ASL2002", Severity: diag.Warning, Message: "first line", Pos: pos("f.json", 1, 1)},
		{Code: "ASL2003", Severity: diag.Advice, Message: "after a lone carriage return", Pos: pos("f.json", 4, 1), End: pos("f.json", 4, 99)},
		{Code: "ASL2004", Severity: diag.Error, Message: "past the end", Pos: pos("f.json", 40, 1), Help: "h"},
		{Code: "ASL2005", Severity: diag.Error, Message: "past the line", Pos: pos("f.json", 1, 9)},
		{Code: "ASL2006", Severity: diag.Error, Message: "no column", Pos: pos("f.json", 3, 0)},
		{Code: "ASL2007", Severity: diag.Error, Message: "no such file", Pos: pos("none", 1, 1)},
		{Code: "ASL2008", Severity: diag.Error, Message: "no place"},
		{Code: "ASL2009", Severity: diag.Error, Message: "long line", Pos: pos("wide", 1, 301)},
		{Code: "ASL2010", Severity: diag.Error, Message: "bytes that are not UTF-8", Pos: pos("broken", 1, 4)},
	}
	var b strings.Builder
	require.NoError(t, diag.WriteText(&b, l, func(file string) []byte { return source[file] }))
	snap.Match(t, filepath.Join("testdata", "text.txt"), []byte(b.String()))

	b.Reset()
	require.NoError(t, diag.WriteText(&b, l[:1], nil))
	require.Equal(t, "f.json:2:12: error ASL2001: two tabs and an umlaut\n  = f.json:3:3: first named here\n  = help: states here: A\n", b.String())
	require.NoError(t, diag.WriteText(&b, nil, nil))
	require.ErrorIs(t, diag.WriteText(brokenWriter{}, l, nil), errBroken)
}

var errBroken = errors.New("broken")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }
