package dynamodbtask

import (
	"time"

	"github.com/aslgen/aslgen/builder"
)

// GetOption is a parameter of GetItem.
type GetOption interface{ get(r *request) }

// PutOption is a parameter of PutItem.
type PutOption interface{ put(r *request) }

// UpdateOption is a parameter of UpdateItem, or a change that it makes.
type UpdateOption interface{ update(r *request) }

// DeleteOption is a parameter of DeleteItem.
type DeleteOption interface{ delete(r *request) }

// Option is a parameter of all four calls.
type Option struct{ apply func(r *request) }

func (o Option) get(r *request)    { o.run(r) }
func (o Option) put(r *request)    { o.run(r) }
func (o Option) update(r *request) { o.run(r) }
func (o Option) delete(r *request) { o.run(r) }

func (o Option) run(r *request) {
	if o.apply != nil {
		o.apply(r)
	}
}

// ReadOption is a parameter of GetItem alone.
type ReadOption struct{ o Option }

func (o ReadOption) get(r *request) { o.o.run(r) }

// WriteOption is a parameter of PutItem, UpdateItem and DeleteItem.
type WriteOption struct{ o Option }

func (o WriteOption) put(r *request)    { o.o.run(r) }
func (o WriteOption) update(r *request) { o.o.run(r) }
func (o WriteOption) delete(r *request) { o.o.run(r) }

// ChangeOption is a parameter of UpdateItem alone.
type ChangeOption struct{ o Option }

func (o ChangeOption) update(r *request) { o.o.run(r) }

// KeyAttribute is an attribute of a key, with its value. See [Key].
type KeyAttribute struct{ o Option }

func (k KeyAttribute) get(r *request)    { k.run(r) }
func (k KeyAttribute) update(r *request) { k.run(r) }
func (k KeyAttribute) delete(r *request) { k.run(r) }

func (k KeyAttribute) run(r *request) {
	if k.o.apply == nil {
		r.refuse(r.at, "the key is the zero KeyAttribute", "make it with Key")
		return
	}
	k.o.apply(r)
}

// KeyType is what the attribute of a key can be: a text, a time, a number or bytes.
type KeyType interface {
	Ordered | time.Time
}

// Ordered is what DynamoDB puts into an order: texts, numbers and bytes. Times are texts in RFC 3339, whose order is that of time only
// where all of them have one form; compare numbers or texts of your own instead.
type Ordered interface {
	~string | ~[]byte | ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64
}

// Key says which item: a field of the table's row that is an attribute of the key, and its value, a pointer to a field of the
// workflow or an expression of the same type. A table with a sort key takes two of them.
//
//	studies.GetItem(dynamodbtask.Key(&row.Patient, &in.Patient), dynamodbtask.Key(&row.Number, builder.Lit(1)))
func Key[F KeyType, S builder.Source[F]](field *F, value S) KeyAttribute {
	at, v := builder.Here(), builder.NewAttributeValue[F](value)
	return KeyAttribute{Option{func(r *request) {
		p, ok := r.place(at, field)
		switch {
		case !ok:
			return
		case len(p.steps) > 1:
			r.refuse(at, "attribute "+plainName(r.document(p))+" of the key lies inside another attribute", "the attributes of a key are fields of the row itself")
			return
		case len(r.keys) == 2:
			r.refuse(at, "a key of more than two attributes", "a key is a partition key and, where the table has one, a sort key")
			return
		}
		name := p.steps[0].name
		for _, n := range r.keyNames {
			if n == name {
				r.refuse(at, "attribute "+name+" of the key is given twice", "take one of them out")
				return
			}
		}
		r.keyNames, r.keys = append(r.keyNames, name), append(r.keys, v.Named(name))
	}}}
}

// ConsistentRead reads what all writes before have written, at twice the cost. Without it the newest writes may be missing.
func ConsistentRead() ReadOption {
	at := builder.Here()
	return ReadOption{Option{func(r *request) {
		r.add(at, builder.ValueArgument("ConsistentRead", builder.Lit(true)), "ConsistentRead")
	}}}
}

// ProjectionExpression reads some attributes only: the fields of the table's row that are given by address. All others have their
// zero values in the result.
func ProjectionExpression(fields ...any) ReadOption {
	at := builder.Here()
	return ReadOption{Option{func(r *request) { r.text(at, "ProjectionExpression", r.paths(at, fields, ", ")) }}}
}

// Capacity parameter values of [ReturnConsumedCapacity].
const (
	// CapacityTotal asks for the units of table and indexes together.
	CapacityTotal CapacityDetail = "TOTAL"
	// CapacityIndexes asks for the units of the table and each index.
	CapacityIndexes CapacityDetail = "INDEXES"
	// CapacityNone asks for nothing, which is the default.
	CapacityNone CapacityDetail = "NONE"
)

// CapacityDetail is what [ReturnConsumedCapacity] asks for.
type CapacityDetail string

// ReturnConsumedCapacity asks for ConsumedCapacity in the result.
func ReturnConsumedCapacity(detail CapacityDetail) Option {
	at := builder.Here()
	return Option{func(r *request) { r.text(at, "ReturnConsumedCapacity", string(detail)) }}
}

// Values of [ReturnItemCollectionMetrics].
const (
	// MetricsSize asks for the sizes.
	MetricsSize MetricsDetail = "SIZE"
	// MetricsNone asks for nothing, which is the default.
	MetricsNone MetricsDetail = "NONE"
)

// MetricsDetail is what [ReturnItemCollectionMetrics] asks for.
type MetricsDetail string

// ReturnItemCollectionMetrics asks for ItemCollectionMetrics in the result. Only tables with a local secondary index have them.
func ReturnItemCollectionMetrics(detail MetricsDetail) WriteOption {
	at := builder.Here()
	return WriteOption{Option{func(r *request) { r.text(at, "ReturnItemCollectionMetrics", string(detail)) }}}
}

// Values of [ReturnValues], which every write has.
const (
	// None asks for nothing, which is the default.
	None OldValues = "NONE"
	// AllOld asks for the item as it was before.
	AllOld OldValues = "ALL_OLD"
)

// OldValues is what [ReturnValues] asks for.
type OldValues string

// Values of [ReturnUpdatedValues], which only an update has.
const (
	// UpdatedOld asks for the attributes that the update names, as they were before.
	UpdatedOld NewValues = "UPDATED_OLD"
	// AllNew asks for the item as it is now.
	AllNew NewValues = "ALL_NEW"
	// UpdatedNew asks for the attributes that the update names, as they are now.
	UpdatedNew NewValues = "UPDATED_NEW"
)

// NewValues is what [ReturnUpdatedValues] asks for.
type NewValues string

// ReturnValues asks for the item as it was before, in Attributes of the result.
func ReturnValues(values OldValues) WriteOption {
	at := builder.Here()
	return WriteOption{Option{func(r *request) { r.text(at, "ReturnValues", string(values)) }}}
}

// ReturnUpdatedValues is [ReturnValues] for what only an update can give: the parameter ReturnValues with another value.
func ReturnUpdatedValues(values NewValues) ChangeOption {
	at := builder.Here()
	return ChangeOption{Option{func(r *request) { r.text(at, "ReturnValues", string(values)) }}}
}

// paths writes the document paths of fields.
func (r *request) paths(at builder.Line, fields []any, separator string) string {
	if len(fields) == 0 {
		r.refuse(at, "no field is given", "give the addresses of fields of the table's row")
	}
	out := ""
	for i, f := range fields {
		if i > 0 {
			out += separator
		}
		out += r.path(at, f)
	}
	return out
}
