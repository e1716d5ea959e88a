package regex_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/regex"
)

// generator writes random patterns of a few parts.
type generator struct {
	*rand.Rand
	atoms, heads, tails []string
}

func (g *generator) pattern(depth int) string {
	var b strings.Builder
	for range 1 + g.IntN(3) {
		if depth > 0 && g.IntN(3) == 0 {
			b.WriteString(g.heads[g.IntN(len(g.heads))] + g.pattern(depth-1) + ")")
		} else {
			b.WriteString(g.atoms[g.IntN(len(g.atoms))])
		}
		if g.IntN(3) == 0 {
			b.WriteString(g.tails[g.IntN(len(g.tails))])
		}
		if g.IntN(6) == 0 {
			b.WriteByte('|')
		}
	}
	return b.String()
}

func (g *generator) text(alphabet string) string {
	letters, n := []rune(alphabet), g.IntN(12)
	var b strings.Builder
	for range n {
		b.WriteRune(letters[g.IntN(len(letters))])
	}
	return b.String()
}

// bounded is a budget for patterns that may have many ways to match.
func bounded() func(int) error {
	left := 5_000_000
	return func(n int) error {
		if left -= n; left < 0 {
			return fmt.Errorf("nothing is left")
		}
		return nil
	}
}

// described returns the place of a match, its text and its groups; nil for no match and for groups that took no part.
func described(m regex.Match, ok bool) []any {
	if !ok {
		return nil
	}
	all := []any{float64(m.Start), m.Text}
	for _, group := range m.Groups {
		if group.TookPart {
			all = append(all, group.Text)
		} else {
			all = append(all, nil)
		}
	}
	return all
}

// TestAgainstLibrary compares with the standard library, where it reads patterns as JavaScript does: groups are not repeated.
func TestAgainstLibrary(t *testing.T) {
	g := &generator{
		Rand: rand.New(rand.NewPCG(1, 2)),
		atoms: []string{"a", "b", ".", "[ab]", "[^a]", "^", "$", `\b`, `\B`, `\d`, "ab", "a*", "b+?", "[ab]{1,2}", ".{2}",
			"[^b]{0,3}?", "a??", "c{2,}"},
		heads: []string{"(", "(?:"},
		tails: []string{"|"},
	}
	matched := 0
	for range 4_000 {
		pattern, text := g.pattern(3), g.text("aabbc1 ")
		library, err := regexp.Compile(pattern)
		require.NoError(t, err)
		re, err := regex.Compile(pattern, "")
		require.NoError(t, err, pattern)
		m, ok, err := re.On(regex.Units(text)).Next(0, bounded())
		require.NoError(t, err)
		var want []any
		if at := library.FindStringSubmatchIndex(text); at != nil {
			matched++
			want = []any{float64(at[0]), text[at[0]:at[1]]}
			for i := 2; i < len(at); i += 2 {
				if at[i] < 0 {
					want = append(want, nil)
				} else {
					want = append(want, text[at[i]:at[i+1]])
				}
			}
		}
		require.Equal(t, want, described(m, ok), "%q in %q", pattern, text)
	}
	require.Greater(t, matched, 1_000)
}

// TestAgainstNode compares with JavaScript itself, where node is installed.
func TestAgainstNode(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	g := &generator{
		Rand:  rand.New(rand.NewPCG(3, 4)),
		atoms: []string{"a", "b", "é", ".", "[ab]", "[^a]", "^", "$", `\b`, `\B`, `\d`, `\W`, `\S`, `\s`, "ab", `\1`, `\2`, `\k<n>`, "[]", "[^]", `[\w-a]`, `\x61`, `\u0062`, "{", "}", "]", `\cA`, `\c`, `\07`, `\8`, "a{1", `[\d\D]`, "ß", "K", `[A-Zé]`, `\ude00`, "[^\\ud83d]"},
		heads: []string{"(", "(", "(", "(?:", "(?=", "(?!", "(?<=", "(?<!"},
		tails: []string{"*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{2,}", "{0}"},
	}
	type question struct{ Pattern, Flags, Text string }
	var asked []question
	for range 4_000 {
		pattern := g.pattern(3)
		if g.IntN(4) == 0 {
			pattern = "(?<n>a|b?)" + pattern
		}
		asked = append(asked, question{pattern, []string{"", "i", "m", "im"}[g.IntN(4)], g.text("aabbAB\n\u2028 1éÉßKk😀{")})
	}
	in, err := json.Marshal(asked)
	require.NoError(t, err)
	command := exec.Command(node, "-e", `
		const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
		const answers = asked.map(q => {
			try {
				const m = new RegExp(q.Pattern, q.Flags).exec(q.Text);
				return m && [m.index, ...Array.from(m, g => g === undefined ? null : escape(g))];
			} catch (e) { return "refused"; }
		});
		process.stdout.write(JSON.stringify(answers));`)
	command.Stdin = bytes.NewReader(in)
	out, err := command.Output()
	require.NoError(t, err)
	var answers []any
	require.NoError(t, json.Unmarshal(out, &answers))
	matched := 0
	for i, q := range asked {
		re, err := regex.Compile(q.Pattern, q.Flags)
		if answers[i] == "refused" {
			require.Error(t, err, "%q", q)
			continue
		}
		require.NoError(t, err, "%q", q)
		m, ok, err := re.On(regex.Units(q.Text)).Next(0, bounded())
		if err != nil {
			continue // the budget
		}
		var got any
		if ok {
			matched++
			all := described(m, ok)
			for i, text := range all {
				if text, ok := text.(string); ok {
					all[i] = escaped(text)
				}
			}
			got = all
		}
		require.Equal(t, answers[i], got, "%q", q)
	}
	require.Greater(t, matched, 1_000)
}

// escaped writes a text as JavaScript's function escape does.
func escaped(text string) string {
	var b strings.Builder
	for _, u := range regex.Units(text) {
		switch {
		case u > 0xff:
			fmt.Fprintf(&b, "%%u%04X", u)
		case u < 0x80 && (strings.ContainsRune("@*_+-./", rune(u)) || regexp.MustCompile("[A-Za-z0-9]").MatchString(string(rune(u)))):
			b.WriteByte(byte(u))
		default:
			fmt.Fprintf(&b, "%%%02X", u)
		}
	}
	return b.String()
}
