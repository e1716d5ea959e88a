package batch

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// FailedItems is the source of a second pass: what the children of a run got that failed, ran out of time or were stopped. Item is the
// type of the items of the first pass, batches included, and the body may be the same one: give the second [Run] a scope of its own, so that
// the names of its states differ.
//
//	again := builder.NewFragment(w, "Again: ")
//	second := batch.Run(again, "Screen", batch.FailedItems[Study](first), writer, batch.Label("ScreenAgain"), concurrency, body)
//	… first.OnSomeFailed(batch.Reconcile(again, second).OrFail(done))
//
// An item keeps its key; one of a run without keys has the name of its child. It is read at the exits of a reconcile stage. Where there is no such child, the second pass ends with its OnNothingMatched; that is so for a
// run whose failures all are recorded outcomes: see [RecordedFailures].
func FailedItems[Item any](r *Reconciliation) Source[Item] { return itemsAgain[Item](r, "FAILED_") }

// PendingItems is the source of what the children of a run would have got that were never started, because too many others had failed. See
// [FailedItems].
func PendingItems[Item any](r *Reconciliation) Source[Item] { return itemsAgain[Item](r, "PENDING_") }

// itemsAgain reads the inputs of children from the records of the writer, whose form does not depend on its format.
func itemsAgain[Item any](r *Reconciliation, files string) Source[Item] {
	if r == nil {
		return Source[Item]{}
	}
	records := builder.S3Contents[Record](r.run.writer.bucket, builder.Format("{}"+files, &r.report.Folder), r.run.writer.inputType())
	if !r.run.numbered {
		return recordsAgain(records, func(raw *Record) (builder.Expr[string], builder.Expr[Item]) {
			return builder.From(&raw.Name), builder.ParseJSON[Item](&raw.Input)
		})
	}
	return recordsAgain(records, func(raw *Record) (builder.Expr[string], builder.Expr[Item]) {
		numbered := builder.ParseJSON[Numbered[Item]](&raw.Input)
		return builder.Field(numbered, func(n *Numbered[Item]) *string { return &n.Key }), builder.Field(numbered, func(n *Numbered[Item]) *Item { return &n.Item })
	})
}

// recordsAgain makes a source of records: of gives the key and the item in one.
func recordsAgain[Item any](records builder.Items[Record], of func(*Record) (builder.Expr[string], builder.Expr[Item])) Source[Item] {
	return Source[Item]{
		given: true,
		items: builder.Select(records, func(raw *Record, item *Item) []builder.Binding {
			_, e := of(raw)
			return []builder.Binding{builder.Bind(item, e)}
		}),
		numbered: func() builder.Items[Numbered[Item]] {
			return builder.Select(records, func(raw *Record, n *Numbered[Item]) []builder.Binding {
				key, e := of(raw)
				return []builder.Binding{builder.Bind(&n.Key, key), builder.Bind(&n.Item, e)}
			})
		},
	}
}

// RecordedFailures is the source of the items whose recorded [Outcome] is a failure. It is read at OnSomeFailed of a run with outcomes; elsewhere
// Build reports that they are not counted yet. Item is the type of the items of the run. See [FailedItems].
func RecordedFailures[Item any](r *Reconciliation) Source[Item] {
	if r == nil {
		return Source[Item]{}
	}
	if r.outcomes == nil {
		fault(r.run.scope, errReconciled, "take FailedItems", "the children of %q record no outcomes", r.run.name)
		return Source[Item]{}
	}
	records := builder.S3Contents[Record](r.run.writer.bucket, builder.Format("{}FAILED_", r.outcomes.folder), asl.InputJSONL)
	return recordsAgain(records, func(raw *Record) (builder.Expr[string], builder.Expr[Item]) {
		outcome := builder.ParseJSON[failedOutcome[Item]](&raw.Input)
		return builder.Field(outcome, func(o *failedOutcome[Item]) *string { return &o.Key }), builder.Field(outcome, func(o *failedOutcome[Item]) *Item { return &o.Item })
	})
}

// failedOutcome is what is read of the outcome of an item that failed.
type failedOutcome[Item any] struct {
	Key  string `json:"key"`
	Item Item   `json:"item"`
}
