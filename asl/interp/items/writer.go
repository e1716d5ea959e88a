package items

import (
	"errors"
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
	// Redrive is the number of the redrive of the Map Run, 0 for its first attempt. The files of a redrive stand in the folder
	// Redrive-<n> of the Map Run.
	Redrive int
}

// Write writes the results of a Map Run and returns the result of the state: {"MapRunArn": …, "ResultWriterDetails": {"Bucket": …,
// "Key": …}} with the key of the manifest.
//
// The files are <Prefix>/<UUID of the Map Run>/manifest.json, and beside it SUCCEEDED_0.json, FAILED_0.json and PENDING_0.json
// (.jsonl with OutputType JSONL), each only when there is a child for it, with further numbers where one file is not enough.
// Children stand in the order given. Those of a redrive are the ones that ended in it or are still pending; its manifest lists also
// the files of the children that succeeded before. The error is an [Error] with the name [ResultWriterFailed].
func (w *Writer) Write(store Store, mapRunArn string, children []Child) (any, error) {
	if err := w.check(); err != nil {
		return nil, err
	}
	folder := w.folder(mapRunArn, w.Redrive)
	files := value.NewObject(3)
	for _, kind := range []string{failed, pending, succeeded} {
		written, err := w.kind(store, folder, kind, children)
		if err != nil {
			return nil, err
		}
		files.Set(kind, written)
	}
	if w.Redrive > 0 {
		before, err := w.before(store, w.folder(mapRunArn, w.Redrive-1))
		if err != nil {
			return nil, err
		}
		now, _ := files.Get(succeeded)
		files.Set(succeeded, append(before, now.([]any)...))
	}
	manifest := value.ObjectOf("DestinationBucket", w.Bucket, "MapRunArn", mapRunArn, "ResultFiles", files)
	key := folder + manifestName
	if err := w.put(store, key, value.Append(nil, manifest)); err != nil {
		return nil, err
	}
	return value.ObjectOf("MapRunArn", mapRunArn, "ResultWriterDetails", value.ObjectOf("Bucket", w.Bucket, "Key", key)), nil
}

// manifestName is the name of a manifest in its folder.
const manifestName = "manifest.json"

// folder returns the folder of the n-th redrive of a Map Run, with the slash at its end.
func (w *Writer) folder(mapRunArn string, n int) string {
	folder := mapRunArn[strings.LastIndexByte(mapRunArn, ':')+1:] + "/"
	if prefix := strings.TrimSuffix(w.Prefix, "/"); prefix != "" {
		folder = prefix + "/" + folder
	}
	if n > 0 {
		folder += fmt.Sprintf("Redrive-%d/", n)
	}
	return folder
}

// before returns what the manifest of the attempt before says of the children that succeeded up to it.
func (w *Writer) before(store Store, folder string) ([]any, error) {
	key := folder + manifestName
	body, err := store.Get(w.Bucket, key)
	switch {
	case errors.Is(err, ErrNotFound):
		return nil, writerError("%s: there is no manifest of the attempt before", uri(w.Bucket, key))
	case err != nil:
		return nil, writerError("%s: %s", uri(w.Bucket, key), err)
	}
	v, err := value.Parse(body)
	if err != nil {
		return nil, writerError("%s: %s", uri(w.Bucket, key), err)
	}
	manifest, _ := v.(*value.Object)
	files, _ := manifest.Get("ResultFiles")
	kinds, _ := files.(*value.Object)
	list, _ := kinds.Get(succeeded)
	entries, ok := list.([]any)
	if !ok {
		return nil, writerError("%s: this is no manifest of a Map Run", uri(w.Bucket, key))
	}
	return append([]any{}, entries...), nil
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

// writerError returns an error of the writer.
func writerError(format string, args ...any) *Error {
	return &Error{Name: ResultWriterFailed, Cause: fmt.Sprintf(format, args...)}
}
