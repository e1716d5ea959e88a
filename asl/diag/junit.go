package diag

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// The JUnit form, as Jenkins, GitLab and others read it.
type (
	junitReport struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string    `xml:"name,attr"`
		Tests    int       `xml:"tests,attr"`
		Failures int       `xml:"failures,attr"`
		Errors   int       `xml:"errors,attr"`
		Skipped  int       `xml:"skipped,attr"`
		Case     junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		File    string        `xml:"file,attr"`
		Failure *junitFailure `xml:"failure"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// WriteJUnit prints the diagnostics as a JUnit report, for the test pages of CI services. Each file is a test suite with one
// test case, so that a file keeps its history: it fails when there is an error, with all errors in one failure, since some readers
// show the first one alone; warnings and advice are its output. The files are those judged, in their order; files of the list
// that are not among them follow. The only errors are those of the writer.
func WriteJUnit(w io.Writer, l List, files []string) error {
	byFile := map[string]List{}
	for _, file := range files {
		byFile[file] = nil
	}
	order := slices.Clone(files)
	for _, d := range l {
		if _, known := byFile[d.Pos.File]; !known {
			order = append(order, d.Pos.File)
		}
		byFile[d.Pos.File] = append(byFile[d.Pos.File], d)
	}
	report := junitReport{Name: "aslgen validate", Tests: len(order)}
	for _, file := range order {
		suite := junitFile(file, byFile[file])
		report.Failures += suite.Failures
		report.Suites = append(report.Suites, suite)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	if err := e.Encode(report); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

// junitFile is the suite of one file.
func junitFile(file string, l List) junitSuite {
	name := clean(filepath.ToSlash(file))
	if name == "" {
		name = "aslgen" // a diagnostic about no file
	}
	var failed, other []string
	first := ""
	for _, d := range l {
		text := clean(fmt.Sprintf("%s: %s\n", d.head(), d.prose()))
		if d.Severity != Error {
			other = append(other, text)
			continue
		}
		if failed = append(failed, text); len(failed) == 1 {
			first = d.Code
		}
	}
	suite := junitSuite{Name: name, Tests: 1, Case: junitCase{Name: name, Class: "aslgen.validate", File: name, Out: strings.Join(other, "\n")}}
	if len(failed) > 0 {
		suite.Failures = 1
		message, _, _ := strings.Cut(failed[0], "\n")
		if more := len(failed) - 1; more > 0 {
			message = fmt.Sprintf("%s (and %d more)", message, more)
		}
		suite.Case.Failure = &junitFailure{Message: message, Type: clean(first), Text: strings.Join(failed, "\n")}
	}
	return suite
}

// head is "file:line:column: severity code".
func (d Diagnostic) head() string {
	head := d.Severity.String() + " " + d.Code
	if where := d.Pos.String(); where != "" {
		head = filepath.ToSlash(where) + ": " + head
	}
	return head
}
