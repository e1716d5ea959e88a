package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
)

// parse reads HCL of our own.
func parse(text string) *hclwrite.File {
	f, faults := hclwrite.ParseConfig([]byte(text), "", hcl.InitialPos)
	if faults.HasErrors() {
		panic(faults.Error() + "\n" + text) // a fault of this package: no text of users is code
	}
	return f
}

// expression reads an expression of our own.
func expression(text string) hclwrite.Tokens {
	return parse("x = " + text + "\n").Body().GetAttribute("x").Expr().BuildTokens(nil)
}

// set gives an attribute an expression.
func set(b *hclwrite.Body, name, text string) { b.SetAttributeRaw(name, expression(text)) }

// setText gives an attribute a text.
func setText(b *hclwrite.Body, name, text string) { b.SetAttributeValue(name, cty.StringVal(text)) }

// literal writes a text in quotes.
func literal(s string) string { return string(hclwrite.TokensForValue(cty.StringVal(s)).Bytes()) }

// list writes expressions as a list: one on its own line where there are several.
func list(elements []string) string {
	if len(elements) == 1 {
		return "[" + elements[0] + "]"
	}
	return "[\n" + strings.Join(elements, ",\n") + ",\n]"
}

// literals writes texts as a list.
func literals(texts []string) string {
	out := make([]string, len(texts))
	for i, s := range texts {
		out[i] = literal(s)
	}
	return list(out)
}

// comment puts a line of comment at the end of a body.
func comment(b *hclwrite.Body, text string) {
	b.AppendUnstructuredTokens(hclwrite.Tokens{{Type: hclsyntax.TokenComment, Bytes: []byte("# " + oneLine(text) + "\n")}})
}

// oneLine keeps what names of states and reasons hold from ending a comment.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
}
