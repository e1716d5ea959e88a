package builder_test

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

type evalRequest struct {
	ID    string  `json:"id"`
	Depth int     `json:"depth"`
	Nick  *string `json:"nick"`
	Notes []string
	Who   struct {
		Name string
		Age  int `json:",omitempty"`
	}
	Plain string `json:",omitempty"`
}

type evalReport struct {
	Names   []string
	Error   string
	Cause   string
	N       int
	Path    string
	Sent    string
	Seq     *string
	Times   []time.Time
	Persons []person
}

// statePrograms use every verb outside Map.
func statePrograms() []evalProgram {
	return []evalProgram{
		flowProgram("two tasks", buildTwoTasks, checkTwoTasks),
		flowProgram("loop with a variable", buildLoop, func(c *flowCheck[words, loopOut]) {
			require.Equal(c, 3, c.out.Attempts)
			require.Equal(c, []string{"try 0", "try 1", "try 2"}, c.out.Log)
		}),
		flowProgram("variables with a value from the start", buildInitial, func(c *flowCheck[lists, []string]) {
			require.Equal(c, mapped(c.in.Tags, func(s string) string { return s + s + "!" }), c.out)
		}),
		flowProgram("choice", buildChoice, checkChoice),
		flowProgram("failures", buildFailures, checkFailures),
		flowProgram("waits", func(w *builder.Workflow[instants, instants], in *instants) {
			w.StartAt(builder.Wait(w, "Fixed", time.Minute)).Then(builder.WaitSeconds(w, "Field", builder.Floor(builder.Lit(2.5)))).
				Then(builder.WaitUntil(w, "Date", time.Unix(0, 0))).Then(builder.WaitTimestamp(w, "Until", &in.A)).Then(builder.WaitTimestamp(w, "Later", builder.AddTime(&in.Z, time.Hour))).
				Then(builder.SucceedExpr(w, "End", builder.From(in)))
		}, func(c *flowCheck[instants, instants]) { requireSame(c.T, c.in, c.out) }),
		flowProgram("pass results", buildPasses, func(c *flowCheck[sink, evalReport]) {
			require.Equal(c, len(c.in.People), c.out.N)
			require.Equal(c, c.in.P.Name+"/"+c.in.S+"/fixed/", c.out.Path)
			requireSame(c.T, mapped(c.in.People, func(p person) string { return p.Name }), c.out.Names)
		}),
		flowProgram("parallel", buildParallel, checkParallel),
		flowProgram("fragments", buildFragments, func(c *flowCheck[words, [2]string]) {
			require.Equal(c, [2]string{"first " + c.in.A, "second " + c.in.B}, c.out)
		}),
		flowProgram("message", buildMessage, nil),
		flowProgram("placed requests", buildPlaced, nil),
		flowProgram("pointer input", func(w *builder.Workflow[*person, string], in **person) {
			w.StartAt(builder.SucceedExpr(w, "End", builder.OrElseExpr(builder.Optional(&(*in).Name), builder.Lit("nobody"))))
		}, func(c *flowCheck[*person, string]) { require.Equal(c, or(c.in, person{Name: "nobody"}).Name, c.out) }),
		flowProgram("states named like functions", buildFunctionNames, func(c *flowCheck[nothing, evalReport]) {
			require.Equal(c, len(c.out.Names), c.out.N)
		}),
		flowProgram("nothing comes out", func(w *builder.Workflow[words, nothing], in *words) {
			w.StartAt(builder.Wait(w, "Rest", time.Second)).Then(builder.Task(w, "Tell", lambdatask.Function[words, string]("tell")).ArgumentsExpr(builder.From(in)))
		}, nil),
	}
}

