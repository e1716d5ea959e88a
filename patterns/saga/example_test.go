package saga_test

import (
	"fmt"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/saga"
)

type (
	// admission is a patient who comes.
	admission struct {
		ID string `json:"id"`
	}
	bed struct {
		ReservationID string `json:"reservationId"`
	}
	diet struct {
		OrderID string `json:"orderId"`
	}
	admitted struct {
		ID       string        `json:"id"`
		Rollback *saga.Outcome `json:"rollback,omitempty"`
	}
)

var (
	reserveBed = lambdatask.Function[admission, bed]("reserve-bed")
	releaseBed = lambdatask.Function[bed, any]("release-bed")
	orderDiet  = lambdatask.Function[admission, diet]("order-diet")
	cancelDiet = lambdatask.Function[diet, any]("cancel-diet")
	tellWard   = lambdatask.Function[admission, any]("tell-ward")
)

// show prints where each state leads to.
func show(w builder.Definition) {
	machine, faults := w.Build()
	if len(faults) > 0 {
		fmt.Println(faults)
		return
	}
	for _, s := range machine.States {
		fmt.Print(s.Name)
		if next := asl.NextOf(s.State); next != nil {
			fmt.Print(" → ", *next)
		}
		for _, c := range asl.CatchOf(s.State) {
			fmt.Print(" | ", c.ErrorEquals[0], " → ", c.Next)
		}
		fmt.Println()
	}
}

// A bed is reserved, a diet ordered and the ward told. What fails undoes what stands before it.
func ExampleNew() {
	w := builder.New[admission, admitted]("admit")
	s := saga.New(w, "Admission", saga.SNS(builder.Param("alarm_topic_arn")))

	bed := saga.Do(s, "Reserve bed", reserveBed, releaseBed)
	bed.Do.ArgumentsExpr(builder.From(w.Input()))
	bed.Undo.ArgumentsExpr(builder.From(bed.Do.Result()))

	diet := saga.Do(s, "Order diet", orderDiet, cancelDiet)
	diet.Do.ArgumentsExpr(builder.From(w.Input()))
	diet.Undo.ArgumentsExpr(builder.From(diet.Do.Result()))

	last := saga.Guard(s, builder.Task(w, "Tell ward", tellWard).ArgumentsExpr(builder.From(w.Input())))
	out := admitted{}
	w.StartAt(bed.Do).Then(diet.Do).Then(last).
		Then(builder.Succeed(w, "Admitted", &out, builder.Bind(&out.ID, &w.Input().ID)))
	show(w)
	// Output:
	// Admission: Reserve bed → Admission: Order diet | States.ALL → Admission: Rolled back?
	// Admission: Order diet → Tell ward | States.ALL → Admission: Undo: Reserve bed
	// Tell ward → Admitted | States.ALL → Admission: Undo: Order diet
	// Admitted
	// Admission: Undo: Order diet → Admission: Undo: Reserve bed | States.ALL → Admission: Alarm: Order diet
	// Admission: Undo: Reserve bed → Admission: Rolled back? | States.ALL → Admission: Alarm: Reserve bed
	// Admission: Rolled back?
	// Admission: Rolled back
	// Admission: Rollback incomplete
	// Admission: Alarm: Reserve bed → Admission: Rolled back? | States.ALL → Admission: Rolled back?
	// Admission: Alarm: Order diet → Admission: Undo: Reserve bed | States.ALL → Admission: Undo: Reserve bed
}

// A decision that is no error leads into the rollback as well; the exit ends the execution with a status.
func ExampleRollback() {
	w := builder.New[admission, admitted]("admit")
	s := saga.New(w, "Admission", saga.NoAlarm(), saga.OnRolledBack(func(s *saga.Saga) builder.State {
		out := admitted{}
		return builder.Succeed(w, "Not admitted", &out,
			builder.Bind(&out.ID, &w.Input().ID), builder.BindPtr(&out.Rollback, s.Outcome()))
	}))
	bed := saga.Do(s, "Reserve bed", reserveBed, releaseBed)
	bed.Do.ArgumentsExpr(builder.From(w.Input()))
	bed.Undo.ArgumentsExpr(builder.From(bed.Do.Result()))

	refused := saga.Rollback(s, "Refused", "AdmissionRefused", builder.Format("bed {} was not good", &bed.Do.Result().ReservationID))
	out := admitted{}
	good := builder.Succeed(w, "Admitted", &out, builder.Bind(&out.ID, &w.Input().ID))
	w.StartAt(bed.Do).Then(builder.Choice(w, "Good bed?").
		When(builder.NotEqual(&bed.Do.Result().ReservationID, ""), good).
		Otherwise(refused))
	show(w)
	// Output:
	// Admission: Reserve bed → Good bed? | States.ALL → Admission: Rolled back?
	// Good bed?
	// Admitted
	// Admission: Refused → Admission: Undo: Reserve bed
	// Admission: Undo: Reserve bed → Admission: Rolled back? | States.ALL → Admission: Rolled back?
	// Admission: Rolled back?
	// Not admitted
	// Admission: Rollback incomplete
}
