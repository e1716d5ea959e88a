package reviewdesk

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

// Question is what the gate asks about: references, never the text itself.
type Question struct {
	EncounterID string `json:"encounterId"`
	DraftKey    string `json:"draftKey"`
}

// Review is a request as the desk keeps it.
type Review struct {
	// ID is what addresses have. It cannot be guessed.
	ID string `json:"id"`
	// Message is the request as it came, with the task token: keep it as you would a password.
	Message json.RawMessage `json:"message"`
	// Outcome is nil as long as the review is open.
	Outcome *Outcome `json:"outcome,omitempty"`
}

// Outcome is how a review ended.
type Outcome struct {
	// Decision is "" when the gate stopped waiting before the desk had an answer.
	Decision review.Decision `json:"decision,omitempty"`
	Reviewer string          `json:"reviewer,omitempty"`
	At       time.Time       `json:"at"`
}

// ErrNotFound is what a Store answers for an id that it does not know.
var ErrNotFound = errors.New("there is no such review")

// Store keeps reviews. A table with one item a review is one; [Folder] is one for a single server.
type Store interface {
	// List gives all reviews, in any order.
	List(context.Context) ([]Review, error)
	// Get gives one, or ErrNotFound.
	Get(ctx context.Context, id string) (Review, error)
	// Put keeps a review in place of the one with the same id.
	Put(context.Context, Review) error
}

// Person is who has signed in.
type Person struct {
	// ID is the person's name in the audit record.
	ID string
	// Role is the capacity in which they decide.
	Role string
	// Levels are the groups of reviewers that they belong to, as the gates name them. They see the reviews of these alone.
	Levels []string
}

// opened is a review with what its message says.
type opened struct {
	Review
	Ticket   reviewer.Ticket
	Question Question
}

func open(r Review) (opened, error) {
	t, q, err := reviewer.Open[Question](r.Message)
	return opened{r, t, q}, err
}
