package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/asl"
)

// Items is where a Map takes its items from: a list with [FromList], a selection with [Select], batches with [Batched], or,
// for a distributed Map, a reader such as [S3CSV].
type Items[Item any] struct{ i *items }

// ItemSource is what the items of a Map can be taken from: a pointer to a list, an expression, or [Items].
type ItemSource[Item any] interface {
	*[]Item | Expr[[]Item] | Items[Item]
}

// items is an Items of any type.
type items struct {
	list     *node
	reader   *reader
	selector func(*scope, *state) (*root, *value) // of Select
	batch    *batch
	at       callers
}

func (i Items[Item]) source() *items { return i.i }

// FromList takes the items from a list of the workflow.
func FromList[Item any](list *[]Item) Items[Item] {
	at := here()
	return Items[Item]{&items{list: source(at, list), at: at}}
}

// FromListExpr takes the items from an expression.
func FromListExpr[Item any](list Expr[[]Item]) Items[Item] {
	return Items[Item]{&items{list: list.node(), at: here()}}
}

// itemsOf makes items of whatever an ItemSource allows.
func itemsOf(at callers, src any) *items {
	if i, ok := src.(interface{ source() *items }); ok {
		if i.source() != nil {
			return i.source()
		}
		return &items{list: bad(errReader.At(at.pos(), "the items are the zero Items")), at: at}
	}
	return &items{list: source(at, src), at: at}
}

// Select hands something else than the bare item to the processor: ItemSelector. The function gets the address of the raw item,
// to take pointers into, and of the selected item, to set literals in and to bind fields of. It may read values of the scope
// around the Map; that is how a distributed Map's items carry what they need from outside.
//
//	builder.Select(builder.S3CSV[Row](bucket, key), func(row *Row, study *Study) []builder.Binding {
//		return []builder.Binding{builder.Bind(&study.ID, &row.StudyID), builder.Bind(&study.Model, &in.Model)}
//	})
func Select[Raw, Item any, S ItemSource[Raw]](src S, selector func(raw *Raw, item *Item) []Binding) Items[Item] {
	at := here()
	out := *itemsOf(at, src)
	if out.selector != nil || out.batch != nil {
		out.list = bad(errReader.At(at.pos(), "Select of items that are selected or batched already").
			WithHelp("select once, and batch the selected items"))
		out.reader = nil
	}
	out.at = at
	out.selector = func(sc *scope, st *state) (*root, *value) {
		r, raw := newRoot[Raw](sc, rootRawItem, st)
		r.at = at
		item := new(Item)
		return r, selected(at, st, selector, raw, item)
	}
	return Items[Item]{&out}
}

// selected calls the user's function. A panic in it is the user's mistake, told as one.
func selected[Raw, Item any](at callers, st *state, selector func(*Raw, *Item) []Binding, raw *Raw, item *Item) (v *value) {
	if selector == nil {
		return &value{expr: bad(errUserPanic.At(at.pos(), "the function of Select in %q is nil", st.name).WithHelp("give it a function that binds the item's fields"))}
	}
	defer func() {
		if p := recover(); p != nil {
			v = &value{expr: bad(errUserPanic.At(at.pos(), "the function of Select in %q panicked: %v", st.name, p).
				WithHelp("it is called once, with the address of a zero item, and takes addresses only"))}
		}
	}()
	return newValue(at, item, selector(raw, item))
}

// MapItemIndex gives the number of the item, from 0: in the states of an inline Map, and in [Select].
func MapItemIndex() Expr[int] { return contextPath[int]("Map.Item.Index") }

// MapItemSource gives where the item of a distributed Map came from, in [Select]: STATE_DATA or the S3 URI of the object.
func MapItemSource() Expr[string] { return contextPath[string]("Map.Item.Source") }

// Batch is what the processor of a batched distributed Map gets.
type Batch[Item, Input any] struct {
	// Items are the items of the batch; at least one.
	Items []Item `json:"Items"`
	// BatchInput is what [BatchInput] hands to every batch.
	BatchInput Input `json:"BatchInput,omitzero"`
}

