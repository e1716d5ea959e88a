package studybackfill_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/examples/studybackfill"
)

// files are objects by key.
type files map[string]string

func (f files) Read(_ context.Context, _, key string) ([]byte, error) {
	text, ok := f[key]
	if !ok {
		return nil, errors.New("no object " + key)
	}
	return []byte(text), nil
}

func TestSummarize(t *testing.T) {
	const manifest = `{"ResultFiles": {"SUCCEEDED": [{"Key": "a"}], "FAILED": [{"Key": "b"}], "PENDING": []}}`
	for name, c := range map[string]struct {
		a, b string
		want studybackfill.Summary
	}{
		"a result a line": {
			a: `{"key":"1","status":"ok","result":{"findings":[{"studyId":"1","score":0.7},{"studyId":"2","score":0.1}]}}` + "\n" +
				`{"key":"2","status":"ok","result":{"findings":[{"studyId":"3","score":0.5}]}}` + "\n",
			b:    `{"Status":"FAILED"}` + "\n",
			want: studybackfill.Summary{Studies: 3, Flagged: 2, Failed: 1},
		},
		"results in an array": {
			a:    `[{"key":"1","status":"ok","result":{"findings":[{"studyId":"1","score":0.7}]}},{"key":"2","status":"failed","error":"Unreadable"}]`,
			b:    `[{"Status": "FAILED"}, {"Status": "TIMED_OUT"}]`,
			want: studybackfill.Summary{Studies: 1, Flagged: 1, Failed: 3},
		},
		"nothing": {},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := studybackfill.Counter{Files: files{"m": manifest, "a": c.a, "b": c.b}}.
				Summarize(context.Background(), studybackfill.SummaryRequest{ManifestKey: "m"})
			require.NoError(t, err)
			require.Equal(t, c.want, got)
		})
	}
	for name, f := range map[string]files{
		"no manifest": {}, "manifest is no JSON": {"m": "?"}, "file is missing": {"m": manifest, "a": ""}, "file is no JSON": {"m": manifest, "a": "{", "b": ""},
		"result is no outcome": {"m": manifest, "a": `{"status": 1}`, "b": ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := studybackfill.Counter{Files: f}.Summarize(context.Background(), studybackfill.SummaryRequest{ManifestKey: "m"})
			require.Error(t, err)
		})
	}
}
