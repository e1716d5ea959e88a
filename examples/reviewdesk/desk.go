package reviewdesk

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"sync"
	"time"

	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

// Config is what a desk works with. All of it is required.
type Config struct {
	// Store keeps the reviews.
	Store Store
	// Gate sends the answers.
	Gate *reviewer.Desk
	// Text loads the draft that is to be reviewed.
	Text func(context.Context, Question) (string, error)
	// Identify tells who has signed in; false when nobody has.
	Identify func(*http.Request) (Person, bool)
	// Key is a secret of at least 32 bytes. All servers of one desk have the same: addresses are made of it.
	Key []byte
	// Now is the clock: time.Now.
	Now func() time.Time
	// Fault is told what went wrong inside. The text has no task token in it.
	Fault func(error)
}

// Desk is the web page of the reviewers.
type Desk struct {
	Config
	// deciding lets one answer go out at a time, so that the second click finds the review closed.
	deciding sync.Mutex
}

// New makes a desk.
func New(c Config) (*Desk, error) {
	if c.Store == nil || c.Gate == nil || c.Text == nil || c.Identify == nil || c.Now == nil || c.Fault == nil {
		return nil, errors.New("a part of the desk's Config is nil")
	}
	if len(c.Key) < minKey {
		return nil, fmt.Errorf("the key has %d bytes, it needs at least %d", len(c.Key), minKey)
	}
	c.Key = bytes.Clone(c.Key)
	return &Desk{Config: c}, nil
}

// Receive keeps a request: the body of a message that a gate sent. A message that came before changes nothing. One with the same
// question and a new token, after a retry or a redrive, opens the review again: the token before it is dead.
func (d *Desk) Receive(ctx context.Context, message []byte) error {
	ticket, _, err := reviewer.Open[Question](message)
	if err != nil {
		return err
	}
	d.deciding.Lock()
	defer d.deciding.Unlock()
	id := d.id(ticket.IdempotencyKey)
	old, err := d.Store.Get(ctx, id)
	switch {
	case errors.Is(err, ErrNotFound):
	case err != nil:
		return err
	default:
		if before, err := open(old); err == nil && before.Ticket.Token.Reveal() == ticket.Token.Reveal() {
			return nil
		}
	}
	return d.Store.Put(ctx, Review{ID: id, Message: message})
}

//go:embed pages
var pages embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"utc":     func(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") },
	"machine": func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
}).ParseFS(pages, "pages/*.html"))

// Handler serves the desk.
func (d *Desk) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", d.list)
	mux.HandleFunc("GET /reviews/{id}", d.show)
	mux.HandleFunc("POST /reviews/{id}", d.decide)
	mux.HandleFunc("GET /style.css", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, pages, "pages/style.css")
	})
	// A form of another site is refused twice: by what the browser says of its origin, and by the token in the form.
	other := http.NewCrossOriginProtection()
	other.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		d.say(w, http.StatusForbidden, "This form was not sent from the desk", "Nothing was decided. Open the review again and send the form from there.")
	}))
	protected := other.Handler(mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secure(w.Header())
		protected.ServeHTTP(w, r)
	})
}

// secure sets the headers that every answer has: nothing of others is loaded, nothing is kept, and no address is told.
func secure(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
}

// render writes a page, all of it or none.
func (d *Desk) render(w http.ResponseWriter, status int, name string, data any) {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		d.Fault(err)
		http.Error(w, "The page cannot be shown.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = b.WriteTo(w) // a reader who has gone away is no fault
}

// say writes a page with a message.
func (d *Desk) say(w http.ResponseWriter, status int, title, text string) {
	d.render(w, status, "message.html", messagePage{Title: title, Text: text})
}

// broken writes what a reviewer may know of a fault.
func (d *Desk) broken(w http.ResponseWriter, err error) {
	d.Fault(err)
	d.say(w, http.StatusInternalServerError, "The desk has a fault", "Nothing was decided. Try again in a minute.")
}
