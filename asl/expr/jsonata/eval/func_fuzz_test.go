package eval_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// FuzzTexts holds that functions of a text end with a value or an error, whatever the text, and that what encodes and what
// decodes are each other's inverse.
func FuzzTexts(f *testing.F) {
	for _, seed := range []string{"", "a b", "é😀", "\xed\xa0\x80", "%41%zz", "aGk=", "{\"a\":[1]}", "0x1F", "$1$$", "ΑΣ", "\xff"} {
		f.Add(seed, 1.5, seed)
	}
	program, err := eval.Compile(`[$length(a), $substring(a,n), $substring(a,n,n), $trim(a), $lowercase(a), $uppercase(a), $pad(a,n,b),
		$split(a,b), $split(a,""), $join([a,b],a), $contains(a,b), $replace(a,/./,b,2), $match(a,/(.)./), $base64encode(a), $base64decode(a),
		$substringBefore(a,b), $substringAfter(a,b), $sort([a,b]), $distinct([a,b]), $hash(a,"MD5"), $round(n,2), $string(n), $string([a])]`)
	require.NoError(f, err)
	failing := []*eval.Program{}
	for _, expr := range []string{`$decodeUrl(a)`, `$decodeUrlComponent(a)`, `$parse(a)`, `$number(a)`, `$range(n,5,n)`, `$partition([1],n)`} {
		p, err := eval.Compile(expr)
		require.NoError(f, err)
		failing = append(failing, p)
	}
	inverse, err := eval.Compile(`$decodeUrlComponent($encodeUrlComponent(a)) = a and $decodeUrl($encodeUrl(a)) = a`)
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, a string, n float64, b string) {
		if n > 1e5 || n < -1e5 {
			t.Skip("a number that makes more than the fuzzing has time for")
		}
		input := value.ObjectOf("a", a, "n", n, "b", b)
		_, defined, err := program.Eval(input, nil, nil)
		require.True(t, defined || err != nil)
		for _, p := range failing {
			if _, _, err := p.Eval(input, nil, nil); err != nil {
				var failed *eval.Error
				require.ErrorAs(t, err, &failed)
				require.NotEmpty(t, failed.Message)
			}
		}
		if utf8.ValidString(a) {
			same, _, err := inverse.Eval(input, nil, nil)
			require.NoError(t, err)
			require.Equal(t, true, same)
		}
	})
}
