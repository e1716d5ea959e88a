package items

import "github.com/aslgen/aslgen/asl/expr/value"

// StateData is the [Item.Source] of items that come from the input of the state.
const StateData = "STATE_DATA"

// Item is one item of a Map.
type Item struct {
	// Value is the item: what $states.context.Map.Item.Value holds.
	Value any
	// Key is the name of the member when the items are the members of an object: Map.Item.Key.
	Key string
	// HasKey says that Key stands: a name may be empty.
	HasKey bool
	// Source is where the item came from, Map.Item.Source: the URI of an object, such as "s3://bucket/key", that of the bucket for
	// the objects of a listing, [StateData] for data of the state; "" for a batch.
	Source string
}

// Iterator gives items one by one. Next returns false after the last one, and with an error, after which it is not called
// again.
type Iterator interface {
	Next() (Item, bool, error)
}

// Func is a function as an [Iterator].
type Func func() (Item, bool, error)

// Next implements [Iterator].
func (f Func) Next() (Item, bool, error) { return f() }

// Items are the items that a [Reader] reads or that [Of] takes from a value.
type Items struct {
	next Func
	left int // how many may still come; -1 is no limit
}

// Next returns the next item, and false after the last one. The error is an [Error] or an [UnsupportedError].
func (it *Items) Next() (Item, bool, error) {
	if it.left == 0 {
		return Item{}, false, nil
	}
	item, ok, err := it.next()
	if ok && err == nil && it.left > 0 {
		it.left--
	}
	return item, ok && err == nil, err
}

// Of returns the elements of an array, or the members of an object with their names as keys, as items; false when v is
// neither.
func Of(v any, source string) (*Items, bool) {
	i := 0
	switch v := v.(type) {
	case []any:
		return &Items{left: -1, next: func() (Item, bool, error) {
			if i >= len(v) {
				return Item{}, false, nil
			}
			i++
			return Item{Value: v[i-1], Source: source}, true, nil
		}}, true
	case *value.Object:
		return &Items{left: -1, next: func() (Item, bool, error) {
			if i >= v.Len() {
				return Item{}, false, nil
			}
			name, member := v.At(i)
			i++
			return Item{Value: member, Key: name, HasKey: true, Source: source}, true, nil
		}}, true
	default:
		return nil, false
	}
}

// All reads an iterator to its end. With an error it returns the items before it.
func All(from Iterator) ([]Item, error) {
	var all []Item
	for {
		item, ok, err := from.Next()
		if err != nil || !ok {
			return all, err
		}
		all = append(all, item)
	}
}

// chain gives the items of one part after another; open returns the next part, and nil after the last one.
func chain(open func() (Func, error)) Func {
	var part Func
	return func() (Item, bool, error) {
		for {
			if part != nil {
				if item, ok, err := part(); ok || err != nil {
					return item, ok, err
				}
			}
			next, err := open()
			if next == nil || err != nil {
				return Item{}, false, err
			}
			part = next
		}
	}
}
