package review_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/review"
)

// TestTrialPublishesNothing: where the switch is on shadow when somebody is asked, and on when they have approved, they have approved on trial.
func TestTrialPublishesNothing(t *testing.T) {
	m, faults := reviewed(review.SQS(builder.Param("queue_url")), review.KillSwitch("/publishing"))
	require.Empty(t, faults)
	for _, s := range m.States {
		choice, ok := s.State.(*asl.Choice)
		if !ok {
			continue
		}
		for _, r := range choice.Choices {
			if s.Name == "Review: Kill switch again?" && *r.Next == "Review: Record approval" {
				condition, _ := r.Condition.Expression()
				require.Equal(t, `$reviewKillSwitchAgain = "on" and $reviewKillSwitch = "on"`, strings.TrimSpace(condition))
				return
			}
		}
	}
	require.Fail(t, "no approval")
}

// TestRecordIsReplacedByItselfOnly: what has no reviewer, such as a second expiry under one key, is told apart by its question.
func TestRecordIsReplacedByItselfOnly(t *testing.T) {
	m, faults := reviewed(review.SQS(builder.Param("queue_url")))
	require.Empty(t, faults)
	text := string(m.Print())
	require.True(t, strings.Contains(text, `attribute_not_exists(#key) OR (#status = :status AND #requestedAt = :requestedAt AND #contentHash = :contentHash AND #reviewer = :reviewer AND #decidedAt = :decidedAt)`))
}