// BatchSize bounds the size of batches. See [MaxItemsPerBatch] and [MaxInputBytesPerBatch].
type BatchSize func(*batch)

type batch struct {
	items, bytes number
	input        *value
	at           callers
}

// MaxItemsPerBatch bounds a batch to n items, at least 1.
func MaxItemsPerBatch(n int) BatchSize {
	at := here()
	return func(b *batch) { b.items = number{literal: &n, at: at} }
}

// MaxItemsPerBatchExpr bounds a batch to as many items as an expression says.
func MaxItemsPerBatchExpr(n Expr[int]) BatchSize {
	at := here()
	return func(b *batch) { b.items = number{expr: n.node(), at: at} }
}

// MaxInputBytesPerBatch bounds a batch to n bytes of JSON text, 1 to 262,144.
func MaxInputBytesPerBatch(n int) BatchSize {
	at := here()
	return func(b *batch) { b.bytes = number{literal: &n, at: at} }
}

// MaxInputBytesPerBatchExpr bounds a batch to as many bytes as an expression says.
func MaxInputBytesPerBatchExpr(n Expr[int]) BatchSize {
	at := here()
	return func(b *batch) { b.bytes = number{expr: n.node(), at: at} }
}

// Batched hands the items of a distributed Map to its processor in batches: ItemBatcher. At least one size is needed.
func Batched[Item any](src Items[Item], size BatchSize, more ...BatchSize) Items[Batch[Item, struct{}]] {
	at := here()
	out := *itemsOf(at, src)
	out.at = at
	out.batch = &batch{at: at}
	for _, s := range append([]BatchSize{size}, more...) {
		if s != nil {
			s(out.batch)
		}
	}
	return Items[Batch[Item, struct{}]]{&out}
}

// BatchInput hands a value along with every batch. v is a Go value some of whose fields may be bound.
func BatchInput[Item, Input any](src Items[Batch[Item, struct{}]], v *Input, bindings ...Binding) Items[Batch[Item, Input]] {
	at := here()
	out := *itemsOf(at, src)
	if out.batch == nil { // the zero Items
		out.list = bad(errReader.At(at.pos(), "the items are the zero Items"))
		return Items[Batch[Item, Input]]{&out}
	}
	b := *out.batch
	b.input = newValue(at, v, bindings)
	out.batch = &b
	return Items[Batch[Item, Input]]{&out}
}

func (b *batch) lower(c *compiler, s *state) {
	c.lowerExpr(b.items.expr, s.before("MaxItemsPerBatch"))
	c.lowerExpr(b.bytes.expr, s.before("MaxInputBytesPerBatch"))
	c.lowerValue(b.input, s.before("BatchInput"))
	if b.items.at == nil && b.bytes.at == nil {
		c.fault(errReader.At(b.at.pos(), "the batches of %q have no size", s.name).
			WithHelp("give MaxItemsPerBatch, MaxInputBytesPerBatch or both"))
	}
	checkNumber(c, s, "MaxItemsPerBatch", b.items, 1, 100_000_000)
	checkNumber(c, s, "MaxInputBytesPerBatch", b.bytes, 1, 262_144)
}

func checkNumber(c *compiler, s *state, field string, n number, lo, hi int) {
	if n.literal != nil && (*n.literal < lo || *n.literal > hi) {
		c.fault(errBounds.At(n.at.pos(), "%s of %q is %d; %d to %d", field, s.name, *n.literal, lo, hi))
	}
}

func (b *batch) emit(c *compiler, s *state) *asl.ItemBatcher {
	if b == nil {
		return nil
	}
	w := s.before("ItemBatcher")
	return &asl.ItemBatcher{
		MaxItemsPerBatch:      b.items.emit(c, w),
		MaxInputBytesPerBatch: b.bytes.emit(c, w),
		BatchInput:            c.emitValue(b.input, w),
	}
}

// isCSVItem tells whether a row of CSV, whose columns all are texts, is a value of type t.
func isCSVItem(t reflect.Type) bool {
	return sameForm(reflect.TypeFor[map[string]string](), t) == "" || t.Kind() == reflect.Struct && onlyTexts(t)
}
