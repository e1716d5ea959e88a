package diag_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/internal/snap"
)

// defs document the codes of findings, one of them not.
var defs = []diag.Def{
	{
		Code: "ASL2001", Severity: diag.Error, Title: "StartAt names no state of its scope", AWS: "MISSING_TRANSITION_TARGET",
		Doc:  "StartAt names the state that runs first. It must be one of the States beside it: those of the machine, of the branch, or of the processor.",
		Spec: "https://states-language.net/spec.html#toplevelfields",
		Bad:  `{"StartAt": "Fetch", "States": {"Fetch <chart>": {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "Fetch <chart>", "States": {"Fetch <chart>": {"Type": "Succeed"}}}`,
	},
	{Code: "ASL2002", Severity: diag.Warning, Title: "title with `code`, $a and *stars*", Doc: "d", Bad: "aslgen fmt ```x```", Good: "aslgen fmt"},
	{Code: "ASL2003", Severity: diag.Advice, Title: "only a title", Bad: strings.Repeat("[", 5000)},
}

// findings have all that a diagnostic can have, and all that it can lack.
var findings = diag.List{
	{
		Code: "ASL2001", Severity: diag.Error, Message: `StartAt names "Fetch", which is 100% not a state: of this machine`, Help: "did you mean <\"Fetch chart\">?",
		Pointer: "/StartAt", Pos: diag.Pos{File: "flows/a b,c:ü.asl.json", Line: 2, Column: 14}, End: diag.Pos{File: "flows/a b,c:ü.asl.json", Line: 2, Column: 21},
		Related: []diag.Related{
			{Pos: diag.Pos{File: "flows/a b,c:ü.asl.json", Line: 9, Column: 5}, Message: "it is here"},
			{Message: "nowhere"},
		},
	},
	{
		Code: "ASL2002", Severity: diag.Warning, Message: "two\nlines\r\nand three", Pointer: "/States/A~1B",
		Pos: diag.Pos{File: "/abs/b.asl.json", Line: 3, Column: 1}, End: diag.Pos{File: "/abs/b.asl.json", Line: 5, Column: 2},
	},
	{Code: "ASL2003", Severity: diag.Advice, Message: "no place in the file", Pointer: "/States", Pos: diag.Pos{File: "c.asl.json"}},
	{Code: "ASL2999", Severity: diag.Error, Message: "no column, no rule", Pos: diag.Pos{File: "/abs/b.asl.json", Line: 3}},
	{Code: "ASL9999", Severity: diag.Error, Message: "no place at all"},
	{Code: "ASL2001", Severity: diag.Error, Message: "end before start", Pos: diag.Pos{File: "flows/a b,c:ü.asl.json", Line: 7, Column: 3}, End: diag.Pos{Line: 7, Column: 3}},
}

// files are the files that were judged.
var files = []string{"flows/a b,c:ü.asl.json", "good.asl.json", "/abs/b.asl.json"}

// printers are the printers for programs, by the name of their golden file.
var printers = map[string]func(io.Writer, diag.List) error{
	"json": diag.WriteJSON,
	"sarif": func(w io.Writer, l diag.List) error {
		return diag.WriteSARIF(w, l, diag.Tool{Version: "v1.2.3", Defs: defs})
	},
	"github": diag.WriteGitHub,
	"junit":  func(w io.Writer, l diag.List) error { return diag.WriteJUnit(w, l, files) },
}

func TestPrinters(t *testing.T) {
	ends := map[string]string{"json": ".json", "sarif": ".sarif", "github": ".txt", "junit": ".xml"}
	for name, write := range printers {
		var b, none bytes.Buffer
		require.NoError(t, write(&b, findings))
		snap.Match(t, filepath.Join("testdata", name+ends[name]), b.Bytes())
		require.NoError(t, write(&none, nil))
		snap.Match(t, filepath.Join("testdata", "none_"+name+ends[name]), none.Bytes())
		require.ErrorIs(t, write(brokenWriter{}, findings), errBroken, name)
	}
	var b bytes.Buffer
	require.NoError(t, diag.WriteText(&b, findings, nil))
	snap.Match(t, filepath.Join("testdata", "findings.txt"), b.Bytes())
}

func TestDescriptions(t *testing.T) {
	var b strings.Builder
	for _, def := range defs {
		b.WriteString("=== text\n" + def.Text() + "=== markdown\n" + def.Markdown())
	}
	snap.Match(t, filepath.Join("testdata", "descriptions.txt"), []byte(b.String()))
}

func TestJUnitCounts(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, diag.WriteJUnit(&b, findings, files))
	report := readJUnit(t, b.Bytes())
	require.Equal(t, []string{"flows/a b,c:ü.asl.json", "good.asl.json", "/abs/b.asl.json", "c.asl.json", "aslgen"}, report.names())
	require.Equal(t, 5, report.Tests)
	require.Equal(t, 3, report.Failures)
	first := report.Suites[0].Cases[0]
	require.Equal(t, "ASL2001", first.Failures[0].Type)
	require.Contains(t, first.Failures[0].Text, "end before start", "all errors are in the one failure")
	require.Empty(t, report.Suites[1].Cases[0].Failures)
	require.Contains(t, report.Suites[2].Cases[0].Out, "two\nlines", "warnings are output")
}

