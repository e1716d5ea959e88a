package value

import (
	"math"
	"strconv"
)

// Number is a number in the spelling of JSON that [AppendFloat] would not give back, such as 1.0 or 12345678901234567890.
type Number string

// NumberOf returns the value of a number in the spelling of JSON: a float64 when that prints the same, a [Number] otherwise.
func NumberOf(spelling string) any {
	f, err := strconv.ParseFloat(spelling, 64)
	if err != nil {
		return Number(spelling)
	}
	var buf [32]byte
	if string(AppendFloat(buf[:0], f)) == spelling {
		return f
	}
	return Number(spelling)
}

// Float returns the number as a float64, and whether v is a number. One that is too large is an infinity.
func Float(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case Number:
		f, _ := strconv.ParseFloat(string(v), 64)
		return f, true
	}
	return 0, false
}

// Int returns the number as a whole one, and whether v is a number without a fraction in the range of int64. 2.0 is whole.
func Int(v any) (int64, bool) {
	switch v := v.(type) {
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1<<63 {
			return int64(v), true
		}
	case Number:
		if i, err := strconv.ParseInt(string(v), 10, 64); err == nil {
			return i, true
		}
		f, _ := strconv.ParseFloat(string(v), 64)
		return Int(f)
	}
	return 0, false
}

// AppendFloat appends a number as JavaScript prints it: the shortest digits that read back as the same number, with an
// exponent below 1e-6 and from 1e21 on. What is no number or not finite is null.
func AppendFloat(dst []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return append(dst, "null"...)
	}
	if f == 0 {
		return append(dst, '0') // also for negative zero
	}
	abs := math.Abs(f)
	if abs >= 1e-6 && abs < 1e21 {
		return strconv.AppendFloat(dst, f, 'f', -1, 64)
	}
	start := len(dst)
	dst = strconv.AppendFloat(dst, f, 'e', -1, 64)
	for i := start; i < len(dst)-2; i++ {
		if dst[i] == 'e' && dst[i+2] == '0' { // Go writes two digits at least
			return append(dst[:i+2], dst[i+3:]...)
		}
	}
	return dst
}
