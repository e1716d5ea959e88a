package batch

import (
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// Results may still be written when the Map is done: the counts are asked for again after a wait, up to so many times.
const (
	mostAsked  = 6
	settleWait = 10 * time.Second
)

// questionRetry retries a question about a Map Run whatever its error: it changes nothing.
var questionRetry = builder.RetryOn().IntervalSeconds(2).MaxAttempts(5).BackoffRate(2).JitterStrategy(asl.JitterFull)

// newReconciliation makes the stage behind a Map, but for its exits.
func newReconciliation(run ran, options []ReconcileOption) *Reconciliation {
	r := &Reconciliation{run: run}
	for _, o := range options {
		r.set(o)
	}
	r.report = builder.Var[Report](run.scope, "report")
	r.problem = builder.Var[builder.ErrorOutput](run.scope, "problem")
	r.count()
	r.compare()
	return r
}

// count asks how many items came to which end, until all results are written.
func (r *Reconciliation) count() {
	s, c, w := r.run.scope, &r.report.Counts, r.run.written
	asked := builder.Var[int](s, "asked")
	known := Report{}
	r.run.assign(builder.Bind(asked, builder.Lit(0)), noProblem(r.problem), builder.Bind(r.report, builder.Object(&known,
		builder.Bind(&known.MapRunArn, &w.MapRunArn),
		builder.Bind(&known.Bucket, &w.ResultWriterDetails.Bucket),
		builder.Bind(&known.Folder, builder.SubstringBefore(&w.ResultWriterDetails.Key, manifestName)))))

	r.ask = builder.Task(s, "Count", describeMapRun).Retry(questionRetry)
	r.describe(r.ask)
	r.children = builder.Var[int](s, "children")
	r.ask.Assign(builder.Bind(asked, builder.Add(asked, 1)), builder.Bind(r.children, &r.ask.Result().ExecutionCounts.Succeeded))
	settle := builder.Wait(s, "Settle", settleWait)
	unsettled := builder.Or(builder.Greater(&c.Running, 0), builder.LessExpr(builder.From(&c.ResultsWritten), builder.From(&c.Total)))
	r.counted = builder.Choice(s, "Counted?").When(builder.And(unsettled, builder.Less(asked, mostAsked)), settle)
	r.run.then(r.ask)
	r.ask.Then(r.counted)
	settle.Then(r.ask)
}

// describe makes a task ask for the counts of the Map Run that the report names, and put them into the report.
func (r *Reconciliation) describe(t *builder.TaskState[DescribeMapRunInput, DescribeMapRunOutput]) {
	req, next := DescribeMapRunInput{}, Report{}
	t.Arguments(&req, builder.Bind(&req.MapRunArn, &r.report.MapRunArn))
	t.Assign(r.reports(&next, builder.Bind(&next.Counts, &t.Result().ItemCounts)))
}

// reports puts what has become known into the report, and keeps where the run and its results are.
func (r *Reconciliation) reports(next *Report, known ...builder.Binding) builder.Binding {
	return builder.Bind(r.report, builder.Object(next, append([]builder.Binding{
		builder.Bind(&next.MapRunArn, &r.report.MapRunArn),
		builder.Bind(&next.Bucket, &r.report.Bucket),
		builder.Bind(&next.Folder, &r.report.Folder),
	}, known...)...))
}

// compare reads the manifest and compares.
func (r *Reconciliation) compare() {
	s := r.run.scope
	r.read = builder.Task(s, "Manifest", getObject).Retry(questionRetry)
	req := getObjectInput{}
	r.read.Arguments(&req, builder.Bind(&req.Bucket, r.run.writer.bucket),
		builder.Bind(&req.Key, builder.Format("{}"+manifestName, &r.report.Folder)))
	r.manifest = builder.Var[Manifest](s, "manifest")
	r.read.Assign(builder.Bind(r.manifest, builder.ParseJSON[Manifest](&r.read.Result().Body)))
	r.allFine = builder.PassThrough(s, "All fine")
	r.reconciled = builder.Choice(s, "Reconciled?")
	if r.run.outcomes {
		r.outcomes = r.countOutcomes()
	} else {
		r.read.Then(r.reconciled)
	}
	r.reconciled.When(builder.And(r.agrees(), r.fine()), r.allFine)
}

// fine tells that every item succeeded.
func (r *Reconciliation) fine() builder.Expr[bool] {
	return builder.And(builder.EqualExpr(r.report.notSucceeded(), builder.Lit(0)), builder.Equal(&r.report.RecordedFailures, 0))
}

// agrees tells that the counts contradict neither one another nor the manifest, nor what was expected.
func (r *Reconciliation) agrees() builder.Expr[bool] {
	c, files := &r.report.Counts, &r.manifest.ResultFiles
	total, none := builder.From(&c.Total), builder.Lit(0)
	bad := r.report.notSucceeded()
	badFiles := builder.AddExpr(builder.Len(&files.Failed), builder.Len(&files.Pending))
	conditions := []builder.Expr[bool]{
		builder.EqualExpr(builder.From(&r.manifest.MapRunArn), builder.From(&r.report.MapRunArn)),
		builder.Equal(&c.Running, 0),
		builder.EqualExpr(builder.AddExpr(builder.From(&c.Succeeded), bad), total),
		builder.EqualExpr(builder.From(&c.ResultsWritten), total),
		builder.Or(builder.Equal(&c.Succeeded, 0), builder.GreaterExpr(builder.Len(&files.Succeeded), none)),
		builder.EqualExpr(builder.GreaterExpr(bad, none), builder.GreaterExpr(badFiles, none)),
	}
	if r.outcomes != nil {
		conditions = append(conditions, r.outcomes.agrees(r.children)...)
	}
	if r.expected != nil {
		conditions = append(conditions, builder.EqualExpr(total, *r.expected))
	}
	return builder.And(conditions...)
}

// exceeded finds out what is known of a run whose Map has failed because too many items did: it has no result, but its Map Run is one of
// those of this execution.
func (r *Reconciliation) exceeded() {
	s := r.run.scope
	r.find = builder.Task(s, "Find run", listMapRuns).Retry(questionRetry)
	req := ListMapRunsInput{MaxResults: 1000}
	r.find.Arguments(&req, builder.Bind(&req.ExecutionArn, builder.ExecutionID()))
	arn := newestRun(&r.find.Result().MapRuns, r.run.label)
	found := Report{}
	r.find.Assign(builder.Bind(r.report, builder.Object(&found,
		builder.Bind(&found.MapRunArn, arn),
		builder.Bind(&found.Bucket, r.run.writer.bucket),
		builder.Bind(&found.Folder, builder.Format("{}/{}/", r.run.writer.prefix, builder.SubstringAfter(arn, "/"+r.run.label+":"))))))
	r.failures = builder.Task(s, "Count failures", describeMapRun).Retry(questionRetry)
	r.describe(r.failures)
	r.find.Then(r.failures)
	r.run.catch(r.failed(builder.On(ErrExceedToleratedFailureThreshold), r.run.failure).Assign(builder.Bind(r.report, builder.Lit(Report{}))), r.find)
}

// catchFailures leads every failure that no exit takes to OnFailure.
func (r *Reconciliation) catchFailures() {
	s := r.run.scope
	if r.onFailure == nil {
		r.onFailure = builder.Fail(s, "Failed", &r.problem.Error, &r.problem.Cause)
	}
	if !r.redrivable {
		r.run.catch(r.failed(builder.On(), r.run.failure).Assign(builder.Bind(r.report, builder.Lit(Report{}))), r.onFailure)
	}
	r.ask.CatchRule(r.failed(builder.On(), r.ask.Failure()), r.onFailure)
	r.read.CatchRule(r.failed(builder.On(), r.read.Failure()), r.onFailure)
	if k := r.outcomes; k != nil {
		k.state.CatchRule(r.failed(builder.On(), k.state.Failure()), r.onFailure)
		k.count.CatchRule(r.failed(builder.On(), k.count.Failure()), r.onFailure)
	}
}

// failed keeps the error that a rule catches.
func (r *Reconciliation) failed(rule builder.CatchRule, failure *builder.ErrorOutput) builder.CatchRule {
	v := builder.ErrorOutput{}
	return rule.Assign(builder.Bind(r.problem, builder.Object(&v, builder.Bind(&v.Error, &failure.Error), builder.Bind(&v.Cause, &failure.Cause))))
}

func noProblem(problem *builder.ErrorOutput) builder.Binding {
	return builder.Bind(problem, builder.Lit(builder.ErrorOutput{}))
}

// newestRun is the ARN of the Map Run with a label that began last, "" where there is none: a loop and a retry start several.
func newestRun(runs *[]StartedMapRun, label string) builder.Expr[string] {
	ours := builder.Filter(runs, func(r *StartedMapRun) builder.Expr[bool] { return builder.Contains(&r.MapRunArn, "/"+label+":") })
	began := func(r *StartedMapRun) builder.Expr[int64] { return builder.UnixMillis(&r.StartDate) }
	last := builder.OrElseExpr(builder.MaxExpr(builder.EachExpr(ours, began)), builder.Lit(int64(0)))
	newest := builder.FilterExpr(ours, func(r *StartedMapRun) builder.Expr[bool] { return builder.EqualExpr(began(r), last) })
	first := builder.OrElseExpr(builder.AtExpr(newest, 0), builder.Lit(StartedMapRun{}))
	return builder.Field(first, func(r *StartedMapRun) *string { return &r.MapRunArn })
}