// junitFile is a JUnit report as its readers know it: any number of cases a suite, and of failures a case.
type junitReport struct {
	XMLName  xml.Name `xml:"testsuites"`
	Tests    int      `xml:"tests,attr"`
	Failures int      `xml:"failures,attr"`
	Errors   int      `xml:"errors,attr"`
	Suites   []struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Cases    []struct {
			Name     string `xml:"name,attr"`
			Class    string `xml:"classname,attr"`
			Failures []struct {
				Message string `xml:"message,attr"`
				Type    string `xml:"type,attr"`
				Text    string `xml:",chardata"`
			} `xml:"failure"`
			Out string `xml:"system-out"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

func (r junitReport) names() []string {
	var names []string
	for _, s := range r.Suites {
		names = append(names, s.Name)
	}
	return names
}

// readJUnit reads a report and holds its counts to what is in it.
func readJUnit(t require.TestingT, text []byte) junitReport {
	var report junitReport
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = true
	require.NoError(t, d.Decode(&report), "%s", text)
	tests, failures := 0, 0
	for _, s := range report.Suites {
		failed := 0
		for _, c := range s.Cases {
			require.NotEmpty(t, c.Name)
			require.NotEmpty(t, c.Class)
			if len(c.Failures) > 0 {
				failed++
			}
		}
		require.Len(t, s.Cases, s.Tests)
		require.Equal(t, s.Failures, failed)
		tests, failures = tests+s.Tests, failures+failed
	}
	require.Equal(t, report.Tests, tests)
	require.Equal(t, report.Failures, failures)
	require.Zero(t, report.Errors)
	return report
}

// hostile are texts that break what does not expect them.
var hostile = []string{
	"", "\x00", "\x1b[31mred\x1b[0m", "\xff\xfe", "]]>", "<!-- & -->", "::error::x", "a\r\n::warning::b", "%0A", "\u202egnirts", "\u2028", "\ufffe",
	strings.Repeat("x", 1<<20), "{0} {{ [a](1)", "\"", "C:\\dir\\a.json", "//host/a.json", "a\nb", "file:///x", "%SRCROOT%/..", "<stdin>",
}

func TestPrintersHoldAgainstHostileTexts(t *testing.T) {
	for _, text := range hostile {
		holds(t, text, text, text, text, 3, 4)
	}
}

func FuzzPrinters(f *testing.F) {
	for _, text := range hostile {
		if len(text) < 1000 {
			f.Add(text, text, text, text, 1, -1)
		}
	}
	f.Fuzz(func(t *testing.T, code, message, file, pointer string, line, column int) {
		holds(t, code, message, file, pointer, line, column)
	})
}

// holds fails when a printer's form breaks on a diagnostic of the given texts.
func holds(t *testing.T, code, message, file, pointer string, line, column int) {
	d := diag.Diagnostic{
		Code: code, Severity: diag.Severity(line % 5), Message: message, Help: message, Pointer: pointer,
		Pos: diag.Pos{File: file, Line: line, Column: column}, End: diag.Pos{File: file, Line: line, Column: column + 2},
		Related: []diag.Related{{Pos: diag.Pos{File: file, Line: column, Column: line}, Message: message}},
	}
	l := diag.List{d, {Code: "ASL2001", Severity: diag.Error, Message: "m"}}
	tool := diag.Tool{Version: message, Defs: []diag.Def{{Code: code, Severity: diag.Error, Title: message, Doc: message, Bad: message, Good: file}}}
	print := func(write func(io.Writer) error) []byte {
		var b bytes.Buffer
		require.NoError(t, write(&b))
		require.True(t, utf8.Valid(b.Bytes()), "%q", b.String())
		return b.Bytes()
	}
	text := print(func(w io.Writer) error { return diag.WriteText(w, l, func(string) []byte { return []byte(message) }) })
	require.NotContains(t, string(text), "\x1b")
	require.NotContains(t, string(text), "\u202e")

	var report struct{ Diagnostics []struct{ Code string } }
	require.NoError(t, json.Unmarshal(print(func(w io.Writer) error { return diag.WriteJSON(w, l) }), &report))
	require.Len(t, report.Diagnostics, 2)

	sarif := print(func(w io.Writer) error { return diag.WriteSARIF(w, l, tool) })
	require.NoError(t, wellFormedSARIF(sarif), "%s", sarif)

	commands := strings.Split(strings.TrimSuffix(string(print(func(w io.Writer) error { return diag.WriteGitHub(w, l) })), "\n"), "\n")
	require.Len(t, commands, 2, "one command a diagnostic: %q", commands)
	for _, c := range commands {
		require.Regexp(t, `^::(error|warning|notice) [^:]*::[^\r]*$`, c)
	}
	readJUnit(t, print(func(w io.Writer) error { return diag.WriteJUnit(w, l, []string{file, "b"}) }))
}

// wellFormedSARIF holds a log to what the schema demands of the parts that depend on the texts; the schema itself is another test.
func wellFormedSARIF(text []byte) error {
	var log struct {
		Runs []struct {
			Results []struct {
				Message   struct{ Text string }
				Level     string
				Locations []struct {
					PhysicalLocation *struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn, EndLine, EndColumn *int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(text, &log); err != nil {
		return err
	}
	for _, r := range log.Runs[0].Results {
		if r.Message.Text == "" {
			return errors.New("empty message")
		}
		for _, l := range r.Locations {
			if l.PhysicalLocation == nil || l.PhysicalLocation.Region == nil {
				continue
			}
			region := l.PhysicalLocation.Region
			for _, n := range []*int{region.StartLine, region.StartColumn, region.EndLine, region.EndColumn} {
				if n != nil && *n < 1 {
					return errors.New("a line or column below 1")
				}
			}
		}
	}
	return nil
}
