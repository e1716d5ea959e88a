package jsonata_test

import (
	"strings"
	"testing"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/stretchr/testify/require"
)

// refused lists faults with the place that is shown to the user.
var refused = []struct {
	text   string
	code   string
	column int
	token  string
}{
	// tokens
	{`"abc`, "S0101", 1, `"abc`},
	{`a & 'b"`, "S0101", 5, `'b"`},
	{`"\u12`, "S0101", 1, `"\u12`},
	{`1 + 1e999`, "S0102", 5, `1e999`},
	{`"a\qb"`, "S0103", 3, `\q`},
	{`"a\é"`, "S0103", 3, `\é`},
	{`"a\`, "S0103", 3, `\`},
	{`"a\u12g4"`, "S0104", 3, `\u`},
	{"a.`b", "S0105", 3, "`b"},
	{`a /* b`, "S0106", 3, `/*`},
	{`/*/`, "S0106", 1, `/*`},
	// grammar
	{`a b`, "S0201", 3, `b`},
	{`été été`, "S0201", 5, `été`},
	{"a\nb", "S0201", 3, `b`},
	{`01`, "S0201", 2, `1`},
	{`1.`, "S0207", 3, ``},
	{`a)`, "S0201", 2, `)`},
	{`a ?? b`, "S0211", 4, `?`},
	{`a ?: b`, "S0211", 4, `:`},
	{`$f(a, b`, "S0203", 8, ``},
	{`(a, b)`, "S0202", 3, `,`},
	{`{"a" 1}`, "S0202", 6, `1`},
	{`{"a": 1`, "S0203", 8, ``},
	{`[1, 2`, "S0203", 6, ``},
	{`a[1`, "S0203", 4, ``},
	{`a^b`, "S0202", 3, `b`},
	{`a^()`, "S0211", 4, `)`},
	{`|a|b`, "S0203", 5, ``},
	{`a ! b`, "S0204", 3, `!`},
	{`a ~ b`, "S0204", 3, `~`},
	{``, "S0207", 1, ``},
	{` /* nothing */ `, "S0207", 16, ``},
	{`a +`, "S0207", 4, ``},
	{`a + + b`, "S0211", 5, `+`},
	{`+1`, "S0211", 1, `+`},
	{`[1,]`, "S0211", 4, `]`},
	{`(;)`, "S0211", 2, `;`},
	{`(/a/)`, "S0211", 2, `/`},
	{`a[]/b/`, "S0201", 4, `/b/`},
	{`function($x, 1){2}`, "S0208", 14, `1`},
	{`function(?){2}`, "S0208", 10, `?`},
	{`function($x.y){2}`, "S0208", 10, `$x.y`},
	{`function($x)`, "S0203", 13, ``},
	{`1 := 2`, "S0212", 1, `1`},
	{`a.b := 2`, "S0212", 1, `a.b`},
	{`a@b`, "S0214", 3, `b`},
	{`a#1`, "S0214", 3, `1`},
	{`a@`, "S0214", 3, ``},
	// shape of paths
	{`$x{a: b}[0]`, "S0209", 9, `[`},
	{`a{b: c}{d: e}`, "S0210", 8, `{`},
	{`a.1`, "S0213", 3, `1`},
	{`a.-1`, "S0213", 3, `-1`},
	{`1.b`, "S0213", 1, `1`},
	{`a.b.true.c`, "S0213", 5, `true`},
	{`null.a`, "S0213", 1, `null`},
	{`a[0]@$x`, "S0215", 5, `@`},
	{`a.b[0] @$x.c`, "S0215", 8, `@`},
	{`a^(b)@$x`, "S0216", 6, `@`},
	{`%`, "S0217", 1, `%`},
	{`a.%.%`, "S0217", 5, `%`},
	{`1 + %.a`, "S0217", 5, `%`},
	{`$x.(%.a)`, "S0217", 5, `%`},
	{`a.$f(b)[%.c]`, "S0217", 9, `%`},
	// regular expressions
	{`$match(a, //)`, "S0301", 11, `//`},
	{`$match(a, /b)`, "S0302", 11, `/b)`},
	{`$match(a, /(b/)`, "S0302", 11, `/(b/)`},
	{`$match(a, /[z-a]/)`, jsonata.CodeRegexp, 11, `/[z-a]/`},
	{`$match(a, /b/ii)`, jsonata.CodeRegexp, 11, `/b/ii`},
	// signatures
	{`function($x)<s<n>>{1}`, "S0401", 15, `<`},
	{`function($x)< s < n > >{1}`, "S0401", 17, `<`},
	{`function($x)<n(sa<n>)>{1}`, "S0402", 15, `(`},
	{`function($x)<(s-n)>{1}`, jsonata.CodeRegexp, 13, `<(s-n)>`},
	{`function($x)<s???>{1}`, jsonata.CodeRegexp, 13, `<s???>`},
	{`function($x)<s{1}`, "S0202", 15, `{`},
	{`function($x)<s`, "S0203", 15, ``},
}

func TestParseRefuses(t *testing.T) {
	for _, c := range refused {
		t.Run(c.text, func(t *testing.T) {
			n, err := jsonata.Parse(c.text)
			require.Nil(t, n)
			var e *jsonata.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, c.code, e.Code, e)
			require.Equal(t, c.column, e.Column, e)
			require.Equal(t, c.token, e.Token, e)
			require.Equal(t, c.token, c.text[e.Offset:e.Offset+len(e.Token)])
		})
	}
}

// TestMessages keeps the house style of messages for every fault of the table.
func TestMessages(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range refused {
		_, err := jsonata.Parse(c.text)
		require.Error(t, err)
		message := err.(*jsonata.Error).Message
		require.NotEmpty(t, message)
		require.Equal(t, strings.ToLower(message[:1]), message[:1])
		require.False(t, strings.HasSuffix(message, "."), message)
		require.NotContains(t, message, "%!", "a message misses a value")
		require.Contains(t, err.Error(), message)
		seen[err.(*jsonata.Error).Code] = true
	}
	require.Len(t, seen, 26, "each code stands in the table")

	_, err := jsonata.Parse(`été été`)
	require.EqualError(t, err, `S0201 at column 5: unexpected "été" after the expression`)
	_, err = jsonata.Parse(`(a, b)`)
	require.EqualError(t, err, `S0202 at column 3: expected ")" but found ","`)
	_, err = jsonata.Parse(`a.%.%`)
	require.EqualError(t, err, `S0217 at column 5: the parent that % stands for cannot be derived from this expression`)
}
