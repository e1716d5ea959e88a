package polltask

import (
	"time"

	"github.com/aslgen/aslgen/builder"
)

// deadline is the time after which the job is asked no more.
func (s Schedule) deadline() builder.Expr[time.Time] {
	if s.TimeoutExpr == none {
		return builder.AddTime(builder.Now(), s.Timeout)
	}
	millis := builder.MulExpr(builder.As[int64](s.TimeoutExpr), builder.Lit(int64(1000)))
	return builder.FromUnixMillis(builder.AddExpr(builder.UnixMillis(builder.Now()), millis))
}

// pause makes the Wait. An interval that is not a constant is kept in a variable that begin fills.
func pause[Out any](f *builder.Fragment[Out], begin *builder.PassState[any], s Schedule) *builder.WaitState {
	if s.IntervalExpr == none && !s.grows() {
		return builder.Wait(f, "Wait", s.Interval)
	}
	interval := builder.Var[int](f, "interval")
	first := builder.Lit(seconds(s.Interval))
	if e := s.IntervalExpr; e != none {
		first = builder.If(builder.GreaterExpr(e, builder.Lit(1)), e, builder.Lit(1))
	}
	begin.Assign(builder.Bind(interval, first))
	wait := builder.WaitSeconds(f, "Wait", interval)
	if s.grows() {
		next := builder.Ceil(builder.MulExpr(builder.As[float64](interval), builder.Lit(s.BackoffRate)))
		most := seconds(s.MaxInterval)
		wait.Assign(builder.Bind(interval, builder.If(builder.LessExpr(next, builder.Lit(most)), next, builder.Lit(most))))
	}
	return wait
}

// statusOf is the status in the answer, "" where it is absent. What is wrong with the function is told.
func statusOf[GRes any, S builder.Enum[S]](s builder.Scope, name string, by Statuses[GRes, S], answer *GRes) builder.Expr[S] {
	var zero S
	p, fault := call(by.Of, answer)
	if fault != "" {
		report(s, errStatusField, "give Of a function that returns the address of the status in the answer", "statuses of %q: the function Of %s", name, fault)
		return builder.Lit(zero)
	}
	return builder.OrZero(p)
}

// call calls the user's function, and says what is wrong with it.
func call[GRes, S any](of func(*GRes) *S, answer *GRes) (p *S, fault string) {
	defer func() {
		if recover() != nil {
			fault = "panicked: it must take an address, and read no value"
		}
	}()
	if of == nil {
		return nil, "is nil"
	}
	if p = of(answer); p == nil {
		return nil, "returned nil"
	}
	return p, ""
}

// among tells whether the status is one of the values.
func among[S comparable](status *S, values []S) builder.Expr[bool] {
	if len(values) == 1 {
		return builder.Equal(status, values[0])
	}
	return builder.In(status, values...)
}
