package value_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
)

func parse(t testing.TB, text string) any {
	t.Helper()
	v, err := value.Parse([]byte(text))
	require.NoError(t, err)
	return v
}

// TestRoundTrip holds that a text without blanks comes back byte for byte, and that Size tells its length.
func TestRoundTrip(t *testing.T) {
	for _, text := range []string{
		`null`, `true`, `false`, `0`, `1`, `-1.5`, `1.0`, `1e3`, `1E+3`, `12345678901234567890`, `0.000001`, `1e-7`, `1e+21`, `-0`,
		`""`, `"a\"\\\n\r\t\b\f\u0001é😀<>&"`, `"\ud800"`, `[]`, `[1,[2],{}]`, `{}`, `{"b":1,"a":{"c":[null,true]}}`,
		`{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10}`,
	} {
		v := parse(t, text)
		require.Equal(t, text, value.Text(v))
		require.Equal(t, len(text), value.Size(v), text)
		require.True(t, value.Equal(v, value.FromTree(value.ToTree(v))), text)
	}
}

func TestParseErrors(t *testing.T) {
	for _, text := range []string{``, `{`, `{"a":}`, `1 2`, "\"\xff\""} {
		_, err := value.Parse([]byte(text))
		require.Error(t, err, text)
	}
}

func TestDuplicates(t *testing.T) {
	require.Equal(t, `{"a":3,"b":2}`, value.Text(parse(t, `{"a":1,"b":2,"a":3}`)))
}

// TestAppendFloat holds the spelling of numbers against that of JavaScript.
func TestAppendFloat(t *testing.T) {
	for want, f := range map[string]float64{
		"0": math.Copysign(0, -1), "100000000000000000000": 1e20, "1e+21": 1e21, "0.000001": 1e-6, "1e-7": 1e-7, "1.5e-10": 1.5e-10,
		"1e+100": 1e100, "0.1": 0.1, "null": math.NaN(), "123456789012345680000": 123456789012345678901,
	} {
		require.Equal(t, want, string(value.AppendFloat(nil, f)))
	}
}

func TestNumbers(t *testing.T) {
	require.IsType(t, 1.0, value.NumberOf("10"))
	require.IsType(t, value.Number(""), value.NumberOf("1.0"))
	for text, want := range map[string]bool{"2": true, "2.0": true, "2.5": false, `"2"`: false, "1e300": false, "9007199254740993": true} {
		_, ok := value.Int(parse(t, text))
		require.Equal(t, want, ok, text)
	}
	f, ok := value.Float(value.Number("1e999"))
	require.True(t, ok)
	require.True(t, math.IsInf(f, 1))
}

func TestEqual(t *testing.T) {
	equal := [][2]string{{`1`, `1.0`}, {`{"a":1,"b":[2]}`, `{"b":[2.0],"a":1}`}, {`null`, `null`}, {`"x"`, `"x"`}}
	for _, pair := range equal {
		require.True(t, value.Equal(parse(t, pair[0]), parse(t, pair[1])), "%s %s", pair[0], pair[1])
	}
	different := [][2]string{
		{`9007199254740993`, `9007199254740992`}, {`1`, `"1"`}, {`[1]`, `[1,2]`}, {`{"a":null}`, `{"b":null}`}, {`{"a":1}`, `{"a":1,"b":1}`},
		{`null`, `false`}, {`true`, `false`}, {`[]`, `{}`}, {`"a"`, `"b"`}, {`[1]`, `[2]`},
	}
	for _, pair := range different {
		require.False(t, value.Equal(parse(t, pair[0]), parse(t, pair[1])), "%s %s", pair[0], pair[1])
		require.False(t, value.Equal(parse(t, pair[1]), parse(t, pair[0])), "%s %s", pair[0], pair[1])
	}
}

func TestObject(t *testing.T) {
	var none *value.Object
	require.Zero(t, none.Len())
	require.False(t, none.Has("a"))

	o := value.NewObject(0)
	for i, name := range "abcdefghijkl" {
		o.Set(string(name), float64(i))
	}
	o.Delete("c")
	o.Delete("nothing")
	o.Set("l", "last")
	v, ok := o.Get("l")
	require.True(t, ok)
	require.Equal(t, "last", v)
	require.Equal(t, 11, o.Len())

	c := o.With("c", nil)
	require.True(t, c.Has("c"))
	require.False(t, o.Has("c"), "a copy is another object")
	require.Equal(t, `{"a":1,"b":[true]}`, value.Text(value.ObjectOf("a", 1.0, "b", []any{true})))
}

func TestKindOf(t *testing.T) {
	for text, kind := range map[string]string{"null": "null", "true": "boolean", "1": "number", "1.0": "number", `""`: "string", "[]": "array", "{}": "object"} {
		require.Equal(t, kind, value.KindOf(parse(t, text)))
	}
	require.PanicsWithValue(t, "value: int is no JSON value", func() { value.KindOf(1) })
}
