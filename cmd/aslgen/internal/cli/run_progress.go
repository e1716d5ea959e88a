package cli

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/asl/interp"
)

// watch tells about once a second where a run is, where somebody watches; nil elsewhere.
func (a *app) watch() func(*interp.Execution, *interp.Event) {
	if a.quiet || !isTerminal(a.stderr) {
		return nil
	}
	events, last := 0, time.Now()
	return func(x *interp.Execution, e *interp.Event) {
		const rarely = 1000 // events between two looks at the clock, which costs more than an event
		if events++; events%rarely != 0 || time.Since(last) < progressDelay {
			return
		}
		last = time.Now()
		fmt.Fprintf(a.stderr, "aslgen: %d events, %s after the start, %s …\n", events, span(e.Timestamp.Sub(x.Started())), e.Type)
	}
}
