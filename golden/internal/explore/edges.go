package explore

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/interp"
)

// Edge is a way out of a state: a transition with its pointer inside the state, or the end of the scope with the pointer "".
type Edge struct{ From, Pointer string }

// String returns the form that exceptions are written in: "Ask/Catch/0/Next".
func (e Edge) String() string { return e.From + e.Pointer }

// Edges returns the ways out of all states of a machine, in order.
func Edges(m *asl.StateMachine) []Edge {
	var out []Edge
	asl.Walk(m, func(v asl.Visit) bool {
		for _, t := range asl.Transitions(v.State) {
			out = append(out, Edge{v.Name, t.Pointer})
		}
		if asl.IsTerminal(v.State) {
			out = append(out, Edge{v.Name, ""})
		}
		return true
	})
	return out
}

// edgeOf returns the edge that a run took.
func edgeOf(t interp.Transition) Edge {
	at := diag.JoinPointer("/States", t.From)
	if i := strings.LastIndex(t.Pointer, at+"/"); i >= 0 {
		return Edge{t.From, t.Pointer[i+len(at):]}
	}
	return Edge{t.From, t.Pointer}
}

// errorsOf returns for every state the error names to try there: those that its own Retry and Catch name, and the Catch of every Parallel
// and Map around it.
func errorsOf(m *asl.StateMachine) map[string][]string {
	out, around := map[string][]string{}, map[string][]string{}
	asl.Walk(m, func(v asl.Visit) bool {
		caught := slices.Clone(around[v.Scope.OwnerName])
		for _, c := range asl.CatchOf(v.State) {
			caught = append(caught, c.ErrorEquals...)
		}
		around[v.Name] = caught
		all := slices.Clone(caught)
		for _, r := range asl.RetryOf(v.State) {
			all = append(all, r.ErrorEquals[0])
		}
		out[v.Name] = names(all)
		return true
	})
	return out
}

// unknownError is an error that no Retry and no Catch names.
const unknownError = "Explore.Unknown"

// names removes what is no error of a task, and duplicates.
func names(list []string) []string {
	out := []string{unknownError}
	for _, n := range list {
		switch n {
		case "States.ALL", "States.TaskFailed", "States.ExceedToleratedFailureThreshold", "States.ItemReaderFailed":
		default:
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

var (
	conditionText = regexp.MustCompile(`"Condition": "((?:[^"\\]|\\.)*)"`)
	literalText   = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
	literalNumber = regexp.MustCompile(`[<>=+] ?([0-9]+(?:\.[0-9]+)?)`)
)

// pools are the constants that the conditions of a machine compare with.
type pools struct {
	texts   []string
	numbers []float64
}

func poolsOf(machine string) pools {
	p := pools{texts: []string{"text"}, numbers: []float64{1, 0, 2, 25}}
	var all strings.Builder
	for _, m := range conditionText.FindAllStringSubmatch(machine, -1) {
		text, err := strconv.Unquote(`"` + m[1] + `"`)
		if err == nil {
			all.WriteString(text + "\n")
		}
	}
	for _, m := range literalText.FindAllStringSubmatch(all.String(), -1) {
		if m[1] != "array" && !slices.Contains(p.texts, m[1]) && !strings.HasPrefix(m[1], "Review.") {
			p.texts = append(p.texts, m[1])
		}
	}
	for _, m := range literalNumber.FindAllStringSubmatch(all.String(), -1) {
		f, _ := strconv.ParseFloat(m[1], 64)
		if f >= 10_000 && strings.Contains(all.String(), "$length(") {
			if big := strings.Repeat("long text ", 3200); !slices.Contains(p.texts, big) {
				p.texts = append(p.texts, big)
			}
			continue
		}
		for _, n := range []float64{f, f + 1, f - 1} {
			if !slices.Contains(p.numbers, n) {
				p.numbers = append(p.numbers, n)
			}
		}
	}
	return p
}
