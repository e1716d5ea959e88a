package compilefail

import "github.com/aslgen/aslgen/builder"

func badFieldType(c clinic) {
	builder.Bind(&c.req.Depth, &c.in.PatientID) // ERROR `\*string does not satisfy builder\.Source\[int\]`
}

func goodFieldType(c clinic) {
	builder.Bind(&c.req.Depth, &c.in.Age)
}

func badOptionalToRequired(c clinic) {
	builder.Bind(&c.req.PatientID, &c.in.Comment) // ERROR `\*\*string does not satisfy builder\.Source\[string\]`
}

func goodOptionalToRequired(c clinic) {
	builder.Bind(&c.req.PatientID, builder.OrElse(&c.in.Comment, "none"))
}

func badExpressionType(c clinic) {
	builder.Bind(&c.req.PatientID, builder.Add(&c.in.Age, 1)) // ERROR `Expr\[int\] does not satisfy builder\.Source\[string\]`
}

func goodExpressionType(c clinic) {
	builder.Bind(&c.req.Depth, builder.Add(&c.in.Age, 1))
}

func badListElement(c clinic) {
	builder.Bind(&c.req.Scans, &c.in.Wards) // ERROR `\*\[\]string does not satisfy builder\.Source\[\[\]Scan\]`
}

func goodListElement(c clinic) {
	builder.Bind(&c.req.Scans, &c.in.Scans)
}

func badBareValue(c clinic) {
	builder.Bind(&c.req.Depth, 3) // ERROR `int does not satisfy builder\.Source\[int\]`
}

func goodBareValue(c clinic) {
	builder.Bind(&c.req.Depth, builder.Lit(3))
}

func badBindOptionalOfRequired(c clinic) {
	builder.BindOptional(&c.req.PatientID, &c.in.PatientID) // ERROR `\*string.*\*\*string`
}

func goodBindOptionalOfRequired(c clinic) {
	builder.BindOptional(&c.req.PatientID, &c.in.Comment)
}

func badNamedString(c clinic, answer *Answer, out *Discharge) {
	builder.Bind(&out.Note, &answer.Verdict) // ERROR `\*Verdict does not satisfy builder\.Source\[string\]`
}

func goodNamedString(c clinic, answer *Answer, out *Discharge) {
	builder.Bind(&out.Note, builder.As[string](&answer.Verdict))
}

func badAssignType(c clinic) {
	attempts := builder.Var[int](c.w, "attempts")
	c.fetch.Assign(builder.Bind(attempts, &c.chart.Summary)) // ERROR `\*string does not satisfy builder\.Source\[int\]`
}

func goodAssignType(c clinic) {
	attempts := builder.Var[int](c.w, "attempts")
	c.fetch.Assign(builder.Bind(attempts, &c.chart.Findings))
}

func badAssignWithoutBinding(c clinic) {
	attempts := builder.Var[int](c.w, "attempts")
	c.fetch.Assign(attempts) // ERROR `attempts .*\*int.*builder\.Binding`
}

func goodAssignWithoutBinding(c clinic) {
	attempts := builder.Var[int](c.w, "attempts")
	c.fetch.Assign(builder.Bind(attempts, &c.chart.Findings))
}

func badOrElseDefault(c clinic) {
	builder.OrElse(&c.in.Comment, 0) // ERROR `0 .*int.* string`
}

func goodOrElseDefault(c clinic) {
	builder.OrElse(&c.in.Comment, "")
}

func badOrElseOfRequired(c clinic) {
	builder.OrElse(&c.in.PatientID, "none") // ERROR `\*string.*\*\*T`
}

func goodOrElseOfRequired(c clinic) {
	builder.OrElse(&c.in.Comment, "none")
}

func badPresentOfRequired(c clinic) {
	builder.Present(&c.in.Age) // ERROR `\*int.*\*\*T`
}

func goodPresentOfRequired(c clinic) {
	builder.Present(&c.in.Comment)
}
