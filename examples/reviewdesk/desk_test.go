package reviewdesk_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sfn/types"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/examples/reviewdesk"
)

func TestListShowsWhatIsOpen(t *testing.T) {
	f := newFixture(t)
	w := f.get("/")
	require.Equal(t, http.StatusOK, w.Code)
	require.Contains(t, w.Body.String(), `href="`+f.address+`"`)
	require.Contains(t, w.Body.String(), "4 May 2026, 13:00 UTC")

	f.person.Levels = []string{"board"}
	require.Contains(t, f.get("/").Body.String(), "Nothing waits for you.")
	f.person.Levels = []string{"ward"}
	f.now = noon.Add(time.Hour)
	require.Contains(t, f.get("/").Body.String(), "Nothing waits for you.")
	f.store.err = errors.New("the table is away")
	require.Equal(t, http.StatusInternalServerError, f.get("/").Code)
	require.Equal(t, []string{"the table is away"}, f.faults)
	f.person = nil
	require.Equal(t, http.StatusUnauthorized, f.get("/").Code)
}

// TestGetDoesNothing: scanners of mail follow every link, with parameters and without.
func TestGetDoesNothing(t *testing.T) {
	f := newFixture(t)
	form := f.filled(map[string]string{"decision": "approve"})
	before, err := f.store.List(t.Context())
	require.NoError(t, err)
	for _, method := range []string{http.MethodGet, http.MethodHead} {
		for _, path := range []string{"/", f.address, f.address + "?" + form.Encode(), "/?" + form.Encode()} {
			require.Equal(t, http.StatusOK, f.send(httptest.NewRequest(method, path, nil)).Code, "%s %s", method, path)
		}
	}
	after, err := f.store.List(t.Context())
	require.NoError(t, err)
	require.Equal(t, before, after)
	require.Empty(t, f.gate.outputs)
	for _, method := range []string{http.MethodPut, http.MethodDelete, http.MethodPatch} {
		require.Equal(t, http.StatusMethodNotAllowed, f.send(httptest.NewRequest(method, f.address, nil)).Code)
	}
}

func TestDecisions(t *testing.T) {
	for decision, want := range map[string]string{
		"approve": `{"decision":"approve","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T12:00:00Z","comment":"a & b","contentHash":"` + reviewdesk.Hash(draft) + `"}`,
		"reject":  `{"decision":"reject","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T12:00:00Z","comment":"a & b","contentHash":"` + reviewdesk.Hash(draft) + `"}`,
		"rework":  `{"decision":"rework","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T12:00:00Z","comment":"a & b","contentHash":"` + reviewdesk.Hash(draft) + `"}`,
	} {
		t.Run(decision, func(t *testing.T) {
			f := newFixture(t)
			w := f.post(f.filled(map[string]string{"decision": decision, "comment": "a & b"}))
			require.Equal(t, http.StatusSeeOther, w.Code)
			require.Equal(t, f.address, w.Header().Get("Location"))
			require.Equal(t, []string{want}, f.gate.outputs)
			page := f.get(f.address)
			require.Equal(t, http.StatusOK, page.Code)
			require.Contains(t, page.Body.String(), "<strong>"+decision+"</strong>")
			require.NotContains(t, page.Body.String(), "<form")
			require.Contains(t, f.get("/").Body.String(), "Nothing waits for you.")
		})
	}
}

