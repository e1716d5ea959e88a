package interp_test

import (
	"fmt"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// step is a state that was entered or left.
type step struct {
	kind     string // the type of the event
	name     string
	value    any
	assigned *value.Object
}

// member returns a member of a JSON object, nil when there is none.
func member(v any, name string) any {
	if o, ok := v.(*value.Object); ok {
		m, _ := o.Get(name)
		return m
	}
	return nil
}

// jsonOf returns what a text of a recording says: one that was an object was parsed when it was stored, others are text.
func jsonOf(v any) any {
	if text, ok := v.(string); ok {
		if parsed, err := value.Parse([]byte(text)); err == nil {
			return parsed
		}
	}
	return v
}

// recordedSteps returns the states of a recorded history.
func recordedSteps(events []any) []step {
	var steps []step
	for _, e := range events {
		s := step{}
		s.kind, _ = member(e, "type").(string)
		switch {
		case strings.HasSuffix(s.kind, "StateEntered"):
			details := member(e, "stateEnteredEventDetails")
			s.name, _ = member(details, "name").(string)
			s.value = jsonOf(member(details, "input"))
		case strings.HasSuffix(s.kind, "StateExited"):
			details := member(e, "stateExitedEventDetails")
			s.name, _ = member(details, "name").(string)
			s.value = jsonOf(member(details, "output"))
			s.assigned = parsedMembers(member(details, "assignedVariables"))
		default:
			continue
		}
		steps = append(steps, s)
	}
	return steps
}

// parsedMembers returns an object whose members are texts of JSON as what they say.
func parsedMembers(v any) *value.Object {
	o := value.NewObject(0)
	if from, ok := v.(*value.Object); ok {
		for name, m := range from.All() {
			o.Set(name, jsonOf(m))
		}
	}
	return o
}

// stepsOf returns the states of a run.
func stepsOf(x *interp.Execution) []step {
	var steps []step
	for _, e := range x.History() {
		s := step{kind: e.Type, name: e.Name, assigned: value.NewObject(0)}
		switch {
		case strings.HasSuffix(e.Type, "StateEntered"):
			s.value = e.Input
		case strings.HasSuffix(e.Type, "StateExited"):
			s.value = e.Output
			if e.Assigned != nil {
				s.assigned = e.Assigned
			}
		default:
			continue
		}
		steps = append(steps, s)
	}
	return steps
}

// sameStep compares a recorded state with one of a run; it says what differs, "" for nothing.
func (c comparison) sameStep(want, got step) string {
	if want.kind != got.kind || want.name != got.name {
		return fmt.Sprintf("%s %s want %s %s", got.kind, got.name, want.kind, want.name)
	}
	c.diffs = nil
	if !c.equal(norm(want.value), norm(got.value), "") || !c.equal(norm(want.assigned), norm(got.assigned), "/assignedVariables") {
		return fmt.Sprintf("%s %s: %s", want.kind, want.name, strings.Join(c.diffs[:min(2, len(c.diffs))], "; "))
	}
	return ""
}

// inOrder compares states one by one.
func (c comparison) inOrder(want, got []step) string {
	for i := range min(len(want), len(got)) {
		if why := c.sameStep(want[i], got[i]); why != "" {
			return fmt.Sprintf("event of a state %d: %s", i+1, why)
		}
	}
	if len(want) != len(got) {
		return fmt.Sprintf("%d events of states want %d", len(got), len(want))
	}
	return ""
}

// inAnyOrder compares states that ran beside each other: each recorded one has its own in the run.
func (c comparison) inAnyOrder(want, got []step) string {
	if len(want) != len(got) {
		return fmt.Sprintf("%d events of states want %d", len(got), len(want))
	}
	taken := make([]bool, len(got))
	for _, w := range want {
		found, closest := false, "none"
		for i, g := range got {
			if taken[i] {
				continue
			}
			why := c.sameStep(w, g)
			if why == "" {
				taken[i], found = true, true
				break
			}
			if g.kind == w.kind && g.name == w.name {
				closest = why
			}
		}
		if !found {
			return fmt.Sprintf("no %s %s as recorded; %s", w.kind, w.name, closest)
		}
	}
	return ""
}

// concurrent reports whether a definition has states that run beside each other, so that their order is not fixed.
func concurrent(v any) bool {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if concurrent(item) {
				return true
			}
		}
	case *value.Object:
		one, _ := value.Int(member(v, "MaxConcurrency"))
		switch {
		case member(v, "Type") == "Parallel":
			return true
		case member(v, "Type") == "Map" && one != 1:
			return true
		}
		for _, m := range v.All() {
			if concurrent(m) {
				return true
			}
		}
	}
	return false
}

// numbered reports whether all events of a history have their numbers: those of branches were sorted, and lost numbers and some events.
func numbered(events []any) bool {
	for _, e := range events {
		if _, ok := value.Int(member(e, "id")); !ok {
			return false
		}
	}
	return true
}

// sameEvents compares the types and numbers of all events of a history; what differs, "" for nothing.
func sameEvents(want []any, x *interp.Execution) string {
	got := x.History()
	for i := range min(len(want), len(got)) {
		kind, _ := member(want[i], "type").(string)
		id, _ := value.Int(member(want[i], "id"))
		previous, _ := value.Int(member(want[i], "previousEventId"))
		if g := got[i]; kind != g.Type || id != g.ID || previous != g.PreviousEventID {
			return fmt.Sprintf("event %d←%d %s want %d←%d %s", g.ID, g.PreviousEventID, g.Type, id, previous, kind)
		}
	}
	if len(want) != len(got) {
		return fmt.Sprintf("%d events want %d", len(got), len(want))
	}
	return ""
}
