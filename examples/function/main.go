// Command function is the code of all Lambda functions of the examples: the variable HANDLER of a function's environment names the one
// that it serves. Build it with
//
//	GOOS=linux GOARCH=arm64 go build -tags lambda.norpc -o bootstrap ./examples/function && zip function.zip bootstrap
//
// With -local it serves one call from a terminal: the event comes from the standard input, the answer goes to the standard output.
//
//	echo '{"studies":[]}' | go run ./examples/function -local study-backfill-read
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/aws/aws-lambda-go/lambda"

	"github.com/aslgen/aslgen/examples/clinicalnote"
	"github.com/aslgen/aslgen/examples/studybackfill"
)

// handlers are the functions by name. A real clinic has its model and its record store where this one has texts.
func handlers(shelf clinicalnote.Shelf) map[string]any {
	clinic := &clinicalnote.Clinic{
		Charts: map[clinicalnote.PatientID]clinicalnote.Chart{"p1": {Summary: "Cough for a week.", Problems: []string{"asthma"}}},
		Model: func(p clinicalnote.Prompt) (string, error) {
			return p.Chart + " [chart]\nLungs are clear. [image set]", nil
		},
		Shelf: shelf,
	}
	return map[string]any{
		"clinical-note-stage":     clinic.Stage,
		"clinical-note-chart":     clinic.Chart,
		"clinical-note-draft":     clinic.Draft,
		"clinical-note-validate":  clinic.Validate,
		"clinical-note-publish":   clinic.Publish,
		"clinical-note-roll-back": clinic.RollBack,
		"study-backfill-read":     studybackfill.Read,
		"study-backfill-sum-up":   studybackfill.Counter{Files: bucket{}}.Summarize,
	}
}

func main() {
	local := flag.String("local", "", "serve one call of the handler of this name: event on the standard input")
	shelf := flag.String("shelf", os.TempDir(), "folder for what the functions keep")
	flag.Parse()
	all := handlers(clinicalnote.Folder(*shelf))
	name := *local
	if name == "" {
		name = os.Getenv("HANDLER")
	}
	handler := all[name]
	if handler == nil {
		fmt.Fprintf(os.Stderr, "no handler %q; there are %q\n", name, slices.Sorted(maps.Keys(all)))
		os.Exit(2)
	}
	if *local == "" {
		lambda.Start(handler)
		return
	}
	if err := serve(handler, os.Stdin, os.Stdout); err != nil {
		fail(os.Stderr, err)
		os.Exit(1)
	}
}

// serve answers one event.
func serve(handler any, in io.Reader, out io.Writer) error {
	event, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	answer, err := lambda.NewHandler(handler).Invoke(context.Background(), event)
	if err != nil {
		return err
	}
	_, err = out.Write(append(answer, '\n'))
	return err
}

// fail prints an error as Lambda reports it: its type and its text.
func fail(out io.Writer, err error) {
	kind := fmt.Sprintf("%T", err)
	if errors.Is(err, clinicalnote.ErrUnknownDraft) {
		kind = "UnknownDraft"
	}
	text, _ := json.Marshal(map[string]string{"errorType": kind, "errorMessage": err.Error()}) // texts always have a JSON form
	fmt.Fprintln(out, string(text))
}
