package jsontree_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/jsontree"
)

func TestNilIsNoValue(t *testing.T) {
	var v *jsontree.Value
	require.Zero(t, v.Kind())
	require.Empty(t, v.Str()+v.NumberText()+v.Text()+string(v.Raw()))
	require.False(t, v.Bool())
	require.Nil(t, v.Elems())
	require.Nil(t, v.Members())
	require.Nil(t, v.Get("a"))
	require.Nil(t, v.Member("a"))
	require.Nil(t, v.Lookup("/a"))
	require.False(t, v.Pos().IsValid() || v.End().IsValid() || v.PosAt(0).IsValid())
	require.Equal(t, -1, v.Offset())
	require.Equal(t, "null", string(v.AppendJSON(nil)))
	require.True(t, jsontree.Equal(v, nil))
	require.False(t, jsontree.Equal(v, jsontree.NewNull()))
	require.False(t, jsontree.Equal(jsontree.NewNull(), v))
}

func TestBuild(t *testing.T) {
	v := jsontree.NewObject(
		jsontree.Member{Name: "s", Value: jsontree.NewString("a<\x00\xff\"")},
		jsontree.Member{Name: "n", NamePos: 7, Value: jsontree.NewNumber("1.50")},
		jsontree.Member{Name: "a", Value: jsontree.NewArray(jsontree.NewInt(-3), jsontree.NewBool(true), nil, jsontree.NewArray())},
		jsontree.Member{Name: "s"},
	)
	require.Equal(t, `{"s":"a<\u0000`+"\ufffd"+`\"","n":1.50,"a":[-3,true,null,[]],"s":null}`, string(v.AppendJSON(nil, "")))
	require.Equal(t, "x{\n\t\"a\": [\n\t\t1\n\t],\n\t\"b\": {}\n}", string(parse(t, `{"a":[1],"b":{}}`).AppendJSON([]byte("x"), "\t")))
	require.Equal(t, "[\n  {}\n]", string(parse(t, `[{}]`).AppendJSON(nil)))
	require.Equal(t, jsontree.Null, v.Get("s").Kind(), "the last duplicate wins")
	require.Equal(t, -1, v.Members()[1].NamePos)
	require.False(t, v.Pos().IsValid())
	require.Nil(t, v.Raw())
}

func TestNumbers(t *testing.T) {
	for _, text := range []string{"0", "-0", "10", "1.5", "-1.50e+7", "1E-7", "0.0"} {
		require.Equal(t, text, jsontree.NewNumber(text).NumberText())
	}
	for _, text := range []string{"", "-", "01", "+1", "1.", ".5", "1e", "1e+", "0x1", "1 ", "NaN", "1_0", "--1"} {
		require.Nil(t, jsontree.NewNumber(text), text)
	}
	for want, f := range map[string]float64{
		"0": 0, "1": 1, "-1.5": -1.5, "0.1": 0.1, "100000000000000000000": 1e20, "1e+21": 1e21, "1e-07": 1e-7, "0.000001": 1e-6,
	} {
		require.Equal(t, want, jsontree.NewFloat(f).NumberText())
	}
	require.Nil(t, jsontree.NewFloat(math.NaN()))
	require.Nil(t, jsontree.NewFloat(math.Inf(-1)))
}

func TestLookup(t *testing.T) {
	v := parse(t, `{"a/b":{"~":[1,{"":2}]},"d":1,"d":2}`)
	for pointer, want := range map[string]string{
		"/a~1b/~0/0": "1", "/a~1b/~0/1/": "2", "/d": "2", "/a~1b/~0/1": `{"":2}`,
	} {
		require.Equal(t, want, string(v.Lookup(pointer).AppendJSON(nil, "")), pointer)
	}
	for _, pointer := range []string{"/x", "/d/0", "/a~1b/~0/2", "/a~1b/~0/-1", "/a~1b/~0/00", "/a~1b/~0/+1", "/a~1b/~0/x"} {
		require.Nil(t, v.Lookup(pointer), pointer)
	}
	require.Same(t, v, v.Lookup(""))
}

func TestEqual(t *testing.T) {
	for _, pair := range [][2]string{
		{`{"a":1,"b":2}`, `{"b":2.0,"a":1e0}`},
		{`{"a":1,"a":2}`, `{"a":2}`},
		{`[100]`, `[1E+2]`},
		{`0`, `-0.0e9`},
		{`0.00120`, `12e-4`},
		{`1e999999999999999999999`, `10E999999999999999999998`},
		{`"\u0041"`, `"A"`},
		{`[null,true,{}]`, `[null,true,{}]`},
		{`123456789012345678901234567890`, `123456789012345678901234567890.0`},
	} {
		require.True(t, jsontree.Equal(parse(t, pair[0]), parse(t, pair[1])), "%v", pair)
	}
	for _, pair := range [][2]string{
		{`{"a":1}`, `{"a":1,"b":null}`}, {`{"a":1}`, `{"b":1}`}, {`[1]`, `[1,1]`}, {`[1,2]`, `[2,1]`}, {`1`, `-1`}, {`1`, `"1"`},
		{`true`, `false`}, {`1`, `10`}, {`0.1`, `0.01`}, {`9007199254740993`, `9007199254740992`}, {`null`, `{}`}, {`"a"`, `"A"`},
		{`"\ud800"`, `"\ud801"`}, {`"\ud800"`, `"` + "\ufffd" + `"`},
	} {
		require.False(t, jsontree.Equal(parse(t, pair[0]), parse(t, pair[1])), "%v", pair)
	}
}

func TestKindNames(t *testing.T) {
	names := ""
	for k := jsontree.Kind(0); k <= jsontree.Object+1; k++ {
		names += k.String() + " "
	}
	require.Equal(t, "kind(0) null boolean number string array object kind(7) ", names)
}

func TestMaxSize(t *testing.T) {
	for text := range good {
		v, list := jsontree.Parse("f", []byte(text))
		require.Empty(t, list)
		require.LessOrEqual(t, len(v.AppendJSON(nil)), v.MaxSize(), "%.100s", text)
	}
	v := jsontree.NewString("\x00\"\\\u2028\x7f\xff\xfe äé")
	require.LessOrEqual(t, len(v.AppendJSON(nil)), v.MaxSize())
	require.Equal(t, len(`"abc"`), jsontree.NewString("abc").MaxSize())
}
