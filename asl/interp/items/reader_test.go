package items_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp/items"
)

const (
	getObject     = "arn:aws:states:::s3:getObject"
	listObjectsV2 = "arn:aws:states:::s3:listObjectsV2"
)

// put makes a store with one bucket: keys and bodies in turn.
func put(keysAndBodies ...string) *items.Memory {
	m := &items.Memory{}
	for i := 0; i < len(keysAndBodies); i += 2 {
		if err := m.Put("b", keysAndBodies[i], []byte(keysAndBodies[i+1])); err != nil {
			panic(err)
		}
	}
	return m
}

// read reads everything and returns the values as one JSON text.
func read(store items.Store, r items.Reader) (string, []items.Item, error) {
	it, err := r.Open(store)
	if err != nil {
		return "", nil, err
	}
	all, err := items.All(it)
	values := make([]any, len(all))
	for i := range all {
		values[i] = all[i].Value
	}
	return value.Text(values), all, err
}

func TestCSV(t *testing.T) {
	for name, test := range map[string]struct {
		body   string
		reader items.Reader
		want   string
	}{
		"first row":                {"a,b\n1,2\n3,4\n", items.Reader{CSVHeaderLocation: "FIRST_ROW"}, `[{"a":"1","b":"2"},{"a":"3","b":"4"}]`},
		"no location":              {"a\n1\n", items.Reader{}, `[{"a":"1"}]`},
		"columns keep their order": {"z,y,x\n1,2,3", items.Reader{}, `[{"z":"1","y":"2","x":"3"}]`},
		"given":                    {"1,2\n", items.Reader{CSVHeaderLocation: "GIVEN", CSVHeaders: []string{"a", "b"}}, `[{"a":"1","b":"2"}]`},
		"CRLF":                     {"a,b\r\n1,2\r\n", items.Reader{}, `[{"a":"1","b":"2"}]`},
		"CR":                       {"a,b\r1,2\r3,4", items.Reader{}, `[{"a":"1","b":"2"},{"a":"3","b":"4"}]`},
		"byte order mark":          {"\ufeffa,b\n1,2", items.Reader{}, `[{"a":"1","b":"2"}]`},
		"no line end at the end":   {"a\n1", items.Reader{}, `[{"a":"1"}]`},
		"delimiter at the end":     {"a,b\n1,", items.Reader{}, `[{"a":"1","b":""}]`},
		"too few fields":           {"a,b,c\n1\n", items.Reader{}, `[{"a":"1","b":"","c":""}]`},
		"too many fields":          {"a\n1,2,3\n4\n", items.Reader{}, `[{"a":"1"},{"a":"4"}]`},
		"empty lines":              {"\na\n\n1\n\r\n2\n\n", items.Reader{}, `[{"a":"1"},{"a":"2"}]`},
		"a line of blanks":         {"a,b\n  \n", items.Reader{}, `[{"a":"  ","b":""}]`},
		"a line of delimiters":     {"a,b\n,\n", items.Reader{}, `[{"a":"","b":""}]`},
		"quotes":                   {"a,b\n\"1,\n2\",\"say \"\"no\"\"\"\n", items.Reader{}, `[{"a":"1,\n2","b":"say \"no\""}]`},
		"empty quotes":             {"a,b\n\"\",2\n", items.Reader{}, `[{"a":"","b":"2"}]`},
		"quotes and then text":     {"a,b\n\"1\"x,2\n", items.Reader{}, `[{"a":"1x","b":"2"}]`},
		"a quote inside":           {"a,b\n5\" disk,2\n", items.Reader{}, `[{"a":"5\" disk","b":"2"}]`},
		"a quote never closed":     {"a,b\n1,\"2\n3", items.Reader{}, `[{"a":"1","b":"2\n3"}]`},
		"quoted headers":           {"\"a,1\",b\n1,2\n", items.Reader{}, `[{"a,1":"1","b":"2"}]`},
		"backslashes":              {`a,b` + "\n" + `1\,2,x\\y\"\z` + "\n", items.Reader{}, `[{"a":"1,2","b":"x\\y\"z"}]`},
		"backslash in quotes":      {`a,b` + "\n" + `"1\",2",3` + "\n", items.Reader{}, `[{"a":"1\",2","b":"3"}]`},
		"backslash at the end":     {"a,b\n1,2\\", items.Reader{}, `[{"a":"1","b":"2"}]`},
		"pipe":                     {"a|b\n1,5|2\n", items.Reader{CSVDelimiter: "PIPE"}, `[{"a":"1,5","b":"2"}]`},
		"semicolon":                {"a;b\n1;2\n", items.Reader{CSVDelimiter: "SEMICOLON"}, `[{"a":"1","b":"2"}]`},
		"space":                    {"a b\n1 2\n", items.Reader{CSVDelimiter: "SPACE"}, `[{"a":"1","b":"2"}]`},
		"tab":                      {"a\tb\n1\t2\n", items.Reader{CSVDelimiter: "TAB"}, `[{"a":"1","b":"2"}]`},
		"headers alone":            {"a,b\n", items.Reader{}, `[]`},
		"nothing":                  {"", items.Reader{}, `[]`},
		"MaxItems":                 {"a\n1\n2\n3\n", items.Reader{MaxItems: 2}, `[{"a":"1"},{"a":"2"}]`},
		"MaxItems above":           {"a\n1\n", items.Reader{MaxItems: items.MaxItemsLimit + 1}, `[{"a":"1"}]`},
	} {
		t.Run(name, func(t *testing.T) {
			r := test.reader
			r.Resource, r.Bucket, r.Key, r.InputType = getObject, "b", "k.csv", "CSV"
			got, all, err := read(put("k.csv", test.body), r)
			require.NoError(t, err)
			require.Equal(t, test.want, got)
			for _, item := range all {
				require.Equal(t, "s3://b/k.csv", item.Source)
				require.False(t, item.HasKey)
			}
		})
	}
}

