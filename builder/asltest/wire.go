package asltest

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder"
)

// request returns the request in the arguments of a call, as plain JSON.
func request(info builder.TaskInfo, arguments any) any {
	v := arguments
	for _, step := range info.RequestPath {
		switch at := v.(type) {
		case *value.Object:
			v, _ = at.Get(step)
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(at) {
				return nil
			}
			v = at[i]
		default:
			return nil
		}
	}
	if text, ok := v.(string); ok && len(info.RequestPath) > 0 && !isText(info.Request) {
		if parsed, err := value.Parse([]byte(text)); err == nil {
			v = parsed // an API that takes its message as a text
		}
	}
	if info.RequestEncoding == builder.AttributeValues {
		v = plainItem(v)
	}
	return v
}

// isText tells whether a type is a text in JSON.
func isText(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.String || t.Implements(reflect.TypeFor[json.Marshaler]()) && t.Kind() != reflect.Struct
}

// succeed answers the call with a Go value.
func (c *call) succeed(v any) interp.Result {
	c.r.t.Helper()
	if raw, ok := v.(json.RawMessage); ok {
		return document(raw).give(c)
	}
	tree, err := builder.Encode(v)
	if err != nil {
		c.r.t.Fatalf("the answer of %q has no JSON form: %v", c.task.State, err)
	}
	return c.give(value.FromTree(tree))
}

// give answers the call with a JSON value, which is compared with the result type.
func (c *call) give(v any) interp.Result {
	c.r.t.Helper()
	if c.info == nil {
		return interp.Succeed(v)
	}
	if err := conforms(c.info.Result, v); err != nil {
		c.r.t.Fatalf("the answer of %q is no %s: %v (the state is made at %s)", c.task.State, c.info.Result, err, c.info.Pos)
	}
	r := interp.Succeed(Wire(*c.info, v))
	if c.task.Waits() {
		r = r.Submitted(submitted(c.task))
	}
	return r
}

// Wire writes a result, the JSON of the Go type of a call's result, as the service does: a stand-in for the service hands it to the
// interpreter.
func Wire(info builder.TaskInfo, v any) any {
	if info.Pattern == builder.WaitForTaskToken {
		return v
	}
	if o, ok := v.(*value.Object); ok && len(info.ResultEncodings) > 0 {
		out := value.NewObject(o.Len())
		for name, member := range o.All() {
			if info.ResultEncodings[name] == builder.AttributeValues {
				if member == nil {
					continue // the service leaves it out
				}
				member = attributes(member, fieldOf(info.Result, name).Type)
			}
			out.Set(name, member)
		}
		v = out
	}
	switch {
	case info.ResultField == "":
		return v
	case info.Service == "lambda" && info.Action == "invoke":
		return invoked(v)
	default:
		return value.ObjectOf(info.ResultField, v)
	}
}

// invoked is the answer of Lambda to an invocation that was waited for.
func invoked(payload any) any {
	return value.ObjectOf("ExecutedVersion", "$LATEST", "Payload", payload, "SdkHttpMetadata", value.ObjectOf("HttpStatusCode", 200.0), "StatusCode", 200.0)
}

// submitted is what a service says to a call whose end is waited for.
func submitted(t *interp.Task) any {
	switch t.Service {
	case "lambda":
		return invoked(nil)
	case "sqs":
		return value.ObjectOf("MessageId", "00000000-0000-4000-8000-000000000000")
	case "sns":
		return value.ObjectOf("MessageId", "00000000-0000-4000-8000-000000000000")
	default:
		return value.NewObject(0)
	}
}

// decode reads a JSON value into a Go value.
func decode(v, into any) error {
	if err := json.Unmarshal([]byte(value.Text(v)), into); err != nil {
		return fmt.Errorf("no %s: %w", reflect.TypeOf(into).Elem(), err)
	}
	return nil
}
