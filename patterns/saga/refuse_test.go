package saga_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/saga"
)

type workflow = builder.Workflow[admission, admitted]

// line is the place of its call.
func line() string {
	_, file, n, _ := runtime.Caller(1)
	return fmt.Sprintf("%s:%d", file, n)
}

// reserve registers a bed.
func reserve(w *workflow, s *saga.Saga, options ...saga.StepOption) *saga.Step[admission, bed, bed, any] {
	step := saga.Do(s, "Reserve bed", reserveBed, releaseBed, options...)
	step.Do.ArgumentsExpr(builder.From(w.Input()))
	step.Undo.ArgumentsExpr(builder.From(step.Do.Result()))
	return step
}

// finish makes a whole workflow of a saga with one step.
func finish(w *workflow, s *saga.Saga, step *saga.Step[admission, bed, bed, any], options ...builder.State) {
	last := saga.Guard(s, builder.Task(w, "Tell ward", tellWard).ArgumentsExpr(builder.From(w.Input())))
	out := admitted{}
	end := builder.Succeed(w, "Admitted", &out, builder.Bind(&out.ID, &w.Input().ID))
	if len(options) == 0 {
		w.StartAt(step.Do).Then(last).Then(end)
		return
	}
	more := builder.Choice(w, "More?")
	for _, o := range options {
		more.When(builder.Equal(&w.Input().ID, "?"), o)
	}
	w.StartAt(step.Do).Then(more.Otherwise(last))
	last.Then(end)
}

