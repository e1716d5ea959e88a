package eval

import (
	"github.com/aslgen/aslgen/asl/expr/value"
)

// fnKeys returns the names of the members of an object, or of all objects of an array, each once.
func fnKeys(e *evaluation, args []any) (any, error) {
	names := value.NewObject(0)
	for _, item := range asItems(args[0]) {
		if err := addKeys(e, names, item); err != nil {
			return nil, err
		}
	}
	result := newSequence()
	for name := range names.All() {
		result.items = append(result.items, name)
	}
	return result, nil
}

func addKeys(e *evaluation, names *value.Object, v any) error {
	if err := e.spend(1); err != nil {
		return err
	}
	if items, ok := itemsOf(v); ok {
		for _, item := range items {
			if err := addKeys(e, names, item); err != nil {
				return err
			}
		}
	}
	if o, ok := v.(*value.Object); ok {
		if err := e.items(o.Len()); err != nil {
			return err
		}
		for name := range o.All() {
			names.Set(name, nil)
		}
	}
	return nil
}

// fnLookup finds a member of an object, or of all objects of an array, without the rules of paths for texts and arrays.
func fnLookup(e *evaluation, args []any) (any, error) {
	key, ok := args[1].(string)
	if !ok {
		return undefined, nil
	}
	return lookupIn(e, args[0], key)
}

func lookupIn(e *evaluation, v any, key string) (any, error) {
	if err := e.spend(1); err != nil {
		return nil, err
	}
	if o, ok := v.(*value.Object); ok {
		if found, ok := o.Get(key); ok {
			return found, nil
		}
		return undefined, nil
	}
	items, ok := itemsOf(v)
	if !ok {
		return undefined, nil
	}
	result := newSequence()
	for _, item := range items {
		found, err := lookupIn(e, item, key)
		if err != nil {
			return nil, err
		}
		if found == undefined {
			continue
		}
		many := asItems(found)
		if err := e.items(len(many)); err != nil {
			return nil, err
		}
		result.items = append(result.items, many...)
	}
	return result, nil
}

// fnSpread makes objects of one member each. What is no object stays as it is.
func fnSpread(e *evaluation, args []any) (any, error) {
	switch v := args[0].(type) {
	case *value.Object:
		items, err := spreadInto(e, nil, v)
		if err != nil {
			return nil, err
		}
		return newSequence(items...), nil
	case []any, *sequence:
		if len(asItems(v)) == 0 {
			return newSequence(), nil
		}
		items, err := spreadInto(e, []any{}, v)
		if err != nil {
			return nil, err
		}
		return items, nil
	}
	return args[0], nil
}

func spreadInto(e *evaluation, items []any, v any) ([]any, error) {
	if err := e.items(1); err != nil {
		return nil, err
	}
	if inner, ok := itemsOf(v); ok {
		var err error
		for _, item := range inner {
			if items, err = spreadInto(e, items, item); err != nil {
				return nil, err
			}
		}
		return items, nil
	}
	o, ok := v.(*value.Object)
	if !ok {
		return append(items, v), nil
	}
	if err := e.items(4 * o.Len()); err != nil {
		return nil, err
	}
	for name, member := range o.All() {
		items = append(items, value.ObjectOf(name, member))
	}
	return items, nil
}

// fnMerge makes one object of many; of members with one name the last one counts.
func fnMerge(e *evaluation, args []any) (any, error) {
	if args[0] == undefined {
		return undefined, nil
	}
	result := value.NewObject(0)
	for _, item := range asItems(args[0]) {
		o, ok := item.(*value.Object)
		if !ok {
			continue
		}
		if err := e.items(2 * o.Len()); err != nil {
			return nil, err
		}
		for name, v := range o.All() {
			result.Set(name, v)
		}
	}
	return result, nil
}

// fnClone returns a deep copy, which is one without functions and with numbers of 15 digits.
func fnClone(e *evaluation, args []any) (any, error) {
	if args[0] == undefined {
		return undefined, nil
	}
	text, err := jsonText(e, args[0], false)
	if err != nil {
		return nil, err
	}
	return value.Parse([]byte(text))
}

func fnType(_ *evaluation, args []any) (any, error) {
	switch {
	case args[0] == undefined:
		return undefined, nil
	case isFunction(args[0]):
		return "function", nil
	}
	return value.KindOf(plain(args[0])), nil
}
