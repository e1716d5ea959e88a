package dynamodbtask

import (
	"reflect"

	"github.com/aslgen/aslgen/builder"
)

// GetItemOutput is the answer of GetItem.
type GetItemOutput[T any] struct {
	// Item is the item; nil where there is none with the key.
	Item *T `json:"Item"`
	// ConsumedCapacity is what the call cost; nil unless [ReturnConsumedCapacity] asks for it.
	ConsumedCapacity *ConsumedCapacity `json:"ConsumedCapacity"`
}

// WriteOutput is the answer of PutItem, UpdateItem and DeleteItem.
type WriteOutput[T any] struct {
	// Attributes are what [ReturnValues] or [ReturnUpdatedValues] asks for: the item, or the attributes that the update names and no
	// others. Nil where nothing is asked for, and where there was no item before.
	Attributes *T `json:"Attributes"`
	// ConsumedCapacity is what the call cost; nil unless [ReturnConsumedCapacity] asks for it.
	ConsumedCapacity *ConsumedCapacity `json:"ConsumedCapacity"`
	// ItemCollectionMetrics tell the size of the items of one partition key; nil unless [ReturnItemCollectionMetrics] asks for them and
	// the table has a local secondary index.
	ItemCollectionMetrics *ItemCollectionMetrics `json:"ItemCollectionMetrics"`
}

// ConsumedCapacity is what a call cost, in capacity units.
type ConsumedCapacity struct {
	// TableName is the name or ARN of the table.
	TableName string `json:"TableName"`
	// CapacityUnits are the units of the table and its indexes together.
	CapacityUnits float64 `json:"CapacityUnits"`
	// ReadCapacityUnits are those of reads; nil where they are not told apart.
	ReadCapacityUnits *float64 `json:"ReadCapacityUnits,omitempty"`
	// WriteCapacityUnits are those of writes; nil where they are not told apart.
	WriteCapacityUnits *float64 `json:"WriteCapacityUnits,omitempty"`
	// Table are the units of the table alone; nil without INDEXES.
	Table *Capacity `json:"Table,omitempty"`
	// LocalSecondaryIndexes are those of each local index, by its name.
	LocalSecondaryIndexes map[string]Capacity `json:"LocalSecondaryIndexes,omitempty"`
	// GlobalSecondaryIndexes are those of each global index, by its name.
	GlobalSecondaryIndexes map[string]Capacity `json:"GlobalSecondaryIndexes,omitempty"`
}

// Capacity is what a call cost in one table or index, in capacity units.
type Capacity struct {
	// CapacityUnits are all units.
	CapacityUnits float64 `json:"CapacityUnits"`
	// ReadCapacityUnits are those of reads; nil where they are not told apart.
	ReadCapacityUnits *float64 `json:"ReadCapacityUnits,omitempty"`
	// WriteCapacityUnits are those of writes; nil where they are not told apart.
	WriteCapacityUnits *float64 `json:"WriteCapacityUnits,omitempty"`
}

// ItemCollectionMetrics tell of all items with one partition key.
type ItemCollectionMetrics struct {
	// SizeEstimateRangeGB is the least and the greatest size that the items may have, in GB.
	SizeEstimateRangeGB []float64 `json:"SizeEstimateRangeGB"`
}

// GetItem reads the item with a key: its partition key, and with a second [Key] its sort key. The state takes no Arguments. An item
// that is not there is no error: see [GetItemOutput].
func (t *Table[T]) GetItem(key KeyAttribute, more ...GetOption) builder.Call[struct{}, GetItemOutput[T]] {
	r := t.request()
	for _, o := range append([]GetOption{key}, more...) {
		if o != nil {
			o.get(r)
		}
	}
	return builder.NewCall[struct{}, GetItemOutput[T]](builder.CallSpec{
		Service: "dynamodb", Action: "getItem", Arguments: r.all(),
		ResultEncodings: map[string]builder.Encoding{"Item": builder.AttributeValues},
	})
}

// PutItem writes an item, in the place of one with the same key: the Arguments of the state are the item.
func (t *Table[T]) PutItem(options ...PutOption) builder.Call[T, WriteOutput[T]] {
	r := t.request()
	for _, o := range options {
		if o != nil {
			o.put(r)
		}
	}
	spec := write("putItem", r)
	spec.RequestField, spec.RequestEncoding = "Item", builder.AttributeValues
	return builder.NewCall[T, WriteOutput[T]](spec)
}

// UpdateItem changes attributes of the item with a key, or makes the item: give it [Set], [Add], [Remove] or other changes, and the
// sort key with a second [Key]. The state takes no Arguments.
func (t *Table[T]) UpdateItem(key KeyAttribute, more ...UpdateOption) builder.Call[struct{}, WriteOutput[T]] {
	r := t.request()
	for _, o := range append([]UpdateOption{key}, more...) {
		if o != nil {
			o.update(r)
		}
	}
	return builder.NewCall[struct{}, WriteOutput[T]](write("updateItem", r))
}

// DeleteItem deletes the item with a key, whose sort key is a second [Key]. The state takes no Arguments. An item that is not there is
// no error.
func (t *Table[T]) DeleteItem(key KeyAttribute, more ...DeleteOption) builder.Call[struct{}, WriteOutput[T]] {
	r := t.request()
	for _, o := range append([]DeleteOption{key}, more...) {
		if o != nil {
			o.delete(r)
		}
	}
	return builder.NewCall[struct{}, WriteOutput[T]](write("deleteItem", r))
}

func write(action string, r *request) builder.CallSpec {
	return builder.CallSpec{
		Service: "dynamodb", Action: action, Arguments: r.all(),
		ResultEncodings: map[string]builder.Encoding{"Attributes": builder.AttributeValues},
	}
}

func (t *Table[T]) request() *request {
	return newRequest(&t.rows, t.name, reflect.TypeFor[T](), builder.Here())
}
