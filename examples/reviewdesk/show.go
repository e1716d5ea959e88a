package reviewdesk

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/aslgen/aslgen/patterns/review"
)

// messagePage is a page that says one thing.
type messagePage struct{ Title, Text string }

// listPage is the list of open reviews.
type listPage struct {
	Title   string
	Person  Person
	Reviews []opened
}

// reviewPage is one open review, with the form.
type reviewPage struct {
	Title  string
	Person Person
	Review opened
	// Text is what the reviewer sees, Hash its name.
	Text, Hash string
	FormToken  string
	// Decision and Comment are what was filled in before.
	Decision review.Decision
	Comment  string
	// DecisionError and CommentError say what is wrong with them.
	DecisionError, CommentError string
}

// Wrong tells whether the form has to be filled in again.
func (p reviewPage) Wrong() bool { return p.DecisionError != "" || p.CommentError != "" }

// closedPage is a review that has ended.
type closedPage struct {
	Title   string
	Gate    string
	Outcome Outcome
}

// list shows the open reviews of the person's levels, those that expire first in front.
func (d *Desk) list(w http.ResponseWriter, r *http.Request) {
	person, ok := d.Identify(r)
	if !ok {
		d.stranger(w)
		return
	}
	all, err := d.Store.List(r.Context())
	if err != nil {
		d.broken(w, err)
		return
	}
	page := listPage{Title: "Open reviews", Person: person}
	for _, stored := range all {
		o, err := open(stored)
		if err != nil {
			d.Fault(err)
			continue
		}
		if o.Outcome == nil && d.Now().Before(o.Ticket.ExpiresAt) && slices.Contains(person.Levels, o.Ticket.Level) {
			page.Reviews = append(page.Reviews, o)
		}
	}
	slices.SortFunc(page.Reviews, func(a, b opened) int {
		if c := a.Ticket.ExpiresAt.Compare(b.Ticket.ExpiresAt); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	d.render(w, http.StatusOK, "list.html", page)
}

// show is the page on which a decision is made. It changes nothing.
func (d *Desk) show(w http.ResponseWriter, r *http.Request) {
	person, o, ok := d.find(w, r)
	if !ok || d.ended(w, http.StatusOK, o) {
		return
	}
	d.form(w, r, http.StatusOK, reviewPage{Person: person, Review: o})
}

// find gives the review that is asked for, or answers the request itself. A review of others is not there.
func (d *Desk) find(w http.ResponseWriter, r *http.Request) (Person, opened, bool) {
	person, ok := d.Identify(r)
	if !ok {
		d.stranger(w)
		return person, opened{}, false
	}
	stored, err := d.Store.Get(r.Context(), r.PathValue("id"))
	if err != nil && !errors.Is(err, ErrNotFound) {
		d.broken(w, err)
		return person, opened{}, false
	}
	var o opened
	if err == nil {
		if o, err = open(stored); err != nil {
			d.broken(w, err)
			return person, o, false
		}
	}
	if err != nil || !slices.Contains(person.Levels, o.Ticket.Level) {
		d.say(w, http.StatusNotFound, "There is no such review", "It was asked of another group, or the address is incomplete.")
		return person, o, false
	}
	return person, o, true
}

// stranger answers who has not signed in.
func (d *Desk) stranger(w http.ResponseWriter) {
	d.say(w, http.StatusUnauthorized, "Sign in first", "The desk does not know who you are.")
}

// ended answers for a review that nobody waits for any more. status is that of one which was decided.
func (d *Desk) ended(w http.ResponseWriter, status int, o opened) bool {
	switch {
	case o.Outcome != nil && o.Outcome.Decision != "":
		d.render(w, status, "closed.html", closedPage{Title: "This review is decided", Gate: o.Ticket.Gate, Outcome: *o.Outcome})
	case o.Outcome != nil, !d.Now().Before(o.Ticket.ExpiresAt):
		d.late(w, o.Ticket.ExpiresAt)
	default:
		return false
	}
	return true
}

// late answers for a review that the gate stopped to wait for.
func (d *Desk) late(w http.ResponseWriter, expired time.Time) {
	d.say(w, http.StatusGone, "Nobody waits for this review any more",
		"It could be decided until "+expired.UTC().Format("2 January 2006, 15:04 UTC")+", or somebody has ended it before. Nothing was decided here.")
}

// form shows the text and the form, if the person may decide and the text is the one that the gate asks about.
func (d *Desk) form(w http.ResponseWriter, r *http.Request, status int, page reviewPage) {
	if strings.EqualFold(page.Person.ID, page.Review.Ticket.Author) {
		d.say(w, http.StatusForbidden, "This draft is your own", "Somebody else has to review it.")
		return
	}
	text, err := d.Text(r.Context(), page.Review.Question)
	if err != nil {
		d.broken(w, err)
		return
	}
	page.Text, page.Hash = text, Hash(text)
	if page.Hash != page.Review.Ticket.ContentHash {
		d.changed(w)
		return
	}
	page.Title = page.Review.Ticket.Gate
	page.FormToken = d.formToken(page.Person, page.Review.ID)
	d.render(w, status, "review.html", page)
}

// changed answers for a text that is not the one which is to be reviewed.
func (d *Desk) changed(w http.ResponseWriter) {
	d.say(w, http.StatusConflict, "The draft has changed", "It is not the text that the gate asks about, so nobody can approve it. Nothing was decided.")
}
