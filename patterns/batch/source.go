package batch

import (
	"strings"

	"github.com/aslgen/aslgen/builder"
)

// Source is where a batch takes its items from. Each kind of source is a function that takes what that kind has and nothing else:
// [S3CSV], [S3JSON], [S3JSONL], [S3Parquet], [S3Inventory], [AthenaManifest], [S3Prefix], [S3PrefixLoad], [Items],
// [ItemsExpr], [Members]. The zero
// Source is a mistake that Build reports.
type Source[Item any] struct {
	given bool
	items builder.Items[Item]
	// numbered are the items with a key beside them; nil where key makes one of the item that the child gets.
	numbered func() builder.Items[Numbered[Item]]
	key      func(*Item) builder.Expr[string]
	batched  bool
	// notes are what Build reports of the source.
	notes []note
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
	return Source[Item]{given: true, items: items, numbered: func() builder.Items[Numbered[Item]] {
		return builder.Select(items, func(raw *Item, n *Numbered[Item]) []builder.Binding {
			return []builder.Binding{builder.Bind(&n.Key, place()), builder.Bind(&n.Item, raw)}
		})
	}}
}

// place is the key of an item by its place.
func place() builder.Expr[string] {
	return builder.Format("{}#{}", builder.MapItemSource(), builder.MapItemIndex())
}

// byField makes a source whose items have a key of their own.
func byField[Item any](items builder.Items[Item], key func(*Item) builder.Expr[string]) Source[Item] {
	return Source[Item]{given: true, items: items, key: key}
}

// KeyedBy says which field of an item tells it from the others: an identifier of a study, the key of an object. It is the Key of the
// item's [Outcome]. Without it the key is that of the object for [S3Prefix] and [S3Inventory], and otherwise the item's place in the
// source, which changes when the source does.
func KeyedBy[Item any](source Source[Item], key func(*Item) *string) Source[Item] {
	source.numbered = nil
	source.key = func(item *Item) builder.Expr[string] { return builder.From(key(item)) }
	return source
}

// Select hands something else than the bare item to the children: less of it, or more, with values of the scope around the batch, which
// the children see nothing of. The function gets the address of the raw item, to take pointers into, and of the selected item, to set
// literals in and to bind fields of. The key of the raw item stays.
func Select[Raw, Item any](source Source[Raw], selector func(raw *Raw, item *Item) []builder.Binding) Source[Item] {
	out := byPlace(builder.Select(source.items, selector))
	out.given, out.batched, out.notes = source.given, source.batched, source.notes
	out.numbered = func() builder.Items[Numbered[Item]] {
		return builder.Select(source.items, func(raw *Raw, n *Numbered[Item]) []builder.Binding {
			key := place()
			if source.key != nil {
				key = source.key(raw)
			}
			return append(selector(raw, &n.Item), builder.Bind(&n.Key, key))
		})
	}
	return out
}

// S3CSV reads a CSV file in S3: every row is an item, whose members are texts named after the columns. The first row names the
// columns unless [CSVHeaders] does.
// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
func S3CSV[Item any, B, K builder.Text](bucket B, key K, options ...CSVOption) Source[Item] {
	return byPlace(builder.S3CSV[Item](bucket, key, collect(options, CSVOption.csv)...))
}

// S3JSON reads a JSON file in S3: the elements of its array are the items, or those of the array that [ItemsPointer] names.
func S3JSON[Item any, B, K builder.Text](bucket B, key K, options ...JSONOption) Source[Item] {
	return byPlace(builder.S3JSON[Item](bucket, key, collect(options, JSONOption.json)...))
}

// S3JSONL reads a JSON Lines file in S3: every line is an item.
func S3JSONL[Item any, B, K builder.Text](bucket B, key K, options ...JSONLOption) Source[Item] {
	return byPlace(builder.S3JSONL[Item](bucket, key, collect(options, JSONLOption.jsonl)...))
}

