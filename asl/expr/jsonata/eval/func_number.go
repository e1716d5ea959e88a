package eval

import (
	"math"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

var (
	decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$`)
	radical = regexp.MustCompile(`^0([xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)$`)
)

func fnNumber(e *evaluation, args []any) (any, error) {
	switch v := args[0].(type) {
	case bool:
		if v {
			return 1.0, nil
		}
		return 0.0, nil
	case string:
		if err := e.spend(len(v) / bytesPerStep); err != nil {
			return nil, err
		}
		if decimal.MatchString(v) {
			if f, err := strconv.ParseFloat(v, 64); err == nil {
				return f, nil
			}
		} else if radical.MatchString(v) {
			return wholeNumber(v), nil
		}
		return nil, fail("D3030", v)
	}
	if f, ok := value.Float(args[0]); ok {
		return f, nil
	}
	if args[0] != undefined {
		return nil, fail("D3030", args[0])
	}
	return undefined, nil
}

// wholeNumber reads digits behind 0x, 0o or 0b. Those that do not fit into 64 bits are left to package big.
func wholeNumber(s string) float64 {
	if u, err := strconv.ParseUint(s, 0, 64); err == nil {
		return float64(u)
	}
	i, ok := new(big.Int).SetString(s, 0)
	if !ok {
		return math.NaN()
	}
	f, _ := new(big.Float).SetInt(i).Float64()
	return f
}

// ofNumber makes a function of one number.
func ofNumber(code func(f float64) (float64, error)) builtin {
	return func(_ *evaluation, args []any) (any, error) {
		f, ok := value.Float(args[0])
		if !ok {
			return undefined, nil
		}
		f, err := code(f)
		if err != nil {
			return nil, err
		}
		return f, nil
	}
}

var (
	fnAbs   = ofNumber(func(f float64) (float64, error) { return math.Abs(f), nil })
	fnFloor = ofNumber(func(f float64) (float64, error) { return math.Floor(f), nil })
	fnCeil  = ofNumber(func(f float64) (float64, error) { return math.Ceil(f), nil })
	fnSqrt  = ofNumber(func(f float64) (float64, error) {
		if f < 0 {
			return 0, fail("D3060", f)
		}
		return math.Sqrt(f), nil
	})
)

func fnRound(_ *evaluation, args []any) (any, error) {
	f, ok := value.Float(args[0])
	if !ok {
		return undefined, nil
	}
	return roundHalfEven(f, numberOr(args[1], 0)), nil
}

// roundHalfEven rounds to a number of decimal places, which may be negative. What lies in the middle becomes even; the
// middle is that of the decimal digits, so that 1.005 with two places lies there.
func roundHalfEven(f, places float64) float64 {
	if places != math.Trunc(places) {
		return math.NaN()
	}
	return shiftPoint(math.RoundToEven(shiftPoint(f, places)), -places)
}

// shiftPoint moves the decimal point by places to the right.
func shiftPoint(f, places float64) float64 {
	if places == 0 || f == 0 || math.IsNaN(f) || math.IsInf(f, 0) {
		return f
	}
	places = max(-1000, min(1000, places))
	digits, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
	n, err := strconv.Atoi(exponent)
	if err != nil {
		return math.NaN()
	}
	f, _ = strconv.ParseFloat(digits+"e"+strconv.Itoa(n+int(places)), 64) // out of range is an infinity
	return f
}

func fnPower(_ *evaluation, args []any) (any, error) {
	base, ok := value.Float(args[0])
	if !ok {
		return undefined, nil
	}
	f := raise(base, numberOr(args[1], math.NaN()))
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil, fail("D3061", base, args[1])
	}
	return f, nil
}

// raise returns base to the power of exponent. [math.Pow] is often one digit off, which JSON shows; whole exponents, by far
// the most frequent ones, are computed exactly enough for the result to be the nearest number.
func raise(base, exponent float64) float64 {
	const most, precision = 1 << 11, 256
	if exponent != math.Trunc(exponent) || math.Abs(exponent) > most || base == 0 || math.IsNaN(base) || math.IsInf(base, 0) {
		return math.Pow(base, exponent)
	}
	result := new(big.Float).SetPrec(precision).SetInt64(1)
	square := new(big.Float).SetPrec(precision).SetFloat64(base)
	for n := int(math.Abs(exponent)); n > 0; n /= 2 {
		if n%2 == 1 {
			result.Mul(result, square)
		}
		square.Mul(square, square)
	}
	if exponent < 0 {
		result.Quo(new(big.Float).SetPrec(precision).SetInt64(1), result)
	}
	f, _ := result.Float64()
	return f
}

// numbersOf returns the numbers of an array, and whether the argument is one. Other items are passed over: the signature lets
// none through.
func numbersOf(e *evaluation, arg any) ([]float64, bool, error) {
	items, ok := itemsOf(arg)
	if !ok {
		return nil, false, nil
	}
	if err := e.items(len(items)); err != nil {
		return nil, false, err
	}
	numbers := make([]float64, 0, len(items))
	for _, item := range items {
		if f, ok := value.Float(item); ok {
			numbers = append(numbers, f)
		}
	}
	return numbers, true, nil
}

func fnSum(e *evaluation, args []any) (any, error) {
	numbers, ok, err := numbersOf(e, args[0])
	if err != nil || !ok {
		return undefined, err
	}
	return total(numbers), nil
}

func total(numbers []float64) float64 {
	f := 0.0
	for _, n := range numbers {
		f += n
	}
	return f
}

// ofNumbers makes a function of at least one number.
func ofNumbers(code func(numbers []float64) float64) builtin {
	return func(e *evaluation, args []any) (any, error) {
		numbers, ok, err := numbersOf(e, args[0])
		if err != nil || !ok || len(numbers) == 0 {
			return undefined, err
		}
		return code(numbers), nil
	}
}

var (
	fnAverage = ofNumbers(func(numbers []float64) float64 { return total(numbers) / float64(len(numbers)) })
	fnMax     = ofNumbers(slices.Max[[]float64])
	fnMin     = ofNumbers(slices.Min[[]float64])
)
