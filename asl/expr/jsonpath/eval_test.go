package jsonpath_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// truth has an element for each way in which three members may be there.
const truth = `[{"id":"000"},{"c":1,"id":"001"},{"b":1,"id":"010"},{"b":1,"c":1,"id":"011"},{"a":1,"id":"100"},{"a":1,"c":1,"id":"101"},{"a":1,"b":1,"id":"110"},{"a":1,"b":1,"c":1,"id":"111"}]`

// evaluated are paths with what the library finds, where it differs from what one might think.
var evaluated = []struct{ path, doc, want string }{
	{`$.items[1:3]`, `{"a":1}`, `[]`},
	{`$.items.x[1:3]`, `{"a":1}`, `[]`},
	{`$.a.b.c[*]`, `{"a":{}}`, `[]`},
	{`$.a.b[*]`, `{"a":{}}`, `[]`},
	{`$.l[?(@.id)].n.z`, `{"l":[{"id":1},{"id":2,"n":{"z":3}}]}`, `[3]`},
	{`$.l[0:2].n.z`, `{"l":[{"id":1},{"id":2,"n":{"z":3}}]}`, `[3]`},
	{`$.l[0,1].n.z`, `{"l":[{"id":1},{"id":2,"n":{"z":3}}]}`, `[3]`},
	{`$.l[1:-1]`, `{"l":[1,2,3]}`, `[]`},
	{`$.l[:-1]`, `{"l":[1,2,3]}`, `[1,2]`},
	{`$.l[:-5]`, `{"l":[1,2,3]}`, `[]`},
	{`$.l[-5:]`, `{"l":[1,2,3]}`, `[1,2,3]`},
	{`$.l[(@.length-1)]`, `{"l":[1,2,3]}`, `3`},
	{`$.l[?(@.s)]`, `{"l":[{"s":null},{"s":0}]}`, `[{"s":0}]`},
	{`$.l[?(!@.s)]`, `{"l":[{"s":null},{"s":0},{}]}`, `[{"s":null},{}]`},
	{`$.l[?(@.s == null)]`, `{"l":[{"s":null},{"s":0},{},{"s":"null"}]}`, `[{"s":null},{"s":"null"}]`},
	{`$.l[?(@.s == 'null')]`, `{"l":[{"s":null},{"s":0},{},{"s":"null"}]}`, `[{"s":null},{"s":"null"}]`},
	{`$.l[?(@.s =~ /1.*/)]`, `{"l":[{"s":1},{"s":"12"},{"s":1.5},{"s":[1]},{"s":null}]}`, `[{"s":1},{"s":"12"},{"s":1.5}]`},
	{`$.l[?(@.s == @.t)]`, `{"l":[{"s":true,"t":true},{"s":1,"t":"1"},{"s":"1","t":1},{"s":[1],"t":[1]},{"s":null,"t":null},{"s":"true","t":true},{"s":true,"t":"true"}]}`, `[{"s":true,"t":true},{"s":1,"t":"1"},{"s":null,"t":null},{"s":true,"t":"true"}]`},
	{`$.l[?(@.s < 5)]`, `{"l":[{"s":null},{"s":3},{"s":"3"},{"s":"7"},{"s":true}]}`, `[{"s":3},{"s":"3"}]`},
	{`$..[0]`, `{"a":[[1,2],3]}`, `[[1,2],1]`},
	{`$..[0].x`, `{"a":[{"x":1},{"x":2}]}`, `[1,2]`},
	{`$..[*]`, `{"a":[{"x":1},{"x":2}]}`, `[[{"x":1},{"x":2}],{"x":1},{"x":2},1,2]`},
	{`$..[?(@.x)]`, `{"a":[{"x":1},{"x":2}]}`, `[{"x":1},{"x":2}]`},
	{`$..[?(@.x)].x`, `{"a":[{"x":1},{"x":2}]}`, `[1,2]`},
	{`$.*.x.y`, `{"a":{"x":{"y":1}},"b":{}}`, `[1]`},
	{`$.*.*`, `{"a":{"x":1},"b":2}`, `[1]`},
	{`$.l[*].x.y`, `{"l":[{"x":{"y":1}},{},3]}`, `[1]`},
	{`$[?(@.a)]`, `{"a":1}`, `[{"a":1}]`},
	{`$.l[?(@.s == '1e0')]`, `{"l":[{"s":1}]}`, `[{"s":1}]`},
	{`$.l[?(@.s == 1.)]`, `{"l":[{"s":1}]}`, `[{"s":1}]`},
	{`$.l[?(@.s != foo)]`, `{"l":[{"s":true},{"s":[]},{"s":null}]}`, `[{"s":true},{"s":null}]`},
	{`$.l[?(/a/ =~ @.s)]`, `{"l":[{"s":"a"}]}`, `[{"s":"a"}]`},
	{`$.l[?(@.s.t =~ /a/)]`, `{"l":[{"s":"a"}]}`, `[]`},
	{`$.l[?(@['a','b'])]`, `{"l":[{"a":1},3]}`, `[]`},
	{`$.l[?(@.l[0] == 1)]`, `{"l":[{"l":[1]},{"l":[]},{"l":null}]}`, `[{"l":[1]}]`},
	{`$.l[?(@.l[0])]`, `{"l":[{"l":[1]},{"l":[]},{"l":null}]}`, `[{"l":[1]}]`},
	{`$.l['a','b']`, `{"l":{}}`, `{}`},
	{`$.l[?(@.a.b.c == 1)]`, `{"l":[{"a":3},{"a":{"b":{"c":1}}},{}]}`, `[{"a":{"b":{"c":1}}}]`},
	{`$.l[?(@.a.b.c)]`, `{"l":[{"a":3},{"a":{"b":{"c":1}}},{}]}`, `[{"a":{"b":{"c":1}}}]`},
	{`$.l[?(@['a','b'] == 1)]`, `{"l":[{"a":1}]}`, `[]`},
	{`$.l[?($.l[0].a == @.a && (@.b || !@.c))]`, `{"l":[{"a":1},{"a":1,"c":2},{"a":1,"b":2,"c":3}]}`, `[{"a":1},{"a":1,"b":2,"c":3}]`},
	{`$..['a','b']`, `{"a":1,"b":2,"c":{"a":3},"d":{"b":1,"a":2}}`, `[{"a":1,"b":2},{"a":2,"b":1}]`},
	{`$..['a']['b']`, `{"a":{"b":1}}`, `[1]`},
	{`$..a..b`, `{"a":{"b":1,"c":[{"b":2}]}}`, `[1,2]`},
	{`$..[1:].x`, `{"l":[{"x":1},{"x":2}]}`, `[1,2]`},
	{`$.l[1:][0]`, `{"l":[[1],[2],[3]]}`, `[2,3]`},
	{`$.l[*][*].x`, `{"l":[[{"x":1}],[2],{"x":3}]}`, `[1]`},
	{`$.l[?(@ =~ /a.c/)]`, `{"l":["abc","a\nc","xabc"]}`, `["abc"]`},
	{`$.l[?(@ == 'it\'s')]`, `{"l":["it's","it\\'s"]}`, `["it's"]`},
	{`$.l[?(@ >= 'b')]`, `{"l":["a","b","c",null]}`, `["b","c"]`},
	{`$.l[?(@ <= null)]`, `{"l":["a",null,"null"]}`, `["null"]`},
	{`$.l[?(@ < 10)]`, `{"l":["9","1","a"]}`, `["1"]`},
	{`$.l[?(10 < @)]`, `{"l":[9,11]}`, `[]`},
	{`$.l[?(5 == @)]`, `{"l":[5,"5"]}`, `["5"]`},
	{`$.l[?(@ == $.n)]`, `{"l":[5,"5",5.0],"n":5}`, `[5,5.0]`},
	{`$.l[?(@ == $.s)]`, `{"l":[5,"5",5.0],"s":"5"}`, `[5,"5",5.0]`},
	{`$.l[?(@ == $.x)]`, `{"l":[5,"5",5.0],"s":"5"}`, `[]`},
	{`$.l[?(@ == 12345678901234567891)]`, `{"l":[12345678901234567891,12345678901234567890]}`, `[12345678901234567891]`},
	{`$.l[*]`, `{"l":{"a":1,"b":2}}`, `[1,2]`},
	{`$.l.*`, `{"l":3}`, `[]`},
	{`$.l..a`, `{"l":3}`, `[]`},
	{`$..a`, `[{"a":1},[{"a":2}]]`, `[1,2]`},
	{`$..*`, `[1,[2,{"a":3}]]`, `[1,[2,{"a":3}],2,{"a":3},3]`},
	{`$.l[?(@.a == True)]`, `{"l":[{"a":true},{"a":false}]}`, `[{"a":true}]`},
	{`$.l[?(@.a > false)]`, `{"l":[{"a":true},{"a":false}]}`, `[{"a":true}]`},
	{`$[?($.a)].b`, `[{"a":1,"b":2}]`, `[2]`},
	{`$.l[?(@ == @)]`, `{"l":[{},[],[1],true]}`, `[{},[],[1],true]`},
	{`$.l[?(@.a == $.l[0].a)]`, `{"l":[{"a":{"b":1}},{"a":{"b":1}},{"a":[1]}]}`, `[{"a":{"b":1}}]`},
	{`$[?(@[0] && @.a > '1')]['a']`, `["",[]]`, `[]`},
	// Parentheses have no effect.
	{`$[?((@.a || @.b) && @.c)].id`, truth, `["011","100","101","110","111"]`},
	{`$[?(@.a && (@.b || @.c))].id`, truth, `["001","011","101","110","111"]`},
	{`$[?(@.a && @.b || @.c)].id`, truth, `["001","011","101","110","111"]`},
	{`$[?(@.a || @.b && @.c)].id`, truth, `["011","100","101","110","111"]`},
	{`$[?((@.a || @.b) && (@.c || @.a))].id`, truth, `["011","100","101","110","111"]`},
	{`$[?(((@.a || @.b) && @.c))].id`, truth, `["011","100","101","110","111"]`},
	{`$[?(@.c && ((@.a || @.b)))].id`, truth, `["010","011","101","110","111"]`},
	{`$[?((@.a && @.b) || @.c)].id`, truth, `["001","011","101","110","111"]`},
	{`$[?(@.a || (@.b && @.c))].id`, truth, `["011","100","101","110","111"]`},
	{`$[?((@.a) && @.c)].id`, truth, `["101","111"]`},
	{`$[?(((@.a) || @.b) && @.c)].id`, truth, `["011","100","101","110","111"]`},
	{`$[?(@.a && @.b && @.c)].id`, truth, `["111"]`},
	{`$[?(@.a || @.b || @.c)].id`, truth, `["001","010","011","100","101","110","111"]`},
	{`$[?(@.a && (@.b || @.c) && @.c)].id`, truth, `["001","011","101","110","111"]`},
	{`$[?(@.c && @.a || (@.b && @.a))].id`, truth, `["101","110","111"]`},
	{`$[?((@.a || @.b) && @.c || @.a)].id`, truth, `["011","100","101","110","111"]`},
}

