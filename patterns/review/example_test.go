package review_test

import (
	"fmt"
	"strings"

	"github.com/aslgen/aslgen/patterns/review"
)

func ExampleRequestSchema() {
	type Note struct {
		ID string `json:"id"`
	}
	text, faults := review.RequestSchema[Note]()
	fmt.Println(len(faults), strings.Contains(string(text), `"contentHash"`))
	// Output: 0 true
}

func ExampleAnswerSchema() {
	text, faults := review.AnswerSchema[review.Decision]()
	fmt.Println(len(faults))
	_, rest, _ := strings.Cut(string(text), `"enum": [`)
	values, _, _ := strings.Cut(rest, "]")
	fmt.Println(strings.Join(strings.Fields(values), " "))
	// Output:
	// 0
	// "approve", "reject", "rework"
}

func ExampleRequest() {
	r := review.Request[string]{TaskToken: "AQCEAAAAKgAAAAM", Gate: "Physician review", Level: "ward", Round: 1, Ask: "notes/n1"}
	fmt.Println(r) // without the task token
	// Output:
	// {[task token] Physician review ward  1 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC  <nil> notes/n1}
}

func ExampleDecision_NeedsComment() {
	for _, d := range review.Decision("").Values() {
		fmt.Println(d, d.NeedsComment())
	}
	// Output:
	// approve false
	// reject true
	// rework true
}
