package diag

import (
	"encoding/json"
	"io"
	"path/filepath"
)

// docsBase is the page that describes every code, each under a heading that is the code.
const docsBase = "https://github.com/aslgen/aslgen/blob/main/docs/rules.md#"

// jsonVersion is the version of the form that WriteJSON gives. It changes when a member is taken away or means something else.
const jsonVersion = 1

// jsonReport is the form of a list.
type jsonReport struct {
	Version     int              `json:"version"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
}

// jsonDiagnostic is the form of a diagnostic.
type jsonDiagnostic struct {
	Code      string        `json:"code"`
	Severity  string        `json:"severity"`
	Message   string        `json:"message"`
	Help      string        `json:"help,omitempty"`
	Pointer   string        `json:"pointer"`
	File      string        `json:"file"`
	Line      int           `json:"line,omitempty"`
	Column    int           `json:"column,omitempty"`
	EndLine   int           `json:"endLine,omitempty"`
	EndColumn int           `json:"endColumn,omitempty"`
	Related   []jsonRelated `json:"related,omitempty"`
	Docs      string        `json:"docs"`
}

// jsonRelated is the form of a related place.
type jsonRelated struct {
	Message string `json:"message"`
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
}

// WriteJSON prints the diagnostics as one JSON object, for programs:
//
//	{
//	  "version": 1,
//	  "diagnostics": [
//	    {
//	      "code": "ASL2001",
//	      "severity": "error",
//	      "message": "\"StartAt\" names \"Fetch\", which is not a state of this machine",
//	      "help": "did you mean \"Fetch chart\"?",
//	      "pointer": "/StartAt",
//	      "file": "machine.asl.json",
//	      "line": 2,
//	      "column": 14,
//	      "endLine": 2,
//	      "endColumn": 21,
//	      "related": [{"message": "…", "file": "machine.asl.json", "line": 9, "column": 5}],
//	      "docs": "https://github.com/aslgen/aslgen/blob/main/docs/rules.md#asl2001"
//	    }
//	  ]
//	}
//
// Each diagnostic has code, severity ("error", "warning" or "advice"), message, pointer (RFC 6901, "" is the whole document),
// file (with slashes; "" when the text has no name) and docs. Help, the places and related are left out when there is nothing to
// say. Lines and columns count from 1, columns in Unicode code points; the end is just after the text that is meant. A list
// without diagnostics has an empty array. Members may be added; version changes when one is taken away or means something else.
//
// The only errors are those of the writer.
func WriteJSON(w io.Writer, l List) error {
	report := jsonReport{Version: jsonVersion, Diagnostics: make([]jsonDiagnostic, len(l))}
	for i, d := range l {
		out := jsonDiagnostic{
			Code: d.Code, Severity: d.Severity.String(), Message: d.Message, Help: d.Help, Pointer: d.Pointer,
			File: filepath.ToSlash(d.Pos.File), Line: max(d.Pos.Line, 0), Column: max(d.Pos.Column, 0), Docs: DocsURL(d.Code),
		}
		if d.hasEnd() {
			out.EndLine, out.EndColumn = d.End.Line, d.End.Column
		}
		for _, r := range d.Related {
			out.Related = append(out.Related, jsonRelated{
				Message: r.Message, File: filepath.ToSlash(r.Pos.File), Line: max(r.Pos.Line, 0), Column: max(r.Pos.Column, 0),
			})
		}
		report.Diagnostics[i] = out
	}
	return encodeJSON(w, report)
}

// encodeJSON writes a value with indentation, and <, > and & as they are.
func encodeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// hasEnd reports whether the end of the text that is meant is known, and behind its start.
func (d Diagnostic) hasEnd() bool {
	if !d.Pos.IsValid() || d.Pos.Column <= 0 || d.End.Column <= 0 {
		return false
	}
	return d.End.Line > d.Pos.Line || d.End.Line == d.Pos.Line && d.End.Column > d.Pos.Column
}
