package review_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// The walker follows every path of a machine and tells what a gate must never do. It knows nothing of how the states were made: it finds gates by
// the names of the states that write records, and what happened by the transitions: which error was caught, which status was set, which rule was
// taken. Where two paths come to a state with the same facts, they go on alike, so that loops end without a bound on their rounds.

// facts are what a path knows of the gate that it went through last.
type facts struct {
	gate     string // "" before any
	answered bool   // somebody has answered since the gate was entered
	failed   bool   // the last wait ended with an error or an expiry
	explicit bool   // the rule of an approving decision was taken
	status   string // that is set
	recorded string // the status of the record; "" where there is none
	approved bool   // the passage
}

// walker is the walk over one scope.
type walker struct {
	states   map[string]asl.State
	gates    []string
	words    []string // decisions that approve
	guarded  []string
	seen     map[string]bool
	problems map[string]bool
	ends     int
}

const record = ": Record "

var (
	bounded = regexp.MustCompile(`\$\w+ <= \d+`)
	quorum  = regexp.MustCompile(`^ ?\(?\$count\(\$distinct\(\$\w+Votes\.voter\)\)\)? >= [1-9]\d* ?$`)
)

// statusOf is the status that a record of this name has.
var statusOf = map[string]string{
	"approval": "approved", "rejection": "rejected", "rework": "rework", "last rework": "exhausted", "answer second-opinion": "other", "expiry": "expired",
	"cancellation": "cancelled", "superseding": "superseded", "failure": "failed", "invalid answer": "invalid", "stop": "stopped", "shadow approval": "shadowed",
}

// problemsOf walks all scopes of a machine. words are the decisions that approve, guarded the states that publish.
func problemsOf(m *asl.StateMachine, words, guarded []string) (problems []string, ends int) {
	found := map[string]bool{}
	for _, sc := range asl.Scopes(m) {
		w := &walker{states: map[string]asl.State{}, words: words, guarded: guarded, seen: map[string]bool{}, problems: found}
		for _, s := range sc.States {
			w.states[s.Name] = s.State
			if gate, _, ok := strings.Cut(s.Name, record); ok && !slices.Contains(w.gates, gate) {
				w.gates = append(w.gates, gate)
			}
		}
		for name, s := range w.states {
			w.waits(name, s)
		}
		w.loops(sc)
		if len(w.gates) > 0 {
			w.visit(sc.StartAt, facts{})
		}
		ends += w.ends
	}
	for p := range found {
		problems = append(problems, p)
	}
	slices.Sort(problems)
	return problems, ends
}

func (w *walker) tell(format string, args ...any) { w.problems[fmt.Sprintf(format, args...)] = true }

// waits holds what waits for a token to a time.
func (w *walker) waits(name string, state asl.State) {
	task, ok := state.(*asl.Task)
	if !ok || !strings.HasSuffix(task.Resource, ".waitForTaskToken") {
		return
	}
	seconds, ok := task.TimeoutSeconds.Literal()
	if !ok || seconds < 1 || seconds >= 99_999_999 {
		w.tell("%s waits without end", name)
	}
	for _, r := range task.Retry {
		for _, e := range r.ErrorEquals {
			if strings.HasPrefix(e, "States.") || strings.HasPrefix(e, "Review.") {
				w.tell("%s asks again after %s", name, e)
			}
		}
	}
}

// loops holds every loop to a bound: without the transitions that compare a count with one, nothing leads back.
func (w *walker) loops(sc *asl.Scope) {
	const open, done = 1, 2
	mark := map[string]int{}
	var visit func(name string)
	visit = func(name string) {
		if mark[name] == open {
			w.tell("a loop over %s has no bound", name)
		}
		if mark[name] != 0 {
			return
		}
		mark[name] = open
		for _, t := range w.transitions(name) {
			if !bounded.MatchString(t.condition) {
				visit(t.next)
			}
		}
		mark[name] = done
	}
	visit(sc.StartAt)
	for _, s := range sc.States {
		visit(s.Name)
	}
}

// transition is one way out of a state.
type transition struct {
	next, condition string
	caught          []string
	ok              bool // the state succeeded: neither caught nor chosen
	assign          *jsontree.Value
}

func (w *walker) transitions(name string) (out []transition) {
	state := w.states[name]
	for _, c := range asl.CatchOf(state) {
		out = append(out, transition{next: c.Next, caught: c.ErrorEquals, assign: c.Assign})
	}
	if choice, ok := state.(*asl.Choice); ok {
		for _, r := range choice.Choices {
			condition, _ := r.Condition.Expression()
			out = append(out, transition{next: *r.Next, condition: condition, assign: r.Assign})
		}
		if choice.Default == nil {
			w.tell("%s may match nothing", name)
			return out
		}
		return append(out, transition{next: *choice.Default, assign: choice.Assign})
	}
	if next := asl.NextOf(state); next != nil {
		out = append(out, transition{next: *next, ok: true, assign: asl.AssignOf(state)})
	}
	return out
}

// of is the gate of a state and what the state is called in it; "" outside of all gates.
func (w *walker) of(name string) (gate, rest string) {
	for _, g := range w.gates {
		if rest, ok := strings.CutPrefix(name, g+": "); ok {
			return g, rest
		}
	}
	return "", ""
}

func (w *walker) visit(name string, f facts) {
	gate, rest := w.of(name)
	f = w.enter(name, gate, rest, f)
	key := fmt.Sprint(name, f)
	if w.seen[key] {
		return
	}
	w.seen[key] = true
	ways := w.transitions(name)
	for _, t := range ways {
		w.visit(t.next, w.take(gate, rest, f, t))
	}
	if len(ways) == 0 {
		w.ends++
		if f.gate != "" && f.recorded == "" {
			w.tell("%s is an end without a record", name)
		}
	}
}

