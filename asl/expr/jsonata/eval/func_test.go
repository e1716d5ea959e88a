package eval_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval"
)

// TestFunctions holds that every function does with good and bad arguments what the reference implementation does.
func TestFunctions(t *testing.T) {
	for _, row := range jsonataRows {
		t.Run(row.expr, func(t *testing.T) {
			assert.Equal(t, row.want, evaluate(t, row.expr))
		})
	}
}

// TestStepFunctions holds what the functions do that Step Functions adds.
func TestStepFunctions(t *testing.T) {
	for _, row := range []struct{ expr, want string }{
		{`$partition([1,2,3],2)`, `[[1,2],[3]]`},
		{`$partition([0],1)`, `[[0]]`},
		{`$partition([],3)`, `[]`},
		{`$partition([1,2],1e300)`, `[[1,2]]`},
		{`$partition([1],0)`, `!T0410`},
		{`$partition([1],1.5)`, `!T0410`},
		{`$partition(nothing,1)`, `undefined`},
		{`$partition([1],nothing)`, `undefined`},
		{`$range(0,9,3)`, `[0,3,6,9]`},
		{`$range(1,9,9)`, `1`},
		{`$range(9,0,-4)`, `[9,5,1]`},
		{`$range(0,1,0.25)`, `[0,0.25,0.5,0.75,1]`},
		{`$range(1,0,1)`, `undefined`},
		{`$range(0,1,0)`, `!T0410`},
		{`$range(nothing,1,1)`, `undefined`},
		{`$hash("input data","MD5")`, `"812f45842bc6d66ee14572ce20db8e86"`},
		{`$hash("input data","SHA-1")`, `"aaff4a450a104cd177d28d18d74485e8cae074b7"`},
		{`$hash("input data","SHA-256")`, `"b4a697a057313163aee33cd8d40c66e9f0f177e00cac2de32475ffff6169c3e3"`},
		{`$length($hash("input data","SHA-384"))`, `96`},
		{`$length($hash("input data","SHA-512"))`, `128`},
		{`$hash({"a":1},"MD5") = $hash("{\"a\":1}","MD5")`, `true`},
		{`$hash("a","md5")`, `!T0410`},
		{`$hash(nothing,"MD5")`, `undefined`},
		{`$random(0)`, `0.730967787376657`},
		{`$random(7) = $random(7)`, `true`},
		{`$random(7) = $random(8)`, `false`},
		{`$random() < 1`, `true`},
		{`$length($uuid())`, `36`},
		{`$parse("{\"a\":[1,null]}")`, `{"a":[1,null]}`},
		{`$parse("1.5")`, `1.5`},
		{`$parse("{")`, `!T0410`},
		{`$parse("")`, `!T0410`},
		{`$parse(nothing)`, `undefined`},
	} {
		t.Run(row.expr, func(t *testing.T) {
			assert.Equal(t, row.want, evaluate(t, row.expr))
		})
	}
}

// TestFunctionsAskBefore holds that what would take more bytes than are left is refused before it is made.
func TestFunctionsAskBefore(t *testing.T) {
	for _, expr := range []string{
		`$pad("a",1e12)`,
		`$pad("a",-1e300)`,
		`$pad("a",1e12,"xyz")`,
		`$range(0,1e12,1)`,
		`$range(0,1,1e-300)`,
		`$replace($pad("",1e5,"a"),"a",$pad("",1e5))`,
		`$replace($pad("",1e5,"a"),/a/,$pad("",1e5))`,
		`$join($split($pad("",1e4,"a"),""),$pad("",1e6))`,
	} {
		t.Run(expr, func(t *testing.T) {
			assert.Equal(t, "!U1001", evaluate(t, expr))
		})
	}
}

// TestFunctionsWithoutCode holds the codes of what the reference implementation lets fail without one.
func TestFunctionsWithoutCode(t *testing.T) {
	for _, row := range []struct{ expr, want string }{
		{`$contains("a",nothing)`, "!T0410"},
		{`$split("a",nothing)`, "!T0410"},
		{`$replace("abc",nothing,"x")`, "!T0410"},
		{`$replace("abc",/b/,nothing)`, "!T0410"},
		{`$replace("abc","b",function($m){"x"})`, "!T0410"},
		{`$sift({"a":1})`, "!T0410"},
		{`$pad("a",3.7)`, `"a  "`},
		{`$round(1.5,1.5)`, "null"},
		{`$number("0xFFzz")`, "!D3030"},
		{`$substringBefore("undefined",nothing)`, `"undefined"`},
		{`$replace("abc",function($s){{}},"x")`, "!T1010"},
		{`$match("aa",/(?<=a)(a)|(b)/).groups`, `["a",null]`},
		{`$split("a😀","")`, `["a","😀"]`},
	} {
		t.Run(row.expr, func(t *testing.T) {
			assert.Equal(t, row.want, evaluate(t, row.expr))
		})
	}
}

// TestFunctionsTime holds that the clock stands still.
func TestFunctionsTime(t *testing.T) {
	assert.Equal(t, "1510067557121", evaluate(t, `$millis()`))
	assert.Equal(t, `"2017-11-07T15:12:37.121Z"`, evaluate(t, `$now()`))
	assert.Equal(t, `"2017 +0100"`, evaluate(t, `$now("[Y] [Z0000]","+0100")`))
	assert.Equal(t, `""`, evaluate(t, `$now("")`))
}

// TestFunctionsWithin holds that with fewer steps or bytes than it needs an evaluation fails, and otherwise gives what it
// always gives.
func TestFunctionsWithin(t *testing.T) {
	for _, row := range jsonataRows {
		whole := evaluate(t, row.expr)
		for limit := 1; limit < 3000; limit += 1 + limit/5 {
			for _, opts := range []eval.Options{{MaxSteps: limit}, {MaxBytes: limit}} {
				if got := evaluateWithin(t, row.expr, opts); got != "!U1001" {
					assert.Equal(t, whole, got, "%s within %+v", row.expr, opts)
				}
			}
		}
	}
}
