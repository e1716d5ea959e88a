package asl

import "github.com/aslgen/aslgen/asl/jsontree"

// ResultWriter writes the results of a distributed [Map] to Amazon S3, or shapes them, or both: it has Resource with
// Parameters or Arguments, or WriterConfig, or all of them, and is never empty. Spec: #map-state.
type ResultWriter struct {
	Node

	// Resource is the ARN of the call that writes: arn:aws:states:::s3:putObject. Absent: nothing is written, and
	// WriterConfig shapes the result of the state.
	Resource *string
	// WriterConfig says how the results are shaped. Absent: with the metadata of the child executions, as JSON.
	WriterConfig *WriterConfig
	// Parameters is a payload template with the input of the call: Bucket, and optionally Prefix.
	Parameters *jsontree.Value `asl:"jsonpath,types=object"`
	// Arguments is the input of the call, in which strings may be expressions: Bucket, and optionally Prefix. It may be one
	// expression.
	Arguments *jsontree.Value `asl:"jsonata,types=object|expression"`
}

// WriterConfig says how a [ResultWriter] shapes the results. Both fields must stand together.
type WriterConfig struct {
	Node

	// Transformation says what is kept of each child execution: NONE the output with metadata, COMPACT the output, FLATTEN
	// the output with arrays joined. Absent: NONE. Results of failed children always keep their metadata.
	Transformation *WriterTransformation `jsonschema:"enum=NONE,enum=COMPACT,enum=FLATTEN"`
	// OutputType is the format of the files: JSON, one array, or JSONL, one value a line. Absent: JSON.
	OutputType *OutputType `jsonschema:"enum=JSON,enum=JSONL"`
}
