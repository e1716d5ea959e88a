package jsonata_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/stretchr/testify/require"
)

// accepted maps expressions to the tree they make, as dump writes it.
var accepted = map[string]string{
	// literals
	`1`:                           `1`,
	`-1.5e3`:                      `(neg 1500)`,
	`"a\"\\\/\b\f\n\r\té"`:        `"a\"\\/\b\f\n\r\té"`,
	`"\u00e9"`:                    `"é"`,
	`"\ud83d\ude00"`:              `"😀"`,
	`"\ud83d"`:                    `"\xed\xa0\xbd"`, // WTF-8
	`'it "is"'`:                   `"it \"is\""`,
	"'two\nlines'":                `"two\nlines"`,
	`[true, false, null]`:         `[true false null]`,
	`$match(a, /a[\/]b/im)`:       `(call $match a /a[\/]b/im)`,
	`/* one */ 1 /* two */`:       `1`,
	"\t1\r\n\v":                   `1`,
	`$map(a, /(?<n>x)\k<n>/)`:     `(call $map a /(?<n>x)\k<n>/)`,
	"`a b`.`function`":            "(. `a b` `function`)",
	`and.or.in`:                   `(. (. and or) in)`,
	`a and b or c in d`:           `(or (and a b) (in c d))`,
	`été.名前`:                      `(. été 名前)`,
	`$ééé`:                        `$ééé`,
	`$`:                           `$`,
	`$$.a`:                        `(. $$ a)`,
	`$states.input.orders[0]`:     `(. (. $states input) (at orders 0))`,
	`a."b c".d`:                   `(. (. a "b c") d)`,
	`function.b`:                  `(. function b)`,
	`"foo"[0].bar`:                `(. (at "foo" 0) bar)`,
	`a / b / c`:                   `(/ (/ a b) c)`,
	`a ~> $match(/b/)`:            `(~> a (call $match /b/))`,
	`1 + 2 * 3 - 4`:               `(- (+ 1 (* 2 3)) 4)`,
	`a & b = c`:                   `(= (& a b) c)`,
	`-a.b`:                        `(neg (. a b))`,
	`-a{b:c}`:                     `(group (neg a) b:c)`,
	`a * * . ** % b`:              `(% (* a (. * **)) b)`,
	`a.%.b`:                       `(. (. a %) b)`,
	`a.b[%.c = 1]`:                `(. a (at b (= (. % c) 1)))`,
	`a != b`:                      `(!= a b)`,
	`a <= b`:                      `(<= a b)`,
	`a[b][].c[]`:                  `(. (keep (at a b)) (keep c))`,
	`a.b{c: d, e: f}`:             `(group (. a b) c:d e:f)`,
	`a^(<b, >c, d)`:               `(order a b >c d)`,
	`a@$x#$i.b`:                   `(. (index (focus a $x) $i) b)`,
	`a#$i[$i = 0]`:                `(at (index a $i) (= $i 0))`,
	`{"a": 1, b: [1..3, 5]}`:      `{"a":1 b:[(.. 1 3) 5]}`,
	`{}`:                          `{}`,
	`[]`:                          `[]`,
	`()`:                          `(block)`,
	`(a; b;)`:                     `(block a b)`,
	`$x := $y := 1`:               `(:= $x (:= $y 1))`,
	`$x[] := 1`:                   `(:= $x 1)`,
	`a ? b : c ? d : e`:           `(? a b (? c d e))`,
	`a ? b`:                       `(? a b)`,
	`| a | {"b": 1}, ["c"] |`:     `(transform a {"b":1} ["c"])`,
	`| a | b |`:                   `(transform a b)`,
	`a ~> | $ | b |`:              `(~> a (transform $ b))`,
	`a ~> $f ~> $g(1)`:            `(~> (~> a $f) (call $g 1))`,
	`$f(?, 1)`:                    `(partial $f ? 1)`,
	`function($x){$x}(1)`:         `(call (lambda ($x) $x) 1)`,
	`λ($x, $y)<s-n?:s>{$x}`:       `(lambda ($x $y) <s-n?:s> $x)`,
	`function() < a<n> : n > {1}`: `(lambda () <a<n>:n> 1)`,
	`function($x)<s /a/mi "q" $v 1 true:n>{$x}`: `(lambda ($x) <s/a/gimqv1true:n> $x)`,
	`function($x)<(sn)f<s:n>x+>{$x}`:            `(lambda ($x) <(sn)f<s:n>x+> $x)`,
	`a.(b; c).[d, e].{"f": g}`:                  `(. (. (. a (block b c)) [d e]) {"f":g})`,
	`1in x`:                                     `(in 1 x)`,
}

