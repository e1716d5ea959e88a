package jsonata_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/stretchr/testify/require"
)

func TestQuote(t *testing.T) {
	for s, want := range map[string]string{
		``:                     `""`,
		`plain é 名 😀`:          `"plain é 名 😀"`,
		`"quoted" 'and' \`:     `"\"quoted\" 'and' \\"`,
		"\b\f\n\r\t\v\x00\x7f": `"\b\f\n\r\t\u000b\u0000\u007f"`,
		`/* {% %} */`:          `"/* {% %} */"`,
		"\xff":                 "\"\ufffd\"",
	} {
		require.Equal(t, want, jsonata.Quote(s))
		requireQuoted(t, s)
	}
}

func TestName(t *testing.T) {
	for s, want := range map[string]string{
		`a`:           `a`,
		`_a9Z`:        `_a9Z`,
		`detail-type`: "`detail-type`",
		`9a`:          "`9a`",
		``:            "``",
		`a b`:         "`a b`",
		`$a`:          "`$a`",
		`été`:         "`été`",
		`a"b\n`:       "`a\"b\\n`",
		"a\nb":        "`a\nb`",
		`and`:         "`and`",
		`or`:          "`or`",
		`in`:          "`in`",
		`true`:        "`true`",
		`false`:       "`false`",
		`null`:        "`null`",
		`function`:    "`function`",
		`λ`:           "`λ`",
		"a`b":         "\"a`b\"",
		"`\"\\":       "\"`\\\"\\\\\"",
	} {
		require.Equal(t, want, jsonata.Name(s))
		requireNamed(t, s)
	}
}

// requireQuoted checks that the literal of s is read as s.
func requireQuoted(t *testing.T, s string) {
	t.Helper()
	n, err := jsonata.Parse(jsonata.Quote(s))
	require.NoError(t, err)
	require.Equal(t, strings.ToValidUTF8(s, "\ufffd"), n.(*jsonata.String).Value)
}

// requireNamed checks that the name of s is read as the step s.
func requireNamed(t *testing.T, s string) {
	t.Helper()
	n, err := jsonata.Parse("$x." + jsonata.Name(s) + ".z")
	require.NoError(t, err)
	require.Equal(t, []string{s, "z"}, jsonata.References(n).Variables[0].Path)
}

func FuzzQuote(f *testing.F) {
	for _, s := range []string{"", "a b", "`", `"`, `\`, "\x00", "é", "😀", "and"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		requireQuoted(t, s)
		requireNamed(t, s)
	})
}
