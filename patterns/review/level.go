package review

import (
	"strconv"
	"time"

	"github.com/aslgen/aslgen/builder"
)

// Level is a group of reviewers that is asked where the one before it has not answered. See [Escalate].
type Level struct {
	// Group names who is asked: in the request, in the idempotency key and in the names of the states. Each level has another one.
	Group string
	// Timeout is how long this level has, from when it is asked: whole seconds, 1 and up to 364 days, all levels together.
	Timeout time.Duration
	// Heartbeat is the longest silence of the reviewer's side, below Timeout. 0: none is expected. See [Heartbeat].
	Heartbeat time.Duration
	// Channel is how the question reaches the group.
	Channel Channel

	line builder.Line
}

// Group names who is asked first. Without it the request and the idempotency key name the gate.
func Group(name string) Option { return func(s *settings) { s.group = name } }

// Escalate asks further groups, one after the other, each where the time of the one before it is up: with a new task token, an idempotency key of
// its own, and a wait of its own. An answer to a level whose time is up comes too late, as the reviewer's side is told. The gate
// waits as long as all levels together: [GateState.MaxWait].
func Escalate(levels ...Level) Option {
	line := builder.Here()
	return func(s *settings) {
		for _, l := range levels {
			l.line = line
			s.escalate = append(s.escalate, l)
		}
	}
}

// PerItem puts what differs between the items of a Map into the key of requests and records. A gate in an inline Map needs it, since all iterations
// have the name of one execution.
func PerItem[S builder.Text](id S) Option {
	e := builder.FromText(id)
	return func(s *settings) { s.item = &e }
}

// MaxWait is the longest time that the gate waits for an answer in one round: the sum of the timeouts of all levels.
func (g *GateState) MaxWait() time.Duration {
	sum := g.set.wait
	for _, l := range g.set.escalate {
		sum += l.Timeout
	}
	return sum
}

// levels are those of a gate: that of Ask, then those of Escalate. What is wrong with them is told.
func (g *GateState) levels(ch Channel, line builder.Line) []Level {
	out := []Level{{Group: g.set.group, Timeout: g.set.wait, Heartbeat: g.set.heartbeat, Channel: ch, line: line}}
	seen := map[string]bool{out[0].group(g.name): true}
	for i, l := range g.set.escalate {
		standIn := "level " + strconv.Itoa(i+2)
		switch {
		case l.Group == "":
			report(g.scope, l.line, errLevels, "name each level's Group", "a level of gate %q has no group", g.name)
			l.Group = standIn
		case seen[l.Group]:
			report(g.scope, l.line, errLevels, "name each level's Group otherwise: it is a part of the idempotency key", "%s is asked twice", g.level(l))
			l.Group = standIn
		}
		seen[l.Group] = true
		if l.Timeout < minWait || l.Timeout > maxWait {
			report(g.scope, l.line, errTime, "give it a Timeout from 1s to 364 days", "%s waits for %v", g.level(l), l.Timeout)
			l.Timeout = time.Hour
		}
		if l.Heartbeat != 0 && (l.Heartbeat < minWait || l.Heartbeat >= l.Timeout) {
			report(g.scope, l.line, errTime, "give it a second at least, and less than the Timeout", "heartbeat of %s is %v, its timeout %v", g.level(l), l.Heartbeat, l.Timeout)
			l.Heartbeat = 0
		}
		out = append(out, l)
	}
	var sum time.Duration
	for _, l := range out {
		sum += l.Timeout
	}
	if g.set.quorum == nil && sum > maxWait { // the seats of a quorum wait side by side
		report(g.scope, out[len(out)-1].line, errTime, "give them 364 days together: an execution ends after a year", "the levels of gate %q wait for %v", g.name, sum)
	}
	for _, l := range out {
		g.checkRetriers(l)
	}
	if g.set.item == nil && builder.Repeated(g.scope) {
		report(g.scope, g.line, errRepeated, "add PerItem with what differs between the items, such as an id", "gate %q stands in an inline Map, whose items have one execution", g.name)
	}
	return out
}

// asksAgain are errors that a retry must not take: nobody has failed to send, and another attempt would ask anew.
var asksAgain = map[string]bool{
	"States.ALL": true, "States.TaskFailed": true, "States.Timeout": true, "States.HeartbeatTimeout": true,
	ErrCancelled: true, ErrSuperseded: true,
}

func (g *GateState) checkRetriers(l Level) {
	if l.Channel == nil {
		return
	}
	for _, r := range l.Channel.retriers() {
		for _, name := range r.ErrorEquals() {
			if asksAgain[name] {
				report(g.scope, l.line, errRetryAsks, "name the errors of sending: the throttles and the passing faults of the service",
					"the channel of %s retries %s", g.level(l), name)
			}
		}
	}
}

// level names a level in messages.
func (g *GateState) level(l Level) string {
	if l.Group == "" {
		return "gate " + strconv.Quote(g.name)
	}
	return "level " + strconv.Quote(l.Group) + " of gate " + strconv.Quote(g.name)
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
