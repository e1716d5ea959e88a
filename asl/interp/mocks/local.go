package mocks

import (
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// local reads a mock configuration of AWS Step Functions Local: the states of a test case, each with the name of a response.
// Form: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
func (r *reader) local(file *jsontree.Value) {
	for _, m := range file.Members() {
		if m.Name != "StateMachines" && m.Name != "MockedResponses" {
			r.unknown(file, m, []string{"StateMachines", "MockedResponses"})
		}
	}
	responses := file.Get("MockedResponses")
	scripts := map[string]*script{}
	if responses != nil {
		r.each(responses, "MockedResponses", func(m jsontree.Member) { scripts[m.Name] = r.response(m) })
	}
	machine := r.pick(file, file.Get("StateMachines"), "StateMachines", "state machine", "--name", r.options.StateMachine)
	if machine == nil {
		return
	}
	cases := r.pick(machine, machine.Get("TestCases"), "TestCases", "test case", "--case", r.options.TestCase)
	if cases == nil {
		return
	}
	r.each(cases, "TestCases", func(m jsontree.Member) {
		name := r.text(m)
		if !r.mockable(cases, m) || m.Value.Kind() != jsontree.String {
			return
		}
		s, found := scripts[name]
		if !found {
			r.unknownName(m.Value, "MockedResponses has no response %q", name, responses)
			return
		}
		own := *s // two states with one response count their calls apart
		r.mocks.states[m.Name] = &own
	})
}

// pick returns the member of an object that an option names, or its only one.
func (r *reader) pick(parent, object *jsontree.Value, field, noun, option, name string) *jsontree.Value {
	if object.Kind() != jsontree.Object || len(object.Members()) == 0 {
		r.report(wrongValue.At(parent.Pos(), "%q names no %s", field, noun).WithHelp("write %q: {<name>: …}", field))
		return nil
	}
	if name == "" && len(object.Members()) == 1 {
		return object.Members()[0].Value
	}
	if name == "" {
		r.report(unknownCase.At(object.Pos(), "%s has several: %s", field, listed(memberNames(object))).WithHelp("pick one with %s", option))
		return nil
	}
	v := object.Get(name)
	if v == nil {
		r.unknownName(object, field+" has no "+noun+" %q", name, object)
	}
	return v
}

// unknownName reports a name that is no member of an object.
func (r *reader) unknownName(at *jsontree.Value, format, name string, object *jsontree.Value) {
	names := memberNames(object)
	d := unknownCase.At(at.Pos(), format, name)
	if near := diag.Nearest(name, names); near != "" {
		d = d.WithHelp("did you mean %q?", near)
	} else {
		d = d.WithHelp("there are %s", listed(names))
	}
	r.report(d)
}

func memberNames(object *jsontree.Value) []string {
	var names []string
	for _, m := range object.Members() {
		names = append(names, m.Name)
	}
	return names
}

// response reads a response: answers by the numbers of the calls, such as "0" and "1-2".
func (r *reader) response(response jsontree.Member) *script {
	s := &script{}
	r.each(response.Value, response.Name, func(m jsontree.Member) {
		pos := response.Value.PosAt(m.NamePos)
		first, last, ok := callRange(m.Name)
		switch {
		case !ok:
			r.report(wrongRange.At(pos, "%q is no number of a call and no range", m.Name).WithHelp(`write "0", "1" or "1-3"`))
			return
		case first != s.length():
			r.report(wrongRange.At(pos, "response %q goes on with call %d; must be %d", response.Name, first, s.length()).
				WithHelp("number the calls from 0 on, in order and without gaps"))
			return
		}
		s.add(r.localAnswer(m), last-first+1)
	})
	return s
}

// callRange reads "3" or "1-3".
func callRange(text string) (first, last int, ok bool) {
	from, to, isRange := strings.Cut(text, "-")
	if !isRange {
		to = from
	}
	const most = 1_000_000
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	return first, last, err == nil && err2 == nil && first >= 0 && first <= last && last < most
}

// localAnswer reads {"Return": …} or {"Throw": {"Error": …, "Cause": …}}.
func (r *reader) localAnswer(step jsontree.Member) *answer {
	a := &answer{}
	r.each(step.Value, step.Name, func(m jsontree.Member) {
		if a.kind != 0 && (m.Name == "Return" || m.Name == "Throw") {
			r.report(contradiction.At(step.Value.PosAt(m.NamePos), "an answer has both Return and Throw").WithHelp("keep one of them"))
			return
		}
		switch m.Name {
		case "Return":
			a.kind, a.output = succeeds, value.FromTree(m.Value)
		case "Throw":
			a.kind = fails
			r.each(m.Value, "Throw", func(field jsontree.Member) {
				switch field.Name {
				case "Error":
					a.errorName = r.text(field)
				case "Cause":
					a.cause = r.text(field)
				default:
					r.unknown(m.Value, field, []string{"Error", "Cause"})
				}
			})
		default:
			r.unknown(step.Value, m, []string{"Return", "Throw"})
			a.kind = succeeds
		}
	})
	if a.kind == 0 && step.Value.Kind() == jsontree.Object {
		r.report(contradiction.At(step.Value.Pos(), "an answer does not say how the call ends").WithHelp("write Return or Throw"))
	}
	return a
}
