package batch

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/batch"
)

// sources read from each source.
func sources() []builder.Definition {
	return []builder.Definition{
		read("s3-csv", func(in *Backlog) batch.Source[Row] { return batch.S3CSV[Row](&in.Bucket, &in.Key) }),
		read("s3-csv-options", func(in *Backlog) batch.Source[Row] {
			return batch.S3CSV[Row](&in.Bucket, &in.Key, batch.CSVHeaders("study_id", "patient"), batch.CSVDelimiter(asl.DelimiterPipe),
				batch.MaxItems(50_000), batch.VersionId(&in.Version), batch.ExpectedBucketOwner(builder.Param("lists_account")))
		}),
		read("max-items-expr", func(in *Backlog) batch.Source[Row] {
			return batch.S3CSV[Row](&in.Bucket, &in.Key, batch.MaxItemsExpr(builder.From(&in.Limit)))
		}),
		read("s3-json", func(in *Backlog) batch.Source[Study] {
			return batch.S3JSON[Study](&in.Bucket, &in.Key, batch.ItemsPointer("/worklist/studies"), batch.VersionId(&in.Version))
		}),
		read("s3-jsonl", func(in *Backlog) batch.Source[Study] {
			return batch.S3JSONL[Study](&in.Bucket, &in.Key, batch.VersionId(&in.Version))
		}),
		read("s3-parquet", func(in *Backlog) batch.Source[Study] {
			return batch.S3Parquet[Study](&in.Bucket, &in.Key, batch.MaxItems(1_000))
		}),
		read("s3-inventory", func(in *Backlog) batch.Source[builder.InventoryObject] {
			return batch.S3Inventory(&in.Bucket, &in.Key)
		}),
		read("athena-manifest-csv", func(in *Backlog) batch.Source[Row] {
			return batch.AthenaManifest[Row](&in.Bucket, &in.Key, batch.UnloadedCSV{CSVHeaders: []string{"study_id", "patient"}, CSVDelimiter: asl.DelimiterPipe})
		}),
		read("athena-manifest-jsonl", func(in *Backlog) batch.Source[Study] {
			return batch.AthenaManifest[Study](&in.Bucket, &in.Key, batch.UnloadedJSONL{})
		}),
		read("athena-manifest-parquet", func(in *Backlog) batch.Source[Study] {
			return batch.AthenaManifest[Study](&in.Bucket, &in.Key, batch.UnloadedParquet{})
		}),
		read("s3-prefix", func(in *Backlog) batch.Source[builder.S3Object] {
			return batch.S3Prefix(&in.Bucket, "studies/", batch.ExpectedBucketOwner("111122223333"))
		}),
		read("s3-prefix-load-csv", func(in *Backlog) batch.Source[Row] {
			return batch.S3PrefixLoad[Row](&in.Bucket, "lists/", batch.CSVFiles{CSVHeaders: []string{"study_id", "patient"}})
		}),
		read("s3-prefix-load-json", func(in *Backlog) batch.Source[Study] {
			return batch.S3PrefixLoad[Study](&in.Bucket, "worklists/", batch.JSONFiles{})
		}),
		read("s3-prefix-load-jsonl", func(in *Backlog) batch.Source[Study] {
			return batch.S3PrefixLoad[Study](&in.Bucket, "worklists/", batch.JSONLFiles{})
		}),
		read("s3-prefix-load-parquet", func(in *Backlog) batch.Source[Study] {
			return batch.S3PrefixLoad[Study](&in.Bucket, "worklists/", batch.ParquetFiles{}, batch.MaxItems(1_000))
		}),
		read("items", func(in *Backlog) batch.Source[Study] { return batch.Items(&in.Studies) }),
		read("items-expr", func(in *Backlog) batch.Source[Study] {
			return batch.ItemsExpr(builder.Filter(&in.Studies, func(s *Study) builder.Expr[bool] { return builder.Greater(&s.Slices, 0) }))
		}),
		read("members", func(in *Backlog) batch.Source[batch.Member[Study]] { return batch.Members(&in.ByID) }),
	}
}

// handedOver hand the items to the children in each way.
func handedOver() []builder.Definition {
	return []builder.Definition{
		read("keyed-by", func(in *Backlog) batch.Source[Row] {
			return batch.KeyedBy(batch.S3CSV[Row](&in.Bucket, &in.Key), func(r *Row) *string { return &r.StudyID })
		}),
		read("select", func(in *Backlog) batch.Source[Job] { return batch.Select(rows(in), job(in)) }),
		read("select-keyed", func(in *Backlog) batch.Source[Job] {
			return batch.Select(batch.KeyedBy(rows(in), func(r *Row) *string { return &r.StudyID }), job(in))
		}),
		read("in-batches-items", func(in *Backlog) batch.Source[batch.Batch[Row, struct{}]] {
			return batch.InBatches(rows(in), batch.MaxItemsPerBatch(25))
		}),
		read("in-batches-bytes", func(in *Backlog) batch.Source[batch.Batch[Row, struct{}]] {
			return batch.InBatches(rows(in), batch.MaxInputBytesPerBatch(100_000))
		}),
		read("in-batches-bytes-expr", func(in *Backlog) batch.Source[batch.Batch[Row, struct{}]] {
			return batch.InBatches(rows(in), batch.MaxInputBytesPerBatchExpr(builder.Mul(&in.Width, 1024)))
		}),
		read("in-batches-both", func(in *Backlog) batch.Source[batch.Batch[Row, struct{}]] {
			return batch.InBatches(rows(in), batch.MaxItemsPerBatchExpr(builder.From(&in.Width)).And(batch.MaxInputBytesPerBatch(100_000)))
		}),
		read("in-batches-with-input", func(in *Backlog) batch.Source[batch.Batch[Job, Settings]] {
			settings := Settings{Depth: 3}
			return batch.InBatchesWith(batch.Select(rows(in), job(in)), batch.MaxItemsPerBatch(25), &settings, builder.Bind(&settings.Model, &in.Model))
		}),
	}
}
