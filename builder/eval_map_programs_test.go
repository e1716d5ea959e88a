package builder_test

import (
	"context"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// handlePerson is a handler of a function.
func handlePerson(context.Context, string) (person, error) { return person{}, nil }

type row struct {
	ID   string `json:"id"`
	Note string `json:"note"`
}

type study struct {
	ID     string
	Source string
	Index  int
	Tags   []string `json:",omitempty"`
	Model  *string
}

type batchInput struct {
	Model string
	Opt   *string
	Tags  []string
}

type batchOut struct {
	Count int
	IDs   []string
	Model string
	Opt   *string
	Tags  int
}

// mapPrograms use Map and DistributedMap with all their sources.
func mapPrograms() []evalProgram {
	return []evalProgram{
		flowProgram("map over everything", buildMapEverything, nil),
		flowProgram("outer item in an inner map", buildInnerMap, checkInnerMap),
		flowProgram("select in an inline map", buildSelect, checkSelect),
		flowProgram("map fails", buildMapFails, func(c *flowCheck[lists, string]) {
			if len(c.in.Tags) == 0 {
				require.Equal(c, "0", c.out)
			}
		}),
		flowProgram("map item that is a list", func(w *builder.Workflow[lists, [][]int], in *lists) {
			w.StartAt(builder.Map(w, "Rows", &in.Grid, func(p *builder.Processor[[]int, []int]) {
				p.StartAt(builder.SucceedExpr(p, "Row", builder.Concat(builder.From(p.Item()), builder.ListOf(builder.Len(p.Item()), builder.MapItemIndex()))))
			}))
		}, func(c *flowCheck[lists, [][]int]) {
			want := [][]int{}
			for i, r := range c.in.Grid {
				want = append(want, append(append([]int{}, r...), len(r), i))
			}
			requireSame(c.T, want, c.out)
		}),
		flowProgram("map items that may be null", func(w *builder.Workflow[lists, []int], in *lists) {
			items := builder.FromListExpr(builder.If(builder.Less(&in.I, 0), builder.From(&in.Ptrs), builder.Lit([]*int{nil, new(2)})))
			w.StartAt(builder.Map(w, "Each", items, func(p *builder.Processor[*int, int]) {
				p.StartAt(builder.PassExpr(p, "One", builder.OrElse(p.Item(), -1)))
			}))
		}, func(c *flowCheck[lists, []int]) {
			want := []int{-1, 2}
			if c.in.I < 0 {
				want = mapped(c.in.Ptrs, func(n *int) int { return or(n, -1) })
			}
			requireSame(c.T, want, c.out)
		}),
		flowProgram("csv in batches", buildBatches, nil),
		flowProgram("readers", buildReaders, nil, builder.Comment("text"), builder.Timeout(time.Hour), builder.InPartition("aws-cn")),
		flowProgram("distributed select", buildDistributedSelect, func(c *flowCheck[lists, []study]) {
			require.Len(c, c.out, len(c.in.People))
			for i, p := range c.in.People {
				requireSame(c.T, study{ID: p.Name, Source: "STATE_DATA", Index: i, Tags: c.in.Tags, Model: p.Nick}, c.out[i])
			}
		}),
		flowProgram("written results", buildWritten, func(c *flowCheck[lists, [2]string]) { require.Equal(c, [2]string{"b/k", "arn:run"}, c.out) }),
		flowProgram("express", func(w *builder.Workflow[lists, int], in *lists) {
			w.StartAt(builder.Task(w, "Once", lambdatask.Handler("once", handlePerson)).ArgumentsExpr(builder.From(&in.S)).Output(builder.Len(&in.Tags)))
		}, func(c *flowCheck[lists, int]) { require.Equal(c, len(c.in.Tags), c.out) }, builder.Express()),
	}
}

func buildMapEverything(w *builder.Workflow[sink, []evalReport], in *sink) {
	m := builder.Map(w, "Each", builder.FromList(&in.People), func(p *builder.Processor[person, evalReport]) {
		var req evalRequest
		item := p.Item()
		fetch := builder.Task(p, "Fetch", lambdatask.Function[evalRequest, sink]("fetch")).
			Arguments(&req, builder.Bind(&req.ID, &item.Name), builder.Bind(&req.Nick, &item.Nick), builder.Bind(&req.Notes, &item.Roles), builder.Bind(&req.Depth, builder.MapItemIndex()), builder.Bind(&req.Who.Name, &in.S))
		out := evalReport{}
		p.StartAt(fetch).Then(builder.Succeed(p, "End", &out, builder.Bind(&out.Names, &fetch.Result().EmptyL), builder.Bind(&out.N, builder.AddExpr(builder.From(&item.Age), builder.From(&in.I))), builder.Bind(&out.Cause, &item.Name),
			builder.Bind(&out.Seq, builder.Optional(&fetch.Result().Remark)), builder.Bind(&out.Path, builder.Format("{} of {}", &item.Spot.X, &in.EmptyS))))
	}).MaxConcurrency(4).Comment("all")
	none := builder.PassExpr(w, "None", builder.Lit([]evalReport{}))
	m.Catch(none)
	end := builder.PassExpr(w, "Long", builder.Filter(m.Result(), func(r *evalReport) builder.Expr[bool] { return builder.Greater(&r.N, 0) }))
	w.StartAt(m).Then(end)
}

type found struct {
	Outer, Inner string
	Index        int
	Roles        []string
}

func buildInnerMap(w *builder.Workflow[lists, [][]found], in *lists) {
	w.StartAt(builder.Map(w, "People", &in.People, func(p *builder.Processor[person, []found]) {
		outer := p.Item()
		p.StartAt(builder.Map(p, "Tags", &in.Tags, func(q *builder.Processor[string, found]) {
			both := builder.Parallel(q, "Both")
			inner := builder.Branch(both, func(b *builder.BranchScope[found]) {
				f := found{}
				b.StartAt(builder.Succeed(b, "Found", &f, builder.Bind(&f.Outer, builder.Format("{}{}", &outer.Name, &outer.Age)), builder.Bind(&f.Inner, q.Item()), builder.Bind(&f.Index, builder.MapItemIndex()), builder.Bind(&f.Roles, &outer.Roles)))
			})
			builder.Branch(both, func(b *builder.BranchScope[nothing]) { b.StartAt(builder.PassThrough(b, "Idle")) })
			q.StartAt(both.Output(builder.From(inner)))
		}).MaxConcurrencyExpr(builder.AddExpr(builder.Abs(&outer.Age), builder.Lit(1))))
	}))
}

func checkInnerMap(c *flowCheck[lists, [][]found]) {
	want := mapped(c.in.People, func(p person) []found {
		out := []found{}
		for i, tag := range c.in.Tags {
			out = append(out, found{p.Name + decimal(p.Age), tag, i, p.Roles})
		}
		return out
	})
	requireSame(c.T, want, c.out)
}

func buildSelect(w *builder.Workflow[lists, []study], in *lists) {
	src := builder.Select(&in.People, func(raw *person, item *study) []builder.Binding {
		item.Source = "literal"
		return []builder.Binding{builder.Bind(&item.ID, builder.Format("{}-{}", &raw.Name, &in.S)), builder.Bind(&item.Index, builder.MapItemIndex()), builder.Bind(&item.Tags, &raw.Roles), builder.Bind(&item.Model, &raw.Nick)}
	})
	w.StartAt(builder.Map(w, "Studies", src, func(p *builder.Processor[study, study]) {
		out := study{}
		item := p.Item()
		p.StartAt(builder.PassThrough(p, "Begin")).Then(builder.Succeed(p, "End", &out, builder.Bind(&out.ID, &item.ID), builder.Bind(&out.Source, &item.Source), builder.Bind(&out.Index, &item.Index), builder.Bind(&out.Tags, &item.Tags), builder.Bind(&out.Model, &item.Model)))
	}))
}

func checkSelect(c *flowCheck[lists, []study]) {
	for i, p := range c.in.People {
		requireSame(c.T, study{ID: p.Name + "-" + c.in.S, Source: "literal", Index: i, Tags: p.Roles, Model: p.Nick}, c.out[i])
	}
	require.Len(c, c.out, len(c.in.People))
}

func buildMapFails(w *builder.Workflow[lists, string], in *lists) {
	m := builder.Map(w, "Tags", &in.Tags, func(p *builder.Processor[string, int]) {
		p.StartAt(builder.Choice(p, "Long?").When(builder.GreaterExpr(builder.TextLength(p.Item()), builder.Lit(20)), builder.Fail(p, "Long", "Too.Long", p.Item())).Otherwise(builder.PassExpr(p, "Length", builder.TextLength(p.Item()))))
	})
	f := m.Failure()
	m.Catch(builder.SucceedExpr(w, "Failed", builder.Format("{}: {}", &f.Error, &f.Cause)), "Too.Long")
	w.StartAt(m).Then(builder.SucceedExpr(w, "Sum", builder.Format("{}", builder.Sum(m.Result()))))
}

func buildBatches(w *builder.Workflow[lists, int], in *lists) {
	shared := batchInput{Model: "m"}
	rows := builder.S3CSV[row]("bucket", &in.S, builder.MaxItemsExpr(builder.AddExpr(builder.Len(&in.Tags), builder.Lit(1))), builder.CSVHeaders("id", "note"), builder.Delimiter(asl.DelimiterTab))
	batches := builder.BatchInput(builder.Batched(rows, builder.MaxItemsPerBatch(25), builder.MaxInputBytesPerBatchExpr(builder.AddExpr(builder.Abs(&in.I), builder.Lit(1000)))), &shared,
		builder.Bind(&shared.Opt, builder.At(&in.Tags, 0)), builder.Bind(&shared.Tags, &in.Tags))
	m := builder.DistributedMap(w, "Rows", batches, func(p *builder.Processor[builder.Batch[row, batchInput], batchOut]) {
		out := batchOut{}
		item := p.Item()
		p.StartAt(builder.PassThrough(p, "Begin")).Then(builder.Succeed(p, "End", &out, builder.Bind(&out.Count, builder.Len(&item.Items)), builder.Bind(&out.IDs, builder.Pluck(&item.Items, func(r *row) *string { return &r.ID })),
			builder.Bind(&out.Model, &item.BatchInput.Model), builder.Bind(&out.Opt, &item.BatchInput.Opt), builder.Bind(&out.Tags, builder.Len(&item.BatchInput.Tags))))
	}).ToleratedFailurePercentage(5).ToleratedFailureCountExpr(builder.Len(&in.Tags)).Label("rows").Express().MaxConcurrencyExpr(builder.AddExpr(builder.Abs(&in.I), builder.Lit(1)))
	w.StartAt(m).Then(builder.SucceedExpr(w, "Sum", builder.SumExpr(builder.Pluck(m.Result(), func(b *batchOut) *int { return &b.Count }))))
}

func buildReaders(w *builder.Workflow[lists, nothing], in *lists) {
	bucket := builder.Format("bucket-{}", &in.S)
	next := w.StartAt(builder.PassThrough(w, "Begin"))
	add := func(name string, run func(w *builder.Workflow[lists, nothing], name string) builder.State) {
		next = next.Then(run(w, name))
	}
	add("JSON", reading(builder.S3JSON[person](bucket, "key", builder.ItemsPointer("/a/b"), builder.VersionID(&in.S), builder.MaxItems(5))))
	add("JSONL", reading(builder.S3JSONL[sink](bucket, builder.Param("key"), builder.BucketOwner("123456789012"))))
	add("Parquet", reading(builder.S3Parquet[row](bucket, &in.S)))
	add("Inventory", reading(builder.S3Inventory("bucket", "manifest.json")))
	add("Athena", reading(builder.AthenaManifest[row]("bucket", &in.S, asl.InputCSV, builder.CSVHeaders("id", "note"))))
	add("Objects", reading(builder.S3Objects(bucket, "prefix/")))
	add("Contents", reading(builder.S3Contents[person]("bucket", &in.S, asl.InputJSONL)))
	add("Batches", reading(builder.Batched(builder.S3JSONL[person]("bucket", "key"), builder.MaxItemsPerBatchExpr(builder.AddExpr(builder.Len(&in.Tags), builder.Lit(1))), builder.MaxInputBytesPerBatch(4096))))
}

// reading is a distributed Map that hands every item on.
func reading[T any](src builder.Items[T]) func(w *builder.Workflow[lists, nothing], name string) builder.State {
	return func(w *builder.Workflow[lists, nothing], name string) builder.State {
		return builder.DistributedMap(w, name, src, func(p *builder.Processor[T, T]) {
			p.StartAt(builder.SucceedExpr(p, name+" one", builder.From(p.Item())))
		})
	}
}

func buildDistributedSelect(w *builder.Workflow[lists, []study], in *lists) {
	src := builder.Select(&in.People, func(raw *person, item *study) []builder.Binding {
		return []builder.Binding{builder.Bind(&item.ID, &raw.Name), builder.Bind(&item.Source, builder.MapItemSource()), builder.Bind(&item.Index, builder.MapItemIndex()), builder.Bind(&item.Tags, &in.Tags), builder.Bind(&item.Model, &raw.Nick)}
	})
	w.StartAt(builder.DistributedMap(w, "Studies", src, func(p *builder.Processor[study, study]) {
		p.StartAt(builder.Map(p, "Again", builder.FromListExpr(builder.ListOf(builder.From(p.Item()))), func(q *builder.Processor[study, study]) {
			q.StartAt(builder.SucceedExpr(q, "End", builder.From(q.Item())))
		})).Then(builder.Pass(p, "Mark", &struct{ A int }{1})).Then(builder.SucceedExpr(p, "Last", builder.From(p.Item())))
	}).MaxConcurrency(7).ExecutionTypeByContent())
}

func buildWritten(w *builder.Workflow[lists, [2]string], in *lists) {
	m := builder.DistributedMap(w, "Items", &in.Tags, func(p *builder.Processor[string, string]) {
		p.StartAt(builder.SucceedExpr(p, "One", builder.Upper(p.Item())))
	}).
		ResultWriter(builder.S3Destination(builder.Param("bucket"), builder.Format("results/{}", builder.ExecutionName()))).WriterConfig(asl.WriterCompact, asl.OutputJSON).
		ToleratedFailurePercentageExpr(builder.Lit(2.5)).ToleratedFailureCount(3)
	var out [2]string
	w.StartAt(m).Then(builder.Succeed(w, "End", &out, builder.Bind(&out[0], builder.Format("{}/{}", &m.Written().ResultWriterDetails.Bucket, &m.Written().ResultWriterDetails.Key)), builder.Bind(&out[1], &m.Written().MapRunArn)))
}
