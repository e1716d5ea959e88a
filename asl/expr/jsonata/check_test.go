package jsonata_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestParents tells for which expressions the parent operator finds what it stands for. The cases were run with the
// reference implementation.
func TestParents(t *testing.T) {
	for _, text := range []string{
		`a.%`, `a.b.%.%`, `a.b.(%.%)`, `a.(b.c).%.%`, `a.*.%`, `a.(b; c).%`, `a.b[%.%.c]`, `a.b[%.c].d[%.e]`,
		`a.b{%.c: d}`, `a.b^(%.c)`, `a.b.[%, 1]`, `a.b.{"k": %.c}`, `a.b.$f(%)`, `a.b.(% ? %.c : %.d)`, `a@$x.b@$y.c[%.d]`,
		`a.($x := %; $x)`, `% ~> $f`, `function(){%}`, `|%|%|`, `a[%]`, `a#$i.%`, `a.%[0].b`, `a[b[%.%.c]]`, `a.(b.%.c.%)`,
		`a.b.(-%)`, `a.b.[%..1]`, `a.().%.b`, `%#$i.a`, `a[%.%.b]`,
	} {
		require.Empty(t, codeOf(t, text), text)
	}
	for _, text := range []string{
		`%.a`, `a.%.%`, `(%)`, `[%]`, `-%`, `$x := %`, `{"a": %}`, `{%: 1}`, `$f(%)`, `$x.%`, `$x[%.a]`,
		`**.%`, `*[%.a]`, `$f().%`, `[a].%`, `"a"[%.b]`, `% ? 1`, `1 ? 2 : %`, `a^(b).%`,
	} {
		require.Equal(t, "S0217", codeOf(t, text), text)
	}
}
