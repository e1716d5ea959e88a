package batch

import "github.com/aslgen/aslgen/builder"

// ReconcileOption is an option of [Reconcile]: [ExpectItems]. The zero one does nothing.
type ReconcileOption struct {
	expected *builder.Expr[int]
	negative bool
}

// ExpectItems makes a mismatch of any other number of items than n: a literal, a count of an earlier state, a field of the input.
// Without it a source that lost half of its items goes unnoticed.
func ExpectItems[N builder.Int](n N) ReconcileOption {
	literal, isLiteral := any(n).(int)
	e := intOf(n)
	return ReconcileOption{&e, isLiteral && literal < 0}
}

// set takes an option over.
func (r *Reconciliation) set(o ReconcileOption) {
	if o.expected == nil {
		return
	}
	if r.expected != nil || o.negative {
		fault(r.run.scope, errExits, "give one number of items, 0 or more", "reconcile stage of %q: ExpectItems is given twice, or is negative", r.run.name)
	}
	r.expected = o.expected
}

// OnFailure leads to target where the Map failed for another reason than too many failed items, or where the counts or the manifest
// could not be read. Without it a Fail state ends the execution with the error that [Reconciliation.Problem] has. It is given before
// the exits, which end with OnMismatch.
func (r *Reconciliation) OnFailure(target builder.State) *Reconciliation {
	if r.onFailure != nil {
		fault(r.run.scope, errExits, "give it once, before the other exits", "reconcile stage of %q: OnFailure is given twice, or after the other exits", r.run.name)
		return r
	}
	r.onFailure = target
	return r
}

// OnAllFine leads to target where the counts agree and no item failed.
func (r *Reconciliation) OnAllFine(target builder.State) LacksSomeFailed {
	if r.begun {
		fault(r.run.scope, errExits, "say once what follows each outcome", "reconcile stage of %q: its exits are given twice", r.run.name)
		return LacksSomeFailed{}
	}
	r.begun = true
	r.allFine.Then(target)
	return LacksSomeFailed{r}
}

// LacksSomeFailed is a reconcile stage that lacks what follows where some items failed, and the exits behind it.
type LacksSomeFailed struct{ r *Reconciliation }

// OnSomeFailed leads to target where the counts agree and some items failed, no more than the Map tolerates.
func (l LacksSomeFailed) OnSomeFailed(target builder.State) LacksThresholdExceeded {
	if r := l.r; r != nil {
		r.reconciled.When(builder.And(r.agrees(), builder.Not(r.fine())), target)
	}
	return LacksThresholdExceeded(l)
}

// LacksThresholdExceeded is a reconcile stage that lacks what follows where too many items failed, and the exits behind it.
type LacksThresholdExceeded struct{ r *Reconciliation }

// OnThresholdExceeded leads to target where more items failed than the Map tolerates. The Map has no result then, so the Map Run is
// looked for among those of the execution, as the one with the label that began last; where it is found, its counts are those of the moment:
// children may still be running. Iterations of a Map around the batch that run at the same time have one label: give that Map a concurrency of
// 1, or [LacksThresholdExceeded.LeaveToRedrive], since the Map Run of another iteration may be found.
// Items may have succeeded, and others have never started.
func (l LacksThresholdExceeded) OnThresholdExceeded(target builder.State) LacksNothingMatched {
	if r := l.r; r != nil {
		r.exceeded()
		r.failures.Then(target)
		r.find.Catch(target)
		r.failures.Catch(target)
	}
	return LacksNothingMatched(l)
}

// LeaveToRedrive lets the execution fail with the error of the Map where more items failed than it tolerates, and where the Map failed for another
// reason. Only so a redrive of the execution goes on with the children that failed and those that never started: a failure that is caught
// is done with, and a redrive starts behind it.
// https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html
func (l LacksThresholdExceeded) LeaveToRedrive() LacksNothingMatched {
	if l.r != nil {
		l.r.redrivable = true
	}
	return LacksNothingMatched(l)
}

// LacksNothingMatched is a reconcile stage that lacks what follows where there was no item, and the exit behind it.
type LacksNothingMatched struct{ r *Reconciliation }

// OnNothingMatched leads to target where the source had no item: an empty file, a prefix that no key begins with. Where [ExpectItems] says
// that there are some, that is a mismatch instead.
func (l LacksNothingMatched) OnNothingMatched(target builder.State) LacksMismatch {
	if r := l.r; r != nil {
		if r.expected == nil {
			r.counted.When(r.empty(), target)
		} else {
			r.counted.When(builder.And(r.empty(), builder.EqualExpr(*r.expected, builder.Lit(0))), target)
		}
	}
	return LacksMismatch(l)
}

// empty tells that the source had no item: no count knows of one.
func (r *Reconciliation) empty() builder.Expr[bool] {
	c := &r.report.Counts
	return builder.And(builder.Equal(&c.Total, 0), builder.Equal(&c.ResultsWritten, 0), builder.Equal(&c.Running, 0), builder.Equal(&c.Succeeded, 0),
		builder.EqualExpr(r.report.notSucceeded(), builder.Lit(0)))
}

// LacksMismatch is a reconcile stage that lacks what follows where its counts disagree.
type LacksMismatch struct{ r *Reconciliation }

// OnMismatch leads to target where the counts contradict one another, the manifest, or what ExpectItems says, and where items still run.
// The chain is the whole run: it begins with the Map, and goes on by its exits only.
func (l LacksMismatch) OnMismatch(target builder.State) builder.Chain {
	r := l.r
	if r == nil {
		return builder.Chain{}
	}
	if r.expected != nil {
		r.counted.When(r.empty(), target) // others were expected
	}
	r.counted.Otherwise(r.read)
	r.reconciled.Otherwise(target)
	r.catchFailures()
	return builder.Span(r.run.state, r.reconciled)
}

// OrFail leads to target where the counts agree and no item failed. Every other outcome ends the execution with an error of its own:
// [ErrItemsFailed], [ErrNothingMatched] or [ErrMismatch], with the counts in its cause; a Map that fails ends it with its own error, so that it
// can be redriven: see [LacksThresholdExceeded.LeaveToRedrive].
func (r *Reconciliation) OrFail(target builder.State) builder.Chain {
	s := r.run.scope
	return r.OnAllFine(target).
		OnSomeFailed(builder.Fail(s, "Items failed", ErrItemsFailed, r.Cause())).
		LeaveToRedrive().
		OnNothingMatched(builder.Fail(s, "Nothing matched", ErrNothingMatched, r.Cause())).
		OnMismatch(builder.Fail(s, "Mismatch", ErrMismatch, r.Cause()))
}
