package iam

import (
	"fmt"
	"strings"
)

// Report tells the policy to people: each statement with its reasons, then what the definition does not tell.
func (p *Policy) Report(v Values) string {
	var b strings.Builder
	if len(p.Statements) == 0 {
		b.WriteString("no permissions are needed\n")
	}
	for i, s := range p.Statements {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(strings.Join(s.Actions, "\n") + "\n")
		for _, text := range texts(s.Resources, v) {
			b.WriteString("    on " + text + "\n")
		}
		for _, c := range s.Conditions {
			fmt.Fprintf(&b, "    if %s %s %s\n", c.Key, c.Operator, strings.Join(texts(c.Values, v), " or "))
		}
		for _, why := range s.Why {
			b.WriteString("    why " + why + "\n")
		}
		if s.Dynamic {
			b.WriteString("    wider than one execution needs: it is chosen at run time\n")
		}
	}
	if len(p.Unknown) > 0 {
		b.WriteString("\nnot known:\n")
	}
	for _, u := range p.Unknown {
		b.WriteString("    " + u.String() + "\n")
	}
	return b.String()
}

// String is one line: state, field and reason.
func (u Unknown) String() string {
	if u.State == "" {
		return u.Field + ": " + u.Reason
	}
	return fmt.Sprintf("state %q, %s: %s", u.State, u.Field, u.Reason)
}
