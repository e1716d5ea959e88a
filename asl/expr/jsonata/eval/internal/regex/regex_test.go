package regex_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/regex"
)

// TestFind holds what JavaScript finds, as far as the two engines would say something else by themselves.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		pattern, flags, text string
		from                 int
		want                 *regex.Match
	}{
		{"b+", "", "abbc", 0, &regex.Match{Text: "bb", Start: 1, End: 3, Index: 1}},
		{"b", "", "abbc", 2, &regex.Match{Text: "b", Start: 2, End: 3, Index: 2}},
		{"x", "", "é😀x", 0, &regex.Match{Text: "x", Start: 6, End: 7, Index: 3}},
		{"(a)|(b)", "", "b", 0, &regex.Match{Text: "b", End: 1, Groups: []string{"", "b"}}},
		{"^b", "", "ab", 1, nil},
		{`\bb`, "", "ab", 1, nil},
		{"(?<=a)b", "", "ab", 1, &regex.Match{Text: "b", Start: 1, End: 2, Index: 1}},
		{"a$", "", "a\n", 0, nil},
		{"a$", "m", "a\rb", 0, &regex.Match{Text: "a", End: 1}},
		{"^b", "m", "a\u2028b", 0, &regex.Match{Text: "b", Start: 4, End: 5, Index: 2}},
		{"a.b", "", "a\rb", 0, nil},
		{`\s`, "", "\ufeff", 0, &regex.Match{Text: "\ufeff", End: 3}},
		{`[^\S]`, "", "a\u3000", 0, &regex.Match{Text: "\u3000", Start: 1, End: 4, Index: 1}},
		{`\d`, "", "٣", 0, nil},
		{"[]", "", "a", 0, nil},
		{"[^]", "", "\n", 0, &regex.Match{Text: "\n", End: 1}},
		{"[A-[b]", "", "[", 0, &regex.Match{Text: "[", End: 1}},
		{`[\w-x]`, "", "-", 0, &regex.Match{Text: "-", End: 1}},
		{"(?<n>a)(b)", "", "ab", 0, &regex.Match{Text: "ab", End: 2, Groups: []string{"a", "b"}}},
		{`(?<n>a)\k<n>`, "", "aa", 0, &regex.Match{Text: "aa", End: 2, Groups: []string{"a"}}},
		{`(a)\1`, "", "aa", 0, &regex.Match{Text: "aa", End: 2, Groups: []string{"a"}}},
		{`\1(a)`, "", "a", 0, &regex.Match{Text: "a", End: 1, Groups: []string{"a"}}},
		{`\101`, "", "A", 0, &regex.Match{Text: "A", End: 1}},
		{`\A\z\p`, "", "Azp", 0, &regex.Match{Text: "Azp", End: 3}},
		{`\cJ\0\x41\u0042`, "", "\n\x00AB", 0, &regex.Match{Text: "\n\x00AB", End: 4}},
		{`\ud83d\ude00`, "", "😀", 0, &regex.Match{Text: "😀", End: 4}},
		{"a{,2}", "", "a{,2}", 0, &regex.Match{Text: "a{,2}", End: 5}},
		{"a{2}", "", "aaa", 0, &regex.Match{Text: "aa", End: 2}},
		{"(?:ab){2,}", "", "ababab", 0, &regex.Match{Text: "ababab", End: 6}},
		{"a+?", "", "aa", 0, &regex.Match{Text: "a", End: 1}},
		{"(?:a*)*b", "", "aab", 0, &regex.Match{Text: "aab", End: 3}},
		{"(?!a)b", "", "b", 0, &regex.Match{Text: "b", End: 1}},
		{"É", "i", "é", 0, &regex.Match{Text: "é", End: 2}},
		{"", "", "", 0, &regex.Match{}},
		{"a", "", "", 0, nil},
	} {
		t.Run(c.pattern+"/"+c.flags, func(t *testing.T) {
			re, err := regex.Compile(c.pattern, c.flags)
			require.NoError(t, err)
			m, ok, err := re.FindFrom(c.text, c.from)
			require.NoError(t, err)
			require.Equal(t, c.want != nil, ok, "%+v", m)
			if c.want != nil {
				require.Equal(t, *c.want, m)
			}
		})
	}
}

// TestRefused holds that bad patterns, flags and offsets are errors.
func TestRefused(t *testing.T) {
	for _, c := range [][2]string{{"a", "x"}, {"a", "ii"}, {"(", ""}, {")", ""}, {"[a", ""}, {`a\`, ""}, {"(?i)a", ""}, {"*", ""}, {"[b-a]", ""}} {
		_, err := regex.Compile(c[0], c[1])
		require.Error(t, err, "%q", c)
	}
	re, err := regex.Compile("a", "")
	require.NoError(t, err)
	for _, from := range []int{-1, 2} {
		_, _, err = re.FindFrom("a", from)
		require.Error(t, err)
	}
}

// TestEnds holds that a pattern with exponentially many ways to match ends with an error.
func TestEnds(t *testing.T) {
	re, err := regex.Compile("^(a+)+$", "")
	require.NoError(t, err)
	_, _, err = re.FindFrom("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", 0)
	require.ErrorContains(t, err, "takes longer")
}

// FuzzCompile holds that no pattern and no text brings the package down.
func FuzzCompile(f *testing.F) {
	for _, pattern := range []string{`(?<n>a)\k<n>`, `[^\s\d-z]{2,}?`, `a|\b(?=c)`, `\u12`, `[\c]`, "{1", `\k<`, "(?<", `\x4`} {
		f.Add(pattern, "m", "ab\nc")
	}
	f.Fuzz(func(t *testing.T, pattern, flags, text string) {
		if len(pattern) > 30 || len(text) > 15 {
			t.Skip()
		}
		re, err := regex.Compile(pattern, flags)
		if err != nil {
			return
		}
		if m, ok, err := re.FindFrom(text, 0); ok && err == nil && text[m.Start:m.End] != m.Text {
			t.Errorf("%q in %q: %+v", pattern, text, m)
		}
	})
}
