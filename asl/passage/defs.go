package passage

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
)

// Defs returns the documentation of the codes of this package, sorted by code.
func Defs() []diag.Def { return []diag.Def{walkedRound, malformed} }

var walkedRound = diag.Def{
	Code: "ASL6090", Severity: diag.Error,
	Title: "a path leads round what must come before",
	Doc: "A requirement says that a state is entered only after one of some passages: a state that has succeeded, or a transition of " +
		"a Choice. The path that the message prints reaches the state without any of them. What is inside a Map or beside it in a " +
		"Parallel does not count, nor does a state that failed and was caught; the conditions of Choices are not looked at.",
}

var malformed = diag.Def{
	Code: "ASL6091", Severity: diag.Error,
	Title: "requirement does not fit the document",
	Doc: "A requirement given to aslgen validate names states, and values that Choices compare with. The document has no such state, or " +
		"no rule of a Choice that holds for that value alone and compares what the state gave: then nothing is proved. A rule counts " +
		"where the Choice is the state itself, is named after it (\"Review: …\"), or comes behind its success and compares a part of its " +
		"result, read from the input or from a variable that nothing else fills.",
}

// Diagnostic tells of a way round a passage. The place is that of the target, a related one that of the state before it.
func (d Detour) Diagnostic() diag.Diagnostic {
	out := walkedRound.At(d.Target.NamePos(), "%s", d.message()).WithPointer(d.Target.Pointer)
	if d.From.State != nil {
		out.Related = []diag.Related{{Pos: d.From.NamePos(), Message: "the path comes from " + quote(d.From.Name)}}
	}
	if d.Since != "" {
		return out.WithHelp("lead every path from %q to %q through what must come before once more", d.Since, d.Target.Name)
	}
	return out.WithHelp("lead every path to %q through what must come before", d.Target.Name)
}

func (d Detour) message() string {
	since := ""
	if d.Since != "" {
		since = " since " + quote(d.Since)
	}
	return quote(d.Target.Name) + " is reached without " + diag.Join(d.Without, "or") + since + " on the path " + strings.Join(d.Path, " → ")
}

// describe names the passage in messages: its state, or the states that it leads from and to.
func (g *Graph) describe(p Passage) string {
	var to []string
	for _, i := range g.byName[p.State] {
		for _, e := range g.out[done(i)] {
			if !slices.Contains(p.Ways, g.edges[e].way) {
				continue
			}
			if name := quote(g.states[g.stateEntered(g.edges[e].to)].Name); !slices.Contains(to, name) {
				to = append(to, name)
			}
		}
	}
	if len(to) == 0 {
		return quote(p.State)
	}
	return quote(p.State) + " → " + strings.Join(to, "/")
}

func quote(s string) string { return `"` + s + `"` }
