package builder_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
)

// TestRequirePrintsThePath: the path that breaks a rule is in the message.
func TestRequirePrintsThePath(t *testing.T) {
	w := builder.New[struct{ A string }, struct{}]("x")
	publish := builder.Pass(w, "Publish", &struct{}{})
	approved := builder.Pass(w, "Approved", &struct{}{})
	decision := builder.Choice(w, "Decision?").When(builder.Equal(&w.Input().A, "approve"), approved).Otherwise(publish)
	w.StartAt(decision)
	approved.Then(publish)
	w.Require(builder.Before(publish, builder.Passed(approved)))
	_, faults := w.Build()
	require.Len(t, faults, 1)
	require.Contains(t, faults.String(), "StartAt → Decision? → (Default) → Publish")
}