func buildTwoTasks(w *builder.Workflow[sink, evalReport], in *sink) {
	req := evalRequest{Depth: 3, Notes: []string{"literal"}}
	fetch := builder.Task(w, "Fetch", lambdatask.Function[evalRequest, sink](builder.Param("fetch"))).
		Arguments(&req, builder.Bind(&req.ID, &in.S), builder.Bind(&req.Nick, &in.P.Nick), builder.Bind(&req.Who.Name, &in.P.Name), builder.Bind(&req.Who.Age, &in.P.Age), builder.BindOptional(&req.Plain, &in.OptS)).
		Retry(builder.LambdaTransient, builder.LambdaThrottled, builder.RetryOn("A").IntervalSeconds(1).MaxDelaySeconds(9).BackoffRate(1.5).JitterStrategy(asl.JitterFull), builder.RetryOn().MaxAttempts(1)).Credentials(builder.Format("arn:{}", &in.S))
	got := fetch.Result()
	second := builder.Task(w, "Second", lambdatask.Function[evalRequest, person](&in.S))
	req2 := evalRequest{}
	second.Arguments(&req2, builder.Bind(&req2.ID, builder.Format("{}-{}", &got.BaseID, &got.QI)), builder.Bind(&req2.Nick, builder.Optional(&got.Remark)), builder.Bind(&req2.Notes, builder.Pluck(&got.People, func(p *person) *string { return &p.Name })),
		builder.Bind(&req2.Depth, builder.OrElse(&got.QOI, -1)), builder.Bind(&req2.Who.Name, builder.OrElseExpr(builder.Optional(&got.OptP.Name), builder.From(&in.S))), builder.Bind(&req2.Who.Age, &got.EmptyI))
	out := evalReport{Error: "none"}
	w.StartAt(fetch).Then(second).Then(builder.Succeed(w, "End", &out, builder.Bind(&out.Names, &got.EmptyL), builder.Bind(&out.N, &second.Result().Age), builder.Bind(&out.Path, &second.Result().Name),
		builder.Bind(&out.Seq, builder.At(&second.Result().Roles, 0)), builder.Bind(&out.Cause, builder.OrElseExpr(builder.Key(&got.Names, "a"), builder.Lit("?"))), builder.Bind(&out.Persons, &got.People)))
}

func checkTwoTasks(c *flowCheck[sink, evalReport]) {
	got := decode[sink](c.T, payload(c, "Fetch"))
	second := decode[person](c.T, payload(c, "Second"))
	want := evalRequest{ID: got.BaseID + "-" + decimal(got.QI), Notes: mapped(got.People, func(p person) string { return p.Name }), Depth: or(got.QOI, -1)}
	if got.More != nil {
		want.Nick = &got.Remark
	}
	want.Who.Name, want.Who.Age = or(got.OptP, person{Name: c.in.S}).Name, got.EmptyI
	requireSame(c.T, want, decode[evalRequest](c.T, c.last("Second").Fields["Request"]))
	out := evalReport{Error: "none", Names: got.EmptyL, N: second.Age, Path: second.Name, Persons: got.People, Cause: or(keyed(got.Names, "a"), "?"), Seq: at(second.Roles, 0)}
	requireSame(c.T, out, c.out)
}

// payload is what a Lambda function gave in its last run.
func payload[In, Out any](c *flowCheck[In, Out], state string) []byte {
	return decode[struct{ Payload json.RawMessage }](c.T, c.last(state).Result).Payload
}

type loopOut struct {
	Attempts int
	Log      []string
}

func buildLoop(w *builder.Workflow[words, loopOut], in *words) {
	attempts, log := builder.Var[int](w, "attempts"), builder.Var[[]string](w, "log")
	note := builder.Var[*string](w, "note")
	begin := builder.PassThrough(w, "Begin").Assign(builder.Bind(attempts, builder.Lit(0)), builder.Bind(log, builder.Lit[[]string](nil)), builder.Bind(note, &in.O)).Comment("zero")
	var req evalAsk
	try := builder.Task(w, "Try", lambdatask.Function[evalAsk, evalReply]("try")).Arguments(&req, builder.Bind(&req.Title, builder.As[label](builder.Format("{}", attempts))), builder.Bind(&req.Tags, log), builder.Bind(&req.Note, builder.OrElse(note, "-")))
	try.Assign(builder.Bind(attempts, builder.Add(attempts, 1)), builder.Bind(log, builder.Concat(builder.From(log), builder.ListOf(builder.Format("try {}", attempts)))), builder.Bind(note, &try.Result().Comment))
	out := loopOut{}
	end := builder.Succeed(w, "End", &out, builder.Bind(&out.Attempts, attempts), builder.Bind(&out.Log, log)).Comment("all done")
	w.StartAt(begin).Then(try).Then(builder.Choice(w, "Enough?").When(builder.Less(attempts, 3), try).Otherwise(end).Comment("of it"))
}

