package mocks

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// Members of a file, and of an answer in it.
var (
	ourMembers    = []string{"states", "calls"}
	answerMembers = []string{"output", "answer", "error", "cause", "submit", "hang", "timeout", "after"}
)

// ours reads the form of this project.
func (r *reader) ours(file *jsontree.Value) {
	for _, m := range file.Members() {
		switch m.Name {
		case "states":
			r.each(m.Value, "states", func(state jsontree.Member) {
				if r.mockable(m.Value, state) {
					r.mocks.states[state.Name] = r.script(state.Value, state.Name)
				}
			})
		case "calls":
			r.each(m.Value, "calls", func(call jsontree.Member) {
				r.knownCall(m.Value, call)
				r.mocks.calls[call.Name] = r.script(call.Value, "")
			})
		default:
			r.unknown(file, m, ourMembers)
		}
	}
}

// each visits the members of what must be an object.
func (r *reader) each(object *jsontree.Value, name string, visit func(jsontree.Member)) {
	if object.Kind() != jsontree.Object {
		r.wrongKind(object, name, "an object")
		return
	}
	for _, m := range object.Members() {
		visit(m)
	}
}

// unknown reports a member that means nothing.
func (r *reader) unknown(object *jsontree.Value, m jsontree.Member, known []string) {
	d := unknownMember.At(object.PosAt(m.NamePos), "unknown member %q", m.Name)
	if near := diag.Nearest(m.Name, known); near != "" {
		d = d.WithHelp("did you mean %q?", near)
	} else {
		d = d.WithHelp("the members here are %s", listed(known))
	}
	r.report(d)
}

// wrongKind reports a value of another kind than is needed.
func (r *reader) wrongKind(v *jsontree.Value, name, want string) {
	r.report(wrongValue.At(v.Pos(), "%q is %s; must be %s", name, diag.Article(v.Kind().String()), want).WithHelp("write %s", want))
}

// knownCall warns of a call that no state makes.
func (r *reader) knownCall(object *jsontree.Value, m jsontree.Member) {
	for _, call := range r.states.calls {
		if call == m.Name {
			return
		}
	}
	d := unknownCall.At(object.PosAt(m.NamePos), "no state calls %q", m.Name)
	if near := diag.Nearest(m.Name, r.states.calls); near != "" {
		d = d.WithHelp("did you mean %q?", near)
	} else {
		d = d.WithHelp("the calls are %s", listed(r.states.calls))
	}
	r.report(d)
}

// script reads one answer or a list of them. The state is "" for a call that several states may make.
func (r *reader) script(v *jsontree.Value, state string) *script {
	s := &script{repeats: true}
	answers := []*jsontree.Value{v}
	if v.Kind() == jsontree.Array {
		answers = v.Elems()
	}
	if len(answers) == 0 {
		r.report(wrongValue.At(v.Pos(), "the list of answers is empty").WithHelp("write at least one, such as {output: {}}"))
	}
	for _, a := range answers {
		s.add(r.answer(a, state), 1)
	}
	return s
}

// answer reads one answer.
func (r *reader) answer(v *jsontree.Value, state string) *answer {
	a := &answer{}
	if v.Kind() != jsontree.Object {
		r.wrongKind(v, "answer", "an object, such as {output: {}}")
		return a
	}
	var ends []string // the members that say how the call ends
	known := true
	for _, m := range v.Members() {
		switch m.Name {
		case "output", "answer":
			a.kind, a.output = succeeds, value.FromTree(m.Value)
			ends = append(ends, m.Name)
		case "error":
			a.kind, a.errorName = fails, r.text(m)
			ends = append(ends, m.Name)
		case "cause":
			a.cause = r.text(m)
		case "submit":
			a.hasSubmit, a.submitted = true, value.FromTree(m.Value)
		case "hang", "timeout":
			if m.Value.Kind() != jsontree.Bool || !m.Value.Bool() {
				r.wrongKind(m.Value, m.Name, "true")
			}
			a.kind = map[string]kind{"hang": hangs, "timeout": timesOut}[m.Name]
			ends = append(ends, m.Name)
		case "after":
			r.after(m, a)
		default:
			r.unknown(v, m, answerMembers)
			known = false
		}
	}
	if known { // else it may be the misspelt one that says more
		r.judge(v, a, ends, state)
	}
	return a
}

// judge finds what contradicts itself in an answer.
func (r *reader) judge(v *jsontree.Value, a *answer, ends []string, state string) {
	say := func(help, format string, args ...any) {
		r.report(contradiction.At(v.Pos(), format, args...).WithHelp("%s", help))
	}
	switch {
	case len(ends) > 1:
		say("keep one of them; for one call after the other write a list", "an answer has both %q and %q", ends[0], ends[1])
	case state != "" && len(ends) == 0 && r.states.whole(state):
		say("write output or error", "an answer does not say how state %q ends", state)
	case len(ends) == 0 && !a.hasSubmit:
		say("write output, answer, error, submit, hang or timeout", "an answer does not say how the call ends")
	case len(ends) == 0 && state != "" && !r.states.goesOn(state):
		say("write output: …, or hang: true", "state %q does not go on after its call, so submit does not say how it ends", state)
	case len(ends) == 0:
		a.kind = waits
	case a.cause != "" && a.kind != fails:
		say("add the name of the error: error: My.Error", "a cause stands without an error")
	case state == "":
	case r.states.whole(state) && (a.after != 0 || a.hasSubmit || a.kind > fails):
		say("write output or error, and nothing else but its cause", "state %q is mocked as a whole, so it ends at once", state)
		return
	case ends[0] == "answer" && !r.states.waits(state):
		say("write output: …", "state %q does not wait for an answer", state)
	case ends[0] == "output" && r.states.waits(state):
		say("write answer: … for what is sent with the token, submit: … for what the service says to the call",
			"state %q waits for an answer with its token; its call alone does not end it", state)
	}
	if a.after != 0 && (a.kind == hangs || a.kind == timesOut || a.kind == waits) {
		say("take after out", "after tells when an answer comes, and this call gets none")
	}
	if a.hasSubmit && (a.kind == hangs || a.kind == timesOut) {
		say("take submit out; with submit alone the call stays open", "an answer has both submit and %q", ends[0])
	}
}

// text reads a string.
func (r *reader) text(m jsontree.Member) string {
	if m.Value.Kind() != jsontree.String {
		r.wrongKind(m.Value, m.Name, "a string")
	}
	return m.Value.Str()
}

// after reads how long an answer takes: seconds, or a duration.
func (r *reader) after(m jsontree.Member, a *answer) {
	text := m.Value.Str()
	if m.Value.Kind() == jsontree.Number {
		text = m.Value.NumberText() + "s"
	}
	d, err := ParseDuration(text)
	if err != nil {
		r.report(wrongValue.At(m.Value.Pos(), "after: %s", err).WithHelp("write seconds, or a duration such as 90s, 2h30m, 1d"))
	}
	a.after = d
}
