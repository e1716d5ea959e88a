package review

import "time"

// Decision is what a reviewer decides. It is a closed enumeration: a gate takes any other text for an invalid answer.
type Decision string

// The decisions.
const (
	Approve Decision = "approve" // the work may be published as it is
	Reject  Decision = "reject"  // the work is not to be published
	Rework  Decision = "rework"  // the draft is to be made again, as the comment says
)

// Values lists the decisions.
func (Decision) Values() []Decision { return []Decision{Approve, Reject, Rework} }

// NeedsComment tells whether an answer with the decision has to give its reason. A type of the user's own may have this method, too.
func (d Decision) NeedsComment() bool { return d != Approve }

// Answer is what comes back to a gate: the output of SendTaskSuccess. D is [Decision], or the user's own type.
type Answer[D any] struct {
	// Decision is what was decided.
	Decision D `json:"decision"`
	// Reviewer identifies the person who decided, as the audit record is to show them.
	Reviewer string `json:"reviewer" jsonschema:"minLength=1"`
	// Role is the capacity in which they decided, such as "radiologist".
	Role string `json:"role" jsonschema:"minLength=1"`
	// DecidedAt is when they decided.
	DecidedAt time.Time `json:"decidedAt"`
	// Comment gives the reason. Approval needs none, so it may be empty; rejection and rework need one.
	Comment string `json:"comment"`
	// ContentHash repeats the hash of the request: of the content that the reviewer saw.
	ContentHash string `json:"contentHash" jsonschema:"minLength=1"`
}
