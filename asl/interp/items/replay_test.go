package items_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp/items"
	"github.com/aslgen/aslgen/internal/sources"
)

// TestRecorded reads the objects of the recorded Maps whose children give back what they get, and compares the items with the
// recorded result.
func TestRecorded(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_REPLAY", "recorded executions")
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	require.NoError(t, err)
	compared := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		if !strings.Contains(string(text), `"s3_objects"`) || !strings.Contains(string(text), `"ItemReader"`) {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			parsed, err := value.Parse(text)
			require.NoError(t, err)
			compareRecorded(t, recorded{parsed})
			compared++
		})
	}
	require.GreaterOrEqual(t, compared, 12)
}

func compareRecorded(t *testing.T, record recorded) {
	store := &items.Memory{}
	for _, o := range record.at("s3_objects").list() {
		require.NoError(t, store.Put(o.at("Bucket").text(), o.at("Key").text(), []byte(o.at("Body").text())))
	}
	state := record.mapState(t)
	reader, batcher := state.at("ItemReader"), state.at("ItemBatcher")
	r := record.reader(t, reader)
	var from items.Iterator
	from, err := r.Open(store)
	if batcher.v != nil && err == nil {
		perBatch, _ := value.Int(record.evaluated(batcher, "MaxItemsPerBatch").v)
		bytes, _ := value.Int(record.evaluated(batcher, "MaxInputBytesPerBatch").v)
		input := record.at("expected", "output").list()[0].at("BatchInput").v // holds the time of the run
		from = items.Batches(from, int(perBatch), int(bytes), input, true)
	}
	var got []any
	if err == nil {
		var all []items.Item
		all, err = items.All(from)
		for _, item := range all {
			got = append(got, item.Value)
		}
	}
	want := record.at("expected")
	if name := want.at("error").text(); name != "" {
		require.Equal(t, &items.Error{Name: name, Cause: want.at("cause").text()}, err)
		return
	}
	require.NoError(t, err)
	record.compareItems(t, got)
}

// reader is an ItemReader with its expressions evaluated.
func (r recorded) reader(t *testing.T, reader recorded) items.Reader {
	call, config := reader.at("Parameters"), reader.at("ReaderConfig")
	if call.v == nil {
		call = reader.at("Arguments")
	}
	read := items.Reader{Resource: reader.at("Resource").text(),
		Bucket: r.evaluated(call, "Bucket").text(), Key: r.evaluated(call, "Key").text(),
		InputType: config.at("InputType").text(), CSVHeaderLocation: config.at("CSVHeaderLocation").text()}
	for _, h := range config.at("CSVHeaders").list() {
		read.CSVHeaders = append(read.CSVHeaders, h.text())
	}
	if limit := r.evaluated(config, "MaxItems"); limit.v != nil {
		n, ok := value.Int(limit.v)
		if !ok {
			t.Skip("MaxItems needs an evaluator")
		}
		read.MaxItems = int(n)
	}
	return read
}

// compareItems compares the items with the recorded result, without what the record says cannot be compared.
func (r recorded) compareItems(t *testing.T, got []any) {
	ignored := map[string]bool{}
	for _, i := range r.at("ignore").list() {
		ignored[i.at("pointer").text()] = true
	}
	outputs := r.at("expected", "output").list()
	require.Len(t, got, len(outputs))
	for i, item := range got {
		o, ok := item.(*value.Object)
		if !ok {
			require.Equal(t, value.Text(outputs[i].v), value.Text(item))
			continue
		}
		want, _ := outputs[i].v.(*value.Object)
		require.Equal(t, want.Len(), o.Len())
		for j := range o.Len() {
			name, v := o.At(j)
			wantName, wantValue := want.At(j)
			require.Equal(t, wantName, name)
			if !ignored[fmt.Sprintf("/%d/%s", i, name)] {
				require.Equal(t, value.Text(wantValue), value.Text(v), name)
			}
		}
	}
}

// recorded is a value in a recorded case.
type recorded struct{ v any }

// mapState returns the Map of the definition.
func (r recorded) mapState(t *testing.T) recorded {
	states, _ := r.at("definition", "States").v.(*value.Object)
	for _, v := range states.All() {
		if state := (recorded{v}); state.at("Type").text() == "Map" {
			return state
		}
	}
	t.Fatal("no Map")
	return recorded{}
}

// at goes to a member; nothing is nil.
func (r recorded) at(names ...string) recorded {
	for _, name := range names {
		o, _ := r.v.(*value.Object)
		r.v, _ = o.Get(name)
	}
	return r
}

func (r recorded) text() string {
	s, _ := r.v.(string)
	return s
}

func (r recorded) list() []recorded {
	array, _ := r.v.([]any)
	list := make([]recorded, len(array))
	for i, v := range array {
		list[i] = recorded{v}
	}
	return list
}

// input is an expression that is a member of the input, in either query language.
var input = regexp.MustCompile(`^(?:\$\.|\{% \$states\.input\.)(\w+)(?: %\})?$`)

// evaluated returns a member that may be an expression: a member of the input, or a literal. In the recorded case with an
// expression of its own the number is the last thing in it.
func (r recorded) evaluated(o recorded, name string) recorded {
	for _, v := range []recorded{o.at(name), o.at(name + ".$"), o.at(name + "Path")} {
		if m := input.FindStringSubmatch(v.text()); m != nil {
			return r.at("input", m[1])
		}
		if number, ok := strings.CutPrefix(v.text(), "{% $maxItems := "); ok {
			return recorded{value.NumberOf(strings.TrimSuffix(number, " %}"))}
		}
		if v.v != nil {
			return v
		}
	}
	return recorded{}
}
