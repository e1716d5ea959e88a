// Package tabletest holds task packages to the catalogue of integrations: their tests build workflows with them, and this package tells
// what of an integration the workflows do not use, and what they use that it does not have.
package tabletest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder"
)

// Faults tells how workflows and the integration "service:action" differ: a workflow that does not build without a word, a pattern that
// none of them uses, a parameter that none of them gives, one that is not in the table, a call that lacks a required one or gives none or
// several of those that exclude each other. except are parameters of the table that the package does not write, with the reason
// beside each.
func Faults(integration string, except map[string]string, workflows ...builder.Definition) []string {
	name, action, _ := strings.Cut(integration, ":")
	table := service.LookupOptimized(name, action)
	if table == nil {
		return []string{integration + " is not in the catalogue"}
	}
	u := &use{table: table, patterns: map[service.Pattern]bool{}, parameters: map[string]bool{}}
	for _, w := range workflows {
		u.workflow(w)
	}
	for _, o := range table.Offers {
		if !u.patterns[o.Pattern] {
			u.fault("pattern %q is not used", o.Pattern)
		}
	}
	for _, p := range table.Parameters {
		reason, left := except[p.Name]
		switch {
		case !u.parameters[p.Name] && !left:
			u.fault("parameter %q is never given", p.Name)
		case u.parameters[p.Name] && left:
			u.fault("parameter %q is given, though it is to be left out: %s", p.Name, reason)
		}
	}
	for left := range except {
		if !slices.ContainsFunc(table.Parameters, func(p service.Parameter) bool { return p.Name == left }) {
			u.fault("parameter %q, to be left out, is not in the table", left)
		}
	}
	return u.faults
}

// use is what workflows use of an integration.
type use struct {
	table      *service.Integration
	patterns   map[service.Pattern]bool
	parameters map[string]bool
	faults     []string
}

func (u *use) fault(format string, args ...any) {
	u.faults = append(u.faults, u.table.Service+":"+u.table.Action+": "+fmt.Sprintf(format, args...))
}

func (u *use) workflow(w builder.Definition) {
	machine, faults := w.Build()
	if len(faults) > 0 {
		u.fault("workflow %q: %s", w.Name(), faults)
	}
	if machine == nil {
		return
	}
	asl.Walk(machine, func(v asl.Visit) bool {
		task, ok := v.State.(*asl.Task)
		if !ok {
			return true
		}
		r, _ := service.Parse(task.Resource)
		if r.Kind == service.Optimized && r.Service == u.table.Service && r.Action == u.table.Action {
			u.patterns[r.Pattern] = true
			u.task(v.Name, task)
		}
		return true
	})
}

func (u *use) task(state string, task *asl.Task) {
	given := map[string]bool{}
	for _, m := range task.Arguments.Members() {
		given[m.Name], u.parameters[m.Name] = true, true
		if !slices.ContainsFunc(u.table.Parameters, func(p service.Parameter) bool { return p.Name == m.Name }) {
			u.fault("state %q gives %q, which is not in the table", state, m.Name)
		}
	}
	for _, p := range u.table.Parameters {
		if p.Required && !given[p.Name] {
			u.fault("state %q lacks %q", state, p.Name)
		}
	}
	for _, group := range u.table.OneOf {
		n := 0
		for _, name := range group {
			if given[name] {
				n++
			}
		}
		if n != 1 {
			u.fault("state %q gives %d of %s", state, n, group)
		}
	}
}

// ErrorFaults tells which names of errors none of the integrations "service:action" is known to fail with, and which of the names that
// are listed for one of them are not among the names.
func ErrorFaults(names []string, integrations ...string) []string {
	var listed, known, faults []string
	for _, integration := range integrations {
		name, action, _ := strings.Cut(integration, ":")
		table := service.LookupOptimized(name, action)
		if table == nil {
			return []string{integration + " is not in the catalogue"}
		}
		listed, known = append(listed, table.Errors...), append(known, table.AllErrors()...)
	}
	for i, name := range names {
		if !slices.Contains(known, name) {
			faults = append(faults, fmt.Sprintf("%s is no error of %s", name, integrations))
		}
		if slices.Contains(names[:i], name) {
			faults = append(faults, name+" is there twice")
		}
	}
	for _, name := range listed {
		if !slices.Contains(names, name) {
			faults = append(faults, fmt.Sprintf("%s of %s is left out", name, integrations))
		}
	}
	return faults
}

// ValueFaults tells how constants differ from the values that the table has for an enumerated parameter of "service:action".
func ValueFaults[T ~string](integration, parameter string, constants ...T) []string {
	name, action, _ := strings.Cut(integration, ":")
	table := service.LookupOptimized(name, action)
	if table == nil {
		return []string{integration + " is not in the catalogue"}
	}
	i := slices.IndexFunc(table.Parameters, func(p service.Parameter) bool { return p.Name == parameter })
	if i < 0 || len(table.Parameters[i].Values) == 0 {
		return []string{parameter + " of " + integration + " has no list of values"}
	}
	var faults []string
	for _, c := range constants {
		if !slices.Contains(table.Parameters[i].Values, string(c)) {
			faults = append(faults, fmt.Sprintf("%s is no value of %s", c, parameter))
		}
	}
	for _, v := range table.Parameters[i].Values {
		if !slices.Contains(constants, T(v)) {
			faults = append(faults, fmt.Sprintf("value %s of %s is left out", v, parameter))
		}
	}
	return faults
}
