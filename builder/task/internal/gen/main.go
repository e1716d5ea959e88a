// Command gen writes the task packages whose requests and answers are structures of the API: their types, enumerations, calls and
// error names.
//
// What a call is, which parameters it takes, what it gives, how it fails and what its role needs comes from the catalogue
// (asl/service); the structures inside come from the API models in the data folder of botocore (Apache-2.0), which is not part of this
// repository. Without that folder the command says so and changes nothing, so that go generate ./... works in every clone. To renew
// the packages, name the folder:
//
//	ASLGEN_BOTOCORE=…/botocore/data go generate ./builder/task/internal/gen
//
// Comments are made of facts (type, bounds, allowed values, what is required), never of the models' own prose.
package main

//go:generate go run . -o ../..

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	models := os.Getenv("ASLGEN_BOTOCORE")
	out := flag.String("o", ".", "folder of the task packages")
	flag.Parse()
	if models == "" {
		fmt.Println("gen: ASLGEN_BOTOCORE names no API models; the task packages stay as they are")
		return
	}
	if err := write(models, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// write writes the files of all packages, or none when one of them cannot be made.
func write(models, out string) error {
	files := map[string][]byte{}
	for _, p := range packages {
		made, err := generate(models, p)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		for name, text := range made {
			files[filepath.Join(out, p.name, name)] = text
		}
	}
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// generate returns the files of one package by name.
func generate(models string, p pkg) (map[string][]byte, error) {
	m, err := readModel(models, p.model)
	if err != nil {
		return nil, err
	}
	g := &generator{pkg: p, model: m, shapes: map[string]*use{}, names: map[string]string{}}
	if err := g.collect(); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for name, make := range map[string]func() string{
		"calls_gen.go": g.calls, "types_gen.go": g.types, "enums_gen.go": g.enums, "errors_gen.go": g.errors,
	} {
		text, err := g.file(make())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files[name] = text
	}
	return files, g.err
}
