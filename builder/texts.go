package builder

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
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

// placeholder prints a parameter.
func (c *compiler) placeholder(name string) string {
	if c.marked {
		return "\ufdd0{" + name + "}" // what no text of a user's looks like
	}
	return "${" + name + "}"
}

// checkForms finds every other text of the machine that looks like one of its parameters: names, comments, keys, texts inside
// JSONata. The machine is made once more with parameters that look like nothing else, and no placeholder may be left.
func (c *compiler) checkForms() {
	params := c.m.paramNames()
	if len(params) == 0 {
		return
	}
	c.marked = true
	marked := c.emitMachine()
	c.marked = false
	at := map[string]callers{} // the innermost place of each text
	note := func(where callers) func(string) {
		return func(text string) { at[text] = where }
	}
	if !findForms(asl.Tree(marked), params, note(c.m.at)) {
		return
	}
	states := map[string]*state{}
	for _, sc := range c.m.scopes {
		for _, s := range sc.states {
			states[s.name] = s
		}
	}
	asl.Walk(marked, func(v asl.Visit) bool {
		if s := states[v.Name]; s != nil {
			findForms(jsontree.NewString(v.Name), params, note(s.at))
			findForms(asl.Tree(v.State), params, note(s.at))
		}
		return true
	})
	for text, where := range at {
		for _, name := range params {
			if strings.Contains(text, "${"+name+"}") {
				c.fault(errParamClash.At(where.pos(), "text %q holds the form of parameter %q", text, name).
					WithHelp("write it in another way, or give the parameter another name"))
			}
		}
	}
	c.faults.Sort()
}

// findForms calls found for each text and name of a value that looks like one of the parameters, and tells whether there is one.
func findForms(v *jsontree.Value, params []string, found func(string)) (any bool) {
	look := func(s string) {
		if strings.Contains(s, "${") && slices.ContainsFunc(params, func(p string) bool { return strings.Contains(s, "${"+p+"}") }) {
			any = true
			found(s)
		}
	}
	switch v.Kind() {
	case jsontree.String:
		look(v.Str())
	case jsontree.Array:
		for _, e := range v.Elems() {
			any = findForms(e, params, found) || any
		}
	case jsontree.Object:
		for _, m := range v.Members() {
			look(m.Name)
			any = findForms(m.Value, params, found) || any
		}
	default: // nothing else holds text
	}
	return any
}
