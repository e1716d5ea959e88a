package builder_test

import (
	"math"

	"github.com/aslgen/aslgen/builder"
)

// concluding makes a workflow of one state whose note is an expression.
func concluding(w *ward, note builder.Expr[string]) {
	out := discharge{}
	w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, note)))
}

// counting makes a workflow of one state whose count is an expression.
func counting(w *ward, count builder.Expr[int]) {
	out := discharge{}
	w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Count, count)))
}

// refusedExpressions are expressions that cannot work.
var refusedExpressions = []refusal{
	{
		name: "malformed-jsonata",
		program: func(w *ward) {
			concluding(w, builder.JSONata[string]("$uppercase($1", &w.Input().PatientID)) // @malformed-jsonata
		},
		want: []string{`ASL6021 JSONata "$uppercase($1", column 14: expected ")" before the end of the expression (see https://docs.jsonata.org)`},
	},
	{
		name: "jsonata-bare-field",
		program: func(w *ward) {
			concluding(w, builder.JSONata[string]("$1 & PatientID", &w.Input().PatientID)) // @jsonata-bare-field
		},
		want: []string{`ASL6021 JSONata "$1 & PatientID", column 6: field PatientID belongs to no value (hand the value over as a ref: $1, $2 …)`},
	},
	{
		name: "jsonata-unknown-function",
		program: func(w *ward) {
			concluding(w, builder.JSONata[string]("$upper($1)", &w.Input().PatientID)) // @jsonata-unknown-function
		},
		want: []string{`ASL6021 JSONata "$upper($1)", column 1: function $upper does not exist (Step Functions has the functions of JSONata 2.0.6 and $partition, $range, $hash, $random, $uuid and $parse)`},
	},
	{
		name: "jsonata-eval",
		program: func(w *ward) {
			concluding(w, builder.JSONata[string]("$eval($1)", &w.Input().PatientID)) // @jsonata-eval
		},
		want: []string{`ASL6021 JSONata "$eval($1)", column 1: function $eval is not available in Step Functions (use $parse for JSON text)`},
	},
	{
		name: "jsonata-missing-ref",
		program: func(w *ward) {
			concluding(w, builder.JSONata[string]("$1 & $2", &w.Input().PatientID)) // @jsonata-missing-ref
		},
		want: []string{`ASL6021 JSONata "$1 & $2", column 6: $2 stands for no ref; there are 1 (refs are counted from $1)`},
	},
	{
		name: "jsonata-unused-ref",
		program: func(w *ward) {
			concluding(w, builder.JSONata[string]("$1", &w.Input().PatientID, &w.Input().Age)) // @jsonata-unused-ref
		},
		want: []string{`ASL6021 JSONata "$1", column 1: ref $2 is not used (use it, or take it out)`},
	},
	{
		name: "jsonata-unbound-variable",
		program: func(w *ward) {
			concluding(w, builder.JSONata[string]("$name")) // @jsonata-unbound-variable
		},
		want: []string{`ASL6021 JSONata "$name", column 1: variable $name is not bound (hand the value over as a ref: $1, $2 …)`},
	},
	{
		name: "jsonata-states-input",
		program: func(w *ward) {
			concluding(w, builder.JSONata[string]("$states.input.PatientID")) // @jsonata-states-input
		},
		want: []string{`ASL6021 JSONata "$states.input.PatientID", column 1: $states.input.PatientID is not for users (hand the value over as a ref: the builder knows where it lives)`},
	},
	{
		name: "jsonata-argument-count",
		program: func(w *ward) {
			concluding(w, builder.JSONata[string]("$uppercase($1, 2)", &w.Input().PatientID)) // @jsonata-argument-count
		},
		want: []string{`ASL6021 JSONata "$uppercase($1, 2)", column 1: function $uppercase is called with 2 arguments (see https://docs.jsonata.org)`},
	},
	{
		name: "jsonata-rebinds-a-variable",
		program: func(w *ward) {
			builder.Var[int](w, "total")
			concluding(w, builder.JSONata[string]("($total := $1; $total)", &w.Input().PatientID)) // @jsonata-rebinds-a-variable
		},
		want: []string{`ASL6021 JSONata "($total := $1; $total)" binds $total, the name of variable "total" (see https://docs.jsonata.org)`},
	},
	{
		name: "format-with-a-placeholder-too-many",
		program: func(w *ward) {
			concluding(w, builder.Format("{} of {}", &w.Input().PatientID)) // @format-with-a-placeholder-too-many
		},
		want: []string{`ASL6004 Format template "{} of {}" has 2 placeholders {} for 1 arguments`},
	},
	{
		name: "format-with-a-lone-brace",
		program: func(w *ward) {
			concluding(w, builder.Format("{} }", &w.Input().PatientID)) // @format-with-a-lone-brace
		},
		want: []string{`ASL6004 Format template "{} }" has a lone '}' at byte 3 (double it to write a brace)`},
	},
	{
		name: "replace-of-nothing",
		program: func(w *ward) {
			concluding(w, builder.Replace(&w.Input().PatientID, "", "-")) // @replace-of-nothing
		},
		want: []string{`ASL6004 Replace of the empty text`},
	},
	{
		name: "partition-into-lists-of-none",
		program: func(w *ward) {
			counting(w, builder.LenExpr(builder.Partition(&w.Input().Scans, 0))) // @partition-into-lists-of-none
		},
		want: []string{`ASL6004 Partition into lists of 0 elements`},
	},
	{
		name: "membership-of-a-struct",
		program: func(w *ward) {
			counting(w, builder.If(builder.Has(&w.Input().Scans, scan{ID: "CT-1"}), builder.Lit(1), builder.Lit(0))) // @membership-of-a-struct
		},
		want: []string{`ASL6004 membership of a builder_test.scan: only texts, numbers and truth values can be looked for`},
	},
	{
		name: "division-by-zero",
		program: func(w *ward) {
			counting(w, builder.Div(&w.Input().Age, 0)) // @division-by-zero
		},
		want: []string{`ASL6005 division by the literal 0 (divide by something else; DivExpr and ModExpr take a value for a divisor of zero)`},
	},
	{
		name: "remainder-of-division-by-zero",
		program: func(w *ward) {
			counting(w, builder.Mod(&w.Input().Age, 0)) // @remainder-of-division-by-zero
		},
		want: []string{`ASL6005 remainder of a division by the literal 0 (divide by something else; DivExpr and ModExpr take a value for a divisor of zero)`},
	},
	{
		name: "conversion-to-another-form",
		program: func(w *ward) {
			counting(w, builder.As[int](&w.Input().PatientID)) // @conversion-to-another-form
		},
		want: []string{`ASL6018 string does not have the JSON form of int: string is not int (build the value field by field with Object, or change one of the types)`},
	},
	{
		name: "conversion-with-a-missing-member",
		program: func(w *ward) {
			fetch := fetching(w, "Fetch chart")
			fetch.Output(builder.As[discharge](fetch.Result())) // @conversion-with-a-missing-member
			w.StartAt(fetch)
		},
		want: []string{`ASL6018 builder_test.chart does not have the JSON form of builder_test.discharge: builder_test.chart has no member "Note" (build the value field by field with Object, or change one of the types)`},
	},
	{
		name: "conversion-of-a-literal",
		program: func(w *ward) {
			concluding(w, builder.As[string](verdict("approve"))) // @conversion-of-a-literal
		},
		want: []string{`ASL6002 As wants a pointer to a field or an expression, not a value of type builder_test.verdict (give the address of a field or of a Go value, or an expression; a literal is written with Lit)`},
	},
	{
		name: "output-by-value",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").Output(discharge{})) // @output-by-value
		},
		want: []string{`ASL6002 a value of type builder_test.discharge is given; give its address, or an expression (give the address of a field or of a Go value, or an expression; a literal is written with Lit)`},
	},
	{
		name: "number-without-a-form",
		program: func(w *ward) {
			w.StartAt(builder.Pass(w, "Weight", &struct{ Weight float64 }{math.NaN()})).Then(done(w)) // @number-without-a-form
		},
		want: []string{`ASL6019 value of "Weight": number NaN has no JSON form (give a value that encoding/json can write, or keep the field out with the tag json:"-")`},
	},
	{
		name: "channel-in-a-request",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").Arguments(&chartQuery{Extra: make(chan int)})).Then(done(w)) // @channel-in-a-request
		},
		want: []string{`ASL6019 Arguments of "Fetch chart": type chan int has no JSON form (give a value that encoding/json can write, or keep the field out with the tag json:"-")`},
	},
	{
		name: "value-that-points-back-at-itself",
		program: func(w *ward) {
			type ring struct{ Next *ring }
			r := ring{}
			r.Next = &r
			w.StartAt(fetching(w, "Fetch chart").Arguments(&chartQuery{Extra: &r})).Then(done(w)) // @value-that-points-back-at-itself
		},
		want: []string{`ASL6019 Arguments of "Fetch chart": value is nested deeper than 1000, or points back at itself (give a value that encoding/json can write, or keep the field out with the tag json:"-")`},
	},
	{
		name: "function-that-reads-an-element",
		program: func(w *ward) {
			counting(w, builder.LenExpr(builder.Pluck(&w.Input().Wards, func(s *string) *byte { // @function-that-reads-an-element
				return &[]byte(*s)[0]
			})))
		},
		want: []string{`ASL6003 the function over string panicked: runtime error: index out of range [0] with length 0 (the function is called once, with the address of a zero element: take addresses and build expressions, read no values)`},
	},
	{
		name: "values-that-panic",
		program: func(w *ward) {
			level := builder.Pass(w, "Level", &struct{ Level *level }{})
			w.StartAt(level).
				Then(builder.Switch(w, "Which?", &level.Result().Level).Case(nil, done(w))) // @values-that-panic
		},
		want: []string{`ASL6003 Values of *builder_test.level panicked: runtime error: invalid memory address or nil pointer dereference (it is called on the zero value, and lists constants)`},
	},
	{
		name: "element-outside-its-function",
		program: func(w *ward) {
			var leaked *scan
			ids := builder.Pluck(&w.Input().Scans, func(s *scan) *string { leaked = s; return &s.ID })
			req := chartQuery{}
			w.StartAt(fetching(w, "Fetch chart").Arguments(&req,
				builder.Bind(&req.Comment, &leaked.ID), // @element-outside-its-function
				builder.Bind(&req.Extra, builder.Any(ids)))).Then(done(w))
		},
		want: []string{`ASL6024 Arguments of "Fetch chart" reads the builder_test.scan of a list outside the function that gets it (read the element inside the function only, or take one element out of the list with At)`},
	},
	{
		name: "expression-over-an-element-outside-its-function",
		program: func(w *ward) {
			var leaked builder.Expr[string]
			names := builder.Each(&w.Input().Scans, func(s *scan) builder.Expr[string] {
				leaked = builder.Upper(&s.ID) // @expression-over-an-element-outside-its-function
				return leaked
			})
			req := chartQuery{}
			w.StartAt(fetching(w, "Fetch chart").Arguments(&req,
				builder.Bind(&req.Extra, builder.Any(names)),
				builder.Bind(&req.Comment, leaked))).Then(done(w))
		},
		want: []string{`ASL6024 Arguments of "Fetch chart" reads the builder_test.scan of a list outside the function that gets it (read the element inside the function only, or take one element out of the list with At)`},
	},
	{
		name: "one-mistake-used-twice",
		program: func(w *ward) {
			in := *w.Input()
			note := builder.Upper(&in.PatientID) // @one-mistake-used-twice
			out := discharge{}
			w.StartAt(builder.Pass(w, "Begin", &out, builder.Bind(&out.Note, note))).
				Then(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, note)))
		},
		want: []string{`ASL6010 value of "Begin" reads a string that is no part of any value of workflow "ward" (take the address in the pointer that Input, Result, Failure, Item or Var returned, not in a copy; write a constant with Lit)`},
	},
}

// level is an enumerated type whose Values cannot be called on nil.
type level struct{ all []*level }

func (l *level) Values() []*level { return l.all }
