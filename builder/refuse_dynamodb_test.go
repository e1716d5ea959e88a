package builder_test

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
)

// bedRow is an item of a table.
type bedRow struct {
	Ward   string   `json:"ward"`
	Number int      `json:"number"`
	State  string   `json:"state"`
	Codes  []string `json:"codes" dynamodbav:",stringset"`
	Notes  []string `json:"notes"`
	Place  bedPlace `json:"place"`
}

type bedPlace struct {
	Room string `json:"room"`
}

type treeRow struct {
	ID   string
	Kids []treeRow
}

type callRow struct {
	ID   string
	Call func() `json:"call"`
}

type renamedRow struct {
	ID string `json:"id" dynamodbav:"key"`
}

type badSetRow struct {
	ID  string
	Set string `dynamodbav:",stringset"`
}

// getting makes a Task that gets a bed, with options.
func getting(w *ward, key dynamodbtask.KeyAttribute, options ...dynamodbtask.GetOption) {
	w.StartAt(builder.Task(w, "Get", beds().GetItem(key, options...))).Then(done(w)) // @getting
}

func beds() *dynamodbtask.Table[bedRow] { return dynamodbtask.NewTable[bedRow]("beds") }

// updating makes a Task that updates a bed.
func updating(w *ward, table *dynamodbtask.Table[bedRow], options ...dynamodbtask.UpdateOption) {
	w.StartAt(builder.Task(w, "Update", table.UpdateItem(dynamodbtask.Key(&table.Row().Ward, &w.Input().PatientID), options...))).Then(done(w)) // @updating
}

