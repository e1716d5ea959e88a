package eval

import (
	"errors"
	"math"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/picture"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// This file is where functions meet the core of the evaluator and the packages picture and regex.

// fail returns the error of a function, whose place the caller of the function adds.
func fail(code string, args ...any) error { return failure(code, -1, args...) }

// badArgument says that the n-th argument, counted from 1, is none that the function takes.
func badArgument(n int) error { return fail("T0410", n) }

// pictured makes the error of package picture one of the evaluation.
func pictured(err error) error {
	var wrong *picture.Error
	if !errors.As(err, &wrong) {
		return err
	}
	if wrong.Value == nil {
		return fail(wrong.Code)
	}
	return fail(wrong.Code, wrong.Value)
}

// textOr returns the text of an argument, or other for one that is not given.
func textOr(v any, other string) string {
	if s, ok := v.(string); ok {
		return s
	}
	return other
}

// numberOr returns the number of an argument, or other for one that is not given.
func numberOr(v any, other float64) float64 {
	if f, ok := value.Float(v); ok {
		return f
	}
	return other
}

// room accounts for a text of so many bytes, or an array of so many items of itemSize, before it is made.
func (e *evaluation) room(count float64) error {
	if count >= math.MaxInt32 || math.IsNaN(count) {
		return e.alloc(math.MaxInt32)
	}
	return e.alloc(max(0, int(count)))
}

// items accounts for an array of n items that is about to be made, and for the steps to make it.
func (e *evaluation) items(n int) error {
	if err := e.spend(n); err != nil {
		return err
	}
	return e.room(float64(n) * itemSize)
}
