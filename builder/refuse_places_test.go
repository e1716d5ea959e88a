package builder_test

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// half is a generic function of a user's.
func half[T builder.Number](n *T) builder.Expr[T] {
	return builder.Div(n, 0) // @through-a-generic-function
}

// clerk is a user's type with a method that makes expressions.
type clerk[T builder.Number] struct{ n *T }

func (c clerk[T]) half() builder.Expr[T] {
	return builder.Div(c.n, 0) // @through-a-method-of-a-generic-type
}

// nowhereAtAll is an expression made when the package starts.
var nowhereAtAll = builder.Div(new(int), 0) // @in-a-variable-of-the-package

// deep makes its expression far below the workflow.
func deep(n int, in *admission) builder.Expr[int] {
	if n > 0 {
		return deep(n-1, in)
	}
	return builder.Div(&in.Age, 0) // @deep-below
}

// refusedPlaces are mistakes whose place is hard to tell, and workflows that are made in other ways.
var refusedPlaces = []refusal{
	{
		name:    "through-a-generic-function",
		program: func(w *ward) { counting(w, half(&w.Input().Age)) },
		want:    []string{`ASL6005 division by the literal 0 (divide by something else; DivExpr and ModExpr take a value for a divisor of zero)`},
	},
	{
		name:    "through-a-method-of-a-generic-type",
		program: func(w *ward) { counting(w, clerk[int]{&w.Input().Age}.half()) },
		want:    []string{`ASL6005 division by the literal 0 (divide by something else; DivExpr and ModExpr take a value for a divisor of zero)`},
	},
	{
		name:    "in-a-variable-of-the-package",
		program: func(w *ward) { counting(w, nowhereAtAll) },
		want:    []string{`ASL6005 division by the literal 0 (divide by something else; DivExpr and ModExpr take a value for a divisor of zero)`},
	},
	{
		name:    "deep-below",
		program: func(w *ward) { counting(w, deep(100, w.Input())) },
		want:    []string{`ASL6005 division by the literal 0 (divide by something else; DivExpr and ModExpr take a value for a divisor of zero)`},
	},
	{
		name: "through-a-function-value",
		program: func(w *ward) {
			div := builder.Div[int]
			counting(w, div(&w.Input().Age, 0)) // @through-a-function-value
		},
		want: []string{`ASL6005 division by the literal 0 (divide by something else; DivExpr and ModExpr take a value for a divisor of zero)`},
	},
	{
		name: "through-a-method-value",
		program: func(w *ward) {
			then := fetching(w, "Fetch chart").Then
			w.StartAt(then(nil)) // @through-a-method-value
		},
		want: []string{`ASL6046 Then of "Fetch chart" is nil (make the state before the transition that leads to it)`},
	},
	{
		name: "in-a-branch-in-a-processor",
		program: func(w *ward) {
			each := builder.Map(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, finding]) {
				gather := builder.Parallel(p, "Gather")
				builder.Branch(gather, func(b *builder.BranchScope[finding]) {
					out := finding{}
					b.StartAt(builder.Succeed(b, "Done", &out,
						builder.Bind(&out.Text, builder.Substring(new(string), 0, 1)))) // @in-a-branch-in-a-processor
				})
				p.StartAt(gather).Then(builder.Succeed(p, "Gathered", &finding{}))
			})
			w.StartAt(each).Then(builder.PassThrough(w, "Rest")).Then(builder.Succeed(w, "Discharged", &discharge{}))
		},
		want: []string{`ASL6010 Output of "Done" reads a string that is no part of any value of workflow "ward" (take the address in the pointer that Input, Result, Failure, Item or Var returned, not in a copy; write a constant with Lit)`},
	},
	{
		name: "in-a-fragment",
		program: func(w *ward) {
			notify := func(f *builder.Fragment[discharge]) builder.State {
				return builder.Wait(f, "Rest", time.Millisecond) // @in-a-fragment
			}
			w.StartAt(notify(builder.NewFragment(builder.NewFragment(w, "Draft: "), "Again: "))).Then(done(w))
		},
		want: []string{`ASL6056 Wait "Rest" is 1ms; whole seconds from 0 to 99999999`},
	},
	{
		name: "in-an-option-of-a-call",
		program: func(w *ward) {
			call := sqstask.SendMessage[question]("reviews",
				sqstask.MessageGroupID(builder.Upper(new(string)))) // @in-an-option-of-a-call
			w.StartAt(builder.Task(w, "Ask", call)).Then(done(w))
		},
		want: []string{`ASL6010 Arguments of "Ask" reads a string that is no part of any value of workflow "ward" (take the address in the pointer that Input, Result, Failure, Item or Var returned, not in a copy; write a constant with Lit)`},
	},
	{
		name: "in-the-name-of-a-function",
		program: func(w *ward) {
			call := lambdatask.Handler(new(string), fetchChart) // @in-the-name-of-a-function
			w.StartAt(builder.Task(w, "Fetch", call)).Then(done(w))
		},
		want: []string{`ASL6010 Arguments of "Fetch" reads a string that is no part of any value of workflow "ward" (take the address in the pointer that Input, Result, Failure, Item or Var returned, not in a copy; write a constant with Lit)`},
	},
	{
		name: "workflow-name",
		alone: func() builder.Definition {
			w := builder.New[admission, discharge]("clinical note") // @workflow-name
			w.StartAt(done(w))
			return w
		},
		want: []string{`ASL6065 "clinical note" is no name of a workflow (1 to 80 letters, digits, - and _)`},
	},
	{
		name: "workflow-timeout",
		alone: func() builder.Definition {
			w := builder.New[admission, discharge]("ward",
				builder.Timeout(0)) // @workflow-timeout
			w.StartAt(done(w))
			return w
		},
		want: []string{`ASL6056 Timeout of the workflow is 0s; whole seconds from 1 to 99999999`},
	},
	{
		name: "partition-by-an-expression",
		alone: func() builder.Definition {
			w := builder.New[admission, discharge]("ward",
				builder.InPartition(builder.Upper("aws"))) // @partition-by-an-expression
			w.StartAt(done(w))
			return w
		},
		want: []string{`ASL6067 the partition of workflow "ward" is neither a text nor a parameter (give a text such as "aws-us-gov", or a Param)`},
	},
	{
		name: "token-in-an-express-workflow",
		alone: func() builder.Definition {
			w := builder.New[admission, discharge]("ward", builder.Express())
			w.StartAt(asking(w, "Ask")).Then(done(w))
			return w
		},
		at:   []string{"asking"},
		want: []string{`ASL6060 "Ask" calls arn:aws:states:::sqs:sendMessage.waitForTaskToken in an EXPRESS workflow (use a STANDARD workflow, or a call that does not wait)`},
	},
	{
		name: "distributed-map-in-an-express-workflow",
		alone: func() builder.Definition {
			w := builder.New[admission, discharge]("ward", builder.Express())
			w.StartAt(builder.DistributedMap(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, chart]) { // @distributed-map-in-an-express-workflow
				p.StartAt(fetching(p, "Fetch prior"))
			})).Then(done(w))
			return w
		},
		want: []string{`ASL6060 distributed Map "Each scan" in an EXPRESS workflow (use Map, or a STANDARD workflow)`},
	},
	{
		name: "all-mistakes-at-once",
		program: func(w *ward) {
			in := w.Input()
			copied := *in
			req := chartQuery{}
			fetch := fetching(w, "Fetch chart").
				Arguments(&req,
											builder.Bind(&req.PatientID, &copied.PatientID),   // @all-mistakes-at-once
											builder.Bind(&req.Depth, builder.Div(&in.Age, 0)), // @all-mistakes-at-once.2
											builder.Bind(&req.Comment, &in.Insurance.Number)). // @all-mistakes-at-once.3
				Timeout(time.Millisecond).                          // @all-mistakes-at-once.4
				Catch(builder.Fail(w, "Failed", "Failed", "?"), "") // @all-mistakes-at-once.5
			builder.PassThrough(w, "Forgotten") // @all-mistakes-at-once.6
			out := discharge{}
			w.StartAt(fetch).Then(builder.Succeed(w, "Failed", &out, // @all-mistakes-at-once.7
				builder.Bind(&out.Note, builder.JSONata[string]("$1 &", &in.PatientID)))) // @all-mistakes-at-once.8
		},
		want: []string{
			`ASL6010 Arguments of "Fetch chart" reads a string that is no part of any value of workflow "ward" (take the address in the pointer that Input, Result, Failure, Item or Var returned, not in a copy; write a constant with Lit)`,
			`ASL6005 division by the literal 0 (divide by something else; DivExpr and ModExpr take a value for a divisor of zero)`,
			`ASL6015 Arguments of "Fetch chart" reads Insurance.Number of the input of workflow "ward", which may be absent: a struct around it is optional (give a default with OrElse, read a plain field behind an optional struct with OrZero, or read it into an optional field with Optional)`,
			`ASL6056 Timeout of "Fetch chart" is 1ms; whole seconds from 1 to 99999999`,
			`ASL6057 Catch of "Fetch chart" names an empty error (States.ALL stands for every error)`,
			`ASL6042 state "Forgotten" is never reached in workflow "ward" (lead to it with Then, When, Catch or StartAt, or take it out)`,
			`ASL6043 state name "Failed" is used twice (names are unique in the whole machine; a Fragment gives them a prefix)`,
			`ASL6021 JSONata "$1 &", column 5: the expression ends where a value is expected (see https://docs.jsonata.org)`,
		},
		related: []string{"first used here @all-mistakes-at-once.5"},
	},
}
