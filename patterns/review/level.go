package review

import (
	"fmt"
	"reflect"
	"strconv"
	"time"
)

// Level is a group of reviewers that is asked where the one before it has not answered. See [Escalate].
type Level struct {
	// Group names who is asked: in the request, in the idempotency key and in the names of the states. Each level has another one.
	Group string
	// Timeout is how long this level has, from when it is asked: whole seconds, 1 to 99,999,999.
	Timeout time.Duration
	// Heartbeat is the longest silence of the reviewers' program, below Timeout; 0: none is expected. It suits a program that is open in
	// front of somebody, not a message that waits to be read.
	Heartbeat time.Duration
	// Channel is how the question reaches the group.
	Channel Channel
}

// group is who is asked; where nobody is named, whom the gate stands for.
func (l Level) group(gate string) string {
	if l.Group == "" {
		return gate
	}
	return l.Group
}

// state names a state of the level.
func (l Level) state(verb string) string {
	if l.Group == "" {
		return verb
	}
	return verb + " " + l.Group
}

// total is the longest time that all levels take together.
func total(levels []Level) (sum time.Duration) {
	for _, l := range levels {
		sum += l.Timeout
	}
	return sum
}

// describe tells what a channel is that does not fit.
func describe(ch Channel) string {
	if ch == nil {
		return "nil"
	}
	return "a " + fmt.Sprint(reflect.TypeOf(ch)) + ", whose call takes or gives other types"
}

func quote(s string) string { return strconv.Quote(s) }

// levelsOf are the levels of a gate: that of Ask, then those of Escalate.
func levelsOf(first Level, group string, heartbeat time.Duration, more []Level) []Level {
	first.Group, first.Heartbeat = group, heartbeat
	return append([]Level{first}, more...)
}

// timed tells that a time is one that Step Functions can wait for.
func timed(d time.Duration) bool {
	return d >= time.Second && d <= 99_999_999*time.Second && d%time.Second == 0
}