// buildInitial has variables with a value from the start in two scopes; the inner one begins with the item, and both loop.
func buildInitial(w *builder.Workflow[lists, []string], in *lists) {
	mark := builder.InitialVar[string](w, "mark", builder.Lit("!"))
	w.StartAt(builder.Map(w, "Each", &in.Tags, func(p *builder.Processor[string, string]) {
		twice := builder.InitialVar[string](p, "twice", p.Item())
		rounds := builder.InitialVar[int](p, "rounds", builder.Lit(0))
		add := builder.PassThrough(p, "Add").Assign(
			builder.Bind(twice, builder.Format("{}{}", twice, p.Item())), builder.Bind(rounds, builder.Add(rounds, 1)))
		end := builder.SucceedExpr(p, "End", builder.Format("{}{}", twice, mark))
		p.StartAt(add).Then(builder.Choice(p, "Again?").When(builder.Less(rounds, 1), add).Otherwise(end))
	}))
}

func buildChoice(w *builder.Workflow[sink, string], in *sink) {
	kept := builder.Var[string](w, "kept")
	end := builder.PassExpr(w, "Tell", builder.From(kept))
	named := builder.SucceedExpr(w, "Named", builder.OrElse(&in.OptS, "impossible"))
	w.StartAt(builder.Choice(w, "Which").
		When(builder.And(builder.Present(&in.OptS), builder.Not(builder.Contains(builder.OrElse(&in.OptS, ""), "a"))), named).
		WhenRule(builder.Rule(builder.Less(&in.EmptyI, 0)).Assign(builder.Bind(kept, builder.Format("negative {}", &in.EmptyI))).Output(&nothing{}).Comment("below"), end).
		WhenRule(builder.Rule(builder.From(&in.B)).Assign(builder.Bind(kept, &in.S)).Output(builder.Len(&in.People)), end).
		Assign(builder.Bind(kept, builder.As[string](&in.G))).
		Otherwise(end))
}

func checkChoice(c *flowCheck[sink, string]) {
	want := string(c.in.G)
	switch {
	case c.in.OptS != nil && !strings.Contains(*c.in.OptS, "a"):
		want = *c.in.OptS
	case c.in.EmptyI < 0:
		want = "negative " + decimal(c.in.EmptyI)
	case c.in.B:
		want = c.in.S
		require.JSONEq(c, decimal(len(c.in.People)), string(c.last("Which").Output))
	}
	require.Equal(c, want, c.out)
}

func buildFailures(w *builder.Workflow[words, evalReport], in *words) {
	seen := builder.Var[string](w, "seen")
	task := builder.Task(w, "Work", lambdatask.Function[words, evalReport]("work")).ArgumentsExpr(builder.From(in))
	f := task.Failure()
	out := evalReport{Path: "caught"}
	caught := builder.Succeed(w, "Caught", &out, builder.Bind(&out.Error, &f.Error), builder.Bind(&out.Cause, &f.Cause), builder.Bind(&out.Sent, seen))
	stop := builder.Fail(w, "Stop", &f.Error, builder.Format("because of {}", &f.Cause)).Comment("no way on")
	late := evalReport{}
	rule := builder.On("Late").Assign(builder.Bind(seen, builder.Format("late: {}", &f.Cause))).Output(&late, builder.Bind(&late.Cause, &f.Cause), builder.Bind(&late.Path, &in.A)).Comment("too late")
	task.Catch(stop, "Hopeless", "Lost").CatchRule(rule, caught).
		CatchRule(builder.On().Assign(builder.Bind(seen, &f.Error)).Output(builder.From(f)), caught)
	w.StartAt(task)
}

func checkFailures(c *flowCheck[words, evalReport]) {
	v := c.last("Work")
	switch {
	case c.fail != nil:
		require.Contains(c, []string{"Hopeless", "Lost"}, *c.fail.Error)
		require.Contains(c, *c.fail.Cause, "because of ")
	case v.Result == nil:
		require.Equal(c, "caught", c.out.Path)
		if c.out.Error == "Late" {
			require.Equal(c, "late: "+c.out.Cause, c.out.Sent)
		} else {
			require.Equal(c, c.out.Error, c.out.Sent)
		}
	default:
		requireSame(c.T, decode[evalReport](c.T, payload(c, "Work")), c.out)
	}
}

