package rules

import (
	"strconv"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// handler is a retrier or a catcher with the names it is for.
type handler struct {
	state *validate.State
	// field is "Retry" or "Catch", index the place in it.
	field string
	index int
	tree  *jsontree.Value
	// names are the strings of ErrorEquals; "" stands for what is no string.
	names []string
}

// kind names the handler for a message.
func (h *handler) kind() string {
	if h.field == "Retry" {
		return "retrier"
	}
	return "catcher"
}

// at is the pointer of the handler.
func (h *handler) at() string { return h.state.At(h.field, strconv.Itoa(h.index)) }

// nameAt is the pointer of one of its names.
func (h *handler) nameAt(i int) string {
	return h.state.At(h.field, strconv.Itoa(h.index), "ErrorEquals", strconv.Itoa(i))
}

// handlerList holds the handlers of one field of one state. It is filled again and again, so that a walk over the machine takes no
// memory for each state.
type handlerList struct {
	handlers []handler
	names    []string
}

// fill reads a field of a state; there are none in a state of a type that has no such field.
func (l *handlerList) fill(s *validate.State, field string) []handler {
	l.handlers, l.names = l.handlers[:0], l.names[:0]
	switch s.Model.(type) {
	case *asl.Task, *asl.Parallel, *asl.Map:
	default:
		return nil
	}
	for i, elem := range s.Tree.Get(field).Elems() {
		first := len(l.names)
		for _, name := range elem.Get("ErrorEquals").Elems() {
			l.names = append(l.names, name.Str())
		}
		l.handlers = append(l.handlers, handler{state: s, field: field, index: i, tree: elem, names: l.names[first:len(l.names):len(l.names)]})
	}
	return l.handlers
}

// eachHandler calls do with the handlers of each Retry and each Catch of the states in hand that is not empty. They are valid during the
// call.
func eachHandler(p *validate.Pass, do func([]handler)) {
	var list handlerList
	for _, s := range p.States() {
		for _, field := range [...]string{"Retry", "Catch"} {
			if handlers := list.fill(s, field); len(handlers) > 0 {
				do(handlers)
			}
		}
	}
}

// eachName calls do with every error name in a Retry or Catch of the states in hand.
func eachName(p *validate.Pass, do func(h *handler, i int, name string)) {
	eachHandler(p, func(list []handler) {
		for j := range list {
			for i, name := range list[j].names {
				do(&list[j], i, name)
			}
		}
	})
}

// noAttempts reports whether a retrier is an exception from those behind it: it retries never.
func (h *handler) noAttempts() bool {
	return h.field == "Retry" && h.tree.Get("MaxAttempts").NumberText() == "0"
}
