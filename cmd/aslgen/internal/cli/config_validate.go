package cli

import (
	"path"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// validateConfig is what an aslgen.yaml says of judging.
type validateConfig struct {
	silence          []string // codes
	template, advice bool
	express          []string // patterns of documents, relative to the file
}

// validate reads one member of "validate".
func (r *configReader) validate(m jsontree.Member) bool {
	v := &r.c.validate
	switch m.Name {
	case "silence":
		r.texts(m, "code", func(e *jsontree.Value) {
			code, problem, help := silenceable(e.Str())
			if problem != "" {
				r.report(e.Pos(), "%s", problem)
				r.list[len(r.list)-1].Help = help
				return
			}
			v.silence = append(v.silence, code)
		})
	case "express":
		r.texts(m, "pattern", func(e *jsontree.Value) {
			if _, err := path.Match(e.Str(), ""); err != nil {
				r.report(e.Pos(), "%q is no pattern of file names", e.Str())
				r.list[len(r.list)-1].Help = "* stands for a part of a name, ** for any directories, ? for a character, [a-z] for one of several"
				return
			}
			v.express = append(v.express, path.Clean(e.Str()))
		})
	case "template":
		v.template = r.truth(m)
	case "advice":
		v.advice = r.truth(m)
	default:
		return false
	}
	return true
}

// texts reads a list of texts.
func (r *configReader) texts(m jsontree.Member, what string, each func(*jsontree.Value)) {
	if m.Value.Kind() != jsontree.Array {
		r.report(m.Value.Pos(), "%q must be a list of %ss, not %s", m.Name, what, m.Value.Kind())
		return
	}
	for _, e := range m.Value.Elems() {
		if e.Kind() != jsontree.String || e.Str() == "" {
			r.report(e.Pos(), "an element of %q must be a %s, not %s", m.Name, what, e.Kind())
			continue
		}
		each(e)
	}
}

// truth reads true or false.
func (r *configReader) truth(m jsontree.Member) bool {
	if m.Value.Kind() != jsontree.Bool {
		r.report(m.Value.Pos(), "%q must be true or false, not %s", m.Name, m.Value.Kind())
	}
	return m.Value.Bool()
}

// isExpress reports whether a document, by its path from the configuration, is for an EXPRESS workflow.
func (c *validateConfig) isExpress(file string) bool {
	return slices.ContainsFunc(c.express, func(pattern string) bool {
		return matchPath(strings.Split(pattern, "/"), strings.Split(file, "/"))
	})
}

// matchPath reports whether the parts of a path fit the parts of a pattern; "**" stands for any number of parts.
func matchPath(pattern, file []string) bool {
	for i, part := range pattern {
		if part == "**" {
			for skip := range len(file) - i + 1 {
				if matchPath(pattern[i+1:], file[i+skip:]) {
					return true
				}
			}
			return false
		}
		if i >= len(file) {
			return false
		}
		if ok, _ := path.Match(part, file[i]); !ok { // the pattern was checked when it was read
			return false
		}
	}
	return len(file) == len(pattern)
}
