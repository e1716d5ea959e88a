package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// condition is when a rule of a Choice holds, in a form that can be compared.
type condition struct {
	// key is the same for two rules only when they hold for the same values; "" when the rule is not understood.
	key string
	// opposites are the keys of rules that hold where this one does not.
	opposites []string
	// always and never tell that the condition is the constant true or false.
	always, never bool
}

// conditionsOf returns the conditions of the rules of a Choice, in their order; nil for other states.
func conditionsOf(s *validate.State) []condition {
	if _, ok := s.Model.(*asl.Choice); !ok {
		return nil
	}
	rules := s.Tree.Get("Choices").Elems()
	list := make([]condition, len(rules))
	for i, rule := range rules {
		if !s.JSONata() {
			list[i] = pathCondition(rule)
		} else if c := rule.Get("Condition"); c.Kind() == jsontree.Bool {
			list[i] = condition{key: "true", always: c.Bool(), never: !c.Bool()}
		}
	}
	if s.JSONata() {
		for _, site := range s.Sites {
			if site.Part == validate.InChoice && site.Field == "Condition" && site.Index < len(list) {
				// Of what asks for the time or for chance, the same text may hold once and not the next time.
				if node, refs, _ := site.JSONata(); node != nil && !asksInconstant(refs) {
					list[site.Index] = jsonataCondition(site.Text, node)
				}
			}
		}
	}
	return list
}

// jsonataCondition compares by the text of the expression and, where it is a comparison, of its two sides.
func jsonataCondition(text string, node jsonata.Node) condition {
	of := func(n jsonata.Node) string { return strings.TrimSpace(text[n.Extent().Start:n.Extent().End]) }
	node = unwrap(node)
	switch n := node.(type) {
	case *jsonata.Bool:
		return condition{key: "true", always: n.Value, never: !n.Value}
	case *jsonata.Binary:
		if opposite, ok := opposites[n.Op]; ok {
			left, right := of(unwrap(n.Left)), of(unwrap(n.Right))
			key := left + " " + n.Op + " " + right
			return condition{key: key, opposites: []string{left + " " + opposite + " " + right, "$not(" + key + ")"}}
		}
	case *jsonata.Call:
		if f, ok := n.Func.(*jsonata.Variable); ok && f.Name == "not" && len(n.Args) == 1 && !n.Partial {
			inner := jsonataCondition(text, n.Args[0])
			return condition{key: "$not(" + inner.key + ")", opposites: []string{inner.key}}
		}
	}
	key := of(node)
	return condition{key: key, opposites: []string{"$not(" + key + ")"}}
}

// opposites are the comparisons of which one holds where the other does not.
var opposites = map[string]string{"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}

// unwrap removes parentheses that hold one expression.
func unwrap(n jsonata.Node) jsonata.Node {
	for {
		block, ok := n.(*jsonata.Block)
		if !ok || len(block.Exprs) != 1 {
			return n
		}
		n = block.Exprs[0]
	}
}

// testsOf returns the members of a rule that say when it holds, in the order of their names.
func testsOf(rule *jsontree.Value) []jsontree.Member {
	tests := make([]jsontree.Member, 0, len(rule.Members()))
	for _, m := range rule.Members() {
		if !slices.Contains([]string{"Comment", "Next", "Assign", "Output"}, m.Name) {
			tests = append(tests, m)
		}
	}
	slices.SortStableFunc(tests, func(a, b jsontree.Member) int { return strings.Compare(a.Name, b.Name) })
	return tests
}

// pathKey is the key of a rule, "" when it says nothing.
func pathKey(rule *jsontree.Value) string {
	if tests := testsOf(rule); len(tests) > 0 {
		return testKey(tests, -1, "", "")
	}
	return ""
}

// pathCondition compares by what the rule says, in any order of its members.
func pathCondition(rule *jsontree.Value) condition {
	tests := testsOf(rule)
	if len(tests) == 0 {
		return condition{}
	}
	c := condition{key: testKey(tests, -1, "", "")}
	c.opposites = append(c.opposites, `{"Not":`+c.key+`}`)
	for i, m := range tests {
		switch {
		case m.Name == "Not":
			c.opposites = append(c.opposites, pathKey(m.Value))
		case m.Value.Kind() == jsontree.Bool:
			flipped := "true"
			if m.Value.Bool() {
				flipped = "false"
			}
			c.opposites = append(c.opposites, testKey(tests, i, m.Name, flipped))
		default:
			if name := opposite(m.Name); name != "" {
				c.opposites = append(c.opposites, testKey(tests, i, name, ""))
			}
		}
	}
	return c
}

// testKey writes the members of a rule, one of them with another name and value.
func testKey(tests []jsontree.Member, other int, name, value string) string {
	text := []byte{'{'}
	for i, m := range tests {
		if i > 0 {
			text = append(text, ',')
		}
		n := m.Name
		if i == other {
			n = name
		}
		text = append(jsontree.AppendString(text, n), ':')
		switch {
		case i == other && value != "":
			text = append(text, value...)
		case m.Name == "Not":
			text = append(text, pathKey(m.Value)...)
		default:
			text = m.Value.AppendJSON(text)
		}
	}
	return string(append(text, '}'))
}

// opposite returns the operator that holds where this one does not, for values of its type; "" when there is none.
func opposite(operator string) string {
	name, path := strings.CutSuffix(operator, "Path")
	for _, pair := range [...][2]string{{"LessThanEquals", "GreaterThan"}, {"GreaterThanEquals", "LessThan"}} {
		for i := range pair {
			if kind, ok := strings.CutSuffix(name, pair[i]); ok {
				name = kind + pair[1-i]
				if path {
					name += "Path"
				}
				return name
			}
		}
	}
	return ""
}
