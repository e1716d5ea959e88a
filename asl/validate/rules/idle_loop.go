package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/validate"
)

// idleLoop reports loops that neither wait nor change anything.
var idleLoop = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2010", Severity: diag.Warning,
		Title: "loop neither waits nor changes anything",
		Doc: "All states of the loop are Choice states and Pass states that hand their input on as it is. The next round finds what " +
			"this one found, until the limit of 25,000 events ends the execution within a minute or so. A condition that asks for the time or for a " +
			"random number can come out otherwise, and is not reported.",
		Spec: guide + "service-quotas.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Default": "A",` +
			` "Choices": [{"Variable": "$.ready", "BooleanEquals": true, "Next": "B"}]}, "B": {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Default": "C",` +
			` "Choices": [{"Variable": "$.ready", "BooleanEquals": true, "Next": "B"}]}, "B": {"Type": "Succeed"},` +
			` "C": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:is-ready", "Next": "A"}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, scope := range p.Scopes() {
			var idle []*validate.State
			for _, s := range scope.States {
				// Where the scope cannot end at all, that is the finding.
				if len(idleTargets(s)) > 0 && scope.Reached(s) && scope.CanEnd(s) {
					idle = append(idle, s)
				}
			}
			if len(idle) == 0 {
				continue
			}
			next := among(setOf(idle), idleTargets)
			for _, part := range components(idle, next) {
				if !part.loop {
					continue
				}
				first := part.states[0]
				way := append(scope.PathTo(first), roundFrom(first, next)[1:]...)
				p.Report(first.Pointer, "nothing changes from one round to the next: %s and so on", validate.FormatPath(way)).AtName().
					Help("put a Wait, or the Task that brings news, into the loop")
			}
		}
	},
}

// idleTargets are the states that a state leads to without a change of input or variables, at once.
func idleTargets(s *validate.State) []*validate.State {
	switch s.Model.(type) {
	case *asl.Choice:
		if asksForNews(s) {
			return nil
		}
	case *asl.Pass:
		for _, m := range s.Tree.Members() {
			switch m.Name {
			case "Type", "Comment", "QueryLanguage", "Next":
			default:
				return nil
			}
		}
	default:
		return nil
	}
	if s.Tree.Get("InputPath") != nil || s.Tree.Get("OutputPath") != nil {
		return nil
	}
	var list []*validate.State
	for i := range s.Edges {
		if e := &s.Edges[i]; e.Target != nil && !changes(s, e) {
			list = append(list, e.Target)
		}
	}
	return list
}

// changes reports whether the way out of a Choice or Pass sets variables or the input of the next state.
func changes(s *validate.State, e *validate.Edge) bool {
	if e.Assign != nil {
		return true
	}
	c, ok := s.Model.(*asl.Choice)
	if !ok {
		return false
	}
	if e.Kind == validate.ChoiceEdge {
		return c.Choices[e.Index].Output != nil
	}
	return c.Output != nil
}

// asksForNews reports whether a condition of a Choice can come out otherwise in the next round although nothing has changed: it
// reads the time, a random number, or what the context object counts.
func asksForNews(s *validate.State) bool {
	for _, site := range s.Sites {
		if site.Kind == validate.JSONata && site.Field == "Condition" && newsInExpression(site) {
			return true
		}
		news := false
		if site.Kind == validate.ReferencePath {
			site.EachPath(func(path *jsonpath.Path) {
				news = news || path.Root == jsonpath.Context && newsInContext(plainNames(path))
			})
		}
		if news {
			return true
		}
	}
	return false
}

// inconstant are the functions of JSONata that give another value each time.
var inconstant = map[string]bool{"now": true, "millis": true, "random": true, "uuid": true}

func newsInExpression(site *validate.Site) bool {
	_, refs, _ := site.JSONata()
	if refs == nil {
		return true // what is not understood may ask for anything
	}
	if asksInconstant(refs) {
		return true
	}
	for _, v := range refs.Variables {
		if v.Name == "states" && (len(v.Path) == 0 || v.Path[0] == "context" && newsInContext(v.Path[1:])) {
			return true
		}
	}
	return false
}

// asksInconstant reports whether an expression calls a function that gives something else each time, or hands it on.
func asksInconstant(refs *jsonata.Refs) bool {
	return slices.ContainsFunc(refs.Calls, func(c jsonata.CallRef) bool { return inconstant[c.Name] }) ||
		slices.ContainsFunc(refs.Variables, func(v jsonata.VariableRef) bool { return inconstant[v.Name] })
}

// newsInContext reports whether names that lead into the context object lead to what differs each time a state is entered, or
// to an object with it.
func newsInContext(names []string) bool {
	return len(names) == 0 || names[0] == "State" && (len(names) == 1 || names[1] == "EnteredTime" || names[1] == "RetryCount")
}

// plainNames are the names that a path begins with.
func plainNames(path *jsonpath.Path) []string {
	var names []string
	for _, step := range path.Steps {
		name, ok := step.(*jsonpath.Name)
		if !ok {
			break
		}
		names = append(names, name.Value)
	}
	return names
}
