package batch

import "github.com/aslgen/aslgen/builder"

// Batch is what a child gets of a source in batches: Items, and the BatchInput that goes with all of them.
type Batch[Item, Input any] = builder.Batch[Item, Input]

// BatchSize bounds the size of batches: [MaxItemsPerBatch], [MaxInputBytesPerBatch], or both with And.
type BatchSize struct{ items, bytes builder.BatchSize }

// MaxItemsPerBatch bounds a batch to n items, at least 1.
func MaxItemsPerBatch(n int) BatchSize { return BatchSize{items: builder.MaxItemsPerBatch(n)} }

// MaxItemsPerBatchExpr is MaxItemsPerBatch by an expression.
func MaxItemsPerBatchExpr(n builder.Expr[int]) BatchSize {
	return BatchSize{items: builder.MaxItemsPerBatchExpr(n)}
}

// MaxInputBytesPerBatch bounds a batch to n bytes of JSON text, 1 to 262,144.
func MaxInputBytesPerBatch(n int) BatchSize {
	return BatchSize{bytes: builder.MaxInputBytesPerBatch(n)}
}

// MaxInputBytesPerBatchExpr is MaxInputBytesPerBatch by an expression.
func MaxInputBytesPerBatchExpr(n builder.Expr[int]) BatchSize {
	return BatchSize{bytes: builder.MaxInputBytesPerBatchExpr(n)}
}

// And bounds a batch in both ways: it is full when the first of the two bounds is met. Of two bounds of one kind the other counts.
func (s BatchSize) And(other BatchSize) BatchSize {
	if other.items != nil {
		s.items = other.items
	}
	if other.bytes != nil {
		s.bytes = other.bytes
	}
	return s
}

// InBatches hands the items to the children in batches. A batch is one item of [Run]: it succeeds or fails as a whole, and its key is the name of
// the child execution. So a body that knows how each item of its batch fared tells it in its result.
func InBatches[Item any](source Source[Item], size BatchSize) Source[Batch[Item, struct{}]] {
	return batched(source, builder.Batched(source.items, size.items, size.bytes))
}

// InBatchesWith is [InBatches] with a value that goes with every batch: what the children need of the scope around the batch, which they see
// nothing of. input is the address of a Go value some of whose fields may be bound.
func InBatchesWith[Item, Input any](source Source[Item], size BatchSize, input *Input, bindings ...builder.Binding) Source[Batch[Item, Input]] {
	return batched(source, builder.BatchInput(builder.Batched(source.items, size.items, size.bytes), input, bindings...))
}

func batched[Item, B any](source Source[Item], items builder.Items[B]) Source[B] {
	out := byField(items, func(*B) builder.Expr[string] { return builder.ExecutionName() })
	out.given, out.batched, out.notes = source.given, true, source.notes
	if source.batched {
		out.notes = append(out.notes[:len(out.notes):len(out.notes)],
			note{errIncomplete, "batch once, with both bounds", "the items are in batches already", nil})
	}
	return out
}
