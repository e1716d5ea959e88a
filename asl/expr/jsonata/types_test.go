package jsonata_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/stretchr/testify/require"
)

func TestTypesOf(t *testing.T) {
	for text, want := range map[string]string{
		`1`: "number", `-1`: "number", `- $x`: "number", `'a'`: "string", `true`: "boolean", `null`: "null", `[1]`: "array",
		`{}`: "object", `$x{a: b}`: "object", `/a/`: "function", `function(){1}`: "function", `|$|{}|`: "function",
		`$x + 1`: "number", `$x % 2`: "number", `$x & 1`: "string", `$x = 1`: "boolean", `$x in [1]`: "boolean", `a and b`: "boolean",
		`()`: "nothing", `(1; 'a')`: "string", `$x ? 1`: "number", `$x ? 1 : 'a'`: "string or number",
		`$x ? 1 : null`: "number or null", `$y := 1`: "number",
		`$sum`: "function", `$sum($x)`: "number", `$sum(?)`: "function", `$exists(a)`: "boolean", `$now()`: "string",
		`$string(1)`: "string", `$merge([])`: "object", `$uuid()`: "string", `$split('a', '')`: "array", `$hash('a', 'MD5')`: "string",
		`$random()`: "number", `$range(1, 2, 1)`: "array", `$error()`: "nothing", `$clone({})`: "array or object",
		`$x ~> $split(',')`: "array", `1 ~> $string`: "string", `$sum ~> $string`: "function", `$x ~> $string`: "string or function",
		`$x ~> $join(?, ',')`: anyTypes, `$x ~> $y`: anyTypes,
		`$x`: anyTypes, `$x.a`: anyTypes, `a`: anyTypes, `$x[0]`: anyTypes, `'a'[0]`: anyTypes, `$keys({})`: anyTypes, `$map($x, $string)`: anyTypes, `$reduce($x, $y)`: jsonTypes,
		`$hidden(1)`: anyTypes, `$number[0]`: anyTypes, `$parse('1')`: anyTypes, `$unknown(1)`: anyTypes, `$x[]`: anyTypes, `$f(1)(2)`: anyTypes, `$x^(a)`: anyTypes, `*`: anyTypes,
		`$match('a', /a/)`: anyTypes, `$zip([1])`: anyTypes, `$append(1, 2)`: anyTypes,
	} {
		n, err := jsonata.Parse(text)
		require.NoError(t, err)
		got := jsonata.TypesOf(n, func(name string) bool { return name == "hidden" })
		require.Equal(t, want, got.String(), text)
	}
	n, err := jsonata.Parse(`$sum($x)`)
	require.NoError(t, err)
	require.Equal(t, jsonata.AnyType, jsonata.TypesOf(n, func(name string) bool { return name == "sum" }))
}

const (
	anyTypes  = "string, number, boolean, null, array, object or function"
	jsonTypes = "string, number, boolean, null, array or object"
)

func TestParams(t *testing.T) {
	const s, n, f, o = jsonata.StringType, jsonata.NumberType, jsonata.FunctionType, jsonata.ObjectType
	for name, want := range map[string][]jsonata.Param{
		"now":     {{Types: s, Optional: true}, {Types: s, Optional: true}},
		"millis":  nil,
		"uuid":    nil,
		"sum":     {{Types: jsonata.AnyType, Elem: n, Array: true}},
		"merge":   {{Types: jsonata.AnyType, Elem: o, Array: true}},
		"match":   {{Types: s, Optional: true, Context: true}, {Types: f}, {Types: n, Optional: true}},
		"replace": {{Types: s, Optional: true, Context: true}, {Types: s | f}, {Types: s | f}, {Types: n, Optional: true}},
		"reduce":  {{Types: jsonata.AnyType, Array: true}, {Types: f}, {Types: jsonata.AnyType &^ f, Optional: true}},
		"number":  {{Types: n | s | jsonata.BoolType, Optional: true, Context: true}},
		"zip":     {{Types: jsonata.AnyType, Array: true}},
		"keys":    {{Types: jsonata.AnyType, Optional: true, Context: true}},
	} {
		function, ok := jsonata.LookupFunction(name)
		require.True(t, ok)
		require.Equal(t, want, function.Params(), name)
	}
	for _, function := range jsonata.Functions() {
		params := function.Params()
		if function.AWS || function.Max == jsonata.Unlimited {
			continue
		}
		require.Len(t, params, function.Max, function.Name)
	}
}

// TestOracleTypes holds the types against the results that the suite in the folder of ASLGEN_JSONATA expects.
func TestOracleTypes(t *testing.T) {
	told := 0
	for _, c := range suite(t) {
		n, err := jsonata.Parse(c.Expr)
		if err != nil || c.Result == nil {
			continue
		}
		bound := jsonata.References(n).Bound
		types := jsonata.TypesOf(n, func(name string) bool {
			_, given := c.Bindings[name]
			return given || slices.ContainsFunc(bound, func(v jsonata.VariableRef) bool { return v.Name == name })
		})
		if types != jsonata.AnyType {
			told++
		}
		require.NotZero(t, types&typeOfJSON(c.Result), "%s is %s, not %s", c.Expr, c.Result, types)
	}
	t.Logf("the type of %d expressions is known", told)
	require.Greater(t, told, 300)
}

// typeOfJSON returns the type of a JSON text.
func typeOfJSON(text json.RawMessage) jsonata.Types {
	switch text[0] {
	case '"':
		return jsonata.StringType
	case 't', 'f':
		return jsonata.BoolType
	case 'n':
		return jsonata.NullType
	case '[':
		return jsonata.ArrayType
	case '{':
		return jsonata.ObjectType
	default:
		return jsonata.NumberType
	}
}
