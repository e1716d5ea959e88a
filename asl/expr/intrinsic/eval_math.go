package intrinsic

import (
	"math"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// mathAdd adds two whole numbers of 32 bits. A half is rounded up: 2.5 is 3, -2.5 is -2.
func mathAdd(e *evaluation, args []any) (any, error) {
	sum := 0.0
	for _, arg := range args {
		f, _ := value.Float(arg)
		f = math.Floor(f + 0.5)
		if !isInt32(f) {
			return nil, e.invalid()
		}
		sum += f
	}
	if !isInt32(sum) {
		return nil, e.invalid()
	}
	return sum, nil
}

func isInt32(f float64) bool { return f >= math.MinInt32 && f <= math.MaxInt32 }

// mathRandom cuts off fractions, as [arrayRange] does.
func mathRandom(e *evaluation, args []any) (any, error) {
	var whole [3]int64
	for i, arg := range args {
		f, _ := value.Float(arg)
		if f = math.Trunc(f); !(math.Abs(f) <= 1<<53) {
			return nil, e.invalid()
		}
		whole[i] = int64(f)
	}
	from, to := whole[0], whole[1]
	if from >= to {
		return nil, e.invalid()
	}
	var seed *int64
	if len(args) == 3 {
		seed = &whole[2]
	}
	return float64(e.env.Random(from, to, seed)), nil
}
