package items_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp/items"
)

// numbers are the items 0 to n-1.
func numbers(n int) items.Iterator {
	array := make([]any, n)
	for i := range array {
		array[i] = float64(i)
	}
	it, _ := items.Of(array, items.StateData)
	return it
}

// batched returns the batches as JSON.
func batched(t *testing.T, b items.Iterator) []string {
	t.Helper()
	all, err := items.All(b)
	require.NoError(t, err)
	texts := []string{}
	for _, item := range all {
		require.Equal(t, items.Item{Value: item.Value}, item, "a batch has neither key nor source")
		texts = append(texts, value.Text(item.Value))
	}
	return texts
}

func TestBatches(t *testing.T) {
	input := value.ObjectOf("x", 1.0)
	for name, test := range map[string]struct {
		from  items.Iterator
		items int
		bytes int
		input any
		set   bool
		want  []string
	}{
		"by items":          {numbers(5), 2, 0, nil, false, []string{`{"Items":[0,1]}`, `{"Items":[2,3]}`, `{"Items":[4]}`}},
		"even":              {numbers(4), 2, 0, nil, false, []string{`{"Items":[0,1]}`, `{"Items":[2,3]}`}},
		"none":              {numbers(0), 2, 0, nil, false, []string{}},
		"with input":        {numbers(2), 2, 0, input, true, []string{`{"BatchInput":{"x":1},"Items":[0,1]}`}},
		"with null input":   {numbers(1), 2, 0, nil, true, []string{`{"BatchInput":null,"Items":[0]}`}},
		"by bytes":          {numbers(4), 0, len(`{"Items":[0,1,2]}`), nil, false, []string{`{"Items":[0,1,2]}`, `{"Items":[3]}`}},
		"one byte less":     {numbers(4), 0, len(`{"Items":[0,1,2]}`) - 1, nil, false, []string{`{"Items":[0,1]}`, `{"Items":[2,3]}`}},
		"input counts":      {numbers(3), 0, len(`{"BatchInput":{"x":1},"Items":[0]}`), input, true, []string{`{"BatchInput":{"x":1},"Items":[0]}`, `{"BatchInput":{"x":1},"Items":[1]}`, `{"BatchInput":{"x":1},"Items":[2]}`}},
		"both, items first": {numbers(4), 2, 1000, nil, false, []string{`{"Items":[0,1]}`, `{"Items":[2,3]}`}},
		"both, bytes first": {numbers(3), 3, len(`{"Items":[0,1]}`), nil, false, []string{`{"Items":[0,1]}`, `{"Items":[2]}`}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, test.want, batched(t, items.Batches(test.from, test.items, test.bytes, test.input, test.set)))
		})
	}
}

func TestBatchesNeverPassTheInputOfAChild(t *testing.T) {
	array := make([]any, 10)
	for i := range array {
		array[i] = strings.Repeat("x", 100_000)
	}
	for _, limit := range []int{0, 1 << 30} {
		from, _ := items.Of(array, "")
		all, err := items.All(items.Batches(from, 100, limit, nil, false))
		require.NoError(t, err)
		require.Len(t, all, 5)
		for _, b := range all {
			require.LessOrEqual(t, value.Size(b.Value), items.MaxInputBytes)
		}
	}
}

func TestBatchesHaveEveryItemOnce(t *testing.T) {
	largest := len(`{"BatchInput":"é","Items":[99]}`)
	for limit := largest; limit < largest+40; limit++ {
		var got []any
		for _, text := range batched(t, items.Batches(numbers(100), 7, limit, "é", true)) {
			require.LessOrEqual(t, len(text), limit)
			v, err := value.Parse([]byte(text))
			require.NoError(t, err)
			part, _ := v.(*value.Object).Get("Items")
			require.LessOrEqual(t, len(part.([]any)), 7)
			got = append(got, part.([]any)...)
		}
		require.Len(t, got, 100)
		for i, v := range got {
			require.Equal(t, float64(i), v)
		}
	}
}

func TestItemTooLargeForABatch(t *testing.T) {
	from, _ := items.Of([]any{"a", "bcd", "e"}, "")
	b := items.Batches(from, 2, len(`{"Items":["a"]}`), nil, false)
	all, err := items.All(b)
	require.Len(t, all, 1)
	require.Equal(t, &items.Error{Name: items.DataLimitExceeded, Cause: "item 1 makes a batch of 17 bytes on its own, of 15 at most"}, err)
}

func TestBatchesPassErrorsOn(t *testing.T) {
	bad := &items.Error{Name: items.ItemReaderFailed, Cause: "x"}
	n := 0
	b := items.Batches(items.Func(func() (items.Item, bool, error) {
		if n++; n > 3 {
			return items.Item{}, false, bad
		}
		return items.Item{Value: true}, true, nil
	}), 2, 0, nil, false)
	all, err := items.All(b)
	require.Len(t, all, 1)
	require.Equal(t, error(bad), err)
}

func TestOfAScalar(t *testing.T) {
	for _, v := range []any{nil, true, 1.0, "x", math.Inf(1)} {
		_, ok := items.Of(v, "")
		require.False(t, ok, v)
	}
}

// rows is a CSV file of n rows of about 80 bytes.
func rows(n int) string {
	var b strings.Builder
	b.WriteString("id,study,modality,priority,note\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,1.2.840.113619.2.55.%d,CT,routine,\"chest, follow-up %d\"\n", i, i*7919, i)
	}
	return b.String()
}

// BenchmarkCSVInBatches reads 100,000 rows and groups them by 25.
func BenchmarkCSVInBatches(b *testing.B) {
	text := rows(100_000)
	store := put("k.csv", text)
	r := items.Reader{Resource: getObject, Bucket: "b", Key: "k.csv", InputType: "CSV"}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		it, err := r.Open(store)
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for batches := items.Batches(it, 25, 0, "all", true); ; n++ {
			_, ok, err := batches.Next()
			if err != nil {
				b.Fatal(err)
			}
			if !ok {
				break
			}
		}
		if n != 4000 {
			b.Fatal(n)
		}
	}
}
