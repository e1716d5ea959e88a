package rules

import (
	"iter"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// taskErrors is what is known of the names of the errors of a Task.
type taskErrors struct {
	call *validate.Call
	// prefixes are what the names of errors of the service begin with; the first one is the usual one.
	prefixes []string
	// open reports whether a worker, a child or a container gives the errors names of its own.
	open bool
	// function reports whether the code of a Lambda function does.
	function bool
}

// errorsOf returns what is known of the errors of a call; false when nothing is.
func errorsOf(c *validate.Call) (taskErrors, bool) {
	e := taskErrors{call: c, open: c.Resource.Pattern == service.WaitForTaskToken}
	switch {
	case c.Resource.Kind == service.Activity:
		e.open = true
	case c.Resource.Kind == service.Lambda:
		e.function, e.prefixes = true, []string{"Lambda"}
	case c.Integration != nil:
		e.prefixes = c.Integration.ErrorPrefixes
		e.function = c.Resource.Service == "lambda"
		switch c.Resource.Service {
		case "states", "ecs", "batch", "eks":
			e.open = true
		}
	case c.Service != nil:
		e.prefixes = []string{c.Service.ErrorPrefix}
	default:
		return e, false
	}
	return e, true
}

// known returns the names of errors that are known, with prefix.
func (e *taskErrors) known() []string {
	switch {
	case e.call.Resource.Kind == service.Lambda:
		return service.LookupOptimized("lambda", "invoke").AllErrors()
	case e.call.Integration != nil:
		return e.call.Integration.AllErrors()
	case e.call.Service != nil:
		return e.call.Service.Errors()
	default:
		return nil
	}
}

// name names what the Task calls, for a message.
func (e *taskErrors) name() string {
	if e.call.Resource.Kind == service.Lambda {
		return "a Lambda function"
	}
	return `"` + e.call.Name() + `"`
}

// errorName is one name in an ErrorEquals of a Task.
type errorName struct {
	// text is the name.
	text string
	// state, field, rule and index are its place.
	state       *validate.State
	field       string
	rule, index int
	// prefix is what stands before the first dot, base what stands behind it. Without a dot, all is base.
	prefix, base string
	// task is what is known of the Task.
	task taskErrors
}

// pointer is the RFC 6901 pointer of the name.
func (n *errorName) pointer() string {
	return n.state.At(n.field, strconv.Itoa(n.rule), "ErrorEquals", strconv.Itoa(n.index))
}

// errorNames returns the names in ErrorEquals of every Task of whose errors something is known.
func errorNames(p *validate.Pass) iter.Seq[errorName] {
	return func(yield func(errorName) bool) {
		for state, c := range calls(p) {
			if state.Tree.Get("Retry") == nil && state.Tree.Get("Catch") == nil {
				continue
			}
			task, ok := errorsOf(c)
			if !ok {
				continue
			}
			for _, field := range [...]string{"Retry", "Catch"} {
				for i, rule := range state.Tree.Get(field).Elems() {
					for j, v := range rule.Get("ErrorEquals").Elems() {
						if v.Kind() != jsontree.String {
							continue
						}
						n := errorName{text: v.Str(), task: task, state: state, field: field, rule: i, index: j}
						var dotted bool
						if n.prefix, n.base, dotted = strings.Cut(n.text, "."); !dotted {
							n.prefix, n.base = "", n.text
						}
						if !yield(n) {
							return
						}
					}
				}
			}
		}
	}
}
