package ptrpath

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
	"sync"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// Errors of Resolve. They tell what the pointer is instead of a path.
var (
	// ErrUnknown: the pointer leads into none of the roots.
	ErrUnknown = errors.New("pointer leads into no value of this workflow")
	// ErrNil: the pointer is nil, or no pointer at all.
	ErrNil = errors.New("pointer is nil")
	// ErrZeroSize: the pointer's target has no size, so that its address may be shared with its neighbours.
	ErrZeroSize = errors.New("field has no size")
	// ErrHidden: the field is inside the root, but encoding/json does not write it.
	ErrHidden = errors.New("field is not part of the JSON form")
)

// Space is a set of roots that pointers are resolved against. Goroutines may share it.
type Space struct {
	mu     sync.Mutex
	roots  []*Root
	fresh  []*Root // those that sorted lacks
	sorted []entry // by address
	seen   map[lookup]found
}

// entry carries an address only while its block is kept alive by the root in Space.roots: heap values do not move.
type entry struct {
	start, end uintptr
	block      *block
}

type lookup struct {
	outer  reflect.Type
	offset uintptr
	inner  reflect.Type
}

type found struct {
	path Path
	err  error
}

// Add makes r known to the space.
func (s *Space) Add(r *Root) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.roots = append(s.roots, r)
	s.fresh = append(s.fresh, r)
}

// Resolve returns the root that pointer p (a *T) leads into, and the path to its target.
func (s *Space) Resolve(p any) (*Root, Path, error) {
	v := reflect.ValueOf(p)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return nil, nil, ErrNil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.fresh) > 0 {
		s.sort()
	}
	target := v.Type().Elem()
	addr := v.Pointer()
	i := sort.Search(len(s.sorted), func(i int) bool { return s.sorted[i].start > addr }) - 1
	if i < 0 || addr >= s.sorted[i].end {
		return nil, nil, ErrUnknown
	}
	b := s.sorted[i].block
	outer := b.value.Type().Elem()
	if outer.Size() == 0 || target.Size() == 0 {
		return b.root, b.path, fmt.Errorf("%w: %s", ErrZeroSize, target)
	}
	f := s.inside(lookup{outer, addr - s.sorted[i].start, target})
	if f.err != nil {
		return b.root, b.path, f.err
	}
	if len(b.path) == 0 {
		return b.root, f.path, nil
	}
	if len(f.path) == 0 && b.path[len(b.path)-1].Embedded {
		return b.root, b.path, fmt.Errorf("%w: %s is embedded, so that its fields are those of the struct around it", ErrHidden, target)
	}
	return b.root, append(b.path[:len(b.path):len(b.path)], f.path...), nil
}

// sort brings the entries of fresh roots to their places among the sorted ones.
func (s *Space) sort() {
	var added []entry
	for _, r := range s.fresh {
		for i := range r.blocks {
			b := &r.blocks[i]
			start := b.value.Pointer()
			// A zero-size value still owns its address; all of them may share one.
			size := max(b.value.Type().Elem().Size(), 1)
			added = append(added, entry{start, start + size, b})
		}
	}
	sort.Slice(added, func(i, j int) bool { return added[i].start < added[j].start })
	old, all := s.sorted, make([]entry, 0, len(s.sorted)+len(added))
	for len(old) > 0 && len(added) > 0 {
		from := &old
		if added[0].start < old[0].start {
			from = &added
		}
		all, *from = append(all, (*from)[0]), (*from)[1:]
	}
	s.sorted, s.fresh = append(append(all, old...), added...), nil
	if s.seen == nil {
		s.seen = map[lookup]found{}
	}
}

func (s *Space) inside(l lookup) found {
	if f, ok := s.seen[l]; ok {
		return f
	}
	path, err := descend(l.outer, l.offset, l.inner)
	s.seen[l] = found{path, err}
	return found{path, err}
}

// descend finds the part of a value of type t that lies at offset and has type want.
func descend(t reflect.Type, offset uintptr, want reflect.Type) (Path, error) {
	if offset == 0 && t == want {
		return nil, nil
	}
	switch t.Kind() {
	case reflect.Struct:
		if jsonfield.Leaf(t) {
			return nil, fmt.Errorf("%w: %s has a JSON form of its own", ErrHidden, t)
		}
		return descendStruct(t, offset, want)
	case reflect.Array:
		size := t.Elem().Size()
		if size == 0 {
			return nil, fmt.Errorf("%w: %s", ErrZeroSize, t)
		}
		i := offset / size
		rest, err := descend(t.Elem(), offset%size, want)
		if err != nil {
			return nil, err
		}
		return append(Path{{Index: int(i), IsIndex: true, Type: t.Elem()}}, rest...), nil
	default:
		return nil, fmt.Errorf("%w: no field of type %s at this address", ErrHidden, want)
	}
}

func descendStruct(t reflect.Type, offset uintptr, want reflect.Type) (Path, error) {
	for _, f := range jsonfield.Of(t) {
		start, ok := offsetOf(t, f.Index)
		if !ok || offset < start || offset >= start+f.Type.Size() {
			continue
		}
		rest, err := descend(f.Type, offset-start, want)
		if err != nil {
			return nil, err
		}
		return append(Path{stepOf(f)}, rest...), nil
	}
	name := "a field"
	for i := range t.NumField() {
		if f := t.Field(i); offset >= f.Offset && offset < f.Offset+f.Type.Size() {
			name = f.Name
		}
	}
	return nil, fmt.Errorf("%w: %s.%s", ErrHidden, t, name)
}

// offsetOf adds up the offsets of a field path; it is false when the path leaves the struct through an embedded pointer,
// which is a block of its own.
func offsetOf(t reflect.Type, index []int) (uintptr, bool) {
	var sum uintptr
	for n, i := range index {
		if n > 0 && t.Kind() == reflect.Pointer {
			return 0, false
		}
		f := t.Field(i)
		sum += f.Offset
		t = f.Type
	}
	return sum, true
}
