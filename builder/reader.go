package builder

import (
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// reader is the ItemReader of a distributed Map.
type reader struct {
	action    string // getObject or listObjectsV2
	arguments []Argument
	config    asl.ReaderConfig
	maxItems  number
	item      reflect.Type
	faults    []string
	at        callers
}

// ReaderOption is an option of a reader: [MaxItems], [CSVHeaders], [Delimiter], [ItemsPointer], [VersionID], [BucketOwner].
type ReaderOption func(*reader)

// MaxItems reads at most n items, 1 to 100,000,000.
func MaxItems(n int) ReaderOption {
	at := here()
	return func(r *reader) { r.maxItems = number{literal: &n, at: at} }
}

// MaxItemsExpr reads at most as many items as an expression says.
func MaxItemsExpr(n Expr[int]) ReaderOption {
	at := here()
	return func(r *reader) { r.maxItems = number{expr: n.node(), at: at} }
}

// CSVHeaders names the columns of a CSV file whose first row is data already. Without it the first row names them.
func CSVHeaders(names ...string) ReaderOption {
	return func(r *reader) {
		given := asl.HeaderGiven
		r.config.CSVHeaderLocation, r.config.CSVHeaders = &given, names
		r.only("CSVHeaders", asl.InputCSV)
		if len(names) == 0 {
			r.faults = append(r.faults, "CSVHeaders names no column")
		}
	}
}

// Delimiter sets what separates the columns of a CSV file. Default: the comma.
func Delimiter(d asl.CSVDelimiter) ReaderOption {
	return func(r *reader) {
		r.config.CSVDelimiter = &d
		r.only("Delimiter", asl.InputCSV)
	}
}

// ItemsPointer takes the items from inside a JSON file: a JSON pointer (RFC 6901) to an array or an object.
func ItemsPointer(pointer string) ReaderOption {
	return func(r *reader) {
		r.config.ItemsPointer = &pointer
		r.only("ItemsPointer", asl.InputJSON)
		if pointer != "" && !strings.HasPrefix(pointer, "/") {
			r.faults = append(r.faults, "ItemsPointer "+quote(pointer)+" does not begin with /")
		}
	}
}

// VersionID reads that version of the object. Parquet files have none.
func VersionID[S Text](id S) ReaderOption {
	a := TextArgument("VersionId", id)
	return func(r *reader) {
		r.arguments = append(r.arguments, a)
		if r.action != "getObject" || r.config.InputType != nil && *r.config.InputType == asl.InputParquet {
			r.faults = append(r.faults, "VersionID fits a single object that is no Parquet file")
		}
	}
}

// BucketOwner makes S3 refuse when the bucket belongs to another account than the one with this 12-digit number.
func BucketOwner[S Text](account S) ReaderOption {
	a := TextArgument("ExpectedBucketOwner", account)
	return func(r *reader) { r.arguments = append(r.arguments, a) }
}

func (r *reader) only(option string, input asl.InputType) {
	if r.config.InputType == nil || *r.config.InputType != input {
		r.faults = append(r.faults, option+" fits "+string(input)+" files only")
	}
}

// S3CSV reads a CSV file: every row is an item, whose members are texts named after the columns.
// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
func S3CSV[Item any, B, K Text](bucket B, key K, options ...ReaderOption) Items[Item] {
	return s3Object[Item](here(), bucket, key, asl.InputCSV, options)
}

// S3JSON reads a JSON file: the elements of its array are the items, or those of the array that ItemsPointer names.
func S3JSON[Item any, B, K Text](bucket B, key K, options ...ReaderOption) Items[Item] {
	return s3Object[Item](here(), bucket, key, asl.InputJSON, options)
}

// S3JSONL reads a JSON Lines file: every line is an item.
func S3JSONL[Item any, B, K Text](bucket B, key K, options ...ReaderOption) Items[Item] {
	return s3Object[Item](here(), bucket, key, asl.InputJSONL, options)
}

// S3Parquet reads a Parquet file: every row is an item.
func S3Parquet[Item any, B, K Text](bucket B, key K, options ...ReaderOption) Items[Item] {
	return s3Object[Item](here(), bucket, key, asl.InputParquet, options)
}

func s3Object[Item any](at callers, bucket, key any, input asl.InputType, options []ReaderOption) Items[Item] {
	r := newReader[Item](at, "getObject", bucket, "Key", key)
	r.config.InputType = &input
	if input == asl.InputCSV {
		first := asl.HeaderFirstRow
		r.config.CSVHeaderLocation = &first
	}
	return finish[Item](r, options)
}

// InventoryObject is a row of an S3 inventory report in its usual columns. Which columns there are is the report's setting.
type InventoryObject struct {
	// Bucket is the bucket of the object.
	Bucket string `json:"Bucket"`
	// Key is the key of the object.
	Key string `json:"Key"`
	// Size is the size in bytes, as text; "" where the report has no such column.
	Size string `json:"Size,omitempty"`
	// LastModifiedDate is when the object was written; "" where the report has no such column.
	LastModifiedDate string `json:"LastModifiedDate,omitempty"`
	// ETag is the hash of the object; "" where the report has no such column.
	ETag string `json:"ETag,omitempty"`
	// StorageClass is the storage class; "" where the report has no such column.
	StorageClass string `json:"StorageClass,omitempty"`
}

// S3Inventory reads the objects that an S3 inventory report lists. key is that of the report's manifest.json.
func S3Inventory[B, K Text](bucket B, key K, options ...ReaderOption) Items[InventoryObject] {
	r := newReader[InventoryObject](here(), "getObject", bucket, "Key", key)
	manifest := asl.ManifestS3Inventory
	r.config.ManifestType = &manifest
	return finish[InventoryObject](r, options)
}

// AthenaManifest reads the files that an Athena UNLOAD wrote, by the manifest that it left. input is their type: CSV, JSONL or
// PARQUET. UNLOAD writes no header row: CSV files need [CSVHeaders].
func AthenaManifest[Item any, B, K Text](bucket B, key K, input asl.InputType, options ...ReaderOption) Items[Item] {
	r := newReader[Item](here(), "getObject", bucket, "Key", key)
	manifest := asl.ManifestAthenaData
	r.config.ManifestType, r.config.InputType = &manifest, &input
	out := finish[Item](r, options)
	switch input {
	case asl.InputCSV:
		if r.config.CSVHeaders == nil {
			r.faults = append(r.faults, "the CSV files that Athena unloads have no header row; name the columns with CSVHeaders")
		}
	case asl.InputJSONL, asl.InputParquet:
	default:
		r.faults = append(r.faults, "an Athena manifest lists CSV, JSONL or PARQUET files, not "+string(input))
	}
	return out
}

// S3Object is what a listing tells of an object.
type S3Object struct {
	// Etag is the hash of the object, in quotes.
	Etag string `json:"Etag"`
	// Key is the key of the object.
	Key string `json:"Key"`
	// LastModified is when the object was written, in seconds since the start of 1970 (UTC).
	LastModified float64 `json:"LastModified"`
	// Size is the size in bytes.
	Size int64 `json:"Size"`
	// StorageClass is the storage class, such as STANDARD.
	StorageClass string `json:"StorageClass"`
}

// S3Objects lists the objects whose keys begin with a prefix: each is an item, without its content. End the prefix with a
// slash, or the objects of its siblings are listed too.
func S3Objects[B, P Text](bucket B, prefix P, options ...ReaderOption) Items[S3Object] {
	return finish[S3Object](newReader[S3Object](here(), "listObjectsV2", bucket, "Prefix", prefix), options)
}

// S3Contents reads every file whose key begins with a prefix, all of one type, and takes the items of all of them together
// (LOAD_AND_FLATTEN).
func S3Contents[Item any, B, P Text](bucket B, prefix P, input asl.InputType, options ...ReaderOption) Items[Item] {
	r := newReader[Item](here(), "listObjectsV2", bucket, "Prefix", prefix)
	load := asl.ReaderLoadAndFlatten
	r.config.Transformation, r.config.InputType = &load, &input
	if input == asl.InputCSV {
		first := asl.HeaderFirstRow
		r.config.CSVHeaderLocation = &first
	}
	return finish[Item](r, options)
}

func newReader[Item any](at callers, action string, bucket any, what string, key any) *reader {
	return &reader{
		action:    action,
		arguments: []Argument{{name: "Bucket", value: source(at, bucket)}, {name: what, value: source(at, key)}},
		item:      reflect.TypeFor[Item](),
		at:        at,
	}
}

func finish[Item any](r *reader, options []ReaderOption) Items[Item] {
	for _, o := range options {
		if o != nil {
			o(r)
		}
	}
	return Items[Item]{&items{reader: r, at: r.at}}
}

func (r *reader) lower(c *compiler, s *state) {
	w := s.before("ItemReader")
	for _, a := range r.arguments {
		c.lowerExpr(a.value, w)
	}
	c.lowerExpr(r.maxItems.expr, s.before("MaxItems"))
	checkNumber(c, s, "MaxItems", r.maxItems, 1, 100_000_000)
	for _, f := range r.faults {
		c.fault(errReader.At(r.at.pos(), "items of %q: %s", s.name, f))
	}
	if in := r.config.InputType; in != nil && *in == asl.InputCSV && !isCSVItem(r.item) {
		c.fault(errReader.At(r.at.pos(), "items of %q: the rows of a CSV file hold texts, and %s has members that are none", s.name, r.item).
			WithHelp("read rows of texts, and let the processor make numbers of them"))
	}
}

// onlyTexts tells that every member of a struct is a text.
func onlyTexts(t reflect.Type) bool {
	for _, f := range jsonfield.Of(t) {
		if base(f.Type).Kind() != reflect.String && !f.Quoted {
			return false
		}
	}
	return true
}

func (r *reader) emit(c *compiler, s *state) *asl.ItemReader {
	if r == nil {
		return nil
	}
	w := s.before("ItemReader")
	out := &asl.ItemReader{
		Resource:  "arn:" + c.partition() + ":states:::s3:" + r.action,
		Arguments: c.emitArguments(r.arguments, w),
	}
	config := r.config
	config.MaxItems = r.maxItems.emit(c, w)
	if config.InputType != nil || config.ManifestType != nil || config.MaxItems != nil {
		out.ReaderConfig = &config
	}
	return out
}

func (c *compiler) emitArguments(arguments []Argument, w where) *jsontree.Value {
	members := make([]jsontree.Member, len(arguments))
	for i, a := range arguments {
		members[i] = jsontree.Member{Name: a.name, Value: c.emitExpr(a.value, w)}
	}
	return jsontree.NewObject(members...)
}
