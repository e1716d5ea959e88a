package batch

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// Writer says where the results go: [S3Writer] or, for few and small ones, [NoWriter]. The zero Writer is a mistake that Build
// reports.
type Writer struct {
	destination *builder.Destination // nil without a writer
	bucket      builder.Expr[string]
	prefix      builder.Expr[string]
	format      Format
	none        bool
	items       int // of NoWriter
	bytes       int
}

// Format is the form of the files that a [Writer] writes. Only the pairs that Step Functions knows exist.
type Format struct {
	transformation asl.WriterTransformation
	output         asl.OutputType
}

var (
	// CompactJSONL: one result a line. It is what [S3Writer] takes unless [Writer.As] says otherwise.
	CompactJSONL = Format{asl.WriterCompact, asl.OutputJSONL}
	// CompactJSON: an array of the results.
	CompactJSON = Format{asl.WriterCompact, asl.OutputJSON}
	// FlattenJSONL: one element a line of results that are lists.
	FlattenJSONL = Format{asl.WriterFlatten, asl.OutputJSONL}
	// FlattenJSON: an array of the elements of results that are lists.
	FlattenJSON = Format{asl.WriterFlatten, asl.OutputJSON}
	// ExecutionsJSONL: one record a line of all that is known of the child execution, its input and output included.
	ExecutionsJSONL = Format{asl.WriterNone, asl.OutputJSONL}
	// ExecutionsJSON: an array of those records.
	ExecutionsJSON = Format{asl.WriterNone, asl.OutputJSON}
)

// S3Writer writes the results to S3: below the prefix a folder for each Map Run, in it manifest.json and the files that it lists. What
// failed is in files of its own, always in the form of [ExecutionsJSON] or [ExecutionsJSONL].
// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
func S3Writer[B, P builder.Text](bucket B, prefix P) Writer {
	d := builder.S3Destination(bucket, prefix)
	return Writer{destination: &d, bucket: builder.FromText(bucket), prefix: builder.FromText(prefix), format: CompactJSONL}
}

// As sets the form of the files.
func (w Writer) As(format Format) Writer {
	w.format = format
	return w
}

// NoWriter hands the results on as a list in the workflow. All of them together must fit into 256 KiB, or the execution fails with an error
// that no Catch sees: so it takes how many items there are at most, and how many bytes of JSON text the result of one has at most, and
// Build refuses what cannot fit.
func NoWriter(items, bytes int) Writer { return Writer{none: true, items: items, bytes: bytes} }

// Destination tells whether the results are written, and in which form.
func (w Writer) Destination() (written bool, transformation asl.WriterTransformation, output asl.OutputType) {
	return w.destination != nil, w.format.transformation, w.format.output
}
