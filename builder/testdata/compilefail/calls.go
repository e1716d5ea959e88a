package compilefail

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/apigatewaytask"
	"github.com/aslgen/aslgen/builder/task/bedrocktask"
	"github.com/aslgen/aslgen/builder/task/httptask"
	"github.com/aslgen/aslgen/builder/task/snstask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/builder/task/statestask"
)

func badBodylessPost(clinic) {
	apigatewaytask.Invoke[Chart]("api", apigatewaytask.Post) // ERROR `apigatewaytask\.Post .*as apigatewaytask\.Method value`
}

func goodBodylessPost(clinic) {
	apigatewaytask.InvokeWithBody[ChartRequest, Chart]("api", apigatewaytask.Post)
}

func badSubjectOfText(clinic) {
	snstask.SendText("+4915112345678", snstask.Subject("Finding")) // ERROR `snstask\.Option.* as snstask\.TextOption value`
}

func goodSubjectOfText(clinic) {
	snstask.Publish[Report]("topic", snstask.Subject("Finding"))
}

func badFormWithoutBody(clinic) {
	httptask.Invoke[Chart]("https://a", "connection", httptask.Get, httptask.URLEncoded(httptask.Commas)) // ERROR `httptask\.Encoding.* as httptask\.Option value`
}

func goodFormWithoutBody(clinic) {
	httptask.InvokeWithBody[ChartRequest, Chart]("https://a", "connection", httptask.Post, httptask.URLEncoded(httptask.Commas))
}

func badBodyBesideS3(c clinic) {
	builder.Task(c.w, "Ask", bedrocktask.InvokeModelFromS3[Chart]("model", "s3://notes/1")).
		Arguments(c.req) // ERROR `\*ChartRequest.* as \*struct\{\} value`
}

func goodBodyBesideS3(c clinic) {
	builder.Task(c.w, "Ask", bedrocktask.InvokeModel[ChartRequest, Chart]("model")).
		Arguments(c.req)
}

func badChildInput(c clinic) {
	child := builder.New[ChartRequest, Chart]("child")
	builder.Task(c.w, "Run", statestask.RunWorkflow("arn", child)).
		ArgumentsExpr(builder.From(c.in)) // ERROR `Expr\[Admission\].* as builder\.Expr\[ChartRequest\] value`
}

func goodChildInput(c clinic) {
	child := builder.New[ChartRequest, Chart]("child")
	builder.Task(c.w, "Run", statestask.RunWorkflow("arn", child)).
		Arguments(c.req)
}

func badDelay(clinic) {
	sqstask.DelaySeconds("5") // ERROR `string does not satisfy builder\.Int`
}

func goodDelay(clinic) {
	sqstask.DelaySeconds(5)
}
