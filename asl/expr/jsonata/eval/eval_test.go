package eval

import (
	"math"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// outcome evaluates an expression without functions of the language and returns its value as JSON, "undefined" or the error.
func outcome(t testing.TB, expr, input string) string {
	t.Helper()
	p, err := Compile(expr)
	require.NoError(t, err, expr)
	in := Undefined()
	if input != "" {
		in, err = value.Parse([]byte(input))
		require.NoError(t, err)
	}
	v, defined, err := p.Eval(in, nil, nil)
	switch {
	case err != nil:
		return err.Error()
	case !defined:
		return "undefined"
	}
	return value.Text(v)
}

const orders = `{"orders":[{"id":1,"lines":[{"sku":"a","n":2},{"sku":"b","n":1}]},{"id":2,"lines":[{"sku":"c","n":5}]}],"name":"x","one":[7]}`

// TestEval holds what the suite of the language does not: outcomes that the reference implementation gave.
func TestEval(t *testing.T) {
	for _, row := range [][3]string{
		{`orders.lines.sku`, orders, `["a","b","c"]`},
		{`orders.lines[0].sku`, orders, `["a","c"]`},
		{`(orders.lines)[0].sku`, orders, `"a"`},
		{`orders[-1].id`, orders, `2`},
		{`orders[5].id`, orders, `undefined`},
		{`orders[id=2].lines`, orders, `[{"sku":"c","n":5}]`},
		{`one`, orders, `[7]`},
		{`one.$`, orders, `7`},
		{`name[]`, orders, `["x"]`},
		{`orders.lines@$l.{"id": id, "sku": $l.sku}`, orders, `[{"id":1,"sku":"a"},{"id":1,"sku":"b"},{"id":2,"sku":"c"}]`},
		{`orders.lines#$i[$i=1].sku`, orders, `"b"`},
		{`orders.lines.(sku & %.id)`, orders, `["a1","b1","c2"]`},
		{`orders.lines^(>n).sku`, orders, `["c","a","b"]`},
		{`orders.lines{sku: n}`, orders, `{"a":2,"b":1,"c":5}`},
		{`orders{"all": id}`, orders, `{"all":[1,2]}`},
		{`[1..3].($*2)`, ``, `[2,4,6]`},
		{`[[1,2],[3]][0]`, ``, `[1,2]`},
		{`"a" in ["a","b"]`, ``, `true`},
		{`1 = 1.0 and {"a":[1]} = {"a":[1]}`, ``, `true`},
		{`$nothing = $nothing`, ``, `false`},
		{`1/0`, ``, `null`},
		{`(1/0) + 1`, ``, `D1001: Number out of range: null`},
		{`"\ud83d\ude00" < "\uffff"`, ``, `true`},
		{`{"f": function($x){$x}}`, ``, `{"f":""}`},
		{`[function($x){$x}, 1]`, ``, `["",1]`},
		{`function($x){$x}`, ``, `undefined`},
		{`($add := function($a,$b){$a+$b}; $inc := $add(?,1); $twice := $inc ~> $inc; $twice(1))`, ``, `3`},
		{`{"a":{"b":1}} ~> |a|{"c":2},"b"|`, ``, `{"a":{"c":2}}`},
		{`1 + "a"`, ``, `T2002: The right side of the "+" operator must evaluate to a number`},
		{`"a" > 1`, ``, `T2009: The values "a" and 1 either side of operator ">" must be of the same data type`},
		{`nope(1)`, ``, `T1006: Attempted to invoke a non-function`},
		{`sum([1])`, ``, `T1005: Attempted to invoke a non-function. Did you mean $sum?`},
		{`{1:2}`, ``, `T1003: Key in object structure must evaluate to a string; got: 1`},
		{`$sum(["a"])`, ``, `T0412: Argument 1 of function "sum" must be an array of "numbers"`},
		{`function($a)<s>{$a}(1)`, ``, `T0410: Argument 1 of function undefined does not match function signature`},
		{`function($a,$b,$c)<j+a<s>>{[[$a],[$b],[$c]]}(1,2,"s")`, ``, `[[1],[1],["s"]]`},
		{`function($a,$b)<f?a<n>>{$b}({"a":1})`, ``, `T0412: Argument 2 of function undefined must be an array of "numbers"`},
		{`{"b":2}.(function($a,$b)<o-n>{[$a.b,$b]}(1))`, ``, `[2,1]`},
		{`g.b["x"]`, `{"g":[{"b":1},{}]}`, `[1,null]`},
		{`a.*`, `{"a":{"b":[1]}}`, `[1]`},
		{`b.c#$i[]`, `{"b":{"c":1}}`, `1`},
		{`b.c^($)[]`, `{"b":{"c":1}}`, `[1]`},
		{`/b+/("abbc").(match & start & end)`, ``, `"bb13"`},
		{`/b*/("abc")`, ``, `D1004: Regular expression matches zero length string`},
	} {
		require.Equal(t, row[2], outcome(t, row[0], row[1]), "%s", row[0])
	}
}

func TestPositions(t *testing.T) {
	for expr, want := range map[string]int{
		`1 + "a"`: 3, `"é😀" + 1`: 7, `$f(1)`: 3, `[1.5..2]`: 6, `{1:2}`: 1, `[3,"a"]^($)`: 8, `'a' ~> 5`: 6, `-"x"`: 1, `1 + (2 + $sum("a"))`: 14,
	} {
		p, err := Compile(expr)
		require.NoError(t, err)
		_, _, err = p.Eval(nil, nil, nil)
		var failed *Error
		require.ErrorAs(t, err, &failed, expr)
		require.Equal(t, want, failed.Position, expr)
	}
}

// TestLimits holds that hostile programs end with an error, and soon.
func TestLimits(t *testing.T) {
	for _, expr := range []string{
		`($f := function(){$f()}; $f())`,
		`($f := function($n){1 + $f($n)}; $f(1))`,
		`($f := function($n){($n; $f([$n,$n]))}; $f(1))`,
		`($f := function($n){$f([[$n]])}; $f(1))`,
		`($f := function($n){$f($n & $n)}; $f("x"))`,
		`($f := function($n){$f({"a":$n})}; $f(1))`,
		`($f := function($n){$f(function(){$n})}; $f(1))`,
		`[1..10000000].[1..10000000]`,
		`([1..3000])@$a.([1..3000])@$b[$a=$b]`,
		`[1..1000][[1..1000][[1..1000]=5]]`,
		`($f := function($g){$g($g)}; $f($f))`,
		`($f := function($n){$f($f)}; $f(1))`,
		`($c := function($x){$x} ~> function($x){$x}; $f := function($c){$f($c ~> $c)}; $f($c))`,
	} {
		p, err := Compile(expr)
		require.NoError(t, err, expr)
		start := time.Now()
		_, _, err = p.Eval(Undefined(), nil, nil)
		var failed *Error
		if expr != `[1..1000][[1..1000][[1..1000]=5]]` {
			require.ErrorAs(t, err, &failed, expr)
			require.Equal(t, "U1001", failed.Code, expr)
		}
		require.Less(t, time.Since(start), 5*time.Second, expr)
		t.Log(time.Since(start).Round(time.Millisecond), expr)
	}
}

// TestDeepValues holds that values which are nested deep do not exhaust the stack.
func TestDeepValues(t *testing.T) {
	p, err := Compile(`($f := function($n, $a){$n = 0 ? $a : $f($n-1, [[$a]])}; $a := $f(300000, 1); [$a = $a, $a.b, $a.**, $a.*])`)
	require.NoError(t, err)
	_, _, err = p.Eval(Undefined(), nil, &Options{MaxSteps: math.MaxInt, MaxBytes: math.MaxInt})
	require.NoError(t, err)
}

// TestConcurrent holds that a program can be evaluated by many at once.
func TestConcurrent(t *testing.T) {
	p, err := Compile(`($f := function($n){$n = 0 ? $x : $f($n-1)}; [$f(10), /a+/("baa").match, ([1..3])[$ > 1]^(>$)])`)
	require.NoError(t, err)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for range 100 {
				v, _, err := p.Eval(Undefined(), Variables(map[string]any{"x": float64(i)}), nil)
				if text := value.Text(v); err != nil || !strings.HasPrefix(text, "["+string(rune('0'+i))+",") {
					t.Errorf("%s %v", text, err)
				}
			}
		})
	}
	all.Wait()
}

