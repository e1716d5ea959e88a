package passage

import "github.com/aslgen/aslgen/asl"

// since lets the walker begin where a draft is made anew: in the state itself, and wherever the scopes around it go on, since no
// passage that they have taken before is worth anything any more.
func (w *walker) since(draft int) {
	g := w.g
	w.begin(enter(draft), nil)
	inside, all := draft, g.walker(nil)
	way := all.from(enter(g.scopes[0].start))
	for scope := g.states[draft].scope; ; scope = g.states[g.scopes[scope].owner].scope {
		owner := g.scopes[scope].owner
		if owner < 0 {
			return
		}
		reached := w.search()
		switch end := g.end(scope); {
		case w.passed[owner], all.closed[g.states[owner].work]: // it passes, or never succeeds since another branch does not
		case reached.seen[end]:
			w.begin(done(owner), append(w.steps(reached, end), "(end of "+g.states[owner].Name+")"))
		case tolerates(g.states[owner].State):
			w.begin(done(owner), append(w.steps(reached, enter(draft)), "(failure tolerated by "+g.states[owner].Name+")"))
		}
		if len(asl.CatchOf(g.states[owner].State)) > 0 {
			w.begin(fail(owner), w.steps(reached, enter(draft)))
		}
		if len(asl.RetryOf(g.states[owner].State)) > 0 {
			w.begin(enter(owner), append(w.steps(reached, enter(draft)), "(Retry)"))
		}
		w.beside(way, draft, inside, owner)
		inside = owner
	}
}

// beside begins in every state of the branches beside the one that a draft is made in: where they are at that moment, nobody knows.
func (w *walker) beside(all way, draft, inside, owner int) {
	g := w.g
	if _, ok := g.states[owner].State.(*asl.Parallel); !ok {
		return
	}
	for _, in := range g.states[owner].inner {
		if in == g.states[inside].scope {
			continue
		}
		for i := g.scopes[in].first; i < g.scopes[in].last; i++ {
			if all.seen[enter(i)] {
				w.begin(enter(i), []string{g.states[draft].Name, "(beside it)"})
			}
		}
	}
}

// tolerates tells whether a Map succeeds though some of its items fail.
func tolerates(s asl.State) bool {
	m, ok := s.(*asl.Map)
	return ok && (m.ToleratedFailureCount != nil || m.ToleratedFailureCountPath != nil ||
		m.ToleratedFailurePercentage != nil || m.ToleratedFailurePercentagePath != nil)
}
