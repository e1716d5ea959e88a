package batch

import "github.com/aslgen/aslgen/builder"

// Canary is a run over the first items of a source, before the run over all of them. Both have the same body; what lies between them is the
// user's: the canary's [Reconciliation] says whether it may go on, a gate or a check may stand behind its OnAllFine.
type Canary[Out any] struct {
	// First is the run over the first items. The names of its states begin with "Canary: ", and its label ends with Canary.
	First *MapRun[Out]
	// All is the run over all items, those of the canary included: a reader cannot skip them, so what the body does must bear being
	// done again.
	All *MapRun[Out]
}

// CanaryRun makes two runs: over the first n items of a source, and over all of its items. The function makes the source, with the options that
// it gets among those of the reader:
//
//	c := batch.CanaryRun(w, "Screen", 20, func(o ...batch.ReadOption) batch.Source[Study] {
//		return batch.S3Prefix(bucket, "studies/", o...)
//	}, writer, batch.Label("Screen"), batch.MaxConcurrency(50), body)
//	first, all := batch.Reconcile(batch.InCanary(w), c.First), batch.Reconcile(w, c.All)
//	rest := all.OnAllFine(…)…
//	w.StartAt(first.OnAllFine(rest).OnSomeFailed(stop)…)
//
// With a writer's file the canary is read from the same object, so its order is that of the source: a canary of the first items is no random sample.
func CanaryRun[Out, Item, Result any](s builder.ScopeOf[Out], name string, n int, source func(options ...ReadOption) Source[Item], writer Writer, label RunLabel,
	concurrency Concurrency, body func(b Body[Result], item *Item), options ...Option) *Canary[Outcome[Item, Result]] {
	if n < 1 {
		fault(s, errCanary, "run it over 1 item at least", "canary of %q: %d items", name, n)
		n = 1
	}
	if source == nil { // the zero Source is told by Run
		source = func(...ReadOption) Source[Item] { return Source[Item]{} }
	}
	return &Canary[Outcome[Item, Result]]{
		First: Run(InCanary(s), name, source(MaxItems(n)), writer, label.and("Canary"), concurrency, body, options...),
		All:   Run(s, name, source(), writer, label, concurrency, body, options...),
	}
}

// InCanary is the scope of the states of a canary.
func InCanary[Out any](s builder.ScopeOf[Out]) *builder.Fragment[Out] {
	return builder.NewFragment(s, "Canary: ")
}

// and is the label with something behind it.
func (l RunLabel) and(end string) RunLabel {
	if l.label != "" {
		l.label = labelWith(l.label, end)
	}
	return l
}
