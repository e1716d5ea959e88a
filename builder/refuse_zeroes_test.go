package builder_test

import (
	"github.com/aslgen/aslgen/builder"
)

// refusedZeroes are zero values and nils where something was to be.
var refusedZeroes = []refusal{
	{
		name: "zero-expression",
		program: func(w *ward) {
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, builder.Expr[string]{}))) // @zero-expression
		},
		want: []string{`ASL6001 expression of type string is the zero Expr (make expressions with the functions of the builder: From, Lit, Format …)`},
	},
	{
		name: "zero-condition",
		program: func(w *ward) {
			end := done(w)
			w.StartAt(builder.Choice(w, "Urgent?").
				When(builder.Expr[bool]{}, end).     // @zero-condition
				WhenRule(builder.ChoiceRule{}, end). // @zero-condition.2
				Otherwise(end))
		},
		want: []string{
			`ASL6001 expression of type bool is the zero Expr (make expressions with the functions of the builder: From, Lit, Format …)`,
			`ASL6001 a rule of "Urgent?" is the zero ChoiceRule (make rules with Rule)`,
		},
	},
	{
		name: "zero-binding",
		program: func(w *ward) {
			w.StartAt(builder.Succeed(w, "Done", &discharge{}, builder.Binding{}, builder.Binding{})) // @zero-binding
		},
		want: []string{`ASL6001 Output of "Done" holds the zero Binding (make bindings with Bind or BindOptional)`},
	},
	{
		name: "zero-destination",
		program: func(w *ward) {
			eachPrior(w, builder.FromList(&w.Input().Scans)).
				ResultWriter(builder.Destination{}) // @zero-destination
		},
		want: []string{`ASL6001 the destination of "Each item" is the zero Destination (make it with S3Destination)`},
	},
	{
		name: "zero-retrier",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").
				Retry(builder.Retrier{})). // @zero-retrier
				Then(done(w))
		},
		want: []string{`ASL6057 Retry of "Fetch chart" names no error (begin with RetryOn or On; without names they stand for every error)`},
	},
	{
		name: "zero-catch-rule",
		program: func(w *ward) {
			end := done(w)
			w.StartAt(fetching(w, "Fetch chart").
				CatchRule(builder.CatchRule{}, end)). // @zero-catch-rule
				Then(end)
		},
		want: []string{`ASL6057 Catch of "Fetch chart" names no error (begin with RetryOn or On; without names they stand for every error)`},
	},
	{
		name: "zero-call",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Fetch", builder.Call[chartQuery, chart]{})).Then(done(w)) // @zero-call
		},
		want: []string{`ASL6067 the call of "Fetch" has no resource (make calls with the packages under builder/task; a CallSpec names Service and Action, or a Resource)`},
	},
	{
		name: "zero-resource",
		program: func(w *ward) {
			call := builder.NewCall[chartQuery, chart](builder.CallSpec{Resource: &builder.Argument{}})
			w.StartAt(builder.Task(w, "Fetch", call)).Then(done(w)) // @zero-resource
		},
		want: []string{`ASL6067 the call of "Fetch" has no resource (make calls with the packages under builder/task; a CallSpec names Service and Action, or a Resource)`},
	},
	{
		name: "zero-binding-in-assign",
		program: func(w *ward) {
			w.StartAt(builder.PassThrough(w, "Fill").Assign(builder.Binding{})).Then(done(w)) // @zero-binding-in-assign
		},
		want: []string{`ASL6001 Assign of "Fill" holds the zero Binding (make bindings with Bind or BindOptional)`},
	},
	{
		name: "nil-workflow",
		alone: func() builder.Definition {
			var w *ward
			w.StartAt(fetching(w, "Fetch chart")).Then(builder.Succeed(w, "Done", &discharge{Note: w.Input().PatientID + w.Name()}))
			return w
		},
		at:   []string{"build"},
		want: []string{`ASL6066 the workflow is nil (make workflows with New)`},
	},
	{
		name: "zero-workflow",
		alone: func() builder.Definition {
			w := &ward{}
			w.StartAt(done(w)).Then(nil)
			return w
		},
		at:   []string{"build"},
		want: []string{`ASL6066 the workflow is nil (make workflows with New)`},
	},
	{
		name: "zero-scopes",
		program: func(w *ward) {
			var none *builder.Processor[scan, discharge]
			none.StartAt(builder.PassThrough(&builder.Processor[scan, discharge]{}, "First"))
			(&builder.BranchScope[discharge]{}).StartAt(builder.PassThrough(&builder.BranchScope[discharge]{}, "Second"))
			w.StartAt(builder.PassThrough(&builder.Fragment[discharge]{}, "Third")).Then(done(w)) // @zero-scopes
		},
		want: []string{`ASL6066 state "Third" is made in a nil scope (hand over the workflow, or the processor, branch or fragment that it belongs to)`},
	},
	{
		name: "zero-argument",
		program: func(w *ward) {
			call := builder.NewCall[chartQuery, chart](builder.CallSpec{Service: "charts", Action: "get", Arguments: []builder.Argument{{}}})
			w.StartAt(builder.Task(w, "Fetch", call)).Then(done(w)) // @zero-argument
		},
		want: []string{`ASL6001 Arguments of "Fetch" holds the zero value of an expression (make expressions with the functions of the builder: From, Lit, Format …)`},
	},
	{
		name: "nil-request",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").Arguments(nil)).Then(done(w)) // @nil-request
		},
		want: []string{`ASL6014 the value is a nil *builder_test.chartQuery (take the address of a Go value or of one of its fields)`},
	},
	{
		name: "nil-output",
		program: func(w *ward) {
			w.StartAt(builder.Succeed(w, "Done", nil)) // @nil-output
		},
		want: []string{`ASL6014 the value is a nil *builder_test.discharge (take the address of a Go value or of one of its fields)`},
	},
	{
		name: "nil-function",
		program: func(w *ward) {
			counting(w, builder.LenExpr(builder.Pluck[scan, string](&w.Input().Scans, nil))) // @nil-function
		},
		want: []string{`ASL6003 the function over builder_test.scan is nil (the function is called once, with the address of a zero element: take addresses and build expressions, read no values)`},
	},
	{
		name: "nil-selector",
		program: func(w *ward) {
			eachPrior(w, builder.Select[scan, scan](&w.Input().Scans, nil)) // @nil-selector
		},
		want: []string{`ASL6003 the function of Select in "Each item" is nil (give it a function that binds the item's fields)`},
	},
	{
		name: "state-of-a-nil-scope",
		program: func(w *ward) {
			var nobody *ward
			w.StartAt(fetching(w, "Fetch chart")).
				Then(builder.Succeed(nobody, "Done", &discharge{})) // @state-of-a-nil-scope
		},
		want: []string{`ASL6066 state "Done" is made in a nil scope (hand over the workflow, or the processor, branch or fragment that it belongs to)`},
	},
	{
		name: "result-of-a-nil-scope",
		program: func(w *ward) {
			lost := builder.Pass(nil, "Lost", &finding{}) // @result-of-a-nil-scope
			concluding(w, builder.From(&lost.Result().Text))
		},
		want: []string{`ASL6066 state "Lost" is made in a nil scope (hand over the workflow, or the processor, branch or fragment that it belongs to)`},
	},
	{
		name: "variable-of-a-nil-scope",
		program: func(w *ward) {
			lost := builder.Var[string](nil, "lost") // @variable-of-a-nil-scope
			concluding(w, builder.From(lost))
		},
		want: []string{`ASL6066 variable "lost" is made in a nil scope (hand over the workflow, or the processor, branch or fragment that it belongs to)`},
	},
	{
		name: "branch-of-a-nil-parallel",
		program: func(w *ward) {
			lost := builder.Branch(nil, func(b *builder.BranchScope[finding]) {}) // @branch-of-a-nil-parallel
			concluding(w, builder.From(&lost.Text))
		},
		want: []string{`ASL6066 state "nil Parallel" is made in a nil scope (hand over the workflow, or the processor, branch or fragment that it belongs to)`},
	},
}
