package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
)

// configure gives each document its options: what its aslgen.yaml says, and before that the flags. The list holds the mistakes in
// configurations.
func (a *app) configure(flags *validateFlags, documents []*document) (diag.List, error) {
	var list diag.List
	nearest := map[string]string{}
	read := map[string]*config{}
	for _, d := range documents {
		file := absolute(a.dir, flags.config)
		if file == "" {
			file = findProjectConfig(filepath.Dir(absolute(a.dir, d.name)), nearest)
		}
		if _, done := read[file]; !done && file != "" {
			c, mistakes, err := readConfig(file)
			if err != nil {
				return nil, err
			}
			read[file] = c
			list = append(list, mistakes...)
		}
		a.options(d, flags, read[file])
	}
	return list, nil
}

// options sets the options of one document, and what it must prove; the configuration is nil when there is none.
func (a *app) options(d *document, flags *validateFlags, c *config) {
	o := &d.options
	if c != nil {
		o.Silence = append(o.Silence, c.validate.silence...)
		o.Template, o.Advice = c.validate.template, c.validate.advice
		if rel, err := filepath.Rel(c.root, absolute(a.dir, d.name)); err == nil && c.validate.isExpress(filepath.ToSlash(rel)) {
			o.WorkflowType = asl.ExecutionExpress
		}
	}
	o.Silence = append(o.Silence, flags.silence...)
	d.queries = flags.queries
	if flags.cmd.Flags().Changed("template") {
		o.Template = flags.template
	}
	if flags.cmd.Flags().Changed("advice") {
		o.Advice = flags.advice
	}
	if flags.workflowType != "" {
		o.WorkflowType = asl.ExecutionType(flags.workflowType)
	}
}

// findProjectConfig returns the aslgen.yaml nearest to a directory, in it or above it, up to the root of its module or repository;
// "" when there is none. The map holds what is known of directories.
func findProjectConfig(dir string, known map[string]string) string {
	if file, ok := known[dir]; ok {
		return file
	}
	file := findConfig(dir, dir)
	if up := filepath.Dir(dir); file == "" && up != dir && !isRoot(dir) {
		file = findProjectConfig(up, known)
	}
	known[dir] = file
	return file
}

// isRoot reports whether a directory is the root of a Go module or of a git repository.
func isRoot(dir string) bool {
	for _, name := range []string{"go.mod", ".git"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return true
		}
	}
	return false
}

// silenceable returns the code that a user means, or what is wrong with it and a remedy.
func silenceable(word string) (code, problem, help string) {
	code = normalizeCode(word)
	var codes []string
	for _, def := range ruleDefs() {
		if def.Code == code {
			return code, "", ""
		}
		codes = append(codes, def.Code)
	}
	help = `"aslgen explain" lists the codes`
	for _, def := range allDefs() {
		if def.Code == code {
			return "", fmt.Sprintf("%q cannot be silenced", word), "only findings in a document that can be read are silenced; " + help
		}
	}
	if nearest := diag.Nearest(code, codes); nearest != "" {
		help = "did you mean " + quoted(nearest) + "? " + help
	}
	return "", fmt.Sprintf("unknown code %q", word), help
}

// normalizeCode brings a code into its spelling: "asl2001" and "2001" are ASL2001.
func normalizeCode(word string) string {
	code := strings.ToUpper(strings.TrimSpace(word))
	if len(code) == 4 && strings.Trim(code, "0123456789") == "" {
		code = "ASL" + code
	}
	return code
}