// unfound are paths that lead to nothing, with the words of the library.
var unfound = []struct{ path, doc, message string }{
	{`$.a.b[*]`, `{"a":1}`, `Property ['b'] not found in path $['a']`},
	{`$.l[?(@.id)].n.z`, `{"l":[{"id":1,"n":4},{"id":2,"n":{"z":3}}]}`, `Property ['z'] not found in path $['l'][0]['n']`},
	{`$.l[0,5]`, `{"l":[1]}`, `Index out of bounds when evaluating path $['l'][5]`},
	{`$.l[0,5]`, `{"l":[]}`, `Index out of bounds when evaluating path $['l'][0]`},
	{`$.l[-2:1]`, `{"l":[1,2,3]}`, `Index out of bounds when evaluating path $['l'][-2]`},
	{`$.l[(@.length-4)]`, `{"l":[1,2,3]}`, `Index out of bounds when evaluating path $['l'][-1]`},
	{`$.a[0]`, `{"a":null}`, `The path $['a'] is null`},
	{`$..[0]`, `{"a":[[1,2],3],"b":[]}`, `Index out of bounds when evaluating path $['b'][0]`},
	{`$..*.x`, `{"a":[{"x":1},{"x":2}]}`, `Property ['x'] not found in path $['a']`},
	{`$..a.b`, `{"a":{"b":1},"c":{"a":{"d":2}}}`, `No results for path: $['c']['a']['b']`},
	{`$..a.b`, `{"a":{"b":1},"c":{"a":3}}`, `Property ['b'] not found in path $['c']['a']`},
	{`$..a[0]`, `{"a":[1],"c":{"a":[]}}`, `Index out of bounds when evaluating path $['c']['a'][0]`},
	{`$.*.x`, `{"a":{"x":1},"b":{}}`, `No results for path: $['b']['x']`},
	{`$.*.x`, `{"a":{"x":1},"b":2}`, `Property ['x'] not found in path $['b']`},
	{`$.a.length()`, `{"a":[1]}`, `Property ['length()'] not found in path $['a']`},
	{`$.a.length()`, `{"a":{"b":1}}`, `No results for path: $['a']['length()']`},
	{`$.x.y`, `{"a":1}`, `Missing property in path $['x']`},
	{`$.a.b.c`, `{"a":{}}`, `Missing property in path $['a']['b']`},
	{`$.a.b`, `{"a":{}}`, `No results for path: $['a']['b']`},
	{`$.a.b`, `{"a":[1]}`, `Property ['b'] not found in path $['a']`},
	{`$.a.b.c`, `{"a":"s"}`, `Property ['b'] not found in path $['a']`},
	{`$.l[3]`, `{"l":[1]}`, `Index out of bounds when evaluating path $['l'][3]`},
	{`$.l[0].b`, `{"l":[{}]}`, `No results for path: $['l'][0]['b']`},
	{`$.l['a','b']`, `{"l":[{}]}`, `Property ['a', 'b'] not found in path $['l']`},
	{`$.l[0,1].b`, `{"l":[{}]}`, `No results for path: $['l'][0]['b']`},
	{`$.l[?(@.id)].b`, `{"l":[{"id":1}]}`, `No results for path: $['l'][0]['b']`},
	{`$.l[0:2].b`, `{"l":[{"b":1},{}]}`, `No results for path: $['l'][1]['b']`},
	{`$.l[-1]`, `{"l":[1]}`, `Index out of bounds when evaluating path $['l'][-1]`},
	{`$..[0]['a'].a[0]`, `[{},{}]`, `Missing property in path $[0]['a']`},
}

