package cli

import (
	"fmt"
	"time"
)

// progressDelay is how long a step may take in silence.
const progressDelay = time.Second

// progress says on the standard error what the command is doing once it has done it for a second. The caller stops it
// when the step is over.
func (a *app) progress(format string, args ...any) (stop func()) {
	if a.quiet {
		return func() {}
	}
	timer := time.AfterFunc(progressDelay, func() {
		fmt.Fprintf(a.stderr, "aslgen: "+format+" …\n", args...)
	})
	return func() { timer.Stop() }
}
