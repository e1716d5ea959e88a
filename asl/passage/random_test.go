package passage_test

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/passage"
)

// plan is a machine as the random tests make it: what the brute force reads instead of the graph.
type plan struct {
	states []*planned
}

// planned is a state of a plan; its name is its letter and number.
type planned struct {
	name   string
	kind   string // Task, Choice, Parallel, Map, Fail
	next   []*planned
	end    bool // Next[0] is missing: the scope ends here
	catch  []*planned
	retry  bool
	inner  []*plan
	parent *planned
}

// randomPlan makes a scope of at most n states, with scopes inside it to a depth.
func randomPlan(r *rand.Rand, n, depth int, parent *planned, count *int) *plan {
	p := &plan{}
	for range 1 + r.Intn(n) {
		*count++
		s := &planned{name: fmt.Sprintf("S%d", *count), kind: "Task", parent: parent}
		switch k := r.Intn(10); {
		case k < 2:
			s.kind = "Choice"
		case k == 2 && len(p.states) > 0:
			s.kind = "Fail"
		case k < 6 && depth > 0:
			s.kind = []string{"Parallel", "Parallel", "Map"}[r.Intn(3)]
		}
		p.states = append(p.states, s)
	}
	any := func() *planned { return p.states[r.Intn(len(p.states))] }
	for _, s := range p.states {
		switch s.kind {
		case "Choice":
			for range 1 + r.Intn(3) {
				s.next = append(s.next, any())
			}
		case "Fail":
		default:
			if s.end = r.Intn(4) == 0; !s.end {
				s.next = append(s.next, any())
			}
			s.retry = r.Intn(4) == 0 && s.kind != "Task"
			for range r.Intn(5) / 3 {
				s.catch = append(s.catch, any())
			}
		}
		branches := map[string]int{"Parallel": 1 + r.Intn(3), "Map": 1}[s.kind]
		for range branches {
			s.inner = append(s.inner, randomPlan(r, 3, depth-1, s, count))
		}
	}
	return p
}

// json writes the plan as a scope of States Language.
func (p *plan) json(more string) string {
	var states []string
	for _, s := range p.states {
		states = append(states, fmt.Sprintf("%q: %s", s.name, s.json()))
	}
	return fmt.Sprintf(`{%s"StartAt": %q, "States": {%s}}`, more, p.states[0].name, strings.Join(states, ", "))
}

