package dynamodb

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
)

// Series is the item of a series of images, with an attribute for each kind of condition and change.
type Series struct {
	ID      string            `json:"id"`
	Device  string            `json:"device"`
	Images  int               `json:"images"`
	Dose    float64           `json:"dose"`
	Notes   []string          `json:"notes"`
	Codes   []string          `json:"codes" dynamodbav:",stringset"`
	Readers map[string]Reader `json:"readers"`
	Comment *string           `json:"comment,omitempty"`
}

// Reader is who reads a series.
type Reader struct {
	Name  string `json:"name"`
	Reads int    `json:"reads"`
}

// Reading says what was read of a series.
type Reading struct {
	Series  string  `json:"series"`
	Device  string  `json:"device"`
	Images  int     `json:"images"`
	Dose    float64 `json:"dose"`
	Note    string  `json:"note"`
	Comment *string `json:"comment"`
}

func series() *dynamodbtask.Table[Series] {
	return dynamodbtask.NewTable[Series](builder.Param("series"))
}

// deleteItemConditions deletes under a condition that is made of every predicate.
func deleteItemConditions() *builder.Workflow[Reading, struct{}] {
	w := builder.New[Reading, struct{}]("dynamodb-delete-item-conditions")
	in := w.Input()
	table := series()
	row := table.Row()
	reader := dynamodbtask.Member(table, &row.Readers, "first")
	kept := builder.Succeed(w, "Kept", &struct{}{})
	w.StartAt(builder.Task(w, "Drop series", table.DeleteItem(
		dynamodbtask.Key(&row.ID, &in.Series),
		dynamodbtask.Condition(dynamodbtask.And(
			dynamodbtask.AttributeExists(&row.ID),
			dynamodbtask.AttributeType(&row.Codes, dynamodbtask.TypeStringSet),
			dynamodbtask.BeginsWith(&row.Device, builder.Lit("CT-")),
			dynamodbtask.NotEqual(&reader.Name, &in.Device),
			dynamodbtask.Between(&row.Images, builder.Lit(1), &in.Images),
			dynamodbtask.Less(&row.Dose, &in.Dose),
			dynamodbtask.Not(dynamodbtask.Or(
				dynamodbtask.ContainsText(&row.Device, builder.Lit("PHANTOM")),
				dynamodbtask.Contains(&row.Codes, builder.Lit("KEEP")),
				dynamodbtask.Greater(&reader.Reads, builder.Lit(0)),
				dynamodbtask.GreaterOrEqual(&row.Images, builder.Lit(1000)),
				dynamodbtask.Size(&row.Notes).Equal(builder.Lit(0)),
				dynamodbtask.Size(&row.Readers).Less(builder.Lit(1)))))))).
		Retry(dynamodbtask.Throttled, dynamodbtask.Transient).
		Catch(kept, dynamodbtask.ErrConditionalCheckFailed)).
		Then(builder.Succeed(w, "Dropped", &struct{}{}))
	return w
}

// updateItemChanges makes every change that an update can make.
func updateItemChanges() *builder.Workflow[Reading, dynamodbtask.WriteOutput[Series]] {
	w := builder.New[Reading, dynamodbtask.WriteOutput[Series]]("dynamodb-update-item-changes")
	in := w.Input()
	table := series()
	row := table.Row()
	w.StartAt(builder.Task(w, "Count reading", table.UpdateItem(
		dynamodbtask.Key(&row.ID, &in.Series),
		dynamodbtask.SetIfNotExists(&row.Device, &in.Device),
		dynamodbtask.Add(&row.Images, &in.Images),
		dynamodbtask.Decrement(&row.Dose, &in.Dose),
		dynamodbtask.Increment(&dynamodbtask.Member(table, &row.Readers, "first").Reads, builder.Lit(1)),
		dynamodbtask.ListAppend(&row.Notes, builder.ListOf(builder.From(&in.Note))),
		dynamodbtask.DeleteElements(&row.Codes, builder.Lit([]string{"NEW", "OPEN"})),
		dynamodbtask.Remove(&row.Comment),
		dynamodbtask.ReturnUpdatedValues(dynamodbtask.UpdatedNew))))
	return w
}

// updateItemRaw writes both expressions by hand, for what the functions do not say: here the attribute of a computed name, and
// two attributes compared with each other.
func updateItemRaw() *builder.Workflow[Reading, struct{}] {
	w := builder.New[Reading, struct{}]("dynamodb-update-item-raw")
	in := w.Input()
	table := series()
	w.StartAt(builder.Task(w, "Copy dose", table.UpdateItem(
		dynamodbtask.Key(&table.Row().ID, &in.Series),
		dynamodbtask.RawUpdate("SET #limit = #dose, #images = :images",
			dynamodbtask.RawName("#limit", "limit"), dynamodbtask.RawName("#dose", "dose"), dynamodbtask.RawName("#images", "images"),
			dynamodbtask.RawValue[int](":images", &in.Images)),
		dynamodbtask.Condition(dynamodbtask.Raw("#limit < #dose", dynamodbtask.RawName("#limit", "limit"), dynamodbtask.RawName("#dose", "dose")))))).
		Then(builder.Succeed(w, "Copied", &struct{}{}))
	return w
}

// updateItemPrepend puts a note before the others.
func updateItemPrepend() *builder.Workflow[Reading, struct{}] {
	w := builder.New[Reading, struct{}]("dynamodb-update-item-prepend")
	in := w.Input()
	table := series()
	w.StartAt(builder.Task(w, "Put note first", table.UpdateItem(
		dynamodbtask.Key(&table.Row().ID, &in.Series),
		dynamodbtask.ListPrepend(&table.Row().Notes, builder.ListOf(builder.From(&in.Note)))))).
		Then(builder.Succeed(w, "Noted", &struct{}{}))
	return w
}
