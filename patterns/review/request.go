package review

import "time"

// Request is what a gate sends to its reviewers: one document of JSON for each time that somebody is asked. Q is the type of what
// the reviewer needs for a decision: references to the work, not the work itself.
//
// The task token is as good as a password for this one answer. It goes to the program of the reviewer's side and stays there: never
// into an address, a log or a page.
type Request[Q any] struct {
	// TaskToken is what the answer is sent with. Each request has a new one; Step Functions takes one answer for it.
	TaskToken string `json:"taskToken" jsonschema:"minLength=1"`
	// Gate is the name of the gate, as the workflow has it: behind the prefix of the fragment that it is in.
	Gate string `json:"gate" jsonschema:"minLength=1"`
	// Level is the name of the group that is asked. A gate without escalation has one level.
	Level string `json:"level" jsonschema:"minLength=1"`
	// IdempotencyKey is the same for all deliveries of one question: it is made of execution, gate, level and round. A program that
	// has seen the key already replaces what it knows, and does not ask a second time.
	IdempotencyKey string `json:"idempotencyKey" jsonschema:"minLength=1"`
	// Round is 1 for the first draft and grows by 1 with each rework.
	Round int `json:"round" jsonschema:"minimum=1"`
	// RequestedAt is when the question was asked.
	RequestedAt time.Time `json:"requestedAt"`
	// ExpiresAt is when the gate stops waiting. A later answer is refused.
	ExpiresAt time.Time `json:"expiresAt"`
	// ContentHash names the content that is to be reviewed, to the byte. The answer repeats it, so that nobody approves a text that
	// was changed behind them.
	ContentHash string `json:"contentHash" jsonschema:"minLength=1"`
	// Author is who made the draft; they do not review it. Nil: the gate does not compare authors and reviewers.
	Author *string `json:"author,omitempty" jsonschema:"minLength=1"`
	// Ask is what the reviewer needs to know.
	Ask Q `json:"ask"`
}
