package builder

import (
	"reflect"
	"time"

	"github.com/aslgen/aslgen/asl"
)

// WaitState is a Wait: it waits, then passes its input on. Spec: https://states-language.net/spec.html#wait-state
type WaitState struct{ flow[*WaitState] }

// Wait makes a Wait state for a fixed time: whole seconds, 0 to 99,999,999.
func Wait(s Scope, name string, d time.Duration) *WaitState {
	at := here()
	w := newWait(s, at, name, &waitVerb{})
	w.st.verb.(*waitVerb).seconds.literal = seconds(at, w.st.sc.m, "Wait "+quote(name), d, 0)
	return w
}

// WaitSeconds makes a Wait state for as many seconds as a field or an expression says.
func WaitSeconds[S Source[int]](s Scope, name string, n S) *WaitState {
	at := here()
	v := &waitVerb{seconds: number{expr: source(at, n), at: at}}
	v.seconds.fold()
	return newWait(s, at, name, v)
}

// WaitUntil makes a Wait state that ends at a fixed time.
func WaitUntil(s Scope, name string, t time.Time) *WaitState {
	return newWait(s, here(), name, &waitVerb{until: &t})
}

// WaitTimestamp makes a Wait state that ends at the time that a field or an expression says.
func WaitTimestamp[S Source[time.Time]](s Scope, name string, t S) *WaitState {
	at := here()
	return newWait(s, at, name, &waitVerb{timestamp: source(at, t)})
}

func newWait(s Scope, at callers, name string, v *waitVerb) *WaitState {
	w := &WaitState{}
	w.flow = flow[*WaitState]{newState(s, at, name, v), w}
	return w
}

type waitVerb struct {
	seconds   number
	until     *time.Time
	timestamp *node
}

func (v *waitVerb) kind() string             { return "Wait" }
func (v *waitVerb) edges(*state, func(edge)) {}
func (v *waitVerb) resultType() reflect.Type { return nil }

func (v *waitVerb) lower(c *compiler, s *state) {
	c.lowerExpr(v.seconds.expr, s.before("Seconds"))
	c.lowerExpr(v.timestamp, s.before("Timestamp"))
	if v.seconds.at != nil { // the literal of Wait is checked where it is given
		checkNumber(c, s, "Seconds", v.seconds, 0, maxSeconds)
	}
	if v.until != nil && (v.until.UTC().Year() < 0 || v.until.UTC().Year() > 9999) {
		c.fault(errBounds.At(s.at.pos(), "Timestamp of %q lies in the year %d; 0 to 9999", s.name, v.until.UTC().Year()))
	}
}

func (v *waitVerb) emit(c *compiler, s *state) asl.State {
	w := s.before("Wait")
	out := &asl.Wait{Comment: optional(s.comment), Seconds: v.seconds.emit(c, w)}
	switch {
	case v.until != nil:
		out.Timestamp = asl.Literal(v.until.UTC().Format(time.RFC3339Nano))
	case v.timestamp != nil:
		out.Timestamp = asl.Expression[string](c.jsonata(v.timestamp, w))
	}
	out.Assign = c.assign(s, s.assigns, s.success("Assign"))
	out.Output = c.output(s)
	out.Next, out.End = nextOf(s)
	return out
}
