package saga

import "github.com/aslgen/aslgen/builder"

// Step is a step of a saga that is made of two calls: one that does it, and one that undoes it.
type Step[Req, Res, UndoReq, UndoRes any] struct {
	// Do does the step. Give it its Arguments, and what a Task may have: Timeout, Retry. Its last Catch is the saga's, which takes every
	// error; a step that is to have others is made by itself and registered with [Around].
	Do *builder.TaskState[Req, Res]
	// Undo undoes the step. Give it its Arguments, from the Result of Do as a rule, and a Timeout where the call has none: one that
	// never ends keeps the others from their turn. Its Retry and Catch are the saga's.
	Undo *builder.TaskState[UndoReq, UndoRes]

	saga *Saga
}

// Compensation is the second half of a step whose first one the user made.
type Compensation[UndoReq, UndoRes any] struct {
	// Undo undoes the step, as [Step.Undo] does.
	Undo *builder.TaskState[UndoReq, UndoRes]

	saga *Saga
}

// Registered is a step that has a compensation: a [Step] or a [Compensation].
type Registered interface {
	registered() (*Saga, builder.State)
}

func (s *Step[Req, Res, UndoReq, UndoRes]) registered() (*Saga, builder.State) {
	if s == nil {
		return nil, nil
	}
	return s.saga, s.Undo
}

func (c *Compensation[UndoReq, UndoRes]) registered() (*Saga, builder.State) {
	if c == nil {
		return nil, nil
	}
	return c.saga, c.Undo
}

// Fallible is a state that can fail and go on: a Task, a Parallel, a Map.
type Fallible[F any] interface {
	builder.State
	// CatchRule leads to target when the state fails.
	CatchRule(rule builder.CatchRule, target builder.State) F
	// Failure is the error that a Catch caught.
	Failure() *builder.ErrorOutput
}

// Do makes the next step of a saga: do is the call that does it, undo the one that undoes it. Lead to step.Do from the step before; both
// states need their Arguments. A step behind which nothing fails is never undone, and Build says that its compensation is never reached:
// register the last one with [Guard].
func Do[Req, Res, UndoReq, UndoRes any](s *Saga, name string, do builder.Call[Req, Res], undo builder.Call[UndoReq, UndoRes],
	options ...StepOption) *Step[Req, Res, UndoReq, UndoRes] {
	s = s.orNone()
	step := &Step[Req, Res, UndoReq, UndoRes]{saga: s, Do: builder.Task(s.scope, name, do)}
	step.Undo = Around(s, name, step.Do, undo, options...).Undo
	return step
}

// Around makes a step of a state that there is already, in the scope of the saga: a Task with catchers of its own, a Parallel, a Map. The
// saga adds the last catcher, which takes every error that is left. name is what the compensation and its alarm are called after.
func Around[F Fallible[F], UndoReq, UndoRes any](s *Saga, name string, do F, undo builder.Call[UndoReq, UndoRes],
	options ...StepOption) *Compensation[UndoReq, UndoRes] {
	s = s.orNone()
	settings := s.settings
	for _, o := range options {
		if o == nil {
			report(s.scope, errOption, "leave it out", "an option of step %q of saga %q is nil", name, s.name)
			continue
		}
		o.set(&settings)
	}
	if len(options) > 0 {
		s.checkSettings("step "+quote(name)+" of saga "+quote(s.name), settings)
	}
	before := s.undo
	compensation := &Compensation[UndoReq, UndoRes]{builder.Task(s.scope, "Undo: "+name, undo), s}
	task := compensation.Undo.Retry(settings.undoRetry...)
	failed := builder.On().Assign(builder.Bind(s.notUndone, builder.Concat(builder.From(s.notUndone), builder.Lit([]string{name}))))
	task.CatchRule(failed, s.alarm.state(s, name, task.Failure(), before))
	task.Then(before)

	switch {
	case settings.onFailure == nil:
		catch(s, name, do, before)
		if !builder.IsNil(do) {
			builder.Require(s.scope, builder.Before(task, builder.Passed(do))) // steps that run in another order than they are registered in
		}
	case len(settings.onFailure) == 0:
		catch(s, name, do, task)
	default:
		catch(s, name, do, task, settings.onFailure...)
		catch(s, name, do, before)
	}
	s.undo = task
	s.steps++
	return compensation
}

// Guard leads every error of a state that is not caught yet into the rollback of the steps that are registered so far. The state itself has
// nothing to be undone: it reads, asks a person, or is the last step, behind which nothing fails.
func Guard[F Fallible[F]](s *Saga, state F) F {
	s = s.orNone()
	catch(s, "a guarded state", state, s.undo)
	return state
}

// catch leads errors of a state into the rollback.
func catch[F Fallible[F]](s *Saga, name string, state F, target builder.State, errors ...string) {
	if builder.IsNil(state) {
		report(s.scope, errState, "make the state before", "the state of %s of saga %q is nil", name, s.name)
		return
	}
	f := state.Failure()
	state.CatchRule(builder.On(errors...).Assign(s.begins(builder.From(&f.Error), builder.From(&f.Cause))...), target)
}

// Rollback makes a state that undoes all steps that are registered so far, for a decision such as that of a person to lead to: the first
// error is then err, with a cause, each a literal, a pointer to a field or an expression. Every path to the state must have passed these steps.
func Rollback[E, C builder.Text](s *Saga, name string, err E, cause C) builder.State {
	s = s.orNone()
	if s.steps == 0 {
		report(s.scope, errNothing, "register the steps first", "rollback %q of saga %q stands before its first step: nothing is to be undone", name, s.name)
	}
	return s.enter(name, builder.FromText(err), builder.FromText(cause), s.undo)
}

// RollbackFrom is [Rollback] of the steps up to the given one. The steps behind it are not undone, so they must not have succeeded.
func RollbackFrom[E, C builder.Text](step Registered, name string, err E, cause C) builder.State {
	var s *Saga
	var undo builder.State
	if step != nil {
		s, undo = step.registered()
	}
	if s == nil {
		return nil // told where something leads there
	}
	return s.enter(name, builder.FromText(err), builder.FromText(cause), undo)
}

// enter makes a state that begins a rollback.
func (s *Saga) enter(name string, err, cause builder.Expr[string], undo builder.State) builder.State {
	p := builder.PassThrough(s.scope, name).Assign(s.begins(err, cause)...)
	p.Then(undo)
	return p
}

// orNone stands in for a nil saga: what is made of it is told where the workflow leads there.
func (s *Saga) orNone() *Saga {
	if s == nil {
		return New[any](nil, "nil", NoAlarm())
	}
	return s
}
