package diagram

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// node is a state in brackets that tell its type.
func node(name string, s asl.State) string {
	label := func(kind string) string { return text(name, kind) }
	kind := string(s.Kind())
	switch s := s.(type) {
	case *asl.Task:
		return "[" + label(strings.TrimSpace(kind+" "+called(s.Resource))) + "]"
	case *asl.Choice:
		return "{" + label(kind) + "}"
	case *asl.Pass:
		return "(" + label(kind) + ")"
	case *asl.Wait:
		return "{{" + label(kind) + "}}"
	case *asl.Succeed, *asl.Fail:
		return "([" + label(kind) + "])"
	case *asl.Parallel, *asl.Map:
		return "[[" + label(kind) + "]]"
	default:
		return "[" + label(kind) + "]"
	}
}

// called is what an integration calls: "sqs:sendMessage.waitForTaskToken". A function or an activity has an ARN of its own, which is too long.
func called(resource string) string {
	_, call, _ := strings.Cut(resource, ":states:::")
	return call
}

// edge is a transition.
type edge struct{ arrow, to string }

// edges are the transitions of a state.
func edges(s asl.State) []edge {
	var all []edge
	add := func(arrow string, to *string) {
		if to != nil {
			all = append(all, edge{arrow, *to})
		}
	}
	if c, ok := s.(*asl.Choice); ok {
		for i := range c.Choices {
			add("-->|"+text(condition(&c.Choices[i]))+"|", c.Choices[i].Next)
		}
		add("-->|"+text("Default")+"|", c.Default)
	}
	add("-->", asl.NextOf(s))
	for _, c := range asl.CatchOf(s) {
		add("-.->|"+text(strings.Join(c.ErrorEquals, ", "))+"|", &c.Next)
	}
	return all
}

// condition is the test of a rule.
func condition(r *asl.ChoiceRule) string {
	if expression, ok := r.Condition.Expression(); ok {
		return strings.TrimSpace(expression)
	}
	if r.Condition != nil {
		if value, ok := r.Condition.Literal(); ok && value {
			return "true"
		}
		return "false"
	}
	return comparison(r.Source())
}

// comparison is the test of a rule in JSONPath: "$.dose NumericLessThan 5".
func comparison(rule *jsontree.Value) string {
	if rule == nil || rule.Kind() != jsontree.Object {
		return ""
	}
	variable, operator := "", ""
	for _, m := range rule.Members() {
		switch m.Name {
		case "And", "Or":
			return join(m.Value, " "+strings.ToLower(m.Name)+" ")
		case "Not":
			return "not (" + comparison(m.Value) + ")"
		case "Variable":
			variable = m.Value.Str()
		case "Next", "Comment", "Assign", "Output":
		default:
			operator = m.Name + " " + string(m.Value.AppendJSON(nil))
		}
	}
	return strings.TrimSpace(variable + " " + operator)
}

// join joins the rules of an And or Or.
func join(rules *jsontree.Value, word string) string {
	if rules.Kind() != jsontree.Array {
		return ""
	}
	var all []string
	for _, rule := range rules.Elems() {
		one := comparison(rule)
		if len(rules.Elems()) > 1 && (strings.Contains(one, " and ") || strings.Contains(one, " or ")) {
			one = "(" + one + ")"
		}
		all = append(all, one)
	}
	return strings.Join(all, word)
}