// TestRefused: what cannot be meant is told with a code, at the line of the user's call, with what to do.
func TestRefused(t *testing.T) {
	topic := saga.SNS("arn:aws:sns:eu-central-1:111122223333:alarms")
	nothing := func(*saga.Saga) builder.State { return nil }
	for name, c := range map[string]struct {
		make func(w *workflow) (at string)
		want string
	}{
		"zero alarm": {func(w *workflow) string {
			s, at := saga.New(w, "Admission", saga.Alarm{}), line()
			finish(w, s, reserve(w, s))
			return at
		}, `ASL6841: saga "Admission" has the zero Alarm (give it SNS, EventBridge, AlarmVia or NoAlarm)`},
		"nil option": {func(w *workflow) string {
			s, at := saga.New(w, "Admission", topic, nil), line()
			finish(w, s, reserve(w, s))
			return at
		}, `ASL6842: an option of saga "Admission" is nil (leave it out)`},
		"exit without a state": {func(w *workflow) string {
			s, at := saga.New(w, "Admission", topic, saga.OnRolledBack(nothing)), line()
			finish(w, s, reserve(w, s))
			return at
		}, `ASL6842: the function of OnRolledBack of saga "Admission" returned nil (return the state that follows)`},
		"other exit without a state": {func(w *workflow) string {
			s, at := saga.New(w, "Admission", topic, saga.OnRollbackIncomplete(nothing)), line()
			finish(w, s, reserve(w, s))
			return at
		}, `ASL6842: the function of OnRollbackIncomplete of saga "Admission" returned nil`},
		"nil state of an exit": {func(w *workflow) string {
			s, at := saga.New(w, "Admission", topic, saga.OnRolledBack(func(*saga.Saga) builder.State { return (*builder.FailState)(nil) })), line()
			finish(w, s, reserve(w, s))
			return at
		}, `ASL6842: the function of OnRolledBack of saga "Admission" returned nil`},
		"error without a name": {func(w *workflow) string {
			s, at := saga.New(w, "Admission", topic, saga.CompensateOnFailure("")), line()
			step := saga.Do(s, "Reserve bed", reserveBed, tellThem)
			step.Do.ArgumentsExpr(builder.From(w.Input()))
			step.Undo.ArgumentsExpr(builder.From(w.Input()))
			w.StartAt(step.Do).Then(builder.Fail(w, "End", "E", "c"))
			return at
		}, `ASL6842: CompensateOnFailure of saga "Admission" names "", as number 1 (name each error once, or none for all of them)`},
		"nil option of a step": {func(w *workflow) string {
			s := saga.New(w, "Admission", topic)
			step, at := saga.Do(s, "Reserve bed", reserveBed, releaseBed, nil), line()
			step.Do.ArgumentsExpr(builder.From(w.Input()))
			step.Undo.ArgumentsExpr(builder.From(step.Do.Result()))
			finish(w, s, step)
			return at
		}, `ASL6842: an option of step "Reserve bed" of saga "Admission" is nil (leave it out)`},
		"rollback of nothing": {func(w *workflow) string {
			s := saga.New(w, "Admission", topic)
			early, at := saga.Rollback(s, "Refused", "Refused", "no"), line()
			finish(w, s, reserve(w, s), early)
			return at
		}, `ASL6840: rollback "Refused" of saga "Admission" stands before its first step: nothing is to be undone (register the steps first)`},
		"nil guarded state": {func(w *workflow) string {
			s := saga.New(w, "Admission", topic)
			step := reserve(w, s)
			_, at := saga.Guard(s, (*builder.ParallelState)(nil)), line()
			finish(w, s, step)
			return at
		}, `ASL6843: the state of a guarded state of saga "Admission" is nil (make the state before)`},
		"result of the step that failed": {func(w *workflow) string {
			s := saga.New(w, "Admission", topic)
			step := saga.Do(s, "Reserve bed", reserveBed, releaseBed, saga.CompensateOnFailure("States.Timeout"))
			step.Do.ArgumentsExpr(builder.From(w.Input()))
			result, at := builder.From(step.Do.Result()), line()
			step.Undo.ArgumentsExpr(result)
			finish(w, s, step)
			return at
		}, `ASL6030: Arguments of "Admission: Undo: Reserve bed" reads the result of "Admission: Reserve bed", which is not there on the path ` +
			`StartAt → Admission: Reserve bed → Admission: Undo: Reserve bed`},
		"steps in another order": {func(w *workflow) string {
			s := saga.New(w, "Admission", topic)
			first := reserve(w, s)
			second := saga.Do(s, "Order diet", orderDiet, cancelDiet)
			second.Do.ArgumentsExpr(builder.From(w.Input()))
			second.Undo.ArgumentsExpr(builder.From(second.Do.Result()))
			last := saga.Guard(s, builder.Task(w, "Tell ward", tellWard).ArgumentsExpr(builder.From(w.Input())))
			w.StartAt(second.Do).Then(first.Do).Then(last).Then(builder.Fail(w, "End", "E", "c"))
			return ""
		}, `ASL6030: Arguments of "Admission: Undo: Reserve bed" reads the result of "Admission: Reserve bed", which is not there`},
		"steps in another order, whose compensations read no result": {func(w *workflow) string {
			s := saga.New(w, "Admission", topic)
			first := saga.Do(s, "Reserve bed", reserveBed, releaseBed)
			first.Do.ArgumentsExpr(builder.From(w.Input()))
			first.Undo.Arguments(&bed{})
			second := saga.Do(s, "Order diet", orderDiet, cancelDiet)
			second.Do.ArgumentsExpr(builder.From(w.Input()))
			second.Undo.Arguments(&diet{})
			last := saga.Guard(s, builder.Task(w, "Tell ward", tellWard).ArgumentsExpr(builder.From(w.Input())))
			w.StartAt(second.Do).Then(first.Do).Then(last).Then(builder.Fail(w, "End", "E", "c"))
			return ""
		}, `ASL6090: "Admission: Undo: Reserve bed" is reached without "Admission: Reserve bed" on the path StartAt → Admission: Order diet → ` +
			`(Catch States.ALL) → Admission: Undo: Reserve bed`},
		"last step with a compensation": {func(w *workflow) string {
			s := saga.New(w, "Admission", topic)
			step := reserve(w, s)
			w.StartAt(step.Do).Then(builder.Fail(w, "End", "E", "c"))
			return ""
		}, `ASL6042: state "Admission: Undo: Reserve bed" is never reached`},
		"catch-all twice": {func(w *workflow) string {
			s := saga.New(w, "Admission", topic)
			step := reserve(w, s)
			step.Do.Catch(builder.Fail(w, "Mine", "E", "c"))
			finish(w, s, step)
			return ""
		}, `Catch of "Admission: Reserve bed": States.ALL is not the last one`},
		"nil step": {func(w *workflow) string {
			s := saga.New(w, "Admission", topic)
			step := reserve(w, s)
			finish(w, s, step, saga.RollbackFrom[string, string](nil, "Refused", "E", "c"))
			return ""
		}, `ASL6046: a rule of "More?" leads to nil`},
		"nil step with a type": {func(w *workflow) string {
			s := saga.New(w, "Admission", topic)
			step := reserve(w, s)
			finish(w, s, step, saga.RollbackFrom((*saga.Compensation[bed, any])(nil), "Refused", "E", "c"))
			return ""
		}, `ASL6046: a rule of "More?" leads to nil`},
	} {
		t.Run(name, func(t *testing.T) {
			w := builder.New[admission, admitted]("admit")
			at := c.make(w)
			_, faults := w.Build()
			require.NotEmpty(t, faults)
			require.Contains(t, faults[0].Code+": "+faults[0].Message+" ("+faults[0].Help+")", c.want, faults.String())
			if at != "" {
				require.Equal(t, at, faults[0].Pos.String())
			}
		})
	}
}

