package builder

import "reflect"

// Number is the constraint of arithmetic: signed integers and floating-point numbers. Numbers beyond 2^53 lose digits, since
// JSONata computes with floating point.
type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}

// Add gives a + b of a field and a literal.
func Add[T Number](a *T, b T) Expr[T] { return arith(here(), any(a), "+", b) }

// AddExpr gives a + b.
func AddExpr[T Number](a, b Expr[T]) Expr[T] {
	return infix[T](here(), a.node(), "+", b.node())
}

// Sub gives a - b of a field and a literal.
func Sub[T Number](a *T, b T) Expr[T] { return arith(here(), any(a), "-", b) }

// SubExpr gives a - b.
func SubExpr[T Number](a, b Expr[T]) Expr[T] {
	return infix[T](here(), a.node(), "-", b.node())
}

// Mul gives a × b of a field and a literal.
func Mul[T Number](a *T, b T) Expr[T] { return arith(here(), any(a), "*", b) }

// MulExpr gives a × b.
func MulExpr[T Number](a, b Expr[T]) Expr[T] {
	return infix[T](here(), a.node(), "*", b.node())
}

// Div gives a / b of a field and a literal, for integers truncated toward zero as in Go. A b of zero is a mistake that Build
// reports.
func Div[T Number](a *T, b T) Expr[T] {
	at := here()
	if b == 0 {
		return expr[T](bad(errZeroDivisor.At(at.pos(), "division by the literal 0")))
	}
	return quotient[T](at, source(at, a), literal(at, b))
}

// DivExpr gives a / b, or ifZero where b is zero.
func DivExpr[T Number](a, b Expr[T], ifZero T) Expr[T] {
	at := here()
	return unlessZero(at, quotient[T](at, a.node(), b.node()), b, ifZero)
}

// Mod gives the remainder of a / b of a field and a literal, with the sign of a, as in Go. A b of zero is a mistake that Build
// reports.
func Mod[T Number](a *T, b T) Expr[T] {
	at := here()
	if b == 0 {
		return expr[T](bad(errZeroDivisor.At(at.pos(), "remainder of a division by the literal 0")))
	}
	return arith(at, any(a), "%", b)
}

// ModExpr gives the remainder of a / b, or ifZero where b is zero.
func ModExpr[T Number](a, b Expr[T], ifZero T) Expr[T] {
	at := here()
	return unlessZero(at, infix[T](at, a.node(), "%", b.node()), b, ifZero)
}

// Neg gives -src.
func Neg[T Number](src *T) Expr[T] { return negate[T](here(), src) }

// NegExpr is [Neg] of an expression.
func NegExpr[T Number](src Expr[T]) Expr[T] { return negate[T](here(), src) }

func negate[T Number](at callers, src any) Expr[T] {
	return infix[T](at, literal(at, T(0)), "-", source(at, src))
}

// Abs gives the absolute value of src.
func Abs[T Number](src *T) Expr[T] { return absolute[T](here(), src) }

// AbsExpr is [Abs] of an expression.
func AbsExpr[T Number](src Expr[T]) Expr[T] { return absolute[T](here(), src) }

func absolute[T Number](at callers, src any) Expr[T] { return call[T](at, "$abs", source(at, src)) }

// Floor gives the greatest integer at most src.
func Floor[S Source[float64]](src S) Expr[int] {
	at := here()
	return call[int](at, "$floor", source(at, src))
}

// Ceil gives the least integer at least src.
func Ceil[S Source[float64]](src S) Expr[int] {
	at := here()
	return call[int](at, "$ceil", source(at, src))
}

// Round gives src rounded to the nearest integer, halves to the even one.
func Round[S Source[float64]](src S) Expr[int] {
	at := here()
	return call[int](at, "$round", source(at, src))
}

func arith[T Number](at callers, a any, operator string, b T) Expr[T] {
	return infix[T](at, source(at, a), operator, literal(at, b))
}

// quotient divides; for integers it takes the remainder off first, so that the result is whole.
func quotient[T Number](at callers, a, b *node) Expr[T] {
	if k := reflect.TypeFor[T]().Kind(); k == reflect.Float32 || k == reflect.Float64 {
		return infix[T](at, a, "/", b)
	}
	return infix[T](at, infix[T](at, a, "-", infix[T](at, a, "%", b).n).n, "/", b)
}

func unlessZero[T Number](at callers, q, b Expr[T], ifZero T) Expr[T] {
	zero := infix[bool](at, b.node(), "=", literal(at, T(0)))
	return expr[T](&node{op: opIf, args: []*node{zero.n, literal(at, ifZero), q.n}, at: at})
}
