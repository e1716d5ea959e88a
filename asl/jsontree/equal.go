package jsontree

import (
	"math/big"
	"strings"
)

// Equal reports whether two values are the same JSON: the order of members does not matter, of duplicate members the last
// one counts, numbers are compared by value (1.0 equals 1), strings by their characters. Two nils are equal.
func Equal(a, b *Value) bool {
	if a == b {
		return true
	}
	if a.Kind() != b.Kind() {
		return false
	}
	switch a.Kind() {
	case Null:
		return true
	case Bool:
		return a.truth == b.truth
	case Number:
		return a.text == b.text || equalNumbers(a.text, b.text)
	case String:
		return a.text == b.text
	case Array:
		return equalArrays(a, b)
	case Object:
		return equalObjects(a, b)
	default:
		panic("jsontree: value of unknown " + a.kind.String())
	}
}

func equalArrays(a, b *Value) bool {
	if len(a.elems) != len(b.elems) {
		return false
	}
	for i := range a.elems {
		if !Equal(a.elems[i], b.elems[i]) {
			return false
		}
	}
	return true
}

func equalObjects(a, b *Value) bool {
	am, bm := lastMembers(a), lastMembers(b)
	if len(am) != len(bm) {
		return false
	}
	for name, av := range am {
		bv, ok := bm[name]
		if !ok || !Equal(av, bv) {
			return false
		}
	}
	return true
}

// lastMembers returns the members that count.
func lastMembers(v *Value) map[string]*Value {
	last := make(map[string]*Value, len(v.members))
	for _, m := range v.members {
		last[m.Name] = m.Value
	}
	return last
}

// equalNumbers compares two spellings exactly, without the rounding of a float and without building numbers as large as
// an exponent may ask for.
func equalNumbers(a, b string) bool {
	an, bn := parseDecimal(a), parseDecimal(b)
	return an.digits == bn.digits && (an.digits == "" || an.negative == bn.negative && an.exponent.Cmp(bn.exponent) == 0)
}

// decimal is 0.digits × 10^exponent. The digits neither start nor end with a zero; zero has none.
type decimal struct {
	negative bool
	digits   string
	exponent *big.Int
}

func parseDecimal(s string) decimal {
	d := decimal{negative: strings.HasPrefix(s, "-"), exponent: new(big.Int)}
	mantissa := strings.TrimPrefix(s, "-")
	if i := strings.IndexAny(mantissa, "eE"); i >= 0 {
		d.exponent.SetString(strings.TrimPrefix(mantissa[i+1:], "+"), 10)
		mantissa = mantissa[:i]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	all := strings.TrimLeft(whole+fraction, "0")
	// Every zero that was cut off after the point moves the number one place down.
	shift := len(whole) - (len(whole) + len(fraction) - len(all))
	d.exponent.Add(d.exponent, big.NewInt(int64(shift)))
	d.digits = strings.TrimRight(all, "0")
	return d
}
