package builder

import "time"

// Now gives the present time. All uses inside one expression give the same time.
func Now() Expr[time.Time] { return call[time.Time](here(), "$now") }

// AddTime gives the time d after src.
func AddTime[S Source[time.Time]](src S, d time.Duration) Expr[time.Time] {
	at := here()
	millis := infix[int64](at, toMillis(at, source(at, src)), "+", literal(at, d.Milliseconds()))
	return call[time.Time](at, "$fromMillis", millis.n)
}

// IsBefore tells whether the time a is before b, to the millisecond.
func IsBefore[A, B Source[time.Time]](a A, b B) Expr[bool] {
	at := here()
	return infix[bool](at, toMillis(at, source(at, a)), "<", toMillis(at, source(at, b)))
}

// IsAfter tells whether the time a is after b, to the millisecond.
func IsAfter[A, B Source[time.Time]](a A, b B) Expr[bool] {
	at := here()
	return infix[bool](at, toMillis(at, source(at, a)), ">", toMillis(at, source(at, b)))
}

// SecondsBetween gives the whole seconds from a to b, rounded down.
func SecondsBetween[A, B Source[time.Time]](a A, b B) Expr[int] {
	at := here()
	millis := infix[int64](at, toMillis(at, source(at, b)), "-", toMillis(at, source(at, a)))
	return call[int](at, "$floor", infix[float64](at, millis.n, "/", literal(at, 1000)).n)
}

// UnixMillis gives the milliseconds from the start of 1970 (UTC) to src.
func UnixMillis[S Source[time.Time]](src S) Expr[int64] {
	at := here()
	return expr[int64](toMillis(at, source(at, src)))
}

// FromUnixMillis gives the time that lies src milliseconds after the start of 1970 (UTC).
func FromUnixMillis[S Source[int64]](src S) Expr[time.Time] {
	at := here()
	return call[time.Time](at, "$fromMillis", source(at, src))
}

func toMillis(at callers, n *node) *node { return call[int64](at, "$toMillis", n).n }