// S3Parquet reads a Parquet file in S3: every row is an item.
func S3Parquet[Item any, B, K builder.Text](bucket B, key K, options ...ReadOption) Source[Item] {
	return byPlace(builder.S3Parquet[Item](bucket, key, collect(options, ReadOption.list)...))
}

// S3Inventory reads the objects that an S3 inventory report lists. key is that of the report's manifest.json. The key of an item is that of the
// object.
func S3Inventory[B, K builder.Text](bucket B, key K, options ...ReadOption) Source[builder.InventoryObject] {
	return byField(builder.S3Inventory(bucket, key, collect(options, ReadOption.list)...),
		func(o *builder.InventoryObject) builder.Expr[string] { return builder.From(&o.Key) })
}

// AthenaManifest reads the files that an Athena UNLOAD wrote, by the manifest that it left. unloaded says what they are:
// [UnloadedCSV], [UnloadedJSONL] or [UnloadedParquet].
func AthenaManifest[Item any, B, K builder.Text](bucket B, key K, unloaded Unloaded, options ...ReadOption) Source[Item] {
	if unloaded == nil {
		return Source[Item]{}
	}
	input, own := unloaded.unloaded()
	return byPlace(builder.AthenaManifest[Item](bucket, key, input, append(own, collect(options, ReadOption.list)...)...))
}

// S3Prefix lists the objects whose keys begin with a prefix: each is an item, without its content. The key of an item is that of the object.
// Build warns about a prefix that does not end in a slash, since that of "studies/1" is that of "studies/10" as well; "" is the whole bucket.
func S3Prefix[B, P builder.Text](bucket B, prefix P, options ...ReadOption) Source[builder.S3Object] {
	out := byField(builder.S3Objects(bucket, prefix, collect(options, ReadOption.list)...),
		func(o *builder.S3Object) builder.Expr[string] { return builder.From(&o.Key) })
	out.notes = prefixNotes(prefix)
	return out
}

// S3PrefixLoad reads every file whose key begins with a prefix, and takes the items of all of them together (LOAD_AND_FLATTEN). files says
// what they are: [CSVFiles], [JSONFiles], [JSONLFiles] or [ParquetFiles], all of one kind. The prefix is as for [S3Prefix].
func S3PrefixLoad[Item any, B, P builder.Text](bucket B, prefix P, files Files, options ...ReadOption) Source[Item] {
	if files == nil {
		return Source[Item]{}
	}
	input, own := files.files()
	out := byPlace(builder.S3Contents[Item](bucket, prefix, input, append(own, collect(options, ReadOption.list)...)...))
	out.notes = prefixNotes(prefix)
	return out
}

func prefixNotes(prefix any) []note {
	p, literal := prefix.(string)
	if !literal || p == "" || strings.HasSuffix(p, "/") {
		return nil
	}
	return []note{{warnPrefix, "write " + p + "/", "prefix %q does not end in a slash: keys that go on in another way are read, too", []any{p}}}
}

// Items takes the items from a list of the workflow: from its input or from the result of a state. All of it passes through the
// history of the execution, 256 KiB at most; longer lists come from S3.
func Items[Item any](list *[]Item) Source[Item] { return byPlace(builder.FromList(list)) }

// ItemsExpr is [Items] by an expression.
func ItemsExpr[Item any](list builder.Expr[[]Item]) Source[Item] {
	return byPlace(builder.FromListExpr(list))
}

// Member is a member of an object: an item of [Members].
type Member[V any] struct {
	// Key is the name of the member.
	Key string `json:"Key"`
	// Value is its value.
	Value V `json:"Value"`
}

// Members takes the members of an object of the workflow as items, in no certain order. The key of an item is the name of the member. An
// object that is absent or null has none.
func Members[V any](object *map[string]V) Source[Member[V]] {
	list := builder.JSONata[[]Member[V]](`[$each($type($1) = "object" ? $1 : {}, function($v, $k) { {"Key": $k, "Value": $v} })]`, object)
	return byField(builder.FromListExpr(list), func(m *Member[V]) builder.Expr[string] { return builder.From(&m.Key) })
}
