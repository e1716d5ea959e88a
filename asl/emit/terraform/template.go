package terraform

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/zclconf/go-cty/cty"
)

// Template returns the text of a template for Terraform's templatefile that gives the text again when every parameter is filled in
// with ${name}, its own placeholder. Placeholders of the parameters stay; everything else that Terraform would take for an
// interpolation or a directive is escaped.
//
// Terraform composes Unicode characters (NFC). A line of JSON with characters that it would change is written with \u escapes,
// which mean the same.
func Template(text []byte, params []string) []byte {
	out := make([]byte, 0, len(text)+len(text)/16)
	for s := stable(string(text)); s != ""; {
		plain := strings.IndexAny(s, "$%")
		if plain < 0 {
			return append(out, s...)
		}
		out, s = append(out, s[:plain]...), s[plain:]
		marks := len(s) - len(strings.TrimLeft(s, "$%")) // a run of them is read from the left, so it is escaped as a whole
		last := s[marks-1]
		n := paramLength(s[marks-1:], params)
		switch {
		case n > 0:
			out = append(out, quoteDollar(s[:marks-1])...)
			out = append(out, s[marks-1:marks-1+n]...)
			marks += n - 1
		case strings.HasPrefix(s[marks:], "{~"): // Terraform does not read the escape of these as one
			out = append(out, `${"`+s[:marks]+`"}`...)
		case strings.HasPrefix(s[marks:], "{"):
			out = append(append(out, s[:marks]...), last)
		default:
			out = append(out, s[:marks]...)
		}
		s = s[marks:]
	}
	return out
}

// quoteDollar writes the marks in front of a placeholder so that its dollar and one of theirs are no escape.
func quoteDollar(marks string) string {
	if strings.HasSuffix(marks, "$") {
		return `${"` + marks + `"}`
	}
	return marks
}

// paramLength returns the length of the placeholder of a parameter that the text begins with, 0 when it begins with none.
func paramLength(s string, params []string) int {
	if !strings.HasPrefix(s, "${") {
		return 0
	}
	end := strings.IndexByte(s, '}')
	if end < 0 || !slices.Contains(params, s[2:end]) {
		return 0
	}
	return end + 1
}

// placeholder finds what has the form of a placeholder.
var placeholder = regexp.MustCompile(`\$\{([A-Za-z_][A-Za-z0-9_-]*)\}`)

// stable writes the lines that Terraform would compose with \u escapes. JSON has no other characters than those of ASCII outside of
// its strings.
func stable(s string) string {
	if cty.NormalizeString(s) == s {
		return s
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		if cty.NormalizeString(line) == line {
			b.WriteString(line)
			continue
		}
		for _, r := range line {
			if r < 0x80 {
				b.WriteRune(r)
				continue
			}
			for _, unit := range utf16.AppendRune(nil, r) {
				b.WriteString(`\u`)
				for shift := 12; shift >= 0; shift -= 4 {
					b.WriteByte("0123456789abcdef"[unit>>shift&15])
				}
			}
		}
	}
	return b.String()
}