func TestJSON(t *testing.T) {
	for name, test := range map[string]struct {
		body, pointer, want string
		keys                []string
	}{
		"array":              {`[1,"a",null,{"b":[]}]`, "", `[1,"a",null,{"b":[]}]`, []string{"", "", "", ""}},
		"empty array":        {`[]`, "", `[]`, []string{}},
		"object":             {`{"b":1,"a":{"c":2},"":3}`, "", `[1,{"c":2},3]`, []string{"b", "a", ""}},
		"byte order mark":    {"\ufeff[1]", "", `[1]`, []string{""}},
		"pointer":            {`{"a":{"b":[7,8]}}`, "/a/b", `[7,8]`, []string{"", ""}},
		"pointer to object":  {`{"a":{"b":7}}`, "/a", `[7]`, []string{"b"}},
		"pointer to element": {`[[0],[1,2]]`, "/1", `[1,2]`, []string{"", ""}},
		"pointer escapes":    {`{"a/b":{"~1":[5]}}`, "/a~1b/~01", `[5]`, []string{""}},
		"pointer to no name": {`{"":[5]}`, "/", `[5]`, []string{""}},
		"spelling of number": {`[1.0,12345678901234567890]`, "", `[1.0,12345678901234567890]`, []string{"", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			got, all, err := read(put("k", test.body),
				items.Reader{Resource: getObject, Bucket: "b", Key: "k", InputType: "JSON", ItemsPointer: test.pointer})
			require.NoError(t, err)
			require.Equal(t, test.want, got)
			keys := []string{}
			for _, item := range all {
				keys = append(keys, item.Key)
			}
			require.Equal(t, test.keys, keys)
		})
	}
}

func TestMembersHaveKeys(t *testing.T) {
	_, all, err := read(put("k", `{"":1}`), items.Reader{Resource: getObject, Bucket: "b", Key: "k", InputType: "JSON"})
	require.NoError(t, err)
	require.Equal(t, []items.Item{{Value: 1.0, Key: "", HasKey: true, Source: "s3://b/k"}}, all)
}

func TestJSONL(t *testing.T) {
	r := items.Reader{Resource: getObject, Bucket: "b", Key: "k", InputType: "JSONL"}
	got, _, err := read(put("k", "\ufeff{\"a\":1}\r\n\n  \n[2]\n3"), r)
	require.NoError(t, err)
	require.Equal(t, `[{"a":1},[2],3]`, got)

	got, _, err = read(put("k", "{\"a\":1}\n\n{\"a\":\n"), r)
	require.Equal(t, `[{"a":1}]`, got, "the lines before the bad one come")
	require.ErrorContains(t, err, "States.ItemReaderFailed: s3://b/k: line 3: ")
}

