// Command gen writes the JSON Schema of the States Language from the types of package asl.
//
// It reflects every struct with invopop/jsonschema, takes the descriptions from the doc comments, and shapes the result:
// one closed definition for each kind of object and query language, and dispatch on Type and QueryLanguage before
// anything else. Run it with go generate in the folder of package schema.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	source := flag.String("source", "..", "folder of package asl")
	out := flag.String("o", "asl.schema.json", "file to write")
	flag.Parse()
	text, err := generate(*source)
	if err == nil {
		err = os.WriteFile(*out, text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}
