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