// TestRefusals: nothing reaches the gate, and the page says why.
func TestRefusals(t *testing.T) {
	approve := map[string]string{"decision": "approve"}
	for name, c := range map[string]struct {
		fill   map[string]string
		change func(*fixture, url.Values)
		status int
		text   string
	}{
		"no form token":      {approve, func(_ *fixture, v url.Values) { v.Del("formToken") }, http.StatusForbidden, "not made for you"},
		"a wrong form token": {approve, func(_ *fixture, v url.Values) { v.Set("formToken", "x"+v.Get("formToken")) }, http.StatusForbidden, "not made for you"},
		"the form of another person": {approve, func(f *fixture, _ url.Values) {
			f.person = &reviewdesk.Person{ID: "dr-x", Role: "radiologist", Levels: []string{"ward"}}
		}, http.StatusForbidden, "not made for you"},
		"signed out":             {approve, func(f *fixture, _ url.Values) { f.person = nil }, http.StatusUnauthorized, "Sign in first"},
		"of another group":       {approve, func(f *fixture, _ url.Values) { f.person.Levels = nil }, http.StatusNotFound, "There is no such review"},
		"a review that is not":   {approve, func(f *fixture, _ url.Values) { f.address = "/reviews/" + strings.Repeat("A", 22) }, http.StatusNotFound, "There is no such review"},
		"an id that is none":     {approve, func(f *fixture, _ url.Values) { f.address = "/reviews/..%2f..%2fetc%2fpasswd" }, http.StatusNotFound, "There is no such review"},
		"expired":                {approve, func(f *fixture, _ url.Values) { f.now = noon.Add(time.Hour) }, http.StatusGone, "Nobody waits for this review any more"},
		"wrong hash":             {approve, func(_ *fixture, v url.Values) { v.Set("contentHash", reviewdesk.Hash("another text")) }, http.StatusConflict, "The draft has changed"},
		"no hash":                {approve, func(_ *fixture, v url.Values) { v.Del("contentHash") }, http.StatusConflict, "The draft has changed"},
		"no decision":            {nil, func(*fixture, url.Values) {}, http.StatusUnprocessableEntity, "Choose what you decide."},
		"an unknown decision":    {map[string]string{"decision": "APPROVE"}, func(*fixture, url.Values) {}, http.StatusUnprocessableEntity, "Choose what you decide."},
		"rejection, no comment":  {map[string]string{"decision": "reject"}, func(*fixture, url.Values) {}, http.StatusUnprocessableEntity, "Say why"},
		"rework, a blank one":    {map[string]string{"decision": "rework", "comment": " \n"}, func(*fixture, url.Values) {}, http.StatusUnprocessableEntity, "Say why"},
		"too long a comment":     {map[string]string{"decision": "approve", "comment": strings.Repeat("x", 262144)}, func(*fixture, url.Values) {}, http.StatusUnprocessableEntity, "too long"},
		"a form without end":     {map[string]string{"decision": "approve", "comment": strings.Repeat("x", 1<<20)}, func(*fixture, url.Values) {}, http.StatusBadRequest, "cannot be read"},
		"the store is away":      {approve, func(f *fixture, _ url.Values) { f.store.err = errors.New("away") }, http.StatusInternalServerError, "Nothing was decided"},
		"Step Functions is away": {approve, func(f *fixture, _ url.Values) { f.gate.err = errors.New("post " + secret + ": no route") }, http.StatusBadGateway, "may not have arrived"},
		"the task is closed": {approve, func(f *fixture, _ url.Values) {
			f.gate.err = &types.TaskTimedOut{Message: new("closed")}
		}, http.StatusGone, "Nobody waits for this review any more"},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFixture(t)
			form := f.filled(c.fill)
			c.change(f, form)
			w := f.post(form)
			require.Equal(t, c.status, w.Code)
			require.Contains(t, w.Body.String(), c.text)
			require.Empty(t, f.gate.outputs)
		})
	}
}

