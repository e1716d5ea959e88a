package jsonata_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/stretchr/testify/require"
)

// describe writes the references of a text on one line: variables with their path, calls, then the rest, each with its
// column.
func describe(text string, r jsonata.Refs) string {
	var out []string
	add := func(kind, name string, at jsonata.Span) {
		out = append(out, fmt.Sprintf("%s%s:%d", kind, name, at.Start+1))
	}
	for _, v := range r.Variables {
		add("$", strings.Join(append([]string{v.Name}, v.Path...), "."), v.Span)
	}
	for _, c := range r.Calls {
		kind := map[bool]string{false: "call $", true: "call "}[c.Bare]
		add(kind, fmt.Sprintf("%s/%d%s", c.Name, c.Args, map[bool]string{true: "?"}[c.Partial]), c.Span)
	}
	for _, f := range r.Fields {
		add("field ", f.Name, f.Span)
	}
	for _, s := range r.Context {
		add("context ", text[s.Start:s.End], s)
	}
	for _, s := range r.Root {
		add("root ", text[s.Start:s.End], s)
	}
	for _, s := range r.Wildcards {
		add("wildcard ", text[s.Start:s.End], s)
	}
	for _, v := range r.Bound {
		add("bound ", v.Name, v.Span)
	}
	return strings.Join(out, " ")
}

func TestReferences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`1`, ``},
		{`$states.input.orders[0].sku`, `$states.input.orders.sku:1`},
		{`$states.input.orders[].sku^(a)[$.b]`, `$states.input.orders.sku:1`},
		{"$a.`b c`.\"d\".*.e", `$a.b c.d:1`},
		{`$a.(b).c`, `$a:1`},
		{`$a.b{c: d}`, `$a.b:1`},
		{`$a#$i.b`, `$a.b:1 bound i:4`},
		{`$a[$b.c].d`, `$a.d:1 $b.c:4`},
		{`$a.$b.c`, `$a:1 $b:4`},
		{`$a.b.$f(c)`, `$a.b:1 call $f/1:6`},
		// fields, $ and wildcards
		{`a.b + c`, `field a:1 field c:7`},
		{"`a b`[c].d", "field a b:1"},
		{`"a".b`, `field a:1`},
		{`"a"[0].b`, `field a:1`},
		{`"a" & $."b"`, `context $:7`},
		{`{a: b}`, `field a:2 field b:5`},
		{`[a, b..c]`, `field a:2 field b:5 field c:8`},
		{`(a; b).c`, `field a:2 field b:5`},
		{`-a`, `field a:2`},
		{`a ? b : c`, `field a:1 field b:5 field c:9`},
		{`$x{a: $}`, `$x:1`},
		{`$x^(a, >$.b)`, `$x:1`},
		{`$x.[a, $]`, `$x:1`},
		{`$x ~> | a | {"b": c} |`, `$x:1`},
		{`$ & $$ & $x.$ & $x.$$`, `$x:10 $x:17 context $:1 root $$:5 root $$:20`},
		{`$.a`, `context $:1`},
		{`* + ** + $x.*`, `$x:10 wildcard *:1 wildcard **:5`},
		{`a@$x.b`, `field a:1 field b:6 bound x:3`},
		{`$states.a@$x.b`, `$states.a:1 bound x:11`},
		{`$map($x, function($v){ $v.a + b + $ })`, `$x:6 call $map/2:1 field b:31 context $:35 bound v:19`},
		// calls
		{`$sum($x)`, `$x:6 call $sum/1:1`},
		{`$x ~> $split(",") ~> $join`, `$x:1 $join:22 call $split/2:7`},
		{`$x ~> $split(",")[0]`, `$x:1 call $split/2:7`},
		{`$x ~> $split(?, ",")`, `$x:1 call $split/2?:7`},
		{`$x ~> ($f(1))`, `$x:1 call $f/1:8`},
		{`$x ~> $f($g(1))`, `$x:1 call $f/2:7 call $g/1:10`},
		{`$map($x, $uppercase)`, `$x:6 $uppercase:10 call $map/2:1`},
		{`sum(a)`, `call sum/1:1 field a:5`},
		{`$x.sum(a)`, `$x:1 call sum/1:4`},
		{`$f(1)(2)`, `call $f/1:1`},
		{`$()`, `context $:1`},
		// scopes
		{`$x := $x`, `$x:7 bound x:1`},
		{`($x; $x := 1; $x)`, `$x:2 bound x:6`},
		{`(($x := 1); $x)`, `$x:13 bound x:3`},
		{`($x := 1; ($x; $y))`, `$y:16 bound x:2`},
		{`($f := function($n){ $n = 0 ? $z : $f($n - 1) }; $f(3))`, `$z:31 bound f:2 bound n:17`},
		{`($f := function(){ $late }; $late := 1; $f())`, `bound f:2 bound late:29`},
		{`($f := (function(){ $late }); $late := 1; $f())`, `bound f:2 bound late:31`},
		{`function($a){ function($b){ $a + $b + $c } }`, `$c:39 bound a:10 bound b:24`},
		{`(function($a){ $a }; $a)`, `$a:22 bound a:11`},
		{`(function(){ $x := 1 }; $x)`, `$x:25 bound x:14`},
		{`$s.a@$x.b[$x.c = $y]{$x.d: $i}`, `$s.a:1 $y:18 $i:28 bound x:6`},
		{`$s.a#$i[$i = 0]^($i).{"i": $i} & $i`, `$s.a:1 $i:34 bound i:6`},
		{`$s.(a@$x.b).$x`, `$s:1 $x:13 bound x:7`},
		{`$s.a[$t := 1].b & $t`, `$s.a.b:1 bound t:6`},
		{`$x[] := $y`, `$y:9 bound x:1`},
	} {
		t.Run(c.text, func(t *testing.T) {
			n, err := jsonata.Parse(c.text)
			require.NoError(t, err)
			require.Equal(t, c.want, describe(c.text, jsonata.References(n)))
		})
	}
}

func TestReferencesOfNothing(t *testing.T) {
	require.Equal(t, jsonata.Refs{}, jsonata.References(nil))
}
