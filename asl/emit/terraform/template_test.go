package terraform

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/stretchr/testify/require"
	"github.com/zclconf/go-cty/cty"
)

// fill does what templatefile does, with every parameter filled in with its own placeholder.
func fill(t *testing.T, template string, params []string) string {
	t.Helper()
	expr, faults := hclsyntax.ParseTemplate([]byte(template), "template", hcl.InitialPos)
	require.False(t, faults.HasErrors(), "%s\n%q", faults, template)
	values := map[string]cty.Value{}
	for _, p := range params {
		values[p] = cty.StringVal("${" + p + "}")
	}
	v, faults := expr.Value(&hcl.EvalContext{Variables: values})
	require.False(t, faults.HasErrors(), "%s\n%q", faults, template)
	if v.Type() != cty.String {
		require.Equal(t, []string{strings.TrimSpace(template)}, []string{template}, "a template that is one expression gives a string")
	}
	return v.AsString()
}

// unescape is our own reading of HCL templates, without its library: from left to right, $${ is ${ and %%{ is %{; the rest of what
// begins with ${ is a parameter or a text in quotes.
func unescape(t *testing.T, s string, params []string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		rest := s[i:]
		switch {
		case strings.HasPrefix(rest, "$${"), strings.HasPrefix(rest, "%%{"):
			require.False(t, strings.HasPrefix(rest[3:], "~"), "the library reads this escape in another way: %q", s)
			b.WriteString(rest[1:3])
			i += 3
		case strings.HasPrefix(rest, `${"`):
			marks, _, _ := strings.Cut(rest[3:], `"}`)
			require.Empty(t, strings.Trim(marks, "$%"), "something else than marks is quoted: %q", s)
			b.WriteString(marks)
			i += len(`${""}`) + len(marks)
		case strings.HasPrefix(rest, "${"):
			n := paramLength(rest, params)
			require.Positive(t, n, "an interpolation that is no parameter: %q", s)
			b.WriteString(rest[:n])
			i += n
		default:
			require.False(t, strings.HasPrefix(rest, "%{"), "a directive: %q", s)
			b.WriteByte(rest[0])
			i++
		}
	}
	return b.String()
}

// hard are texts that are easily spoilt.
var hard = []string{
	"", "$", "%", "{", "$$", "${", "%{", "$${", "%%{", "$$${", "%%%{", "$$$${x}", "${x}", "$${x}", "$$${x}", "%${x}", "%%${x}", "${x}${x}", "${x", "${y}", "$${y}", "${x}}",
	"${~x}", "${~", "$${~", "%{~", "%%{~ if x ~}", "%{ if true }a%{ endif }", `{%{"a":1}%}`, "{%{%{", "$%{", "%$${", "%${", "$%%{", "${a-b}", "$${a-b}", "${a-b }", "${ x }", "%{x}", "\\${x}", `"${x}"`,
	"${\"$\"}", "$}{", "\n${\n", "é", "e\u0301", "a\n\"e\u0301${x}${y}\"\nb", "한", "\u1112\u1161\u11ab", "😀", "\"\U0001D15E\"", "%{for a in b}%{endfor}", "$\u0301{x}", "${x}\u0301", "}", "$$$$", "$$%%{", "$%{~", "$%${x}", "%$%$${x}", "$%$%{~",
}

func TestTemplateGivesTheTextAgain(t *testing.T) {
	params := []string{"x", "a-b"}
	for _, s := range hard {
		t.Run(s, func(t *testing.T) { same(t, s, params) })
	}
	require.Equal(t, `{%%{"a":1}%}`, string(Template([]byte(`{%{"a":1}%}`), nil)))
	require.Equal(t, "${x} $${y} %%%{", string(Template([]byte("${x} ${y} %%{"), []string{"x"})))
}

// same fails unless the template of a text gives the text again, read by the library and by our own reading.
func same(t *testing.T, s string, params []string) {
	t.Helper()
	template := string(Template([]byte(s), params))
	want := stable(s)
	if strings.HasPrefix(template, `${"`) && strings.Count(template, "${") == 1 && strings.HasSuffix(template, "}") {
		template += " " // a template of one expression gives its value and no text: none in a document
		want += " "
	}
	require.Equal(t, want, unescape(t, template, params))
	require.Equal(t, want, fill(t, template, params))
}

func TestStableMeansTheSame(t *testing.T) {
	for _, s := range hard {
		text, err := json.Marshal(map[string]string{"a": s, s: "\u1112\u1161\u11ab"})
		require.NoError(t, err)
		var want, got any
		require.NoError(t, json.Unmarshal(text, &want))
		stayed := stable(string(text))
		require.Equal(t, cty.NormalizeString(stayed), stayed)
		require.NoError(t, json.Unmarshal([]byte(stayed), &got))
		require.Equal(t, want, got)
	}
}

// FuzzTemplate gives any text to the template and reads it back.
func FuzzTemplate(f *testing.F) {
	for _, s := range hard {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.Contains(s, "\r") || strings.Contains(s, "\ufeff") {
			t.Skip("no document has it")
		}
		same(t, s, []string{"x", "a-b", "é"})
	})
}
