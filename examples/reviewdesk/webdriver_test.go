package reviewdesk_test

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// browser is a session of Chromium, by the WebDriver protocol. https://www.w3.org/TR/webdriver2/
type browser struct {
	t       testing.TB
	session string
}

var driverPort = regexp.MustCompile(`started successfully on port (\d+)`)

// newBrowser starts a headless Chromium with a window of a size in CSS pixels. It skips the test where there is none.
func newBrowser(t testing.TB, width, height int) *browser {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed: the pages are not tried in a browser")
	}
	driver, err := exec.LookPath("chromedriver")
	if err != nil {
		t.Skip("chromedriver is not installed: the pages are not tried in a browser")
	}
	command := exec.Command(driver, "--port=0") // it outlives the context of the test: the session is closed after it
	out, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	t.Cleanup(func() {
		_ = command.Process.Kill() // an error says that it has ended by itself
		_ = command.Wait()         // and this one that it was killed
	})
	b := &browser{t: t}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if m := driverPort.FindStringSubmatch(lines.Text()); m != nil {
			b.session = "http://127.0.0.1:" + m[1] + "/session"
			break
		}
	}
	require.NotEmpty(t, b.session, "chromedriver does not say its port")
	var started struct {
		SessionID string `json:"sessionId"`
	}
	b.call(http.MethodPost, "", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{
		"goog:chromeOptions": map[string]any{
			"binary": chromium,
			"args": []string{
				"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
				"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--user-data-dir=" + t.TempDir(),
			},
			"mobileEmulation": map[string]any{"deviceMetrics": map[string]any{"width": width, "height": height, "pixelRatio": 1, "mobile": width < 600}},
		},
	}}}, &started)
	b.session += "/" + started.SessionID
	t.Cleanup(func() { b.call(http.MethodDelete, "", nil, nil) })
	return b
}

// call makes one call of the protocol.
func (b *browser) call(method, path string, body, result any) {
	b.t.Helper()
	var reader io.Reader
	if method == http.MethodPost {
		if body == nil {
			body = struct{}{}
		}
		text, err := json.Marshal(body)
		require.NoError(b.t, err)
		reader = bytes.NewReader(text)
	}
	r, err := http.NewRequest(method, b.session+path, reader)
	require.NoError(b.t, err)
	response, err := http.DefaultClient.Do(r)
	require.NoError(b.t, err)
	text, err := io.ReadAll(response.Body)
	require.NoError(b.t, err)
	require.NoError(b.t, response.Body.Close())
	require.Equal(b.t, http.StatusOK, response.StatusCode, "%s %s: %s", method, path, text)
	if result != nil {
		require.NoError(b.t, json.Unmarshal(text, &struct{ Value any }{result}))
	}
}

func (b *browser) open(address string) {
	b.t.Helper()
	b.call(http.MethodPost, "/url", map[string]string{"url": address}, nil)
}

// run gives the value of a script's return.
func (b *browser) run(script string, result any) {
	b.t.Helper()
	b.call(http.MethodPost, "/execute/sync", map[string]any{"script": script, "args": []any{}}, result)
}

func (b *browser) text(script string) string {
	b.t.Helper()
	var s string
	b.run(script, &s)
	return s
}

// await waits until the page that a key leads to has a title, and is there as a whole.
func (b *browser) await(title string) {
	b.t.Helper()
	got := ""
	for range 100 {
		if got = b.text(`return document.readyState === "complete" ? document.title : ""`); got == title {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	require.Equal(b.t, title, got)
}

// press presses keys, wherever the focus is.
func (b *browser) press(keys string) {
	b.t.Helper()
	actions := []map[string]string{}
	for _, k := range keys {
		actions = append(actions, map[string]string{"type": "keyDown", "value": string(k)}, map[string]string{"type": "keyUp", "value": string(k)})
	}
	b.call(http.MethodPost, "/actions", map[string]any{"actions": []any{map[string]any{"type": "key", "id": "keyboard", "actions": actions}}}, nil)
}

// The keys of the protocol that have no character.
const (
	tab   = "\ue004"
	enter = "\ue007"
	space = " "
	down  = "\ue015"
)

// shoot keeps a picture of the whole page among the artifacts of the test; go test -artifacts shows where.
func (b *browser) shoot(name string) {
	b.t.Helper()
	var picture string
	b.call(http.MethodGet, "/screenshot", nil, &picture)
	bytes, err := base64.StdEncoding.DecodeString(picture)
	require.NoError(b.t, err)
	require.NoError(b.t, os.WriteFile(filepath.Join(b.t.ArtifactDir(), name+".png"), bytes, 0o600))
}
