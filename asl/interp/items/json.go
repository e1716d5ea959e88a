package items

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// json opens a JSON file: its items are the elements of the array or the members of the object that ItemsPointer names.
func (r *Reader) json(body []byte, source string) (Func, error) {
	v, err := value.Parse(bytes.TrimPrefix(body, bom))
	if err != nil {
		return nil, readerError("%s: %s", source, err)
	}
	at, ok := pointed(v, r.ItemsPointer)
	if !ok {
		return nil, readerError("%s: the ItemsPointer %q leads nowhere", source, r.ItemsPointer)
	}
	all, ok := Of(at, source)
	if !ok {
		return nil, readerError("Attempting to map over non-iterable node.")
	}
	return sized(all.next, source), nil
}

// sized refuses an item that is too large.
func sized(next Func, source string) Func {
	i := 0
	return func() (Item, bool, error) {
		item, ok, err := next()
		if ok && err == nil {
			if size := value.Size(item.Value); size > MaxItemBytes {
				return Item{}, false, readerError("%s: item %d has %d bytes, of %d at most", source, i, size, MaxItemBytes)
			}
			i++
		}
		return item, ok, err
	}
}

// jsonLines opens a JSON Lines file: each line that is not blank is an item.
func jsonLines(body []byte, source string) Func {
	rest, line := textOf(body), 0
	return func() (Item, bool, error) {
		for rest != "" {
			var text string
			text, rest, _ = strings.Cut(rest, "\n")
			line++
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			if len(text) > MaxItemBytes {
				return Item{}, false, readerError("%s: line %d has %d bytes, of %d at most", source, line, len(text), MaxItemBytes)
			}
			v, err := value.Parse([]byte(text))
			if err != nil {
				return Item{}, false, readerError("%s: line %d: %s", source, line, err)
			}
			return Item{Value: v, Source: source}, true, nil
		}
		return Item{}, false, nil
	}
}

// pointed returns the value at an RFC 6901 pointer.
func pointed(v any, pointer string) (any, bool) {
	if pointer == "" {
		return v, true
	}
	if pointer[0] != '/' {
		return nil, false
	}
	for _, token := range strings.Split(pointer[1:], "/") {
		name, ok := unescaped(token)
		if !ok {
			return nil, false
		}
		switch parent := v.(type) {
		case *value.Object:
			v, ok = parent.Get(name)
		case []any:
			var i int
			if i, ok = index(name); ok {
				if ok = i < len(parent); ok {
					v = parent[i]
				}
			}
		default:
			ok = false
		}
		if !ok {
			return nil, false
		}
	}
	return v, true
}

// unescaped returns the name that a token of a pointer stands for: ~1 is a slash, ~0 a tilde, another tilde a mistake.
func unescaped(token string) (string, bool) {
	if strings.Count(token, "~") != strings.Count(token, "~0")+strings.Count(token, "~1") {
		return "", false
	}
	return strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~"), true
}

// index reads the number of an element: digits without a leading zero.
func index(token string) (int, bool) {
	i, err := strconv.Atoi(token)
	return i, err == nil && i >= 0 && strconv.Itoa(i) == token
}
