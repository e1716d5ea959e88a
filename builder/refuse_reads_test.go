package builder_test

import (
	"github.com/aslgen/aslgen/builder"
)

// refusedReads are pointers that lead nowhere, or to what is not there.
var refusedReads = []refusal{
	{
		name: "use-before-assignment",
		program: func(w *ward) {
			out := discharge{}
			fetch := fetching(w, "Fetch chart")
			end := builder.Succeed(w, "Done", &out,
				builder.Bind(&out.Note, &fetch.Result().Summary)) // @use-before-assignment
			urgent := builder.Choice(w, "Urgent?").When(builder.From(&w.Input().Urgent), end).Otherwise(fetch)
			w.StartAt(urgent)
			fetch.Then(end)
		},
		want:    []string{`ASL6030 Output of "Done" reads Summary of the result of "Fetch chart", which is not there on the path StartAt → Urgent? → Done (read it only behind the state that makes it, or keep it in a variable that every path fills)`},
		related: []string{`"Fetch chart" makes it @fetching`},
	},
	{
		name: "use-in-the-arguments-of-itself",
		program: func(w *ward) {
			fetch := fetching(w, "Fetch again")
			req := chartQuery{}
			fetch.Arguments(&req, builder.Bind(&req.PatientID, &fetch.Result().Summary)) // @use-in-the-arguments-of-itself
			w.StartAt(fetch).Then(done(w))
		},
		want:    []string{`ASL6030 Arguments of "Fetch again" reads Summary of the result of "Fetch again", which is not there on the path StartAt → Fetch again (read it only behind the state that makes it, or keep it in a variable that every path fills)`},
		related: []string{`"Fetch again" makes it @fetching`},
	},
	{
		name: "result-behind-its-catch",
		program: func(w *ward) {
			fetch := fetching(w, "Fetch chart")
			w.StartAt(fetch).Then(done(w))
			fetch.Catch(builder.Fail(w, "Failed", "Failed", &fetch.Result().Summary)) // @result-behind-its-catch
		},
		want:    []string{`ASL6030 Cause of "Failed" reads Summary of the result of "Fetch chart", which is not there on the path StartAt → Fetch chart → Failed (read it only behind the state that makes it, or keep it in a variable that every path fills)`},
		related: []string{`"Fetch chart" makes it @fetching`},
	},
	{
		name: "variable-on-one-path-only",
		program: func(w *ward) {
			note := builder.Var[string](w, "note")
			out := discharge{}
			end := builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, note)) // @variable-on-one-path-only
			fill := builder.PassThrough(w, "Fill").Assign(builder.Bind(note, &w.Input().PatientID))
			fill.Then(end)
			w.StartAt(builder.Choice(w, "Urgent?").When(builder.From(&w.Input().Urgent), fill).Otherwise(end))
		},
		want: []string{`ASL6030 Output of "Done" reads variable "note", which is not there on the path StartAt → Urgent? → Done (read it only behind the state that makes it, or keep it in a variable that every path fills)`},
	},
	{
		name: "failure-on-the-good-path",
		program: func(w *ward) {
			fetch := fetching(w, "Fetch chart")
			out := discharge{}
			end := builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, &fetch.Failure().Cause)) // @failure-on-the-good-path
			w.StartAt(fetch.Catch(end)).Then(end)
		},
		want:    []string{`ASL6030 Output of "Done" reads Cause of the failure of "Fetch chart", which is not there on the path StartAt → Fetch chart → Done (read it only behind the state that makes it, or keep it in a variable that every path fills)`},
		related: []string{`"Fetch chart" makes it @fetching`},
	},
	{
		name: "failure-without-catch",
		program: func(w *ward) {
			fetch := fetching(w, "Fetch chart")
			out := discharge{}
			w.StartAt(fetch).Then(builder.Succeed(w, "Done", &out,
				builder.Bind(&out.Note, &fetch.Failure().Cause))) // @failure-without-catch
		},
		want: []string{`ASL6059 Output of "Done" reads Cause of the failure of "Fetch chart", which has no Catch (lead there with a Catch of "Fetch chart")`},
	},
	{
		name: "inner-result-outside",
		program: func(w *ward) {
			var inner *chart
			each := builder.Map(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, chart]) {
				fetch := fetching(p, "Fetch prior")
				inner = fetch.Result()
				p.StartAt(fetch)
			})
			out := discharge{}
			w.StartAt(each).Then(builder.Succeed(w, "Done", &out,
				builder.Bind(&out.Note, &inner.Summary))) // @inner-result-outside
		},
		want: []string{`ASL6031 Output of "Done" reads Summary of the result of "Fetch prior" outside its scope, the processor of "Each scan" (hand the value out as the result of "Each scan")`},
	},
	{
		name: "result-of-another-branch",
		program: func(w *ward) {
			gather := builder.Parallel(w, "Gather")
			var other *chart
			builder.Branch(gather, func(b *builder.BranchScope[chart]) {
				fetch := fetching(b, "Fetch chart")
				other = fetch.Result()
				b.StartAt(fetch)
			})
			builder.Branch(gather, func(b *builder.BranchScope[finding]) {
				out := finding{}
				b.StartAt(builder.Succeed(b, "Report", &out, builder.Bind(&out.Text, &other.Summary))) // @result-of-another-branch
			})
			w.StartAt(gather).Then(done(w))
		},
		want: []string{`ASL6031 Output of "Report" reads Summary of the result of "Fetch chart" outside its scope, a branch of "Gather" (hand the value out as the result of "Gather")`},
	},
	{
		name: "item-outside-its-map",
		program: func(w *ward) {
			var item *scan
			each := builder.Map(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, chart]) {
				item = p.Item()
				p.StartAt(fetching(p, "Fetch prior"))
			})
			out := discharge{}
			w.StartAt(each).Then(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, &item.ID))) // @item-outside-its-map
		},
		want: []string{`ASL6031 Output of "Done" reads ID of the item of "Each scan" outside its scope, the processor of "Each scan" (hand the value out as the result of "Each scan")`},
	},
	{
		name: "unselected-item-in-the-processor",
		program: func(w *ward) {
			var raw *scan
			scans := builder.Select(&w.Input().Scans, func(r *scan, item *finding) []builder.Binding {
				raw = r
				return []builder.Binding{builder.Bind(&item.Text, &r.ID)}
			})
			each := builder.Map(w, "Each scan", scans, func(p *builder.Processor[finding, finding]) {
				out := finding{}
				p.StartAt(builder.Succeed(p, "Copy", &out, builder.Bind(&out.Text, &raw.ID))) // @unselected-item-in-the-processor
			})
			w.StartAt(each).Then(done(w))
		},
		want: []string{`ASL6031 Output of "Copy" reads ID of the unselected item of "Each scan" outside its Select (bind a field of the selected item to it, and read that from Item)`},
	},
	{
		name: "across-the-distributed-border",
		program: func(w *ward) {
			fetch := fetching(w, "Fetch chart")
			each := builder.DistributedMap(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, finding]) {
				out := finding{}
				p.StartAt(builder.Succeed(p, "Report", &out,
					builder.Bind(&out.Text, &fetch.Result().Summary))) // @across-the-distributed-border
			})
			w.StartAt(fetch).Then(each).Then(done(w))
		},
		want: []string{`ASL6032 Output of "Report" reads Summary of the result of "Fetch chart" inside distributed Map "Each scan" (hand it over with Select or BatchInput)`},
	},
	{
		name: "input-across-the-distributed-border",
		program: func(w *ward) {
			each := builder.DistributedMap(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, finding]) {
				out := finding{}
				p.StartAt(builder.Succeed(p, "Report", &out,
					builder.Bind(&out.Text, &w.Input().PatientID))) // @input-across-the-distributed-border
			})
			w.StartAt(each).Then(done(w))
		},
		want: []string{`ASL6032 Output of "Report" reads PatientID of the input of workflow "ward" inside distributed Map "Each scan" (hand it over with Select or BatchInput)`},
	},
	{
		name: "pointer-into-a-copy",
		program: func(w *ward) {
			in := *w.Input()
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, &in.PatientID))) // @pointer-into-a-copy
		},
		want: []string{`ASL6010 Output of "Done" reads a string that is no part of any value of workflow "ward" (take the address in the pointer that Input, Result, Failure, Item or Var returned, not in a copy; write a constant with Lit)`},
	},
	{
		name: "pointer-into-another-workflow",
		program: func(w *ward) {
			other := builder.New[admission, discharge]("emergency")
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, &other.Input().PatientID))) // @pointer-into-another-workflow
		},
		want: []string{`ASL6011 Output of "Done" reads the input of another workflow, "emergency" (hand the value over in the input of workflow "ward")`},
	},
	{
		name: "result-of-another-workflow",
		program: func(w *ward) {
			other := builder.New[admission, discharge]("emergency")
			fetch := fetching(other, "Fetch chart")
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, &fetch.Result().Summary))) // @result-of-another-workflow
		},
		want: []string{`ASL6011 Output of "Done" reads the result of "Fetch chart", which belongs to workflow "emergency" (hand the value over in the input of workflow "ward")`},
	},
	{
		name: "nil-source",
		program: func(w *ward) {
			var nobody *string
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, nobody))) // @nil-source
		},
		want: []string{`ASL6014 Output of "Done" reads a nil *string (take the address of a field in what Input, Result, Failure, Item or Var returned)`},
	},
	{
		name: "nil-target",
		program: func(w *ward) {
			var nobody *string
			w.StartAt(builder.Succeed(w, "Done", &discharge{}, builder.Bind(nobody, &w.Input().PatientID))) // @nil-target
		},
		want: []string{`ASL6014 the field to bind in the Output of "Done" is a nil *string (take the address of a field: &request.Field)`},
	},
	{
		name: "source-without-size",
		program: func(w *ward) {
			req := chartQuery{}
			w.StartAt(fetching(w, "Fetch chart").Arguments(&req,
				builder.Bind(&req.Extra, builder.Any(&w.Input().Nothing)))).Then(done(w)) // @source-without-size
		},
		want: []string{`ASL6012 Arguments of "Fetch chart" reads a field of the input of workflow "ward" whose type struct {} has no size (give the field a type with content, or leave it out of the workflow)`},
	},
	{
		name: "target-without-size",
		program: func(w *ward) {
			req := chartQuery{}
			w.StartAt(fetching(w, "Fetch chart").Arguments(&req,
				builder.Bind(&req.Nothing, builder.Lit(struct{}{})))).Then(done(w)) // @target-without-size
		},
		want: []string{`ASL6012 the field to bind in the Arguments of "Fetch chart" has type struct {}, which has no size (give the field a type with content, or leave it out of the workflow)`},
	},
	{
		name: "unexported-field",
		program: func(w *ward) {
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, &w.Input().secret))) // @unexported-field
		},
		want: []string{`ASL6013 Output of "Done" reads a field of the input of workflow "ward" that is not part of its JSON form: builder_test.admission.secret (export the field and give it a name in its json tag; a type with an encoding of its own is read whole)`},
	},
	{
		name: "hidden-field",
		program: func(w *ward) {
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, &w.Input().Hidden))) // @hidden-field
		},
		want: []string{`ASL6013 Output of "Done" reads a field of the input of workflow "ward" that is not part of its JSON form: builder_test.admission.Hidden (export the field and give it a name in its json tag; a type with an encoding of its own is read whole)`},
	},
	{
		name: "optional-struct-without-default",
		program: func(w *ward) {
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out,
				builder.Bind(&out.Note, &w.Input().Insurance.Number))) // @optional-struct-without-default
		},
		want: []string{`ASL6015 Output of "Done" reads Insurance.Number of the input of workflow "ward", which may be absent: a struct around it is optional (give a default with OrElse, read a plain field behind an optional struct with OrZero, or read it into an optional field with Optional)`},
	},
	{
		name: "optional-inside-an-expression",
		program: func(w *ward) {
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out,
				builder.Bind(&out.Note, builder.Upper(&w.Input().Insurance.Number)))) // @optional-inside-an-expression
		},
		want: []string{`ASL6015 Output of "Done" reads Insurance.Number of the input of workflow "ward", which may be absent: a struct around it is optional (give a default with OrElse, read a plain field behind an optional struct with OrZero, or read it into an optional field with Optional)`},
	},
	{
		name: "text-with-option-string",
		program: func(w *ward) {
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, &w.Input().Code))) // @text-with-option-string
		},
		want: []string{`ASL6020 Output of "Done" reads Code of the input of workflow "ward", a text with the option "string" (take the option out of the field's json tag)`},
	},
	{
		name: "bound-in-a-copy",
		program: func(w *ward) {
			out := discharge{}
			note := out.Note
			w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&note, &w.Input().PatientID))) // @bound-in-a-copy
		},
		want: []string{`ASL6016 the bound string is not inside the Output of "Done", a builder_test.discharge (take the address in the very value that is passed on, not in a copy of it; the value of a map has no address)`},
	},
	{
		name: "bound-beside-an-expression",
		program: func(w *ward) {
			out := discharge{}
			fetch := fetching(w, "Fetch chart")
			fetch.Output(builder.Object(&out), builder.Bind(&out.Note, &w.Input().PatientID)) // @bound-beside-an-expression
			w.StartAt(fetch)
		},
		want: []string{`ASL6016 Output of "Fetch chart" is an expression: there is no field to bind (give the address of a Go value, or bind inside Object)`},
	},
	{
		name: "bound-twice",
		program: func(w *ward) {
			out := discharge{}
			w.StartAt(builder.Succeed(w, "Done", &out,
				builder.Bind(&out.Note, &w.Input().PatientID),  // @bound-twice.first
				builder.Bind(&out.Note, builder.Lit("again")))) // @bound-twice
		},
		want:    []string{`ASL6017 a string of the Output of "Done" is bound twice (take one of them out)`},
		related: []string{`first bound here @bound-twice.first`},
	},
	{
		name: "assign-bound-twice",
		program: func(w *ward) {
			n := builder.Var[int](w, "n")
			w.StartAt(builder.PassThrough(w, "Count").Assign(
				builder.Bind(n, &w.Input().Age),
				builder.Bind(n, builder.Lit(1)))).Then(done(w)) // @assign-bound-twice
		},
		want: []string{`ASL6017 Assign of "Count" fills variable "n" twice (take one of them out)`},
	},
	{
		name: "assign-of-a-field",
		program: func(w *ward) {
			req := chartQuery{}
			w.StartAt(builder.PassThrough(w, "Count").Assign(
				builder.Bind(&req.Depth, &w.Input().Age))).Then(done(w)) // @assign-of-a-field
		},
		want: []string{`ASL6033 Assign of "Count" fills a value of type int that is no variable of workflow "ward" (make a variable with Var and bind the pointer it returns, whole)`},
	},
	{
		name: "assign-of-an-outer-variable",
		program: func(w *ward) {
			best := builder.Var[string](w, "best")
			each := builder.Map(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, chart]) {
				p.StartAt(fetching(p, "Fetch prior").Assign(builder.Bind(best, &p.Item().ID))) // @assign-of-an-outer-variable
			})
			w.StartAt(each).Then(done(w))
		},
		want: []string{`ASL6034 Assign of "Fetch prior" fills variable "best" of another scope (make the variable in this scope, and hand its value out as the scope's result)`},
	},
	{
		name: "variable-named-states",
		program: func(w *ward) {
			builder.Var[int](w, "states") // @variable-named-states
			w.StartAt(done(w))
		},
		want: []string{`ASL6035 variable name "states" is none (a letter or _, then letters, digits and _, at most 80 characters; not states)`},
	},
	{
		name: "variable-with-a-blank",
		program: func(w *ward) {
			builder.Var[int](w, "my count") // @variable-with-a-blank
			w.StartAt(done(w))
		},
		want: []string{`ASL6035 variable name "my count" is none (a letter or _, then letters, digits and _, at most 80 characters; not states)`},
	},
	{
		name: "variable-used-twice",
		program: func(w *ward) {
			builder.Var[int](w, "visits")    // @variable-used-twice.first
			builder.Var[string](w, "visits") // @variable-used-twice
			w.StartAt(done(w))
		},
		want:    []string{`ASL6035 variable name "visits" is used twice (names are unique in the whole machine, inner scopes included)`},
		related: []string{`first used here @variable-used-twice.first`},
	},
	{
		name: "variable-hides-a-function",
		program: func(w *ward) {
			builder.Var[int](w, "count") // @variable-hides-a-function
			w.StartAt(done(w))
		},
		want: []string{`ASL6035 variable name "count" is that of a function of JSONata, which it would hide (give the variable another name)`},
	},
	{
		name: "workflow-value-as-go-value",
		program: func(w *ward) {
			each := builder.Map(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, scan]) {
				p.StartAt(builder.Succeed(p, "Copy", p.Item())) // @workflow-value-as-go-value
			})
			w.StartAt(each).Then(done(w))
		},
		want: []string{`ASL6070 Output of "Copy" is the item of "Each scan", given as a Go value (use the form of the call that takes an expression, and From)`},
	},
	{
		name: "workflow-value-inside-a-go-value",
		program: func(w *ward) {
			type holder struct{ Scan *chart }
			fetch := fetching(w, "Fetch chart")
			keep := builder.Pass(w, "Keep", &holder{Scan: fetch.Result()}) // @workflow-value-inside-a-go-value
			w.StartAt(fetch).Then(keep).Then(done(w))
		},
		want: []string{`ASL6070 value of "Keep" holds a pointer to the result of "Fetch chart" (bind the field to it instead)`},
	},
	{
		name: "value-changed-after-it-was-given",
		program: func(w *ward) {
			query := chartQuery{Depth: 1}
			first := fetching(w, "Fetch month").Arguments(&query) // @value-changed-after-it-was-given
			query.Depth = 2
			second := fetching(w, "Fetch year").Arguments(&query)
			w.StartAt(first).Then(second).Then(done(w))
		},
		want: []string{`ASL6071 Arguments of "Fetch month" is a builder_test.chartQuery that was changed after it was given (fill the value before it is handed over, and use one value for each state)`},
	},
}
