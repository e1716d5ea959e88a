package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/aslgen/aslgen/asl/diag"
)

// formatText is the form of findings for people.
const formatText = "text"

// formats are the forms of findings.
var formats = []string{formatText, "json", "sarif", "github", "junit"}

// publisher prints the findings of validate.
type publisher struct {
	app   *app
	flags *validateFlags
	many  bool // more than one file was asked for: there is a summary
	begun bool // findings of a file were printed
}

// publish prints the findings of the documents in their order, and returns what the run comes to.
func (p *publisher) publish(documents []*document) error {
	result := outcome{app: p.app}
	var total count
	var list diag.List
	var files []string
	valid := 0
	for _, d := range documents {
		// The snippet shows what was read, also when the file changes meanwhile.
		if len(d.list) > 0 {
			p.app.sources[d.name] = d.text
		}
		if d.err != nil {
			result.failed(d.err)
			continue
		}
		if d.failed {
			result.unread++
		}
		shown := p.app.shown(d.list)
		list = append(list, shown...)
		files = append(files, d.name)
		var own count
		own.add(d.list)
		total.add(d.list)
		if own == (count{}) {
			valid++
		}
		result.findings = result.findings || own.errors > 0 || p.flags.strict && own.warnings > 0
		if p.direct() {
			if err := p.print(shown); err != nil {
				return err
			}
			p.app.say("%s: %s", filepath.ToSlash(d.name), own.verdict())
		}
	}
	if err := p.report(list, files); err != nil {
		return err
	}
	if p.many {
		p.summary(len(documents), len(files), valid, total)
	}
	return result.err()
}

// direct reports whether findings go to the standard error as they come, for a person who waits.
func (p *publisher) direct() bool { return p.flags.format == formatText && p.flags.output == "" }

// print prints the findings of one file, with an empty line between those of two.
func (p *publisher) print(list diag.List) error {
	if len(list) > 0 && p.begun {
		fmt.Fprintln(p.app.stderr)
	}
	p.begun = p.begun || len(list) > 0
	return p.app.print(list)
}

// refuse prints mistakes in the configuration, in the form asked for; nothing is judged then.
func (p *publisher) refuse(mistakes diag.List) error {
	if p.direct() {
		return p.app.report(mistakes)
	}
	if err := p.report(p.app.shown(mistakes), nil); err != nil {
		return err
	}
	return errFindings
}

// report writes the report to the file of -o, or to the standard output.
func (p *publisher) report(list diag.List, files []string) error {
	if p.direct() {
		return nil
	}
	if p.flags.output == "" {
		return p.write(p.app.stdout, list, files)
	}
	var b bytes.Buffer
	if err := p.write(&b, list, files); err != nil {
		return err
	}
	return rewrite(absolute(p.app.dir, p.flags.output), b.Bytes())
}

// write writes the findings in the form asked for.
func (p *publisher) write(w io.Writer, list diag.List, files []string) error {
	switch p.flags.format {
	case formatText:
		return diag.WriteText(w, list, p.app.source)
	case "json":
		return diag.WriteJSON(w, list)
	case "sarif":
		return diag.WriteSARIF(w, list, diag.Tool{Version: releasedVersion(), Defs: reported(validateDefs(), list)})
	case "github":
		return diag.WriteGitHub(w, list)
	case "junit":
		return diag.WriteJUnit(w, list, files)
	default:
		return errors.New("no form " + p.flags.format)
	}
}

// reported returns the documentation of the codes that are in a list: a log of all codes would be large.
func reported(defs []diag.Def, list diag.List) []diag.Def {
	codes := map[string]bool{}
	for _, d := range list {
		codes[d.Code] = true
	}
	return slices.DeleteFunc(defs, func(def diag.Def) bool { return !codes[def.Code] })
}

// summary prints the line about all files. It goes to the standard error when the standard output holds a report.
func (p *publisher) summary(asked, judged, valid int, total count) {
	line := fmt.Sprintf("%s: %d valid", plural(asked, "file"), valid)
	if n := judged - valid; n > 0 {
		line += fmt.Sprintf(", %d with findings", n)
	}
	if n := asked - judged; n > 0 {
		line += fmt.Sprintf(", %d not read", n)
	}
	if found := total.String(); found != "" {
		line += "; " + found
	}
	switch {
	case p.flags.format == formatText || p.flags.output != "":
		p.app.say("%s", line)
	case !p.app.quiet:
		fmt.Fprintln(p.app.stderr, line)
	}
}

// verdict is "valid", "1 error", or "valid, 2 warnings".
func (c count) verdict() string {
	found := c.String()
	switch {
	case found == "":
		return "valid"
	case c.errors == 0:
		return "valid, " + found
	default:
		return found
	}
}
