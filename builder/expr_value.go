package builder

import "reflect"

// OrElse gives the optional field src, or the literal def where it is absent or null. It is how an optional field, a Go pointer,
// is read as a plain value.
//
//	builder.Bind(&req.Comment, builder.OrElse(&draft.Comment, "none"))
func OrElse[T any](src **T, def T) Expr[T] {
	at := here()
	return expr[T](&node{op: opOrElse, args: []*node{source(at, src), literal(at, def)}, at: at})
}

// OrElseExpr gives the optional value src, or def where it is absent or null. A plain field behind an optional struct is
// made optional with [Optional]:
//
//	builder.OrElseExpr(builder.Optional(&chart.Patient.Name), builder.Lit("unknown"))
func OrElseExpr[T any](src Expr[*T], def Expr[T]) Expr[T] {
	return expr[T](&node{op: opOrElse, args: []*node{src.node(), def.node()}, at: here()})
}

// OrZero gives a plain field, or the zero value of its type where it is absent because a struct around it is: "", 0, false, an
// empty list.
//
//	builder.OrZero(&job.ImportJobProperties.JobStatus) // the properties are a pointer
func OrZero[T any](src *T) Expr[T] {
	at := here()
	var zero T
	return expr[T](&node{op: opOrElse, args: []*node{source(at, src), literal(at, zero)}, at: at})
}

// Optional gives a plain field as an optional value: null where it is absent because a struct around it is. [BindPtr] binds a plain
// field to an optional one without it.
func Optional[T any](src *T) Expr[*T] {
	at := here()
	return expr[*T](&node{op: opOptional, args: []*node{source(at, src)}, at: at})
}

// OptionalExpr gives an expression as an optional value, for fields that are pointers.
func OptionalExpr[T any](src Expr[T]) Expr[*T] {
	return expr[*T](&node{op: opOptional, args: []*node{src.node()}, at: here()})
}

// Present tells whether the optional field src is there and not null.
func Present[T any](src **T) Expr[bool] {
	at := here()
	return expr[bool](&node{op: opPresent, args: []*node{source(at, src)}, at: at})
}

// PresentExpr is [Present] of an expression.
func PresentExpr[T any](src Expr[*T]) Expr[bool] {
	return expr[bool](&node{op: opPresent, args: []*node{src.node()}, at: here()})
}

// If gives then where cond is true, and otherwise els.
func If[T any](cond Expr[bool], then, els Expr[T]) Expr[T] {
	return expr[T](&node{op: opIf, args: []*node{cond.node(), then.node(), els.node()}, at: here()})
}

// As gives the value of src under another Go type of the same JSON form: a string under a named string type, a struct under
// a struct with the same members. src is a pointer to a field or an Expr. Build refuses types whose JSON forms differ.
func As[To any](src any) Expr[To] {
	at := here()
	n := source(at, src)
	if n.op == opLit {
		return expr[To](bad(errNotAPointer.At(at.pos(), "As wants a pointer to a field or an expression, not a value of type %T", src)))
	}
	return expr[To](&node{op: opConvert, args: []*node{n}, at: at})
}

// Any gives the value of src as a value of type any, for fields that take whatever comes. src is a pointer to a field or an
// Expr.
func Any(src any) Expr[any] {
	at := here()
	return expr[any](&node{op: opConvert, args: []*node{source(at, src)}, at: at})
}

// Object gives a whole Go value with some of its fields bound to expressions: what [TaskState.Arguments] does for a
// request, as an expression.
func Object[T any](v *T, bindings ...Binding) Expr[T] {
	at := here()
	object := newValue(at, v, bindings)
	if object.expr != nil {
		return expr[T](object.expr)
	}
	return expr[T](&node{op: opObject, object: object, at: at})
}

// Field gives a field of an expression that is a struct. The function takes the address of the field.
//
//	builder.Field(builder.OrElse(&in.Patient, Patient{}), func(p *Patient) *string { return &p.Name })
func Field[T, F any](src Expr[T], field func(*T) *F) Expr[F] {
	at := here()
	l, inner, fault := apply(at, field)
	if fault != nil {
		return expr[F](fault)
	}
	return expr[F](&node{op: opField, args: []*node{src.node(), source(at, inner)}, lambda: l, at: at})
}

// apply calls the user's function with the address of a fresh element. A panic in it is the user's mistake, told as one.
func apply[T, R any](at callers, f func(*T) R) (l *lambda, r R, fault *node) {
	l = newLambda(reflect.TypeFor[T]())
	defer func() {
		if p := recover(); p != nil {
			fault = bad(errUserPanic.At(at.pos(), "the function over %s panicked: %v", reflect.TypeFor[T](), p))
		}
	}()
	if f == nil {
		return l, r, bad(errUserPanic.At(at.pos(), "the function over %s is nil", reflect.TypeFor[T]()))
	}
	return l, f(l.root.mem.Pointer().(*T)), nil
}
