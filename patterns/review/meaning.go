package review

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/builder"
)

// Meaning says what a value of the user's own decision type does at a gate.
type Meaning byte

// The meanings. The zero value is none: a value without a meaning is refused.
const (
	MeansApprove Meaning = iota + 1 // the content is approved
	MeansReject                     // the content is rejected; the answer needs a comment
	MeansRework                     // the draft is to be made again; the answer needs a comment
	MeansOther                      // the value has an exit of its own: [GateOfState.On]
)

// Verdict is a decision type of the user's own: an enumeration of texts, each of which has a meaning. Both methods are called on
// values that are made up, the zero value among them.
//
//	func (Opinion) Values() []Opinion { return []Opinion{Release, Hold, Correct, SecondOpinion} }
//
//	func (o Opinion) Meaning() review.Meaning {
//		switch o {
//		case Release:
//			return review.MeansApprove
//		case Correct:
//			return review.MeansRework
//		case SecondOpinion:
//			return review.MeansOther
//		default:
//			return review.MeansReject
//		}
//	}
type Verdict[D any] interface {
	~string
	// Values lists the decisions that a gate takes. Any other text is an invalid answer.
	Values() []D
	// Meaning says what a value does at the gate.
	Meaning() Meaning
}

// Meaning says that approve approves, reject rejects, and rework asks for rework.
func (d Decision) Meaning() Meaning {
	return map[Decision]Meaning{Approve: MeansApprove, Reject: MeansReject, Rework: MeansRework}[d]
}

// vocabulary holds the texts that a gate takes for a decision, by their meaning.
type vocabulary map[Meaning][]string

// vocabularyOf asks a decision type. What is wrong with it is told.
func vocabularyOf[D Verdict[D]](g *GateState) vocabulary {
	var zero D
	v, seen := vocabulary{}, map[D]bool{}
	for _, d := range zero.Values() {
		m := d.Meaning()
		switch text := string(d); {
		case strings.TrimSpace(text) == "" || strings.TrimSpace(text) != text:
			report(g.scope, g.line, errVerdict, "give each value a text without blanks around it", "%s of gate %q has the value %q", typeName[D](), g.name, text)
		case seen[d]:
			report(g.scope, g.line, errVerdict, "list each value once", "%s of gate %q lists %q twice", typeName[D](), g.name, text)
		case m < MeansApprove || m > MeansOther:
			report(g.scope, g.line, errVerdict, "have Meaning return MeansApprove, MeansReject, MeansRework or MeansOther", "%q of gate %q has no meaning", text, g.name)
		default:
			v[m] = append(v[m], text)
		}
		seen[d] = true
	}
	if len(v[MeansApprove]) == 0 || len(v[MeansReject]) == 0 {
		report(g.scope, g.line, errVerdict, "give one value MeansApprove and one MeansReject at least", "%s of gate %q cannot both approve and reject", typeName[D](), g.name)
		v[MeansApprove], v[MeansReject] = append(v[MeansApprove], "approve"), append(v[MeansReject], "reject")
	}
	return v
}

// decided tells whether the answer has this meaning.
func (g *GateState) decided(m Meaning) builder.Expr[bool] {
	return builder.In(g.answer.decision, g.words[m]...)
}

// GateOfState is a gate whose reviewers decide with D, a type of the user's own. [GateOf] makes it.
type GateOfState[D Verdict[D]] struct {
	*GateState
	on map[string]bool
}

// GateOf is [Gate] with a decision type of the user's own. Name D, the other types follow from the arguments:
//
//	gate := review.GateOf[Opinion](w, "Radiologist review", question, audit)
//	gate.On(SecondOpinion, consult)
func GateOf[D Verdict[D], Q, Out any](s builder.ScopeOf[Out], name string, question Question[Q], audit Sink, options ...Option) *GateOfState[D] {
	g := newGate[Q, D](s, name, question, audit, options)
	o := &GateOfState[D]{g, map[string]bool{}}
	builder.AtBuild(g.scope, o.finish)
	return o
}

// On leads to target where the answer is a value with [MeansOther] that is valid but for a comment, which it may lack. Each such value has
// one exit. The status is [Other] then.
func (g *GateOfState[D]) On(value D, target builder.State) *GateOfState[D] {
	text := string(value)
	switch {
	case builder.IsNil(target):
		report(g.scope, builder.Here(), errExit, "give it the state that follows", "On %q of gate %q is nil", text, g.name)
	case value.Meaning() != MeansOther:
		report(g.scope, builder.Here(), errExit, "use OnApprove, OnReject or OnRework, or give the value MeansOther", "%q of gate %q has no exit of its own", text, g.name)
	case !slices.Contains(g.words[MeansOther], text):
		report(g.scope, builder.Here(), errExit, "have Values list it", "%q of gate %q is no value of %s", text, g.name, typeName[D]())
	case g.on[text]:
		report(g.scope, builder.Here(), errExit, "call it once", "gate %q has an exit for %q already", g.name, text)
	default:
		record := g.record("Record answer " + text)
		g.exits.decide.WhenRule(builder.Rule(builder.And(g.wellFormed(g.answer), builder.Equal(g.answer.decision, text))).Assign(g.is(Other)), record)
		record.Then(target)
	}
	g.on[text] = true
	return g
}

func (g *GateOfState[D]) finish() {
	for _, text := range g.words[MeansOther] {
		if !g.on[text] {
			report(g.scope, g.line, errExit, "say what follows with On", "gate %q has no exit for %q", g.name, text)
		}
	}
}
