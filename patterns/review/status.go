package review

// Status tells how a gate was left.
type Status string

// The ways out of a gate.
const (
	Approved   Status = "approved"   // by an explicit approval of this very content
	Rejected   Status = "rejected"   // by a rejection
	Reworked   Status = "rework"     // the draft is made again
	Exhausted  Status = "exhausted"  // rework was asked for once more than the gate allows
	Other      Status = "other"      // by a decision of the user's own type that has an exit of its own
	Expired    Status = "expired"    // nobody answered in time
	Cancelled  Status = "cancelled"  // the question was withdrawn: [ErrCancelled]
	Superseded Status = "superseded" // a newer draft took the place of this one: [ErrSuperseded]
	Invalid    Status = "invalid"    // the answer cannot be taken for any decision
	Shadowed   Status = "shadowed"   // approved in shadow mode: nothing follows
	Stopped    Status = "stopped"    // by the kill switch
	Failed     Status = "failed"     // the question did not reach anybody, or the reviewer's side failed
)

// Values lists the ways.
func (Status) Values() []Status {
	return []Status{Approved, Rejected, Reworked, Exhausted, Other, Expired, Cancelled, Superseded, Invalid, Shadowed, Stopped, Failed}
}

// The errors of exits that fail.
const (
	// ErrExpired is the error of [FailOnTimeout].
	ErrExpired = "Review.Expired"
	// ErrInvalidAnswer is the error of the default exit of answers that are no decision.
	ErrInvalidAnswer = "Review.InvalidAnswer"
)
