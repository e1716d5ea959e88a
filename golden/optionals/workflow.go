// Package optionals reads what may be absent. In Go an optional field is a pointer, so the compiler keeps it apart from one that
// is always there, and the machine never meets nothing where it needs a value.
package optionals

import (
	"context"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// The types of the workflow.
type (
	// Referral is the input. What has omitempty and is no pointer is always there: an absent text reads as "", an absent number
	// as 0, an absent list as [].
	Referral struct {
		PatientID string    `json:"patientId"`
		Note      *string   `json:"note,omitempty"`
		Priority  *int      `json:"priority,omitempty"`
		Clinic    string    `json:"clinic,omitempty"`
		Codes     []string  `json:"codes,omitempty"`
		Insurer   *Insurer  `json:"insurer,omitempty"`
		Referrer  *Referrer `json:"referrer,omitempty"`
	}
	// Insurer pays.
	Insurer struct {
		Name   string  `json:"name"`
		Policy *string `json:"policy,omitempty"`
	}
	// Referrer is the physician who refers.
	Referrer struct {
		Name string `json:"name"`
	}
	// Booking is the request for a place.
	Booking struct {
		PatientID string    `json:"patientId"`
		Note      string    `json:"note"`
		Priority  int       `json:"priority"`
		Clinic    string    `json:"clinic"`
		Codes     []string  `json:"codes"`
		Insurer   *Insurer  `json:"insurer"`
		Payer     string    `json:"payer"`
		Policy    *string   `json:"policy"`
		Sender    *string   `json:"sender"`
		Referrer  Referrer  `json:"referrer"`
		Label     *string   `json:"label"`
		Channel   string    `json:"channel,omitempty"`
		History   []Booking `json:"history,omitempty"`
	}
	// Booked is the answer.
	Booked struct {
		Place   string  `json:"place"`
		Waiting *int    `json:"waiting,omitempty"`
		Reason  *string `json:"reason,omitempty"`
	}
)

// Book is the handler of a Lambda function.
func Book(context.Context, Booking) (Booked, error) { return Booked{}, nil }

// Workflow books a place for a referred patient.
func Workflow() *builder.Workflow[Referral, Booked] {
	w := builder.New[Referral, Booked]("referral")
	in := w.Input()

	req := Booking{Priority: 3}
	book := builder.Task(w, "Book", lambdatask.Handler(builder.Param("booking_function"), Book)).
		Arguments(&req,
			builder.Bind(&req.PatientID, &in.PatientID),
			// in.Note is a *string, so &in.Note does not bind to a string: it takes a default …
			builder.Bind(&req.Note, builder.OrElse(&in.Note, "none")),
			// … or keeps what the Go value holds where there is nothing: 3.
			builder.BindOptional(&req.Priority, &in.Priority),
			builder.Bind(&req.Clinic, &in.Clinic),
			builder.Bind(&req.Codes, &in.Codes),
			// An optional field takes an optional value: null where it is absent.
			builder.Bind(&req.Insurer, &in.Insurer),
			// What is always there in a struct that may be absent may be absent. Optional says that this is known.
			builder.Bind(&req.Payer, builder.OrElseExpr(builder.Optional(&in.Insurer.Name), builder.From(&in.PatientID))),
			builder.Bind(&req.Policy, &in.Insurer.Policy),
			builder.Bind(&req.Sender, builder.Optional(&in.Referrer.Name)),
			builder.Bind(&req.Referrer, builder.OrElse(&in.Referrer, Referrer{Name: "unknown"})),
			// OptionalExpr makes an optional value of one that is always there.
			builder.Bind(&req.Label, builder.OptionalExpr(builder.Format("{} codes", builder.Len(&in.Codes))))).
		Retry(builder.LambdaTransient)
	booked := book.Result()

	// The conditions over what may be absent.
	urgent := builder.EqualExpr(builder.OrElse(&in.Priority, 3), builder.Lit(1))
	complete := builder.And(builder.Present(&in.Note), builder.PresentExpr(builder.Optional(&in.Insurer.Name)))

	called := Booked{Place: "by telephone"}
	byPhone := builder.Succeed(w, "By telephone", &called, builder.Bind(&called.Reason, &in.Note))
	out := Booked{}
	done := builder.Succeed(w, "Booked", &out,
		builder.Bind(&out.Place, &booked.Place),
		builder.Bind(&out.Waiting, &booked.Waiting))

	w.StartAt(builder.Choice(w, "How?").
		When(urgent, byPhone).
		When(complete, book).
		Otherwise(byPhone))
	book.Then(done)
	return w
}
