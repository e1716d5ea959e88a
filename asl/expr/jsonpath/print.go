package jsonpath

import (
	"fmt"
	"strconv"
	"strings"
)

// String writes the path. What the library passes over is left out, so the text may be shorter than the one that was parsed; it
// parses to the same path.
func (p *Path) String() string {
	var b strings.Builder
	p.print(&b)
	return b.String()
}

func (p *Path) print(b *strings.Builder) {
	switch p.Root {
	case Input:
		b.WriteByte('$')
	case Context:
		b.WriteString("$$")
	case Variable:
		b.WriteString("$" + p.Name)
	case Current:
		b.WriteByte('@')
	default:
		panic(fmt.Sprintf("jsonpath: unknown root %d", p.Root))
	}
	scan := false
	for _, s := range p.Steps {
		printStep(b, s, scan)
		_, scan = s.(*Scan)
	}
}

// printStep writes a step; after ".." a name has no dot of its own, unless it begins with a sign that would be read for itself.
func printStep(b *strings.Builder, s Step, afterScan bool) {
	switch s := s.(type) {
	case *Name:
		switch {
		case s.Bracket:
			b.WriteString("['" + s.Value + "']")
		case afterScan && s.Value[0] != '$' && s.Value[0] != '*':
			b.WriteString(s.Value)
		default:
			b.WriteString("." + s.Value)
		}
	case *Names:
		if len(s.Values) == 0 {
			b.WriteString("[']")
			return
		}
		b.WriteString("['" + strings.Join(s.Values, "','") + "']")
	case *Index:
		fmt.Fprintf(b, "[%d]", s.Value)
	case *FromEnd:
		fmt.Fprintf(b, "[(@.length-%d)]", -s.Offset)
	case *Indexes:
		b.WriteByte('[')
		for _, v := range s.Values {
			fmt.Fprintf(b, "%d,", v)
		}
		b.WriteByte(']')
	case *Slice:
		b.WriteString("[" + end(s.From) + ":" + end(s.To) + "]")
	case *Wildcard:
		b.WriteString("[*]")
	case *Scan:
		b.WriteString("..")
	case *Filter:
		b.WriteString("[?(")
		printCondition(b, s.Condition)
		b.WriteString(")]")
	case *Placeholder:
		b.WriteString("[?]")
	default:
		panic(fmt.Sprintf("jsonpath: unknown step %T", s))
	}
}

func end(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func printCondition(b *strings.Builder, c Condition) {
	switch c := c.(type) {
	case *Or:
		printBoth(b, c.Left, " || ", c.Right)
	case *And:
		printBoth(b, c.Left, " && ", c.Right)
	case *Exists:
		if c.Not {
			b.WriteByte('!')
		}
		c.Path.print(b)
	case *Compare:
		printOperand(b, c.Left)
		b.WriteString(" " + c.Op + " ")
		printOperand(b, c.Right)
	default:
		panic(fmt.Sprintf("jsonpath: unknown condition %T", c))
	}
}

// printBoth writes two conditions; a pair on the right, or an alternative in an [And], needs parentheses.
func printBoth(b *strings.Builder, left Condition, op string, right Condition) {
	_, leftOr := left.(*Or)
	printGrouped(b, left, leftOr && op == " && ")
	b.WriteString(op)
	_, rightOr := right.(*Or)
	_, rightAnd := right.(*And)
	printGrouped(b, right, rightOr || rightAnd)
}

func printGrouped(b *strings.Builder, c Condition, group bool) {
	if group {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	printCondition(b, c)
}

func printOperand(b *strings.Builder, o Operand) {
	switch o := o.(type) {
	case *Path:
		o.print(b)
	case *String:
		b.WriteString("'" + o.Value + "'")
	case *Regexp:
		b.WriteString("/" + o.Pattern + "/")
		if o.IgnoreCase {
			b.WriteByte('i')
		}
	case *Literal:
		b.WriteString(o.Text)
	default:
		panic(fmt.Sprintf("jsonpath: unknown operand %T", o))
	}
}