func TestListing(t *testing.T) {
	store := put("in/b.json", `[2,3]`, "in/", "", "in/a.json", `[1]`, "input.json", `[9]`, "in/sub/", "", "in/sub/c.json", `{"x":4}`)
	r := items.Reader{Resource: listObjectsV2, Bucket: "b", Prefix: "in/"}
	got, all, err := read(store, r)
	require.NoError(t, err)
	require.Len(t, all, 5)
	require.Equal(t, "s3://b", all[0].Source)
	require.Contains(t, got, `[{"Etag":"\"d41d8cd98f00b204e9800998ecf8427e\"","LastModified":1704067200,"Key":"in/","Size":0,"StorageClass":"STANDARD"},{`)
	require.Contains(t, got, `"Key":"in/a.json","Size":3`)

	r.Transformation, r.InputType = "LOAD_AND_FLATTEN", "JSON"
	got, all, err = read(store, r)
	require.NoError(t, err)
	require.Equal(t, `[1,2,3,4]`, got)
	require.Equal(t, "s3://b/in/a.json", all[0].Source)
	require.Equal(t, "s3://b/in/sub/c.json", all[3].Source)

	r.MaxItems = 2
	got, _, err = read(store, r)
	require.NoError(t, err)
	require.Equal(t, `[1,2]`, got)

	r.Prefix = "nothing/"
	got, _, err = read(store, r)
	require.NoError(t, err)
	require.Equal(t, `[]`, got)
}

func TestLoadAndFlattenReadsTheHeadersOfEachFile(t *testing.T) {
	got, _, err := read(put("p/1.csv", "a,b\n1,2\n", "p/2.csv", "", "p/3.csv", "b\n3\n"),
		items.Reader{Resource: listObjectsV2, Bucket: "b", Prefix: "p/", Transformation: "LOAD_AND_FLATTEN", InputType: "CSV"})
	require.NoError(t, err)
	require.Equal(t, `[{"a":"1","b":"2"},{"b":"3"}]`, got)
}

func zipped(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	return b.String()
}

func TestInventory(t *testing.T) {
	store := put("inv/manifest.json", `{"sourceBucket":"src","destinationBucket":"arn:aws:s3:::b2","version":"2016-11-30","fileFormat":"CSV",
		"fileSchema":"Bucket, Key, Size","files":[{"key":"inv/1.csv.gz","size":1},{"key":"inv/2.csv"}]}`)
	require.NoError(t, store.Put("b2", "inv/1.csv.gz", []byte(zipped("\"src\",\"a%20b\",\"12\"\n\"src\",\"c\",\"3\"\n"))))
	require.NoError(t, store.Put("b2", "inv/2.csv", []byte("\"src\",\"d\",\"4\"\n")))
	for _, r := range []items.Reader{{ManifestType: "S3_INVENTORY"}, {InputType: "MANIFEST"}} {
		r.Resource, r.Bucket, r.Key = getObject, "b", "inv/manifest.json"
		got, all, err := read(store, r)
		require.NoError(t, err)
		require.Equal(t, `[{"Bucket":"src","Key":"a%20b","Size":"12"},{"Bucket":"src","Key":"c","Size":"3"},{"Bucket":"src","Key":"d","Size":"4"}]`, got)
		require.Equal(t, "s3://b/inv/manifest.json", all[2].Source)
	}
}

func TestAthena(t *testing.T) {
	store := put("m.csv", "s3://b/out/1.gz\r\n\ns3://b/out/2\n", "out/1.gz", zipped("{\"a\":1}\n"), "out/2", "{\"a\":2}\n")
	got, all, err := read(store, items.Reader{Resource: getObject, Bucket: "b", Key: "m.csv", ManifestType: "ATHENA_DATA", InputType: "JSONL"})
	require.NoError(t, err)
	require.Equal(t, `[{"a":1},{"a":2}]`, got)
	require.Equal(t, "s3://b/out/1.gz", all[0].Source)
}

