// Package triage decides: conditions, rules that fill variables, and a switch over an enumerated type.
package triage

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// Arrival is the input: what the nurse at the door took down.
type Arrival struct {
	PatientID string  `json:"patientId"`
	Age       int     `json:"age"`
	Mode      Mode    `json:"mode"`
	Pulse     int     `json:"pulse"`
	Usual     int     `json:"usualPulse"`
	Systolic  int     `json:"systolic"`
	Oxygen    float64 `json:"oxygen"`
	Complaint string  `json:"complaint"`
	Referred  string  `json:"referredTo"`
}

// Mode is how a patient came. Its method Values makes it an enumerated type, which Switch checks for completeness.
type Mode string

// The modes of arrival.
const (
	Ambulance  Mode = "ambulance"
	Helicopter Mode = "helicopter"
	OnFoot     Mode = "on-foot"
)

// Values lists the modes.
func (Mode) Values() []Mode { return []Mode{Ambulance, Helicopter, OnFoot} }

// Page calls a team.
type Page struct {
	PatientID string `json:"patientId"`
	Team      string `json:"team"`
	Reason    string `json:"reason"`
}

// Placement is the output.
type Placement struct {
	Area   string `json:"area"`
	Reason string `json:"reason"`
}

// Workflow finds the area where a patient is seen.
func Workflow() *builder.Workflow[Arrival, Placement] {
	w := builder.New[Arrival, Placement]("triage", builder.Comment("Finds the area where a patient is seen."))
	in := w.Input()

	// A variable of the workflow. Each way to a state that reads it must have filled it, or Build says which way has not.
	reason := builder.Var[string](w, "reason")
	because := func(text string) builder.Binding { return builder.Bind(reason, builder.Lit(text)) }

	place := func(area string) builder.State {
		p := Placement{Area: area}
		return builder.Succeed(w, "To "+area, &p, builder.Bind(&p.Reason, reason)).Comment("The patient is seen in this area.")
	}
	resuscitation, majors, minors := place("resuscitation"), place("majors"), place("minors")

	page := Page{Team: "resuscitation"}
	alarm := builder.Task(w, "Page team", sqstask.SendMessage[Page](builder.Param("pager_queue_url"))).
		Arguments(&page, builder.Bind(&page.PatientID, &in.PatientID), builder.Bind(&page.Reason, reason))
	alarm.Then(resuscitation)

	// Without Otherwise, a Switch must have a case for every value of the type. The expression is Mode, so are the cases.
	arrived := builder.Switch(w, "How did they come?", &in.Mode).
		Comment("Who was brought is seen first.").
		Case(Helicopter, alarm).
		Case(Ambulance, majors).
		Case(OnFoot, minors)

	// The first rule that holds decides. Comparisons come in two forms: a field against a literal, and, with Expr in the name,
	// an expression against another one.
	vital := builder.And(
		builder.Greater(&in.Oxygen, 0), // 0 means that it was not measured
		builder.Or(builder.Less(&in.Oxygen, 0.9), builder.LessOrEqual(&in.Systolic, 80), builder.GreaterOrEqual(&in.Pulse, 140)))
	faster := builder.And(
		builder.GreaterExpr(builder.From(&in.Pulse), builder.AddExpr(builder.From(&in.Usual), builder.Lit(30))),
		builder.Not(builder.Equal(&in.Complaint, "anxiety")))
	assess := builder.Choice(w, "Assess").
		Comment("Vital signs first, then the complaint.").
		WhenRule(builder.Rule(vital).
			Comment("Vital signs out of bounds.").
			Assign(because("vital signs")), alarm).
		WhenRule(builder.Rule(faster).
			Assign(builder.Bind(reason, builder.Format("pulse {} instead of {}", &in.Pulse, &in.Usual))), majors).
		WhenRule(builder.Rule(builder.In(&in.Complaint, "chest pain", "stroke", "sepsis")).
			Assign(builder.Bind(reason, builder.Upper(&in.Complaint))), majors).
		WhenRule(builder.Rule(builder.InExpr(builder.Lower(&in.Referred), "resus", "resuscitation")).
			Assign(because("referred")), alarm).
		Assign(because("no sign of danger")).
		Otherwise(arrived) // with what Assign of the Choice itself fills

	w.StartAt(assess)
	return w
}
