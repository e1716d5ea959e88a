package jsonpath

import (
	"math"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// fragments writes steps as the library does in messages.
func fragments(steps []Step) string {
	var b strings.Builder
	for _, s := range steps {
		b.WriteString(fragment(s))
	}
	return b.String()
}

// fragment writes a step as the library does in messages.
func fragment(s Step) string {
	switch s := s.(type) {
	case *Name:
		return "['" + s.Value + "']"
	case *Names:
		return "['" + strings.Join(s.Values, "', '") + "']"
	case *Indexes:
		words := make([]string, len(s.Values))
		for i, v := range s.Values {
			words[i] = strconv.Itoa(v)
		}
		return "[" + strings.Join(words, ",") + "]"
	case *FromEnd:
		return "[@.size()" + strconv.Itoa(s.Offset) + "]"
	case *Filter:
		return "[?]"
	default:
		var b strings.Builder
		printStep(&b, s, false)
		return b.String()
	}
}

// javaText writes a value into a message as the library does.
func javaText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case *value.Object:
		members := make([]string, 0, v.Len())
		for name, m := range v.All() {
			members = append(members, name+"="+javaText(m))
		}
		return "{" + strings.Join(members, ", ") + "}"
	default:
		return value.Text(v)
	}
}

// numeric reads a number, or a text with one, and reports whether it is one.
func numeric(v any) (float64, bool) {
	s, ok := v.(string)
	if !ok {
		return value.Float(v)
	}
	if strings.Trim(s, "0123456789.eE+-") != "" {
		return 0, false // no infinities, underscores or hexadecimal digits
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil || math.IsInf(f, 0)
}
