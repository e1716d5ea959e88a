package builder

import (
	"strings"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/diag"
)

// checkScope looks at names and transitions, before anything else is known of the flow.
func (c *compiler) checkScope(sc *scope) {
	switch {
	case sc.start == nil:
		c.fault(errNoStart.At(sc.at.pos(), "%s has no StartAt", sc))
	case sc.start.sc != sc:
		c.fault(foreignState(sc.startAt, "StartAt of "+sc.String(), sc.start, sc))
	}
	for _, s := range sc.states {
		if n := utf8.RuneCountInString(s.name); n == 0 || n > 80 {
			c.fault(errStateName.At(s.at.pos(), "state name %q has %d characters; 1 to 80", s.name, n))
		}
		s.edges(func(e edge) {
			if e.to.sc != sc {
				c.fault(foreignState(e.at, e.field+" of "+quote(s.name), e.to, sc))
			}
		})
	}
}

func foreignState(at callers, what string, to *state, sc *scope) diag.Diagnostic {
	d := errForeignState.At(at.pos(), "%s leads to %q, which is a state of %s", what, to.name, to.sc)
	if to.sc.m != sc.m {
		return d.WithHelp("a workflow starts another one with a task")
	}
	return d.WithHelp("states here: %s", names(sc.states))
}

func names(states []*state) string {
	out := make([]string, 0, len(states))
	for i, s := range states {
		if i == 20 {
			out = append(out, "…")
			break
		}
		out = append(out, s.name)
	}
	return strings.Join(out, ", ")
}

// analyse looks at the flow of every scope that has a start.
func (c *compiler) analyse() {
	seen := map[string]*state{}
	for _, sc := range c.m.scopes {
		for _, s := range sc.states {
			c.checkName(seen, s)
		}
		if sc.start == nil || sc.start.sc != sc {
			sc.graph = nil
			continue
		}
		sc.graph = newGraph(sc)
		c.checkFlow(sc)
	}
	for i := range c.reads {
		c.checkRead(&c.reads[i])
	}
}

func (c *compiler) checkName(seen map[string]*state, s *state) {
	if first := seen[s.name]; first != nil {
		d := errDuplicateName.At(s.at.pos(), "state name %q is used twice", s.name).
			WithHelp("names are unique in the whole machine; a Fragment gives them a prefix")
		d.Related = []diag.Related{{Pos: first.at.pos(), Message: "first used here"}}
		c.fault(d)
		return
	}
	seen[s.name] = s
}

func (c *compiler) checkFlow(sc *scope) {
	end := false
	for _, s := range sc.states {
		if !sc.graph.reachable(s) {
			c.fault(errUnreachable.At(s.at.pos(), "state %q is never reached in %s", s.name, sc).
				WithHelp("lead to it with Then, When, Catch or StartAt, or take it out"))
			continue
		}
		switch {
		case s.verb.kind() == "Fail":
			end = true
		case s.last():
			end = true
			c.checkOutput(sc, s)
		}
	}
	if !end {
		c.fault(errNoEnd.At(sc.at.pos(), "%s never ends: every state has a next one", sc))
	}
}

// checkOutput compares what a last state gives with what its scope gives.
func (c *compiler) checkOutput(sc *scope, s *state) {
	if sc.out == nil || isVoid(sc.out) {
		return
	}
	at, what, got := s.at, "its result", s.verb.resultType()
	if s.output != nil {
		at, what, got = s.output.at, "its Output", s.output.typ
	}
	switch {
	case got == nil && s.output != nil: // the fault in the output itself is told already
	case got == nil:
		if canHoldAnything(sc.out) {
			return
		}
		c.fault(errOutputType.At(at.pos(), "%q ends %s, which gives a %s, and passes on whatever came in", s.name, sc, typeName(sc.out)).
			WithHelp("end with Succeed, give it an Output, or go on with Then"))
	default:
		if why := sameForm(got, sc.out); why != "" {
			c.fault(errOutputType.At(at.pos(), "%q ends %s with %s, a %s; it gives a %s", s.name, sc, what, typeName(got), typeName(sc.out)).
				WithHelp("%s; end with Succeed, give it an Output, or go on with Then", why))
		}
	}
}

