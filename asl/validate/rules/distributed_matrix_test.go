package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// distributedMachine returns a machine of one distributed Map with more fields.
func distributedMachine(fields string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, ` + fields + `, ` +
		`"ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, ` +
		`"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}}}`
}

// verdictOf is "refused" when a document gets an error, "doubtful" when it gets a warning, and else "legal".
func verdictOf(t *testing.T, text string, o validate.Options) (string, diag.List) {
	t.Helper()
	m, list := asl.Parse("m.asl.json", []byte(text))
	require.Empty(t, list, text)
	list = rules.Validate(m, o)
	switch {
	case list.HasErrors():
		return "refused", list
	case len(list) > 0:
		return "doubtful", list
	default:
		return "legal", nil
	}
}

// readerCase is one combination of the parts of an ItemReader. An empty part is absent.
type readerCase struct {
	call, input, manifest, transformation, header string
	headers, delimiter, pointer, version          bool
}

func (c readerCase) String() string {
	var config []string
	word := func(field, value string) {
		if value != "" {
			config = append(config, fmt.Sprintf("%q: %q", field, value))
		}
	}
	word("InputType", c.input)
	word("ManifestType", c.manifest)
	word("Transformation", c.transformation)
	word("CSVHeaderLocation", c.header)
	if c.headers {
		config = append(config, `"CSVHeaders": ["a", "b"]`)
	}
	if c.delimiter {
		word("CSVDelimiter", "TAB")
	}
	if c.pointer {
		word("ItemsPointer", "/a/b")
	}
	parameters := `"Bucket": "b", "Key": "k"`
	if c.call == "listObjectsV2" {
		parameters = `"Bucket": "b", "Prefix": "p/"`
	}
	if c.version {
		parameters += `, "VersionId": "1"`
	}
	reader := `"ItemReader": {"Resource": "arn:aws:states:::s3:` + c.call + `", "Parameters": {` + parameters + `}`
	if len(config) > 0 {
		reader += `, "ReaderConfig": {` + strings.Join(config, ", ") + `}`
	}
	return reader + `}`
}

// want is the verdict by the developer guide and the constraint C15 of the facts. What no text says is doubtful.
func (c readerCase) want() string {
	csvOptions := c.header != "" || c.headers || c.delimiter
	csv, manifest := c.input == "CSV", c.input == "MANIFEST"
	headerRight := c.headers == (c.header == "GIVEN")
	// What holds wherever the fields stand.
	switch {
	case c.pointer && c.input != "JSON", c.version && c.input == "PARQUET":
		return "refused"
	case c.headers && c.header != "GIVEN":
		return "refused"
	case csvOptions && c.input != "" && !csv && !manifest:
		return "refused"
	case c.manifest == "S3_INVENTORY" && c.input != "":
		return "refused"
	case c.manifest == "ATHENA_DATA" && !slices.Contains([]string{"", "CSV", "JSONL", "PARQUET"}, c.input):
		return "refused"
	case c.transformation == "LOAD_AND_FLATTEN" && (c.call != "listObjectsV2" || c.input == ""):
		return "refused"
	}
	if c.call == "listObjectsV2" {
		switch {
		case c.transformation != "LOAD_AND_FLATTEN" && (c.input != "" || c.manifest != "" || csvOptions):
			return "doubtful" // nothing is read from the objects
		case c.transformation != "LOAD_AND_FLATTEN":
			return legalOr(!c.version)
		case csv && c.header == "", !headerRight:
			return "refused"
		}
		return legalOr(!manifest && c.manifest == "" && !c.version)
	}
	switch {
	case c.manifest == "S3_INVENTORY":
		return map[bool]string{true: "legal", false: "refused"}[headerRight]
	case c.input == "", csv && c.header == "", !headerRight:
		return "refused"
	}
	return "legal"
}

func legalOr(legal bool) string {
	if legal {
		return "legal"
	}
	return "doubtful"
}

// TestReaderMatrix judges every combination of the parts of an ItemReader.
func TestReaderMatrix(t *testing.T) {
	both := []bool{false, true}
	count := map[string]int{}
	for _, call := range []string{"getObject", "listObjectsV2"} {
		for _, input := range []string{"", "CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"} {
			for _, manifest := range []string{"", "S3_INVENTORY", "ATHENA_DATA"} {
				for _, transformation := range []string{"", "NONE", "LOAD_AND_FLATTEN"} {
					for _, header := range []string{"", "FIRST_ROW", "GIVEN"} {
						for bits := range 16 {
							c := readerCase{call, input, manifest, transformation, header,
								both[bits&1], both[bits>>1&1], both[bits>>2&1], both[bits>>3&1]}
							got, list := verdictOf(t, distributedMachine(c.String()), validate.Options{Silence: []string{"ASL1213"}})
							require.Equal(t, c.want(), got, "%s\n%s", c, list)
							count[got]++
						}
					}
				}
			}
		}
	}
	t.Log(count)
	require.Len(t, count, 3, "some verdict never occurs")
}

