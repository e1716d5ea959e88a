package builder

import (
	"reflect"
	"slices"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// TaskState is a Task: it calls something and waits for its result. Req is what the call takes, Res what it gives.
// Spec: https://states-language.net/spec.html#task-state
type TaskState[Req, Res any] struct {
	fallible[*TaskState[Req, Res]]
	t   *taskVerb
	res *Res
}

// Task makes a Task state that makes a call. The packages under builder/task make calls.
func Task[Req, Res any](s Scope, name string, c Call[Req, Res]) *TaskState[Req, Res] {
	at := here()
	v := &taskVerb{call: c.spec, req: reflect.TypeFor[Req](), res: reflect.TypeFor[Res]()}
	st := newState(s, at, name, v)
	if c.spec == nil {
		v.call = &CallSpec{} // which has no resource
	}
	t := &TaskState[Req, Res]{t: v}
	t.flow = flow[*TaskState[Req, Res]]{st, t}
	var r *root
	r, t.res = newRoot[Res](st.sc, rootResult, st)
	r.prefix = v.call.resultPath()
	r.at = at
	st.result = []*root{r}
	return t
}

// Result returns the result of the call, to take pointers into. It can be read where every path has passed this state.
func (t *TaskState[Req, Res]) Result() *Res { return t.res }

// Arguments sets the request: a pointer to a Go value some of whose fields may be bound.
func (t *TaskState[Req, Res]) Arguments(req *Req, bindings ...Binding) *TaskState[Req, Res] {
	at := here()
	t.t.setArguments(t.st, at, newValue(at, req, bindings))
	return t
}

// ArgumentsExpr sets the whole request from one expression.
func (t *TaskState[Req, Res]) ArgumentsExpr(req Expr[Req]) *TaskState[Req, Res] {
	at := here()
	t.t.setArguments(t.st, at, newValue(at, req, nil))
	return t
}

// Timeout sets TimeoutSeconds: after it the state fails with States.Timeout. Whole seconds, 1 to 99,999,999. Without it a
// task may run for as long as the execution.
func (t *TaskState[Req, Res]) Timeout(d time.Duration) *TaskState[Req, Res] {
	at := here()
	t.t.timeout.set(t.st, at, "Timeout", seconds(at, t.st.sc.m, "Timeout of "+quote(t.st.name), d, 1), nil)
	return t
}

// TimeoutExpr sets TimeoutSeconds by an expression, in seconds.
func (t *TaskState[Req, Res]) TimeoutExpr(e Expr[int]) *TaskState[Req, Res] {
	t.t.timeout.set(t.st, here(), "Timeout", nil, e.node())
	return t
}

// Heartbeat sets HeartbeatSeconds: the longest silence between two heartbeats, after which the state fails with
// States.HeartbeatTimeout. Whole seconds, at least 1, below the timeout. Without it no heartbeat is expected.
func (t *TaskState[Req, Res]) Heartbeat(d time.Duration) *TaskState[Req, Res] {
	at := here()
	t.t.heartbeat.set(t.st, at, "Heartbeat", seconds(at, t.st.sc.m, "Heartbeat of "+quote(t.st.name), d, 1), nil)
	return t
}

// HeartbeatExpr sets HeartbeatSeconds by an expression, in seconds.
func (t *TaskState[Req, Res]) HeartbeatExpr(e Expr[int]) *TaskState[Req, Res] {
	t.t.heartbeat.set(t.st, here(), "Heartbeat", nil, e.node())
	return t
}

// Credentials sets the role that the call is made with: its ARN, as a literal wrapped in Lit, a [Param] or an expression.
// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html
func (t *TaskState[Req, Res]) Credentials(roleArn Expr[string]) *TaskState[Req, Res] {
	if t.t.role != nil {
		t.st.fault(errGivenTwice.At(here().pos(), "Credentials of %q are given twice", t.st.name))
	}
	t.t.role = roleArn.node()
	return t
}

// number is a field that is a literal or an expression.
type number struct {
	literal *int
	expr    *node
	at      callers
}

func (n *number) set(s *state, at callers, field string, literal *int, expr *node) {
	if n.at != nil {
		s.fault(errGivenTwice.At(at.pos(), "%s of %q is given twice", field, s.name))
		return
	}
	*n = number{literal, expr, at}
	n.fold()
}

// fold makes a literal of an expression that is one.
func (n *number) fold() {
	if n.expr != nil && n.expr.op == opLit {
		if v, ok := n.expr.lit.(int); ok {
			n.literal, n.expr = &v, nil
		}
	}
}

func (n *number) emit(c *compiler, w where) *asl.Value[int] {
	switch {
	case n.literal != nil:
		return asl.Literal(*n.literal)
	case n.expr != nil:
		return asl.Expression[int](c.jsonata(n.expr, w))
	default:
		return nil
	}
}

const maxSeconds = 99_999_999

// seconds turns a duration into whole seconds from least up; nil when it is none.
func seconds(at callers, m *machine, what string, d time.Duration, least int) *int {
	n := int(d / time.Second)
	if d%time.Second != 0 || n < least || n > maxSeconds {
		m.fault(errBounds.At(at.pos(), "%s is %s; whole seconds from %d to %d", what, d, least, maxSeconds))
		return nil
	}
	return &n
}

type taskVerb struct {
	call      *CallSpec
	req, res  reflect.Type
	arguments *value
	timeout   number
	heartbeat number
	role      *node
}

func (t *taskVerb) kind() string             { return "Task" }
func (t *taskVerb) edges(*state, func(edge)) {}
func (t *taskVerb) resultType() reflect.Type { return t.res }

func (t *taskVerb) setArguments(s *state, at callers, v *value) {
	if t.arguments != nil {
		s.fault(errGivenTwice.At(at.pos(), "Arguments of %q are given twice", s.name))
		return
	}
	t.arguments = v
}

func (t *taskVerb) lower(c *compiler, s *state) {
	w := s.before("Arguments")
	w.token = t.call.Pattern == WaitForTaskToken
	t.checkCall(c, s)
	tokens := c.lowerValue(t.arguments, w)
	t.encodeRequest(c)
	eachArgument(t.call.Arguments, func(a Argument) {
		if a.kind == argumentValue {
			l := &lowering{c: c, w: w}
			l.node(a.value, false)
			tokens += l.tokens
		}
	})
	t.checkRequest(c, s)
	c.lowerExpr(t.timeout.expr, s.before("TimeoutSeconds"))
	c.lowerExpr(t.heartbeat.expr, s.before("HeartbeatSeconds"))
	c.lowerExpr(t.role, s.before("Credentials"))
	checkNumber(c, s, "Timeout", t.timeout, 1, maxSeconds)
	checkNumber(c, s, "Heartbeat", t.heartbeat, 1, maxSeconds)
	if a, b := t.heartbeat.literal, t.timeout.literal; a != nil && b != nil && *a >= *b {
		c.fault(errHeartbeat.At(t.heartbeat.at.pos(), "Heartbeat of %q is %d seconds, its Timeout %d", s.name, *a, *b))
	}
	if t.call.Pattern == WaitForTaskToken {
		c.m.callbacks = append(c.m.callbacks, Callback{State: s.name, Answer: t.res})
		if tokens == 0 && !t.call.refused() {
			c.fault(errTokenMissing.At(s.at.pos(), "%q waits for its task token, and its arguments do not hand it on", s.name).
				WithHelp("bind a field of the request to TaskToken()"))
		}
	}
}

// checkRequest checks that the request fits where the call wants it.
func (t *taskVerb) checkRequest(c *compiler, s *state) {
	if t.arguments == nil || t.arguments.typ == nil || t.call.refused() { // without a type it is a mistake that is told
		return
	}
	place := t.call.place()
	struc := base(t.req).Kind() == reflect.Struct
	switch {
	case place == nil && len(t.call.Arguments) > 0 && (t.arguments.tree.object() == nil || !struc):
		c.fault(errCallSpec.At(t.arguments.at.pos(), "the request of %q stands beside other arguments; it must be a struct, not an expression", s.name))
	case place == nil:
		t.checkNames(c, s, t.call.Arguments)
	case len(place.parts) > 0 && !struc && base(t.req).Kind() != reflect.Map:
		c.fault(errCallSpec.At(t.arguments.at.pos(), "the request of %q is a %s; the call adds members to it, so it must be a struct or a map", s.name, t.req))
	default:
		t.checkNames(c, s, place.parts)
	}
}

// checkNames reports members of the request that stand beside arguments of the same name.
func (t *taskVerb) checkNames(c *compiler, s *state, beside []Argument) {
	own := t.arguments.tree.object()
	for _, a := range beside {
		if own != nil && slices.Contains(own.names, a.name) {
			c.fault(errArguments.At(t.arguments.at.pos(), "the request of %q has a member %q, which the call gives, too", s.name, a.name).
				WithHelp("take the field out of the request, or the option out of the call"))
		}
	}
}

func (t *taskVerb) checkCall(c *compiler, s *state) {
	if r := t.call.Resource; r != nil && r.value != nil && r.value.op == opBad {
		c.fault(*r.value.fault)
		return
	}
	if t.call.refused() {
		return // told with the arguments
	}
	if !t.call.named() {
		c.fault(errCallSpec.At(s.at.pos(), "the call of %q has no resource", s.name))
		return
	}
	if t.call.Resource != nil && t.call.Resource.value.op != opLit && t.call.Resource.value.op != opParam {
		c.fault(errCallSpec.At(t.call.Resource.value.at.pos(), "the resource of %q is an expression; it must be a literal or a parameter", s.name))
	}
	if t.call.Resource != nil && t.call.Resource.value.op == opParam {
		c.m.params[t.call.Resource.value.text] = true
	}
	if s.sc.runsExpress() && (t.call.Pattern != RequestResponse || t.call.StandardOnly) {
		c.fault(errExpress.At(s.at.pos(), "%q calls %s in an EXPRESS workflow", s.name, c.resourceOf(t.call)))
	}
}

func (t *taskVerb) emit(c *compiler, s *state) asl.State {
	w := s.before("Arguments")
	out := &asl.Task{
		Comment:          optional(s.comment),
		Resource:         c.resourceOf(t.call),
		Arguments:        t.emitArguments(c, w),
		TimeoutSeconds:   t.timeout.emit(c, w),
		HeartbeatSeconds: t.heartbeat.emit(c, w),
	}
	if t.role != nil {
		out.Credentials = asl.Literal(asl.Credentials{RoleArn: c.emitText(t.role, w)})
	}
	c.emitFallible(s, &out.Retry, &out.Catch, &out.Assign, &out.Output, &out.Next, &out.End)
	return out
}

// emitArguments puts the request where the call wants it, among the call's own arguments.
func (t *taskVerb) emitArguments(c *compiler, w where) *jsontree.Value {
	var request *tree
	if t.arguments != nil {
		request = t.arguments.tree
	}
	switch {
	case len(t.call.Arguments) > 0 && t.call.place() != nil:
		return c.emitTree(objectTree(t.call.Arguments, request), w)
	case len(t.call.Arguments) > 0:
		return c.emitTree(appendMembers(objectTree(t.call.Arguments, nil), request.object()), w)
	case request == nil:
		return nil
	default:
		return c.emitTree(request, w)
	}
}
