package ptrpath

import (
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Twelve types, each of which points at all of them.
type (
	mesh0 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
	mesh1 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
	mesh2 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
	mesh3 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
	mesh4 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
	mesh5 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
	mesh6 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
	mesh7 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
	mesh8 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
	mesh9 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
	mesh10 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
	mesh11 struct {
		Name string
		To0  *mesh0
		To1  *mesh1
		To2  *mesh2
		To3  *mesh3
		To4  *mesh4
		To5  *mesh5
		To6  *mesh6
		To7  *mesh7
		To8  *mesh8
		To9  *mesh9
		To10 *mesh10
		To11 *mesh11
	}
)

// TestNewRootOfMesh: types that point at each other have endless ways. Building a root of them ends, and the short ways are there.
func TestNewRootOfMesh(t *testing.T) {
	began := time.Now()
	r := NewRoot(reflect.TypeFor[mesh0]())
	require.LessOrEqual(t, len(r.blocks), maxBlocks)
	var s Space
	s.Add(r)
	m := r.Pointer().(*mesh0)
	for want, p := range map[string]*string{
		".Name": &m.Name, ".To11.Name": &m.To11.Name, ".To3.To11.Name": &m.To3.To11.Name, ".To11.To11.To11.Name": &m.To11.To11.To11.Name,
	} {
		_, path, err := s.Resolve(p)
		require.NoError(t, err)
		require.Equal(t, want, path.String())
	}
	require.Less(t, time.Since(began), 5*time.Second)
}
