package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// trace prints histories for people: a line an event, with the virtual time since the start.
type trace struct {
	out   *bufio.Writer
	start time.Time
}

func newTrace(w io.Writer) *trace { return &trace{out: bufio.NewWriter(w)} }

// mostChildren is how many children of a Map Run a trace shows, beside those that did not succeed.
const mostChildren = 10

// execution prints an execution, its children indented below the Map that started them.
func (t *trace) execution(x *interp.Execution, indent int) error {
	if indent == 0 {
		t.start = x.Started()
	}
	h := newHistory(x)
	runs := map[string]*interp.MapRun{}
	for _, run := range x.MapRuns() {
		runs[run.ARN] = run
	}
	for _, e := range x.History() {
		if text := h.line(e); text != "" {
			depth := indent + h.depth(e)
			fmt.Fprintf(t.out, "%9s  %s%s\n", span(e.Timestamp.Sub(t.start)), strings.Repeat("  ", depth), text)
		}
		if run := runs[e.MapRunARN]; run != nil && e.Type == "MapRunStarted" {
			c := run.Counts.Items
			fmt.Fprintf(t.out, "%9s  %s%s: %d succeeded, %d failed\n", "", strings.Repeat("  ", indent+h.depth(e)), plural(c.Total, "item"), c.Succeeded, c.Failed+c.TimedOut)
			if err := t.children(run, indent+h.depth(e)+1); err != nil {
				return err
			}
		}
	}
	return t.out.Flush()
}

// children prints the first children of a Map Run, and the first that did not succeed.
func (t *trace) children(run *interp.MapRun, indent int) error {
	good, bad, hidden := 0, 0, 0
	for i, child := range run.Children {
		shown := &good
		if child.Status() != interp.Succeeded {
			shown = &bad
		}
		if *shown++; *shown > mostChildren || len(child.History()) == 0 {
			hidden++
			continue
		}
		fmt.Fprintf(t.out, "%9s  %schild %d\n", span(child.Started().Sub(t.start)), strings.Repeat("  ", indent), i)
		if err := t.execution(child, indent+1); err != nil {
			return err
		}
	}
	if hidden > 0 {
		fmt.Fprintf(t.out, "%9s  %s… and %d more children\n", "", strings.Repeat("  ", indent), hidden)
	}
	return nil
}

// history knows what stands around an event.
type history struct {
	depths   map[string]int          // of states: how many Maps and branches they are in, inside of this execution
	runs     map[string]bool         // names of distributed Maps
	states   map[int64]string        // the state that an event belongs to
	failures map[int64]*interp.Event // events that are failures
	attempts map[int64]int           // calls so far, by the event that entered the state
	entered  map[int64]int64         // the event that entered the state, by event
}

func newHistory(x *interp.Execution) *history {
	h := &history{
		depths: map[string]int{}, runs: map[string]bool{}, states: map[int64]string{}, failures: map[int64]*interp.Event{}, attempts: map[int64]int{},
		entered: map[int64]int64{},
	}
	asl.Walk(x.Machine(), func(v asl.Visit) bool {
		h.depths[v.Name] = strings.Count(v.Pointer, "/States/") - 1
		if m, ok := v.State.(*asl.Map); ok && m.ItemProcessor != nil && m.ItemProcessor.Distributed() {
			h.runs[v.Name] = true
		}
		return true
	})
	if x.Parent() != nil {
		outer := h.depths[x.Parent().State] + 1
		for name := range h.depths {
			h.depths[name] -= outer
		}
	}
	return h
}

// depth is how far an event is indented.
func (h *history) depth(e *interp.Event) int {
	name, ok := h.states[e.ID]
	if !ok {
		return 0
	}
	d := 2 * h.depths[name]
	if !strings.HasSuffix(e.Type, "StateEntered") && !strings.HasSuffix(e.Type, "StateExited") {
		d++
	}
	return d
}

