package reviewdesk

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

const (
	// maxForm is the largest form that is read, in bytes.
	maxForm = 1 << 20
	// patience is how long an answer may take on its way. It goes on when the browser has gone away.
	patience = 20 * time.Second
)

// decide sends a decision to the gate.
func (d *Desk) decide(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		d.say(w, http.StatusBadRequest, "The form cannot be read", "Nothing was decided. Shorten the comment, and send it again.")
		return
	}
	d.deciding.Lock() // only now: a slow sender holds nobody up
	defer d.deciding.Unlock()
	person, o, ok := d.find(w, r)
	if !ok {
		return
	}
	if !d.isFormToken(r.PostForm.Get("formToken"), person, o.ID) {
		d.say(w, http.StatusForbidden, "This form was not made for you", "Nothing was decided. Open the review again and send the form from there.")
		return
	}
	if d.ended(w, http.StatusConflict, o) {
		return
	}
	decision, comment := review.Decision(r.PostForm.Get("decision")), r.PostForm.Get("comment")
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), patience)
	defer cancel()
	err := reviewer.Decide(ctx, d.Gate, o.Ticket, decision, reviewer.Signature{
		Reviewer: person.ID, Role: person.Role, ContentHash: r.PostForm.Get("contentHash"), Comment: comment,
	})
	if err != nil {
		d.refused(ctx, w, r, reviewPage{Person: person, Review: o, Decision: decision, Comment: comment}, err)
		return
	}
	o.Outcome = &Outcome{Decision: decision, Reviewer: person.ID, At: d.Now()}
	if err := d.Store.Put(ctx, o.Review); err != nil {
		d.Fault(err) // the gate has the answer; the next one is refused as late
	}
	http.Redirect(w, r, "/reviews/"+o.ID, http.StatusSeeOther) // a reload shows the page, and sends nothing
}

// refused answers for a decision that did not reach the gate.
func (d *Desk) refused(ctx context.Context, w http.ResponseWriter, r *http.Request, page reviewPage, err error) {
	is := func(kind reviewer.Kind) bool { return errors.Is(err, kind) }
	switch {
	case is(reviewer.ErrDecision):
		page.DecisionError = "Choose what you decide."
		d.form(w, r, http.StatusUnprocessableEntity, page)
	case is(reviewer.ErrComment):
		page.CommentError = "Say why: whoever made the draft needs the reason."
		d.form(w, r, http.StatusUnprocessableEntity, page)
	case is(reviewer.ErrTooLarge):
		page.CommentError = "The comment is too long. Shorten it."
		d.form(w, r, http.StatusUnprocessableEntity, page)
	case is(reviewer.ErrContent):
		d.changed(w)
	case is(reviewer.ErrAuthor):
		d.say(w, http.StatusForbidden, "This draft is your own", "Somebody else has to review it.")
	case is(reviewer.ErrTaskTimedOut), is(reviewer.ErrTaskDoesNotExist):
		page.Review.Outcome = &Outcome{At: d.Now()}
		if err := d.Store.Put(ctx, page.Review.Review); err != nil {
			d.Fault(err)
		}
		d.late(w, page.Review.Ticket.ExpiresAt)
	case is(reviewer.ErrExpired):
		d.late(w, page.Review.Ticket.ExpiresAt)
	default:
		d.Fault(err)
		d.say(w, http.StatusBadGateway, "The decision may not have arrived", "Open the review again: if it is still open, send it once more. It counts once.")
	}
}
