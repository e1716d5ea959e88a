package items

import (
	"bytes"
	"errors"
	"strings"
)

// Limits of AWS on what a reader reads.
const (
	// MaxItemBytes is the size of a row of a CSV file, a line of a JSON Lines file or an element of a JSON file at most: 8 MiB.
	MaxItemBytes = 8 << 20
	// MaxHeaderBytes is the size of the names of the columns of a CSV file, together, at most: 10 KiB.
	MaxHeaderBytes = 10 << 10
	// MaxItemsLimit is the most that MaxItems does: a larger number counts as this one.
	MaxItemsLimit = 100_000_000
)

// Reader is an ItemReader with everything evaluated: the fields of Parameters or Arguments and of ReaderConfig, by the names
// that the States Language gives them. Fields that do not apply are ignored; that a definition must not have them is for a
// validator to say.
type Reader struct {
	// Resource is the ARN of the call that reads: it ends in ":s3:getObject" for one file or in ":s3:listObjectsV2" for the objects
	// under a prefix.
	Resource string

	// Bucket is the bucket.
	Bucket string
	// Key is the key of the file, for s3:getObject.
	Key string
	// Prefix is what the listed keys begin with, for s3:listObjectsV2. "": all objects of the bucket.
	Prefix string
	// VersionId names a version of the file. A [Store] has one version of each object, which is read whatever this says.
	VersionId string
	// ExpectedBucketOwner is the account of the bucket. A [Store] has no accounts, so nothing is compared.
	ExpectedBucketOwner string

	// InputType is the format of a file: CSV, JSON, JSONL, MANIFEST or PARQUET. "" with ManifestType S3_INVENTORY and for a listing.
	InputType string
	// ManifestType says who wrote the manifest in Key: ATHENA_DATA (InputType is the format of the files that it lists) or
	// S3_INVENTORY. "": the file is no manifest, or InputType is MANIFEST, which is an inventory too.
	ManifestType string
	// CSVHeaderLocation says where the names of the columns are: FIRST_ROW, also when empty, or GIVEN.
	CSVHeaderLocation string
	// CSVHeaders are the names of the columns with GIVEN.
	CSVHeaders []string
	// CSVDelimiter is COMMA, also when empty, PIPE, SEMICOLON, SPACE or TAB.
	CSVDelimiter string
	// MaxItems is the number of items to read at most. 0: all. A negative one is an error.
	MaxItems int
	// Transformation says for a listing whether the objects are the items (NONE, also when empty) or what is in them
	// (LOAD_AND_FLATTEN).
	Transformation string
	// ItemsPointer is the RFC 6901 pointer of the items in a JSON file. "": the whole file.
	ItemsPointer string
}

// Open finds the data and returns its items. An [*Error] says what AWS would refuse, here or at the first item that shows it; an
// [*UnsupportedError] what only AWS can do.
func (r *Reader) Open(store Store) (*Items, error) {
	if r.MaxItems < 0 {
		return nil, readerError("field MaxItems must be positive")
	}
	if r.Bucket == "" {
		return nil, readerError("field Bucket must not be empty")
	}
	next, err := r.open(store)
	if err != nil {
		return nil, err
	}
	left := -1
	if r.MaxItems > 0 {
		left = min(r.MaxItems, MaxItemsLimit)
	}
	return &Items{next: next, left: left}, nil
}

func (r *Reader) open(store Store) (Func, error) {
	switch {
	case strings.HasSuffix(r.Resource, ":s3:listObjectsV2"):
		return r.list(store)
	case !strings.HasSuffix(r.Resource, ":s3:getObject"):
		return nil, readerError("the resource %q reads no items: it is arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2", r.Resource)
	case r.Key == "":
		return nil, readerError("field Key must not be empty")
	case r.ManifestType == "ATHENA_DATA":
		return r.athena(store)
	case r.ManifestType == "S3_INVENTORY", r.InputType == "MANIFEST":
		return r.inventory(store)
	case r.ManifestType != "":
		return nil, readerError("the ManifestType %q is none of ATHENA_DATA and S3_INVENTORY", r.ManifestType)
	default:
		return r.file(store, r.Bucket, r.Key)
	}
}

// file opens one file of items.
func (r *Reader) file(store Store, bucket, key string) (Func, error) {
	body, err := get(store, bucket, key)
	if err != nil {
		return nil, err
	}
	return r.body(body, uri(bucket, key))
}

// body opens the bytes of a file of items.
func (r *Reader) body(body []byte, source string) (Func, error) {
	switch r.InputType {
	case "CSV":
		return r.csv(body, source)
	case "JSON":
		return r.json(body, source)
	case "JSONL":
		return jsonLines(body, source), nil
	case "PARQUET":
		return nil, &UnsupportedError{What: "InputType PARQUET (" + source + ")",
			Remedy: "give the test the same rows as JSON Lines, with InputType JSONL, or run this Map on AWS"}
	default:
		return nil, readerError("the InputType %q is none of CSV, JSON, JSONL, PARQUET and MANIFEST", r.InputType)
	}
}

// get reads an object.
func get(store Store, bucket, key string) ([]byte, error) {
	body, err := store.Get(bucket, key)
	switch {
	case errors.Is(err, ErrNotFound):
		return nil, readerError("%s: the specified key does not exist", uri(bucket, key))
	case err != nil:
		return nil, readerError("%s: %s", uri(bucket, key), err)
	}
	return body, nil
}

// uri returns the URI of an object.
func uri(bucket, key string) string { return "s3://" + bucket + "/" + key }

// bom is the byte order mark that some programs write first.
var bom = []byte("\ufeff")

// textOf returns a body as text, without a byte order mark.
func textOf(body []byte) string { return string(bytes.TrimPrefix(body, bom)) }
