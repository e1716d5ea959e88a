package review_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/review"
)

// TestGateOfFragmentUsedTwice: gates of one name in two fragments have keys of their own, as their states have names of their own. Otherwise the
// second approval is refused as another record under the key of the first, and the reviewer's side takes the second question for the first one.
func TestGateOfFragmentUsedTwice(t *testing.T) {
	w := builder.New[letter, review.Status]("letter")
	q := question{}
	ask := review.Ask(&q, &w.Input().SHA256, time.Hour, review.SQS(builder.Param("queue_url")), builder.Bind(&q.ID, &w.Input().ID))
	gate := func(prefix string) *review.GateState {
		return review.Gate(builder.NewFragment(w, prefix), "Review", ask, review.DynamoDB("reviews"), review.WithoutRework())
	}
	first, second := gate("Draft: "), gate("Final {1}: ")
	sent, kept := builder.SucceedExpr(w, "Sent", builder.From(second.Status())), builder.SucceedExpr(w, "Kept", builder.Lit(review.Rejected))
	first.OnApprove(second).OnReject(kept).Guards(second)
	second.OnApprove(sent).OnReject(kept).Guards(sent)
	w.StartAt(first)
	m, faults := w.Build()
	require.Empty(t, faults.String())
	text := string(m.Print())
	for _, want := range []string{`Execution.Id & \"/Draft: Review/\"`, `Execution.Id & \"/Final {1}: Review/\"`, `"gate": "Draft: Review"`, `"level": "Draft: Review"`} {
		require.True(t, strings.Contains(text, want), want)
	}
}
