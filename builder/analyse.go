package builder

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

// checkScope looks at names and transitions, before anything else is known of the flow.
func (c *compiler) checkScope(sc *scope) {
	sc.reentered = nil
	if sc.kind == scopeTop {
		c.checkPartition()
	}
	switch {
	case sc.start == nil && sc.startAt == nil:
		c.fault(errNoStart.At(sc.at.pos(), "%s has no StartAt", sc))
	case sc.start == nil: // told by StartAt
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

// checkPartition looks at the partition of the ARNs, which are no expressions.
func (c *compiler) checkPartition() {
	switch p := c.m.partition; {
	case p == nil, p.op == opParam:
	case p.op == opBad:
		c.fault(*p.fault)
	case p.op != opLit || p.lit == "":
		c.fault(errCallSpec.At(p.at.pos(), "the partition of workflow %q is neither a text nor a parameter", c.m.name).
			WithHelp("give a text such as \"aws-us-gov\", or a Param"))
	}
}

func foreignState(at callers, what string, to *state, sc *scope) diag.Diagnostic {
	if to.sc.nowhere() {
		return nowhere(to.at, "state "+quote(to.name))
	}
	d := errForeignState.At(at.pos(), "%s leads to %q, which is a state of %s", what, to.name, to.sc)
	switch {
	case to.sc.m != sc.m:
		return d.WithHelp("a workflow starts another one with a task")
	case len(sc.states) == 0:
		return d.WithHelp("make the states of %s in it", sc)
	default:
		return d.WithHelp("states here: %s", names(sc.states))
	}
}

// nowhere reports what was made in a nil scope, at the place where something of a workflow is meant to use it.
func nowhere(at callers, what string) diag.Diagnostic {
	return errScopeClosed.At(at.pos(), "%s is made in a nil scope", what)
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
	c.checkStrays()
}

// stray is a pointer that leads into no value of the workflow.
type stray struct {
	ptr   any
	fault diag.Diagnostic
	at    callers
	w     where
}

// checkStrays tells the elements of lists, which were used outside their function, from pointers to anything else.
func (c *compiler) checkStrays() {
	for _, s := range c.strays {
		c.fault(c.judgeStray(s))
	}
}

func (c *compiler) judgeStray(s stray) diag.Diagnostic {
	for _, l := range c.lambdas {
		if _, _, err := l.space.Resolve(s.ptr); !errors.Is(err, ptrpath.ErrUnknown) {
			return escapes(s.at, s.w, l.root.mem.Type)
		}
	}
	return s.fault
}

func escapes(at callers, w where, element reflect.Type) diag.Diagnostic {
	return errLambdaEscapes.At(at.pos(), "%s of %q reads the %s of a list outside the function that gets it", w.field, w.st.name, element)
}

func (c *compiler) checkName(seen map[string]*state, s *state) {
	if first := seen[s.name]; first != nil {
		d := errDuplicateName.At(s.at.pos(), "state name %q is used twice", s.name)
		d.Related = []diag.Related{{Pos: first.at.pos(), Message: "first used here"}}
		c.fault(d)
		return
	}
	seen[s.name] = s
}

func (c *compiler) checkFlow(sc *scope) {
	end := len(sc.rejected) > 0 // where a call was refused, the end may be there
	var lost []*state
	for _, s := range sc.states {
		if !sc.graph.reachable(s) {
			lost = append(lost, s)
			continue
		}
		s.edges(func(e edge) { end = end || e.to.sc != sc })
		switch {
		case s.broken, s.verb.kind() == "Fail":
			end = true
		case s.last():
			end = true
			c.checkOutput(sc, s)
		}
	}
	c.checkReached(sc, lost)
	if !end {
		c.fault(errNoEnd.At(sc.at.pos(), "%s never ends: every state has a next one", sc))
	}
}

// checkReached reports the states that nothing reaches: not those that only follow others of them.
func (c *compiler) checkReached(sc *scope, lost []*state) {
	if len(lost) == 0 {
		return
	}
	told, followers := c.excused(sc), map[*state]bool{}
	for _, s := range lost {
		s.edges(func(e edge) { followers[e.to] = followers[e.to] || e.to != s })
	}
	for _, loops := range []bool{false, true} { // a loop has no first state: its first one in the program stands for it
		for _, s := range lost {
			if !told[s] && followers[s] == loops {
				c.fault(errUnreachable.At(s.at.pos(), "state %q is never reached in %s", s.name, sc))
				follow(told, s)
			}
		}
	}
}

// follow adds to a set what the given states lead to, with them.
func follow(set map[*state]bool, queue ...*state) {
	for ; len(queue) > 0; queue = queue[1:] {
		if s := queue[0]; !set[s] {
			set[s] = true
			s.edges(func(e edge) { queue = append(queue, e.to) })
		}
	}
}

// excused returns the states that would be reached if the calls that were refused had been right: what leads to them has its
// diagnostic already.
func (c *compiler) excused(sc *scope) map[*state]bool {
	queue := slices.Clone(sc.rejected)
	for _, other := range c.m.scopes {
		if other.start != nil && other != sc && other.start.sc == sc {
			queue = append(queue, other.start)
		}
		for _, s := range other.states {
			s.edges(func(e edge) {
				if other != sc && e.to.sc == sc {
					queue = append(queue, e.to)
				}
			})
		}
	}
	out := map[*state]bool{}
	follow(out, queue...)
	return out
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
		c.fault(errOutputType.At(at.pos(), "%q ends %s, which gives a %s, and passes on whatever came in", s.name, sc, typeName(sc.out)))
	default:
		if why := sameForm(got, sc.out); why != "" {
			c.fault(errOutputType.At(at.pos(), "%q ends %s with %s, a %s; it gives a %s", s.name, sc, what, typeName(got), typeName(sc.out)).
				WithHelp("%s; end with Succeed, give it an Output, or go on with Then", why))
		}
	}
}

// use notes that an expression reads a value, and checks that the value can be seen from there.
func (c *compiler) use(n *node, w where, presence bool) {
	r := n.root
	if r.kind == rootRawItem {
		if w.item != r {
			c.fault(errScope.At(n.at.pos(), "%s of %q reads %s outside its Select", w.field, w.st.name, r.part(n.path)).
				WithHelp("bind a field of the selected item to it, and read that from Item"))
		}
		return
	}
	at := w.st
	for sc := w.st.sc; sc != r.sc; sc = sc.outer() {
		switch {
		case sc.parent == nil:
			c.fault(errScope.At(n.at.pos(), "%s of %q reads %s outside its scope, %s", w.field, w.st.name, r.part(n.path), r.sc).
				WithHelp("hand the value out as the result of %q", r.sc.parent.name))
			return
		case sc.kind == scopeDistributed:
			c.fault(errDistributed.At(n.at.pos(), "%s of %q reads %s inside distributed Map %q", w.field, w.st.name, r.part(n.path), sc.parent.name))
			return
		}
		at = sc.parent
	}
	switch r.kind {
	case rootItem:
		if r.itemAt(w) == "" {
			r.keep(n.path)
		}
	case rootResult, rootFailure, rootVariable:
		if v, ok := resultOfMap(r); ok {
			if why := v.wrongResult(r); why != "" {
				c.fault(errWriter.At(n.at.pos(), "%s of %q reads %s", w.field, w.st.name, r.part(n.path)).WithHelp("%s", why))
			}
		}
		c.reads = append(c.reads, read{root: r, path: n.path, at: n.at, w: w, state: at, presence: presence})
	default: // the input is everywhere, an element is checked where it is resolved
	}
}

// part names what a path leads to inside the value.
func (r *root) part(path ptrpath.Path) string {
	if name := strings.TrimPrefix(path.String(), "."); name != "" {
		return name + " of " + r.String()
	}
	return r.String()
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
		c.fault(errFailureUnknown.At(rd.at.pos(), "%s of %q reads %s, which has no Catch", rd.w.field, rd.w.st.name, r.part(rd.path)).
			WithHelp("lead there with a Catch of %q", r.st.name))
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
		if named := rd.path.Named(); rd.presence && len(named) == 1 && r.encodingOf(named[0].Name) != PlainJSON {
			r.keepPresence(rd.path)
		} else {
			r.keep(rd.path)
		}
		if r.kind == rootFailure {
			r.readers = append(r.readers, rd.state)
		}
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
	d := errUnassigned.At(rd.at.pos(), "%s of %s reads %s, which is not there on the path %s",
		rd.w.field, reader, rd.root.part(rd.path), strings.Join(steps, " → "))
	if made := rd.root.st; made != nil {
		d.Related = []diag.Related{{Pos: made.at.pos(), Message: quote(made.name) + " makes it"}}
	}
	c.fault(d)
}
