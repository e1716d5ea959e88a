package builder_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"time"

	"github.com/aslgen/aslgen/builder"
)

// The types of a small clinical workflow, which the examples share.
type (
	Encounter struct {
		PatientID string    `json:"patientId"`
		Age       int       `json:"age"`
		Urgent    bool      `json:"urgent"`
		Reviewer  *string   `json:"reviewer,omitempty"`
		Arrived   time.Time `json:"arrived"`
		Images    []Image   `json:"images"`
	}
	Image struct {
		ID    string  `json:"id"`
		Score float64 `json:"score"`
	}
	FetchRequest struct {
		PatientID string `json:"patientId"`
		Depth     int    `json:"depth"`
	}
	Chart struct {
		Summary      string  `json:"summary"`
		Completeness float64 `json:"completeness"`
	}
	Question struct {
		Token string `json:"token"`
		Note  string `json:"note"`
	}
	Answer struct {
		Decision Decision `json:"decision"`
		Comment  *string  `json:"comment,omitempty"`
	}
	Note struct {
		Text   string `json:"text"`
		Images int    `json:"images"`
	}
	Finding struct {
		Text string `json:"text"`
	}
)

// Decision is an enumerated type: Values lists all its values.
type Decision string

const (
	Approve Decision = "approve"
	Reject  Decision = "reject"
)

func (Decision) Values() []Decision { return []Decision{Approve, Reject} }

// FetchChart and ReadImage are the handlers of Lambda functions.
func FetchChart(context.Context, FetchRequest) (Chart, error) { return Chart{}, nil }

func ReadImage(context.Context, Image) (Finding, error) { return Finding{}, nil }

// show prints states of a workflow as they are built, or what is wrong with it.
func show(w builder.Definition, states ...string) {
	machine, faults := w.Build()
	for _, f := range faults {
		fmt.Printf("%s: %s %s: %s\n", filepath.Base(f.Pos.File), f.Severity, f.Code, f.Message)
	}
	if machine == nil {
		return
	}
	var m struct{ States map[string]json.RawMessage }
	if err := json.Unmarshal(machine.Print(), &m); err != nil {
		panic(err)
	}
	for _, name := range states {
		var out bytes.Buffer
		if err := json.Indent(&out, m.States[name], "", "  "); err != nil {
			panic(err)
		}
		fmt.Printf("%q: %s\n", name, out.String())
	}
}

// showExpr prints the JSONata of an expression that a state passes on.
func showExpr[T any](w *builder.Workflow[Encounter, any], e builder.Expr[T]) {
	w.StartAt(builder.PassExpr(w, "Pass", e))
	machine, faults := w.Build()
	if machine == nil {
		fmt.Println(faults)
		return
	}
	var m struct {
		States map[string]struct{ Output any }
	}
	if err := json.Unmarshal(machine.Print(), &m); err != nil {
		panic(err)
	}
	fmt.Println(m.States["Pass"].Output)
}
