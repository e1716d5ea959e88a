package cli

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
)

// report prints diagnostics with their lines of source. It returns errFindings when one of them is an error.
func (a *app) report(list diag.List) error {
	if err := a.print(a.shown(list)); err != nil {
		return err
	}
	if list.HasErrors() {
		return errFindings
	}
	return nil
}

// print prints diagnostics on the standard error as they are.
func (a *app) print(list diag.List) error {
	if len(list) == 0 {
		return nil
	}
	return diag.WriteText(a.stderr, list, a.source)
}

// shown returns the diagnostics as they are printed: sorted, with files relative to the working directory.
func (a *app) shown(list diag.List) diag.List {
	shown := make(diag.List, len(list))
	for i, d := range list {
		d.Pos.File, d.End.File = a.shorten(d.Pos.File), a.shorten(d.End.File)
		related := make([]diag.Related, len(d.Related))
		for j, r := range d.Related {
			r.Pos.File = a.shorten(r.Pos.File)
			related[j] = r
		}
		d.Related = related
		shown[i] = d
	}
	shown.Sort()
	return shown
}

// source returns the text of a file for its snippet, nil when there is none.
func (a *app) source(file string) []byte {
	if text, ok := a.sources[file]; ok {
		return text
	}
	if file == "" {
		return nil
	}
	if !filepath.IsAbs(file) {
		file = filepath.Join(a.dir, file)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		text = nil // a diagnostic without its snippet is still one
	}
	return text
}

// shorten makes a path relative to the working directory when it lies in it.
func (a *app) shorten(path string) string {
	if !filepath.IsAbs(path) {
		return path
	}
	rel, err := filepath.Rel(a.dir, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return path
	}
	return rel
}

// shortenLine does the same with a line that begins with a path, "path:line:column: text".
func (a *app) shortenLine(line string) string {
	i := strings.Index(line, ".go:")
	if i < 0 {
		return line
	}
	return a.shorten(line[:i+len(".go")]) + line[i+len(".go"):]
}
