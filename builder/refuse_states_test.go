package builder_test

import (
	"math"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// refusedStates are fields of states that are given twice, wrongly, or not at all.
var refusedStates = []refusal{
	{
		name: "arguments-twice",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").
				Arguments(&chartQuery{}).
				Arguments(&chartQuery{Depth: 3})). // @arguments-twice
				Then(done(w))
		},
		want: []string{`ASL6051 Arguments of "Fetch chart" are given twice (take one of them out)`},
	},
	{
		name: "output-twice",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").
				Output(&discharge{}).
				Output(&discharge{})) // @output-twice
		},
		want: []string{`ASL6051 Output of "Fetch chart" is given twice (take one of them out)`},
	},
	{
		name: "otherwise-twice",
		program: func(w *ward) {
			end := done(w)
			w.StartAt(builder.Choice(w, "Urgent?").
				When(builder.From(&w.Input().Urgent), end).
				Otherwise(end).
				Otherwise(fetching(w, "Fetch chart"))) // @otherwise-twice
		},
		want: []string{`ASL6051 Otherwise of "Urgent?" is "Done" already (take one of them out)`},
	},
	{
		name: "timeout-twice",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").
				Timeout(time.Minute).
				TimeoutExpr(builder.Lit(30))). // @timeout-twice
				Then(done(w))
		},
		want: []string{`ASL6051 Timeout of "Fetch chart" is given twice (take one of them out)`},
	},
	{
		name: "credentials-twice",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").
				Credentials(builder.Param("reader")).
				Credentials(builder.Param("writer"))). // @credentials-twice
				Then(done(w))
		},
		want: []string{`ASL6051 Credentials of "Fetch chart" are given twice (take one of them out)`},
	},
	{
		name: "percentage-and-writer-twice",
		program: func(w *ward) {
			w.StartAt(builder.DistributedMap(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, chart]) {
				p.StartAt(fetching(p, "Fetch prior"))
			}).
				ToleratedFailurePercentage(5).
				ToleratedFailurePercentageExpr(builder.Lit(5.0)). // @percentage-and-writer-twice
				ResultWriter(builder.S3Destination("results", "a/")).
				ResultWriter(builder.S3Destination("results", "b/"))). // @percentage-and-writer-twice.2
				Then(done(w))
		},
		want: []string{
			`ASL6051 ToleratedFailurePercentage of "Each scan" is given twice (take one of them out)`,
			`ASL6051 ResultWriter of "Each scan" is given twice (take one of them out)`,
		},
	},
	{
		name: "choice-without-a-rule",
		program: func(w *ward) {
			w.StartAt(builder.Choice(w, "Urgent?").Otherwise(done(w))) // @choice-without-a-rule
		},
		want: []string{`ASL6052 "Urgent?" has no rule (add one with When; where there is nothing to choose, use Then)`},
	},
	{
		name: "switch-without-a-case",
		program: func(w *ward) {
			ask := asking(w, "Ask")
			w.StartAt(ask).
				Then(builder.Switch(w, "Verdict", &ask.Result().Verdict).Otherwise(done(w))) // @switch-without-a-case
		},
		want: []string{`ASL6052 "Verdict" has no case (add one with Case for every value of builder_test.verdict)`},
	},
	{
		name: "choice-without-otherwise",
		program: func(w *ward) {
			w.StartAt(builder.Choice(w, "Urgent?"). // @choice-without-otherwise
								When(builder.From(&w.Input().Urgent), done(w)))
		},
		want: []string{`ASL6055 "Urgent?" has no Otherwise (say where to go when no rule is true)`},
	},
	{
		name: "switch-misses-a-value",
		program: func(w *ward) {
			ask := asking(w, "Ask")
			w.StartAt(ask).
				Then(builder.Switch(w, "Verdict", &ask.Result().Verdict).Case(approve, done(w))) // @switch-misses-a-value
		},
		want: []string{`ASL6053 "Verdict" has no case for reject (add the cases, or an Otherwise)`},
	},
	{
		name: "switch-over-no-values",
		program: func(w *ward) {
			level := builder.Pass(w, "Level", &struct{ Level noLevel }{})
			w.StartAt(level).
				Then(builder.Switch(w, "Which?", &level.Result().Level).Case("high", done(w))) // @switch-over-no-values
		},
		want: []string{`ASL6053 Values of builder_test.noLevel lists no value (list the values of the type, or add an Otherwise)`},
	},
	{
		name: "case-twice",
		program: func(w *ward) {
			ask := asking(w, "Ask")
			end := done(w)
			w.StartAt(ask).Then(builder.Switch(w, "Verdict", &ask.Result().Verdict).
				Case(approve, end).
				Case(approve, end). // @case-twice
				Case(reject, end))
		},
		want: []string{`ASL6054 case approve of "Verdict" is given twice (take one of them out)`},
	},
	{
		name: "case-of-no-value",
		program: func(w *ward) {
			ask := asking(w, "Ask")
			end := done(w)
			w.StartAt(ask).Then(builder.Switch(w, "Verdict", &ask.Result().Verdict).
				Case("aprove", end). // @case-of-no-value
				Otherwise(end))
		},
		want: []string{`ASL6054 case aprove of "Verdict" is not a value of builder_test.verdict (the values are approve, reject)`},
	},
	{
		name: "timeout-of-half-a-second",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").Timeout(500 * time.Millisecond)).Then(done(w)) // @timeout-of-half-a-second
		},
		want: []string{`ASL6056 Timeout of "Fetch chart" is 500ms; whole seconds from 1 to 99999999`},
	},
	{
		name: "numbers-by-expressions-that-are-literals",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").
				TimeoutExpr(builder.Lit(0)).                              // @numbers-by-expressions-that-are-literals
				HeartbeatExpr(builder.Lit(-1))).                          // @numbers-by-expressions-that-are-literals.2
				Then(builder.WaitSeconds(w, "Rest", builder.Lit(-1))).    // @numbers-by-expressions-that-are-literals.3
				Then(builder.WaitUntil(w, "Until", time.Unix(1<<40, 0))). // @numbers-by-expressions-that-are-literals.4
				Then(done(w))
		},
		want: []string{
			`ASL6056 Timeout of "Fetch chart" is 0; 1 to 99999999`,
			`ASL6056 Heartbeat of "Fetch chart" is -1; 1 to 99999999`,
			`ASL6056 Seconds of "Rest" is -1; 0 to 99999999`,
			`ASL6056 Timestamp of "Until" lies in the year 36812; 0 to 9999`,
		},
	},
	{
		name: "wait-below-zero",
		program: func(w *ward) {
			w.StartAt(builder.Wait(w, "Rest", -time.Second)).Then(done(w)) // @wait-below-zero
		},
		want: []string{`ASL6056 Wait "Rest" is -1s; whole seconds from 0 to 99999999`},
	},
	{
		name: "numbers-of-a-retrier",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").
				Retry(builder.RetryOn("Lambda.Unknown").IntervalSeconds(0)).                   // @numbers-of-a-retrier
				Retry(builder.RetryOn("States.Timeout").MaxAttempts(-1)).                      // @numbers-of-a-retrier.2
				Retry(builder.RetryOn("States.TaskFailed").BackoffRate(math.NaN())).           // @numbers-of-a-retrier.3
				Retry(builder.RetryOn("Chart.Locked").MaxDelaySeconds(31_622_401)).            // @numbers-of-a-retrier.4
				Retry(builder.RetryOn("Chart.Busy").IntervalSeconds(10).MaxDelaySeconds(10))). // @numbers-of-a-retrier.5
				Then(done(w))
		},
		want: []string{
			`ASL6056 IntervalSeconds of "Fetch chart" is 0; 1 to 99999999`,
			`ASL6056 MaxAttempts of "Fetch chart" is -1; 0 to 99999999`,
			`ASL6056 BackoffRate of "Fetch chart" is NaN; at least 1 (1 keeps the wait as it is)`,
			`ASL6056 MaxDelaySeconds of "Fetch chart" is 31622401; 1 to 31622400`,
			`ASL6056 MaxDelaySeconds of "Fetch chart" is 10; it must be above IntervalSeconds, 10 (the first wait takes IntervalSeconds already)`,
		},
	},
	{
		name: "numbers-of-a-distributed-map",
		program: func(w *ward) {
			scans := builder.S3JSON[scan]("studies", "scans.json",
				builder.MaxItems(0)) // @numbers-of-a-distributed-map
			batches := builder.Batched(scans,
				builder.MaxItemsPerBatch(0),            // @numbers-of-a-distributed-map.2
				builder.MaxInputBytesPerBatch(300_000)) // @numbers-of-a-distributed-map.3
			each := builder.DistributedMap(w, "Each batch", batches, func(p *builder.Processor[builder.Batch[scan, struct{}], chart]) {
				p.StartAt(fetching(p, "Fetch prior"))
			}).
				MaxConcurrency(-1).              // @numbers-of-a-distributed-map.4
				ToleratedFailurePercentage(101). // @numbers-of-a-distributed-map.5
				ToleratedFailureCount(-1)        // @numbers-of-a-distributed-map.6
			w.StartAt(each).Then(done(w))
		},
		want: []string{
			`ASL6056 MaxItems of "Each batch" is 0; 1 to 100000000`,
			`ASL6056 MaxItemsPerBatch of "Each batch" is 0; 1 to 100000000`,
			`ASL6056 MaxInputBytesPerBatch of "Each batch" is 300000; 1 to 262144`,
			`ASL6056 MaxConcurrency of "Each batch" is -1; 0 to 2147483647`,
			`ASL6056 ToleratedFailurePercentage of "Each batch" is 101; 0 to 100`,
			`ASL6056 ToleratedFailureCount of "Each batch" is -1; 0 to 2147483647`,
		},
	},
	{
		name: "states-all-not-last",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").
				Retry(builder.RetryOn(), // @states-all-not-last
					builder.RetryOn("States.Timeout"))).
				Then(done(w))
		},
		want: []string{`ASL6057 Retry of "Fetch chart": States.ALL is not the last one (it stands for every error: nothing behind it is ever tried)`},
	},
	{
		name: "states-all-with-others",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").
				Catch(builder.Fail(w, "Failed", "Failed", ""), "States.ALL", "States.Timeout")). // @states-all-with-others
				Then(done(w))
		},
		want: []string{`ASL6057 Catch of "Fetch chart": States.ALL stands with other names (it stands for every error: leave the others out)`},
	},
	{
		name: "empty-error-name",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").
				Catch(builder.Fail(w, "Failed", "Failed", ""), "")). // @empty-error-name
				Then(done(w))
		},
		want: []string{`ASL6057 Catch of "Fetch chart" names an empty error (States.ALL stands for every error)`},
	},
	{
		name: "heartbeat-above-the-timeout",
		program: func(w *ward) {
			w.StartAt(asking(w, "Ask").
				Timeout(time.Hour).
				Heartbeat(time.Hour)). // @heartbeat-above-the-timeout
				Then(done(w))
		},
		want: []string{`ASL6058 Heartbeat of "Ask" is 3600 seconds, its Timeout 3600 (give a shorter heartbeat or a longer timeout)`},
	},
	{
		name: "parallel-without-branches",
		program: func(w *ward) {
			w.StartAt(builder.Parallel(w, "Gather")).Then(done(w)) // @parallel-without-branches
		},
		want: []string{`ASL6061 "Gather" has no branch (add one with Branch)`},
	},
	{
		name: "token-not-handed-on",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Ask", sqstask.WithToken[question, reply]("reviews")).Arguments(&question{})).Then(done(w)) // @token-not-handed-on
		},
		want: []string{`ASL6023 "Ask" waits for its task token, and its arguments do not hand it on (bind a field of the request to TaskToken())`},
	},
	{
		name: "token-in-a-call-that-does-not-wait",
		program: func(w *ward) {
			q := question{}
			w.StartAt(builder.Task(w, "Ask", sqstask.SendMessage[question]("reviews")).
				Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()))). // @token-in-a-call-that-does-not-wait
				Then(done(w))
		},
		want: []string{`ASL6022 Arguments of "Ask" reads a task token, which is not there (hand it over in the Arguments of a call that waits for it, such as sqstask.WithToken)`},
	},
	{
		name: "token-in-the-output",
		program: func(w *ward) {
			out := discharge{}
			w.StartAt(asking(w, "Ask").
				Output(&out, builder.Bind(&out.Note, builder.TaskToken()))) // @token-in-the-output
		},
		want: []string{`ASL6022 Output of "Ask" reads a task token, which is not there (hand it over in the Arguments of a call that waits for it, such as sqstask.WithToken)`},
	},
	{
		name: "call-without-a-resource",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Fetch", builder.NewCall[chartQuery, chart](builder.CallSpec{Service: "lambda"}))).Then(done(w)) // @call-without-a-resource
		},
		want: []string{`ASL6067 the call of "Fetch" has no resource (make calls with the packages under builder/task; a CallSpec names Service and Action, or a Resource)`},
	},
	{
		name: "resource-by-an-expression",
		program: func(w *ward) {
			arn := builder.TextArgument("Resource", &w.Input().PatientID) // @resource-by-an-expression
			w.StartAt(builder.Task(w, "Fetch", builder.NewCall[chartQuery, chart](builder.CallSpec{Resource: &arn}))).Then(done(w))
		},
		want: []string{`ASL6067 the resource of "Fetch" is an expression; it must be a literal or a parameter (make calls with the packages under builder/task; a CallSpec names Service and Action, or a Resource)`},
	},
	{
		name: "request-beside-arguments",
		program: func(w *ward) {
			call := builder.NewCall[chartQuery, chart](builder.CallSpec{Service: "charts", Action: "get",
				Arguments: []builder.Argument{builder.TextArgument("Table", "charts")}})
			w.StartAt(builder.Task(w, "Fetch", call).
				ArgumentsExpr(builder.JSONata[chartQuery]("{}"))). // @request-beside-arguments
				Then(done(w))
		},
		want: []string{`ASL6067 the request of "Fetch" stands beside other arguments; it must be a struct, not an expression (make calls with the packages under builder/task; a CallSpec names Service and Action, or a Resource)`},
	},
	{
		name: "parameter-name",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Fetch", lambdatask.Handler(builder.Param("fetch chart"), fetchChart))).Then(done(w)) // @parameter-name
		},
		want: []string{`ASL6006 "fetch chart" is no name of a parameter (a letter or _, then letters, digits, _ and -)`},
	},
	{
		name: "text-that-looks-like-a-parameter",
		program: func(w *ward) {
			fetch := builder.Task(w, "Fetch", lambdatask.Handler(builder.Param("fetch_chart"), fetchChart)).
				Arguments(&chartQuery{Comment: "by ${fetch_chart}"}) // @text-that-looks-like-a-parameter
			w.StartAt(fetch).Then(done(w))
		},
		want: []string{`ASL6069 literal text "by ${fetch_chart}" holds the form of parameter "fetch_chart" (write Param("fetch_chart"), or give the parameter another name)`},
	},
}

// noLevel is an enumerated type that forgot its values.
type noLevel string

func (noLevel) Values() []noLevel { return nil }
