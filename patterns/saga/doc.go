// Package saga undoes the steps of a workflow that have succeeded when a later one does not: each forward step is registered with its
// compensation, and any error runs the compensations of the steps before it in reverse order.
//
//	s := saga.New(w, "Admission", saga.SNS(builder.Param("alarm_topic_arn")))
//	bed := saga.Do(s, "Reserve bed", reserveBed, releaseBed)
//	bed.Do.ArgumentsExpr(builder.From(w.Input()))
//	bed.Undo.ArgumentsExpr(builder.From(bed.Do.Result()))
//	diet := saga.Do(s, "Order diet", orderDiet, cancelDiet)
//	…
//	w.StartAt(bed.Do).Then(diet.Do).Then(done)
//
// The states of saga "Admission":
//
//	Admission: Reserve bed → Admission: Order diet → …
//	      | any error              | any error
//	      |                        ↓
//	      |         Admission: Undo: Reserve bed —error→ Admission: Alarm: Reserve bed
//	      ↓                        ↓                                 |
//	Admission: Rolled back? ←————————————————————————————————————————
//	      ↓                        ↓
//	OnRolledBack             OnRollbackIncomplete
//
// The chain of compensations is fixed when the workflow is built, and entered behind the step that failed. So a compensation may read
// the result of its step, and Build refuses one that reads the result of a step that need not have succeeded. Steps are registered in the
// order in which they run; any other states may lie between them: [Guard] leads their errors into the rollback, too, and [Rollback]
// makes a state for decisions such as that of a person.
//
// The error that began the rollback stays what it was, whatever fails later: a compensation that fails has its alarm, is noted in
// [Saga.NotUndone], and the next one has its turn; an alarm that fails is passed by.
//
// A compensation is tried several times, and after a redrive perhaps once more: it must not mind to find its work done. A step that fails
// may have had its effect all the same; [CompensateOnFailure] undoes it as well.
//
// A saga knows one run of each step. A step that a loop repeats is undone for its last run: undo the others in the loop, or make the loop a
// Map whose iterations have a saga each. A saga in a branch or an iteration undoes what that one did; it is not begun by the failure of another
// one, which stops it: register the whole Parallel or Map with [Around], with a compensation that undoes whatever it finds. Two sagas in one
// scope know nothing of each other: the exits of the second one fail unless [OnRolledBack] and [OnRollbackIncomplete] lead to a [Rollback] of
// the first.
//
// What no Catch takes begins no rollback, and ends one that has begun: that the execution is stopped or times out as a whole, and the error
// States.Runtime. States.DataLimitExceeded, an answer that is too large, is taken only from a step whose CompensateOnFailure names it; let
// compensations answer little.
// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
package saga
