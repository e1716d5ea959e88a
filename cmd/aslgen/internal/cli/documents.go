package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/passage"
	"github.com/aslgen/aslgen/asl/validate"
)

// document is a file to judge, and what came of it.
type document struct {
	name    string // as it is printed; stdinArgument for the standard input
	found   bool   // in a directory
	options validate.Options
	queries []passage.Query // what --require says

	text   []byte
	list   diag.List
	err    error // it cannot be read
	failed bool  // aslgen failed on it, and the list says so
}

// documentNames are the ends of the names of documents in a directory.
var documentNames = []string{".asl.json", ".asl.yaml", ".asl.yml"}

// documents lists the files that the arguments name, those of a directory by name. A file that is named twice counts once.
func (a *app) documents(args []string) ([]*document, error) {
	var all []*document
	seen := map[string]bool{}
	add := func(d *document) {
		if !seen[d.name] {
			seen[d.name] = true
			all = append(all, d)
		}
	}
	for _, arg := range args {
		if arg != "" {
			arg = a.shorten(filepath.Clean(arg))
		}
		info, err := os.Stat(absolute(a.dir, arg))
		if arg == stdinArgument || err != nil || !info.IsDir() {
			add(&document{name: arg}) // reading it says what is wrong
			continue
		}
		inside := a.walk(arg)
		if len(inside) == 0 {
			return nil, usageError(fmt.Sprintf("no file named *%s in %q or below it; a file with another name is judged when it is named itself",
				strings.Join(documentNames, ", *"), arg))
		}
		for _, d := range inside {
			add(d)
		}
	}
	return all, nil
}

// walk lists the documents in a directory and below it. It follows no link to a directory, so it comes to an end. A directory
// that cannot be read is in the list with its error.
func (a *app) walk(dir string) []*document {
	entries, err := os.ReadDir(absolute(a.dir, dir))
	if err != nil {
		return []*document{{name: dir, found: true, err: err}}
	}
	var all []*document
	for _, e := range entries {
		name, path := e.Name(), filepath.Join(dir, e.Name())
		switch {
		case e.IsDir():
			if !strings.HasPrefix(name, ".") && name != "node_modules" && name != "vendor" {
				all = append(all, a.walk(path)...)
			}
		case slices.ContainsFunc(documentNames, func(end string) bool { return strings.HasSuffix(name, end) }):
			if info, err := os.Stat(absolute(a.dir, path)); err == nil && info.IsDir() {
				continue // a link to a directory
			}
			all = append(all, &document{name: path, found: true})
		}
	}
	return all
}