// enter judges that a path enters a state.
func (w *walker) enter(name, gate, rest string, f facts) facts {
	_, isTask := w.states[name].(*asl.Task)
	switch {
	case gate == "":
		if f.gate != "" && f.recorded == "" {
			w.tell("%s follows gate %s without a record", name, f.gate)
		}
	case rest == "Begin":
		if f.gate != "" && f.recorded == "" {
			w.tell("gate %s is left for gate %s without a record", f.gate, gate)
		}
		return facts{gate: gate}
	case gate != f.gate:
		w.tell("%s is entered past the begin of its gate", name)
	case rest == "Approved":
		if f.status != "approved" || f.recorded != "approved" || !f.explicit || !f.answered || f.failed {
			w.tell("%s follows %s, which is no approval", name, f.because())
		}
		f.approved = true
	case strings.HasPrefix(rest, "Record "):
		if len(asl.CatchOf(w.states[name])) > 0 {
			w.tell("%s goes on when the record fails", name)
		}
		if f.recorded != "" {
			w.tell("%s is a second record", name)
		}
		if what := strings.TrimPrefix(rest, "Record "); statusOf[what] != f.status {
			w.tell("%s records the status %q", name, f.status)
		}
	case f.recorded == "" && isTask && f.answered && !strings.HasPrefix(rest, "Kill switch"):
		w.tell("%s does something before the record", name)
	}
	if slices.Contains(w.guarded, name) && !f.approved {
		w.tell("%s is published without an approval, after %s", name, f.because())
	}
	return f
}

func (f facts) because() string {
	switch {
	case f.failed:
		return "an error or an expiry"
	case !f.answered:
		return "nothing"
	case !f.explicit:
		return "an unknown decision"
	default:
		return fmt.Sprintf("status %q, recorded as %q", f.status, f.recorded)
	}
}

// take judges that a path takes a way out of a state.
func (w *walker) take(gate, rest string, f facts, t transition) facts {
	if gate == "" {
		return f
	}
	if strings.HasPrefix(rest, "Record ") && t.ok {
		f.recorded = f.status
	}
	if s := t.assign.Get(identifier(gate) + "Status").Str(); s != "" {
		f.status = s
	}
	waits := strings.HasPrefix(rest, "Ask") || strings.HasPrefix(rest, "Await")
	switch {
	case waits && (t.ok || slices.Equal(t.caught, []string{"Review.Decided"})):
		f.answered, f.failed = true, false
	case t.caught != nil:
		f.failed = true
	case rest == "Decision?":
		f.explicit = w.approves(gate, gate, t)
	case rest == "Quorum?":
		f.explicit = quorum.MatchString(t.condition) && w.seats(gate, t)
	}
	return f
}

// approves tells that a rule is that of an approving decision, judged in all respects. answer is what the variables of the answer are named after.
func (w *walker) approves(gate, answer string, t transition) bool {
	g, a := "$"+identifier(gate), "$"+identifier(answer)
	quoted := make([]string, len(w.words))
	for i, word := range w.words {
		quoted[i] = `"` + word + `"`
	}
	needed := []string{
		a + "Decision in [" + strings.Join(quoted, ", ") + "]", a + "AnsweredHash = " + g + "ContentHash", a + `AnsweredHash != ""`,
		"$trim(" + a + `Reviewer) != ""`, "$trim(" + a + `Role) != ""`,
	}
	if asl.AssignOf(w.states[gate+": Begin"]).Get(g[1:]+"Author") != nil {
		needed = append(needed, g+`Author != ""`, "$lowercase($trim("+a+"Reviewer)) != $lowercase("+g+"Author)")
	}
	if t.assign.Get("reviewers") != nil {
		needed = append(needed, "$not($lowercase($trim("+a+"Reviewer)) in ($reviewers != null ? $reviewers : []))")
	}
	parts := strings.Split(strings.TrimSpace(t.condition), " and ")
	for _, part := range needed {
		if !slices.Contains(parts, part) {
			return false
		}
	}
	return strings.Contains(t.condition, "$contains("+a+"DecidedAt, /^") && !strings.Contains(t.condition, " or ")
}

// seats tells that each seat of a quorum gives its vote by an approving decision alone.
func (w *walker) seats(gate string, counted transition) bool {
	all, ok := w.states[gate+": Await all"].(*asl.Parallel)
	if !ok || len(all.Branches) < 2 {
		return false
	}
	for _, b := range all.Branches {
		inner := &walker{states: map[string]asl.State{gate + ": Begin": w.states[gate+": Begin"]}, words: w.words, problems: w.problems}
		for _, s := range b.States {
			inner.states[s.Name] = s.State
		}
		for _, s := range b.States {
			if end, ok := s.State.(*asl.Succeed); ok && !strings.HasPrefix(s.Name, gate+": Approval") && end.Output.Get("voter").Str() != "" {
				return false
			}
			for _, t := range inner.transitions(s.Name) {
				if !strings.HasPrefix(t.next, gate+": Approval") {
					continue
				}
				seat, ok := strings.CutPrefix(s.Name, gate+": Vote?")
				t.assign = counted.assign // where those who approve are remembered
				if !ok || !inner.approves(gate, gate+" seat"+seat, t) {
					return false
				}
			}
		}
	}
	return true
}

// identifier is what the variables of a gate begin with.
func identifier(gate string) string {
	words := strings.Fields(gate)
	for i, word := range words {
		words[i] = strings.ToUpper(word[:1]) + word[1:]
	}
	words[0] = strings.ToLower(words[0])
	return strings.Join(words, "")
}
