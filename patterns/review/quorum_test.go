package review_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/review"
)

func TestQuorumFaults(t *testing.T) {
	queue := review.SQS(builder.Param("queue_url"))
	seat := func(group string) review.Seat { return review.Seat{Group: group, Channel: queue} }
	crowd := make([]review.Seat, 20)
	for i := range crowd {
		crowd[i] = seat(fmt.Sprint("seat ", i))
	}
	type made struct {
		options []review.Option
		line    string
	}
	for name, c := range map[string]struct {
		made made
		want string
	}{
		"nobody but one":     {made{[]review.Option{review.Quorum(1)}, line()}, `ASL6835: gate "Review" has 1 seats`},
		"a crowd":            {made{[]review.Option{review.Quorum(1, crowd...)}, line()}, `ASL6835: gate "Review" has 21 seats`},
		"none of two":        {made{[]review.Option{review.Quorum(0, seat("a"))}, line()}, `ASL6835: gate "Review" needs 0 approvals of 2 seats`},
		"three of two":       {made{[]review.Option{review.Quorum(3, seat("a"))}, line()}, `ASL6835: gate "Review" needs 3 approvals of 2 seats`},
		"seat without group": {made{[]review.Option{review.Quorum(2, seat(""))}, line()}, `ASL6832: a level of gate "Review" has no group`},
		"seat twice":         {made{[]review.Option{review.Quorum(2, seat("a"), seat("a"))}, line()}, `ASL6832: level "a" of gate "Review" is asked twice`},
		"seat of the gate":   {made{[]review.Option{review.Quorum(2, seat("Review"))}, line()}, `ASL6832: level "Review" of gate "Review" is asked twice`},
		"seat without way":   {made{[]review.Option{review.Quorum(2, review.Seat{Group: "a"})}, line()}, `ASL6821: level "a" of gate "Review" has no channel`},
		"slow heartbeat":     {made{[]review.Option{review.Quorum(2, review.Seat{Group: "a", Heartbeat: 48 * time.Hour, Channel: queue})}, line()}, `ASL6820: heartbeat of level "a"`},
		"with reminders":     {made{[]review.Option{review.Remind(time.Hour), review.Quorum(2, seat("a"))}, line()}, `ASL6835: gate "Review" has a quorum, and reminders or further levels`},
		"with levels":        {made{[]review.Option{review.Quorum(2, seat("a")), review.Escalate(review.Level{Group: "b", Timeout: time.Hour, Channel: queue})}, line()}, `ASL6835: gate "Review" has a quorum`},
		"no list":            {made{[]review.Option{review.FourEyes(nil)}, line()}, `ASL6836: FourEyes of gate "Review" has no list`},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := reviewed(queue, c.made.options...)
			require.Len(t, faults, 1, "%v", faults)
			require.Contains(t, faults[0], c.want)
			require.Contains(t, faults[0], c.made.line)
		})
	}
}

// TestFourEyesOfAnotherScope: a list is assigned where it was made only.
func TestFourEyesOfAnotherScope(t *testing.T) {
	other := builder.New[letter, review.Status]("other")
	_, faults := reviewed(review.SQS("q"), review.FourEyes(review.Reviewers(other)))
	require.Contains(t, strings.Join(faults, "\n"), `condition of "Review: Decision?" reads variable "reviewers", which belongs to workflow "other"`)
	runtime.KeepAlive(other) // a workflow that is collected cannot be named
}

// TestQuorumWaitsOnce: the seats wait side by side.
func TestQuorumWaitsOnce(t *testing.T) {
	w := builder.New[letter, review.Status]("letter")
	q := question{}
	queue := review.SQS(builder.Param("queue_url"))
	gate := review.Gate(w, "Review", review.Ask(&q, &w.Input().SHA256, 48*time.Hour, queue), review.DynamoDB("reviews"),
		review.Quorum(2, review.Seat{Group: "surgery", Channel: queue}))
	require.Equal(t, 48*time.Hour, gate.MaxWait())
}