// faults are paths that cannot be evaluated. The library fails, too, in the words that stand here or by a fault of its own.
var faults = []struct{ path, doc, message string }{
	{`$.l[?(@.s == foo)]`, `{"l":[{"s":1},{"s":"foo"}]}`, `the text "foo" is compared with a number, and is none`},
	{`$.l[?(@.s == 'foo')]`, `{"l":[{"s":1},{"s":"foo"}]}`, `the text "foo" is compared with a number, and is none`},
	{`$.l[?(@.s > 'foo')]`, `{"l":[{"s":1},{"s":"foo"}]}`, `the text "foo" is compared with a number, and is none`},
	{`$.l[?(@.s == '')]`, `{"l":[{"s":1},{"s":""}]}`, `the text "" is compared with a number, and is none`},
	{`$.l[?(@.s == true)]`, `{"l":[{"s":true},{"s":"true"},{"s":1}]}`, `the text "true" is compared with a number, and is none`},
	{`$.a[?(@.s < 5)]`, `{"a":"x"}`, `Filter: [?] can not be applied to primitives. Current context is: x`},
	{`$.a[?(@.s < 5)]`, `{"a":null}`, `Filter: [?] can not be applied to primitives. Current context is: null`},
	{`$.a[0]`, `{"a":{"b":1}}`, `Filter: [0] can only be applied to arrays. Current context is: {b=1}`},
	{`$.a[0]`, `{"a":"x"}`, `Filter: [0] can only be applied to arrays. Current context is: x`},
	{`$['a','b'].c`, `{"a":{"c":1},"b":{"c":2}}`, `Multi properties can only be used as path leafs: $['a', 'b']`},
	{`$.l[*][?(@.x)]`, `{"l":[{"x":{"y":1}},{},3]}`, `Filter: [?] can not be applied to primitives. Current context is: 3`},
	{`$.l[*][0]`, `{"l":[[1],[],3,null]}`, `Filter: [0] can only be applied to arrays. Current context is: 3`},
	{`$.a[?]`, `{"a":[1]}`, `the filter [?] has no condition`},
	{`$.l[?(@.s == 0x1)]`, `{"l":[{"s":1}]}`, `the text "0x1" is compared with a number, and is none`},
	{`$.l[?(@.s =~ 'a')]`, `{"l":[{"s":"a"}]}`, `=~ needs a pattern such as /a.*/`},
	{`$.l[?(@.s =~ @.s)]`, `{"l":[{"s":"a"}]}`, `=~ needs a pattern such as /a.*/`},
	{`$.l[?(@.l[0] == 1)]`, `{"l":[{"l":3}]}`, `Filter: [0] can only be applied to arrays. Current context is: 3`},
	{`$.l[?(@.l[0])]`, `{"l":[{"l":3}]}`, `Filter: [0] can only be applied to arrays. Current context is: 3`},
	{`$[?(@.b =~ /a.*/ && @[0] < null)]`, `{"b":1}`, `Filter: [0] can only be applied to arrays. Current context is: {b=1}`},
	{`$[0].a[0,1]..b`, `{"c":"1"}`, `Filter: [0]['a'][0,1]..['b'] can only be applied to arrays. Current context is: {c=1}`},
	{`$[?(@.a == $$.a)]`, `{"a":1}`, `Invalid path $$.a`},
	{`$[?(@.a == $v.a)]`, `{"a":1}`, `Invalid path $v.a`},
}

