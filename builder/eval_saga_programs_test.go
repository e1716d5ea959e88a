package builder_test

import (
	"slices"
	"strings"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/saga"
)

type sagaEnd struct {
	Done     bool
	Rollback *saga.Outcome
}

// sagaPrograms undo steps. What a step or a compensation does is random, failures included, so every way through the states is gone.
func sagaPrograms() []evalProgram {
	return []evalProgram{
		flowProgram("saga", func(w *builder.Workflow[words, sagaEnd], in *words) { buildSaga(w, in) }, checkSaga(false)),
		flowProgram("saga that undoes the step that fails", func(w *builder.Workflow[words, sagaEnd], in *words) {
			buildSaga(w, in, saga.CompensateOnFailure())
		}, checkSaga(true)),
	}
}

func buildSaga(w *builder.Workflow[words, sagaEnd], in *words, options ...saga.Option) {
	end := func(name string) func(*saga.Saga) builder.State {
		return func(s *saga.Saga) builder.State {
			out := sagaEnd{}
			return builder.Succeed(w, name, &out, builder.BindPtr(&out.Rollback, s.Outcome()))
		}
	}
	blind := len(options) > 0 // a compensation cannot read the result of a step that failed
	s := saga.New(w, "S", saga.AlarmVia(lambdatask.Function[saga.Alert, nothing]("alarm")),
		append(options, saga.OnRolledBack(end("Undone")), saga.OnRollbackIncomplete(end("Not undone")))...)
	var steps []builder.State
	for _, name := range []string{"A", "B", "C"} {
		step := saga.Do(s, name, lambdatask.Function[words, words]("do"), lambdatask.Function[words, nothing]("undo"))
		step.Do.ArgumentsExpr(builder.From(in))
		undone := builder.From(in)
		if !blind {
			undone = builder.From(step.Do.Result())
		}
		step.Undo.ArgumentsExpr(undone)
		steps = append(steps, step.Do)
	}
	last := saga.Guard(s, builder.Task(w, "Last", lambdatask.Function[words, words]("last")).ArgumentsExpr(builder.From(in)))
	refused := saga.Rollback(s, "Refused", "Refused", &last.Result().A)
	out := sagaEnd{Done: true}
	w.StartAt(steps[0]).Then(steps[1]).Then(steps[2]).Then(last).Then(builder.Choice(w, "Good?").
		When(builder.Equal(&last.Result().B, ""), refused).
		Otherwise(builder.Succeed(w, "End", &out)))
}

// checkSaga follows the visits: what succeeded is undone in reverse order, the first error stays, and each failed compensation is told.
func checkSaga(also bool) func(c *flowCheck[words, sagaEnd]) {
	return func(c *flowCheck[words, sagaEnd]) {
		want := saga.Outcome{NotUndone: []string{}}
		var done, undone []string
		begun := false
		for _, v := range c.visits {
			failed := decode[builder.ErrorOutput]
			step, isUndo := strings.CutPrefix(v.State, "S: Undo: ")
			alarm, isAlarm := strings.CutPrefix(v.State, "S: Alarm: ")
			name := strings.TrimPrefix(v.State, "S: ")
			switch {
			case isUndo:
				undone = append(undone, step)
				if v.Result == nil {
					want.NotUndone = append(want.NotUndone, step)
				}
			case isAlarm:
				alert := decode[saga.Alert](c.T, v.Fields["Request"])
				require.Equal(c, want.NotUndone[len(want.NotUndone)-1], alarm)
				require.Equal(c, []string{"S", alarm, want.Error}, []string{alert.Saga, alert.Step, alert.FirstError})
				require.Equal(c, failed(c.T, c.last("S: Undo: "+alarm).Output).Error, alert.Error)
			case name == "Refused":
				begun = true
				want.Error, want.Cause = "Refused", decode[words](c.T, payload(c, "Last")).A
			case len(name) == 1 || name == "Last":
				switch {
				case v.Result == nil:
					begun = true
					e := failed(c.T, v.Output)
					want.Error, want.Cause = e.Error, e.Cause
					if also && name != "Last" {
						done = append(done, name)
					}
				case name != "Last":
					done = append(done, name)
				}
			}
		}
		if !begun {
			require.Equal(c, sagaEnd{Done: true}, c.out)
			return
		}
		slices.Reverse(done)
		require.Equal(c, done, undone)
		want.Status = saga.RolledBack
		if len(want.NotUndone) > 0 {
			want.Status = saga.RollbackIncomplete
		}
		require.Equal(c, sagaEnd{Rollback: &want}, c.out)
	}
}
