package compilefail

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/batch"
)

// stage is a reconcile stage in the clinic.
type stage struct {
	w   *builder.Workflow[row, batch.Report]
	r   *batch.Reconciliation
	end builder.State
}

func badForgottenExit(s stage) {
	s.w.StartAt(s.r.OnAllFine(s.end).OnSomeFailed(s.end).OnThresholdExceeded(s.end).OnNothingMatched(s.end)) // ERROR `batch\.LacksMismatch does not implement builder\.State`
}

func goodForgottenExit(s stage) {
	s.w.StartAt(s.r.OnAllFine(s.end).OnSomeFailed(s.end).OnThresholdExceeded(s.end).OnNothingMatched(s.end).OnMismatch(s.end))
}

func badStageWithoutExits(s stage) {
	s.w.StartAt(s.r) // ERROR `Reconciliation does not implement builder\.State`
}

func goodStageWithoutExits(s stage) {
	s.w.StartAt(s.r.OrFail(s.end))
}

func badExpectedText() {
	batch.ExpectItems("20") // ERROR `string does not satisfy builder\.Int`
}

func goodExpectedText() {
	batch.ExpectItems(20)
}

func badSecondPass(s stage) {
	again := builder.NewFragment(s.w, "Again: ")
	batch.RunWithoutOutcomes(again, "Read", batch.FailedItems[string](s.r), batch.Writer{}, batch.RunLabel{}, batch.Unlimited(), func(batch.Body[string], *row) {}) // ERROR `does not match`
}

func goodSecondPass(s stage) {
	again := builder.NewFragment(s.w, "Again: ")
	batch.RunWithoutOutcomes(again, "Read", batch.FailedItems[row](s.r), batch.Writer{}, batch.RunLabel{}, batch.Unlimited(), func(batch.Body[string], *row) {})
}
