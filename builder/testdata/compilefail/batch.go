package compilefail

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/batch"
)

// ward is a batch in the clinic.
type ward struct {
	clinic
	rows  batch.Source[row]
	write batch.Writer
	label batch.RunLabel
	few   batch.Concurrency
	body  func(batch.Body[string], *row)
}

// row is a row of a list.
type row struct{ ID string }

func badPointerIntoCSV(batch.Source[row]) {
	batch.S3CSV[row]("b", "k", batch.ItemsPointer("/a")) // ERROR `JSONFormat does not implement batch\.CSVOption`
}

func goodPointerIntoCSV(batch.Source[row]) {
	batch.S3JSON[row]("b", "k", batch.ItemsPointer("/a"))
}

func badHeadersOfJSONL() {
	batch.S3JSONL[row]("b", "k", batch.CSVHeaders("ID")) // ERROR `CSVFormat does not implement batch\.JSONLOption`
}

func goodHeadersOfJSONL() {
	batch.S3CSV[row]("b", "k", batch.CSVHeaders("ID"))
}

func badVersionOfParquet() {
	batch.S3Parquet[row]("b", "k", batch.VersionId("v")) // ERROR `as batch\.ReadOption value`
}

func goodVersionOfParquet() {
	batch.S3Parquet[row]("b", "k", batch.MaxItems(10))
}

func badVersionOfPrefix() {
	batch.S3Prefix("b", "p/", batch.VersionId("v")) // ERROR `as batch\.ReadOption value`
}

func goodVersionOfPrefix() {
	batch.S3Prefix("b", "p/", batch.ExpectedBucketOwner("111122223333"))
}

func badItemOfPrefix(w ward) {
	w.rows = batch.S3Prefix("b", "p/") // ERROR `S3Object.* as batch\.Source\[row\] value`
}

func goodItemOfPrefix(w ward) {
	w.rows = batch.S3PrefixLoad[row]("b", "p/", batch.CSVFiles{})
}

func badFilesOfUnload() {
	batch.AthenaManifest[row]("b", "k", batch.JSONFiles{}) // ERROR `JSONFiles does not implement batch\.Unloaded`
}

func goodFilesOfUnload() {
	batch.AthenaManifest[row]("b", "k", batch.UnloadedJSONL{})
}

func badNoHeaders() {
	batch.CSVHeaders() // ERROR `not enough arguments`
}

func goodNoHeaders() {
	batch.CSVHeaders("ID")
}

func badWriterFormat(w ward) {
	w.write.As(asl.OutputJSON) // ERROR `as batch\.Format value`
}

func goodWriterFormat(w ward) {
	w.write.As(batch.CompactJSON)
}

func badNoLabel(w ward, s *builder.Workflow[row, row]) {
	batch.Run(s, "Read", w.rows, w.write, w.few, w.body) // ERROR `not enough arguments`
}

func goodNoLabel(w ward, s *builder.Workflow[row, row]) {
	batch.Run(s, "Read", w.rows, w.write, w.label, w.few, w.body)
}

func badNoWriter(w ward, s *builder.Workflow[row, row]) {
	batch.Run(s, "Read", w.rows, batch.AutoLabel(), batch.AutoLabel(), w.few, w.body) // ERROR `as batch\.Writer value`
}

func goodNoWriter(w ward, s *builder.Workflow[row, row]) {
	batch.Run(s, "Read", w.rows, batch.NoWriter(10, 100), batch.AutoLabel(), w.few, w.body)
}

func badOtherItem(w ward, s *builder.Workflow[row, row]) {
	batch.Run(s, "Read", batch.S3Prefix("b", "p/"), w.write, w.label, w.few, w.body) // ERROR `\*row\)`
}

func goodOtherItem(w ward, s *builder.Workflow[row, row]) {
	batch.Run(s, "Read", batch.S3JSONL[row]("b", "k"), w.write, w.label, w.few, w.body)
}

func badResultOfBody(b batch.Body[string]) {
	builder.Succeed(b, "End", new(int)) // ERROR `\*int .*does not match inferred type \*string`
}

func goodResultOfBody(b batch.Body[string]) {
	builder.Succeed(b, "End", new(string))
}
