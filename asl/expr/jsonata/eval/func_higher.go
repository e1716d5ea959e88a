package eval

import (
	"github.com/aslgen/aslgen/asl/expr/value"
)

// callWith calls a function with as many of the arguments as it takes, but one at least. The result may be a sequence of one
// item or none that has not collapsed: only what an expression evaluates does.
func (e *evaluation) callWith(fn any, args ...any) (any, error) {
	if err := e.spend(1); err != nil {
		return nil, err
	}
	args = args[:max(1, min(arity(fn), len(args)))]
	return e.apply(tailCall{fn: fn, args: args, in: undefined})
}

func fnMap(e *evaluation, args []any) (any, error) {
	items, ok := itemsOf(args[0])
	if !ok {
		return undefined, nil
	}
	result := newSequence()
	for i, item := range items {
		v, err := e.callWith(args[1], item, float64(i), items)
		if err != nil {
			return nil, err
		}
		if v == undefined {
			continue
		}
		if err := e.keep(result, v); err != nil {
			return nil, err
		}
	}
	return result, nil
}

func fnFilter(e *evaluation, args []any) (any, error) {
	items, ok := itemsOf(args[0])
	if !ok {
		return undefined, nil
	}
	result := newSequence()
	for i, item := range items {
		v, err := e.callWith(args[1], item, float64(i), items)
		if err != nil {
			return nil, err
		}
		if !truth(v) {
			continue
		}
		if err := e.keep(result, item); err != nil {
			return nil, err
		}
	}
	return result, nil
}

// fnSingle returns the one item that the function holds for; without a function the one item that there is.
func fnSingle(e *evaluation, args []any) (any, error) {
	items, ok := itemsOf(args[0])
	if !ok {
		return undefined, nil
	}
	found := undefined
	for i, item := range items {
		if args[1] != undefined {
			v, err := e.callWith(args[1], item, float64(i), items)
			if err != nil {
				return nil, err
			}
			if !truth(v) {
				continue
			}
		}
		if found != undefined {
			return nil, fail("D3138")
		}
		found = item
	}
	if found == undefined {
		return nil, fail("D3139")
	}
	return found, nil
}

func fnReduce(e *evaluation, args []any) (any, error) {
	items, ok := itemsOf(args[0])
	if !ok {
		return undefined, nil
	}
	if arity(args[1]) < 2 {
		return nil, fail("D3050")
	}
	result, start := args[2], 0
	if result == undefined && len(items) > 0 {
		result, start = items[0], 1
	}
	for i := start; i < len(items); i++ {
		var err error
		if result, err = e.callWith(args[1], result, items[i], float64(i), items); err != nil {
			return nil, err
		}
	}
	return result, nil
}

// fnEach returns what the function makes of every member of an object.
func fnEach(e *evaluation, args []any) (any, error) {
	o, ok := args[0].(*value.Object)
	if !ok {
		return undefined, nil
	}
	result := newSequence()
	for name, member := range o.All() {
		v, err := e.callWith(args[1], member, name, o)
		if err != nil {
			return nil, err
		}
		if v == undefined {
			continue
		}
		if err := e.keep(result, v); err != nil {
			return nil, err
		}
	}
	return result, nil
}

// fnSift keeps the members of an object that the function holds for.
func fnSift(e *evaluation, args []any) (any, error) {
	o, ok := args[0].(*value.Object)
	if !ok {
		return undefined, nil
	}
	if !isFunction(args[1]) {
		return nil, badArgument(2)
	}
	result := value.NewObject(0)
	for name, member := range o.All() {
		v, err := e.callWith(args[1], member, name, o)
		if err != nil {
			return nil, err
		}
		if !truth(v) {
			continue
		}
		if err := e.alloc(2 * itemSize); err != nil {
			return nil, err
		}
		result.Set(name, member)
	}
	if result.Len() == 0 {
		return undefined, nil
	}
	return result, nil
}

// keep adds an item to what a function makes.
func (e *evaluation) keep(result *sequence, item any) error {
	if err := e.alloc(itemSize); err != nil {
		return err
	}
	result.items = append(result.items, item)
	return nil
}