// refusedDynamoDB are items, keys and expressions of DynamoDB that cannot be.
var refusedDynamoDB = []refusal{
	{
		name: "other-row",
		program: func(w *ward) {
			updating(w, beds(), dynamodbtask.Remove(&beds().Row().State)) // @other-row
		},
		want: []string{
			`ASL6072 a *string is no part of the row of this table (take the address of a field in what Row of the same table returned)`,
		},
	},
	{
		name: "own-value-as-field",
		program: func(w *ward) {
			updating(w, beds(), dynamodbtask.Condition(dynamodbtask.Equal(&w.Input().PatientID, builder.Lit("x")))) // @own-value-as-field
		},
		want: []string{
			`ASL6072 a *string is no part of the row of this table (take the address of a field in what Row of the same table returned)`,
		},
	},
	{
		name: "whole-row",
		program: func(w *ward) {
			t := beds()
			updating(w, t, dynamodbtask.Remove(t.Row())) // @whole-row
		},
		want: []string{
			`ASL6072 the whole row names no attribute (take the address of one of its fields)`,
		},
	},
	{
		name: "changed-twice",
		program: func(w *ward) {
			t := beds()
			updating(w, t,
				dynamodbtask.Set(&t.Row().State, builder.Lit("FREE")),
				dynamodbtask.Remove(&t.Row().State)) // @changed-twice
		},
		want: []string{
			`ASL6072 attribute state is changed beside state (an update changes every attribute at most once, be it as a part of another one)`,
		},
	},
	{
		name: "list-as-set",
		program: func(w *ward) {
			t := beds()
			updating(w, t, dynamodbtask.AddElements(&t.Row().Notes, builder.Lit([]string{"a"}))) // @list-as-set
		},
		want: []string{
			`ASL6072 attribute notes is a list, not a set (tag the field dynamodbav:",stringset", numberset or binaryset, or use ListAppend)`,
		},
	},
	{
		name: "set-as-list",
		program: func(w *ward) {
			t := beds()
			updating(w, t, dynamodbtask.ListAppend(&t.Row().Codes, builder.Lit([]string{"a"}))) // @set-as-list
		},
		want: []string{
			`ASL6072 attribute codes is a set, not a list (add elements to a set with AddElements)`,
		},
	},
	{
		name: "empty-set",
		program: func(w *ward) {
			t := beds()
			updating(w, t, dynamodbtask.AddElements(&t.Row().Codes, builder.Lit([]string{}))) // @empty-set
		},
		want: []string{
			`ASL6080 a set without elements is no value (a set has at least one element; to take a set away, remove the attribute)`,
		},
	},
	{
		name: "element-of-set",
		program: func(w *ward) {
			t := beds()
			code := dynamodbtask.Element(t, &t.Row().Codes, 0) // @element-of-set
			updating(w, t, dynamodbtask.Remove(code))
		},
		want: []string{
			`ASL6072 element of a set (the elements of a set have no places; tell them by value, with Contains or DeleteElements)`,
		},
	},
	{
		name: "zero-predicate",
		program: func(w *ward) {
			updating(w, beds(), dynamodbtask.Condition(dynamodbtask.Predicate{}))
		},
		want: []string{
			`ASL6072 a condition is the zero Predicate (make it with Equal, AttributeExists or another function)`,
		},
		at: []string{"updating"},
	},
	{
		name: "in-nothing",
		program: func(w *ward) {
			t := beds()
			updating(w, t, dynamodbtask.Condition(dynamodbtask.In(&t.Row().State))) // @in-nothing
		},
		want: []string{
			`ASL6072 In takes 1 to 100 values (give at least one value; join longer lists with Or)`,
		},
	},
	{
		name: "two-conditions",
		program: func(w *ward) {
			t := beds()
			updating(w, t,
				dynamodbtask.Condition(dynamodbtask.AttributeExists(&t.Row().Ward)),
				dynamodbtask.Condition(dynamodbtask.AttributeExists(&t.Row().State))) // @two-conditions
		},
		want: []string{
			`ASL6072 ConditionExpression is given twice (take one of them out; conditions are joined with And or Or)`,
		},
	},
	{
		name: "old-and-new-parameters",
		program: func(w *ward) {
			t := beds()
			updating(w, t, dynamodbtask.Remove(&t.Row().State), dynamodbtask.Expected(builder.Lit(map[string]any{})))
		},
		want: []string{
			`ASL6072 Expected beside UpdateExpression (DynamoDB takes one or the other: use expressions alone)`,
		},
		at: []string{"updating"},
	},
	{
		name: "raw-placeholders",
		program: func(w *ward) {
			updating(w, beds(), dynamodbtask.RawUpdate("SET #a = :b", // @raw-placeholders @raw-placeholders.2 @raw-placeholders.3
				dynamodbtask.RawName("#c", "c"), dynamodbtask.RawValue[string](":b", builder.Lit("b")), dynamodbtask.RawName("d", "d")))
		},
		want: []string{
			`ASL6072 placeholder #a of the text is not given (give it with RawName or RawValue)`,
			`ASL6072 placeholder #c is not in the text SET #a = :b (DynamoDB refuses placeholders that nothing uses: take it out)`,
			`ASL6072 placeholder d does not have the form #name (a name begins with #, a value with :, letters, digits and _ follow)`,
		},
	},
	{
		name: "zero-key",
		program: func(w *ward) {
			getting(w, dynamodbtask.KeyAttribute{})
		},
		want: []string{
			`ASL6072 the key is the zero KeyAttribute (make it with Key)`,
		},
		at: []string{"getting"},
	},
	{
		name: "nested-key",
		program: func(w *ward) {
			t := beds()
			w.StartAt(builder.Task(w, "Get", t.GetItem(
				dynamodbtask.Key(&t.Row().Place.Room, builder.Lit("1"))))).Then(done(w)) // @nested-key
		},
		want: []string{
			`ASL6072 attribute place.room of the key lies inside another attribute (the attributes of a key are fields of the row itself)`,
		},
	},
	{
		name: "same-key-twice",
		program: func(w *ward) {
			t := beds()
			w.StartAt(builder.Task(w, "Get", t.GetItem(dynamodbtask.Key(&t.Row().Ward, builder.Lit("1")),
				dynamodbtask.Key(&t.Row().Ward, builder.Lit("2"))))).Then(done(w)) // @same-key-twice
		},
		want: []string{
			`ASL6072 attribute ward of the key is given twice (take one of them out)`,
		},
	},
	{
		name: "project-nothing",
		program: func(w *ward) {
			t := beds()
			w.StartAt(builder.Task(w, "Get", t.GetItem(dynamodbtask.Key(&t.Row().Ward, builder.Lit("1")),
				dynamodbtask.ProjectionExpression()))).Then(done(w)) // @project-nothing
		},
		want: []string{
			`ASL6072 no field is given (give the addresses of fields of the table's row)`,
		},
	},
	{
		name: "item-of-text",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Put", dynamodbtask.NewTable[string]("t").PutItem()). // @item-of-text.2
													ArgumentsExpr(builder.Lit("item"))). // @item-of-text
													Then(done(w))
		},
		want: []string{
			`ASL6072 the items of a table are a string, not a struct (make a table of a struct whose fields are the attributes)`,
			`ASL6080 an item is a struct or a map, and string is neither (make it a struct whose fields are the attributes)`,
		},
		at: []string{"item-of-text.2", "item-of-text"},
	},
	{
		name: "item-with-function",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Put", dynamodbtask.NewTable[callRow]("t").PutItem()).
				ArgumentsExpr(builder.JSONata[callRow]("$1", &w.Input().PatientID))). // @item-with-function
				Then(done(w))
		},
		want: []string{
			`ASL6080 type func() has no attribute value (give the field a type that encoding/json writes and DynamoDB knows: texts, numbers, truth values, bytes, lists, maps and structs)`,
		},
	},
	{
		name: "item-in-itself",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Put", dynamodbtask.NewTable[treeRow]("t").PutItem()).
				ArgumentsExpr(builder.JSONata[treeRow]("$1", &w.Input().PatientID))). // @item-in-itself
				Then(done(w))
		},
		want: []string{
			`ASL6080 type builder_test.treeRow holds itself; an expression writes types of a known depth (keep the inner part in a field of type json.RawMessage or any)`,
		},
	},
	{
		name: "two-names-of-an-attribute",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Put", dynamodbtask.NewTable[renamedRow]("t").PutItem()).
				Arguments(&renamedRow{})). // @two-names-of-an-attribute
				Then(done(w))
		},
		want: []string{
			`ASL6080 field ID is "id" by its json tag and "key" by its dynamodbav tag (let both tags give the field one name, and tag lists of texts, numbers or bytes only)`,
		},
	},
	{
		name: "set-of-no-list",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Put", dynamodbtask.NewTable[badSetRow]("t").PutItem()).
				Arguments(&badSetRow{})). // @set-of-no-list
				Then(done(w))
		},
		want: []string{
			`ASL6080 field Set is tagged as a set, and has type string (let both tags give the field one name, and tag lists of texts, numbers or bytes only)`,
		},
	},
	{
		name: "changed-inside",
		program: func(w *ward) {
			t := beds()
			updating(w, t,
				dynamodbtask.ListAppend(&t.Row().Notes, builder.Lit([]string{"a"})),
				dynamodbtask.Remove(dynamodbtask.Element(t, &t.Row().Notes, 1))) // @changed-inside
		},
		want: []string{`ASL6072 attribute notes[1] is changed beside notes (an update changes every attribute at most once, be it as a part of another one)`},
	},
}
