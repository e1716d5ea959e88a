// Package fragments shares parts of workflows: a Go function that makes states, called twice.
package fragments

import (
	"context"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// The types of the workflow.
type (
	// Transfer is the input: a patient who is handed over to another hospital.
	Transfer struct {
		PatientID string `json:"patientId"`
		FromWard  string `json:"fromWard"`
		ToWard    string `json:"toWard"`
	}
	// Request asks a ward for its consent.
	Request struct {
		PatientID string `json:"patientId"`
		Ward      string `json:"ward"`
	}
	// Consent is the answer.
	Consent struct {
		Given bool `json:"given"`
	}
	// Notice is a message to a ward.
	Notice struct {
		Ward string `json:"ward"`
		Text string `json:"text"`
	}
	// Outcome is the output.
	Outcome struct {
		Transferred bool `json:"transferred"`
	}
)

// AskWard is the handler of a Lambda function.
func AskWard(context.Context, Request) (Consent, error) { return Consent{}, nil }

// agreement makes the states that ask a ward for its consent and tell it what comes of it. Its parameters are what differs: the
// scope, where values come from, and where to go on. The scope gives names to the states, so the function may be called twice.
func agreement(s builder.ScopeOf[Outcome], patient, ward *string, agreed builder.State) builder.State {
	req := Request{}
	ask := builder.Task(s, "Ask", lambdatask.Handler(builder.Param("ward_function"), AskWard)).
		Arguments(&req, builder.Bind(&req.PatientID, patient), builder.Bind(&req.Ward, ward)).
		Retry(builder.LambdaTransient)

	tell := func(name, text string) *builder.TaskState[Notice, sqstask.SendMessageOutput] {
		notice := Notice{Text: text}
		return builder.Task(s, name, sqstask.SendMessage[Notice](builder.Param("ward_queue_url"))).
			Arguments(&notice, builder.Bind(&notice.Ward, ward))
	}
	thank := tell("Thank", "The transfer goes on.")
	regret := tell("Regret", "The transfer is off.")

	answer := builder.Choice(s, "Agreed?").
		When(builder.From(&ask.Result().Given), thank).
		Otherwise(regret)
	ask.Then(answer)
	thank.Then(agreed)
	regret.Then(builder.Succeed(s, "Off", &Outcome{}))
	return ask
}

// Workflow transfers a patient when both wards agree.
func Workflow() *builder.Workflow[Transfer, Outcome] {
	w := builder.New[Transfer, Outcome]("transfer")
	in := w.Input()

	done := builder.Succeed(w, "Transferred", &Outcome{Transferred: true})

	// A fragment is a part of a scope whose names have a prefix: "Receiving: Ask", "Sending: Ask".
	second := agreement(builder.NewFragment(w, "Receiving: "), &in.PatientID, &in.ToWard, done)
	first := agreement(builder.NewFragment(w, "Sending: "), &in.PatientID, &in.FromWard, second)

	w.StartAt(first)
	return w
}
