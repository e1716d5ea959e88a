package iam

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// most is how many texts one expression may give before they are taken for any text.
const most = 32

// longest is how many characters and holes one of the texts may have: no ARN and no URL is longer.
const longest = 4096

// own are the members of the context object that are the same in every execution, or nearly so.
var own = map[string]Resource{
	"StateMachine.Id":   {{Hole: HoleStateMachineARN}},
	"StateMachine.Name": {{Hole: HoleStateMachineName}},
	"Execution.Id":      parse("arn:${Partition}:states:${Region}:${Account}:execution:${StateMachineName}:*"),
}

// fold returns the texts that an expression of JSONata may give: what is literal in it stays, a wildcard stands for the rest.
func (d *deriver) fold(n jsonata.Node, text string) []Resource {
	switch n := unwrap(n).(type) {
	case *jsonata.String:
		return []Resource{literal(n.Value)}
	case *jsonata.Binary:
		if n.Op == "&" {
			return product(d.fold(n.Left, text), d.fold(n.Right, text))
		}
	case *jsonata.Conditional:
		if n.Else != nil {
			return union(d.fold(n.Then, text), d.fold(n.Else, text))
		}
	case *jsonata.Variable:
		if n.Name != "" && n.Name != "$" && n.Name != "states" && !binds(text) {
			return d.variable(n.Name)
		}
	case *jsonata.Path:
		at := n.Extent()
		if name, ok := strings.CutPrefix(strings.ReplaceAll(text[at.Start:at.End], " ", ""), "$states.context."); ok && own[name] != nil {
			return []Resource{own[name]}
		}
	case *jsonata.Call:
		if v, ok := n.Func.(*jsonata.Variable); ok && v.Name == "string" && len(n.Args) == 1 {
			return d.fold(n.Args[0], text)
		}
	}
	return []Resource{wildcard}
}

// binds reports whether an expression has names of its own, behind which a variable of the workflow may be hidden.
func binds(text string) bool {
	return strings.Contains(text, ":=") || strings.Contains(text, "function") || strings.ContainsAny(text, "λ@#")
}

// path returns what a path or an intrinsic function of JSONPath gives.
func (d *deriver) path(text string) arg {
	a := arg{d: d, texts: []Resource{wildcard}}
	if strings.HasPrefix(text, "$") {
		a.texts = d.reference(text)
	} else if call, err := intrinsic.Parse(text); err == nil {
		a.texts = d.call(call)
	}
	if a.texts[0].any() {
		return arg{d: d, unknown: true}
	}
	return a
}

// reference returns what a path gives: constants of the context object, and variables.
func (d *deriver) reference(text string) []Resource {
	if name, ok := strings.CutPrefix(text, "$$."); ok && own[name] != nil {
		return []Resource{own[name]}
	}
	p, err := jsonpath.Parse(text)
	if err != nil || p.Root != jsonpath.Variable || len(p.Steps) > 0 {
		return []Resource{wildcard}
	}
	return d.variable(p.Name)
}

// call returns what an intrinsic function gives.
func (d *deriver) call(call *intrinsic.Call) []Resource {
	if call.Name != "States.Format" || len(call.Args) == 0 {
		return []Resource{wildcard}
	}
	format, ok := call.Args[0].(*intrinsic.String)
	if !ok {
		return []Resource{wildcard}
	}
	result, args := []Resource{nil}, call.Args[1:]
	for i, text := range formatParts(format.Raw) {
		if i > 0 {
			value := []Resource{wildcard}
			if i <= len(args) {
				value = d.argument(args[i-1])
			}
			result = product(result, value)
		}
		result = product(result, []Resource{literal(text)})
	}
	return result
}

// argument returns what an argument of an intrinsic function gives.
func (d *deriver) argument(n intrinsic.Node) []Resource {
	switch n := n.(type) {
	case *intrinsic.String:
		return []Resource{literal(n.Value)}
	case *intrinsic.Number:
		return []Resource{literal(n.Text)}
	case *intrinsic.Call:
		return d.call(n)
	case *intrinsic.Path:
		return d.reference(n.Path.String())
	default:
		return []Resource{wildcard}
	}
}

// formatParts splits the template of States.Format at its {}, with escapes resolved.
func formatParts(raw string) []string {
	parts, i := []string{""}, 0
	for i < len(raw) {
		last := &parts[len(parts)-1]
		switch {
		case strings.HasPrefix(raw[i:], "{}"):
			parts = append(parts, "")
			i += 2
			continue
		case raw[i] == '\\' && i+1 < len(raw) && strings.IndexByte(`'{}\`, raw[i+1]) >= 0:
			i++
		}
		*last += raw[i : i+1]
		i++
	}
	return parts
}

// product joins every text of one list with every text of the other.
func product(left, right []Resource) []Resource {
	if len(left)*len(right) > most {
		return []Resource{wildcard}
	}
	var all []Resource
	for _, l := range left {
		for _, r := range right {
			both := shorten(concat(l, r))
			if both.size() > longest {
				return []Resource{wildcard}
			}
			all = append(all, both)
		}
	}
	return all
}

// shorten makes one wildcard of two that follow each other.
func shorten(r Resource) Resource {
	for i := range r {
		for r[i].Hole == "" && strings.Contains(r[i].Text, "**") {
			r[i].Text = strings.ReplaceAll(r[i].Text, "**", "*")
		}
	}
	return r
}

// union joins two lists of texts, each text once. When one of them is any text, so is the union.
func union(left, right []Resource) []Resource {
	all := slices.Clone(left)
	for _, r := range right {
		if !slices.ContainsFunc(all, func(l Resource) bool { return l.identity() == r.identity() }) {
			all = append(all, r)
		}
	}
	if len(all) > most || slices.ContainsFunc(all, Resource.any) {
		return []Resource{wildcard}
	}
	return all
}

// variable returns the texts that a variable of the workflow may have: those of all its assignments, wherever they stand.
func (d *deriver) variable(name string) []Resource {
	if known := d.found[name]; known != nil {
		return slices.Clone(known)
	}
	values := d.variables[name]
	if len(values) == 0 || d.asking[name] {
		return []Resource{wildcard}
	}
	d.asking[name] = true
	defer delete(d.asking, name)
	var all []Resource
	for _, v := range values {
		all = union(all, v.values())
	}
	if len(all) == 0 {
		all = []Resource{wildcard}
	}
	d.found[name] = all // in a circle of variables, it may be wider than when another one of them is asked first
	return slices.Clone(all)
}
