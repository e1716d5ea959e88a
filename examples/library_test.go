package examples_test

import (
	"log"

	"github.com/aslgen/aslgen/builder/generate"
	"github.com/aslgen/aslgen/examples/clinicalnote"
)

// The library form of the command, as the README shows it. It is compiled, not run: it would write into this folder.
var _ = func() {
	if err := generate.Write("asl", clinicalnote.Workflow()); err != nil {
		log.Fatal(err)
	}
}
