package explore

import (
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl/interp"
)

// Script is a run in which all goes well but for what it says: no task fails, and the services tell the truth.
type Script struct {
	// Input are members of the input by name.
	Input map[string]any
	// Many says that the machine has 25 items to read, not 2.
	Many bool
	// Task answers the calls it knows; put puts an object into S3.
	Task func(t *interp.Task, put func(bucket, key, body string)) (interp.Result, bool)
	// Thinks is how long after the start people answer at the earliest, and Answer what they say.
	Thinks time.Duration
	Answer func(t *interp.Task) any
}

// pick chooses what a script chooses where it says nothing: the first of everything, and never a failure.
func (s *Script) pick(site string, n int) int {
	if s.Many && site == "input/items" || strings.HasSuffix(site, "/outcome") || strings.HasSuffix(site, "/answer") {
		return n - 1
	}
	return 0
}

// task answers a call of a scripted run.
func (s *Script) task(r *run, t *interp.Task) (interp.Result, bool) {
	if s == nil || s.Task == nil {
		return interp.Result{}, false
	}
	return s.Task(t, func(in, k, body string) { _ = r.store.Put(in, k, []byte(body)) }) // memory takes all
}
