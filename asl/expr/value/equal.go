package value

// Equal reports whether two values are the same JSON: numbers by value, so that 1 equals 1.0, and objects without regard to
// the order of their members.
func Equal(a, b any) bool {
	switch a := a.(type) {
	case nil:
		return b == nil
	case bool:
		other, ok := b.(bool)
		return ok && a == other
	case string:
		other, ok := b.(string)
		return ok && a == other
	case float64, Number:
		return equalNumbers(a, b)
	case []any:
		other, ok := b.([]any)
		if !ok || len(a) != len(other) {
			return false
		}
		for i := range a {
			if !Equal(a[i], other[i]) {
				return false
			}
		}
		return true
	case *Object:
		other, ok := b.(*Object)
		if !ok || a.Len() != other.Len() {
			return false
		}
		for name, v := range a.All() {
			if o, ok := other.Get(name); !ok || !Equal(v, o) {
				return false
			}
		}
		return true
	default:
		panic(unknown(a))
	}
}

// equalNumbers compares by value. Whole numbers of up to 63 bits are compared exactly.
func equalNumbers(a, b any) bool {
	if a == b {
		return true
	}
	i, whole := Int(a)
	j, other := Int(b)
	if whole && other {
		return i == j
	}
	f, _ := Float(a)
	g, ok := Float(b)
	return ok && f == g
}
