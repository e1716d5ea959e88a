package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/service"
)

// calls prints the functions that make the calls.
func (g *generator) calls() string {
	var out strings.Builder
	out.WriteString("import \"github.com/aslgen/aslgen/builder\"\n\n")
	for _, c := range g.pkg.calls {
		i := service.LookupOptimized(g.pkg.service, c.action)
		for _, o := range i.Offers {
			g.call(&out, c, o)
		}
	}
	return out.String()
}

// call prints the function of one pattern.
func (g *generator) call(out *strings.Builder, c call, o service.Offer) {
	name := key(c.action)
	result, params, pattern, doc := name+"Output", "", "", ""
	switch o.Pattern {
	case service.RequestResponse:
		doc = fmt.Sprintf("%s %s. The workflow goes on with the answer.", name, c.does)
	case service.Sync:
		doc = fmt.Sprintf("%sSync %s, and waits until %s (.sync). A failure is the error States.TaskFailed. STANDARD workflows only. A "+
			"Timeout of the state may leave running what was started; limits of its own are better.", name, c.does, c.waits)
		name, pattern = name+"Sync", "builder.RunJob"
		if c.sync != "" {
			result = c.sync
		}
	case service.WaitForTaskToken:
		doc = fmt.Sprintf("%sWithToken %s, and waits until somebody sends success or failure with the task token, which the request must "+
			"hand on: bind a text in it to [builder.TaskToken]. Answer is what SendTaskSuccess brings. STANDARD workflows only; give the "+
			"state a Timeout.", name, c.does)
		name, result, params, pattern = name+"WithToken", "Answer", "[Answer any]", "builder.WaitForTaskToken"
	default:
		g.err = fmt.Errorf("%s has the pattern %s", c.action, o.Pattern)
	}
	g.declare(name, "a call")
	spec := fmt.Sprintf("Service: %q, Action: %q", g.pkg.service, c.action)
	if pattern != "" {
		spec += ", Pattern: " + pattern
	}
	types := fmt.Sprintf("[%sInput, %s]", key(c.action), result)
	fmt.Fprintf(out, "%sfunc %s%s() builder.Call%s {\nreturn builder.NewCall%s(builder.CallSpec{%s})\n}\n\n",
		comment(doc+permissions(o)), name, params, types, types, spec)
}

// permissions says which actions the role needs.
func permissions(o service.Offer) string {
	var actions []string
	for _, s := range o.IAM {
		for _, a := range s.Actions {
			if s.When == "" && !slices.Contains(actions, a) {
				actions = append(actions, a)
			}
		}
	}
	if len(actions) == 0 {
		return ""
	}
	return " The role needs " + strings.Join(actions, ", ") + "."
}

// comment breaks a text into the lines of a comment.
func comment(text string) string {
	const width = 130
	var out strings.Builder
	line := "//"
	for _, word := range strings.Fields(text) {
		if len(line)+1+len(word) > width {
			out.WriteString(line + "\n")
			line = "//"
		}
		line += " " + word
	}
	return out.String() + line + "\n"
}

// errors prints the names of errors.
func (g *generator) errors() string {
	var names []string
	for _, action := range service.OptimizedActions(g.pkg.service) {
		for _, name := range service.LookupOptimized(g.pkg.service, action).AllErrors() {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	var out strings.Builder
	fmt.Fprintf(&out, "// The names of errors that calls of %s fail with, for [builder.On] and [builder.RetryOn]. There may be others.\nconst (\n", g.pkg.title)
	for _, name := range names {
		constant := errorConstant(name)
		g.declare(constant, "an error")
		fmt.Fprintf(&out, "// %s is %s.\n%s = %q\n", constant, name, constant, name)
	}
	out.WriteString(")\n")
	return out.String()
}

// errorConstant is the name of the constant of an error: that of the exception without its prefix and the word Exception.
func errorConstant(name string) string {
	_, exception, _ := strings.Cut(name, ".")
	return "Err" + key(strings.TrimSuffix(exception, "Exception"))
}
