package batch

import (
	"github.com/aslgen/aslgen/builder"
)

// Source is where a batch takes its items from. Each kind of source is a function that takes what that kind has and nothing else:
// [S3CSV], [Items]. The zero Source is a mistake that Build reports.
type Source[Item any] struct {
	items builder.Items[Item]
	// numbered are the items with a key by place; nil where key makes one of the item.
	numbered func() builder.Items[Numbered[Item]]
	key      func(*Item) builder.Expr[string]
}

// Numbered is what a child gets of an item that has no key of its own: the item, and a key by its place.
type Numbered[Item any] struct {
	// Key is where the item came from and its number there, from 0: "s3://lists/today.csv#17", "STATE_DATA#3".
	Key string `json:"key"`
	// Item is the item.
	Item Item `json:"item"`
}

// byPlace makes a source whose items have keys by their place.
func byPlace[Item any](items builder.Items[Item]) Source[Item] {
	return Source[Item]{items: items, numbered: func() builder.Items[Numbered[Item]] {
		return builder.Select(items, func(raw *Item, n *Numbered[Item]) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&n.Key, builder.Format("{}#{}", builder.MapItemSource(), builder.MapItemIndex())),
				builder.Bind(&n.Item, raw),
			}
		})
	}}
}

// KeyedBy says which field of an item tells it from the others: an identifier of a study, the key of an object. It is the Key of the
// item's [Outcome]. Without it the key is the item's place in the source, which changes when the source does.
func KeyedBy[Item any](source Source[Item], key func(*Item) *string) Source[Item] {
	source.numbered = nil
	source.key = func(item *Item) builder.Expr[string] { return builder.From(key(item)) }
	return source
}

// S3CSV reads a CSV file in S3: every row is an item, whose members are texts named after the columns. The first row names the
// columns unless [CSVHeaders] does.
// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
func S3CSV[Item any, B, K builder.Text](bucket B, key K, options ...CSVOption) Source[Item] {
	return byPlace(builder.S3CSV[Item](bucket, key, collect(options, CSVOption.csv)...))
}

// Items takes the items from a list of the workflow: from its input or from the result of a state. All of it passes through the
// history of the execution, 256 KiB at most; longer lists come from S3.
func Items[Item any, S builder.Source[[]Item]](list S) Source[Item] {
	switch list := any(list).(type) {
	case *[]Item:
		return byPlace(builder.FromList(list))
	case builder.Expr[[]Item]:
		return byPlace(builder.FromListExpr(list))
	default:
		panic("no Source of builder")
	}
}
