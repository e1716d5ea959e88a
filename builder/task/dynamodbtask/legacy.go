package dynamodbtask

import "github.com/aslgen/aslgen/builder"

// The parameters here are those that expressions have replaced. They exist so that a call of an old definition can be written; they do
// not go together with expressions.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html

// AttributesToGet is the older form of [ProjectionExpression]: fields of the row itself.
func AttributesToGet(fields ...any) ReadOption {
	at := builder.Here()
	return ReadOption{Option{func(r *request) {
		names := []string{}
		for _, f := range fields {
			p, ok := r.place(at, f)
			if ok && len(p.steps) > 1 {
				r.refuse(at, "AttributesToGet names an attribute inside another one", "use ProjectionExpression")
			}
			if ok {
				names = append(names, p.steps[0].name)
			}
		}
		if len(fields) == 0 {
			r.refuse(at, "AttributesToGet names no attribute", "give the addresses of fields of the table's row")
		}
		r.add(at, builder.ValueArgument("AttributesToGet", builder.Lit(names)), "AttributesToGet")
	}}}
}

// Expected is the older form of [Condition], spelled as the API does with its attribute values.
func Expected(conditions builder.Expr[map[string]any]) WriteOption {
	at := builder.Here()
	return WriteOption{Option{func(r *request) { r.add(at, builder.ValueArgument("Expected", conditions), "Expected") }}}
}

// Operator joins the conditions of [Expected].
type Operator string

// The values of [ConditionalOperator].
const (
	// OperatorAnd wants all conditions to be true, which is the default.
	OperatorAnd Operator = "AND"
	// OperatorOr wants one of them to be true.
	OperatorOr Operator = "OR"
)

// ConditionalOperator says how the conditions of [Expected] are joined.
func ConditionalOperator(operator Operator) WriteOption {
	at := builder.Here()
	return WriteOption{Option{func(r *request) { r.text(at, "ConditionalOperator", string(operator)) }}}
}

// AttributeUpdates is the older form of [Set], [Add] and [Remove], spelled as the API does with its attribute values.
func AttributeUpdates(updates builder.Expr[map[string]any]) ChangeOption {
	at := builder.Here()
	return ChangeOption{Option{func(r *request) { r.add(at, builder.ValueArgument("AttributeUpdates", updates), "AttributeUpdates") }}}
}

// checkLegacy refuses the older parameters beside expressions, as DynamoDB does.
func (r *request) checkLegacy() {
	for _, old := range []string{"AttributesToGet", "Expected", "ConditionalOperator", "AttributeUpdates"} {
		for _, expression := range []string{"ProjectionExpression", "ConditionExpression", "UpdateExpression"} {
			if r.given[old] && r.given[expression] {
				r.refuse(r.at, old+" beside "+expression, "DynamoDB takes one or the other: use expressions alone")
			}
		}
	}
	if r.given["ConditionalOperator"] && !r.given["Expected"] {
		r.refuse(r.at, "ConditionalOperator without Expected", "join predicates with And or Or")
	}
}
