package items_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp/items"
)

// FuzzReader reads whatever bytes in every form: it ends, gives errors of the state alone, and JSON for items.
func FuzzReader(f *testing.F) {
	for _, text := range []string{"a,b\n1,\"2\n\"\"\"\\,3\r\n", "[1,{\"a\":[]}]", "{\"a\":1}\n2\n", "\ufeff", "s3://b/k\ns3://b/m\n",
		`{"fileFormat":"CSV","fileSchema":"Bucket, Key","files":[{"key":"k"}],"destinationBucket":"b"}`} {
		f.Add([]byte(text), "/a/0", uint8(0))
	}
	forms := []items.Reader{
		{InputType: "CSV"}, {InputType: "CSV", CSVDelimiter: "SPACE", CSVHeaderLocation: "GIVEN", CSVHeaders: []string{"a", "b"}},
		{InputType: "JSON"}, {InputType: "JSONL"}, {InputType: "MANIFEST"}, {InputType: "CSV", ManifestType: "ATHENA_DATA"},
	}
	f.Fuzz(func(t *testing.T, body []byte, pointer string, form uint8) {
		r := forms[int(form)%len(forms)]
		r.Resource, r.Bucket, r.Key, r.ItemsPointer, r.MaxItems = getObject, "b", "k", pointer, 1000
		got, all, err := read(put("k", string(body)), r)
		if err != nil {
			var e *items.Error
			if !errors.As(err, &e) || e.Name != items.ItemReaderFailed || e.Cause == "" {
				t.Fatalf("%v", err)
			}
			return
		}
		back, err := value.Parse([]byte(got))
		require.NoError(t, err)
		require.Len(t, back, len(all))
		if len(body) > 0 && r.InputType == "CSV" && r.ManifestType == "" {
			for _, item := range all {
				o := item.Value.(*value.Object)
				first := all[0].Value.(*value.Object)
				require.Equal(t, first.Len(), o.Len())
			}
		}
	})
}
