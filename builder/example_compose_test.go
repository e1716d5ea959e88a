package builder_test

import (
	"fmt"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

type (
	scanRef   struct{ Bucket, Key string }
	copyOrder struct{ Bucket, From, To string }
)

// checked is a fragment: it makes a call and goes on only where the answer is true. What stands behind it follows that way out.
func checked(s builder.ScopeOf[string], function string, in *scanRef, refused builder.State) builder.Chain {
	ask := builder.Task(s, "Ask", lambdatask.Function[scanRef, bool](function)).ArgumentsExpr(builder.From(in))
	well := builder.PassThrough(s, "Well")
	ask.Then(builder.Choice(s, "Right?").When(builder.From(ask.Result()), well).Otherwise(refused))
	return builder.Span(ask, well)
}

// A fragment that branches inside can be a link of a chain all the same.
func ExampleSpan() {
	w := builder.New[scanRef, string]("check-scan")
	refused := builder.Fail(w, "Refused", "Refused", "a check failed")
	w.StartAt(checked(builder.NewFragment(w, "Sharp: "), "is-sharp", w.Input(), refused)).
		Then(checked(builder.NewFragment(w, "Complete: "), "is-complete", w.Input(), refused)).
		Then(builder.SucceedExpr(w, "Good", builder.From(&w.Input().Key)))
	machine, _ := w.Build()
	for _, s := range machine.States {
		fmt.Println(s.Name)
	}
	// Output:
	// Sharp: Ask
	// Sharp: Right?
	// Sharp: Well
	// Complete: Ask
	// Complete: Right?
	// Complete: Well
	// Good
	// Refused
}

// moved makes two calls of one request: its bindings fill both, and what its user has not bound is added.
func moved(s builder.Scope, order *copyOrder, bindings ...builder.Binding) builder.Chain {
	bound := false
	for _, b := range bindings {
		bound = bound || b.Fills(&order.Bucket)
	}
	if !bound && order.Bucket == "" {
		builder.Report(s, diag.Def{Code: "XMPL001", Severity: diag.Error}.At(diag.Pos{}, "the order has no Bucket").WithHelp("bind Bucket"))
	}
	gone := scanRef{}
	return builder.Task(s, "Copy", lambdatask.Function[copyOrder, string]("copy")).Arguments(order, bindings...).
		Then(builder.Task(s, "Delete", lambdatask.Function[scanRef, string]("delete")).Arguments(&gone,
			builder.BindAlike(&gone.Bucket, &order.Bucket, bindings),
			builder.BindAlike(&gone.Key, &order.From, bindings)))
}

// A function that makes several states out of one request.
func ExampleBindAlike() {
	w := builder.New[scanRef, string]("archive-scan")
	order := copyOrder{Bucket: "scans", To: "archive/"}
	w.StartAt(moved(w, &order, builder.Bind(&order.From, &w.Input().Key)))
	machine, _ := w.Build()
	fmt.Print(string(machine.Print()))
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Copy",
	//   "States": {
	//     "Copy": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::lambda:invoke",
	//       "Arguments": {
	//         "FunctionName": "copy",
	//         "Payload": {
	//           "Bucket": "scans",
	//           "From": "{% $states.context.Execution.Input.Key %}",
	//           "To": "archive/"
	//         }
	//       },
	//       "Next": "Delete"
	//     },
	//     "Delete": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::lambda:invoke",
	//       "Arguments": {
	//         "FunctionName": "delete",
	//         "Payload": {
	//           "Bucket": "scans",
	//           "Key": "{% $states.context.Execution.Input.Key %}"
	//         }
	//       },
	//       "Output": "{% $states.result.Payload %}",
	//       "End": true
	//     }
	//   }
	// }
}

// What is wrong with the request is told with the line of the user's call.
func ExampleReport() {
	w := builder.New[scanRef, string]("archive-scan")
	w.StartAt(moved(w, &copyOrder{}))
	_, faults := w.Build()
	fmt.Println(faults[0].Code, faults[0].Message, faults[0].Help)
	// Output: XMPL001 the order has no Bucket bind Bucket
}

// A nil state may have a type.
func ExampleIsNil() {
	w := builder.New[scanRef, string]("archive-scan")
	var none *builder.WaitState
	fmt.Println(builder.IsNil(nil), builder.IsNil(none), builder.IsNil(builder.PassThrough(w, "Begin")))
	// Output: true true false
}