// TestAFormOfAnotherSite is refused by what the browser says of its origin, even with a token.
func TestAFormOfAnotherSite(t *testing.T) {
	f := newFixture(t)
	r := httptest.NewRequest(http.MethodPost, f.address, strings.NewReader(f.filled(map[string]string{"decision": "approve"}).Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := f.send(r)
	require.Equal(t, http.StatusForbidden, w.Code)
	require.Contains(t, w.Body.String(), "was not sent from the desk")
	require.Empty(t, f.gate.outputs)
}

// TestWhatIsWrongIsTold holds the form that comes back to what readers of screens need.
func TestWhatIsWrongIsTold(t *testing.T) {
	f := newFixture(t)
	body := f.post(f.filled(map[string]string{"decision": "reject", "comment": " "})).Body.String()
	for _, part := range []string{
		"<title>Error: Physician review", `role="alert" tabindex="-1" autofocus`, `<a href="#comment">Say why`,
		`aria-describedby="comment-hint comment-error" aria-invalid="true"`, `id="comment-error"`, `value="reject" required checked`,
	} {
		require.Contains(t, body, part)
	}
	body = f.post(f.filled(map[string]string{"comment": "kept <b>"})).Body.String()
	for _, part := range []string{`aria-describedby="decision-error"`, `<a href="#approve">Choose`, "kept &lt;b&gt;"} {
		require.Contains(t, body, part)
	}
}

func TestTheAuthorDoesNotReview(t *testing.T) {
	f := newFixture(t)
	form := f.filled(map[string]string{"decision": "approve"})
	f.person.ID = "DR-M"
	require.Equal(t, http.StatusForbidden, f.get(f.address).Code)
	require.Equal(t, http.StatusForbidden, f.post(form).Code)
	require.Empty(t, f.gate.outputs)
}

// TestAChangedDraft is not shown for approval.
func TestAChangedDraft(t *testing.T) {
	f := newFixture(t)
	f.text += "."
	w := f.get(f.address)
	require.Equal(t, http.StatusConflict, w.Code)
	require.NotContains(t, w.Body.String(), "<form")
}

func TestDoubleSubmit(t *testing.T) {
	f := newFixture(t)
	approve, reject := f.filled(map[string]string{"decision": "approve"}), f.filled(map[string]string{"decision": "reject", "comment": "no"})
	var clicks sync.WaitGroup
	statuses := make([]int, 8)
	for i := range statuses {
		clicks.Go(func() { statuses[i] = f.post(approve).Code })
	}
	clicks.Wait()
	count := map[int]int{}
	for _, s := range statuses {
		count[s]++
	}
	require.Equal(t, map[int]int{http.StatusSeeOther: 1, http.StatusConflict: 7}, count)
	w := f.post(reject)
	require.Equal(t, http.StatusConflict, w.Code)
	require.Contains(t, w.Body.String(), "<strong>approve</strong>", "the first decision holds")
	require.Len(t, f.gate.outputs, 1)
}

func TestReceive(t *testing.T) {
	f := newFixture(t)
	require.Equal(t, http.StatusSeeOther, f.post(f.filled(map[string]string{"decision": "approve"})).Code)

	// The queue delivers a message twice: the review stays closed.
	require.NoError(t, f.desk.Receive(t.Context(), message(t, secret, "run:gate:ward:1")))
	require.Contains(t, f.get(f.address).Body.String(), "This review is decided")
	// The execution was redriven: the same question has a new token, and is open again at its address.
	require.NoError(t, f.desk.Receive(t.Context(), message(t, secret+"2", "run:gate:ward:1")))
	require.Contains(t, f.get(f.address).Body.String(), "<form")

	require.Error(t, f.desk.Receive(t.Context(), []byte(`{"taskToken": "`+secret+`"}`)))
	f.store.err = errors.New("away")
	require.EqualError(t, f.desk.Receive(t.Context(), message(t, secret, "another")), "away")
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	store := reviewdesk.Folder(dir)
	_, err := store.Get(t.Context(), strings.Repeat("A", 22))
	require.ErrorIs(t, err, reviewdesk.ErrNotFound)
	_, err = store.Get(t.Context(), "../secrets")
	require.ErrorIs(t, err, reviewdesk.ErrNotFound)
	require.ErrorIs(t, store.Put(t.Context(), reviewdesk.Review{ID: "../secrets"}), reviewdesk.ErrNotFound)

	r := reviewdesk.Review{ID: strings.Repeat("A", 22), Message: message(t, secret, "k")}
	require.NoError(t, store.Put(t.Context(), r))
	got, err := store.Get(t.Context(), r.ID)
	require.NoError(t, err)
	require.Equal(t, r, got)
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, files, 1, "no file is left behind")
	info, err := files[0].Info()
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "the task token is in it")

	require.NoError(t, os.WriteFile(filepath.Join(dir, strings.Repeat("B", 22)+".json"), []byte(`{"message": `), 0o600))
	_, err = store.List(t.Context())
	require.ErrorContains(t, err, "is no review")
	require.Error(t, reviewdesk.Folder(filepath.Join(dir, "none")).Put(t.Context(), r))
}

func TestNewRefuses(t *testing.T) {
	good := newFixture(t).desk.Config
	for name, change := range map[string]func(*reviewdesk.Config){
		"store":       func(c *reviewdesk.Config) { c.Store = nil },
		"gate":        func(c *reviewdesk.Config) { c.Gate = nil },
		"text":        func(c *reviewdesk.Config) { c.Text = nil },
		"identify":    func(c *reviewdesk.Config) { c.Identify = nil },
		"now":         func(c *reviewdesk.Config) { c.Now = nil },
		"fault":       func(c *reviewdesk.Config) { c.Fault = nil },
		"a short key": func(c *reviewdesk.Config) { c.Key = c.Key[:31] },
	} {
		c := good
		change(&c)
		_, err := reviewdesk.New(c)
		require.Error(t, err, name)
	}
	_, err := reviewdesk.New(good)
	require.NoError(t, err)
}