// line is the text of an event, "" for one that tells nothing new.
func (h *history) line(e *interp.Event) string {
	h.place(e)
	switch {
	case e.Type == "ExecutionStarted":
		return "start " + brief(e.Input)
	case e.Type == "ExecutionSucceeded":
		return "end " + brief(e.Output)
	case strings.HasSuffix(e.Type, "StateEntered"):
		return "> " + e.Name + " " + brief(e.Input)
	case strings.HasSuffix(e.Type, "StateExited"):
		return h.exited(e)
	case strings.HasSuffix(e.Type, "Scheduled"):
		return h.scheduled(e)
	case e.Type == "TaskSubmitted":
		return "submitted " + brief(e.Output)
	case e.Type == "MapStateStarted" && h.runs[h.states[e.ID]]: // the events of the Map Run tell more
		return ""
	case e.Type == "MapStateStarted":
		return plural(e.Length, "item")
	case strings.HasPrefix(e.Type, "MapIteration"):
		return fmt.Sprintf("item %d %s", e.Index, strings.ToLower(strings.TrimPrefix(e.Type, "MapIteration")))
	case e.Type == "MapRunStarted":
		return "map run " + e.MapRunARN
	case isFailure(e.Type):
		return failureText(e)
	case e.HasOutput:
		return "answer " + brief(e.Output)
	}
	return ""
}

// place finds the state that an event belongs to, by the event that led to it.
func (h *history) place(e *interp.Event) {
	switch {
	case strings.HasSuffix(e.Type, "StateEntered"):
		h.states[e.ID], h.entered[e.ID] = e.Name, e.ID
	case strings.HasPrefix(e.Type, "Execution"):
	default:
		if name, ok := h.states[e.PreviousEventID]; ok {
			h.states[e.ID], h.entered[e.ID] = name, h.entered[e.PreviousEventID]
		}
		if e.Name != "" {
			h.states[e.ID] = e.Name
		}
	}
	if isFailure(e.Type) {
		h.failures[e.ID] = e
	}
}

// exited tells how a state was left: also, that a catcher took an error.
func (h *history) exited(e *interp.Event) string {
	text := "< " + e.Name + " " + brief(e.Output)
	if e.Assigned.Len() > 0 {
		text += " assigned " + brief(e.Assigned)
	}
	if f := h.failures[e.PreviousEventID]; f != nil {
		text += " caught " + f.Error
	}
	return text
}

// scheduled tells the call of a task, and which attempt it is.
func (h *history) scheduled(e *interp.Event) string {
	call := e.Resource
	if e.ResourceType != "" {
		call = e.ResourceType + ":" + e.Resource
	}
	text := "call "
	entered := h.entered[e.ID]
	if n := h.attempts[entered]; n > 0 {
		text = fmt.Sprintf("retry %d ", n)
	}
	h.attempts[entered]++
	return text + call + " " + brief(e.Input)
}

// isFailure reports whether an event is one of failure.
func isFailure(eventType string) bool {
	for _, end := range []string{"Failed", "TimedOut", "Aborted"} {
		if strings.HasSuffix(eventType, end) {
			return true
		}
	}
	return false
}

// failureText is "task failed My.Error: cause".
func failureText(e *interp.Event) string {
	var b strings.Builder
	for i, r := range e.Type {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteRune(r | 0x20)
	}
	if e.Error != "" {
		b.WriteString(" " + e.Error)
	}
	if e.Cause != "" {
		b.WriteString(": " + shortText(e.Cause))
	}
	return b.String()
}

// brief is a value as one short line.
func brief(v any) string { return shortText(value.Text(v)) }

// shortText cuts a text where a line would be too long.
func shortText(text string) string {
	const most = 160
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}

// span is a duration in few characters: 0s, 1.5s, 2h, 7d12h.
func span(d time.Duration) string {
	const day = 24 * time.Hour
	days, rest := d/day, d%day
	text := rest.Truncate(time.Millisecond).String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	if days == 0 {
		return text
	}
	if rest == 0 {
		text = ""
	}
	return fmt.Sprintf("%dd%s", days, text)
}
