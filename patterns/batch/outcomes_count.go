package batch

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// ErrItemFailed is what a child of the count of outcomes fails with for a recorded failure without the name of an error.
const ErrItemFailed = "Batch.ItemFailed"

// counter counts the recorded outcomes that are failures: a child that recorded one has succeeded, so the Map Run does not count it.
//
// The results are too many for one state, which takes 256 KiB. So a second distributed Map reads them from the files of the writer, and
// a child of it fails for each recorded failure: its Map Run counts them, and its FAILED files hold them.
type counter struct {
	state  *builder.DistributedMapState[builder.MapRunResult]
	count  *builder.TaskState[DescribeMapRunInput, DescribeMapRunOutput]
	poison *Counts
	folder *string // what the keys of its results begin with
}

// recorded is an [Outcome] of any item, without its result: what a child of the count gets.
type recorded struct {
	Key    string `json:"key"`
	Status Status `json:"status"`
	Error  string `json:"error,omitempty"`
	Item   *any   `json:"item,omitempty"`
}

// countOutcomes makes the states that count recorded failures.
func (r *Reconciliation) countOutcomes() *counter {
	s, w := r.run.scope, r.run.writer
	results := r.outcomesRead(builder.Format("{}SUCCEEDED_", &r.report.Folder))
	k := &counter{poison: builder.Var[Counts](s, "poison")}
	k.state = builder.DistributedMap(s, "Outcomes", results, func(p *builder.Processor[recorded, builder.MapRunResult]) {
		fine := builder.PassThrough(p, "Outcome fine").Output(&builder.MapRunResult{})
		bad := builder.Fail(p, "Outcome failed", builder.If(builder.Equal(&p.Item().Error, ""), builder.Lit(ErrItemFailed), builder.From(&p.Item().Error)),
			"the recorded outcome of the item is a failure")
		p.StartAt(builder.Choice(p, "Outcome fine?").When(builder.Equal(&p.Item().Status, StatusOK), fine).Otherwise(bad))
	}).Express().Label(labelWith(r.run.label, "Outcomes")).MaxConcurrency(outcomesConcurrency).ToleratedFailurePercentage(100).
		ResultWriter(builder.S3Destination(w.bucket, builder.Format("{}/outcomes", w.prefix))).WriterConfig(asl.WriterNone, asl.OutputJSONL)
	k.count = builder.Task(s, "Count outcomes", describeMapRun).Retry(questionRetry)
	req := DescribeMapRunInput{}
	k.count.Arguments(&req, builder.Bind(&req.MapRunArn, &k.state.Written().MapRunArn))
	k.folder = builder.Var[string](s, "outcomes")
	k.state.Assign(builder.Bind(k.folder, builder.SubstringBefore(&k.state.Written().ResultWriterDetails.Key, manifestName)))
	found, next := &k.count.Result().ExecutionCounts, Report{}
	k.count.Assign(builder.Bind(k.poison, found), r.reports(&next,
		builder.Bind(&next.Counts, &r.report.Counts), builder.Bind(&next.RecordedFailures, &found.Failed)))
	// Where no child succeeded there is no file to read.
	r.read.Assign(builder.Bind(k.poison, builder.Lit(Counts{})), builder.Bind(k.folder, builder.Lit("")))
	any := builder.Choice(s, "Any outcome?").When(builder.Greater(r.children, 0), k.state).Otherwise(r.reconciled)
	r.read.Then(any)
	k.state.Then(k.count)
	k.count.Then(r.reconciled)
	return k
}

// agrees tells that every outcome was looked at, and that each is a failure or none.
func (k *counter) agrees(children *int) []builder.Expr[bool] {
	total := builder.From(&k.poison.Total)
	return []builder.Expr[bool]{
		builder.EqualExpr(total, builder.From(children)),
		builder.EqualExpr(builder.AddExpr(builder.From(&k.poison.Succeeded), builder.From(&k.poison.Failed)), total),
	}
}

// outcomesRead reads the outcomes in the files of the writer.
func (r *Reconciliation) outcomesRead(prefix builder.Expr[string]) builder.Items[recorded] {
	w := r.run.writer
	keep := func(raw, c *recorded) []builder.Binding {
		return []builder.Binding{builder.Bind(&c.Key, &raw.Key), builder.Bind(&c.Status, &raw.Status),
			builder.Bind(&c.Error, builder.OrZero(&raw.Error)), builder.Bind(&c.Item, &raw.Item)}
	}
	if w.format.transformation != asl.WriterNone {
		return builder.Select(builder.S3Contents[recorded](w.bucket, prefix, w.inputType()), keep)
	}
	records := builder.S3Contents[Record](w.bucket, prefix, w.inputType())
	return builder.Select(records, func(raw *Record, c *recorded) []builder.Binding {
		output := builder.ParseJSON[recorded](builder.OrElse(&raw.Output, "{}"))
		return []builder.Binding{
			builder.Bind(&c.Key, builder.Field(output, func(o *recorded) *string { return &o.Key })),
			builder.Bind(&c.Status, builder.Field(output, func(o *recorded) *Status { return &o.Status })),
			builder.Bind(&c.Error, builder.Field(output, func(o *recorded) *string { return &o.Error })),
			builder.Bind(&c.Item, builder.Field(output, func(o *recorded) **any { return &o.Item })),
		}
	})
}

// outcomesConcurrency is how many outcomes are looked at at a time.
const outcomesConcurrency = 100

// labelWith is the label of a run with something behind it, cut to the 40 characters that a label has.
func labelWith(label, end string) string {
	if r := []rune(label); len(r)+len(end) > 40 {
		label = string(r[:40-len(end)])
	}
	return label + end
}

// inputType is how the files of a writer are read again.
func (w Writer) inputType() asl.InputType {
	if w.format.output == asl.OutputJSON {
		return asl.InputJSON
	}
	return asl.InputJSONL
}