func eval(t *testing.T, path, doc string) (any, error) {
	t.Helper()
	p, err := jsonpath.Parse(path)
	require.NoError(t, err, path)
	root, err := value.Parse([]byte(doc))
	require.NoError(t, err)
	return p.Eval(root)
}

func TestEval(t *testing.T) {
	for _, c := range evaluated {
		got, err := eval(t, c.path, c.doc)
		require.NoError(t, err, "%s in %s", c.path, c.doc)
		require.Equal(t, c.want, value.Text(got), "%s in %s", c.path, c.doc)
	}
}

func TestEvalFails(t *testing.T) {
	for _, c := range unfound {
		_, err := eval(t, c.path, c.doc)
		require.Equal(t, &jsonpath.EvalError{Message: c.message, NotFound: true}, err, "%s in %s", c.path, c.doc)
		require.EqualError(t, err, c.message)
	}
	for _, c := range faults {
		_, err := eval(t, c.path, c.doc)
		require.Equal(t, &jsonpath.EvalError{Message: c.message}, err, "%s in %s", c.path, c.doc)
	}
	_, err := eval(t, "$[?(@ =~ /(?=a)a/)]", `["a"]`)
	require.ErrorContains(t, err, "the pattern /(?=a)a/ cannot be read")
}

// TestEvalEnds holds that a path which multiplies what it visits is given up.
func TestEvalEnds(t *testing.T) {
	doc := strings.Repeat("[", 60) + strings.Repeat("]", 60)
	_, err := eval(t, "$..*..*..*..*..*..*..*", doc)
	require.EqualError(t, err, "the path visits more than 2000000 values")
}

// TestEvalIn holds what each root stands for, also in filters.
func TestEvalIn(t *testing.T) {
	roots := jsonpath.Roots{
		Input:   value.ObjectOf("a", 1.0),
		Context: value.ObjectOf("a", 2.0),
		Variable: func(name string) (any, bool) {
			return value.ObjectOf("a", []any{3.0, 4.0}, "b", 4.0), name == "v"
		},
	}
	for path, want := range map[string]string{"$.a": "1", "$$.a": "2", "$v.a": "[3,4]", "$v.a[?(@ == $.b)]": "[4]"} {
		p, err := jsonpath.Parse(path)
		require.NoError(t, err)
		got, err := p.EvalIn(roots)
		require.NoError(t, err)
		require.Equal(t, want, value.Text(got), path)
	}
	p, err := jsonpath.Parse("$w.a")
	require.NoError(t, err)
	for _, roots := range []jsonpath.Roots{roots, {}} {
		_, err = p.EvalIn(roots)
		require.Equal(t, &jsonpath.EvalError{Message: "the variable $w has no value", NotFound: true}, err)
	}
}
