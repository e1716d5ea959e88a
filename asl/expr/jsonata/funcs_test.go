package jsonata_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/stretchr/testify/require"
)

func TestFunctionsAreSorted(t *testing.T) {
	all := jsonata.Functions()
	require.True(t, slices.IsSortedFunc(all, func(a, b jsonata.Function) int { return strings.Compare(a.Name, b.Name) }))
	require.Len(t, all, 70)
	all[0].Name = "changed"
	require.NotEqual(t, all[0], jsonata.Functions()[0], "the caller's slice is its own")
}

// TestFunctionSignatures holds Min and Max against the signatures.
func TestFunctionSignatures(t *testing.T) {
	for _, f := range jsonata.Functions() {
		if f.AWS {
			require.Empty(t, f.Signature, f.Name)
			continue
		}
		_, err := jsonata.Parse("function()" + f.Signature + "{1}")
		require.NoError(t, err, f.Name)
		least, most := arity(f.Signature)
		require.Equal(t, [2]int{least, most}, [2]int{f.Min, f.Max}, f.Name)
	}
}

// arity counts the parameters of a signature.
func arity(signature string) (least, most int) {
	depth := -1 // the signature itself stands in brackets
	for _, c := range signature {
		switch {
		case c == '<' || c == '(':
			if c == '(' {
				least, most = least+1, most+1
			}
			depth++
		case c == '>' || c == ')':
			depth--
		case depth > 0:
		case c == ':':
			return least, most
		case c == '-' || c == '?':
			least--
		case c == '+':
			return least, jsonata.Unlimited
		default:
			least, most = least+1, most+1
		}
	}
	return least, most
}

func TestLookupFunction(t *testing.T) {
	substring, ok := jsonata.LookupFunction("substring")
	require.True(t, ok)
	require.Equal(t, jsonata.Function{Name: "substring", Signature: "<s-nn?:s>", Min: 1, Max: 3}, substring)
	for args, want := range []bool{false, true, true, true, false} {
		require.Equal(t, want, substring.Accepts(args), args)
	}
	zip, ok := jsonata.LookupFunction("zip")
	require.True(t, ok)
	require.False(t, zip.Accepts(0))
	require.True(t, zip.Accepts(50))

	_, ok = jsonata.LookupFunction("$sum")
	require.False(t, ok, "names have no dollar")
	eval, ok := jsonata.LookupFunction("eval")
	require.True(t, ok)
	require.True(t, eval.Unavailable)
	for _, name := range []string{"partition", "range", "hash", "random", "uuid", "parse"} {
		f, ok := jsonata.LookupFunction(name)
		require.True(t, ok && f.AWS && !f.Unavailable, name)
	}
}
