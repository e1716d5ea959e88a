package saga

import "github.com/aslgen/aslgen/builder"

// Saga is a row of steps that are undone together. [New] makes it, [Do], [Around] and [Guard] register its steps.
type Saga struct {
	name     string
	scope    builder.Scope
	alarm    Alarm
	settings settings
	// undo is where the rollback of all steps so far begins: the compensation of the last one, or the end where there is none.
	undo  builder.State
	steps int // those with a compensation

	err, cause *string
	notUndone  *[]string
}

// New makes a saga in a scope. The names of its states begin with the name of the saga and a colon. The alarm says who is told of a
// compensation that fails. Give it steps, one at least that can fail: without any nothing leads to its exits.
func New[Out any](s builder.ScopeOf[Out], name string, alarm Alarm, options ...Option) *Saga {
	f := builder.NewFragment(s, name+": ")
	g := &Saga{name: name, scope: f, alarm: alarm}
	g.settings.undoRetry = []builder.Retrier{patient}
	g.err, g.cause = builder.Var[string](f, "error"), builder.Var[string](f, "cause")
	g.notUndone = builder.Var[[]string](f, "notUndone")
	if alarm.state == nil {
		report(f, errAlarm, "give it SNS, EventBridge, AlarmVia or NoAlarm", "saga %q has the zero Alarm", name)
		g.alarm = NoAlarm()
	}
	c := config{settings: &g.settings}
	for _, o := range options {
		if o == nil {
			report(f, errOption, "leave it out", "an option of saga %q is nil", name)
			continue
		}
		o.configure(&c)
	}
	g.checkSettings("saga "+quote(name), g.settings)
	g.undo = g.end(c)
	return g
}

// Error is the name of the error that began the rollback. It can be read in the exits.
func (s *Saga) Error() *string { return s.err }

// Cause explains the error that began the rollback, "" where nobody said it. It can be read in the exits.
func (s *Saga) Cause() *string { return s.cause }

// NotUndone are the names of the steps whose compensation failed, in the order in which that happened. It can be read in the exits.
func (s *Saga) NotUndone() *[]string { return s.notUndone }

// Status tells how a rollback ended.
type Status string

// The ways a rollback ends.
const (
	// RolledBack: every step that had to be undone is.
	RolledBack Status = "rolled-back"
	// RollbackIncomplete: a compensation failed, and somebody has to look at it.
	RollbackIncomplete Status = "rollback-incomplete"
)

// Values lists the ways.
func (Status) Values() []Status { return []Status{RolledBack, RollbackIncomplete} }

// Outcome is what is to be said of a rollback, for an Output.
type Outcome struct {
	// Status tells how it ended.
	Status Status `json:"status"`
	// Error is the name of the error that began it.
	Error string `json:"error"`
	// Cause explains that error, "" where nobody said it.
	Cause string `json:"cause"`
	// NotUndone are the names of the steps whose compensation failed.
	NotUndone []string `json:"notUndone"`
}

// Status is how the rollback ended. It can be read in the exits.
func (s *Saga) Status() builder.Expr[Status] {
	return builder.If(s.complete(), builder.Lit(RolledBack), builder.Lit(RollbackIncomplete))
}

// Outcome is all that is known of the rollback. It can be read in the exits.
func (s *Saga) Outcome() builder.Expr[Outcome] {
	o := Outcome{}
	return builder.Object(&o,
		builder.Bind(&o.Status, s.Status()),
		builder.Bind(&o.Error, s.err),
		builder.Bind(&o.Cause, s.cause),
		builder.Bind(&o.NotUndone, s.notUndone))
}

func (s *Saga) complete() builder.Expr[bool] {
	return builder.EqualExpr(builder.Len(s.notUndone), builder.Lit(0))
}

// begins are the bindings of every transition that begins a rollback.
func (s *Saga) begins(err, cause builder.Expr[string]) []builder.Binding {
	return []builder.Binding{
		builder.Bind(s.err, err),
		builder.Bind(s.cause, cause),
		builder.Bind(s.notUndone, builder.Lit([]string{})),
	}
}

// longestCause is how many characters of the cause the default exits show. A Fail state takes 32,768.
const longestCause = 30_000

// end makes the state that all rollbacks come to, and the exits.
func (s *Saga) end(c config) builder.State {
	ended := builder.Choice(s.scope, "Rolled back?")
	exit := func(what string, make func(*Saga) builder.State, otherwise func() builder.State) builder.State {
		if make == nil {
			return otherwise()
		}
		target := make(s)
		if builder.IsNil(target) {
			report(s.scope, errOption, "return the state that follows", "the function of %s of saga %q returned nil", what, s.name)
			return otherwise()
		}
		return target
	}
	cause := builder.Substring(s.cause, 0, longestCause)
	ended.When(s.complete(), exit("OnRolledBack", c.rolledBack, func() builder.State {
		return builder.Fail(s.scope, "Rolled back", s.err, cause)
	}))
	return ended.Otherwise(exit("OnRollbackIncomplete", c.incomplete, func() builder.State {
		return builder.Fail(s.scope, "Rollback incomplete", s.err,
			builder.Format("not undone: {}; {}", builder.Join(s.notUndone, ", "), cause))
	}))
}
