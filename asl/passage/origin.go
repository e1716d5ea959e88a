package passage

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// comesFrom tells whether what a Choice reads is for certain a part of the result of a state. It follows no value further than from
// the state into a variable, or right into the Choice.
func (g *Graph) comesFrom(o operand, choice int, name string) bool {
	switch o.variable {
	case "$$":
		return false
	case "":
		return g.comesAsInput(o, choice, name)
	}
	filled := false
	for i, s := range g.states {
		for _, v := range assigned(s.State, o.variable) {
			if s.Name != name || v.catch {
				return false
			}
			if !g.givesResult(i) || !partOfResult(v.value, v.dynamic, o.path, g.states[i].QueryLanguage()) {
				return false
			}
			filled = true
		}
	}
	return filled
}

// comesAsInput tells whether the input of a Choice is the result of a state: every transition to it is the success of that state,
// whose output holds the result at the path.
func (g *Graph) comesAsInput(o operand, choice int, name string) bool {
	if !g.states[choice].State.(*asl.Choice).InputPath.IsAbsent() {
		return false
	}
	came := false
	for _, e := range g.edges {
		if e.to != enter(choice) {
			continue
		}
		from := e.from / 3
		if s := &g.states[from]; e.from != done(from) || s.Name != name || !g.givesResult(from) || !outputIsResult(s.State, s.QueryLanguage(), o.path) {
			return false
		}
		came = true
	}
	return came
}

// givesResult tells whether a state has a result that its work gave.
func (g *Graph) givesResult(i int) bool {
	switch g.states[i].State.(type) {
	case *asl.Task, *asl.Parallel, *asl.Map:
		return true
	}
	return false
}

// assignment is a value that a variable gets.
type assignment struct {
	value   *jsontree.Value
	dynamic bool // the name ends in .$, so that in JSONPath the value is a path
	catch   bool // not when the state succeeds
}

// assigned are the values that a state may assign to a variable.
func assigned(s asl.State, variable string) []assignment {
	var out []assignment
	add := func(assign *jsontree.Value, catch bool) {
		for _, m := range assign.Members() {
			if name, dynamic := strings.CutSuffix(m.Name, ".$"); name == variable {
				out = append(out, assignment{m.Value, dynamic, catch})
			}
		}
	}
	add(asl.AssignOf(s), false)
	for _, c := range asl.CatchOf(s) {
		add(c.Assign, true)
	}
	if c, ok := s.(*asl.Choice); ok {
		for _, r := range c.Choices {
			add(r.Assign, false)
		}
	}
	return out
}

// partOfResult tells whether the part of a template that a path leads to is a part of the state's result.
func partOfResult(v *jsontree.Value, dynamic bool, path []string, language asl.QueryLanguage) bool {
	for ; v.Kind() == jsontree.Object && len(path) > 0; path = path[1:] {
		next := v.Get(path[0])
		if dynamic = next == nil; dynamic {
			next = v.Get(path[0] + ".$")
		}
		v = next
	}
	if v.Kind() != jsontree.String {
		return false
	}
	if language != asl.JSONata {
		p, err := jsonpath.Parse(v.Str())
		return dynamic && err == nil && p.Root == jsonpath.Input
	}
	text, isExpression := strings.CutPrefix(v.Str(), "{%")
	text, closed := strings.CutSuffix(text, "%}")
	if !isExpression || !closed {
		return false
	}
	n, err := jsonata.Parse(text)
	if err != nil {
		return false
	}
	found := false
	for _, side := range results(n) {
		if _, ok := side.(*jsonata.Null); ok {
			continue
		}
		name, path, ok := chain(side)
		if !ok || name != "states" || len(path) == 0 || path[0] != "result" {
			return false
		}
		found = true
	}
	return found
}

// outputIsResult tells whether what a path leads to in the output of a state is a part of its result.
func outputIsResult(s asl.State, language asl.QueryLanguage, path []string) bool {
	if language == asl.JSONata {
		out := asl.OutputOf(s)
		return out == nil || partOfResult(out, false, path, language)
	}
	f := filtersOf(s)
	at, given := f.result.Text()
	if f.selector != nil || !f.output.IsAbsent() || f.result.IsNull() {
		return false
	}
	if !given {
		return true
	}
	place, ok := pathOperand(at)
	return ok && place.variable == "" && len(place.path) <= len(path) && slices.Equal(place.path, path[:len(place.path)])
}

// filters are the fields of JSONPath that make the output of a state.
type filters struct {
	selector       *jsontree.Value
	result, output asl.NullablePath
}

func filtersOf(s asl.State) filters {
	switch s := s.(type) {
	case *asl.Task:
		return filters{s.ResultSelector, s.ResultPath, s.OutputPath}
	case *asl.Parallel:
		return filters{s.ResultSelector, s.ResultPath, s.OutputPath}
	case *asl.Map:
		return filters{s.ResultSelector, s.ResultPath, s.OutputPath}
	}
	return filters{}
}
