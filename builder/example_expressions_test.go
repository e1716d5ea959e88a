package builder_test

import (
	"time"

	"github.com/aslgen/aslgen/builder"
)

// An optional field is a Go pointer, and does not fill a plain field: OrElse says what stands in for it.
func ExampleOrElse() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	showExpr(w, builder.OrElse(&in.Reviewer, "nobody"))
	// Output:
	// {% $states.context.Execution.Input.reviewer != null ? $states.context.Execution.Input.reviewer : "nobody" %}
}

func ExampleFormat() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	showExpr(w, builder.Format("Patient {}, {} years, seen by {}", &in.PatientID, &in.Age, builder.OrElse(&in.Reviewer, "nobody")))
	// Output:
	// {% "Patient " & $states.context.Execution.Input.patientId & ", " & $states.context.Execution.Input.age & " years, seen by " & ($states.context.Execution.Input.reviewer != null ? $states.context.Execution.Input.reviewer : "nobody") %}
}

// A function of one's own takes whatever a text can be.
func ExampleFromText() {
	w := builder.New[Encounter, any]("clinical-note")
	showExpr(w, shout(&w.Input().PatientID)) // or a literal, or an expression
	// Output:
	// {% $uppercase($states.context.Execution.Input.patientId) & ": " & $states.context.Execution.Input.patientId %}
}

func shout[S builder.Text](text S) builder.Expr[string] {
	kept := builder.FromText(text)
	return builder.Format("{}: {}", builder.Upper(kept), kept)
}

func ExamplePluck() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	showExpr(w, builder.Pluck(&in.Images, func(i *Image) *string { return &i.ID }))
	// Output:
	// {% [$states.context.Execution.Input.images.id] %}
}

func ExampleFilter() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	sharp := builder.Filter(&in.Images, func(i *Image) builder.Expr[bool] { return builder.GreaterOrEqual(&i.Score, 0.8) })
	showExpr(w, builder.LenExpr(sharp))
	// Output:
	// {% $count([$filter($states.context.Execution.Input.images != null ? $states.context.Execution.Input.images : [], function($image){$image.score >= 0.8})]) %}
}

func ExampleEach() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	showExpr(w, builder.Each(&in.Images, func(i *Image) builder.Expr[string] {
		return builder.Format("{}: {}", builder.Upper(&i.ID), &i.Score)
	}))
	// Output:
	// {% [$map($states.context.Execution.Input.images != null ? $states.context.Execution.Input.images : [], function($image){$uppercase($image.id) & ": " & $image.score})] %}
}

// Object is a whole Go value, some of whose fields are bound, as an expression.
func ExampleObject() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	showExpr(w, builder.Each(&in.Images, func(i *Image) builder.Expr[Finding] {
		f := Finding{}
		return builder.Object(&f, builder.Bind(&f.Text, &i.ID))
	}))
	// Output:
	// {% [$map($states.context.Execution.Input.images != null ? $states.context.Execution.Input.images : [], function($image){{"text": $image.id}})] %}
}

// JSONata is the way out. Build parses the text; $1, $2 … stand for the values.
func ExampleJSONata() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	showExpr(w, builder.JSONata[float64]("$round($average($1.score), $2)", &in.Images, builder.Lit(2)))
	// Output:
	// {% $round($average($states.context.Execution.Input.images.score), 2) %}
}

func ExampleIf() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	showExpr(w, builder.If(builder.Or(builder.From(&in.Urgent), builder.Greater(&in.Age, 80)), builder.Lit("now"), builder.Lit("later")))
	// Output:
	// {% $states.context.Execution.Input.urgent or $states.context.Execution.Input.age > 80 ? "now" : "later" %}
}

// As converts between Go types of one JSON form.
func ExampleAs() {
	type PatientID string
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	showExpr(w, builder.EqualExpr(builder.As[PatientID](&in.PatientID), builder.Lit(PatientID("P-1"))))
	// Output:
	// {% $states.context.Execution.Input.patientId = "P-1" %}
}

// At may find nothing: what it gives is optional.
func ExampleAt() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	ids := builder.Pluck(&in.Images, func(i *Image) *string { return &i.ID })
	showExpr(w, builder.OrElseExpr(builder.AtExpr(ids, 0), builder.Lit("none")))
	// Output:
	// {% ($value := [$states.context.Execution.Input.images.id][0]; $value != null ? $value : "none") %}
}

func ExampleAdd() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	showExpr(w, builder.MulExpr(builder.Add(&in.Age, 1), builder.Len(&in.Images)))
	// Output:
	// {% ($states.context.Execution.Input.age + 1) * $count($states.context.Execution.Input.images != null ? $states.context.Execution.Input.images : []) %}
}

// A division by something that may be zero says what zero gives.
func ExampleDivExpr() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	scores := builder.Pluck(&in.Images, func(i *Image) *float64 { return &i.Score })
	count := builder.JSONata[float64]("$count($1)", &in.Images)
	showExpr(w, builder.DivExpr(builder.SumExpr(scores), count, 0))
	// Output:
	// {% ($count($states.context.Execution.Input.images != null ? $states.context.Execution.Input.images : [])) = 0 ? 0 : $sum([$states.context.Execution.Input.images.score]) / ($count($states.context.Execution.Input.images != null ? $states.context.Execution.Input.images : [])) %}
}

func ExampleIsBefore() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	showExpr(w, builder.IsBefore(builder.AddTime(&in.Arrived, 4*time.Hour), builder.Now()))
	// Output:
	// {% $toMillis($fromMillis($toMillis($states.context.Execution.Input.arrived) + 14400000)) < $toMillis($now()) %}
}

func ExampleBindOptional() {
	w := builder.New[Encounter, Finding]("clinical-note")
	in := w.Input()
	f := Finding{Text: "nobody"} // stays where there is no reviewer
	w.StartAt(builder.Succeed(w, "Reviewer", &f, builder.BindOptional(&f.Text, &in.Reviewer)))
	show(w, "Reviewer")
	// Output:
	// "Reviewer": {
	//   "Type": "Succeed",
	//   "Output": {
	//     "text": "{% $states.context.Execution.Input.reviewer != null ? $states.context.Execution.Input.reviewer : \"nobody\" %}"
	//   }
	// }
}

func ExampleConcat() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	ids := builder.Pluck(&in.Images, func(i *Image) *string { return &i.ID })
	showExpr(w, builder.Concat(ids, builder.Lit([]string{"ECG-1"})))
	// Output:
	// {% $append([$states.context.Execution.Input.images.id], ["ECG-1"]) %}
}

func ExampleExecutionName() {
	w := builder.New[Encounter, any]("clinical-note")
	showExpr(w, builder.Format("notes/{}.json", builder.ExecutionName()))
	// Output:
	// {% "notes/" & $states.context.Execution.Name & ".json" %}
}

func ExampleHash() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	showExpr(w, builder.Hash(&in.PatientID, builder.SHA256))
	// Output:
	// {% $hash($states.context.Execution.Input.patientId, "SHA-256") %}
}
