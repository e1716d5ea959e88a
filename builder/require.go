package builder

import (
	"slices"

	"github.com/aslgen/aslgen/asl/passage"
)

// Requirement is a rule that Build proves of the finished machine; see [Before]. It is an immutable value. The zero Requirement
// requires nothing and is a mistake.
type Requirement struct {
	at       callers
	target   State
	passages []Passage
	drafts   []State
}

// Passage is something that must have happened: that a state has succeeded ([Passed]), or that a Choice has taken a transition
// ([Through]). It is an immutable value. The zero Passage is a mistake.
type Passage struct {
	at     callers
	state  State
	target State // of a transition; nil for Passed
	choice bool  // made by Through
}

// Before requires that no path leads to target but through one of the passages. For several that are all needed, give [Require]
// several requirements. Of a [Chain] the target is its first state.
//
// What happened before a Map or Parallel counts inside it. A Parallel has passed what one of its branches passes on all ways to
// its end; branches do not know of one another. What is inside a Map never counts outside it: there may be no items.
func Before(target State, passages ...Passage) Requirement {
	return Requirement{at: here(), target: target, passages: slices.Clone(passages)}
}

// Since makes the passages count only after the last time that draft was entered: an approval of an old draft is none of the new
// one. The result is another requirement; several drafts may be given one after another. Of a [Chain] it is the first state.
func (r Requirement) Since(draft State) Requirement {
	r.drafts = append(slices.Clone(r.drafts), draft)
	return r
}

// Passed is the passage of a state that succeeds. To fail and be caught is no success, and a Choice cannot be given: a passage of
// it is [Through] one of its transitions. Of a [Chain] it is the last state.
func Passed(state State) Passage { return Passage{at: here(), state: state} }

// Through is the passage of a Choice or Switch that goes to target by a rule. No other rule may lead there, and Otherwise may not:
// it is taken for every value that nobody thought of. Where two rules are passages, lead each to a state of its own, or join them
// with [Or]. Of a [Chain] the choice is the last state, the target the first.
func Through(choice, target State) Passage {
	return Passage{at: here(), state: choice, target: target, choice: true}
}

// Require adds rules to the workflow that s belongs to. Build proves each of the finished machine or prints the path that breaks it.
//
//	builder.Require(w, builder.Before(publish, builder.Through(decision, publish)))
func Require(s Scope, rules ...Requirement) { handleOf(s).sc.m.require(here(), rules) }

// Require is [Require] for the workflow.
func (w *Workflow[In, Out]) Require(rules ...Requirement) { w.machine().require(here(), rules) }

// required is a rule and the call that demanded it.
type required struct {
	Requirement
	by callers

	// Filled by Build.
	rule passage.Rule
	seen []*state // target and passages, for the places in a diagnostic
}

func (m *machine) require(at callers, rules []Requirement) {
	at = m.standing(at)
	for _, r := range rules {
		if t := headOf(r.target); m.top.kind == scopeNone && t != nil { // of a nil scope nothing is built, and the rule would be lost
			t.fault(errScopeClosed.At(at.pos(), "Require of %q gets a nil scope", t.name))
			continue
		}
		m.required = append(m.required, required{Requirement: r, by: at})
	}
}
