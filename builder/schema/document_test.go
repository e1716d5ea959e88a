package schema_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder/schema"
	"github.com/aslgen/aslgen/builder/schema/internal/clinic"
)

// TestNull: null is accepted where json.Marshal writes it and for every pointer, and nowhere else.
func TestNull(t *testing.T) {
	s := schemasOf(t, reflect.TypeFor[optional]())
	const doc = `{"name":"","ptr":null,"deep":null,"list":null,"pList":null,"map":null,"any":null,"innerP":null,"ptrs":[null],"lists":{"a":null}}`
	require.NoError(t, validate(s.closed, doc))
	for name, allowed := range map[string]bool{
		"name": false, "empty": false, "zero": false, "listO": false, "mapZ": false, "inner": false, "array": false,
		"ptrO": true, "deepO": true, "pListO": true, "anyO": true, "fussy": true,
	} {
		err := validate(s.closed, strings.TrimSuffix(doc, "}")+`,"`+name+`":null}`)
		if allowed {
			require.NoError(t, err, name)
		} else {
			require.Error(t, err, name)
		}
	}
	for _, root := range []reflect.Type{reflect.TypeFor[*clinic.Order](), reflect.TypeFor[*string](), reflect.TypeFor[**[2]int]()} {
		require.Error(t, validate(schemasOf(t, root).open, "null"), "a pointer at the root stands for what it points to")
	}
	require.NoError(t, validate(schemasOf(t, reflect.TypeFor[[]int]()).open, "null"))
}

// TestTags: the keywords of the tags judge, also beside a null or a reference.
func TestTags(t *testing.T) {
	s := schemasOf(t, reflect.TypeFor[tagged]())
	doc := map[string]string{
		"mrn": `"0042"`, "age": "3", "dose": "1.5", "tags": `["ab"]`, "note": "null", "maybe": "null", "kind": `"a"`, "hidden": "1",
		"order": `{"by":"x","id":"y"}`, "when": `"2024-02-13T01:08:26Z"`, "score": `"high"`, "active": "true", "byMail": `"a@b"`, "nullable": "null",
	}
	text := func(changed, value string) string {
		var members []string
		for k, v := range doc {
			if k == changed {
				v = value
			}
			if v != "" {
				members = append(members, `"`+k+`":`+v)
			}
		}
		return "{" + strings.Join(members, ",") + "}"
	}
	require.NoError(t, validate(s.closed, text("", "")))
	for name, values := range map[string][]string{
		"mrn": {`"42"`, `"004a"`, `"00000000042"`, "42", ""}, "age": {"-1", "121", "1.5", `"3"`}, "dose": {"0", "0.7", "null"},
		"tags": {"[]", `["a"]`, `["ab","ab"]`, `["ab","bc","cd","de"]`}, "note": {`"x"`, "", "1"}, "maybe": {`"perhaps"`, ""},
		"kind": {`"c"`, "null"}, "order": {`{"by":"x"}`, `"x"`}, "when": {`"today"`, "1"}, "score": {"1.5", "true", "null"}, "byMail": {"", "1"},
	} {
		for _, v := range values {
			require.Error(t, validate(s.closed, text(name, v)), "%s: %s", name, v)
		}
	}
	for name, values := range map[string][]string{
		"note": {`"xy"`}, "maybe": {`"no"`}, "order": {"null"}, "score": {"7"}, "nullable": {`"x"`}, "hidden": {`"x"`, ""}, "tags": {"null"},
	} {
		for _, v := range values {
			require.NoError(t, validate(s.closed, text(name, v)), "%s: %s", name, v)
		}
	}
}

// TestIntegerRanges: a number that does not fit the Go type is refused, as json.Unmarshal does.
func TestIntegerRanges(t *testing.T) {
	for _, c := range []struct {
		typ     reflect.Type
		accept  []string
		refused []string
	}{
		{reflect.TypeFor[int8](), []string{"-128", "127"}, []string{"-129", "128", "1.5"}},
		{reflect.TypeFor[int16](), []string{"-32768", "32767"}, []string{"-32769", "32768"}},
		{reflect.TypeFor[int32](), []string{"-2147483648", "2147483647"}, []string{"-2147483649", "2147483648"}},
		{reflect.TypeFor[uint8](), []string{"0", "255"}, []string{"-1", "256"}},
		{reflect.TypeFor[uint16](), []string{"0", "65535"}, []string{"-1", "65536"}},
		{reflect.TypeFor[uint32](), []string{"0", "4294967295"}, []string{"-1", "4294967296"}},
		{reflect.TypeFor[uint64](), []string{"0", "18446744073709551615"}, []string{"-1", "0.5"}},
		{reflect.TypeFor[int64](), []string{"-9223372036854775808", "9223372036854775807"}, []string{"0.5", `"1"`}},
	} {
		s := schemasOf(t, c.typ)
		for _, doc := range c.accept {
			require.NoError(t, validate(s.closed, doc), "%s: %s", c.typ, doc)
		}
		for _, doc := range c.refused {
			require.Error(t, validate(s.closed, doc), "%s: %s", c.typ, doc)
		}
	}
}

// TestConcurrentUse: For keeps nothing between calls.
func TestConcurrentUse(t *testing.T) {
	want, _ := schema.Of[generics](schema.Options{})
	results := make(chan string)
	for range 4 {
		go func() {
			text, _ := schema.Of[generics](schema.Options{})
			results <- string(text)
		}()
	}
	for range 4 {
		require.Equal(t, string(want), <-results)
	}
}
