package eval_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestRegularExpressions holds what the reference implementation says about groups that took no part, and about characters of
// two UTF-16 units.
func TestRegularExpressions(t *testing.T) {
	for _, row := range []struct{ expr, want string }{
		{`$match("b",/(a)|(b)/).groups[0]`, `undefined`},
		{`$exists($match("b",/(a)|(b)/).groups[0])`, `false`},
		{`$type($match("b",/(a)|(b)/).groups[0])`, `undefined`},
		{`$count($match("b",/(a)|(b)/).groups)`, `2`},
		{`$string($match("b",/(a)|(b)/).groups)`, `"[null,\"b\"]"`},
		{`$match("b",/(a)|(b)/)`, `{"match":"b","index":0,"groups":[null,"b"]}`},
		{`$match("b",/(a)|(b)/).groups = ["","b"]`, `false`},
		{`$match("b",/(a)|(b)/).groups.$type($)`, `"string"`},
		{`$map($match("b",/(a)|(b)/).groups,$type)`, `"string"`},
		{`$append($match("b",/(a)|(b)/).groups,1)`, `[null,"b",1]`},
		{`$distinct($match("b",/(a)|(b)|(c)/).groups)`, `[null,"b"]`},
		{`$reverse($match("b",/(a)|(b)/).groups)`, `["b",null]`},
		{`$filter($match("b",/(a)|(b)/).groups,$exists)`, `"b"`},
		{`/(a)|(b)/("b").groups[0]`, `undefined`},
		{`$replace("b",/(a)|(b)/,"<$1$2>")`, `"<b>"`},
		{`$replace("b",/(a)|(b)/,function($m){$string($m.groups)})`, `"[null,\"b\"]"`},
		{`$join($match("b",/(a)|(b)/).groups)`, `!T0412`},
		{`$replace("😀",/./,"x")`, `"xx"`},
		{`$replace("😀",/./,"$0")`, `"😀"`},
		{`$split("a😀b",/./)`, `["","","","",""]`},
		{`$match("x😀y",/y/).index`, `3`},
		{`$contains($join([1..40].("a")) & "!",/^(a+)+$/)`, `!U1001`},
		{`$encodeUrl("\ud800")`, `!D3140`},
		{`$length("\ud800")`, `1`},
		{`"\ud83d" & "\ude00"`, `"😀"`},
		{`$length("\ud83d" & "\ude00")`, `1`},
		{`$length($join($match("😀",/./).match))`, `1`},
		{`$match("aa",/(a)\1/)[0].match`, `"aa"`},
	} {
		t.Run(row.expr, func(t *testing.T) {
			assert.Equal(t, row.want, evaluate(t, row.expr))
		})
	}
}
