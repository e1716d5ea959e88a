package cli

import (
	"fmt"
	"os"
	"time"
)

// progressDelay is how long a step may take in silence.
const progressDelay = time.Second

// progress says on the standard error what the command is doing once it has done it for a second, where somebody watches: a log shows
// what came out, however long it took. The caller stops it when the step is over.
func (a *app) progress(format string, args ...any) (stop func()) {
	if a.quiet || !isTerminal(a.stderr) {
		return func() {}
	}
	timer := time.AfterFunc(progressDelay, func() {
		fmt.Fprintf(a.stderr, "aslgen: "+format+" …\n", args...)
	})
	return func() { timer.Stop() }
}

// isTerminal reports whether a stream is a device: what is written is shown at once, what is read is typed.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
