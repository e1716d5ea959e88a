package batch

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// CSVOption is an option of [S3CSV]: [CSVHeaders], [CSVDelimiter], [MaxItems], [ExpectedBucketOwner], [VersionId].
type CSVOption interface {
	// csv is the option for the reader.
	csv() builder.ReaderOption
}

// JSONOption is an option of [S3JSON]: [ItemsPointer], [MaxItems], [ExpectedBucketOwner], [VersionId].
type JSONOption interface {
	// json is the option for the reader.
	json() builder.ReaderOption
}

// JSONLOption is an option of [S3JSONL]: [MaxItems], [ExpectedBucketOwner], [VersionId].
type JSONLOption interface {
	// jsonl is the option for the reader.
	jsonl() builder.ReaderOption
}

// ReadOption is an option of every reader of S3: [MaxItems], [MaxItemsExpr], [ExpectedBucketOwner].
type ReadOption struct{ o builder.ReaderOption }

func (o ReadOption) csv() builder.ReaderOption   { return o.o }
func (o ReadOption) json() builder.ReaderOption  { return o.o }
func (o ReadOption) jsonl() builder.ReaderOption { return o.o }
func (o ReadOption) list() builder.ReaderOption  { return o.o }

// FileOption is an option of the readers of one file that has versions: [VersionId].
type FileOption struct{ o builder.ReaderOption }

func (o FileOption) csv() builder.ReaderOption   { return o.o }
func (o FileOption) json() builder.ReaderOption  { return o.o }
func (o FileOption) jsonl() builder.ReaderOption { return o.o }

// CSVFormat is an option about the form of a CSV file: [CSVHeaders], [CSVDelimiter].
type CSVFormat struct{ o builder.ReaderOption }

func (o CSVFormat) csv() builder.ReaderOption { return o.o }

// JSONFormat is an option about the form of a JSON file: [ItemsPointer].
type JSONFormat struct{ o builder.ReaderOption }

func (o JSONFormat) json() builder.ReaderOption { return o.o }

// MaxItems reads at most n items, 1 to 100,000,000, and leaves the rest. Without it all are read.
func MaxItems(n int) ReadOption { return ReadOption{builder.MaxItems(n)} }

// MaxItemsExpr is MaxItems by an expression.
func MaxItemsExpr(n builder.Expr[int]) ReadOption { return ReadOption{builder.MaxItemsExpr(n)} }

// ExpectedBucketOwner makes S3 refuse when the bucket belongs to another account than the one with this 12-digit number. Without it a
// bucket of the name is read whoever owns it.
func ExpectedBucketOwner[S builder.Text](account S) ReadOption {
	return ReadOption{builder.BucketOwner(account)}
}

// VersionId reads that version of the object. Without it the newest one is read. Listings, manifests and Parquet files have none.
func VersionId[S builder.Text](id S) FileOption { return FileOption{builder.VersionID(id)} }

// CSVHeaders names the columns of a CSV file whose first row is data already. Without it the first row names them.
func CSVHeaders(first string, more ...string) CSVFormat {
	return CSVFormat{builder.CSVHeaders(append([]string{first}, more...)...)}
}

// CSVDelimiter sets what separates the columns. Without it that is the comma.
func CSVDelimiter(d asl.CSVDelimiter) CSVFormat { return CSVFormat{builder.Delimiter(d)} }

// ItemsPointer takes the items from inside the file: a JSON pointer (RFC 6901) to an array or an object, such as /bundle/entry.
func ItemsPointer(pointer string) JSONFormat { return JSONFormat{builder.ItemsPointer(pointer)} }

// collect makes options of the builder out of those of a source. A nil option is none.
func collect[O any](options []O, as func(O) builder.ReaderOption) []builder.ReaderOption {
	var out []builder.ReaderOption
	for _, o := range options {
		if any(o) != nil {
			out = append(out, as(o))
		}
	}
	return out
}

// Files says what the files below a prefix are: [CSVFiles], [JSONFiles], [JSONLFiles] or [ParquetFiles].
type Files interface {
	// files is the type of the files, and their options.
	files() (asl.InputType, []builder.ReaderOption)
}

// CSVFiles are CSV files, all with the same columns.
type CSVFiles struct {
	// CSVHeaders are the names of the columns of files whose first row is data already; nil where the first row names them.
	CSVHeaders []string
	// CSVDelimiter separates the columns; "" is the comma.
	CSVDelimiter asl.CSVDelimiter
}

func (f CSVFiles) files() (asl.InputType, []builder.ReaderOption) {
	return asl.InputCSV, csvOptions(f.CSVHeaders, f.CSVDelimiter)
}

func csvOptions(headers []string, delimiter asl.CSVDelimiter) (options []builder.ReaderOption) {
	if headers != nil {
		options = append(options, builder.CSVHeaders(headers...))
	}
	if delimiter != "" {
		options = append(options, builder.Delimiter(delimiter))
	}
	return options
}

// JSONFiles are JSON files, each with an array of items.
type JSONFiles struct {
	// ItemsPointer is where in each file the items are, as [ItemsPointer]; "" is the file itself.
	ItemsPointer string
}

func (f JSONFiles) files() (asl.InputType, []builder.ReaderOption) {
	if f.ItemsPointer == "" {
		return asl.InputJSON, nil
	}
	return asl.InputJSON, []builder.ReaderOption{builder.ItemsPointer(f.ItemsPointer)}
}

// JSONLFiles are JSON Lines files, with an item a line.
type JSONLFiles struct{}

func (JSONLFiles) files() (asl.InputType, []builder.ReaderOption) { return asl.InputJSONL, nil }

// ParquetFiles are Parquet files, with an item a row.
type ParquetFiles struct{}

func (ParquetFiles) files() (asl.InputType, []builder.ReaderOption) { return asl.InputParquet, nil }

// Unloaded says what the files of an Athena UNLOAD are: [UnloadedCSV], [UnloadedJSONL] or [UnloadedParquet].
type Unloaded interface {
	// unloaded is the type of the files, and their options.
	unloaded() (asl.InputType, []builder.ReaderOption)
}

// UnloadedCSV are delimited text files. They have no header row.
type UnloadedCSV struct {
	// CSVHeaders are the names of the columns, in the order of the query. At least one.
	CSVHeaders []string
	// CSVDelimiter is the field_delimiter of the UNLOAD; "" is the comma.
	CSVDelimiter asl.CSVDelimiter
}

func (u UnloadedCSV) unloaded() (asl.InputType, []builder.ReaderOption) {
	return asl.InputCSV, csvOptions(u.CSVHeaders, u.CSVDelimiter)
}

// UnloadedJSONL are files with a JSON value a line: format JSON of an UNLOAD.
type UnloadedJSONL struct{}

func (UnloadedJSONL) unloaded() (asl.InputType, []builder.ReaderOption) { return asl.InputJSONL, nil }

// UnloadedParquet are Parquet files.
type UnloadedParquet struct{}

func (UnloadedParquet) unloaded() (asl.InputType, []builder.ReaderOption) {
	return asl.InputParquet, nil
}
