package attribute

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

type More struct {
	Deep []string `json:"deep" dynamodbav:",stringset"`
}

type raw []byte

type row struct {
	*More
	Plain   []string
	Words   []string  `dynamodbav:",stringset"`
	Named   []string  `json:"named" dynamodbav:"named,omitempty,stringset"`
	Numbers []float64 `dynamodbav:",numberset"`
	Opt     *[]int    `dynamodbav:",numberset"`
	Blobs   []raw     `dynamodbav:",binaryset"`
	Other   string    `dynamodbav:",unixtime"`
	Renamed []string  `json:"renamed" dynamodbav:"Renamed,stringset"`
	Text    string    `dynamodbav:",stringset"`
	Mixed   []string  `dynamodbav:",numberset"`
	Bytes   []byte    `dynamodbav:",numberset"`
	Skipped []string  `dynamodbav:"-"`
}

func TestSetOf(t *testing.T) {
	want := map[string]struct {
		set Set
		err string
	}{
		"deep":    {set: Strings},
		"Plain":   {},
		"Words":   {set: Strings},
		"named":   {set: Strings},
		"Numbers": {set: Numbers},
		"Opt":     {set: Numbers},
		"Blobs":   {set: Bytes},
		"Other":   {},
		"renamed": {err: `field Renamed is "renamed" by its json tag and "Renamed" by its dynamodbav tag`},
		"Text":    {err: "field Text is tagged as a set, and has type string"},
		"Mixed":   {err: "field Mixed is tagged as a set, and has type []string"},
		"Bytes":   {err: "field Bytes is tagged as a set, and has type []uint8"},
		"Skipped": {err: `field Skipped is "Skipped" by its json tag and "-" by its dynamodbav tag`},
	}
	typ := reflect.TypeFor[row]()
	seen := 0
	for _, f := range jsonfield.Of(typ) {
		seen++
		set, err := SetOf(typ, f)
		require.Contains(t, want, f.Name)
		require.Equal(t, want[f.Name].set, set, f.Name)
		if want[f.Name].err != "" {
			require.EqualError(t, err, want[f.Name].err)
			continue
		}
		require.NoError(t, err, f.Name)
	}
	require.Len(t, want, seen)
}
