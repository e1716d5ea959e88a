package value

import "unicode/utf8"

// Size returns the number of bytes of the value as compact JSON, without printing it.
func Size(v any) int {
	switch v := v.(type) {
	case nil:
		return len("null")
	case bool:
		if v {
			return len("true")
		}
		return len("false")
	case float64:
		var buf [32]byte
		return len(AppendFloat(buf[:0], v))
	case Number:
		return len(v)
	case string:
		return quotedSize(v)
	case []any:
		size := 2 + max(0, len(v)-1)
		for _, e := range v {
			size += Size(e)
		}
		return size
	case *Object:
		size := 2 + max(0, v.Len()-1)
		for i := range v.Len() {
			name, m := v.At(i)
			size += quotedSize(name) + 1 + Size(m)
		}
		return size
	default:
		panic(unknown(v))
	}
}

// quotedSize returns the number of bytes of a string in quotes, with its escapes.
func quotedSize(s string) int {
	size := len(s) + 2
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f':
			size++
		case c < ' ':
			size += len(`\u0000`) - 1
		case c >= utf8.RuneSelf:
			return len(Append(nil, s)) // rare: what is not UTF-8 has a form of its own
		}
	}
	return size
}
