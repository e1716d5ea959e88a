package builder_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// Nothing is published that nobody has reviewed. The error of the review leads round it, so the workflow is refused.
func ExampleWorkflow_Require() {
	w := builder.New[Encounter, Note]("clinical-note")
	review := builder.Task(w, "Review", lambdatask.Handler("review", FetchChart))
	publish := builder.Succeed(w, "Publish", &Note{})
	w.StartAt(review).Then(publish)
	review.Catch(publish, "States.Timeout")

	w.Require(builder.Before(publish, builder.Passed(review)))
	_, faults := w.Build()
	fmt.Println(faults[0].Message)
	// Output: "Publish" is reached without "Review" on the path StartAt → Review → (Catch States.Timeout) → Publish
}

// A function that makes states in whatever scope it gets can require something of them.
func ExampleRequire() {
	send := func(s builder.ScopeOf[Note], after builder.State) builder.State {
		send := builder.Succeed(s, "Send", &Note{})
		builder.Require(s, builder.Before(send, builder.Passed(after)))
		return send
	}
	w := builder.New[Encounter, Note]("clinical-note")
	review := builder.Task(w, "Review", lambdatask.Handler("review", FetchChart))
	w.StartAt(review).Then(send(builder.NewFragment(w, "Ward: "), review))
	_, faults := w.Build()
	fmt.Println(len(faults))
	// Output: 0
}

// One of several passages is enough; for all of them there are several requirements.
func ExampleBefore() {
	w := builder.New[Encounter, Note]("clinical-note")
	publish := builder.Succeed(w, "Publish", &Note{})
	physician := builder.Task(w, "Ask physician", lambdatask.Handler("ask", FetchChart))
	chief := builder.Task(w, "Ask chief", lambdatask.Handler("ask", FetchChart))
	record := builder.PassThrough(w, "Record")
	w.StartAt(physician).Then(record).Then(publish)
	physician.Catch(chief, "States.Timeout")
	chief.Then(record)

	w.Require(
		builder.Before(publish, builder.Passed(physician), builder.Passed(chief)),
		builder.Before(publish, builder.Passed(record)),
	)
	_, faults := w.Build()
	fmt.Println(len(faults))
	// Output: 0
}

// A Map passes nothing that is inside it: it may have no items.
func ExamplePassed() {
	w := builder.New[Encounter, Note]("clinical-note")
	var review builder.State
	each := builder.Map(w, "Each image", builder.FromListExpr(builder.Lit([]string{"CT", "MR"})), func(p *builder.Processor[string, Chart]) {
		review = builder.Task(p, "Review", lambdatask.Handler("review", FetchChart))
		p.StartAt(review)
	})
	publish := builder.Succeed(w, "Publish", &Note{})
	w.StartAt(each).Then(publish)

	w.Require(builder.Before(publish, builder.Passed(review)))
	_, faults := w.Build()
	fmt.Println(faults[0].Message)
	// Output: "Publish" is reached without "Review" on the path StartAt → Each image → (no items) → Publish
}

// Otherwise is taken for every value that nobody thought of.
func ExampleThrough() {
	w := builder.New[Encounter, Note]("clinical-note")
	publish := builder.Succeed(w, "Publish", &Note{})
	closed := builder.Fail(w, "Closed", "Closed", "The patient is a child.")
	adult := builder.Choice(w, "Adult?").When(builder.Less(&w.Input().Age, 18), closed).Otherwise(publish)
	w.StartAt(adult)

	w.Require(builder.Before(publish, builder.Through(adult, publish)))
	_, faults := w.Build()
	fmt.Println(faults[0].Message)
	fmt.Println(faults[0].Help)
	// Output:
	// Otherwise of "Adult?" leads to "Publish", for every value that nobody thought of
	// lead there by a rule alone, so that nothing but what it says opens the way
}

// An approval does not outlive the draft that was approved.
func ExampleRequirement_Since() {
	w := builder.New[Encounter, Note]("clinical-note")
	review := builder.Task(w, "Review", lambdatask.Handler("review", FetchChart))
	edit := builder.Task(w, "Edit", lambdatask.Handler("edit", FetchChart))
	publish := builder.Succeed(w, "Publish", &Note{})
	w.StartAt(review).Then(builder.Choice(w, "Late change?").When(builder.Less(&w.Input().Age, 1), edit).Otherwise(publish))
	edit.Then(publish)

	w.Require(builder.Before(publish, builder.Passed(review)).Since(edit))
	_, faults := w.Build()
	fmt.Println(faults[0].Message)
	// Output: "Publish" is reached without "Review" since "Edit" on the path StartAt → Review → Late change? → Edit → Publish
}
