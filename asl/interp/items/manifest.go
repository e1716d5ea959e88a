package items

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// inventory opens the manifest.json of an S3 inventory: its items are the rows of the files that it lists, as objects of
// strings whose members are the columns of its fileSchema. Keys are as the inventory has them, URL-encoded.
func (r *Reader) inventory(store Store) (Func, error) {
	source := uri(r.Bucket, r.Key)
	body, err := get(store, r.Bucket, r.Key)
	if err != nil {
		return nil, err
	}
	v, err := value.Parse(bytes.TrimPrefix(body, bom))
	if err != nil {
		return nil, readerError("%s: %s", source, err)
	}
	manifest, _ := v.(*value.Object)
	if format := member(manifest, "fileFormat"); format != "CSV" {
		return nil, readerError("%s: the fileFormat of the inventory is %q: only CSV can be read", source, format)
	}
	var headers []string
	for _, name := range strings.Split(member(manifest, "fileSchema"), ",") {
		headers = append(headers, strings.TrimSpace(name))
	}
	if err := checkHeaders(headers, source); err != nil {
		return nil, err
	}
	listed, _ := manifest.Get("files")
	files, ok := listed.([]any)
	if !ok {
		return nil, readerError("%s: the inventory has no files", source)
	}
	bucket := r.Bucket
	if arn := member(manifest, "destinationBucket"); arn != "" {
		bucket = arn[strings.LastIndexByte(arn, ':')+1:]
	}
	return chain(func() (Func, error) {
		if len(files) == 0 {
			return nil, nil
		}
		file, _ := files[0].(*value.Object)
		files = files[1:]
		body, err := unzipped(store, bucket, member(file, "key"))
		if err != nil {
			return nil, err
		}
		rows := &csvRows{text: textOf(body), delimiter: ','}
		return rowItems(rows, headers, source), nil
	}), nil
}

// athena opens a manifest that Athena wrote: a line for each file, its URI in S3. The items are those of the files, each with
// its own URI as source.
func (r *Reader) athena(store Store) (Func, error) {
	body, err := get(store, r.Bucket, r.Key)
	if err != nil {
		return nil, err
	}
	lines, line := strings.Split(textOf(body), "\n"), 0
	return chain(func() (Func, error) {
		for line < len(lines) {
			at := strings.TrimSpace(lines[line])
			line++
			if at == "" {
				continue
			}
			bucket, key, ok := strings.Cut(strings.TrimPrefix(at, "s3://"), "/")
			if !ok || !strings.HasPrefix(at, "s3://") || bucket == "" || key == "" {
				return nil, readerError("%s: line %d is no URI such as s3://bucket/key: %q", uri(r.Bucket, r.Key), line, at)
			}
			file, err := unzipped(store, bucket, key)
			if err != nil {
				return nil, err
			}
			return r.body(file, uri(bucket, key))
		}
		return nil, nil
	}), nil
}

// member returns a text in an object, "" when there is none.
func member(o *value.Object, name string) string {
	v, _ := o.Get(name)
	s, _ := v.(string)
	return s
}

// unzipped reads an object, uncompressed when its key says that it is compressed.
func unzipped(store Store, bucket, key string) ([]byte, error) {
	body, err := get(store, bucket, key)
	if err != nil || !strings.HasSuffix(key, ".gz") {
		return body, err
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err == nil {
		body, err = io.ReadAll(z)
	}
	if err != nil {
		return nil, readerError("%s: %s", uri(bucket, key), err)
	}
	return body, nil
}