// use notes that an expression reads a value, and checks that the value can be seen from there.
func (c *compiler) use(n *node, w where) {
	r := n.root
	if r.kind == rootRawItem {
		if w.item != r {
			c.fault(errScope.At(n.at.pos(), "%s of %q reads %s outside ItemSelector", w.field, w.st.name, r))
		}
		return
	}
	at, inline := w.st, w.item != nil
	for sc := w.st.sc; sc != r.sc; sc = sc.outer() {
		switch {
		case sc.parent == nil:
			c.fault(errScope.At(n.at.pos(), "%s of %q reads %s%s outside its scope, %s", w.field, w.st.name, r, n.path, r.sc).
				WithHelp("hand the value out as the result of %q", r.sc.parent.name))
			return
		case sc.kind == scopeDistributed:
			c.fault(errDistributed.At(n.at.pos(), "%s of %q reads %s%s inside distributed Map %q", w.field, w.st.name, r, n.path, sc.parent.name).
				WithHelp("hand it over with SelectItems or BatchInput"))
			return
		case sc.kind == scopeInline:
			inline = true
		}
		at = sc.parent
	}
	switch r.kind {
	case rootItem:
		if r.sc.kind == scopeInline && (inline || r.selected()) {
			r.keep(n.path)
		}
	case rootResult, rootFailure, rootVariable:
		if v, ok := resultOfMap(r); ok {
			if why := v.wrongResult(r); why != "" {
				c.fault(errWriter.At(n.at.pos(), "%s of %q reads %s: %s", w.field, w.st.name, r, why))
			}
		}
		c.reads = append(c.reads, read{root: r, path: n.path, at: n.at, w: w, state: at})
	default: // the input is everywhere, an element is checked where it is resolved
	}
}

func resultOfMap(r *root) (*mapVerb, bool) {
	if r.kind != rootResult {
		return nil, false
	}
	v, ok := r.st.verb.(*mapVerb)
	return v, ok
}

// local tells whether a read sees the value before it is assigned to a variable: inside the state that makes it.
func (r *root) local(w where) bool {
	switch r.kind {
	case rootResult:
		return w.st == r.st && w.place == placeSuccess && r.content == nil && r.st.verb.kind() != "Pass"
	case rootFailure:
		return w.st == r.st && w.place == placeCatch
	default:
		return false
	}
}

// checkRead checks that every path to a read has made the value, and notes what of it must be kept.
func (c *compiler) checkRead(rd *read) {
	r, g := rd.root, rd.root.sc.graph
	if r.local(rd.w) {
		return
	}
	if r.kind == rootFailure && len(r.st.catches) == 0 {
		c.fault(errFailureUnknown.At(rd.at.pos(), "%s of %q reads %s, which has no Catch", rd.w.field, rd.w.st.name, r))
		return
	}
	if g == nil || !g.reachable(rd.state) {
		return
	}
	if r.kind == rootVariable {
		c.checkVariableRead(rd, g)
		return
	}
	maker, made := okNode(r.st), edgeNext
	if r.kind == rootFailure {
		maker, made = failNode(r.st), edgeCatch
	}
	if g.dom.Dominates(maker, enterNode(rd.state)) {
		r.keep(rd.path)
		return
	}
	path := g.without(func(s *state, e edge) bool {
		return s == r.st && (e.kind == edgeCatch) == (made == edgeCatch)
	}).path(rd.state)
	c.unassigned(rd, path)
}

func (c *compiler) checkVariableRead(rd *read, g *graph) {
	if path := g.unfilled(c, rd.root).path(rd.state); path != nil {
		c.unassigned(rd, path)
	}
}

func (c *compiler) assigns(e edge, variable *root) bool {
	for i := range e.assigns {
		if c.target(&e.assigns[i]) == variable {
			return true
		}
	}
	return false
}

func (c *compiler) unassigned(rd *read, path []*state) {
	steps := make([]string, 0, len(path)+1)
	steps = append(steps, "StartAt")
	for _, s := range path {
		steps = append(steps, s.name)
	}
	reader := quote(rd.w.st.name)
	if rd.state != rd.w.st {
		reader += " inside " + quote(rd.state.name)
	}
	d := errUnassigned.At(rd.at.pos(), "%s of %s reads %s%s, which is not there on the path %s",
		rd.w.field, reader, rd.root, rd.path, strings.Join(steps, " → "))
	d.Help = "read it only behind the state that makes it, or keep it in a variable that every path fills"
	if made := rd.root.st; made != nil {
		d.Related = []diag.Related{{Pos: made.at.pos(), Message: quote(made.name) + " makes it"}}
	}
	c.fault(d)
}