func TestReaderErrors(t *testing.T) {
	file := func(change func(r *items.Reader)) items.Reader {
		r := items.Reader{Resource: getObject, Bucket: "b", Key: "k", InputType: "CSV"}
		change(&r)
		return r
	}
	inventory := func(r *items.Reader) { r.InputType = "MANIFEST" }
	athena := func(r *items.Reader) { r.ManifestType, r.InputType = "ATHENA_DATA", "JSONL" }
	json := func(r *items.Reader) { r.InputType = "JSON" }
	for name, test := range map[string]struct {
		body   string
		reader items.Reader
		want   string
	}{
		"negative MaxItems":  {"", file(func(r *items.Reader) { r.MaxItems = -1 }), "field MaxItems must be positive"},
		"no bucket":          {"", file(func(r *items.Reader) { r.Bucket = "" }), "field Bucket must not be empty"},
		"no key":             {"", file(func(r *items.Reader) { r.Key = "" }), "field Key must not be empty"},
		"no such key":        {"", file(func(r *items.Reader) { r.Key = "x" }), "s3://b/x: the specified key does not exist"},
		"no such bucket":     {"", file(func(r *items.Reader) { r.Bucket = "x" }), "s3://x/k: the specified key does not exist"},
		"resource":           {"", file(func(r *items.Reader) { r.Resource = "arn:aws:states:::s3:putObject" }), `the resource "arn:aws:states:::s3:putObject" reads no items`},
		"input type":         {"", file(func(r *items.Reader) { r.InputType = "XML" }), `the InputType "XML" is none of`},
		"no input type":      {"", file(func(r *items.Reader) { r.InputType = "" }), `the InputType "" is none of`},
		"manifest type":      {"", file(func(r *items.Reader) { r.ManifestType = "X" }), `the ManifestType "X" is none of`},
		"transformation":     {"", file(func(r *items.Reader) { r.Resource, r.Transformation = listObjectsV2, "FLAT" }), `the Transformation "FLAT" is none of`},
		"delimiter":          {"", file(func(r *items.Reader) { r.CSVDelimiter = "," }), `the CSVDelimiter "," is none of`},
		"header location":    {"", file(func(r *items.Reader) { r.CSVHeaderLocation = "LAST" }), `the CSVHeaderLocation "LAST" is none of`},
		"no given headers":   {"", file(func(r *items.Reader) { r.CSVHeaderLocation = "GIVEN" }), "field CSVHeaders must hold the names"},
		"given duplicates":   {"", file(func(r *items.Reader) { r.CSVHeaderLocation, r.CSVHeaders = "GIVEN", []string{"a", "a"} }), "CSV headers cannot contain duplicates."},
		"duplicates":         {"a,b,a\n", file(func(*items.Reader) {}), "CSV headers cannot contain duplicates."},
		"headers too long":   {"a," + strings.Repeat("x", items.MaxHeaderBytes) + "\n", file(func(*items.Reader) {}), "the CSV headers have 10242 bytes, of 10240 at most"},
		"row too long":       {"a\n1\n" + strings.Repeat("x", items.MaxItemBytes+1), file(func(*items.Reader) {}), "s3://b/k: row 3 has 8388609 bytes"},
		"line too long":      {"1\n\"" + strings.Repeat("x", items.MaxItemBytes) + "\"", file(func(r *items.Reader) { r.InputType = "JSONL" }), "s3://b/k: line 2 has 8388610 bytes"},
		"element too long":   {"[\"" + strings.Repeat("x", items.MaxItemBytes) + "\"]", file(json), "s3://b/k: item 0 has 8388610 bytes"},
		"no JSON":            {"[1", file(json), "s3://b/k: "},
		"scalar":             {"7", file(json), "Attempting to map over non-iterable node."},
		"null":               {"null", file(json), "Attempting to map over non-iterable node."},
		"pointer":            {`{"a":[[1]]}`, file(func(r *items.Reader) { json(r); r.ItemsPointer = "/a/01" }), `the ItemsPointer "/a/01" leads nowhere`},
		"pointer past":       {`{"a":[[1]]}`, file(func(r *items.Reader) { json(r); r.ItemsPointer = "/a/1" }), `the ItemsPointer "/a/1" leads nowhere`},
		"pointer in scalar":  {`{"a":1}`, file(func(r *items.Reader) { json(r); r.ItemsPointer = "/a/b" }), `the ItemsPointer "/a/b" leads nowhere`},
		"pointer no slash":   {`{"a":[]}`, file(func(r *items.Reader) { json(r); r.ItemsPointer = "a" }), `the ItemsPointer "a" leads nowhere`},
		"pointer tilde":      {`{"~2":[]}`, file(func(r *items.Reader) { json(r); r.ItemsPointer = "/~2" }), `the ItemsPointer "/~2" leads nowhere`},
		"pointer to scalar":  {`{"a":1}`, file(func(r *items.Reader) { json(r); r.ItemsPointer = "/a" }), "Attempting to map over non-iterable node."},
		"inventory no JSON":  {"x", file(inventory), "s3://b/k: "},
		"inventory array":    {"[]", file(inventory), `the fileFormat of the inventory is ""`},
		"inventory ORC":      {`{"fileFormat":"ORC"}`, file(inventory), `the fileFormat of the inventory is "ORC": only CSV can be read`},
		"inventory no files": {`{"fileFormat":"CSV","fileSchema":"Bucket, Key"}`, file(inventory), "the inventory has no files"},
		"inventory columns":  {`{"fileFormat":"CSV","fileSchema":"Key, Key","files":[]}`, file(inventory), "CSV headers cannot contain duplicates."},
		"inventory missing":  {`{"fileFormat":"CSV","fileSchema":"Key","files":[{"key":"x.csv.gz"}]}`, file(inventory), "s3://b/x.csv.gz: the specified key does not exist"},
		"inventory bad file": {`{"fileFormat":"CSV","fileSchema":"Key","files":[7]}`, file(inventory), "s3://b/: the specified key does not exist"},
		"inventory no gzip":  {`{"fileFormat":"CSV","fileSchema":"Key","files":[{"key":"bad.gz"}]}`, file(inventory), "s3://b/bad.gz: gzip: invalid header"},
		"athena no URI":      {"\nhttp://b/k\n", file(athena), `s3://b/k: line 2 is no URI such as s3://bucket/key: "http://b/k"`},
		"athena no key":      {"s3://b", file(athena), "s3://b/k: line 1 is no URI"},
		"athena missing":     {"s3://b/x", file(athena), "s3://b/x: the specified key does not exist"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := read(put("k", test.body, "bad.gz", "this is no gzip"), test.reader)
			var e *items.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, items.ItemReaderFailed, e.Name)
			require.Contains(t, e.Cause, test.want)
		})
	}
}