func BenchmarkStates(b *testing.B) {
	p, err := Compile(`$states.input.orders[0].sku`)
	require.NoError(b, err)
	states, err := value.Parse([]byte(`{"input":{"orders":[{"sku":"a"},{"sku":"b"}]}}`))
	require.NoError(b, err)
	vars := Variables(map[string]any{"states": states})
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := p.Eval(nil, vars, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTailCalls(b *testing.B) {
	p, err := Compile(`($f := function($n, $a){$n = 0 ? $a : $f($n-1, $a+$n)}; $f(1000, 0))`)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := p.Eval(nil, nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// FuzzEval holds that no expression brings the evaluator down, and that its outcome is the same each time.
func FuzzEval(f *testing.F) {
	for _, expr := range []string{
		`orders.lines[0].sku`, `orders@$o.lines#$i[$i<2].{"a":$o.id,"b":%.id}`, `orders.lines^(>n,sku){sku: $}`, `**[n>1]`, `*.*`,
		`orders ~> |lines|{"x":n*2},["n"]|`, `($f := function($x)<n-:n>{$x<1?0:$f($x-1)}; $f(3))`, `[1..3].[$,[$]]`, `/a(b)?/("ab").next()`,
		`-1 & "a" in [1] or $$.one[]`, `$x := function($a){$a}(?)`,
	} {
		f.Add(expr)
	}
	input, err := value.Parse([]byte(orders))
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, expr string) {
		p, err := Compile(expr)
		if err != nil {
			return
		}
		var texts [2]string
		for i := range texts {
			v, defined, err := p.Eval(input, nil, &Options{MaxSteps: 100_000, MaxBytes: 1 << 20})
			switch {
			case err != nil:
				texts[i] = err.Error()
			case defined:
				texts[i] = value.Text(v)
			}
		}
		require.Equal(t, texts[0], texts[1])
		require.Equal(t, orders, value.Text(input), "the input changed")
	})
}
