package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// configName is the name of the configuration file.
const configName = "aslgen.yaml"

// badConfig is the documentation of every mistake in a configuration file.
var badConfig = diag.Def{
	Code: "ASL6956", Severity: diag.Error,
	Title: "mistake in aslgen.yaml",
	Doc: "The configuration knows output, the directory of all workflows; diagram and terraform, the directories of their diagrams and modules, " +
		"which makes these be written; workflows, which gives one its own output, and directories of its diagram and its module, by its name; and " +
		"validate, which says how documents are judged: silence lists codes, template and advice are true or false, express lists " +
		"patterns of file names. Directories and patterns are relative to the file. Nothing else may stand in it.",
	Bad:  "workflows:\n  clinical-note:\n    ouput: notes/asl",
	Good: "workflows:\n  clinical-note:\n    output: notes/asl",
}

// config is what an aslgen.yaml says.
type config struct {
	root      string            // its directory
	output    string            // for all workflows, "" when not given
	workflows map[string]string // output by workflow name
	modules   map[string]string // directory of all modules by the name of an emitter
	own       map[string]string // directory of one module by the name of an emitter, a slash and the name of a workflow
	validate  validateConfig
}

// dir is the output directory for a workflow, "" when the file says nothing about it.
func (c *config) dir(workflow string) string {
	dir := c.workflows[workflow]
	if dir == "" {
		dir = c.output
	}
	return absolute(c.root, filepath.FromSlash(dir))
}

// emitted is the directory of the files that an emitter makes of a workflow, "" when the file says nothing about it.
func (c *config) emitted(emitter, workflow string) string {
	if dir := c.own[emitter+"/"+workflow]; dir != "" {
		return absolute(c.root, filepath.FromSlash(dir))
	}
	if dir := c.modules[emitter]; dir != "" {
		return filepath.Join(absolute(c.root, filepath.FromSlash(dir)), workflow)
	}
	return ""
}

// findConfig returns the aslgen.yaml nearest to dir, in it or above it, but not above top. It returns "" when there is
// none.
func findConfig(dir, top string) string {
	for {
		file := filepath.Join(dir, configName)
		if info, err := os.Stat(file); err == nil && !info.IsDir() {
			return file
		}
		if dir == top || dir == filepath.Dir(dir) {
			return ""
		}
		dir = filepath.Dir(dir)
	}
}

// readConfig reads a configuration file. The error is that of a file that cannot be read; mistakes in it are the list.
func readConfig(file string) (*config, diag.List, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, usageError("the configuration file " + file + " does not exist")
	}
	if err != nil {
		return nil, nil, err
	}
	c, list := parseConfig(file, text)
	return c, list, nil
}

// parseConfig reads the text of a configuration file. The list are the mistakes in it.
func parseConfig(file string, text []byte) (*config, diag.List) {
	r := configReader{c: &config{root: filepath.Dir(file), workflows: map[string]string{}, modules: map[string]string{}, own: map[string]string{}}}
	if saysNothing(text) {
		return r.c, nil
	}
	doc, list := jsontree.ParseYAML(file, text)
	r.list = list
	if !list.HasErrors() {
		r.object(doc, "the file", func(m jsontree.Member) bool {
			switch m.Name {
			case "output":
				r.c.output = r.directory(m)
			case "workflows":
				r.object(m.Value, `"workflows"`, r.workflow, "")
			case "validate":
				r.object(m.Value, `"validate"`, r.validate, "advice, express, silence, template")
			default:
				if !slices.Contains(emitterNames(), m.Name) {
					return false
				}
				r.c.modules[m.Name] = r.directory(m)
			}
			return true
		}, "output, "+strings.Join(emitterNames(), ", ")+", validate, workflows")
	}
	return r.c, r.list
}

// saysNothing reports whether a YAML text has comments alone, which ParseYAML takes for a mistake and a configuration
// may well have.
func saysNothing(text []byte) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' && string(line) != "---" {
			return false
		}
	}
	return true
}

// configReader collects the mistakes of one file.
type configReader struct {
	c    *config
	list diag.List
}

// workflow reads one member of "workflows".
func (r *configReader) workflow(m jsontree.Member) bool {
	r.object(m.Value, quoted(m.Name), func(field jsontree.Member) bool {
		switch {
		case field.Name == "output":
			r.c.workflows[m.Name] = r.directory(field)
		case slices.Contains(emitterNames(), field.Name):
			r.c.own[field.Name+"/"+m.Name] = r.directory(field)
		default:
			return false
		}
		return true
	}, "output, "+strings.Join(emitterNames(), ", "))
	return true
}

// object reads the members of a mapping, each once. The function returns false for a name it does not know.
func (r *configReader) object(v *jsontree.Value, what string, read func(jsontree.Member) bool, known string) {
	if v.Kind() != jsontree.Object {
		r.report(v.Pos(), "%s must be a mapping, not %s", what, v.Kind())
		return
	}
	seen := map[string]bool{}
	for _, m := range v.Members() {
		pos := v.PosAt(m.NamePos)
		if seen[m.Name] {
			r.report(pos, "key %q is given twice", m.Name)
			continue
		}
		seen[m.Name] = true
		if !read(m) {
			r.report(pos, "unknown key %q", m.Name)
			r.list[len(r.list)-1].Help = "keys here: " + known
		}
	}
}

// directory reads the value of an output.
func (r *configReader) directory(m jsontree.Member) string {
	if m.Value.Kind() != jsontree.String || m.Value.Str() == "" {
		r.report(m.Value.Pos(), "%q must be the path of a directory", m.Name)
		return ""
	}
	return m.Value.Str()
}

func (r *configReader) report(pos diag.Pos, format string, args ...any) {
	r.list = append(r.list, badConfig.At(pos, format, args...))
}

func quoted(name string) string { return `"` + name + `"` }
