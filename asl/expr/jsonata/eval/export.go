package eval

import "github.com/aslgen/aslgen/asl/expr/value"

// plain returns a value as it may be kept in an array or an object: a sequence becomes the array that it is.
func plain(v any) any {
	s, ok := v.(*sequence)
	if !ok {
		return v
	}
	for i, item := range s.items {
		switch item.(type) {
		case *sequence, undefinedType:
			return plainItems(s.items, i)
		}
	}
	return s.items[:len(s.items):len(s.items)]
}

// plainItems returns a copy of items in which all from the i-th on are plain.
func plainItems(items []any, i int) []any {
	all := make([]any, len(items))
	copy(all, items[:i])
	for ; i < len(items); i++ {
		if all[i] = plain(items[i]); isUndefined(all[i]) {
			all[i] = nil
		}
	}
	return all
}

// export returns a value as one of package value, and whether it is one. Functions are none; inside of other values they become
// empty strings.
func export(v any) (any, bool) {
	if v == undefined || isFunction(v) {
		return nil, false
	}
	if s, ok := v.(*sequence); ok && s.tuples {
		v = contexts(s)
	}
	return exportInner(plain(v)), true
}

// exportInner copies only what holds a function, or undefined as the groups of a match do, which becomes null.
func exportInner(v any) any {
	switch v := v.(type) {
	case []any:
		for i, item := range v {
			if exported := exportInner(item); !same(exported, item) {
				all := append(append(make([]any, 0, len(v)), v[:i]...), exported)
				for _, rest := range v[i+1:] {
					all = append(all, exportInner(rest))
				}
				return all
			}
		}
	case *value.Object:
		for i := range v.Len() {
			name, item := v.At(i)
			exported := exportInner(item)
			if same(exported, item) {
				continue
			}
			o := v.With(name, exported)
			for i++; i < v.Len(); i++ {
				name, item := v.At(i)
				o.Set(name, exportInner(item))
			}
			return o
		}
	case undefinedType:
		return nil
	default:
		if isFunction(v) {
			return ""
		}
	}
	return v
}

// same reports whether exportInner left a value as it was.
func same(a, b any) bool {
	x, ok := a.([]any)
	y, both := b.([]any)
	if ok || both {
		return ok && both && len(x) == len(y) && (len(x) == 0 || &x[0] == &y[0])
	}
	return a == b
}

// isUndefined reports whether v is undefined. It may be any value, also one that cannot be compared.
func isUndefined(v any) bool {
	_, ok := v.(undefinedType)
	return ok
}
