// Package failures deals with errors: retriers, catchers, what is known of a failure, and how to fail.
package failures

import (
	"context"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// The types of the workflow.
type (
	// Claim is the input.
	Claim struct {
		ClaimID string `json:"claimId"`
		Payer   string `json:"payer"`
		Items   []Item `json:"items"`
	}
	// Item is a service that was given.
	Item struct {
		Code string `json:"code"`
	}
	// Receipt is what sending a claim gives.
	Receipt struct {
		Number string `json:"number"`
	}
	// Incident is a report for the people who look after the workflow.
	Incident struct {
		Claim string `json:"claim"`
		Error string `json:"error"`
		Cause string `json:"cause"`
	}
)

// SendClaim is the handler of a Lambda function.
func SendClaim(context.Context, Claim) (Receipt, error) { return Receipt{}, nil }

// CheckItem is the handler of a Lambda function.
func CheckItem(context.Context, Item) (bool, error) { return false, nil }

// PayerBusy waits 5, 10, 20 … seconds, at most two minutes, each time a random part of that. A retrier is a value: each method
// returns a changed copy, so one can stand for several states.
var PayerBusy = builder.RetryOn("PayerBusy", "Lambda.TooManyRequestsException").
	Comment("The payer's interface is slow in the morning.").
	IntervalSeconds(5).
	MaxAttempts(6).
	BackoffRate(2).
	MaxDelaySeconds(120).
	JitterStrategy(asl.JitterFull)

// Never keeps an error from the retriers behind it.
var Never = builder.RetryOn("InvalidClaim").MaxAttempts(0)

// Workflow sends a claim to its payer. The output is a Receipt, or, where the claim is put off, what the catcher says: any.
func Workflow() *builder.Workflow[Claim, any] {
	w := builder.New[Claim, any]("send-claim")
	in := w.Input()

	// A Fail state ends the execution. Error and cause are texts: literals, fields, or expressions.
	detail := builder.Var[string](w, "detail")
	invalid := builder.Fail(w, "Invalid", "InvalidClaim", builder.Format("claim {}: {}", &in.ClaimID, detail)).
		Comment("Somebody must correct the claim.")

	check := builder.Map(w, "Check items", &in.Items, func(p *builder.Processor[Item, bool]) {
		p.StartAt(builder.Task(p, "Check item", lambdatask.Handler(builder.Param("check_function"), CheckItem)).
			ArgumentsExpr(builder.From(p.Item())).
			Retry(builder.LambdaTransient, builder.RetryOn())) // RetryOn without names: every error
	})
	// Two catches lead to the same state, so each hands over its failure in a variable.
	check.CatchRule(builder.On().Assign(builder.Bind(detail, &check.Failure().Cause)), invalid)

	send := builder.Task(w, "Send claim", lambdatask.Handler(builder.Param("send_function"), SendClaim)).
		ArgumentsExpr(builder.From(in)).
		Timeout(time.Minute).
		Retry(Never, PayerBusy)

	// A rule may set the output on its way. The state that it leads to passes its input on, and so it is the output of all.
	later := builder.PassThrough(w, "Later")
	off := Receipt{Number: "put off"}
	send.CatchRule(builder.On("InvalidClaim").Assign(builder.Bind(detail, &send.Failure().Cause)), invalid).
		CatchRule(builder.On("PayerBusy").
			Comment("Another execution will try tomorrow.").
			Output(&off), later)

	// Everything else is reported before the execution fails. The failure is readable wherever every way comes through the catch.
	incident := Incident{}
	report := builder.Task(w, "Report", sqstask.SendMessage[Incident](builder.Param("incident_queue_url"))).
		Arguments(&incident,
			builder.Bind(&incident.Claim, &in.ClaimID),
			builder.Bind(&incident.Error, &send.Failure().Error),
			builder.Bind(&incident.Cause, builder.Substring(&send.Failure().Cause, 0, 1000)))
	failed := builder.Fail(w, "Failed", &send.Failure().Error, builder.Format("{} at {}", &send.Failure().Cause, &in.Payer))
	send.Catch(report)
	report.Catch(failed) // a report that fails hides nothing
	report.Then(failed)

	w.StartAt(check)
	check.Then(send)
	return w
}
