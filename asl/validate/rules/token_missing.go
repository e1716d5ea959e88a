package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// tokenMissing reports callback tasks that nobody can answer.
var tokenMissing = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1301", Severity: diag.Error,
		Title: "task token is not handed to anybody",
		Doc: "A Task with .waitForTaskToken waits until somebody sends its token back, so that Arguments or Parameters must hand the " +
			"token on: $states.context.Task.Token in JSONata, $$.Task.Token in JSONPath. The state's input never holds it, for the token is made " +
			"when the Task starts. Step Functions takes such a definition, and the Task waits up to a year. It is a warning " +
			"when TimeoutSeconds or HeartbeatSeconds end the wait, or when the state reads the token in another field.",
		Spec: guide + "connect-to-resource.html#connect-wait-token",
		Bad:  callbackExample(`"Parameters": {"FunctionName": "f", "Payload": {"order.$": "$.order"}}`, ``),
		Good: callbackExample(`"Parameters": {"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token"}}`, `, "TimeoutSeconds": 3600`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		tasksOf(p, func(s *validate.State, t *asl.Task) {
			if !awaitsToken(t) || handsTokenOn(s) {
				return
			}
			field, place := "Parameters", s.At("Parameters")
			if s.JSONata() {
				field, place = "Arguments", s.At("Arguments")
			}
			if s.Tree.Get(field) == nil {
				place = resourcePlace(s, t)
			}
			f := p.Report(place, `%q waits for its task token, but %q hands the token to nobody`, s.Name, field).
				Help("add a member with the token: %s", tokenMember(s))
			if waitEnds(t) || readsTokenAnywhere(s) {
				f.Severity(diag.Warning)
			}
		})
	},
}

// callbackExample returns a machine of one callback Task, for examples. more are further fields, with a comma in front.
func callbackExample(parameters, more string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", ` +
		parameters + more + `, "End": true}}}`
}

// tokenMember is how a member with the token is written in the language of a state.
func tokenMember(s *validate.State) string {
	if s.JSONata() {
		return `"taskToken": "{% $states.context.Task.Token %}"`
	}
	return `"taskToken.$": "$$.Task.Token"`
}

// handsTokenOn reports whether the input of a Task's work may hold the task token.
func handsTokenOn(s *validate.State) bool {
	field := "Parameters"
	if s.JSONata() {
		field = "Arguments"
	}
	for _, site := range s.Sites {
		// An InputPath can pick the context object.
		if (site.Field == field || site.Field == "InputPath") && site.Part == validate.InState && mayReadToken(site) {
			return true
		}
	}
	return hasPlaceholder(s.Tree.Get(field))
}

// readsTokenAnywhere reports whether an expression of the state may read the task token.
func readsTokenAnywhere(s *validate.State) bool { return slices.ContainsFunc(s.Sites, mayReadToken) }

// mayReadToken reports whether the value of an expression may hold the task token.
func mayReadToken(site *validate.Site) bool {
	if site.Unknown() {
		return true
	}
	if site.Kind != validate.JSONata {
		return pathReads(site.Text, false)
	}
	_, refs, err := site.JSONata()
	if refs == nil {
		return err != nil // a broken expression is a fault of its own
	}
	for _, v := range refs.Variables {
		if v.Name == "states" && prefixOf(v.Path, tokenPath) {
			return true
		}
	}
	return false
}

// tokenPath leads to the task token, seen from $states.
var tokenPath = []string{"context", "Task", "Token"}

// prefixOf reports whether one of two lists of names begins with the other.
func prefixOf(a, b []string) bool {
	n := min(len(a), len(b))
	return slices.Equal(a[:n], b[:n])
}

// pathReads reports whether a JSONPath text, or a call of an intrinsic function, reads Task in the context object: by its
// name, or unless exact is set by reading a larger part of the context object.
func pathReads(text string, exact bool) bool {
	for {
		i := strings.Index(text, "$$")
		if i < 0 {
			return false
		}
		text = text[i+2:]
		rest, named := strings.CutPrefix(text, ".")
		if !named {
			rest, named = strings.CutPrefix(text, "['")
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return r <= ' ' || strings.ContainsRune(".[]'(),*", r) })
		if end < 0 {
			end = len(rest)
		}
		switch {
		case named && rest[:end] == "Task":
			return true
		case !exact && (!named || end == 0): // $$ itself, $$[…], $$..x, $$.*
			return true
		}
	}
}

// waitEnds reports whether a Task has any limit in time of its own.
func waitEnds(t *asl.Task) bool {
	return t.TimeoutSeconds != nil || t.TimeoutSecondsPath != nil || t.HeartbeatSeconds != nil || t.HeartbeatSecondsPath != nil
}

// hasPlaceholder reports whether a string in a value has a ${name} placeholder, which may stand for anything.
func hasPlaceholder(v *jsontree.Value) bool {
	if v.Kind() == jsontree.String {
		return validate.HasPlaceholder(v.Str())
	}
	return slices.ContainsFunc(v.Elems(), hasPlaceholder) ||
		slices.ContainsFunc(v.Members(), func(m jsontree.Member) bool { return hasPlaceholder(m.Value) })
}
