// Package dynamodb reads and writes items of a table.
package dynamodb

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
)

// Study is the item of an imaging study: its key is the patient and the number of the study.
type Study struct {
	Patient  string    `json:"patient"`
	Number   int       `json:"number"`
	Status   string    `json:"status"`
	Risk     float64   `json:"risk"`
	Images   []Image   `json:"images"`
	Codes    []string  `json:"codes" dynamodbav:",stringset"`
	Reviewer *string   `json:"reviewer,omitempty"`
	Stored   time.Time `json:"stored"`
}

// Image is an image of a study.
type Image struct {
	URI   string `json:"uri"`
	Depth int    `json:"depth"`
}

// Event says what happened to a study.
type Event struct {
	Patient  string    `json:"patient"`
	Number   int       `json:"number"`
	Risk     float64   `json:"risk"`
	Images   []Image   `json:"images"`
	Reviewer *string   `json:"reviewer"`
	At       time.Time `json:"at"`
}

// Summary is what is known of a study.
type Summary struct {
	Known  bool    `json:"known"`
	Status string  `json:"status"`
	Images []Image `json:"images"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		deleteItem(), getItem(), putItem(), updateItem(),
		deleteItemConditions(), updateItemChanges(), updateItemPrepend(), updateItemRaw(),
		getItemLegacy(), updateItemLegacy(),
	}
}

func table() *dynamodbtask.Table[Study] {
	return dynamodbtask.NewTable[Study](builder.Param("studies"))
}

func putItem() *builder.Workflow[Event, struct{}] {
	w := builder.New[Event, struct{}]("dynamodb-put-item")
	in := w.Input()
	studies := table()
	study := Study{Status: "NEW", Codes: []string{"CT", "CHEST"}}
	known := builder.Succeed(w, "Known already", &struct{}{})
	w.StartAt(builder.Task(w, "Keep study", studies.PutItem(
		dynamodbtask.Condition(dynamodbtask.AttributeNotExists(&studies.Row().Patient)),
		dynamodbtask.ReturnItemCollectionMetrics(dynamodbtask.MetricsSize))).
		Arguments(&study,
			builder.Bind(&study.Patient, &in.Patient), builder.Bind(&study.Number, &in.Number), builder.Bind(&study.Risk, &in.Risk),
			builder.Bind(&study.Images, &in.Images), builder.Bind(&study.Reviewer, &in.Reviewer), builder.Bind(&study.Stored, &in.At)).
		Retry(dynamodbtask.Throttled).
		Catch(known, dynamodbtask.ErrConditionalCheckFailed))
	return w
}

func getItem() *builder.Workflow[Event, Summary] {
	w := builder.New[Event, Summary]("dynamodb-get-item")
	in := w.Input()
	studies := table()
	row := studies.Row()
	find := builder.Task(w, "Find study", studies.GetItem(
		dynamodbtask.Key(&row.Patient, &in.Patient), dynamodbtask.Key(&row.Number, &in.Number),
		dynamodbtask.ConsistentRead(),
		dynamodbtask.ProjectionExpression(&row.Status, &row.Images)))
	study := find.Result().Item
	out := Summary{Known: true}
	known := builder.Succeed(w, "Known", &out,
		builder.Bind(&out.Status, builder.OrElseExpr(builder.Optional(&study.Status), builder.Lit("UNKNOWN"))),
		builder.Bind(&out.Images, builder.OrElseExpr(builder.Optional(&study.Images), builder.Lit([]Image{}))))
	unknown := builder.Succeed(w, "Unknown", &Summary{Images: []Image{}})
	w.StartAt(find).Then(builder.Choice(w, "Known?").When(builder.Present(&find.Result().Item), known).Otherwise(unknown))
	return w
}

func updateItem() *builder.Workflow[Event, Summary] {
	w := builder.New[Event, Summary]("dynamodb-update-item")
	in := w.Input()
	studies := table()
	row := studies.Row()
	update := builder.Task(w, "Review study", studies.UpdateItem(
		dynamodbtask.Key(&row.Patient, &in.Patient), dynamodbtask.Key(&row.Number, &in.Number),
		dynamodbtask.Set(&row.Status, builder.Lit("REVIEWED")),
		dynamodbtask.Set(&row.Risk, &in.Risk),
		dynamodbtask.Set(&dynamodbtask.Element(studies, &row.Images, 0).Depth, builder.Lit(16)),
		dynamodbtask.AddElements(&row.Codes, builder.Lit([]string{"REVIEWED"})),
		dynamodbtask.Remove(&row.Reviewer),
		dynamodbtask.Condition(dynamodbtask.And(
			dynamodbtask.In(&row.Status, builder.Lit("NEW"), builder.Lit("OPEN")),
			dynamodbtask.Or(dynamodbtask.AttributeNotExists(&row.Reviewer), dynamodbtask.Equal(&row.Reviewer, &in.Reviewer)),
			dynamodbtask.Size(&row.Images).Greater(builder.Lit(0)))),
		dynamodbtask.ReturnUpdatedValues(dynamodbtask.AllNew)))
	study := update.Result().Attributes
	out := Summary{Known: true}
	w.StartAt(update.Output(&out,
		builder.Bind(&out.Status, builder.OrElseExpr(builder.Optional(&study.Status), builder.Lit("UNKNOWN"))),
		builder.Bind(&out.Images, builder.OrElseExpr(builder.Optional(&study.Images), builder.Lit([]Image{})))))
	return w
}

func deleteItem() *builder.Workflow[Event, Summary] {
	w := builder.New[Event, Summary]("dynamodb-delete-item")
	in := w.Input()
	studies := table()
	row := studies.Row()
	drop := builder.Task(w, "Drop study", studies.DeleteItem(
		dynamodbtask.Key(&row.Patient, &in.Patient), dynamodbtask.Key(&row.Number, &in.Number),
		dynamodbtask.Condition(dynamodbtask.LessOrEqual(&row.Risk, &in.Risk)),
		dynamodbtask.ReturnValues(dynamodbtask.AllOld),
		dynamodbtask.ReturnConsumedCapacity(dynamodbtask.CapacityTotal)))
	out := Summary{Status: "DROPPED"}
	w.StartAt(drop).Then(builder.Succeed(w, "Dropped", &out,
		builder.Bind(&out.Known, builder.Present(&drop.Result().Attributes)),
		builder.Bind(&out.Images, builder.OrElseExpr(builder.Optional(&drop.Result().Attributes.Images), builder.Lit([]Image{})))))
	return w
}
