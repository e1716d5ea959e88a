package explore

import (
	"fmt"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// Where the items of a distributed Map lie.
const bucket, key = "data", "list"

// fill puts the items that a machine reads into S3, in the form of its reader.
func (r *run) fill() {
	reader, found := r.m.reader, r.m.reader != ""
	if !found {
		return
	}
	n := []int{2, 0, 1, 3, 2, 1, 3, 25}[r.pick("input/items", 8)]
	if r.often("input/no file", 2) == 1 {
		return
	}
	put := func(k, body string) { _ = r.store.Put(bucket, k, []byte(body)) }
	switch {
	case strings.Contains(reader, "S3_INVENTORY"):
		put(key, `{"sourceBucket": "scans", "destinationBucket": "arn:aws:s3:::`+bucket+`", "fileFormat": "CSV",`+
			` "fileSchema": "Bucket, Key, Size, LastModifiedDate, ETag, StorageClass", "files": [{"key": "inventory.csv"}]}`)
		put("inventory.csv", strings.Repeat(`"scans","studies/1.dcm","12","2024-01-01T00:00:00.000Z","00","STANDARD"`+"\n", n))
	case strings.Contains(reader, "ATHENA_DATA"):
		put(key, "s3://"+bucket+"/rows\n")
		put("rows", r.rows(reader, n))
	case strings.Contains(reader, "listObjectsV2"):
		for i := range min(n, 3) {
			for _, prefix := range []string{"lists/", "worklists/", "studies/", key + "/"} {
				put(fmt.Sprintf("%s%d", prefix, i), r.rows(reader, max(n/3, 1)))
			}
		}
	default:
		put(key, r.rows(reader, n))
	}
}

// rows writes n items.
func (r *run) rows(reader string, n int) string {
	row := r.m.options.Row
	if row == nil {
		row = value.ObjectOf("text", "any")
	}
	if strings.Contains(reader, `"InputType": "CSV"`) {
		return csv(reader, row, n)
	}
	list := make([]any, n)
	var lines strings.Builder
	for i := range list {
		list[i] = row
		lines.WriteString(value.Text(row) + "\n")
	}
	if !strings.Contains(reader, `"InputType": "JSON"`) {
		return lines.String()
	}
	for _, pointer := range []string{"/worklist/studies", "/bundle/entry"} {
		if strings.Contains(reader, pointer) {
			outer, inner, _ := strings.Cut(pointer[1:], "/")
			return value.Text(value.ObjectOf(outer, value.ObjectOf(inner, list)))
		}
	}
	return value.Text(list)
}

func csv(reader string, row *value.Object, n int) string {
	comma := ","
	if strings.Contains(reader, "PIPE") {
		comma = "|"
	}
	var head, line []string
	for name, v := range row.All() {
		head = append(head, name)
		text, ok := v.(string)
		if !ok {
			text = value.Text(v)
		}
		line = append(line, text)
	}
	text := strings.Repeat(strings.Join(line, comma)+"\n", n)
	if strings.Contains(reader, "GIVEN") {
		return text
	}
	return strings.Join(head, comma) + "\n" + text
}