// TestDistributedFields judges combinations of the other parts of a distributed Map.
func TestDistributedFields(t *testing.T) {
	write := `"Resource": "arn:aws:states:::s3:putObject"`
	for fields, want := range map[string]string{
		// ItemBatcher: at least one size; a literal or a path.
		`"ItemBatcher": {}`:                                "refused",
		`"ItemBatcher": {"BatchInput": {"a": 1}}`:          "refused",
		`"ItemBatcher": {"MaxItemsPerBatch": 1}`:           "legal",
		`"ItemBatcher": {"MaxItemsPerBatch": 0}`:           "refused",
		`"ItemBatcher": {"MaxInputBytesPerBatch": 262144}`: "legal",
		`"ItemBatcher": {"MaxInputBytesPerBatch": 262145}`: "refused",
		`"ItemBatcher": {"MaxItemsPerBatchPath": "$.n"}`:   "legal",
		`"ItemBatcher": {"MaxInputBytesPerBatchPath": "$.n", "MaxItemsPerBatch": 5, "BatchInput": {"a.$": "$.a"}}`: "legal",
		`"ItemBatcher": {"MaxItemsPerBatch": 5, "MaxItemsPerBatchPath": "$.n"}`:                                    "refused",
		`"ItemBatcher": {"MaxInputBytesPerBatch": 5, "MaxInputBytesPerBatchPath": "$.n"}`:                          "refused",
		// ResultWriter: the call, the shape, or both.
		`"ResultWriter": {}`:                                                                           "refused",
		`"ResultWriter": {` + write + `}`:                                                              "refused",
		`"ResultWriter": {"Parameters": {"Bucket": "b"}}`:                                              "refused",
		`"ResultWriter": {` + write + `, "Parameters": {"Bucket": "b"}}`:                               "legal",
		`"ResultWriter": {` + write + `, "Parameters": {"Bucket.$": "$.b", "Prefix.$": "$.p"}}`:        "legal",
		`"ResultWriter": {` + write + `, "Parameters": {"Prefix": "p"}}`:                               "refused",
		`"ResultWriter": {` + write + `, "Parameters": {"Bucket": "b", "Key": "k"}}`:                   "doubtful",
		`"ResultWriter": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "b"}}`: "refused",
		`"ResultWriter": {"WriterConfig": {"OutputType": "JSON"}}`:                                     "refused",
		`"ResultWriter": {"WriterConfig": {"Transformation": "NONE"}}`:                                 "refused",
		// Limits of failures: both may stand.
		`"ToleratedFailurePercentage": 12.5, "ToleratedFailureCount": 3`:              "legal",
		`"ToleratedFailurePercentage": 100.1`:                                         "refused",
		`"ToleratedFailurePercentage": -1`:                                            "refused",
		`"ToleratedFailureCount": -1`:                                                 "refused",
		`"ToleratedFailureCount": 1.5`:                                                "refused",
		`"ToleratedFailureCountPath": "$.n", "ToleratedFailurePercentagePath": "$.p"`: "legal",
		// The rest.
		`"MaxConcurrency": 10000`:                    "legal",
		`"MaxConcurrency": 10001`:                    "doubtful",
		`"MaxConcurrency": 0`:                        "legal",
		`"Label": "ok-1_a"`:                          "legal",
		`"Label": "a b"`:                             "refused",
		`"Label": "` + strings.Repeat("é", 40) + `"`: "legal",
		`"Label": "` + strings.Repeat("é", 41) + `"`: "refused",
	} {
		got, list := verdictOf(t, distributedMachine(fields), validate.Options{})
		require.Equal(t, want, got, "%s\n%s", fields, list)
	}
	for _, transformation := range []string{"NONE", "COMPACT", "FLATTEN", "GZIP"} {
		for _, output := range []string{"JSON", "JSONL", "CSV"} {
			want := "legal"
			if transformation == "GZIP" || output == "CSV" {
				want = "refused"
			}
			config := fmt.Sprintf(`"WriterConfig": {"Transformation": %q, "OutputType": %q}`, transformation, output)
			for _, writer := range []string{config, write + `, "Parameters": {"Bucket": "b"}, ` + config} {
				got, list := verdictOf(t, distributedMachine(`"ResultWriter": {`+writer+`}`), validate.Options{})
				require.Equal(t, want, got, "%s\n%s", writer, list)
			}
		}
	}
}
