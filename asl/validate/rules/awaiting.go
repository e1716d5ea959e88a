package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/validate"
)

// What a Task waits for shows at the end of its Resource, so it is known also where a placeholder stands for the partition.

// awaitsToken reports whether a Task waits until somebody answers with its task token.
func awaitsToken(t *asl.Task) bool { return strings.HasSuffix(t.Resource, ".waitForTaskToken") }

// awaitsJob reports whether a Task waits until the job that it started is done.
func awaitsJob(t *asl.Task) bool {
	return strings.HasSuffix(t.Resource, ".sync") || strings.HasSuffix(t.Resource, ".sync:2")
}

// awaitsActivity reports whether a Task waits for a worker of an activity.
func awaitsActivity(t *asl.Task) bool {
	// arn:aws:states:REGION:ACCOUNT:activity:NAME
	return strings.Contains(t.Resource, ":states:") && strings.Contains(t.Resource, ":activity:")
}

// resourcePlace is where to report something about the end of a Resource: at the field, or at the state when a placeholder in
// the field would hide the finding although it hides only the partition, the Region or the account.
func resourcePlace(s *validate.State, t *asl.Task) string {
	if validate.HasPlaceholder(t.Resource) {
		return s.Pointer
	}
	return s.At("Resource")
}

// tasksOf calls f for every Task among the states in hand.
func tasksOf(p *validate.Pass, f func(*validate.State, *asl.Task)) {
	for _, state := range p.States() {
		if task, ok := state.Model.(*asl.Task); ok {
			f(state, task)
		}
	}
}
