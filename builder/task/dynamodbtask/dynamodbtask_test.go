package dynamodbtask_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
)

// arguments builds a workflow of one task and returns what it calls and with what.
func arguments[Req, Res any](t *testing.T, call builder.Call[Req, Res], request *Req) (resource string, arguments map[string]any) {
	t.Helper()
	w := builder.New[input, struct{}]("one")
	task := builder.Task(w, "Call", call)
	if request != nil {
		task.Arguments(request)
	}
	w.StartAt(task).Then(builder.Succeed(w, "End", &struct{}{}))
	machine, faults := w.Build()
	require.Empty(t, faults.String(), "what the package offers is judged clean")
	var m struct {
		States map[string]struct {
			Resource  string
			Arguments map[string]any
		}
	}
	require.NoError(t, json.Unmarshal(machine.Print(), &m))
	return m.States["Call"].Resource, m.States["Call"].Arguments
}

type calls struct {
	table *dynamodbtask.Table[Study]
	row   *Study
	key   dynamodbtask.KeyAttribute
}

func newCalls() calls {
	table := dynamodbtask.NewTable[Study]("studies")
	return calls{table, table.Row(), dynamodbtask.Key(&table.Row().ID, builder.Lit("1"))}
}

// TestParameters uses every parameter of the catalogue, and no other.
func TestParameters(t *testing.T) {
	c := newCalls()
	old := builder.Lit(map[string]any{"id": map[string]any{"Exists": false}})
	same := dynamodbtask.Condition(dynamodbtask.Equal(&c.row.Status, builder.Lit("NEW")))
	write := []dynamodbtask.WriteOption{dynamodbtask.ReturnValues(dynamodbtask.AllOld), dynamodbtask.ReturnItemCollectionMetrics(dynamodbtask.MetricsSize)}
	capacity := dynamodbtask.ReturnConsumedCapacity(dynamodbtask.CapacityIndexes)
	legacy := []dynamodbtask.WriteOption{dynamodbtask.Expected(old), dynamodbtask.ConditionalOperator(dynamodbtask.OperatorOr)}
	require.Empty(t, tabletest.Faults("dynamodb:getItem", nil,
		tabletest.Workflow(c.table.GetItem(c.key, capacity, dynamodbtask.ConsistentRead(), dynamodbtask.ProjectionExpression(&c.row.Status))),
		tabletest.Workflow(c.table.GetItem(c.key, dynamodbtask.AttributesToGet(&c.row.Status))),
	))
	require.Empty(t, tabletest.Faults("dynamodb:putItem", nil,
		tabletest.Workflow(c.table.PutItem(capacity, same, write[0], write[1]), Study{}),
		tabletest.Workflow(c.table.PutItem(legacy[0], legacy[1]), Study{}),
	))
	require.Empty(t, tabletest.Faults("dynamodb:deleteItem", nil,
		tabletest.Workflow(c.table.DeleteItem(c.key, capacity, same, write[0], write[1])),
		tabletest.Workflow(c.table.DeleteItem(c.key, legacy[0], legacy[1])),
	))
	require.Empty(t, tabletest.Faults("dynamodb:updateItem", nil,
		tabletest.Workflow(c.table.UpdateItem(c.key, capacity, same, write[0], write[1], dynamodbtask.Remove(&c.row.Comment))),
		tabletest.Workflow(c.table.UpdateItem(c.key, legacy[0], legacy[1], dynamodbtask.AttributeUpdates(old))),
	))
}

// TestValues holds the values of parameters to the catalogue.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		name string
		ours []string
	}{
		{"ReturnConsumedCapacity", []string{string(dynamodbtask.CapacityIndexes), string(dynamodbtask.CapacityTotal), string(dynamodbtask.CapacityNone)}},
		{"ReturnItemCollectionMetrics", []string{string(dynamodbtask.MetricsSize), string(dynamodbtask.MetricsNone)}},
		{"ConditionalOperator", []string{string(dynamodbtask.OperatorAnd), string(dynamodbtask.OperatorOr)}},
		{"ReturnValues", []string{
			string(dynamodbtask.None), string(dynamodbtask.AllOld), string(dynamodbtask.UpdatedOld), string(dynamodbtask.AllNew),
			string(dynamodbtask.UpdatedNew),
		}},
	} {
		i := slices.IndexFunc(service.LookupOptimized("dynamodb", "updateItem").Parameters, func(p service.Parameter) bool { return p.Name == c.name })
		require.ElementsMatch(t, service.LookupOptimized("dynamodb", "updateItem").Parameters[i].Values, c.ours)
	}
}

// TestErrors holds the names of errors to the catalogue.
func TestErrors(t *testing.T) {
	known := service.LookupOptimized("dynamodb", "putItem").AllErrors()
	for _, name := range []string{
		dynamodbtask.ErrConditionalCheckFailed, dynamodbtask.ErrProvisionedThroughputExceeded, dynamodbtask.ErrRequestLimitExceeded,
		dynamodbtask.ErrThrottling, dynamodbtask.ErrResourceNotFound, dynamodbtask.ErrItemCollectionSizeLimitExceeded,
		dynamodbtask.ErrTransactionConflict, dynamodbtask.ErrInternalServerError, dynamodbtask.ErrAmazonDynamoDB,
		dynamodbtask.ErrSdkClient,
	} {
		require.Contains(t, known, name)
	}
}