func buildPasses(w *builder.Workflow[sink, evalReport], in *sink) {
	type middle struct {
		Name  string
		List  []person
		Fixed string
		Omit  string `json:",omitempty"`
		Inner struct{ S, T string }
		Many  []struct{ A string }
	}
	m := middle{Fixed: "fixed", Many: []struct{ A string }{{"x"}, {"y"}}}
	first := builder.Pass(w, "First", &m, builder.Bind(&m.Name, &in.P.Name), builder.Bind(&m.List, &in.People), builder.Bind(&m.Inner.S, &in.S), builder.Bind(&m.Many[1].A, &in.S))
	r := first.Result()
	second := builder.PassExpr(w, "Second", builder.Filter(&r.List, func(p *person) builder.Expr[bool] { return builder.Lit(true) }))
	third := builder.Pass(w, "Third", &struct{ A, B string }{"a", "{% b"})
	out := evalReport{}
	end := builder.Pass(w, "End", &out, builder.Bind(&out.N, builder.Len(second.Result())), builder.Bind(&out.Names, builder.Pluck(second.Result(), func(p *person) *string { return &p.Name })),
		builder.Bind(&out.Path, builder.Format("{}/{}/{}/{}", &r.Name, &r.Inner.S, &r.Fixed, &r.Omit)), builder.Bind(&out.Error, &third.Result().B), builder.Bind(&out.Cause, builder.OrElseExpr(builder.AtExpr(builder.Each(&r.Many, func(a *struct{ A string }) builder.Expr[string] { return builder.From(&a.A) }), 1), builder.Lit("?"))))
	w.StartAt(first).Then(second).Then(third).Then(end)
}

type gathered struct {
	People []person
	Name   string
	Counts [2]int
	Row    []int
	Deep   string
	Local  []int
}

func buildParallel(w *builder.Workflow[sink, gathered], in *sink) {
	p := builder.Parallel(w, "Gather").Arguments(&nothing{}).Retry(builder.RetryOn("X"))
	people := builder.Branch(p, func(b *builder.BranchScope[[]person]) {
		b.StartAt(builder.Task(b, "People", lambdatask.Function[evalRequest, []person]("people")).Arguments(&evalRequest{}))
	})
	one := builder.Branch(p, func(b *builder.BranchScope[sink]) { b.StartAt(builder.SucceedExpr(b, "One", builder.From(in))) })
	row := builder.Branch(p, func(b *builder.BranchScope[[]int]) {
		b.StartAt(builder.PassThrough(b, "Step")).Then(builder.SucceedExpr(b, "Row", builder.From(&in.Nums)))
	})
	builder.Branch(p, func(b *builder.BranchScope[nothing]) {
		b.StartAt(builder.Choice(b, "Bad?").When(builder.Equal(&in.I, 0), builder.Fail(b, "Bad", "Bad.Zero", &in.S)).Otherwise(builder.Succeed(b, "Good", &nothing{})))
	})
	local := builder.Var[[]int](w, "local")
	zero := builder.PassExpr(w, "Zero", builder.Format("{}: {}", &p.Failure().Error, &p.Failure().Cause))
	p.Assign(builder.Bind(local, builder.Concat(builder.From(row), builder.ListOf(builder.Len(people)))))
	p.Catch(zero, "Bad.Zero")
	other := gathered{}
	zero.Then(builder.Succeed(w, "Other", &other, builder.Bind(&other.Name, zero.Result())))
	out := gathered{}
	w.StartAt(p).Then(builder.Succeed(w, "End", &out, builder.Bind(&out.People, people), builder.Bind(&out.Name, &one.S), builder.Bind(&out.Counts[0], builder.Len(people)), builder.Bind(&out.Counts[1], builder.Len(&one.EmptyL)),
		builder.Bind(&out.Row, row), builder.Bind(&out.Deep, builder.OrElseExpr(builder.Optional(&one.Remark), builder.Lit("none"))), builder.Bind(&out.Local, local)))
}

func checkParallel(c *flowCheck[sink, gathered]) {
	if c.in.I == 0 {
		require.Equal(c, "Bad.Zero: "+c.in.S, c.out.Name)
		return
	}
	people := decode[[]person](c.T, c.last("People").Output)
	want := gathered{People: people, Name: c.in.S, Counts: [2]int{len(people), len(c.in.EmptyL)}, Row: c.in.Nums, Deep: "none", Local: append(append([]int{}, c.in.Nums...), len(people))}
	if c.in.More != nil {
		want.Deep = c.in.Remark
	}
	requireSame(c.T, want, c.out)
}

