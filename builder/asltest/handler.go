package asltest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder"
)

var (
	contextType = reflect.TypeFor[context.Context]()
	errorType   = reflect.TypeFor[error]()
	rawType     = reflect.TypeFor[json.RawMessage]()
	anyType     = reflect.TypeFor[any]()
	mapType     = reflect.TypeFor[map[string]any]()
)

// handler is a Go function in a form that Lambda takes.
type handler struct{ f reflect.Value }

// shape returns the types of argument and result, nil where the function has none.
func (h handler) shape() (in, out reflect.Type, err error) {
	t := h.f.Type()
	if h.f.IsNil() {
		return nil, nil, errors.New("the function is nil")
	}
	n := 0
	if t.NumIn() > 0 && t.In(0) == contextType {
		n = 1
	}
	if t.NumIn() > n {
		in = t.In(n)
		n++
	}
	outs := t.NumOut()
	if outs > 0 && t.Out(outs-1) == errorType {
		outs--
	}
	if outs > 0 {
		out = t.Out(0)
		outs--
	}
	if t.IsVariadic() || t.NumIn() != n || outs != 0 {
		return nil, nil, fmt.Errorf("%s is no function of a mock; one is func(context.Context, Req) (Res, error)", t)
	}
	return in, out, nil
}

func (h handler) fits(info *builder.TaskInfo) error {
	in, out, err := h.shape()
	switch {
	case err != nil || info == nil:
		return err
	case in != nil && in != info.Request && !whole(in):
		return fmt.Errorf("the state takes a %s, and the function is a %s", info.Request, h.f.Type())
	case out != nil && out != info.Result && out != reflect.PointerTo(info.Result) && out != anyType && out != rawType:
		return fmt.Errorf("the state gets a %s, and the function is a %s", info.Result, h.f.Type())
	case out == nil && info.Pattern != builder.WaitForTaskToken && !empty(info.Result):
		return fmt.Errorf("the state gets a %s, and the function is a %s, without a result", info.Result, h.f.Type())
	}
	return nil
}

// whole tells a type of argument that stands for all arguments of the call.
func whole(t reflect.Type) bool { return t == anyType || t == mapType || t == rawType }

// empty tells a result type that needs no value.
func empty(t reflect.Type) bool { return t.Kind() == reflect.Struct && t.NumField() == 0 }

func (h handler) give(c *call) interp.Result {
	c.r.t.Helper()
	in, out, _ := h.shape() // an error is told by On
	var args []reflect.Value
	if t := h.f.Type(); t.NumIn() > 0 && t.In(0) == contextType {
		args = append(args, reflect.ValueOf(context.Background()))
	}
	if in != nil {
		args = append(args, c.argument(in))
	}
	results := h.f.Call(args)
	if n := len(results); n > 0 && h.f.Type().Out(n-1) == errorType {
		if err, _ := results[n-1].Interface().(error); err != nil {
			return failed(err)
		}
	}
	switch {
	case out != nil:
		return c.succeed(results[0].Interface())
	case c.task.Waits():
		return interp.Submit(submitted(c.task))
	default:
		return c.give(value.NewObject(0))
	}
}

// argument decodes what the call hands to the function.
func (c *call) argument(t reflect.Type) reflect.Value {
	c.r.t.Helper()
	v := c.task.Input
	if c.info != nil && t == c.info.Request {
		v = request(*c.info, c.task.Input)
	}
	p := reflect.New(t)
	if err := json.Unmarshal([]byte(value.Text(v)), p.Interface()); err != nil {
		c.r.t.Fatalf("what %q hands over is no %s: %v\n%s", c.task.State, t, err, value.Pretty(v))
	}
	return p.Elem()
}

// failed is what Lambda makes of an error that a Go function returns: the error name is the name of the error's type, without
// package and pointer.
func failed(err error) interp.Result {
	var own *Error
	if errors.As(err, &own) {
		return interp.Fail(own.Name, own.Cause)
	}
	name, message := typeOfError(err), err.Error()
	return interp.Fail(name, value.Text(value.ObjectOf("errorMessage", message, "errorType", name)))
}

func typeOfError(err error) string {
	v := reflect.ValueOf(err)
	t := v.Type()
	if t.Kind() == reflect.Pointer {
		t, v = t.Elem(), v.Elem()
	}
	// The library of Lambda for Go has an error that names itself.
	if t.Name() == "InvokeResponse_Error" && v.Kind() == reflect.Struct {
		if f := v.FieldByName("Type"); f.IsValid() && f.Kind() == reflect.String {
			return f.String()
		}
	}
	return t.Name()
}