func (s *planned) json() string {
	fields := []string{fmt.Sprintf(`"Type": %q`, s.kind)}
	switch s.kind {
	case "Choice":
		var rules []string
		for _, to := range s.next {
			rules = append(rules, fmt.Sprintf(`{"Condition": true, "Next": %q}`, to.name))
		}
		fields = append(fields, `"Choices": [`+strings.Join(rules, ", ")+`]`)
	case "Parallel":
		var branches []string
		for _, in := range s.inner {
			branches = append(branches, in.json(""))
		}
		fields = append(fields, `"Branches": [`+strings.Join(branches, ", ")+`]`)
	case "Map":
		fields = append(fields, `"ItemProcessor": `+s.inner[0].json(""))
	}
	if s.kind != "Choice" && s.kind != "Fail" {
		if s.end {
			fields = append(fields, `"End": true`)
		} else {
			fields = append(fields, fmt.Sprintf(`"Next": %q`, s.next[0].name))
		}
	}
	if s.retry {
		fields = append(fields, `"Retry": [{"ErrorEquals": ["States.ALL"]}]`)
	}
	var catch []string
	for _, to := range s.catch {
		catch = append(catch, fmt.Sprintf(`{"ErrorEquals": ["E"], "Next": %q}`, to.name))
	}
	if len(catch) > 0 {
		fields = append(fields, `"Catch": [`+strings.Join(catch, ", ")+`]`)
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

func (p *plan) all() []*planned {
	var out []*planned
	for _, s := range p.states {
		out = append(out, s)
		for _, in := range s.inner {
			out = append(out, in.all()...)
		}
	}
	return out
}

// machine parses the plan.
func (p *plan) machine(t testing.TB) *asl.StateMachine {
	m, faults := asl.Parse("random", []byte(p.json(`"QueryLanguage": "JSONata", `)))
	require.Empty(t, faults.String())
	return m
}

// brute walks every path of a plan that enters no state twice with the same knowledge, as an execution would: it carries
// whether a passage was taken, and whether a draft was made in the scope. It knows nothing of graphs and dominators.
type brute struct {
	passed  map[string]bool
	through map[string]map[string]bool
	draft   string
	target  string
	hit     bool // the target was entered without a passage
	drafted bool // the draft was entered
	seen    map[visit]bool
}

type visit struct {
	state string
	know
}

// know is what an execution has: a passage, and within the scope a draft.
type know struct{ granted, redrafted bool }

// run goes through a scope and returns what can be known at its end.
func (b *brute) run(p *plan, k know) map[know]bool {
	ends := map[know]bool{}
	saved := b.seen
	b.seen = map[visit]bool{}
	b.enter(p.states[0], k, ends)
	b.seen = saved
	return ends
}

func (b *brute) enter(s *planned, k know, ends map[know]bool) {
	if s.name == b.draft {
		b.drafted = true
		k = know{granted: false, redrafted: true}
	}
	if b.seen[visit{s.name, k}] {
		return
	}
	b.seen[visit{s.name, k}] = true
	if s.name == b.target && !k.granted {
		b.hit = true
	}
	done, failed := map[know]bool{k: true}, map[know]bool{k: true}
	if len(s.inner) > 0 {
		done = b.inside(s, k)
		if s.contains(b.draft) && b.reaches(s) {
			failed[know{false, true}] = true
			if s.retry {
				b.enter(s, know{false, true}, ends)
			}
		}
	}
	for _, to := range s.catch {
		for k := range failed {
			b.enter(to, k, ends)
		}
	}
	if s.kind == "Fail" {
		return
	}
	for k := range done {
		if b.passed[s.name] {
			k.granted = true
		}
		if s.end {
			ends[k] = true
		}
		for _, to := range s.next {
			k := k
			if b.through[s.name][to.name] {
				k.granted = true
			}
			b.enter(to, k, ends)
		}
	}
}

// inside runs the scopes of a Parallel or Map and returns what can be known when it succeeds.
func (b *brute) inside(s *planned, k know) map[know]bool {
	var ends []map[know]bool
	for _, in := range s.inner {
		ends = append(ends, b.run(in, know{granted: k.granted}))
	}
	if s.kind == "Map" {
		out := map[know]bool{k: true} // no items
		for e := range ends[0] {
			if e.redrafted && !e.granted {
				out[know{false, true}] = true
			}
		}
		return out
	}
	b.beside(s)
	combined := map[know]bool{k: true}
	first := true
	for _, branch := range ends {
		next := map[know]bool{}
		for one := range combined {
			for e := range branch {
				if first {
					next[e] = true
				} else {
					next[join(one, e)] = true
				}
			}
		}
		combined, first = next, false
	}
	out := map[know]bool{}
	for e := range combined {
		out[know{e.granted, e.redrafted || k.redrafted}] = true
	}
	return out
}

// join puts the ends of two branches together: a draft without a passage after it counts before all passages elsewhere.
func join(a, b know) know {
	stale := a.redrafted && !a.granted || b.redrafted && !b.granted
	return know{granted: (a.granted || b.granted) && !stale, redrafted: a.redrafted || b.redrafted}
}

// beside: while a draft is made in one branch, the others may be anywhere.
func (b *brute) beside(s *planned) {
	for i, in := range s.inner {
		if !slices.ContainsFunc(in.all(), func(x *planned) bool { return x.name == b.draft }) || !b.reachesIn(in, b.draft) {
			continue
		}
		for j, other := range s.inner {
			if i != j && b.reachesIn(other, b.target) {
				b.hit = true
			}
		}
	}
}

func (s *planned) contains(name string) bool {
	for _, in := range s.inner {
		for _, x := range in.all() {
			if x.name == name {
				return true
			}
		}
	}
	return false
}

// reaches tells whether the draft inside a state is reached from where the state is entered.
func (b *brute) reaches(s *planned) bool {
	for _, in := range s.inner {
		if b.reachesIn(in, b.draft) {
			return true
		}
	}
	return false
}

// reachesIn tells whether a state in a scope is reached from its start.
func (b *brute) reachesIn(p *plan, name string) bool {
	probe := &brute{target: name, seen: map[visit]bool{}}
	probe.run(p, know{})
	return probe.hit
}

// follow walks a printed path through a plan without inner scopes: it is one, and takes no passage.
func (b *brute) follow(t *testing.T, p *plan, path []string) {
	require.Equal(t, []string{"StartAt", p.states[0].name}, path[:2])
	at := p.states[0]
	for i := 2; i < len(path); i++ {
		caught := path[i] == "(Catch E)"
		ways := at.next
		if caught {
			i++
			ways = at.catch
		}
		found := slices.IndexFunc(ways, func(s *planned) bool { return s.name == path[i] })
		require.GreaterOrEqual(t, found, 0, "%v", path)
		require.False(t, !caught && (b.passed[at.name] || b.through[at.name][path[i]]), "%v", path)
		at = ways[found]
	}
}

// TestAgreesWithBruteForce compares the check with the walk of all paths, on small machines with all kinds of scopes.
func TestAgreesWithBruteForce(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	refused, held, stale := 0, 0, 0
	for n := range 10_000 {
		count := 0
		p := randomPlan(r, 6, n%3, nil, &count)
		all := p.all()
		pick := func() *planned { return all[r.Intn(len(all))] }
		rule := passage.Rule{Target: pick().name}
		b := &brute{passed: map[string]bool{}, through: map[string]map[string]bool{}, target: rule.Target, seen: map[visit]bool{}}
		for range 1 + r.Intn(3) {
			s := pick()
			if s.kind != "Choice" {
				b.passed[s.name] = true
				rule.Passages = append(rule.Passages, passage.Passage{State: s.name})
				continue
			}
			to := s.next[r.Intn(len(s.next))]
			if b.through[s.name] == nil {
				b.through[s.name] = map[string]bool{}
			}
			b.through[s.name][to.name] = true
			var ways []string
			for i, next := range s.next {
				if next == to {
					ways = append(ways, fmt.Sprintf("/Choices/%d/Next", i))
				}
			}
			rule.Passages = append(rule.Passages, passage.Passage{State: s.name, Ways: ways})
		}
		g := passage.New(p.machine(t))
		b.run(p, know{})
		found := g.Check(rule)
		require.Equal(t, b.hit, len(found) > 0, "%+v\n%s", rule, p.json(""))
		for _, d := range found {
			require.Equal(t, rule.Target, d.Path[len(d.Path)-1])
			if n%3 == 0 {
				b.follow(t, p, d.Path)
			}
		}
		if b.hit {
			refused++
			continue
		}
		held++
		b.draft = pick().name
		rule.Since = []string{b.draft}
		b.run(p, know{})
		require.Equal(t, b.hit, len(g.Check(rule)) > 0, "%+v\n%s", rule, p.json(""))
		if b.hit {
			stale++
		}
	}
	require.Greater(t, refused, 2_000)
	require.Greater(t, held, 2_000)
	require.Greater(t, stale, 100)
}
