package interp

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp/items"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// mapState runs a Map.
func (v *visit) mapState(s *asl.Map) {
	processor, field := s.ItemProcessor, "ItemProcessor"
	if processor == nil {
		processor, field = s.Iterator, "Iterator"
	}
	if processor == nil {
		v.fail(runtimeError("The Map has no ItemProcessor."))
		return
	}
	def := v.scope.x.machine.scope(processor, v.node.pointer+"/"+field, processor.StartAt, processor.States)
	if processor.Distributed() {
		v.distribute(s, processor, def)
		return
	}
	input, f := v.inputAt(s.InputPath)
	var list []items.Item
	if f == nil {
		list, f = v.items(s, input, false)
	}
	limit := int64(0)
	if f == nil {
		limit, f = v.maxConcurrency(s, input)
	}
	if f != nil {
		v.fail(f)
		return
	}
	v.iterate(s, def, list, input, int(limit))
}

// iterate runs an inline Map over its items.
func (v *visit) iterate(s *asl.Map, def *scopeDef, list []items.Item, input any, limit int) {
	v.scope.emit(&Event{Type: "MapStateStarted", Length: len(list)})
	if limit == 0 || limit > inlineConcurrency {
		limit = inlineConcurrency
	}
	c := &children{visit: v, mapDef: true, scopes: make([]*scope, len(list)), outputs: make([]any, len(list)), limit: limit}
	c.launch = func(i int) *scope {
		child := &scope{
			x: v.scope.x, parent: v.scope, def: def, prev: v.scope.prev,
			item:       &mapItem{index: i, value: list[i].Value, key: list[i].Key},
			iterations: append(v.scope.iterations[:len(v.scope.iterations):len(v.scope.iterations)], Iteration{Map: v.node.name, Index: i}),
			done:       func(output any, f *Failure) { c.finished(i, output, f) },
		}
		child.emit(&Event{Type: "MapIterationStarted", Name: v.node.name, Index: i})
		v.scope.x.engine.soon(func() {
			if child.dead {
				return
			}
			in, f := v.selected(s, child, list[i].Value, input)
			if f != nil {
				v.explain(f)
				child.finish(nil, f)
				return
			}
			child.start(in)
		})
		return child
	}
	v.children, v.block = c, true
	if len(list) == 0 {
		c.done()
		return
	}
	c.fill()
}

// selected returns the input of an iteration: the item, or what ItemSelector makes of it.
func (v *visit) selected(s *asl.Map, child *scope, item, input any) (any, *Failure) {
	selector, field := s.ItemSelector, "ItemSelector"
	if selector == nil {
		selector, field = s.Parameters, "Parameters"
	}
	if selector == nil {
		return item, nil
	}
	in := *v // the same state, but with the item in its context
	in.scope = child
	return v.scope.x.machine.template(selector, v.node.jsonata).eval(in.env(input), field)
}

// items returns the items that the state's own data hold. Members of objects are items in a distributed Map only.
func (v *visit) items(s *asl.Map, input any, distributed bool) ([]items.Item, *Failure) {
	var got any
	var f *Failure
	switch {
	case v.node.jsonata && s.Items != nil:
		if got, f = v.scope.x.machine.template(s.Items, true).eval(v.env(input), "Items"); f != nil {
			return nil, f
		}
		if _, isArray := got.([]any); !isArray && !(distributed && value.KindOf(got) == "object") {
			return nil, v.notItems(s.Items, got)
		}
	case s.ItemsPath != nil && *s.ItemsPath != "$":
		if got, f = v.env(input).plainPath(*s.ItemsPath); f != nil {
			return nil, f
		}
	default:
		got = input
	}
	if _, isArray := got.([]any); !isArray && !(distributed && value.KindOf(got) == "object") {
		if v.node.jsonata {
			return nil, queryError("", "Map state input must be an array but was: %s", value.Text(got))
		}
		path := "$"
		if s.ItemsPath != nil {
			path = "$" + strings.TrimLeft(*s.ItemsPath, "$") // AWS names a path into the context object like one into the input
		}
		return nil, runtimeError("Reference path \"%s\" must point to array.", path)
	}
	of, _ := items.Of(got, items.StateData)
	list, err := items.All(of)
	if err != nil {
		return nil, itemsError(err)
	}
	return list, nil
}

// notItems is the fault of Items that are no array.
func (v *visit) notItems(field *jsontree.Value, got any) *Failure {
	text, ok := expressionIn(field.Str())
	if !ok {
		return queryError("Items", "The field 'Items' must be an array but was: %s", value.Text(got))
	}
	return typeError(text, "Items", "array", got)
}

// maxConcurrency returns how many iterations may run at a time, 0 for no limit of the Map's own.
func (v *visit) maxConcurrency(s *asl.Map, input any) (int64, *Failure) {
	e := v.env(input)
	switch {
	case s.MaxConcurrencyPath != nil:
		got, f := e.plainPath(*s.MaxConcurrencyPath)
		if f != nil {
			return 0, f
		}
		n, ok := wholeOf(got)
		if !ok {
			return 0, notInteger("MaxConcurrencyPath", *s.MaxConcurrencyPath, got)
		}
		if n < 0 {
			return 0, runtimeError("MaxConcurrency cannot be negative.")
		}
		return n, nil
	case s.MaxConcurrency != nil:
		n, f := v.number(e, s.MaxConcurrency, "MaxConcurrency", 0, maxUnansweredTaskSeconds)
		return int64(n), f
	}
	return 0, nil
}

// notInteger is the fault of a path to something that is no whole number.
func notInteger(field, path string, got any) *Failure {
	return runtimeError("The %s field refers to value \"%s\" which is not a valid integer: %s", field, plain(got), path)
}

// itemsError makes the failure of an error of package items.
func itemsError(err error) *Failure {
	switch err := err.(type) {
	case *items.Error:
		return &Failure{Error: err.Name, Cause: err.Cause}
	case *items.UnsupportedError:
		return &Failure{Error: errItemReaderFailed, Cause: err.Error()}
	}
	return &Failure{Error: errItemReaderFailed, Cause: err.Error()}
}
