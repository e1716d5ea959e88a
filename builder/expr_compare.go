package builder

import (
	"cmp"
	"reflect"
	"time"
)

// The plain form of a comparison sets a field against a literal; the form in Expr sets two expressions against each other, which
// From makes of a field and Lit of a literal. Texts compare by code units, numbers by value, times by the moment, to the
// millisecond.

// Equal tells whether the field a equals the literal b.
func Equal[T comparable](a *T, b T) Expr[bool] { return compare(here(), a, "=", b) }

// EqualExpr tells whether a equals b.
func EqualExpr[T comparable](a, b Expr[T]) Expr[bool] { return compareExpr(here(), a, "=", b) }

// NotEqual tells whether the field a differs from the literal b.
func NotEqual[T comparable](a *T, b T) Expr[bool] { return compare(here(), a, "!=", b) }

// NotEqualExpr tells whether a differs from b.
func NotEqualExpr[T comparable](a, b Expr[T]) Expr[bool] { return compareExpr(here(), a, "!=", b) }

// Less tells whether the field a is less than the literal b.
func Less[T cmp.Ordered](a *T, b T) Expr[bool] { return compare(here(), a, "<", b) }

// LessExpr tells whether a is less than b.
func LessExpr[T cmp.Ordered](a, b Expr[T]) Expr[bool] { return compareExpr(here(), a, "<", b) }

// LessOrEqual tells whether the field a is at most the literal b.
func LessOrEqual[T cmp.Ordered](a *T, b T) Expr[bool] { return compare(here(), a, "<=", b) }

// LessOrEqualExpr tells whether a is at most b.
func LessOrEqualExpr[T cmp.Ordered](a, b Expr[T]) Expr[bool] { return compareExpr(here(), a, "<=", b) }

// Greater tells whether the field a is greater than the literal b.
func Greater[T cmp.Ordered](a *T, b T) Expr[bool] { return compare(here(), a, ">", b) }

// GreaterExpr tells whether a is greater than b.
func GreaterExpr[T cmp.Ordered](a, b Expr[T]) Expr[bool] { return compareExpr(here(), a, ">", b) }

// GreaterOrEqual tells whether the field a is at least the literal b.
func GreaterOrEqual[T cmp.Ordered](a *T, b T) Expr[bool] { return compare(here(), a, ">=", b) }

// GreaterOrEqualExpr tells whether a is at least b.
func GreaterOrEqualExpr[T cmp.Ordered](a, b Expr[T]) Expr[bool] {
	return compareExpr(here(), a, ">=", b)
}

func compare[T any](at callers, a *T, operator string, b T) Expr[bool] {
	return compared[T](at, source(at, a), operator, literal(at, b))
}

func compareExpr[T any](at callers, a Expr[T], operator string, b Expr[T]) Expr[bool] {
	return compared[T](at, a.node(), operator, b.node())
}

func compared[T any](at callers, a *node, operator string, b *node) Expr[bool] {
	if reflect.TypeFor[T]() == reflect.TypeFor[time.Time]() { // one moment has many spellings
		a, b = toMillis(at, a), toMillis(at, b)
	}
	return infix[bool](at, a, operator, b)
}

// In tells whether the field a is one of the literals. No literal at all gives false.
func In[T comparable](a *T, values ...T) Expr[bool] { return in(here(), any(a), values) }

// InExpr is [In] of an expression.
func InExpr[T comparable](a Expr[T], values ...T) Expr[bool] { return in(here(), any(a), values) }

func in[T comparable](at callers, a any, values []T) Expr[bool] {
	list := make([]*node, len(values))
	for i, v := range values {
		list[i] = literal(at, v)
	}
	return infix[bool](at, source(at, a), "in", &node{op: opList, typ: reflect.TypeFor[[]T](), args: list, at: at})
}

// And tells whether all conditions are true. None at all gives true.
func And(conditions ...Expr[bool]) Expr[bool] { return logic(here(), "and", true, conditions) }

// Or tells whether at least one condition is true. None at all gives false.
func Or(conditions ...Expr[bool]) Expr[bool] { return logic(here(), "or", false, conditions) }

// Not tells whether the condition is false.
func Not(condition Expr[bool]) Expr[bool] { return call[bool](here(), "$not", condition.node()) }

func logic(at callers, operator string, empty bool, conditions []Expr[bool]) Expr[bool] {
	if len(conditions) == 0 {
		return expr[bool](literal(at, empty))
	}
	n := conditions[0].node()
	for _, c := range conditions[1:] {
		n = infix[bool](at, n, operator, c.node()).n
	}
	return expr[bool](n)
}
