package explore

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/builder"
)

// Options say how a machine is explored.
type Options struct {
	// Row is an item of the files that the machine reads; a CSV file has its members as texts. Absent: an object that says nothing.
	Row *value.Object
	// Fixed are the values of members of the input that must not be any of their type.
	Fixed map[string]any
	// Rude says that people may answer anything: answers that do not have their type are tried, too.
	Rude bool
	// Runs is the number of runs at most. Absent: 4,000.
	Runs int
	// Scripts are runs to make before the others.
	Scripts []Script
	// Never are edges that no run can take: when these alone are left the search ends.
	Never []string
}

// Found is what the runs of a machine showed.
type Found struct {
	// Edges are all ways out of the states of the machine.
	Edges []Edge
	// Missing are those that no run took.
	Missing []string
	// Problems are errors that must not be when values match their types, and runs without end: each with the choices that led there.
	Problems []string
	// Runs is the number of runs.
	Runs int
}

// Machine runs the machine of a workflow until every edge was taken or the runs are spent.
func Machine(w builder.Definition, o Options) (Found, error) {
	built, faults := w.Build()
	if faults.HasErrors() {
		return Found{}, faults.Err()
	}
	// Parquet files are not read in memory: the same rows stand in JSON Lines.
	text := strings.ReplaceAll(string(built.Print()), `"PARQUET"`, `"JSONL"`)
	parsed, faults := asl.Parse(w.Name(), []byte(text))
	if faults.HasErrors() {
		return Found{}, faults.Err()
	}
	m := &machine{StateMachine: parsed, text: text, input: w.InputType(), express: w.Express(), tasks: map[string]builder.TaskInfo{},
		errors: errorsOf(parsed), pools: poolsOf(text), reader: readerOf(text), options: o}
	for _, t := range w.Tasks() {
		m.tasks[t.State] = t
	}
	s := &search{machine: m, rng: rand.New(rand.NewPCG(1, 2)), left: map[Edge]bool{}, found: Found{Edges: Edges(parsed)}, told: map[string]bool{}, seen: map[choice]bool{}}
	s.run(o)
	return s.found, nil
}

// readerOf returns the reader of the input's items, "" when there is none.
func readerOf(text string) string {
	for rest := text; ; {
		_, after, ok := strings.Cut(rest, `"ItemReader": {`)
		if !ok {
			return ""
		}
		reader, _, _ := strings.Cut(after, `"ItemProcessor"`)
		reader, _, _ = strings.Cut(reader, `"ItemSelector"`)
		if strings.Contains(reader, "Execution.Input.bucket") {
			return reader
		}
		rest = after
	}
}

// kept is a run that took a new edge.
type kept struct {
	trail   []step
	visited map[string]bool
}

// choice is a choice on the way to a state.
type choice struct {
	state, site string
	got         int
}

// search looks for runs that take what is left.
type search struct {
	machine *machine
	rng     *rand.Rand
	left    map[Edge]bool
	corpus  []kept
	found   Found
	told    map[string]bool
	seen    map[choice]bool
}

func (s *search) run(o Options) {
	for _, e := range s.found.Edges {
		s.left[e] = true
	}
	for i := range o.Scripts {
		s.try(&chooser{script: &o.Scripts[i], last: map[string]int{}})
		s.found.Runs++
	}
	runs := o.Runs
	if runs == 0 {
		runs = 4_000
	}
	for n := range runs {
		if n >= 3 && s.rest(o.Never) == 0 {
			break
		}
		s.try(&chooser{plan: s.plan(n), last: map[string]int{}, rng: rand.New(rand.NewPCG(uint64(n), 7))})
		s.found.Runs++
	}
	for _, e := range s.found.Edges {
		if s.left[e] {
			s.found.Missing = append(s.found.Missing, e.String())
		}
	}
}

func (s *search) rest(never []string) int {
	n := 0
	for e := range s.left {
		if !slices.Contains(never, e.String()) {
			n++
		}
	}
	return n
}

// try makes one run, and keeps it when it took something new.
func (s *search) try(c *chooser) {
	r := s.machine.start(c)
	if p := r.told(); p != "" && !s.told[p] && len(s.told) < 5 {
		s.told[p] = true
		s.found.Problems = append(s.found.Problems, fmt.Sprintf("%s\nchoices: %v", p, c.trail))
	}
	isNew := false
	for _, e := range r.edges() {
		isNew = isNew || s.left[e]
		delete(s.left, e)
	}
	if c.script != nil {
		return // it has no choices to change
	}
	for e := range s.left {
		if r.visited[e.From] {
			isNew = s.novel(e.From, c.trail) || isNew
		}
	}
	if isNew && len(s.corpus) < 1_500 {
		s.corpus = append(s.corpus, kept{c.trail, r.visited})
	}
}

// novel tells that a run came to a state in which something is left by a choice that no run before it made on its way there.
func (s *search) novel(state string, trail []step) bool {
	isNew := false
	for _, p := range trail {
		k := choice{state, p.site, p.got}
		isNew = isNew || !s.seen[k]
		s.seen[k] = true
	}
	return isNew
}

// plan changes a run that came to a state with something left: one or two choices before or in that state.
func (s *search) plan(n int) []step {
	if n%8 == 0 {
		return nil
	}
	var from []string
	for _, e := range s.found.Edges {
		if s.left[e] {
			from = append(from, e.From)
		}
	}
	s.rng.Shuffle(len(from), func(i, j int) { from[i], from[j] = from[j], from[i] })
	for _, state := range from {
		var near []kept
		for _, k := range s.corpus {
			if k.visited[state] && len(k.trail) > 0 {
				near = append(near, k)
			}
		}
		if len(near) == 0 {
			continue
		}
		k := near[s.rng.IntN(len(near))]
		return s.change(k.trail, state)
	}
	return nil
}

// change changes choices: in the state itself in half of the plans, anywhere else in the others. What stands behind is kept or drawn anew.
func (s *search) change(trail []step, state string) []step {
	plan := slices.Clone(trail)
	at := s.rng.IntN(len(plan))
	var own []int
	for i, p := range plan {
		if strings.HasPrefix(p.site, state+"/") {
			own = append(own, i)
		}
	}
	if len(own) > 0 && s.rng.IntN(2) == 0 {
		at = own[s.rng.IntN(len(own))]
	}
	for range 1 + s.rng.IntN(2) {
		plan[at].got = s.rng.IntN(plan[at].n)
		if next := s.rng.IntN(len(plan)); s.rng.IntN(2) == 0 {
			at = next
		}
	}
	if s.rng.IntN(2) == 0 {
		plan = plan[:at+1]
	}
	return plan
}
