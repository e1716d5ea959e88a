package eval_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// evaluate returns the result of an expression as JSON, "undefined", or "!" and the code of the error. Its input is an empty
// object.
func evaluate(t testing.TB, expr string) string {
	t.Helper()
	return evaluateWithin(t, expr, eval.Options{})
}

// evaluateWithin is evaluate with the limits of the options.
func evaluateWithin(t testing.TB, expr string, opts eval.Options) string {
	t.Helper()
	program, err := eval.Compile(expr)
	require.NoError(t, err)
	opts.Now = time.UnixMilli(1510067557121).UTC()
	opts.Random = func() float64 { return 0.5 }
	result, defined, err := program.Eval(value.NewObject(0), nil, &opts)
	if err != nil {
		var failed *eval.Error
		require.ErrorAs(t, err, &failed)
		return "!" + failed.Code
	}
	if !defined {
		return "undefined"
	}
	return value.Text(result)
}
