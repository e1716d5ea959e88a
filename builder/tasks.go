package builder

import (
	"reflect"
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// TaskInfo describes a Task state and how Go values stand in its call, for programs that answer calls in the place of AWS.
type TaskInfo struct {
	// State is the name of the state.
	State string
	// Pos is the line of the user's that made the state.
	Pos diag.Pos
	// Service and Action name the integration; both are empty for the bare ARN of a function or an activity.
	Service, Action string
	// Pattern is how the call ends.
	Pattern Pattern
	// Request is the Go type of what the call takes.
	Request reflect.Type
	// Result is the Go type of what the state gets: of the answer, or of what SendTaskSuccess brings.
	Result reflect.Type
	// RequestPath leads from the arguments of the call to the request: names of members, and the numbers of elements of a list. Without
	// any the request's members are the arguments themselves.
	RequestPath []string
	// RequestEncoding is how the request is spelled.
	RequestEncoding Encoding
	// ResultField names the member of the answer that is the result; empty when the answer itself is.
	ResultField string
	// ResultEncodings are how the members of the result are spelled that are not plain JSON, by name.
	ResultEncodings map[string]Encoding
}

// Tasks returns the Task states, in the order in which they were made. All are known after Build, which may make more.
func (w *Workflow[In, Out]) Tasks() []TaskInfo {
	var out []TaskInfo
	for _, sc := range w.machine().scopes {
		for _, s := range sc.states {
			if t, ok := s.verb.(*taskVerb); ok {
				out = append(out, t.info(s))
			}
		}
	}
	return out
}

// Info describes the state.
func (t *TaskState[Req, Res]) Info() TaskInfo { return t.t.info(t.st) }

func (t *taskVerb) info(s *state) TaskInfo {
	i := TaskInfo{
		State: s.name, Pos: s.at.pos(), Request: t.req, Result: t.res,
		Service: t.call.Service, Action: t.call.Action, Pattern: t.call.Pattern,
		RequestPath: requestPath(t.call.Arguments, false), RequestEncoding: t.call.RequestEncoding,
		ResultEncodings: t.call.ResultEncodings,
	}
	if len(t.call.resultPath()) > 0 {
		i.ResultField = t.call.ResultField
	}
	return i
}

// requestPath leads to the argument of the request, nil when there is none.
func requestPath(arguments []Argument, list bool) []string {
	for i, a := range arguments {
		step := a.name
		if list {
			step = strconv.Itoa(i)
		}
		switch a.kind {
		case argumentRequest:
			return []string{step}
		case argumentObject, argumentList:
			if path := requestPath(a.parts, a.kind == argumentList); path != nil {
				return append([]string{step}, path...)
			}
		default: // holds no request
		}
	}
	return nil
}

// Encode writes a Go value as a workflow has it: as encoding/json does, but for the types of the AWS SDK, which have the form of the
// service. The error tells a value that has no JSON form.
func Encode(v any) (*jsontree.Value, error) {
	if v == nil {
		return jsontree.NewNull(), nil
	}
	e := &encoder{}
	t := encoded(e, reflect.ValueOf(v))
	if e.err != nil {
		return nil, e.err
	}
	literal, _ := t.constant()
	return literal, nil
}
