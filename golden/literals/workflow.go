// Package literals writes Go values as JSON: odd texts and names, the types of encoding/json, values of any type, and JSONata.
package literals

import (
	"encoding/json"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// The types of the workflow.
type (
	// PatientID is a text with a name of its own.
	PatientID string
	// Order is the input.
	Order struct {
		PatientID PatientID   `json:"patientId"`
		Scores    []float64   `json:"scores"`
		Extra     any         `json:"extra"`
		Address   HomeAddress `json:"address"`
		Odd       string      `json:"first name"` // not a plain name in JSONata
		Count     int         `json:"count,string"`
	}
	// HomeAddress has the same members as Address.
	HomeAddress struct {
		Street string `json:"street"`
		City   string `json:"city"`
	}
	// Address is what another team calls it.
	Address struct {
		Street string `json:"street"`
		City   string `json:"city"`
	}
	// Audit is embedded: its members stand among those of the struct around it.
	Audit struct {
		By string    `json:"by"`
		At time.Time `json:"at"`
	}
	// Form is a request with a field for everything that encoding/json can do.
	Form struct {
		Audit
		PatientID string            `json:"patientId"`
		Plain     string            `json:"plain"`
		Template  string            `json:"template"`
		Quotes    string            `json:"note (free text)"`
		Formatted string            `json:"formatted"`
		Numbers   []json.Number     `json:"numbers"`
		Labels    map[string]string `json:"labels"`
		Nested    map[string]any    `json:"nested"`
		Picture   []byte            `json:"picture"`
		Wait      time.Duration     `json:"wait"`
		Empty     []string          `json:"empty"`
		None      []string          `json:"none"`
		Left      string            `json:"left,omitempty"`
		Hidden    string            `json:"-"`
		Count     int               `json:"count,string"`
		First     string            `json:"first"`
		Extra     any               `json:"extra"`
		Any       any               `json:"any"`
		Address   Address           `json:"address"`
		Average   float64           `json:"average"`
		Best      float64           `json:"best"`
		Ordered   []float64         `json:"ordered"`
	}
	// Saved is the output.
	Saved struct {
		ID string `json:"id"`
	}
)

// Workflow saves a form.
func Workflow() *builder.Workflow[Order, Saved] {
	w := builder.New[Order, Saved]("save-form")
	in := w.Input()

	form := Form{
		Audit:    Audit{At: time.Date(2026, time.May, 4, 8, 30, 0, 0, time.UTC)},
		Plain:    "<b>5 & 7</b> — “ä” \\ \t",
		Template: "{% not an expression %}", // Step Functions would take it for one; it goes out as a quoted text
		Quotes:   `"`,
		Numbers:  []json.Number{"1.10", "1e3"},
		Labels:   map[string]string{"b": "2", "a": "1", "": "0"},
		Nested:   map[string]any{"list": []any{1, "two", nil, true, 2.5}, "shell": "${HOME}"},
		Picture:  []byte("PNG"),
		Wait:     90 * time.Second,
		Empty:    []string{},
		Hidden:   "never written",
		Any:      Address{Street: "Hauptstraße 1"},
	}
	save := builder.Task(w, "Save \"form\"", lambdatask.Function[Form, Saved]("arn:aws:lambda:eu-central-1:111122223333:function:save")).
		Arguments(&form,
			builder.Bind(&form.By, builder.Lit("ward")),
			// As changes the Go type of a value, where both types have one JSON form.
			builder.Bind(&form.PatientID, builder.As[string](&in.PatientID)),
			builder.Bind(&form.Address, builder.As[Address](&in.Address)),
			builder.Bind(&form.Formatted, builder.Format("{{%{}%}}", &in.Odd)),
			builder.Bind(&form.Count, &in.Count),
			builder.Bind(&form.First, &in.Odd),
			// A field of type any takes whatever comes.
			builder.Bind(&form.Extra, builder.Any(&in.Extra)),
			builder.Bind(&form.Any, builder.Any(&in.Scores)),
			// What no function says can be said in JSONata. $1, $2 … are the values behind it; the text is parsed when the workflow
			// is built. Its type is the word of whoever writes it: a *float64 may be absent.
			builder.Bind(&form.Average, builder.OrElseExpr(builder.JSONata[*float64]("$average($1)", &in.Scores), builder.Lit(0.0))),
			builder.Bind(&form.Best, builder.JSONata[float64]("$max($append($1, $2))", &in.Scores, builder.Lit(0.5))),
			builder.Bind(&form.Ordered, builder.JSONata[[]float64]("[$sort($1)]", &in.Scores)))

	w.StartAt(save)
	return w
}
