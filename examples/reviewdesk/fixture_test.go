package reviewdesk_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/aws-sdk-go-v2/service/sfn/types"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/examples/reviewdesk"
	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

// secret is the task token of the tests: it must be on no page.
const secret = "AQCEAAAA+secret/token=="

// draft has what pages must escape, and a word that is wider than a phone.
var draft = "Lungs are clear.\n<script>alert(1)</script> & more\n" + strings.Repeat("1.2.840.10008.", 20)

var noon = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// gate stands in for Step Functions. Like it, it takes one answer for a token.
type gate struct {
	mu      sync.Mutex
	outputs []string
	err     error
}

func (g *gate) SendTaskSuccess(_ context.Context, in *sfn.SendTaskSuccessInput, _ ...func(*sfn.Options)) (*sfn.SendTaskSuccessOutput, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.err != nil {
		return nil, g.err
	}
	if len(g.outputs) > 0 {
		return nil, &types.TaskTimedOut{Message: new("the task is closed")}
	}
	g.outputs = append(g.outputs, *in.Output)
	return &sfn.SendTaskSuccessOutput{}, nil
}

func (*gate) SendTaskFailure(context.Context, *sfn.SendTaskFailureInput, ...func(*sfn.Options)) (*sfn.SendTaskFailureOutput, error) {
	return &sfn.SendTaskFailureOutput{}, nil
}

func (*gate) SendTaskHeartbeat(context.Context, *sfn.SendTaskHeartbeatInput, ...func(*sfn.Options)) (*sfn.SendTaskHeartbeatOutput, error) {
	return &sfn.SendTaskHeartbeatOutput{}, nil
}

// brittle is a Store that fails when it is told to.
type brittle struct {
	reviewdesk.Store
	err error
}

func (b *brittle) List(ctx context.Context) ([]reviewdesk.Review, error) {
	if b.err != nil {
		return nil, b.err
	}
	return b.Store.List(ctx)
}

func (b *brittle) Get(ctx context.Context, id string) (reviewdesk.Review, error) {
	if b.err != nil {
		return reviewdesk.Review{}, b.err
	}
	return b.Store.Get(ctx, id)
}

// fixture is a desk with one open review, and what the tests turn.
type fixture struct {
	t      testing.TB
	desk   *reviewdesk.Desk
	gate   *gate
	store  *brittle
	person *reviewdesk.Person // nil: nobody has signed in
	now    time.Time
	text   string
	faults []string
	// address is the path of the review.
	address string
}

func newFixture(t testing.TB) *fixture {
	f := &fixture{
		t: t, gate: &gate{}, store: &brittle{Store: reviewdesk.Folder(t.TempDir())}, now: noon, text: draft,
		person: &reviewdesk.Person{ID: "dr-k", Role: "radiologist", Levels: []string{"ward"}},
	}
	answers, err := reviewer.New(f.gate, func() time.Time { return f.now })
	require.NoError(t, err)
	f.desk, err = reviewdesk.New(reviewdesk.Config{
		Store: f.store, Gate: answers, Key: []byte(strings.Repeat("k", 32)), Now: func() time.Time { return f.now },
		Text: func(context.Context, reviewdesk.Question) (string, error) { return f.text, nil },
		Identify: func(*http.Request) (reviewdesk.Person, bool) {
			if f.person == nil {
				return reviewdesk.Person{}, false
			}
			return *f.person, true
		},
		Fault: func(err error) { f.faults = append(f.faults, err.Error()) },
	})
	require.NoError(t, err)
	require.NoError(t, f.desk.Receive(t.Context(), message(t, secret, "run:gate:ward:1")))
	all, err := f.store.List(t.Context())
	require.NoError(t, err)
	require.Len(t, all, 1)
	f.address = "/reviews/" + all[0].ID
	return f
}

// message is what the gate sends.
func message(t testing.TB, token, key string) []byte {
	t.Helper()
	text, err := json.Marshal(review.Request[reviewdesk.Question]{
		TaskToken: token, Gate: "Physician review", Level: "ward", IdempotencyKey: key, Round: 1, Author: new("dr-m"),
		RequestedAt: noon, ExpiresAt: noon.Add(time.Hour), ContentHash: reviewdesk.Hash(draft),
		Ask: reviewdesk.Question{EncounterID: "e1", DraftKey: "drafts/e1"},
	})
	require.NoError(t, err)
	return text
}

// send sends a request and checks what holds for every answer.
func (f *fixture) send(r *http.Request) *httptest.ResponseRecorder {
	f.t.Helper()
	w := httptest.NewRecorder()
	f.desk.Handler().ServeHTTP(w, r)
	body := w.Body.String()
	for _, text := range append(f.faults, body, w.Header().Get("Location")) {
		require.NotContains(f.t, text, "secret")
	}
	require.NotContains(f.t, body, "<script", "texts of others are escaped")
	require.Equal(f.t, "no-referrer", w.Header().Get("Referrer-Policy"))
	require.Equal(f.t, "no-store", w.Header().Get("Cache-Control"))
	require.Equal(f.t, "nosniff", w.Header().Get("X-Content-Type-Options"))
	require.Contains(f.t, w.Header().Get("Content-Security-Policy"), "default-src 'none'")
	require.Contains(f.t, w.Header().Get("Content-Security-Policy"), "frame-ancestors 'none'")
	return w
}

func (f *fixture) get(path string) *httptest.ResponseRecorder {
	f.t.Helper()
	return f.send(httptest.NewRequest(http.MethodGet, path, nil))
}

var hidden = regexp.MustCompile(`<input type="hidden" name="(\w+)" value="([^"]*)">`)

// filled is the form as a browser sends it: the hidden fields of the page, and what is filled in.
func (f *fixture) filled(with map[string]string) url.Values {
	f.t.Helper()
	page := f.get(f.address)
	require.Equal(f.t, http.StatusOK, page.Code)
	form := url.Values{}
	for _, m := range hidden.FindAllStringSubmatch(page.Body.String(), -1) {
		form.Set(m[1], m[2])
	}
	require.Len(f.t, form, 2)
	for name, v := range with {
		form.Set(name, v)
	}
	return form
}

func (f *fixture) post(form url.Values) *httptest.ResponseRecorder {
	f.t.Helper()
	r := httptest.NewRequest(http.MethodPost, f.address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return f.send(r)
}
