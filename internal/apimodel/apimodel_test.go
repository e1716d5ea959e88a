package apimodel_test

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/internal/apimodel"
)

type shape struct {
	Members apimodel.Object[struct{ Shape string }]
}

const text = `{"members": {"b": {"shape": "B"}, "a": {"shape": "A"}}}`

var want = shape{apimodel.Object[struct{ Shape string }]{{"b", struct{ Shape string }{"B"}}, {"a", struct{ Shape string }{"A"}}}}

func TestObjectKeepsTheOrder(t *testing.T) {
	var s shape
	require.NoError(t, json.Unmarshal([]byte(text), &s))
	require.Equal(t, want, s)
	for _, bad := range []string{`{"members": [1]}`, `{"members": {"a": 1}}`} {
		require.Error(t, json.Unmarshal([]byte(bad), &s), bad)
	}
}

func TestRead(t *testing.T) {
	plain, packed := filepath.Join(t.TempDir(), "service-2.json"), filepath.Join(t.TempDir(), "service-2.json.gz")
	require.NoError(t, os.WriteFile(plain, []byte(text), 0o600))
	f, err := os.Create(packed)
	require.NoError(t, err)
	z := gzip.NewWriter(f)
	_, err = z.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	require.NoError(t, f.Close())
	for _, file := range []string{plain, packed} {
		var s shape
		require.NoError(t, apimodel.Read(file, &s))
		require.Equal(t, want, s)
	}
	var s shape
	require.Error(t, apimodel.Read(filepath.Join(t.TempDir(), "nothing"), &s))
	notPacked := filepath.Join(t.TempDir(), "a.gz")
	require.NoError(t, os.WriteFile(notPacked, []byte(text), 0o600))
	require.Error(t, apimodel.Read(notPacked, &s))
}
