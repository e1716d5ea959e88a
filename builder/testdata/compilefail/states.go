package compilefail

import (
	"context"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

func badArgumentsType(c clinic) {
	c.fetch.Arguments(&Scan{}) // ERROR `\*Scan.*\*ChartRequest`
}

func goodArgumentsType(c clinic) {
	c.fetch.Arguments(&ChartRequest{})
}

func badArgumentsByValue(c clinic) {
	c.fetch.Arguments(*c.req) // ERROR `ChartRequest.*\*ChartRequest`
}

func goodArgumentsByValue(c clinic) {
	c.fetch.Arguments(c.req)
}

func badArgumentsExpr(c clinic) {
	c.fetch.ArgumentsExpr(builder.From(&c.in.PatientID)) // ERROR `Expr\[string\].*Expr\[.*ChartRequest\]`
}

func goodArgumentsExpr(c clinic) {
	c.fetch.ArgumentsExpr(builder.Object(c.req))
}

func badHandlerShape(c clinic) {
	lookUp := func(id string) (Chart, error) { return Chart{}, nil }
	builder.Task(c.w, "Look up", lambdatask.Handler("look-up", lookUp)) // ERROR `func\(id string\) \(Chart, error\).*func\(context\.Context, Req\) \(Res, error\)`
}

func goodHandlerShape(c clinic) {
	lookUp := func(ctx context.Context, id string) (Chart, error) { return Chart{}, nil }
	builder.Task(c.w, "Look up", lambdatask.Handler("look-up", lookUp))
}

func badHandlerWithoutError(c clinic) {
	lookUp := func(ctx context.Context, id string) Chart { return Chart{} }
	builder.Task(c.w, "Look up", lambdatask.Handler("look-up", lookUp)) // ERROR `func\(ctx context\.Context, id string\) Chart.*func\(context\.Context, Req\) \(Res, error\)`
}

func goodHandlerWithoutError(c clinic) {
	lookUp := func(ctx context.Context, id string) (Chart, error) { return Chart{}, nil }
	builder.Task(c.w, "Look up", lambdatask.Handler("look-up", lookUp))
}

func badFunctionName(c clinic) {
	lambdatask.Handler(42, FetchChart) // ERROR `int.*builder\.Text`
}

func goodFunctionName(c clinic) {
	lambdatask.Handler(builder.Param("fetch_chart"), FetchChart)
}

func badQueueURL(c clinic) {
	sqstask.SendMessage[Question](&c.in.Age) // ERROR `\*int.*builder\.Text`
}

func goodQueueURL(c clinic) {
	sqstask.SendMessage[Question](&c.in.PatientID)
}

func badResultType(c clinic) {
	var chart *Report = c.fetch.Result() // ERROR `\*Chart.*\*Report`
	_ = chart
}

func goodResultType(c clinic) {
	var chart *Chart = c.fetch.Result()
	_ = chart
}

func badGateAnswer(c clinic, out *Discharge) {
	builder.Bind(&out.Count, &c.review.Result().Remark) // ERROR `\*\*string does not satisfy builder\.Source\[int\]`
}

func goodGateAnswer(c clinic, out *Discharge) {
	builder.Bind(&out.Note, builder.OrElse(&c.review.Result().Remark, ""))
}

func badGateAnswerField(c clinic) {
	builder.Switch(c.w, "Verdict", &c.review.Result().Decision) // ERROR `Decision undefined.*\*Answer has no field or method Decision`
}

func goodGateAnswerField(c clinic) {
	builder.Switch(c.w, "Verdict", &c.review.Result().Verdict)
}

func badWorkflowOutput(c clinic) {
	builder.Succeed(c.w, "Done", &Report{}) // ERROR `\*Report .*\*Discharge for \*Out`
}

func goodWorkflowOutput(c clinic) {
	builder.Succeed(c.w, "Done", &Discharge{})
}

func badWorkflowOutputExpr(c clinic) {
	builder.SucceedExpr(c.w, "Done", builder.From(&c.chart.Summary)) // ERROR `Expr\[string\] .*Expr\[Discharge\]`
}

func goodWorkflowOutputExpr(c clinic) {
	builder.SucceedExpr(c.w, "Done", builder.Object(&Discharge{}))
}

func badBranchOutput(c clinic) {
	builder.Branch(c.gather, func(b *builder.BranchScope[Chart]) {
		b.StartAt(builder.Succeed(b, "Done", &Report{})) // ERROR `\*Report .*\*Chart for \*Out`
	})
}

func goodBranchOutput(c clinic) {
	builder.Branch(c.gather, func(b *builder.BranchScope[Report]) {
		b.StartAt(builder.Succeed(b, "Done", &Report{}))
	})
}

func badBranchResult(c clinic) {
	chart := builder.Branch(c.gather, func(b *builder.BranchScope[Chart]) {})
	builder.Bind(&c.req.PatientID, &chart.Findings) // ERROR `\*int does not satisfy builder\.Source\[string\]`
}

func goodBranchResult(c clinic) {
	chart := builder.Branch(c.gather, func(b *builder.BranchScope[Chart]) {})
	builder.Bind(&c.req.PatientID, &chart.Summary)
}

func badFragmentOutput(c clinic) {
	notify := func(f *builder.Fragment[Report]) {}
	notify(builder.NewFragment(c.w, "Draft: ")) // ERROR `Fragment\[Discharge\].*Fragment\[Report\]`
}

func goodFragmentOutput(c clinic) {
	notify := func(f *builder.Fragment[Discharge]) {}
	notify(builder.NewFragment(c.w, "Draft: "))
}

func badSwitchNotEnum(c clinic, ward *Ward) {
	builder.Switch(c.w, "Ward", ward) // ERROR `Ward.* does not satisfy builder\.Enum\[T\] \(missing method Values\)`
}

func goodSwitchNotEnum(c clinic, verdict *Verdict) {
	builder.Switch(c.w, "Verdict", verdict)
}

func badCaseType(c clinic) {
	ward := Ward("B2")
	builder.Switch(c.w, "Verdict", &c.review.Result().Verdict).Case(ward, c.fail) // ERROR `Ward.*Verdict`
}

func goodCaseType(c clinic) {
	builder.Switch(c.w, "Verdict", &c.review.Result().Verdict).Case(Reject, c.fail)
}

func badWhenNotCondition(c clinic) {
	builder.Choice(c.w, "Urgent?").When(&c.in.Urgent, c.fail) // ERROR `\*bool.*Expr\[bool\]`
}

func goodWhenNotCondition(c clinic) {
	builder.Choice(c.w, "Urgent?").When(builder.From(&c.in.Urgent), c.fail)
}

func badCatchWithoutState(c clinic) {
	c.fetch.Catch("States.Timeout") // ERROR `"States\.Timeout".*string.*builder\.State`
}

func goodCatchWithoutState(c clinic) {
	c.fetch.Catch(c.fail, "States.Timeout")
}

func badCatchOnWait(c clinic) {
	builder.Wait(c.w, "Rest", time.Hour).Catch(c.fail) // ERROR `Catch undefined.*WaitState has no field or method Catch`
}

func goodCatchOnWait(c clinic) {
	c.fetch.Catch(c.fail)
}

func badThenOnFail(c clinic) {
	c.fail.Then(c.fetch) // ERROR `Then undefined.*FailState has no field or method Then`
}

func goodThenOnFail(c clinic) {
	c.fetch.Then(c.fail)
}

func badThenByName(c clinic) {
	c.fetch.Then("Review") // ERROR `"Review".*string.*builder\.State`
}

func goodThenByName(c clinic) {
	c.fetch.Then(c.review)
}

func badRetryByName(c clinic) {
	c.fetch.Retry("States.Timeout") // ERROR `"States\.Timeout".*string.*builder\.Retrier`
}

func goodRetryByName(c clinic) {
	c.fetch.Retry(builder.RetryOn("States.Timeout"))
}

func badFailNumber(c clinic) {
	builder.Fail(c.w, "Incomplete", "Incomplete", 42) // ERROR `int.*builder\.Text`
}

func goodFailNumber(c clinic) {
	builder.Fail(c.w, "Incomplete", "Incomplete", "42 fields are missing.")
}

func badWaitSecondsText(c clinic) {
	builder.WaitSeconds(c.w, "Rest", &c.in.PatientID) // ERROR `\*string.*Source\[int\]`
}

func goodWaitSecondsText(c clinic) {
	builder.WaitSeconds(c.w, "Rest", &c.in.Age)
}

func badWaitTimestampText(c clinic) {
	builder.WaitTimestamp(c.w, "Until", &c.in.PatientID) // ERROR `\*string.*Source\["?time"?\.Time\]`
}

func goodWaitTimestampText(c clinic) {
	builder.WaitTimestamp(c.w, "Until", &c.in.Arrived)
}

func badTimeoutText(c clinic) {
	c.fetch.TimeoutExpr(builder.From(&c.in.PatientID)) // ERROR `Expr\[string\].*Expr\[int\]`
}

func goodTimeoutText(c clinic) {
	c.fetch.TimeoutExpr(builder.From(&c.in.Age))
}

func badCredentialsText(c clinic) {
	c.fetch.Credentials("arn:aws:iam::123456789012:role/reader") // ERROR `string.*Expr\[string\]`
}

func goodCredentialsText(c clinic) {
	c.fetch.Credentials(builder.Lit("arn:aws:iam::123456789012:role/reader"))
}
