package items

import (
	"fmt"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// MaxFileBytes is the size of a file of results at most where a [Writer] sets no other: 5 GiB, the most that S3 takes in one call.
const MaxFileBytes = 5 << 30

// Writer is a ResultWriter with everything evaluated: the fields of Parameters or Arguments and of WriterConfig.
type Writer struct {
	// Bucket is the bucket of the files.
	Bucket string
	// Prefix is the folder of the Map Runs, with or without a slash at the end. "": the top of the bucket.
	Prefix string
	// Transformation says what is kept of a child that succeeded: NONE its record, COMPACT its output, FLATTEN its output with
	// the elements of an array one by one. "": NONE in files, COMPACT in the result of the state.
	Transformation string
	// OutputType is JSON, also when empty, for files with one array, or JSONL for one value a line.
	OutputType string
	// MaxFileBytes is where a file of results ends and the next one of its kind begins; a single value may be larger. 0:
	// [MaxFileBytes].
	MaxFileBytes int64
}

// Write writes the results of a Map Run and returns the result of the state: {"MapRunArn": …, "ResultWriterDetails": {"Bucket": …,
// "Key": …}} with the key of the manifest.
//
// The files are <Prefix>/<UUID of the Map Run>/manifest.json, and beside it SUCCEEDED_0.json, FAILED_0.json and PENDING_0.json
// (.jsonl with OutputType JSONL), each only when there is a child for it, with further numbers where one file is not enough.
// Children stand in the order given. The error is an [Error] with the name [ResultWriterFailed].
func (w *Writer) Write(store Store, mapRunArn string, children []Child) (any, error) {
	if err := w.check(); err != nil {
		return nil, err
	}
	folder := mapRunArn[strings.LastIndexByte(mapRunArn, ':')+1:] + "/"
	if prefix := strings.TrimSuffix(w.Prefix, "/"); prefix != "" {
		folder = prefix + "/" + folder
	}
	files := value.NewObject(3)
	for _, kind := range []string{failed, pending, succeeded} {
		written, err := w.kind(store, folder, kind, children)
		if err != nil {
			return nil, err
		}
		files.Set(kind, written)
	}
	manifest := value.ObjectOf("DestinationBucket", w.Bucket, "MapRunArn", mapRunArn, "ResultFiles", files)
	key := folder + "manifest.json"
	if err := w.put(store, key, value.Append(nil, manifest)); err != nil {
		return nil, err
	}
	return value.ObjectOf("MapRunArn", mapRunArn, "ResultWriterDetails", value.ObjectOf("Bucket", w.Bucket, "Key", key)), nil
}

// check refuses what cannot be written.
func (w *Writer) check() error {
	switch {
	case w.Bucket == "":
		return writerError("field Bucket must not be empty")
	case w.Transformation != "" && w.Transformation != "NONE" && w.Transformation != "COMPACT" && w.Transformation != "FLATTEN":
		return writerError("the Transformation %q is none of NONE, COMPACT and FLATTEN", w.Transformation)
	case w.OutputType != "" && w.OutputType != "JSON" && w.OutputType != "JSONL":
		return writerError("the OutputType %q is none of JSON and JSONL", w.OutputType)
	}
	return nil
}

// kind writes the files of one kind and returns what the manifest says of them.
func (w *Writer) kind(store Store, folder, kind string, children []Child) ([]any, error) {
	written := []any{}
	f, some := w.newFile(), false
	flush := func() error {
		if !some || f.count == 0 && len(written) > 0 {
			return nil
		}
		key := fmt.Sprintf("%s%s_%d%s", folder, kind, len(written), f.extension)
		body := f.end()
		written = append(written, value.ObjectOf("Key", key, "Size", float64(len(body))))
		f = w.newFile()
		return w.put(store, key, body)
	}
	for i := range children {
		if children[i].file() != kind {
			continue
		}
		some = true // children whose results flatten to nothing have a file too
		for _, v := range transformed(&children[i], w.Transformation) {
			text := value.Append(nil, v)
			if f.full(len(text)) {
				if err := flush(); err != nil {
					return nil, err
				}
			}
			f.add(text)
		}
	}
	return written, flush()
}

func (w *Writer) put(store Store, key string, body []byte) error {
	if err := store.Put(w.Bucket, key, body); err != nil {
		return writerError("%s: %s", uri(w.Bucket, key), err)
	}
	return nil
}

// Results returns the result of a Map that writes no files: what Transformation makes of each child, in order. A child that did
// not succeed is its record. w may be nil: there is no ResultWriter. OutputType changes nothing here.
func (w *Writer) Results(children []Child) []any {
	transformation := "COMPACT"
	if w != nil && w.Transformation != "" {
		transformation = w.Transformation
	}
	results := make([]any, 0, len(children))
	for i := range children {
		results = append(results, transformed(&children[i], transformation)...)
	}
	return results
}

// transformed returns what is kept of a child.
func transformed(c *Child, transformation string) []any {
	if c.Status != succeeded || transformation == "" || transformation == "NONE" {
		return []any{c.Record()}
	}
	if array, ok := c.Output.([]any); ok && transformation == "FLATTEN" {
		return array
	}
	return []any{c.Output}
}

// file is a file of results in the making.
type file struct {
	open, between, close string
	extension            string
	limit                int64
	body                 []byte
	count                int // values
}

func (w *Writer) newFile() *file {
	f := &file{open: "[", between: ",", close: "]", extension: ".json", limit: MaxFileBytes}
	if w.OutputType == "JSONL" {
		f.open, f.between, f.close, f.extension = "", "\n", "\n", ".jsonl"
	}
	if w.MaxFileBytes > 0 {
		f.limit = w.MaxFileBytes
	}
	return f
}

// full tells that a value of that size is too much for the file.
func (f *file) full(size int) bool {
	return f.count > 0 && int64(len(f.body)+len(f.between)+size+len(f.close)) > f.limit
}

func (f *file) add(text []byte) {
	lead := f.between
	if f.count == 0 {
		lead = f.open
	}
	f.body = append(append(f.body, lead...), text...)
	f.count++
}

func (f *file) end() []byte {
	switch {
	case f.count > 0:
		return append(f.body, f.close...)
	case f.open == "": // no line at all
		return []byte{}
	default:
		return []byte(f.open + f.close)
	}
}

// writerError returns an error of the writer.
func writerError(format string, args ...any) *Error {
	return &Error{Name: ResultWriterFailed, Cause: fmt.Sprintf(format, args...)}
}