func TestParquetIsNotSupported(t *testing.T) {
	_, _, err := read(put("k", "PAR1"), items.Reader{Resource: getObject, Bucket: "b", Key: "k", InputType: "PARQUET"})
	var e *items.UnsupportedError
	require.ErrorAs(t, err, &e)
	require.EqualError(t, err, "not supported here: InputType PARQUET (s3://b/k): give the test the same rows as JSON Lines, with InputType JSONL, or run this Map on AWS")
}

// broken is a store that fails.
type broken struct{ *items.Memory }

var errBroken = errors.New("disk full")

func (broken) Get(string, string) ([]byte, error)              { return nil, errBroken }
func (broken) List(string, string) ([]items.ObjectInfo, error) { return nil, errBroken }
func (broken) Put(bucket, key string, body []byte) (err error) { return errBroken }

func TestErrorsOfTheStore(t *testing.T) {
	_, _, err := read(broken{}, items.Reader{Resource: getObject, Bucket: "b", Key: "k", InputType: "CSV"})
	require.EqualError(t, err, "States.ItemReaderFailed: s3://b/k: disk full")
	_, _, err = read(broken{}, items.Reader{Resource: listObjectsV2, Bucket: "b"})
	require.EqualError(t, err, "States.ItemReaderFailed: s3://b/: disk full")
	_, err = (&items.Writer{Bucket: "b"}).Write(broken{}, "arn:x", nil)
	require.EqualError(t, err, "States.ResultWriterFailed: s3://b/x/manifest.json: disk full")
}