// TestPredicates compares predicates with their text.
func TestPredicates(t *testing.T) {
	c := newCalls()
	row := c.row
	text := func(s string) builder.Expr[string] { return builder.Lit(s) }
	note := dynamodbtask.Element(c.table, &row.Notes, 2)
	for _, p := range []struct {
		predicate dynamodbtask.Predicate
		want      string
	}{
		{dynamodbtask.NotEqual(&row.Status, text("a")), "#status <> :status"},
		{dynamodbtask.Less(&row.Images, builder.Lit(1)), "#images < :images"},
		{dynamodbtask.LessOrEqual(&row.Images, builder.Lit(1)), "#images <= :images"},
		{dynamodbtask.Greater(&row.Images, builder.Lit(1)), "#images > :images"},
		{dynamodbtask.GreaterOrEqual(&row.Images, builder.Lit(1)), "#images >= :images"},
		{dynamodbtask.Between(&row.Images, builder.Lit(1), builder.Lit(2)), "#images BETWEEN :images AND :images_2"},
		{dynamodbtask.In(&row.Status, text("a"), text("b")), "#status IN (:status, :status_2)"},
		{dynamodbtask.AttributeExists(&row.Comment), "attribute_exists(#comment)"},
		{dynamodbtask.AttributeType(&row.Codes, dynamodbtask.TypeStringSet), "attribute_type(#codes, :codes)"},
		{dynamodbtask.BeginsWith(&row.ID, text("a")), "begins_with(#id, :id)"},
		{dynamodbtask.ContainsText(&row.ID, text("a")), "contains(#id, :id)"},
		{dynamodbtask.Contains(&row.Notes, builder.Lit(Note{"a"})), "contains(#notes, :notes)"},
		{dynamodbtask.Size(&row.Notes).Less(builder.Lit(3)), "size(#notes) < :notes"},
		{dynamodbtask.Size(&row.Notes).Equal(builder.Lit(3)), "size(#notes) = :notes"},
		{dynamodbtask.Equal(&note.Text, text("a")), "#notes[2].#text = :text"},
		{dynamodbtask.And(dynamodbtask.AttributeExists(&row.ID)), "attribute_exists(#id)"},
		{dynamodbtask.Not(dynamodbtask.Or(dynamodbtask.AttributeExists(&row.ID), dynamodbtask.AttributeNotExists(&row.Read))),
			"NOT (attribute_exists(#id) OR attribute_not_exists(#read))"},
		{dynamodbtask.Raw("size(#a) < size(#id) AND #a = :a", dynamodbtask.RawName("#a", "codes"), dynamodbtask.RawName("#id", "id"), dynamodbtask.RawValue[string](":a", text("x"))),
			"size(#a) < size(#id) AND #a = :a"},
	} {
		_, arguments := arguments(t, c.table.DeleteItem(c.key, dynamodbtask.Condition(p.predicate)), nil)
		require.Equal(t, p.want, arguments["ConditionExpression"])
	}
}

// odd has names that are reserved, equal but for signs, or not names at all.
type odd struct {
	ID   string         `json:"id"`
	Size int            `json:"size"`
	Name string         `json:"na-me"`
	Nom  string         `json:"name"`
	Dot  string         `json:"a.b"`
	Umla string         `json:"ü"`
	Map  map[string]odd `json:"map"`
}

// TestChanges compares updates with their text, and the placeholders with what they stand for.
func TestChanges(t *testing.T) {
	table := dynamodbtask.NewTable[odd]("odd")
	row := table.Row()
	inner := dynamodbtask.Member(table, &row.Map, "k 1")
	_, got := arguments(t, table.UpdateItem(dynamodbtask.Key(&row.ID, builder.Lit("1")),
		dynamodbtask.SetIfNotExists(&row.Name, builder.Lit("a")),
		dynamodbtask.Set(&row.Nom, builder.Lit("b")),
		dynamodbtask.Set(&row.Dot, builder.Lit("c")),
		dynamodbtask.Set(&row.Umla, builder.Lit("d")),
		dynamodbtask.Decrement(&row.Size, builder.Lit(1)),
		dynamodbtask.Increment(&inner.Size, builder.Lit(2))), nil)
	require.Equal(t, "SET #name = if_not_exists(#name, :name), #name_2 = :name_2, #ab = :ab, #a = :a, #size = #size - :size, "+
		"#map.#k1.#size = #map.#k1.#size + :size_2", got["UpdateExpression"])
	require.Equal(t, map[string]any{
		"#name": "na-me", "#name_2": "name", "#ab": "a.b", "#a": "ü", "#size": "size", "#map": "map", "#k1": "k 1",
	}, got["ExpressionAttributeNames"])
	require.Equal(t, map[string]any{"N": "2"}, got["ExpressionAttributeValues"].(map[string]any)[":size_2"])

	_, got = arguments(t, table.UpdateItem(dynamodbtask.Key(&row.ID, builder.Lit("1")), dynamodbtask.RawUpdate("SET #s = :s",
		dynamodbtask.RawName("#s", "size"), dynamodbtask.RawValue[int](":s", builder.Lit(3)))), nil)
	require.Equal(t, "SET #s = :s", got["UpdateExpression"])
}

// TestListChanges compares the updates of lists and sets.
func TestListChanges(t *testing.T) {
	c := newCalls()
	_, got := arguments(t, c.table.UpdateItem(c.key,
		dynamodbtask.DeleteElements(&c.row.Codes, builder.Lit([]string{"CT"})),
		dynamodbtask.Remove(dynamodbtask.Element(c.table, &c.row.Notes, 1))), nil)
	require.Equal(t, "REMOVE #notes[1] DELETE #codes :codes", got["UpdateExpression"])
	require.Equal(t, map[string]any{"SS": []any{"CT"}}, got["ExpressionAttributeValues"].(map[string]any)[":codes"])

	_, got = arguments(t, c.table.UpdateItem(c.key, dynamodbtask.ListPrepend(&c.row.Notes, builder.Lit([]Note{{"first"}}))), nil)
	require.Equal(t, "SET #notes = list_append(:notes, if_not_exists(#notes, :notes_2))", got["UpdateExpression"])
}
