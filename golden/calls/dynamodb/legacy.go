package dynamodb

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
)

// The parameters from before expressions, for calls of old definitions: their conditions and changes are spelled as the API does.

func getItemLegacy() *builder.Workflow[Reading, dynamodbtask.GetItemOutput[Series]] {
	w := builder.New[Reading, dynamodbtask.GetItemOutput[Series]]("dynamodb-get-item-legacy")
	table := series()
	row := table.Row()
	w.StartAt(builder.Task(w, "Find series", table.GetItem(
		dynamodbtask.Key(&row.ID, &w.Input().Series),
		dynamodbtask.AttributesToGet(&row.Device, &row.Images))))
	return w
}

func updateItemLegacy() *builder.Workflow[Reading, struct{}] {
	w := builder.New[Reading, struct{}]("dynamodb-update-item-legacy")
	table := series()
	w.StartAt(builder.Task(w, "Close series", table.UpdateItem(
		dynamodbtask.Key(&table.Row().ID, &w.Input().Series),
		dynamodbtask.Expected(builder.Lit(map[string]any{
			"device": map[string]any{"Exists": false},
			"images": map[string]any{"ComparisonOperator": "GT", "AttributeValueList": []any{map[string]any{"N": "0"}}},
		})),
		dynamodbtask.ConditionalOperator(dynamodbtask.OperatorOr),
		dynamodbtask.AttributeUpdates(builder.Lit(map[string]any{
			"comment": map[string]any{"Action": "PUT", "Value": map[string]any{"S": "closed"}},
			"notes":   map[string]any{"Action": "DELETE"},
		}))))).
		Then(builder.Succeed(w, "Closed", &struct{}{}))
	return w
}
