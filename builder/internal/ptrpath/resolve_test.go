package ptrpath

import (
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// rootOf makes a root and the pointer to its value.
func rootOf[T any](s *Space) (*Root, *T) {
	r := NewRoot(reflect.TypeFor[T]())
	s.Add(r)
	return r, r.Pointer().(*T)
}

func TestResolvePaths(t *testing.T) {
	var s Space
	_, e := rootOf[Embedding](&s)
	_, a := rootOf[Arrays](&s)
	_, l := rootOf[List](&s)
	_, n := rootOf[Named](&s)
	_, p := rootOf[*List](&s)
	_, h := rootOf[Hidden](&s)
	for _, c := range []struct {
		pointer             any
		path                string
		optional, omittable bool
	}{
		{e, "", false, false},
		{&e.ID, ".ID", false, false},
		{&e.Rank, ".rank", false, false},
		{&e.Own, ".own", false, false},
		{&e.Own.X, ".own.x", false, false},
		{&e.Own.Y, ".own.y", false, true},
		{&e.Away, ".Away", true, false},
		{&e.Away.X, ".Away.x", true, false},
		{&e.Far.Other, ".Other", true, false},
		{&e.Far.Other.X, ".Other.x", true, false},
		{&a.One, ".One", false, false},
		{&a.One[0], ".One[0]", false, false},
		{&a.One[0].X, ".One[0].x", false, false},
		{&a.Grid[1][2], ".Grid[1][2]", false, false},
		{&a.Ptrs[1], ".Ptrs[1]", false, false},
		{a.Ptrs[1], ".Ptrs[1]", true, false},
		{&a.Ptrs[1].Y, ".Ptrs[1].y", true, true},
		{&a.Deep[1][0].A[1], ".Deep[1][0].A[1]", false, false},
		{&a.Texts, ".Texts", false, false},
		{&l.Next, ".next", false, false},
		{l.Next, ".next", true, false},
		{&l.Next.Next.Value, ".next.next.Value", true, false},
		{&l.Tree.Left.Leaf.Tree.Right, ".Tree.Left.Leaf.Tree.Right", true, false},
		{&n.First.Deep.Value, ".First.Deep.Value", false, false},
		{&n.First, ".First", false, false},
		{&n.First.Deep, ".First.Deep", false, false},
		{&n.Other, ".other", false, true},
		{p, "", false, false},
		{*p, "", true, false},
		{&(*p).Value, ".Value", true, false},
		{&h.Dash, ".-", false, false},
		{&h.Time, ".Time", false, false},
		{&h.At, ".At", false, false},
		{&h.Map, ".Map", false, false},
	} {
		r, path, err := s.Resolve(c.pointer)
		require.NoError(t, err, "%T %s", c.pointer, c.path)
		require.NotNil(t, r)
		require.Equal(t, c.path, path.String())
		require.Equal(t, c.optional, path.Optional(), c.path)
		require.Equal(t, c.omittable, path.Omittable(), c.path)
	}
}

func TestResolveRefuses(t *testing.T) {
	var s Space
	_, e := rootOf[Embedding](&s)
	_, a := rootOf[Arrays](&s)
	_, h := rootOf[Hidden](&s)
	_, c := rootOf[Clash](&s)
	_, g := rootOf[Tagged](&s)
	_, z := rootOf[struct{}](&s)
	mine, list := Embedding{}, []Point{{}}
	tm := time.Time{}
	for _, x := range []struct {
		name    string
		pointer any
		err     error
		message string
	}{
		{"nil", nil, ErrNil, ""},
		{"typed nil", (*int)(nil), ErrNil, ""},
		{"no pointer", 5, ErrNil, ""},
		{"value", Point{}, ErrNil, ""},
		{"of nobody", &mine.ID, ErrUnknown, ""},
		{"element of a list", &list[0].X, ErrUnknown, ""},
		{"local time", &tm, ErrUnknown, ""},
		{"embedded struct", &e.Base, ErrHidden, "no field of type"},
		{"embedded pointer's struct", e.Far, ErrHidden, "is embedded"},
		{"embedded pointer", &e.Far, ErrHidden, "Far"},
		{"shadowed", &e.Base.Rank, ErrHidden, "Base"},
		{"tagged away", &h.Skip, ErrHidden, "Skip"},
		{"unexported", &h.secret, ErrHidden, "secret"},
		{"cancelled", &c.Base.ID, ErrHidden, "Base"},
		{"cancelled, too", &c.OtherBase.ID, ErrHidden, "OtherBase"},
		{"embedded and ignored", &g.Point.X, ErrHidden, "Point"},
		{"no size", &h.Func, ErrZeroSize, "struct {}"},
		{"no size at the end", &h.Last, ErrZeroSize, "struct {}"},
		{"no elements", &a.None, ErrZeroSize, "[0]int"},
		{"root without size", z, ErrZeroSize, "struct {}"},
	} {
		_, path, err := s.Resolve(x.pointer)
		require.ErrorIs(t, err, x.err, "%s: %s", x.name, path)
		require.ErrorContains(t, err, x.message, x.name)
	}
}

// TestResolveOthers tells the roots of one space, and of two, from one another.
func TestResolveOthers(t *testing.T) {
	var s, other Space
	var pointers []*Point
	var roots []*Root
	for range 100 {
		r, p := rootOf[Point](&s)
		roots, pointers = append(roots, r), append(pointers, p)
		got, path, err := s.Resolve(&p.Y) // between two calls of Add
		require.NoError(t, err)
		require.Same(t, r, got)
		require.Equal(t, ".y", path.String())
	}
	for i, p := range pointers {
		got, _, err := s.Resolve(&p.X)
		require.NoError(t, err)
		require.Same(t, roots[i], got)
		_, _, err = other.Resolve(&p.X)
		require.ErrorIs(t, err, ErrUnknown)
	}
}

// TestResolveKeepsPaths shows that no path shares memory that another one writes.
func TestResolveKeepsPaths(t *testing.T) {
	var s Space
	_, l := rootOf[List](&s)
	_, first, err := s.Resolve(&l.Next.Value)
	require.NoError(t, err)
	_, second, err := s.Resolve(&l.Next.Tree)
	require.NoError(t, err)
	_, again, err := s.Resolve(&l.Next.Value)
	require.NoError(t, err)
	require.Equal(t, ".next.Value", first.String())
	require.Equal(t, ".next.Tree", second.String())
	require.Equal(t, first, again)
}

// TestNewRootEnds bounds types that hold themselves.
func TestNewRootEnds(t *testing.T) {
	var s Space
	_, l := rootOf[List](&s)
	depth := 0
	for p := l; p != nil; p = p.Next {
		depth++
	}
	require.Equal(t, 1+maxSame, depth)
	root := NewRoot(reflect.TypeFor[Tree]())
	require.NotNil(t, root.Pointer().(*Tree).Left.Right.Leaf.Next)
}

func TestQuotedStep(t *testing.T) {
	var s Space
	_, n := rootOf[Named](&s)
	_, path, err := s.Resolve(&n.Quote)
	require.NoError(t, err)
	require.True(t, path[0].Quoted)
	require.Equal(t, reflect.TypeFor[int](), path[0].Type)
}
