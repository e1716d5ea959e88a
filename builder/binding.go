package builder

import (
	"reflect"
	"unsafe"
)

// Binding says that a field of a Go value is filled by an expression when the workflow runs. See [Bind].
type Binding struct {
	dst      any // a pointer; the field's own type is dst's element type
	key      fieldKey
	src      *node
	at       callers
	fallback bool // BindOptional: the field's literal value stands in for an absent source
	json     bool // BindJSON: the field takes any JSON
	aws      bool // the field is one of the AWS SDK; filled by Build
}

// fieldKey identifies a field: a struct and its first field share an address, the type decides.
type fieldKey struct {
	ptr unsafe.Pointer
	typ reflect.Type
}

// Bind fills the field behind dst from src: a pointer to a field of the input, of a result or of a variable, or an expression.
// Both have the same type, or it does not compile. A source that may be absent is a mistake that Build reports: an optional
// source is a pointer and needs [OrElse] or [BindOptional], an optional field is one and needs [BindPtr] for a plain source.
func Bind[T any, S Source[T]](dst *T, src S) Binding {
	at := here()
	return newBinding(dst, source(at, src), at)
}

// BindOptional fills the field behind dst from an optional source. Where the source is absent or null, the field keeps the
// literal value it has in the Go value.
func BindOptional[T any, S interface {
	**T | Expr[*T]
}](dst *T, src S) Binding {
	at := here()
	b := newBinding(dst, source(at, src), at)
	b.fallback = true
	return b
}

// BindPtr fills a field that is a Go pointer, as optional fields of requests are, from src: a pointer to a field, or an expression, of
// the type that the Go pointer points to. Where src is absent because a struct around it is, the field is null. An optional src has
// the type of the field itself and is bound with [Bind].
//
//	builder.BindPtr(&req.DatastoreId, &in.DatastoreID) // a **string and a *string
//	builder.BindPtr(&req.DataAccessRoleArn, builder.Param("import_role_arn"))
func BindPtr[T any, S Source[T]](dst **T, src S) Binding {
	at := here()
	n := &node{op: opOptional, args: []*node{source(at, src)}, typ: reflect.TypeFor[*T](), at: at}
	return newBinding(dst, n, at)
}

func newBinding[T any](dst *T, src *node, at callers) Binding {
	return Binding{dst: dst, key: fieldKey{unsafe.Pointer(dst), reflect.TypeFor[T]()}, src: src, at: at}
}
