package passage

import (
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
)

// Rule finds the states and transitions that a query means. Where the machine has none of them, the list says so, with names that
// come near, and the rule is of no use.
func (g *Graph) Rule(q Query) (Rule, diag.List) {
	r := Rule{Target: q.Target}
	var list diag.List
	if len(g.byName[q.Target]) == 0 {
		list = append(list, g.unknown(q, q.Target))
	}
	for _, t := range q.Terms {
		passages, fault := g.passages(q, t)
		if fault != nil {
			list = append(list, *fault)
		}
		r.Passages = append(r.Passages, passages...)
	}
	return r, list
}

// passages finds what a term means.
func (g *Graph) passages(q Query, t Term) ([]Passage, *diag.Diagnostic) {
	name, value := g.split(t)
	if value != nil {
		if len(g.byName[name]) == 0 && len(g.choicesOf(name)) == 0 {
			d := g.unknown(q, name)
			return nil, &d
		}
		return g.decisions(q, name, *value)
	}
	if len(g.byName[name]) == 0 {
		d := g.unknown(q, name)
		return nil, &d
	}
	for _, i := range g.byName[name] {
		switch g.states[i].State.(type) {
		case *asl.Choice:
			d := g.mistake(q, i, "%q is a Choice, which passes whatever it decides", name).
				WithHelp("name the value that it must have found: %q", name+":"+nearestValue("approve", g.values(name)))
			return nil, &d
		case *asl.Fail:
			d := g.mistake(q, i, "%q is a Fail, which never succeeds", name).WithHelp("name a state that goes on")
			return nil, &d
		}
	}
	return []Passage{{State: name}}, nil
}

// split tells the name of a state from the value behind it. A text that is the name of a state as it stands has none; else the last
// colon counts in front of which a state or a gate is named.
func (g *Graph) split(t Term) (name string, value *string) {
	if t.Quoted || len(g.byName[t.Name]) > 0 {
		return t.Name, t.Value
	}
	first := -1
	for i := len(t.Name) - 1; i > 0; i-- {
		if t.Name[i] != ':' {
			continue
		}
		first = i
		name, rest := strings.TrimSpace(t.Name[:i]), strings.TrimSpace(t.Name[i+1:])
		if rest != "" && (len(g.byName[name]) > 0 || len(g.choicesOf(name)) > 0) {
			return name, &rest
		}
	}
	if first > 0 {
		rest := strings.TrimSpace(t.Name[first+1:])
		return strings.TrimSpace(t.Name[:first]), &rest
	}
	return t.Name, nil
}

// choicesOf are the Choices that a name means by name: the one that has it, and those named "name: …".
func (g *Graph) choicesOf(name string) []int {
	var out []int
	for i, s := range g.states {
		if _, ok := s.State.(*asl.Choice); ok && (s.Name == name || strings.HasPrefix(s.Name, name+": ")) {
			out = append(out, i)
		}
	}
	return out
}

// decisions are the transitions that are taken only where a Choice of the state has found the value.
func (g *Graph) decisions(q Query, name, value string) ([]Passage, *diag.Diagnostic) {
	var out []Passage
	take := func(choice int, comes func(operand) bool) {
		var ways []string
		for _, rule := range g.rulesFor(choice, value, comes) {
			ways = append(ways, diag.JoinPointer("/Choices", strconv.Itoa(rule), "Next"))
		}
		if len(ways) > 0 {
			out = append(out, Passage{g.states[choice].Name, ways})
		}
	}
	named, behind := g.choicesOf(name), g.behind(name)
	for _, i := range named {
		take(i, func(operand) bool { return true })
	}
	for i, s := range g.states {
		if _, ok := s.State.(*asl.Choice); ok && !slices.Contains(named, i) && behind(i) {
			take(i, func(o operand) bool { return g.comesFrom(o, i, name) })
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	at := append(slices.Clone(g.byName[name]), named...)
	d := g.mistake(q, at[0], "no Choice on the result of %q goes on for %q alone", name, value)
	switch values := g.values(name); {
	case len(values) > 0:
		d = d.WithHelp("did you mean %q? a rule must compare a part of the result with the value, by = in JSONata or StringEquals", name+":"+nearestValue(value, values))
	default:
		d = d.WithHelp("name the Choice instead of the state; a rule of it must compare with the value, by = in JSONata or StringEquals")
	}
	return nil, &d
}

// behind tells which Choices every path reaches through the success of a state.
func (g *Graph) behind(name string) func(choice int) bool {
	if len(g.byName[name]) == 0 || g.scopes[0].start < 0 {
		return func(int) bool { return false }
	}
	without := g.walker([]Passage{{State: name}}).from(enter(g.scopes[0].start))
	return func(choice int) bool { return !without.seen[enter(choice)] }
}

// values are the texts that Choices compare with which belong to a state.
func (g *Graph) values(name string) []string {
	var out []string
	named, behind := g.choicesOf(name), g.behind(name)
	for i, s := range g.states {
		if _, ok := s.State.(*asl.Choice); ok && (slices.Contains(named, i) || behind(i)) {
			out = append(out, g.compared(i)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func nearestValue(value string, values []string) string {
	if near := diag.Nearest(value, values); near != "" || len(values) == 0 {
		return or(near, value)
	}
	return values[0]
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// unknown reports a name that no state has.
func (g *Graph) unknown(q Query, name string) diag.Diagnostic {
	d := malformed.At(g.machine.Pos(), "the requirement %s names %q, and no state is called so", q, name)
	var names []string
	for _, s := range g.states {
		names = append(names, s.Name)
	}
	if near := diag.Nearest(name, names); near != "" {
		return d.WithHelp("did you mean %q?", near)
	}
	if len(names) > 20 {
		names = append(names[:20], "…")
	}
	return d.WithHelp("states here: %s", strings.Join(names, ", "))
}

// mistake reports that a state cannot be what a query wants.
func (g *Graph) mistake(q Query, state int, format string, args ...any) diag.Diagnostic {
	d := malformed.At(g.states[state].NamePos(), format, args...).WithPointer(g.states[state].Pointer)
	d.Message += " (" + q.String() + ")"
	return d
}
