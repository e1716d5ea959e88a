package dynamodbtask

import (
	"errors"
	"reflect"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/internal/attribute"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

// Table is a table whose items are values of type T, a struct. Make it with [NewTable].
type Table[T any] struct {
	name builder.Argument
	row  *T
	rows rows
}

// rows are the values whose fields name attributes: the row, and the elements taken with [Element] and [Member].
type rows struct{ space ptrpath.Space }

// NewTable makes a table. name is its name, or its ARN where it belongs to another account: a literal, a [builder.Param], a pointer to
// a field or an expression.
func NewTable[T any, N builder.Text](name N) *Table[T] {
	t := &Table[T]{name: builder.TextArgument("TableName", name)}
	t.row = add[T](&t.rows, nil)
	return t
}

// Row returns an item that names attributes by its fields: the address of a field goes into keys, conditions, updates and
// projections of this table's calls. It holds no value of the workflow.
func (t *Table[T]) Row() *T { return t.row }

// place is where a value lies inside the row: how the expression names what is around it.
type place struct {
	steps []step
	set   attribute.Set
}

// step is one step of a document path: a name, or an index.
type step struct {
	name  string
	index int // -1: a name
}

// add makes a value whose fields name attributes below a place.
func add[T any](r *rows, at func(*request) (place, bool)) *T {
	root := ptrpath.NewRoot(reflect.TypeFor[T]())
	root.Owner = at
	r.space.Add(root)
	return root.Pointer().(*T)
}

// Element returns an element of a list attribute, index from 0, to take pointers into like the row itself. A condition on an element
// that is not there is false; an update behind the end of the list appends.
func Element[T, E any](t *Table[T], list *[]E, index int) *E {
	at := builder.Here()
	return add[E](&t.rows, func(r *request) (place, bool) {
		p, ok := r.place(at, list)
		switch {
		case ok && index < 0:
			r.refuse(at, "element "+strconv.Itoa(index)+" of a list", "count from 0")
			return p, false
		case ok && p.set != "":
			r.refuse(at, "element of a set", "the elements of a set have no places; tell them by value, with Contains or DeleteElements")
			return p, false
		}
		return place{steps: append(p.steps[:len(p.steps):len(p.steps)], step{index: index})}, ok
	})
}

// Member returns a member of a map attribute, to take pointers into like the row itself.
func Member[T, V any, K ~string](t *Table[T], m *map[K]V, key K) *V {
	at := builder.Here()
	return add[V](&t.rows, func(r *request) (place, bool) {
		p, ok := r.place(at, m)
		return place{steps: append(p.steps[:len(p.steps):len(p.steps)], step{name: string(key), index: -1})}, ok
	})
}

// place finds the attribute that a pointer names.
func (r *request) place(at builder.Line, field any) (place, bool) {
	root, path, err := r.rows.space.Resolve(field)
	if err != nil {
		r.refuse(at, unknown(field, err), "take the address of a field in what Row of the same table returned")
		return place{}, false
	}
	var out place
	ok := true
	if above, _ := root.Owner.(func(*request) (place, bool)); above != nil {
		out, ok = above(r)
	}
	parent := root.Type
	for _, s := range path.Named() {
		out.set = ""
		if s.IsIndex {
			out.steps = append(out.steps, step{index: s.Index})
		} else {
			out.steps = append(out.steps, step{name: s.Name, index: -1})
			out.set = r.setOf(at, parent, s.Name)
		}
		parent = s.Type
	}
	if len(out.steps) == 0 {
		r.refuse(at, "the whole row names no attribute", "take the address of one of its fields")
		return out, false
	}
	return out, ok
}

// unknown says what a pointer is instead of a field of the row.
func unknown(field any, err error) string {
	what := "a " + reflect.TypeOf(field).String()
	_, detail, _ := strings.Cut(err.Error(), ": ")
	switch {
	case errors.Is(err, ptrpath.ErrNil):
		return what + " is nil and names no attribute"
	case errors.Is(err, ptrpath.ErrUnknown):
		return what + " is no part of the row of this table"
	default:
		return what + " names no attribute: " + detail
	}
}

func (r *request) setOf(at builder.Line, t reflect.Type, name string) attribute.Set {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	for _, f := range jsonfield.Of(t) {
		if f.Name != name {
			continue
		}
		set, err := attribute.SetOf(t, f)
		if err != nil {
			r.refuse(at, err.Error(), "let the tags say the same, and tag lists of texts, numbers or bytes only")
		}
		return set
	}
	return ""
}
