package ptrpath

import (
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// mesh is twelve types, from mesh[[0]byte] to mesh[[11]byte], each of which points at all of them.
type mesh[N any] struct {
	Name string
	To0  *mesh[[0]byte]
	To1  *mesh[[1]byte]
	To2  *mesh[[2]byte]
	To3  *mesh[[3]byte]
	To4  *mesh[[4]byte]
	To5  *mesh[[5]byte]
	To6  *mesh[[6]byte]
	To7  *mesh[[7]byte]
	To8  *mesh[[8]byte]
	To9  *mesh[[9]byte]
	To10 *mesh[[10]byte]
	To11 *mesh[[11]byte]
}

// TestNewRootOfMesh: types that point at each other have endless ways. Building a root of them ends, and the short ways are there.
func TestNewRootOfMesh(t *testing.T) {
	began := time.Now()
	r := NewRoot(reflect.TypeFor[mesh[[0]byte]]())
	require.LessOrEqual(t, len(r.blocks), maxBlocks)
	var s Space
	s.Add(r)
	m := r.Pointer().(*mesh[[0]byte])
	for want, p := range map[string]*string{
		".Name": &m.Name, ".To11.Name": &m.To11.Name, ".To3.To11.Name": &m.To3.To11.Name, ".To11.To11.To11.Name": &m.To11.To11.To11.Name,
	} {
		_, path, err := s.Resolve(p)
		require.NoError(t, err)
		require.Equal(t, want, path.String())
	}
	require.Less(t, time.Since(began), 5*time.Second)
}
