package reviewer_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

// body is what a gate sent: the body of an SQS message.
var body = []byte(`{
	"taskToken": "AQCEAAAAKgAAAAM", "gate": "Physician review", "level": "ward", "idempotencyKey": "run-7:Physician review:ward:1",
	"round": 1, "requestedAt": "2026-05-04T08:00:00Z", "expiresAt": "2026-05-06T08:00:00Z", "contentHash": "sha256:aa",
	"author": "dr-m", "ask": {"id": "n1"}
}`)

// morning stands for time.Now.
func morning() time.Time { return time.Date(2026, 5, 4, 9, 30, 0, 0, time.UTC) }

// printer stands for *sfn.Client: it prints what it would send.
type printer struct{ fake }

func (*printer) SendTaskSuccess(_ context.Context, in *successInput, _ ...func(*options)) (*successOutput, error) {
	fmt.Println(*in.Output)
	return &successOutput{}, nil
}

func (*printer) SendTaskFailure(_ context.Context, in *failureInput, _ ...func(*options)) (*failureOutput, error) {
	fmt.Println(*in.Error+":", *in.Cause)
	return &failureOutput{}, nil
}

func ExampleNew() {
	desk, err := reviewer.New(&printer{}, morning)
	if err != nil {
		fmt.Println(err)
		return
	}
	ticket, ask, err := reviewer.Open[note](body)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ask.ID, "for", ticket.Level, "until", ticket.ExpiresAt.Format(time.DateOnly))
	shown := "sha256:aa" // of the text that the page has shown
	err = desk.Approve(context.Background(), ticket, reviewer.Signature{Reviewer: "dr-k", Role: "radiologist", ContentHash: shown})
	fmt.Println(err)
	// Output:
	// n1 for ward until 2026-05-06
	// {"decision":"approve","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T09:30:00Z","comment":"","contentHash":"sha256:aa"}
	// <nil>
}

func ExampleOpen() {
	ticket, ask, err := reviewer.Open[note](body)
	fmt.Println(ask.ID, err)
	fmt.Printf("%+v\n", ticket.Token)
	_, _, err = reviewer.Open[note]([]byte(`{"detail": {}}`))
	fmt.Println(err)
	// Output:
	// n1 <nil>
	// [task token]
	// review: RequestUnfit: taskToken is absent; what a topic or an event bus delivers has the request in its Message or detail
}

func ExampleTicketOf() {
	// A Lambda function gets the request as its event.
	handler := func(r review.Request[note]) error {
		ticket, err := reviewer.TicketOf(r)
		fmt.Println(ticket.Gate, ticket.Round)
		return err
	}
	fmt.Println(handler(request()))
	// Output:
	// Physician review 1
	// <nil>
}

func ExampleDesk_Approve() {
	desk, _ := reviewer.New(&printer{}, morning)
	ticket, _, _ := reviewer.Open[note](body)
	changed := "sha256:bb" // somebody has changed the text since the gate asked
	err := desk.Approve(context.Background(), ticket, reviewer.Signature{Reviewer: "dr-k", Role: "radiologist", ContentHash: changed})
	fmt.Println(err)
	fmt.Println(errors.Is(err, reviewer.ErrContent))
	// Output:
	// review: OtherContent: the reviewer saw "sha256:bb", the gate asks about "sha256:aa"
	// true
}

func ExampleDesk_Reject() {
	desk, _ := reviewer.New(&printer{}, morning)
	ticket, _, _ := reviewer.Open[note](body)
	by := reviewer.Signature{Reviewer: "dr-k", Role: "radiologist", ContentHash: "sha256:aa"}
	fmt.Println(desk.Reject(context.Background(), ticket, by))
	by.Comment = "wrong patient"
	fmt.Println(desk.Reject(context.Background(), ticket, by))
	// Output:
	// review: NoComment: reject needs a comment that gives the reason
	// {"decision":"reject","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T09:30:00Z","comment":"wrong patient","contentHash":"sha256:aa"}
	// <nil>
}

func ExampleDesk_Rework() {
	desk, _ := reviewer.New(&printer{}, morning)
	ticket, _, _ := reviewer.Open[note](body)
	by := reviewer.Signature{Reviewer: "dr-k", Role: "radiologist", ContentHash: "sha256:aa", Comment: "name the side"}
	fmt.Println(desk.Rework(context.Background(), ticket, by))
	// Output:
	// {"decision":"rework","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T09:30:00Z","comment":"name the side","contentHash":"sha256:aa"}
	// <nil>
}

func ExampleDesk_Heartbeat() {
	// The gate was answered by somebody else in the meantime.
	client := &fake{err: &apiError{"TaskTimedOut", "the task is closed"}}
	desk, _ := reviewer.New(client, morning)
	ticket, _, _ := reviewer.Open[note](body)
	err := desk.Heartbeat(context.Background(), ticket)
	fmt.Println(errors.Is(err, reviewer.ErrTaskTimedOut))
	// Output: true
}

func ExampleDesk_Cancel() {
	desk, _ := reviewer.New(&printer{}, morning)
	ticket, _, _ := reviewer.Open[note](body)
	fmt.Println(desk.Cancel(context.Background(), ticket, "the patient was moved"))
	// Output:
	// Review.Cancelled: the patient was moved
	// <nil>
}

func ExampleDesk_Supersede() {
	desk, _ := reviewer.New(&printer{}, morning)
	ticket, _, _ := reviewer.Open[note](body)
	fmt.Println(desk.Supersede(context.Background(), ticket, "draft 2 of note n1"))
	// Output:
	// Review.Superseded: draft 2 of note n1
	// <nil>
}

func ExampleDecide() {
	desk, _ := reviewer.New(&printer{}, morning)
	ticket, _, _ := reviewer.Open[note](body)
	by := reviewer.Signature{Reviewer: "dr-k", Role: "radiologist", ContentHash: "sha256:aa"}
	fmt.Println(reviewer.Decide(context.Background(), desk, ticket, grade("clear"), by))
	fmt.Println(reviewer.Decide(context.Background(), desk, ticket, grade("fine"), by))
	// Output:
	// {"decision":"clear","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T09:30:00Z","comment":"","contentHash":"sha256:aa"}
	// <nil>
	// review: UnknownDecision: fine is no decision of this gate: they are [clear unclear]
}

func ExampleError() {
	client := &fake{err: &apiError{"TaskTimedOut", "the task is closed"}}
	desk, _ := reviewer.New(client, morning)
	ticket, _, _ := reviewer.Open[note](body)
	err := desk.Approve(context.Background(), ticket, reviewer.Signature{Reviewer: "dr-k", Role: "radiologist", ContentHash: "sha256:aa"})
	var e *reviewer.Error
	if errors.As(err, &e) {
		fmt.Println(e.Kind, e.Operation, e.Sent())
	}
	// Output: TaskTimedOut SendTaskSuccess true
}

func ExampleNewToken() {
	token := reviewer.NewToken("AQCEAAAAKgAAAAM")
	fmt.Println(token)
	fmt.Println(token.Reveal())
	// Output:
	// [task token]
	// AQCEAAAAKgAAAAM
}
