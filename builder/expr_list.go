package builder

import "reflect"

// Len gives the number of elements of a list. An absent or null list has none.
func Len[T any](list *[]T) Expr[int] { return lenOf(here(), list) }

// LenExpr is [Len] of an expression.
func LenExpr[T any](list Expr[[]T]) Expr[int] { return lenOf(here(), list) }

func lenOf(at callers, list any) Expr[int] { return call[int](at, "$count", source(at, list)) }

// At gives the element at index (from 0; negative counts from the end). It is optional, since the list may be shorter: read
// it with [OrElse].
func At[T any](list *[]T, index int) Expr[*T] { return atOf[T](here(), list, index) }

// AtExpr is [At] of an expression.
func AtExpr[T any](list Expr[[]T], index int) Expr[*T] { return atOf[T](here(), list, index) }

func atOf[T any](at callers, list any, index int) Expr[*T] {
	return expr[*T](&node{op: opAt, args: []*node{source(at, list), literal(at, index)}, at: at})
}

// Key gives the value of a map at a key. It is optional, since the key may be missing: read it with [OrElse].
func Key[V any, K ~string, S Text](m *map[K]V, key S) Expr[*V] {
	at := here()
	return expr[*V](&node{op: opKey, args: []*node{source(at, m), source(at, key)}, at: at})
}

// Pluck gives one field of every element: as many values as the list has, in the same order.
//
//	builder.Pluck(&chart.Images, func(i *Image) *string { return &i.ID })
func Pluck[T, F any](list *[]T, field func(*T) *F) Expr[[]F] {
	return pluck(here(), any(list), field)
}

// PluckExpr is [Pluck] of an expression.
func PluckExpr[T, F any](list Expr[[]T], field func(*T) *F) Expr[[]F] {
	return pluck(here(), any(list), field)
}

func pluck[T, F any](at callers, list any, field func(*T) *F) Expr[[]F] {
	l, p, fault := apply(at, field)
	if fault != nil {
		return expr[[]F](fault)
	}
	return each[[]F](at, opEach, list, l, source(at, p))
}

// Each gives an expression over every element: as many values as the list has, in the same order.
func Each[T, R any](list *[]T, f func(*T) Expr[R]) Expr[[]R] {
	at := here()
	l, r, fault := apply(at, f)
	if fault != nil {
		return expr[[]R](fault)
	}
	return each[[]R](at, opEach, list, l, r.node())
}

// EachExpr is [Each] of an expression.
func EachExpr[T, R any](list Expr[[]T], f func(*T) Expr[R]) Expr[[]R] {
	at := here()
	l, r, fault := apply(at, f)
	if fault != nil {
		return expr[[]R](fault)
	}
	return each[[]R](at, opEach, list, l, r.node())
}

// Filter gives the elements for which the condition is true, in the same order.
func Filter[T any](list *[]T, condition func(*T) Expr[bool]) Expr[[]T] {
	return filter(here(), any(list), condition)
}

// FilterExpr is [Filter] of an expression.
func FilterExpr[T any](list Expr[[]T], condition func(*T) Expr[bool]) Expr[[]T] {
	return filter(here(), any(list), condition)
}

func filter[T any](at callers, list any, condition func(*T) Expr[bool]) Expr[[]T] {
	l, c, fault := apply(at, condition)
	if fault != nil {
		return expr[[]T](fault)
	}
	return each[[]T](at, opFilter, list, l, c.node())
}

func each[T any](at callers, o op, list any, l *lambda, body *node) Expr[T] {
	return expr[T](&node{op: o, args: []*node{source(at, list), body}, lambda: l, at: at})
}

// Concat gives the elements of all lists, one list after the other.
func Concat[T any](lists ...Expr[[]T]) Expr[[]T] {
	n := &node{op: opConcat, at: here()}
	for _, l := range lists {
		n.args = append(n.args, l.node())
	}
	return expr[[]T](n)
}

// ListOf gives a list of the values of the expressions.
func ListOf[T any](values ...Expr[T]) Expr[[]T] {
	n := &node{op: opList, at: here()}
	for _, v := range values {
		n.args = append(n.args, v.node())
	}
	return expr[[]T](n)
}

// Sum adds up a list. An empty list gives 0.
func Sum[T Number](list *[]T) Expr[T] { return sumOf[T](here(), list) }

// SumExpr is [Sum] of an expression.
func SumExpr[T Number](list Expr[[]T]) Expr[T] { return sumOf[T](here(), list) }

func sumOf[T Number](at callers, list any) Expr[T] { return call[T](at, "$sum", source(at, list)) }

// Max gives the greatest number of a list. It is optional, since the list may be empty: read it with [OrElse].
func Max[T Number](list *[]T) Expr[*T] { return extreme[T](here(), "$max", list) }

// MaxExpr is [Max] of an expression.
func MaxExpr[T Number](list Expr[[]T]) Expr[*T] { return extreme[T](here(), "$max", list) }

// Min gives the least number of a list. It is optional, since the list may be empty: read it with [OrElse].
func Min[T Number](list *[]T) Expr[*T] { return extreme[T](here(), "$min", list) }

// MinExpr is [Min] of an expression.
func MinExpr[T Number](list Expr[[]T]) Expr[*T] { return extreme[T](here(), "$min", list) }

func extreme[T Number](at callers, name string, list any) Expr[*T] {
	n := call[*T](at, name, source(at, list))
	return expr[*T](&node{op: opOptional, args: []*node{n.n}, at: at})
}

// Has tells whether a list contains the literal v.
func Has[T comparable](list *[]T, v T) Expr[bool] {
	at := here()
	n := literal(at, v)
	n.typ = reflect.TypeFor[T]() // the literal nil has no type of its own
	return infix[bool](at, n, "in", source(at, list))
}

// HasExpr tells whether a list contains the value of v.
func HasExpr[T comparable](list *[]T, v Expr[T]) Expr[bool] {
	at := here()
	return infix[bool](at, v.node(), "in", source(at, list))
}

// Range gives the integers from first to last, both included. A last below first gives an empty list.
func Range(first, last Expr[int]) Expr[[]int] {
	return call[[]int](here(), "..", first.node(), last.node())
}

// Partition cuts a list into lists of size elements; the last one may be shorter. Size is at least 1.
func Partition[T any](list *[]T, size int) Expr[[][]T] {
	at := here()
	if size < 1 {
		return expr[[][]T](bad(errTemplate.At(at.pos(), "Partition into lists of %d elements", size)))
	}
	return call[[][]T](at, "$partition", source(at, list), literal(at, size))
}

func isList(t reflect.Type) bool {
	return t != nil && t.Kind() == reflect.Slice && !isBytes(t)
}

// isBytes tells whether encoding/json writes t as base64 text.
func isBytes(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8
}
