package reviewer

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/aslgen/aslgen/patterns/review"
)

// maxCause is the longest cause that Step Functions takes, in characters.
const maxCause = 32768

// Heartbeat tells a gate that somebody still works on the answer. Only a gate with a heartbeat needs it, more often than the time that it
// has; the time of the gate as a whole does not get longer. [ErrTaskTimedOut] says that the answer would come too late.
func (d *Desk) Heartbeat(ctx context.Context, t Ticket) error {
	if err := t.check(); err != nil {
		return err
	}
	return d.heartbeat(ctx, t.Token)
}

// Cancel ends a gate without a decision, because nobody needs one any more: the gate leaves by its OnCancel. reason is for the audit record and may be
// empty; it has at most 32,768 characters.
func (d *Desk) Cancel(ctx context.Context, t Ticket, reason string) error {
	return d.end(ctx, t, review.ErrCancelled, reason)
}

// Supersede ends a gate without a decision, because a newer draft is to be reviewed: the gate leaves by its OnCancel. reason may name the newer
// draft; it is as that of [Desk.Cancel].
func (d *Desk) Supersede(ctx context.Context, t Ticket, reason string) error {
	return d.end(ctx, t, review.ErrSuperseded, reason)
}

func (d *Desk) end(ctx context.Context, t Ticket, name, reason string) error {
	if err := t.check(); err != nil {
		return err
	}
	if n := utf8.RuneCountInString(reason); n > maxCause {
		return &Error{Kind: ErrTooLarge, Detail: fmt.Sprintf("the reason has %d characters, Step Functions takes %d", n, maxCause)}
	}
	return d.failure(ctx, t.Token, name, reason)
}
