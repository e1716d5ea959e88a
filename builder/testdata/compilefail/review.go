package compilefail

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/review"
)

// desk is a gate in the clinic.
type desk struct {
	w     *builder.Workflow[row, review.Status]
	q     *asked
	hash  *string
	ask   review.Question[asked]
	audit review.Sink
	gate  *review.GateState
	own   *review.GateOfState[opinion]
	end   builder.State
}

// asked is what a reviewer needs to know.
type asked struct{ ID string }

// opinion is a decision type of a user's own.
type opinion string

// Values lists the opinions.
func (opinion) Values() []opinion { return []opinion{"release", "hold"} }

// Meaning says what the gate does.
func (o opinion) Meaning() review.Meaning {
	if o == "release" {
		return review.MeansApprove
	}
	return review.MeansReject
}

// grade is an enumeration whose values mean nothing to a gate.
type grade string

// Values lists the grades.
func (grade) Values() []grade { return []grade{"clear", "unclear"} }

func badGateWithoutTime(d desk) {
	review.Ask(d.q, d.hash, review.SQS("q")) // ERROR `not enough arguments in call to review\.Ask`
}

func goodGateWithoutTime(d desk) {
	review.Ask(d.q, d.hash, time.Hour, review.SQS("q"))
}

func badQuestionWithoutHash(d desk) {
	review.Ask(d.q, 7, time.Hour, review.SQS("q")) // ERROR `int does not satisfy builder\.Text`
}

func goodQuestionWithoutHash(d desk) {
	review.Ask(d.q, d.hash, time.Hour, review.SQS("q"))
}

func badChannelOfGate(d desk) {
	review.Ask(d.q, d.hash, time.Hour, "https://sqs.eu-central-1.amazonaws.com/1/q") // ERROR `does not implement review\.Channel`
}

func goodChannelOfGate(d desk) {
	review.Ask(d.q, d.hash, time.Hour, review.SQS("https://sqs.eu-central-1.amazonaws.com/1/q"))
}

func badGateWithoutRecords(d desk) {
	review.Gate(d.w, "Review", d.ask, review.WithoutRework()) // ERROR `as review\.Sink value`
}

func goodGateWithoutRecords(d desk) {
	review.Gate(d.w, "Review", d.ask, d.audit, review.WithoutRework())
}

func badGateWithoutQuestion(d desk) {
	review.Gate(d.w, "Review", d.q, d.audit) // ERROR `does not match review\.Question`
}

func goodGateWithoutQuestion(d desk) {
	review.Gate(d.w, "Review", d.ask, d.audit)
}

func badDecisionWithoutMeaning(d desk) {
	review.GateOf[grade](d.w, "Review", d.ask, d.audit) // ERROR `grade\) does not satisfy review\.Verdict`
}

func goodDecisionWithoutMeaning(d desk) {
	review.GateOf[opinion](d.w, "Review", d.ask, d.audit)
}

func badExitOfDecision(d desk) {
	var second grade = "unclear"
	d.own.On(second, d.end) // ERROR `cannot use second .* as opinion value`
}

func goodExitOfDecision(d desk) {
	var second opinion = "hold"
	d.own.On(second, d.end)
}

func badReworkWithoutBound(d desk) {
	d.gate.OnRework(d.end) // ERROR `not enough arguments in call to d\.gate\.OnRework`
}

func goodReworkWithoutBound(d desk) {
	d.gate.OnRework(d.end, 3)
}

func badGuardOfName(d desk) {
	d.gate.Guards("Publish") // ERROR `does not implement builder\.State`
}

func goodGuardOfName(d desk) {
	d.gate.Guards(d.end)
}

func badRecordOfOtherType(call builder.Call[asked, any]) {
	review.AuditVia(call) // ERROR `does not match builder\.Call`
}

func goodRecordOfOtherType(call builder.Call[review.Record, any]) {
	review.AuditVia(call)
}
