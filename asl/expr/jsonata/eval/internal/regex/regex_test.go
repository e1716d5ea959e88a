package regex_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/regex"
)

// TestFind holds what JavaScript finds.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		pattern, flags, text string
		from                 int
		want                 *regex.Match
	}{
		{"b+", "", "abbc", 0, &regex.Match{Text: "bb", Start: 1, End: 3}},
		{"b", "", "abbc", 2, &regex.Match{Text: "b", Start: 2, End: 3}},
		{"x", "", "é😀x", 0, &regex.Match{Text: "x", Start: 3, End: 4}},
		{"(a)|(b)", "", "b", 0, &regex.Match{Text: "b", End: 1, Groups: []regex.Group{{}, {"b", true}}}},
		{"^b", "", "ab", 1, nil},
		{`\bb`, "", "ab", 1, nil},
		{"(?<=a)b", "", "ab", 1, &regex.Match{Text: "b", Start: 1, End: 2}},
		{"a$", "", "a\n", 0, nil},
		{"a$", "m", "a\rb", 0, &regex.Match{Text: "a", End: 1}},
		{"^b", "m", "a\u2028b", 0, &regex.Match{Text: "b", Start: 2, End: 3}},
		{"a.b", "", "a\rb", 0, nil},
		{`\s`, "", "\ufeff", 0, &regex.Match{Text: "\ufeff", End: 1}},
		{`[^\S]`, "", "a\u3000", 0, &regex.Match{Text: "\u3000", Start: 1, End: 2}},
		{`\d`, "", "٣", 0, nil},
		{"[]", "", "a", 0, nil},
		{"[^]", "", "\n", 0, &regex.Match{Text: "\n", End: 1}},
		{"[A-[b]", "", "[", 0, &regex.Match{Text: "[", End: 1}},
		{`[\w-x]`, "", "-", 0, &regex.Match{Text: "-", End: 1}},
		{"(?<n>a)(b)", "", "ab", 0, &regex.Match{Text: "ab", End: 2, Groups: []regex.Group{{"a", true}, {"b", true}}}},
		{`(?<n>a)\k<n>`, "", "aa", 0, &regex.Match{Text: "aa", End: 2, Groups: []regex.Group{{"a", true}}}},
		{`(a)\1`, "", "aa", 0, &regex.Match{Text: "aa", End: 2, Groups: []regex.Group{{"a", true}}}},
		{`\1(a)`, "", "a", 0, &regex.Match{Text: "a", End: 1, Groups: []regex.Group{{"a", true}}}},
		{`\101`, "", "A", 0, &regex.Match{Text: "A", End: 1}},
		{`\A\z\p`, "", "Azp", 0, &regex.Match{Text: "Azp", End: 3}},
		{`\cJ\0\x41\u0042`, "", "\n\x00AB", 0, &regex.Match{Text: "\n\x00AB", End: 4}},
		{`\ud83d\ude00`, "", "😀", 0, &regex.Match{Text: "😀", End: 2}},
		{"a{,2}", "", "a{,2}", 0, &regex.Match{Text: "a{,2}", End: 5}},
		{"a{2}", "", "aaa", 0, &regex.Match{Text: "aa", End: 2}},
		{"(?:ab){2,}", "", "ababab", 0, &regex.Match{Text: "ababab", End: 6}},
		{"a+?", "", "aa", 0, &regex.Match{Text: "a", End: 1}},
		{"(?:a*)*b", "", "aab", 0, &regex.Match{Text: "aab", End: 3}},
		{"(?!a)b", "", "b", 0, &regex.Match{Text: "b", End: 1}},
		{"É", "i", "é", 0, &regex.Match{Text: "é", End: 1}},
		{"(?:(a)|b)*", "", "ab", 0, &regex.Match{Text: "ab", End: 2, Groups: []regex.Group{{}}}},
		{"(a*)*", "", "b", 0, &regex.Match{Groups: []regex.Group{{}}}},
		{"(?:a*?){2,3}", "", "a", 0, &regex.Match{Text: "a", End: 1}},
		{"(z)((a+)?(b+)?(c))*", "", "zaacbbbcac", 0, &regex.Match{Text: "zaacbbbcac", End: 10, Groups: []regex.Group{{"z", true}, {"ac", true}, {"a", true}, {}, {"c", true}}}},
		{"(?=(a+))a*b\\1", "", "baaabac", 0, &regex.Match{Text: "aba", Start: 3, End: 6, Groups: []regex.Group{{"a", true}}}},
		{"(?=(a+))", "", "baaabac", 0, &regex.Match{Start: 1, End: 1, Groups: []regex.Group{{"aaa", true}}}},
		{"(.*?)a(?!(a+)b\\2c)\\2(.*)", "", "baaabaac", 0, &regex.Match{Text: "baaabaac", End: 8, Groups: []regex.Group{{"ba", true}, {}, {"abaac", true}}}},
		{`(?<=(\d+)(\d+))$`, "", "1053", 0, &regex.Match{Start: 4, End: 4, Groups: []regex.Group{{"1", true}, {"053", true}}}},
		{`(?<=\1(a))b`, "", "aab", 0, &regex.Match{Text: "b", Start: 2, End: 3, Groups: []regex.Group{{"a", true}}}},
		{`(?<!a)b`, "", "abb", 0, &regex.Match{Text: "b", Start: 2, End: 3}},
		{"(?=a)*b", "", "b", 0, &regex.Match{Text: "b", End: 1}},
		{".", "", "😀", 0, &regex.Match{Text: "\xed\xa0\xbd", End: 1}},
		{".", "", "😀", 1, &regex.Match{Text: "\xed\xb8\x80", Start: 1, End: 2}},
		{`\ud83d`, "", "\xed\xa0\xbd", 0, &regex.Match{Text: "\xed\xa0\xbd", End: 1}},
		{"k", "i", "\u212a", 0, nil},
		{"ß", "i", "ẞ", 0, nil},
		{"[^x]", "i", "X", 0, nil},
		{"[a-z]+", "i", "ſAbK", 0, &regex.Match{Text: "AbK", Start: 1, End: 4}},
		{"\u03c3", "i", "ς", 0, &regex.Match{Text: "ς", End: 1}},
		{`(?<\u0061>x)\k<a>`, "", "xx", 0, &regex.Match{Text: "xx", End: 2, Groups: []regex.Group{{"x", true}}}},
		{`\k`, "", "k", 0, &regex.Match{Text: "k", End: 1}},
		{`\8\08`, "", "8\x008", 0, &regex.Match{Text: "8\x008", End: 3}},
		{"a{2,3}?", "", "aaaa", 0, &regex.Match{Text: "aa", End: 2}},
		{"a{2,3}?b", "", "aaaab", 0, &regex.Match{Text: "aaab", Start: 1, End: 5}},
		{"(?<=a{2,3})b", "", "aab", 0, &regex.Match{Text: "b", Start: 2, End: 3}},
		{"(?<=xa{0,3}a)b", "", "xaab", 0, &regex.Match{Text: "b", Start: 3, End: 4}},
		{"(?<=^xa+?)b", "", "xaab", 0, &regex.Match{Text: "b", Start: 3, End: 4}},
		{"", "", "", 0, &regex.Match{}},
		{"a", "", "", 0, nil},
	} {
		t.Run(c.pattern+"/"+c.flags, func(t *testing.T) {
			re, err := regex.Compile(c.pattern, c.flags)
			require.NoError(t, err)
			m, ok, err := re.On(regex.Units(c.text)).Next(c.from, endless)
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
		_, _, err = re.On(regex.Units("a")).Next(from, endless)
		require.Error(t, err)
	}
}

// TestEnds holds that patterns with too many ways to match end when the budget does.
func TestEnds(t *testing.T) {
	for _, pattern := range []string{"^(a+)+$", "(a|a)*b", "(.*)*x", "(?:a*)*b", `(a*)*\1b`, "((?=a*)a*)*b", "(?:(?:a{0,1000}){0,1000}){0,1000}b"} {
		re, err := regex.Compile(pattern, "")
		require.NoError(t, err)
		left := 10_000_000
		spent := errors.New("nothing is left")
		_, _, err = re.On(regex.Units(strings.Repeat("a", 100_000)+"!")).Next(0, func(n int) error {
			if left -= n; left < 0 {
				return spent
			}
			return nil
		})
		require.ErrorIs(t, err, spent, pattern)
	}
}

// TestStack holds that a search does not take memory without bounds.
func TestStack(t *testing.T) {
	for _, pattern := range []string{"(?:a|b)*c", "(?:){1000000000}c"} {
		re, err := regex.Compile(pattern, "")
		require.NoError(t, err)
		_, _, err = re.On(regex.Units(strings.Repeat("ab", 1_000_000))).Next(0, endless)
		require.ErrorContains(t, err, "too many ways")
	}
}

// TestDeep holds that groups in groups end at some depth.
func TestDeep(t *testing.T) {
	_, err := regex.Compile(strings.Repeat("(", 100_000)+strings.Repeat(")", 100_000), "")
	require.ErrorContains(t, err, "too deep")
}

// endless is a budget that never ends.
func endless(int) error { return nil }

// FuzzCompile holds that no pattern and no text brings the package down.
func FuzzCompile(f *testing.F) {
	for _, pattern := range []string{`(?<n>a)\k<n>`, `[^\s\d-z]{2,}?`, `a|\b(?=c)`, `\u12`, `[\c]`, "{1", `\k<`, "(?<", `\x4`} {
		f.Add(pattern, "m", "ab\nc")
	}
	f.Fuzz(func(t *testing.T, pattern, flags, text string) {
		if len(pattern) > 30 || len(text) > 15 {
			t.Skip("longer than the fuzzing has time for")
		}
		re, err := regex.Compile(pattern, flags)
		if err != nil {
			return
		}
		units, left := regex.Units(text), 1_000_000
		m, ok, err := re.On(units).Next(0, func(n int) error {
			if left -= n; left < 0 {
				return errors.New("nothing is left")
			}
			return nil
		})
		if ok && err == nil && regex.Text(units[m.Start:m.End]) != m.Text {
			t.Errorf("%q in %q: %+v", pattern, text, m)
		}
	})
}
