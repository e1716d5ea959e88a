package items_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/interp/items"
)

func TestMemory(t *testing.T) {
	m := &items.Memory{}
	_, err := m.Get("b", "k")
	require.ErrorIs(t, err, items.ErrNotFound)
	require.EqualError(t, err, "s3://b/k: not found")
	list, err := m.List("b", "")
	require.NoError(t, err)
	require.Empty(t, list)

	require.NoError(t, m.Put("b", "z", []byte("old")))
	require.NoError(t, m.Put("b", "a/1", nil))
	require.NoError(t, m.Put("c", "a/2", nil))
	now := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	m.Now = func() time.Time { return now }
	require.NoError(t, m.Put("b", "z", []byte("hello")))
	body, err := m.Get("b", "z")
	require.NoError(t, err)
	require.Equal(t, "hello", string(body))
	list, err = m.List("b", "")
	require.NoError(t, err)
	require.Equal(t, []items.ObjectInfo{
		{Key: "a/1", ETag: `"d41d8cd98f00b204e9800998ecf8427e"`, LastModified: items.Made, StorageClass: "STANDARD"},
		{Key: "z", ETag: `"5d41402abc4b2a76b9719d911017c592"`, Size: 5, LastModified: now, StorageClass: "STANDARD"},
	}, list)
	list, err = m.List("b", "a/")
	require.NoError(t, err)
	require.Len(t, list, 1)
}