var tellThem = lambdatask.Function[admission, any]("tell-them")

// TestNilSaga: nothing panics, and the workflow that leads there is refused.
func TestNilSaga(t *testing.T) {
	w := builder.New[admission, admitted]("admit")
	step := saga.Do(nil, "Reserve bed", reserveBed, releaseBed)
	w.StartAt(step.Do).Then(saga.Rollback(nil, "Refused", "E", "c"))
	_, faults := w.Build()
	require.True(t, faults.HasErrors())
}

// TestTwoSagas: names and variables of two sagas do not meet.
func TestTwoSagas(t *testing.T) {
	w := builder.New[admission, admitted]("admit")
	var next builder.State = builder.Fail(w, "End", "E", "c")
	for _, name := range []string{"Second", "First"} {
		s := saga.New(w, name, saga.NoAlarm())
		step := reserve(w, s)
		last := saga.Guard(s, builder.Task(w, name+" last", tellWard).ArgumentsExpr(builder.From(w.Input())))
		step.Do.Then(last).Then(next)
		next = step.Do
	}
	w.StartAt(next)
	machine, faults := w.Build()
	require.Empty(t, faults.String())
	for _, want := range []string{`"firstError"`, `"secondError"`, `"First: Undo: Reserve bed"`, `"Second: Rolled back?"`} {
		require.Contains(t, string(machine.Print()), want)
	}
}

// TestInside: a saga of an inner scope undoes its steps there, and its end is that of the scope.
func TestInside(t *testing.T) {
	w := builder.New[admission, admitted]("admit")
	all := builder.Parallel(w, "All")
	builder.Branch(all, func(b *builder.BranchScope[admitted]) {
		s := saga.New(b, "Admission", saga.NoAlarm(), saga.OnRolledBack(func(s *saga.Saga) builder.State {
			out := admitted{}
			return builder.Succeed(b, "Not admitted", &out, builder.BindPtr(&out.Rollback, s.Outcome()))
		}))
		step := reserve(w, s)
		last := saga.Guard(s, builder.Task(b, "Tell ward", tellWard).ArgumentsExpr(builder.From(w.Input())))
		b.StartAt(step.Do).Then(last).Then(builder.Succeed(b, "Admitted", &admitted{ID: "?"}))
	})
	w.StartAt(all).Then(builder.Succeed(w, "End", &admitted{ID: "?"}))
	_, faults := w.Build()
	require.Empty(t, faults.String())
}

// TestOtherScope: a decision of another scope cannot lead into the rollback, and Build says so.
func TestOtherScope(t *testing.T) {
	w := builder.New[admission, admitted]("admit")
	s := saga.New(w, "Admission", saga.NoAlarm())
	step := reserve(w, s)
	each := builder.Parallel(w, "Each")
	builder.Branch(each, func(b *builder.BranchScope[any]) {
		b.StartAt(saga.Rollback(s, "Refused", "Refused", "no"))
	})
	w.StartAt(step.Do).Then(saga.Guard(s, each)).Then(builder.Succeed(w, "End", &admitted{ID: "?"}))
	_, faults := w.Build()
	require.Contains(t, faults.String(), `leads to "Admission: Refused", which is a state of workflow "admit"`)
}

func TestStatusValues(t *testing.T) {
	require.Equal(t, []saga.Status{"rolled-back", "rollback-incomplete"}, saga.Status("").Values())
}

func TestDefs(t *testing.T) {
	var codes []string
	for _, d := range saga.Defs() {
		codes = append(codes, d.Code)
		require.NotEmpty(t, d.Doc)
		require.NotEmpty(t, d.Bad)
		require.NotEmpty(t, d.Good)
	}
	require.Equal(t, []string{"ASL6840", "ASL6841", "ASL6842", "ASL6843"}, codes)
}
