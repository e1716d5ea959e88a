package diag

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Escapes of GitHub's workflow commands: in the message, and in a property, where colon and comma have a meaning.
var (
	githubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// WriteGitHub prints the diagnostics as workflow commands, one a line, from which GitHub Actions makes annotations:
//
//	::error file=machine.asl.json,line=2,endLine=2,col=14,endColumn=21,title=ASL2001::message%0Ahelp
//
// Advice becomes a notice. The only errors are those of the writer.
func WriteGitHub(w io.Writer, l List) error {
	var b bytes.Buffer
	for _, d := range l {
		command := "error"
		switch d.Severity {
		case Warning:
			command = "warning"
		case Advice:
			command = "notice"
		}
		fmt.Fprintf(&b, "::%s ", command)
		if d.Pos.File != "" {
			fmt.Fprintf(&b, "file=%s,", githubProperty.Replace(clean(filepath.ToSlash(d.Pos.File))))
		}
		switch {
		case !d.Pos.IsValid():
		case d.hasEnd() && d.End.Line == d.Pos.Line: // GitHub takes columns on one line only
			fmt.Fprintf(&b, "line=%d,endLine=%d,col=%d,endColumn=%d,", d.Pos.Line, d.End.Line, d.Pos.Column, d.End.Column)
		case d.Pos.Column > 0:
			fmt.Fprintf(&b, "line=%d,col=%d,", d.Pos.Line, d.Pos.Column)
		default:
			fmt.Fprintf(&b, "line=%d,", d.Pos.Line)
		}
		fmt.Fprintf(&b, "title=%s::%s\n", githubProperty.Replace(clean(d.Code)), githubMessage.Replace(clean(d.prose())))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// prose is what a diagnostic says, in lines: the message, the remedy, the related places, and the pointer.
func (d Diagnostic) prose() string {
	lines := []string{d.Message}
	if d.Help != "" {
		lines = append(lines, "help: "+d.Help)
	}
	for _, r := range d.Related {
		lines = append(lines, strings.TrimPrefix(r.Pos.String()+": ", ": ")+r.Message)
	}
	if d.Pointer != "" {
		lines = append(lines, "at "+d.Pointer)
	}
	return strings.Join(lines, "\n")
}
