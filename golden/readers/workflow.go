// Package readers shows everything that a distributed Map can read: files of four formats, the lists of other AWS services, and
// the objects of a bucket. Each workflow hands every item to one Lambda function.
package readers

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// Export is the input of all workflows here: where the data are, and how much of them to take. Limits that are only known when
// the workflow runs are expressions; the functions for them have Expr in their names.
type Export struct {
	Bucket  string  `json:"bucket"`
	Key     string  `json:"key"`
	Limit   int     `json:"limit"`
	Width   int     `json:"width"`
	Failed  int     `json:"failed"`
	Percent float64 `json:"percent"`
}

// Observation is an item of most of the files.
type Observation struct {
	Code  string  `json:"code"`
	Value float64 `json:"value"`
}

// Column is a row of a CSV file: all its columns are texts.
type Column struct {
	Code  string `json:"code"`
	Value string `json:"value"`
}

// Located is an item and where it came from.
type Located struct {
	Observation Observation `json:"observation"`
	Source      string      `json:"source"`
}

// Checked is the result for an item.
type Checked struct {
	OK bool `json:"ok"`
}

// few limits the items, since the workflows here read the results as a list, which must fit into 256 KiB. A Map over more of them
// has a ResultWriter.
var few = builder.MaxItems(2_000)

// checked makes a workflow that hands every item to a function. A helper like this is plain Go: builder code can be generic.
func checked[Item any](name string, items func(in *Export) builder.Items[Item]) *builder.Workflow[Export, []Checked] {
	w := builder.New[Export, []Checked](name)
	check := builder.DistributedMap(w, "Check "+name, items(w.Input()), func(p *builder.Processor[Item, Checked]) {
		p.StartAt(builder.Task(p, "Check one", lambdatask.Function[Item, Checked](builder.Param("check_function"))).
			ArgumentsExpr(builder.From(p.Item())))
	})
	w.StartAt(check)
	return w
}

// JSON reads the array at a place inside a JSON file.
func JSON() *builder.Workflow[Export, []Checked] {
	return checked("json", func(in *Export) builder.Items[Observation] {
		return builder.S3JSON[Observation](&in.Bucket, &in.Key, few, builder.ItemsPointer("/bundle/entry"))
	})
}

// JSONLines reads a file with one JSON value a line. Of each item it tells where it came from.
func JSONLines() *builder.Workflow[Export, []Checked] {
	return checked("json-lines", func(in *Export) builder.Items[Located] {
		lines := builder.S3JSONL[Observation](&in.Bucket, &in.Key, builder.MaxItemsExpr(builder.From(&in.Limit)))
		return builder.Select(lines, func(o *Observation, l *Located) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&l.Observation, o),
				builder.Bind(&l.Source, builder.MapItemSource()),
			}
		})
	})
}

// Parquet reads a Parquet file, in batches.
func Parquet() *builder.Workflow[Export, []Checked] {
	return checked("parquet", func(in *Export) builder.Items[builder.Batch[Observation, struct{}]] {
		return builder.Batched(builder.S3Parquet[Observation](&in.Bucket, &in.Key, few),
			builder.MaxItemsPerBatchExpr(builder.From(&in.Width)),
			builder.MaxInputBytesPerBatchExpr(builder.MulExpr(builder.From(&in.Width), builder.Lit(1024))))
	})
}

// Inventory reads the objects that an S3 inventory report lists.
func Inventory() *builder.Workflow[Export, []Checked] {
	return checked("inventory", func(in *Export) builder.Items[builder.InventoryObject] {
		return builder.S3Inventory(&in.Bucket, &in.Key, few)
	})
}

// Athena reads the CSV files that a query of Athena left. They have no header row.
func Athena() *builder.Workflow[Export, []Checked] {
	return checked("athena", func(in *Export) builder.Items[Column] {
		return builder.AthenaManifest[Column](&in.Bucket, &in.Key, asl.InputCSV, few, builder.CSVHeaders("code", "value"))
	})
}

// Folder reads all JSON Lines files below a prefix, and takes the items of all of them together.
func Folder() *builder.Workflow[Export, []Checked] {
	return checked("folder", func(in *Export) builder.Items[Observation] {
		return builder.S3Contents[Observation](&in.Bucket, builder.Format("{}/", &in.Key), asl.InputJSONL, few)
	})
}

// Objects adds up the sizes of the objects below a prefix. Its limits come from the input.
func Objects() *builder.Workflow[Export, int64] {
	w := builder.New[Export, int64]("objects")
	in := w.Input()

	sizes := builder.DistributedMap(w, "Each object", builder.S3Objects(&in.Bucket, "studies/", few),
		func(p *builder.Processor[builder.S3Object, int64]) {
			p.StartAt(builder.SucceedExpr(p, "Its size", builder.From(&p.Item().Size)))
		}).
		MaxConcurrencyExpr(builder.From(&in.Width)).
		ToleratedFailureCountExpr(builder.From(&in.Failed)).
		ToleratedFailurePercentageExpr(builder.From(&in.Percent)).
		WriterConfig(asl.WriterCompact, asl.OutputJSON).
		Retry(builder.RetryOn("States.ItemReaderFailed").MaxAttempts(2))

	bytes := builder.Var[int64](w, "bytes")
	sizes.Assign(builder.Bind(bytes, builder.Sum(sizes.Result())))
	total := builder.SucceedExpr(w, "Total", builder.From(bytes))
	sizes.CatchRule(builder.On("States.ItemReaderFailed").
		Comment("What cannot be listed counts as empty.").
		Assign(builder.Bind(bytes, builder.Lit[int64](0))), total)

	w.StartAt(sizes)
	sizes.Then(total)
	return w
}
