package dynamodbtask_test

import (
	"fmt"
	"os"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
)

// Study is an item of the table.
type Study struct {
	ID      string    `json:"id"`
	Images  int       `json:"images"`
	Status  string    `json:"status"`
	Comment *string   `json:"comment,omitempty"`
	Codes   []string  `json:"codes" dynamodbav:",stringset"`
	Notes   []Note    `json:"notes"`
	Read    time.Time `json:"read"`
}

// Note is a note of a reader.
type Note struct {
	Text string `json:"text"`
}

type input struct {
	ID      string  `json:"id"`
	Images  int     `json:"images"`
	Comment *string `json:"comment"`
}

func print[In, Out any](w *builder.Workflow[In, Out]) {
	machine, faults := w.Build()
	fmt.Print(faults)
	if machine != nil {
		_, _ = os.Stdout.Write(machine.Print())
	}
}

// An item is a Go value with bindings. The condition keeps an item that is there already.
func ExampleTable_PutItem() {
	w := builder.New[input, dynamodbtask.WriteOutput[Study]]("keep-study")
	in := w.Input()
	studies := dynamodbtask.NewTable[Study](builder.Param("studies"))
	row := studies.Row()
	study := Study{Status: "NEW", Codes: []string{"CT"}, Notes: []Note{{"imported"}}}
	w.StartAt(builder.Task(w, "Keep", studies.PutItem(dynamodbtask.Condition(dynamodbtask.AttributeNotExists(&row.ID)))).
		Arguments(&study, builder.Bind(&study.ID, &in.ID), builder.Bind(&study.Images, &in.Images), builder.Bind(&study.Comment, &in.Comment)))
	print(w)
	// Output:
}

// What is read is plain: the item is a *Study, nil where there is none.
func ExampleTable_GetItem() {
	type found struct {
		Images int  `json:"images"`
		There  bool `json:"there"`
	}
	w := builder.New[input, found]("find-study")
	in := w.Input()
	studies := dynamodbtask.NewTable[Study](builder.Param("studies"))
	get := builder.Task(w, "Find", studies.GetItem(dynamodbtask.Key(&studies.Row().ID, &in.ID), dynamodbtask.ConsistentRead()))
	res := get.Result()
	var out found
	w.StartAt(get).Then(builder.Succeed(w, "Found", &out,
		builder.Bind(&out.Images, builder.OrElseExpr(builder.Optional(&res.Item.Images), builder.Lit(0))),
		builder.Bind(&out.There, builder.Present(&res.Item))))
	print(w)
	// Output:
}

// Conditions and updates name attributes by fields of the row.
func ExampleTable_UpdateItem() {
	w := builder.New[input, dynamodbtask.WriteOutput[Study]]("count-images")
	in := w.Input()
	studies := dynamodbtask.NewTable[Study](builder.Param("studies"))
	row := studies.Row()
	w.StartAt(builder.Task(w, "Count", studies.UpdateItem(dynamodbtask.Key(&row.ID, &in.ID),
		dynamodbtask.Set(&row.Status, builder.Lit("COUNTED")),
		dynamodbtask.Add(&row.Images, &in.Images),
		dynamodbtask.AddElements(&row.Codes, builder.Lit([]string{"MR"})),
		dynamodbtask.ListAppend(&row.Notes, builder.Lit([]Note{{"counted"}})),
		dynamodbtask.Remove(&row.Comment),
		dynamodbtask.Condition(dynamodbtask.Or(
			dynamodbtask.Equal(&row.Status, builder.Lit("NEW")),
			dynamodbtask.And(dynamodbtask.Less(&row.Images, &in.Images), dynamodbtask.Not(dynamodbtask.Contains(&row.Codes, builder.Lit("US")))))),
		dynamodbtask.ReturnUpdatedValues(dynamodbtask.AllNew))).
		Retry(dynamodbtask.Throttled))
	print(w)
	// Output:
}
