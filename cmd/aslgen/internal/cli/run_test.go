package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/interp/items"
)

func TestParseAnswer(t *testing.T) {
	for line, want := range map[string]reply{
		`success {"ok": 1}`:              {verb: "success"},
		"  2   success  null ":           {task: 2, verb: "success"},
		"failure":                        {verb: "failure"},
		"failure My.Error":               {verb: "failure", name: "My.Error"},
		"failure My.Error  many  words ": {verb: "failure", name: "My.Error", cause: "many  words"},
		"stop":                           {verb: "stop"},
		"heartbeat":                      {verb: "heartbeat"},
		"1 heartbeat":                    {task: 1, verb: "heartbeat"},
		"advance 1d2h":                   {verb: "advance", span: 26 * time.Hour},
		"quit":                           {verb: "quit"},
		"help":                           {verb: "help"},
	} {
		got, err := parseAnswer(line)
		require.NoError(t, err, line)
		got.output = nil
		require.Equal(t, want, got, line)
	}
	for _, line := range []string{"", "1", "0 success 1", "-1 success 1", "success", "success {", "success 1 2", "advance", "advance -1h", "quit now", "SUCCESS 1"} {
		_, err := parseAnswer(line)
		require.Error(t, err, line)
	}
}

// FuzzParseAnswer: no line makes the prompt panic.
func FuzzParseAnswer(f *testing.F) {
	f.Add(`2 success {"ok": true}`)
	f.Add("advance 1d")
	f.Fuzz(func(t *testing.T, line string) {
		r, err := parseAnswer(line)
		if err == nil {
			require.GreaterOrEqual(t, r.task, 0)
			require.GreaterOrEqual(t, r.span, time.Duration(0))
		}
	})
}

func TestSpan(t *testing.T) {
	const day = 24 * time.Hour
	for d, want := range map[time.Duration]string{
		0: "0s", 1500 * time.Millisecond: "1.5s", 2 * time.Hour: "2h", 90 * time.Minute: "1h30m", 2*time.Hour + 3*time.Second: "2h0m3s",
		day: "1d", 7*day + 12*time.Hour: "7d12h", 3*day + time.Second: "3d1s", 10 * time.Minute: "10m", 1999999 * time.Nanosecond: "1ms",
	} {
		require.Equal(t, want, span(d), d.String())
	}
}

func TestShortText(t *testing.T) {
	require.Equal(t, "a b", shortText(" a\n  b\t"))
	long := strings.Repeat("ü", 500)
	require.Equal(t, strings.Repeat("ü", 160)+"…", shortText(long))
}

func TestDirStore(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "b", "a"), 0o755))
	s := &dirStore{dir: dir}
	for _, key := range []string{"a/x", "a-b", "c"} {
		require.NoError(t, s.Put("b", key, []byte(key)))
	}
	require.NoError(t, s.Put("made", "deep/er/key.json", []byte("{}")))
	body, err := s.Get("b", "a/x")
	require.NoError(t, err)
	require.Equal(t, "a/x", string(body))

	keys := func(bucket, prefix string) []string {
		list, err := s.List(bucket, prefix)
		require.NoError(t, err)
		var keys []string
		for _, o := range list {
			keys = append(keys, o.Key)
			require.Equal(t, items.ETag([]byte(o.Key)), o.ETag)
			require.Equal(t, int64(len(o.Key)), o.Size)
			require.Equal(t, items.Made, o.LastModified)
		}
		return keys
	}
	require.Equal(t, []string{"a-b", "a/x", "c"}, keys("b", ""), "in the order of bytes")
	require.Equal(t, []string{"a-b", "a/x"}, keys("b", "a"))
	require.Empty(t, keys("b", "z"))
	require.Empty(t, keys("none", ""))

	for _, key := range []string{"absent", "a", "../made/deep/er/key.json", "/etc/passwd", "", "a//x", "./c", "a/../c"} {
		_, err := s.Get("b", key)
		require.Error(t, err, key)
	}
	_, err = s.Get("b", "absent")
	require.ErrorIs(t, err, items.ErrNotFound)
	for _, bucket := range []string{"", ".", "..", "a/b", `a\b`} {
		require.Error(t, s.Put(bucket, "k", nil), bucket)
		_, err := s.List(bucket, "")
		require.Error(t, err, bucket)
	}
	require.Error(t, s.Put("b", "../out", nil))
	require.NoFileExists(t, filepath.Join(dir, "out"))
}