func TestParseAccepts(t *testing.T) {
	for text, want := range accepted {
		t.Run(text, func(t *testing.T) {
			n, err := jsonata.Parse(text)
			require.NoError(t, err)
			require.Equal(t, want, dump(n))
			requireSpans(t, text, n)
		})
	}
}

// requireSpans checks that each node lies inside of the text and of its parent.
func requireSpans(t *testing.T, text string, n jsonata.Node) {
	t.Helper()
	jsonata.Walk(n, func(n jsonata.Node) bool {
		outer := n.Extent()
		require.True(t, 0 <= outer.Start && outer.Start < outer.End && outer.End <= len(text), "%T at %v", n, outer)
		first := true
		jsonata.Walk(n, func(child jsonata.Node) bool {
			if first {
				first = false
				return true
			}
			inner := child.Extent()
			require.True(t, outer.Start <= inner.Start && inner.End <= outer.End, "%T %v in %T %v", child, inner, n, outer)
			return false
		})
		return true
	})
}

func TestSpans(t *testing.T) {
	const text = `  $x . é[ 0 ] ~> $f( 'a' ) `
	var got []string
	n, err := jsonata.Parse(text)
	require.NoError(t, err)
	jsonata.Walk(n, func(n jsonata.Node) bool {
		s := n.Extent()
		got = append(got, fmt.Sprintf("%s %s", strings.TrimPrefix(fmt.Sprintf("%T", n), "*jsonata."), text[s.Start:s.End]))
		return true
	})
	require.Equal(t, []string{
		`Apply $x . é[ 0 ] ~> $f( 'a' )`, `Path $x . é[ 0 ]`, `Variable $x`, `Filter é[ 0 ]`, `Field é`, `Number 0`,
		`Call $f( 'a' )`, `Variable $f`, `String 'a'`,
	}, got)
}

func TestOperatorPlaces(t *testing.T) {
	n, err := jsonata.Parse(`ab <= c [d] {e:f}`)
	require.NoError(t, err)
	binary := n.(*jsonata.Binary)
	require.Equal(t, 3, binary.OpPos)
	group := binary.Right.(*jsonata.Group)
	require.Equal(t, 12, group.OpPos)
	require.Equal(t, 8, group.Base.(*jsonata.Filter).OpPos)
}

func TestWalkSkipsChildren(t *testing.T) {
	n, err := jsonata.Parse(`a.b + $f(c)`)
	require.NoError(t, err)
	var names []string
	jsonata.Walk(n, func(n jsonata.Node) bool {
		if f, ok := n.(*jsonata.Field); ok {
			names = append(names, f.Value)
		}
		_, call := n.(*jsonata.Call)
		return !call
	})
	require.Equal(t, []string{"a", "b"}, names)
}

func TestNesting(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("(", n) + "1" + strings.Repeat(")", n) }
	for name, text := range map[string]string{
		"parentheses": deep(990),
		"sum":         "1" + strings.Repeat("+1", 4990),
		"path":        "a" + strings.Repeat(".a", 4990),
	} {
		require.Empty(t, codeOf(t, text), name)
	}
	for name, text := range map[string]string{
		"parentheses":   deep(1010),
		"open brackets": strings.Repeat("[", 1_000_000),
		"minus":         strings.Repeat("-", 1_000_000) + "1",
		"sum":           "1" + strings.Repeat("+1", 1_000_000),
		"path":          "a" + strings.Repeat(".a", 1_000_000),
		"predicates":    "a" + strings.Repeat("[0]", 1_000_000),
		"bindings":      strings.Repeat("$x:=", 1_000_000) + "1",
		"functions":     strings.Repeat("function(){", 100_000),
	} {
		require.Equal(t, jsonata.CodeDepth, codeOf(t, text), name)
	}
}
