package reviewer

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/review"
)

// maxOutput is the largest output that Step Functions takes, in bytes of UTF-8.
const maxOutput = 262144

// Signature is who decides, and about what.
type Signature struct {
	// Reviewer identifies the person, as the audit record is to show them. The program knows it from the sign-in: it is never
	// typed in. Required; white space around it is dropped.
	Reviewer string
	// Role is the capacity in which they decide, such as "radiologist". Required; white space around it is dropped.
	Role string
	// ContentHash is the hash of the content that the person saw: what the page showed, not what the ticket says. Required.
	ContentHash string
	// Comment is the reason. Required with every decision that needs one, as [review.Decision.NeedsComment] tells: reject and rework.
	Comment string
}

// Approve answers that the work may be published. It fails as [Decide] does.
func (d *Desk) Approve(ctx context.Context, t Ticket, s Signature) error {
	return Decide(ctx, d, t, review.Approve, s)
}

// Reject answers that the work is not to be published; the comment says why. It fails as [Decide] does.
func (d *Desk) Reject(ctx context.Context, t Ticket, s Signature) error {
	return Decide(ctx, d, t, review.Reject, s)
}

// Rework answers that the draft is to be made again; the comment says how. It fails as [Decide] does.
func (d *Desk) Rework(ctx context.Context, t Ticket, s Signature) error {
	return Decide(ctx, d, t, review.Rework, s)
}

// Decide answers with a decision of any enumerated type, for gates with decisions of the user's own. A type with a method NeedsComment() bool says by it
// which decisions need a reason.
//
// Every error is an [*Error]. These are found before anything is sent: [ErrRequest], [ErrExpired], [ErrContent], [ErrReviewer], [ErrRole],
// [ErrAuthor], [ErrDecision], [ErrComment], [ErrTooLarge], [ErrAnswer]. The others are what Step Functions answers.
func Decide[D builder.Enum[D]](ctx context.Context, d *Desk, t Ticket, decision D, s Signature) error {
	s.Reviewer, s.Role = strings.TrimSpace(s.Reviewer), strings.TrimSpace(s.Role)
	now := d.now()
	if err := refuse(t, s, now); err != nil {
		return err
	}
	if !slices.Contains(decision.Values(), decision) {
		return &Error{Kind: ErrDecision, Detail: fmt.Sprintf("%v is no decision of this gate: they are %v", decision, decision.Values())}
	}
	if asks, ok := any(decision).(interface{ NeedsComment() bool }); ok && asks.NeedsComment() && strings.TrimSpace(s.Comment) == "" {
		return &Error{Kind: ErrComment, Detail: fmt.Sprintf("%v needs a comment that gives the reason", decision)}
	}
	output, err := encode(review.Answer[D]{
		Decision: decision, Reviewer: s.Reviewer, Role: s.Role, Comment: s.Comment, ContentHash: s.ContentHash,
		// Milliseconds are all that the expressions of a workflow know.
		DecidedAt: now.UTC().Truncate(time.Millisecond),
	})
	if err != nil {
		return err
	}
	return d.success(ctx, t.Token, output)
}

// refuse reports what is wrong with an answer, whatever it decides.
func refuse(t Ticket, s Signature, now time.Time) error {
	if err := t.check(); err != nil {
		return err
	}
	switch {
	case !now.Before(t.ExpiresAt):
		return &Error{Kind: ErrExpired, Detail: "the gate waited until " + t.ExpiresAt.UTC().Format(time.RFC3339)}
	case s.ContentHash != t.ContentHash:
		return &Error{Kind: ErrContent, Detail: fmt.Sprintf("the reviewer saw %q, the gate asks about %q", s.ContentHash, t.ContentHash)}
	case s.Reviewer == "":
		return &Error{Kind: ErrReviewer, Detail: "the signature does not say who decides"}
	case s.Role == "":
		return &Error{Kind: ErrRole, Detail: "the signature does not say in which role " + s.Reviewer + " decides"}
	case strings.EqualFold(s.Reviewer, strings.TrimSpace(t.Author)):
		return &Error{Kind: ErrAuthor, Detail: s.Reviewer + " made the draft and does not review it"}
	default:
		return nil
	}
}

// encode writes an answer: short, as every byte counts, so without escapes for HTML.
func encode(answer any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(answer); err != nil {
		return "", &Error{Kind: ErrAnswer, Detail: "the answer cannot be written as JSON: " + err.Error(), cause: err}
	}
	text := strings.TrimSuffix(b.String(), "\n")
	if len(text) > maxOutput {
		return "", &Error{Kind: ErrTooLarge, Detail: fmt.Sprintf("the answer has %d bytes, Step Functions takes %d: shorten the comment", len(text), maxOutput)}
	}
	return text, nil
}