func notify(f *builder.Fragment[[2]string], text builder.Expr[string]) (builder.Chain, *string) {
	var q evalAsk
	pass := builder.PassExpr(f, "Write", text)
	send := builder.Task(f, "Send", sqstask.SendMessage[evalAsk]("queue.fifo", sqstask.MessageGroupID("group"), sqstask.MessageDeduplicationID("id"))).Arguments(&q, builder.Bind(&q.Note, pass.Result()))
	return pass.Then(send).Then(builder.PassThrough(f, "Sent")), pass.Result()
}

func buildFragments(w *builder.Workflow[words, [2]string], in *words) {
	var out [2]string
	f, g := builder.NewFragment(w, "First: "), builder.NewFragment(builder.NewFragment(w, "Second"), ": ")
	first, a := notify(f, builder.Format("first {}", &in.A))
	second, b := notify(g, builder.Format("second {}", &in.B))
	w.StartAt(first).Then(second).Then(builder.Succeed(w, "End", &out, builder.Bind(&out[0], a), builder.Bind(&out[1], b)))
}

func buildMessage(w *builder.Workflow[words, evalReport], in *words) {
	raw := builder.NewCall[evalAsk, evalReply](builder.CallSpec{
		Service: "aws-sdk:any", Action: "thing", Arguments: []builder.Argument{builder.TextArgument("Fixed", "{% x"), builder.ValueArgument("Count", builder.Len(&in.Nums))},
	})
	q := evalAsk{}
	first := builder.Task(w, "First", raw).Arguments(&q, builder.Bind(&q.Note, &in.E), builder.Bind(&q.Tags, &in.List)).Heartbeat(time.Second).Comment("c")
	send := builder.Task(w, "Send", sqstask.SendMessage[[]string](&in.A)).ArgumentsExpr(builder.From(&in.List))
	out := evalReport{}
	w.StartAt(first).Then(send).Then(builder.SwitchExpr(w, "Decide", builder.From(&first.Result().Decision)).Case(gradeLow, builder.Succeed(w, "Low", &out, builder.Bind(&out.Sent, &send.Result().MessageId), builder.Bind(&out.Seq, &send.Result().SequenceNumber))).
		Otherwise(builder.Fail(w, "Else", "E", builder.OrElse(&first.Result().Comment, "c"))))
}

// buildPlaced has requests inside an object of a list, and with a member beside their own.
func buildPlaced(w *builder.Workflow[words, nothing], in *words) {
	entry := builder.NewCall[evalAsk, nothing](builder.CallSpec{Service: "aws-sdk:any", Action: "thing", Arguments: []builder.Argument{
		builder.IntArgument("Count", 3),
		builder.ListArgument("Entries", builder.ObjectArgument("", builder.TextArgument("Name", &in.A), builder.RequestArgument("Detail"))),
	}})
	linked := builder.NewCall[words, nothing](builder.CallSpec{Service: "aws-sdk:any", Action: "thing", Arguments: []builder.Argument{
		builder.RequestArgument("Input", builder.TextArgument("By", builder.ExecutionName())),
	}})
	q := evalAsk{}
	w.StartAt(builder.Task(w, "Entry", entry).Arguments(&q, builder.Bind(&q.Note, &in.E)).Retry(builder.Transient("A.B"), builder.Throttled("A.C"))).
		Then(builder.Task(w, "Linked", linked).ArgumentsExpr(builder.From(in)))
}

func buildFunctionNames(w *builder.Workflow[nothing, evalReport], _ *nothing) {
	count := builder.Task(w, "Count", lambdatask.Function[nothing, []person]("count")).Arguments(&nothing{})
	value := builder.Task(w, "Map", lambdatask.Function[nothing, person]("map")).Arguments(&nothing{})
	out := evalReport{}
	w.StartAt(count).Then(value).Then(builder.Succeed(w, "End", &out, builder.Bind(&out.N, builder.Len(count.Result())), builder.Bind(&out.Path, &value.Result().Name),
		builder.Bind(&out.Names, builder.Each(count.Result(), func(p *person) builder.Expr[string] { return builder.Upper(&p.Name) }))))
}
