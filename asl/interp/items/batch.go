package items

import (
	"fmt"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// MaxInputBytes is the size of the input of a child execution at most, in bytes of JSON: 256 KiB.
const MaxInputBytes = 256 << 10

// Batches groups items for an ItemBatcher and gives the inputs of the children: {"BatchInput": …, "Items": […]}, without
// BatchInput when batchInputSet is false. A batch has at most maxItemsPerBatch items and, as compact JSON, at most
// maxInputBytesPerBatch bytes with all that belongs to it; 0 is no limit for the former and [MaxInputBytes] for the latter, which
// never is more. An item that alone is too large is an [Error] with the name [DataLimitExceeded].
func Batches(from Iterator, maxItemsPerBatch, maxInputBytesPerBatch int, batchInput any, batchInputSet bool) Iterator {
	b := &batcher{from: from, items: maxItemsPerBatch, limit: MaxInputBytes, empty: value.NewObject(2)}
	if maxInputBytesPerBatch > 0 {
		b.limit = min(maxInputBytesPerBatch, MaxInputBytes)
	}
	if batchInputSet {
		b.empty.Set("BatchInput", batchInput)
	}
	b.frame = value.Size(b.empty.With("Items", []any{}))
	return b
}

// batcher makes batches.
type batcher struct {
	from  Iterator
	items int           // of a batch at most; 0 is no limit
	limit int           // bytes of a batch at most
	empty *value.Object // a batch before its items
	frame int           // bytes of a batch without items
	count int           // items read

	held     any // the item that was too much for the batch before
	heldSize int
	holds    bool
}

// Next implements [Iterator].
func (b *batcher) Next() (Item, bool, error) {
	var batch []any
	for size := b.frame; b.items <= 0 || len(batch) < b.items; {
		ok, err := b.hold()
		if err != nil {
			return Item{}, false, err
		}
		if !ok {
			break
		}
		if len(batch) > 0 {
			size++ // a comma
		}
		if size += b.heldSize; size > b.limit && len(batch) > 0 {
			break
		}
		if size > b.limit {
			return Item{}, false, &Error{Name: DataLimitExceeded, Cause: fmt.Sprintf(
				"item %d makes a batch of %d bytes on its own, of %d at most", b.count-1, size, b.limit)}
		}
		batch = append(batch, b.held)
		b.held, b.holds = nil, false
	}
	if len(batch) == 0 {
		return Item{}, false, nil
	}
	return Item{Value: b.empty.With("Items", batch)}, true, nil
}

// hold makes sure that there is an item to put into a batch; false at the end.
func (b *batcher) hold() (bool, error) {
	if b.holds {
		return true, nil
	}
	item, ok, err := b.from.Next()
	if !ok || err != nil {
		return false, err
	}
	b.held, b.heldSize, b.holds = item.Value, value.Size(item.Value), true
	b.count++
	return true, nil
}
