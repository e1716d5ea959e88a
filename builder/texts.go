package builder

import (
	"strings"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// literalText is a text of the user's that holds "${".
type literalText struct {
	s  string
	at callers
}

// noteTexts keeps the literal texts of a value that templatefile might take for parameters.
func (c *compiler) noteTexts(t *tree, at callers) {
	if t.lit != nil {
		c.noteLiteral(t.lit, at)
	}
	for _, k := range t.kids {
		c.noteTexts(k, at)
	}
}

func (c *compiler) noteLiteral(v *jsontree.Value, at callers) {
	switch v.Kind() {
	case jsontree.String:
		if strings.Contains(v.Str(), "${") {
			c.texts = append(c.texts, literalText{v.Str(), at})
		}
	case jsontree.Array:
		for _, x := range v.Elems() {
			c.noteLiteral(x, at)
		}
	case jsontree.Object:
		for _, m := range v.Members() {
			c.noteLiteral(m.Value, at)
		}
	default: // nothing else holds text
	}
}

// checkTexts refuses literal texts that look like a parameter of this very workflow: what fills in parameters could not tell
// the two apart.
func (c *compiler) checkTexts() {
	params := c.m.paramNames()
	for _, t := range c.texts {
		for _, name := range params {
			if strings.Contains(t.s, "${"+name+"}") {
				c.fault(errParamClash.At(t.at.pos(), "literal text %q holds the form of parameter %q", t.s, name).
					WithHelp("write Param(%q), or give the parameter another name", name))
			}
		}
	}
}
