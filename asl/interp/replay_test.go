package interp_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/internal/sources"
)

// fullFloor is the least share of recorded executions that the interpreter reproduces in full, in percent.
const fullFloor = 98.5

// unreproducible are the cases that no local run can reproduce, by note of the recording or by id. They count as misses.
var unreproducible = map[string]string{
	"external-stop":                      "the execution was stopped from outside while it ran",
	"service-side-validation":            "AWS refused the call before the task started: the rule is the other service's",
	"needs-s3-listing":                   "ETags and dates of the listing are those of the bucket",
	"child-execution-tasks-not-recorded": "the tasks of child executions are not in the recording",
}

// verdict is how far a run is the recorded execution.
type verdict struct {
	status, result, full bool
	events               bool // the history is the same event by event; counted apart
	hasEvents            bool
	why                  string
}

// TestReplay runs executions that were recorded on AWS with the recorded results of their tasks, and compares status, result
// (output or error), and in full: also the cause, the requests of tasks and the states with their inputs and outputs.
func TestReplay(t *testing.T) {
	cases := replayCases(t, sources.Folder(t, "ASLGEN_REPLAY", "recorded executions"))
	var total tally
	byCategory := map[string]*tally{}
	for _, c := range cases {
		v := replay(c)
		if byCategory[c.Category] == nil {
			byCategory[c.Category] = &tally{}
		}
		total.add(v)
		byCategory[c.Category].add(v)
		if !v.full {
			t.Logf("miss %s: %s%s", c.ID, v.why, explained(c))
		} else if v.hasEvents && !v.events {
			t.Logf("history %s: %s", c.ID, v.why)
		}
	}
	names := slices.SortedFunc(maps.Keys(byCategory), func(a, b string) int {
		return cmp.Or(cmp.Compare(byCategory[b].n, byCategory[a].n), strings.Compare(a, b))
	})
	for _, name := range names {
		t.Logf("%-24s %s", name, byCategory[name])
	}
	t.Log(total.String())
	full := 100 * float64(total.full) / float64(total.n)
	require.GreaterOrEqual(t, full, fullFloor, "executions reproduced in full, in percent")
}

// tally counts verdicts.
type tally struct{ n, status, result, full, events, withEvents int }

// add counts a verdict.
func (c *tally) add(v verdict) {
	count := func(n *int, is bool) {
		if is {
			*n++
		}
	}
	c.n++
	count(&c.status, v.status)
	count(&c.result, v.result)
	count(&c.full, v.full)
	count(&c.withEvents, v.hasEvents)
	count(&c.events, v.hasEvents && v.events)
}

// String returns the counts.
func (c *tally) String() string {
	text := fmt.Sprintf("status %d/%d, result %d/%d, full %d/%d", c.status, c.n, c.result, c.n, c.full, c.n)
	if c.withEvents > 0 {
		text += fmt.Sprintf(" (history event by event %d/%d)", c.events, c.withEvents)
	}
	return text
}

// explained returns why a case cannot be reproduced, "" when it is not known.
func explained(c *replayCase) string {
	for _, name := range append([]string{c.ID}, c.Notes...) {
		if why := unreproducible[name]; why != "" {
			return " [" + why + "]"
		}
	}
	return ""
}

// replay runs a case and compares it with the recording.
func replay(c *replayCase) verdict {
	r := newReplayer(c)
	x, err := r.run()
	if err != nil {
		return verdict{why: err.Error()}
	}
	v := verdict{status: string(x.Status()) == c.Expected.Status}
	different := ""
	if events, ok := c.Expected.Events.value.([]any); ok && numbered(events) {
		v.hasEvents = true
		different = sameEvents(events, x)
		v.events = different == ""
	}
	if !v.status {
		v.why = fmt.Sprintf("status %s want %s%s", x.Status(), c.Expected.Status, because(x))
		return v
	}
	same, why := r.sameResult(x)
	v.result = same
	if why == "" {
		why = r.sameStates(x)
	}
	if why == "" && len(r.misses) > 0 {
		why = strings.Join(r.misses, "; ")
	}
	v.full, v.why = why == "", cmp.Or(why, different)
	return v
}

// because tells the error of an execution, for a message.
func because(x *interp.Execution) string {
	if f := x.Failure(); f != nil {
		return fmt.Sprintf(" (%s: %s)", f.Error, brief(f.Cause))
	}
	return ""
}

// sameResult compares the output or the error name, and says what differs in these or in the cause.
func (r *replayer) sameResult(x *interp.Execution) (same bool, why string) {
	want := r.c.Expected
	c := r.comparison()
	switch want.Status {
	case "SUCCEEDED":
		for _, i := range r.c.Ignore {
			c.ignore[i.Pointer] = true
		}
		if !c.equal(norm(want.Output.value), norm(x.Output()), "") {
			return false, "output " + strings.Join(c.diffs[:min(3, len(c.diffs))], "; ")
		}
		return true, ""
	case "ABORTED":
		return true, ""
	}
	failure := x.Failure()
	if failure == nil {
		failure = &interp.Failure{}
	}
	if want.Error != failure.Error {
		return false, fmt.Sprintf("error %q want %q (cause %s)", failure.Error, want.Error, brief(failure.Cause))
	}
	if !r.sameCause(failure.Cause) {
		return true, fmt.Sprintf("cause\n\t%q want\n\t%q", failure.Cause, want.Cause)
	}
	return true, ""
}

// sameCause compares a cause with the recorded one.
func (r *replayer) sameCause(cause string) bool {
	want := r.c.Expected.Cause
	c := r.comparison()
	if c.equal(norm(want), norm(cause), "") {
		return true
	}
	if !r.c.Expected.CauseIsJSON {
		return false
	}
	w, err := value.Parse([]byte(want))
	g, err2 := value.Parse([]byte(cause))
	return err == nil && err2 == nil && c.equal(w, g, "")
}

// sameStates compares the states that were entered and left; what differs, "" for nothing.
func (r *replayer) sameStates(x *interp.Execution) string {
	events, ok := r.c.Expected.Events.value.([]any)
	if !ok {
		return ""
	}
	c := r.comparison()
	c.known = r.knownOfRequests()
	c.loose = map[string]bool{}
	for _, i := range r.c.Ignore {
		if v, ok := at(r.c.Expected.Output.value, i.Pointer); ok {
			c.loose[value.Text(norm(v))] = true
		}
	}
	if concurrent(r.c.Definition.value) {
		return c.inAnyOrder(recordedSteps(events), stepsOf(x))
	}
	return c.inOrder(recordedSteps(events), stepsOf(x))
}

// comparison returns one that knows the placeholders of the case.
func (r *replayer) comparison() *comparison {
	return &comparison{known: r.known, ignore: map[string]bool{}}
}

// at returns the value at a JSON pointer.
func at(v any, pointer string) (any, bool) {
	for _, name := range strings.Split(pointer, "/")[1:] {
		name = strings.NewReplacer("~1", "/", "~0", "~").Replace(name)
		switch of := v.(type) {
		case *value.Object:
			m, ok := of.Get(name)
			if !ok {
				return nil, false
			}
			v = m
		case []any:
			var i int
			if _, err := fmt.Sscan(name, &i); err != nil || i < 0 || i >= len(of) {
				return nil, false
			}
			v = of[i]
		default:
			return nil, false
		}
	}
	return v, true
}
