package review

import "github.com/aslgen/aslgen/builder"

// AllowSensitive lets fields that are tagged `asl:"sensitive"` into what reviewers are sent, by the name of the field or by type and field: "PatientID"
// or "Encounter.PatientID". All others are refused in questions and reminders, since channels are read by more people than the
// workflow: hand over a reference, which the reviewer's program resolves for those who have signed in. See [builder.Forbid].
func AllowSensitive(fields ...string) Option {
	return func(s *settings) { s.sensitive = append(s.sensitive, fields...) }
}

// forbidSensitive holds what the states of the gate send to what is allowed.
func (g *GateState) forbidSensitive() {
	var sent []builder.Receiver
	for _, task := range g.sending {
		sent = append(sent, builder.ArgumentsOf(task))
	}
	policy := builder.SensitiveTo(sent...)
	if len(g.set.sensitive) > 0 {
		policy = policy.Except(g.set.sensitive...)
	}
	builder.Forbid(g.scope, policy)
}
