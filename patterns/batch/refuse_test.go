package batch_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/patterns/batch"
)

// parts are what a batch is made of; each case spoils one.
type parts struct {
	source  batch.Source[Row]
	writer  batch.Writer
	label   batch.RunLabel
	most    batch.Concurrency
	body    func(batch.Body[Finding], *Row)
	options []batch.Option
}

func whole() parts {
	return parts{batch.S3JSONL[Row]("lists", "today.jsonl"), batch.S3Writer("results", "findings"), batch.Label("Read"), batch.MaxConcurrency(5), score, nil}
}

// score gives every study the same score.
func score(b batch.Body[Finding], r *Row) {
	f := Finding{Score: 1}
	b.StartAt(builder.Pass(b, "Score", &f, builder.Bind(&f.StudyID, &r.StudyID)))
}

func askReader(b batch.Body[Finding], r *Row) {
	type question struct{ Token, Study string }
	q := question{}
	b.StartAt(builder.Task(b, "Ask", sqstask.WithToken[question, Finding]("https://sqs.eu-central-1.amazonaws.com/111122223333/q")).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Study, &r.StudyID)).Timeout(time.Hour))
}

// line is the place of its call.
func line() string {
	_, file, n, _ := runtime.Caller(1)
	return fmt.Sprintf("%s:%d", file, n)
}

func TestRefuse(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(p *parts)
		want  string
	}{
		"zero source":      {func(p *parts) { p.source = batch.Source[Row]{} }, `ASL6850: batch "Read": the source is the zero Source`},
		"nil files":        {func(p *parts) { p.source = batch.S3PrefixLoad[Row]("b", "p/", nil) }, `ASL6850: batch "Read": the source is the zero Source`},
		"nil unloaded":     {func(p *parts) { p.source = batch.AthenaManifest[Row]("b", "k", nil) }, `ASL6850: batch "Read": the source is the zero Source`},
		"zero writer":      {func(p *parts) { p.writer = batch.Writer{} }, `ASL6850: batch "Read": the writer is the zero Writer`},
		"zero format":      {func(p *parts) { p.writer = p.writer.As(batch.Format{}) }, `ASL6850: batch "Read": the format of the writer is the zero Format`},
		"zero label":       {func(p *parts) { p.label = batch.RunLabel{} }, `ASL6064: label "" of "Read" is no label`},
		"long label":       {func(p *parts) { p.label = batch.Label(strings.Repeat("a", 41)) }, "ASL6064"},
		"label with colon": {func(p *parts) { p.label = batch.Label("a:b") }, `ASL6064: label "a:b" of "Read" is no label`},
		"zero concurrency": {func(p *parts) { p.most = batch.Concurrency{} }, `ASL6850: batch "Read": the concurrency is the zero Concurrency`},
		"nil body":         {func(p *parts) { p.body = nil }, `ASL6850: batch "Read": the body is nil`},
		"no items":         {func(p *parts) { p.writer = batch.NoWriter(0, 10) }, `ASL6851: batch "Read": NoWriter(0, 10): both are at least 1`},
		"no bytes":         {func(p *parts) { p.writer = batch.NoWriter(10, -1) }, `ASL6851: batch "Read": NoWriter(10, -1): both are at least 1`},
		"too much":         {func(p *parts) { p.writer = batch.NoWriter(262, 1001) }, `ASL6851: batch "Read": 262 results of 1001 bytes take more than the 262144`},
		"none at a time":   {func(p *parts) { p.most = batch.MaxConcurrency(0) }, `ASL6854: batch "Read": MaxConcurrency is 0; 1 to 10000`},
		"too many":         {func(p *parts) { p.most = batch.MaxConcurrency(10_001) }, `ASL6854: batch "Read": MaxConcurrency is 10001; 1 to 10000`},
		"zero expression":  {func(p *parts) { p.most = batch.MaxConcurrencyExpr(builder.Expr[int]{}) }, "ASL6001"},
		"flattened":        {func(p *parts) { p.writer = p.writer.As(batch.FlattenJSON) }, `ASL6855: batch "Read": the results are of type batch.Outcome[`},
		"both types":       {func(p *parts) { p.options = []batch.Option{batch.Express(), batch.Standard()} }, `ASL6856: batch "Read": the children are to be STANDARD and EXPRESS`},
		"both counts": {func(p *parts) {
			p.options = []batch.Option{batch.ToleratedFailureCount(1), batch.ToleratedFailureCountExpr(builder.Lit(1))}
		}, `ASL6856: batch "Read": ToleratedFailureCount is a number and an expression`},
		"both percentages": {func(p *parts) {
			p.options = []batch.Option{batch.ToleratedFailurePercentage(1), batch.ToleratedFailurePercentageExpr(builder.Lit(1.0))}
		}, `ASL6856: batch "Read": ToleratedFailurePercentage is a number and an expression`},
		"percentage":    {func(p *parts) { p.options = []batch.Option{batch.ToleratedFailurePercentage(101)} }, `ASL6056: ToleratedFailurePercentage of "Read" is 101; 0 to 100`},
		"count":         {func(p *parts) { p.options = []batch.Option{batch.ToleratedFailureCount(-1)} }, `ASL6056: ToleratedFailureCount of "Read" is -1`},
		"token express": {func(p *parts) { p.body, p.options = askReader, []batch.Option{batch.Express()} }, `ASL6060: "Read: Ask" calls arn:aws:states:::sqs:sendMessage.waitForTaskToken in an EXPRESS workflow`},
		"max items":     {func(p *parts) { p.source = batch.S3JSONL[Row]("b", "k", batch.MaxItems(0)) }, `ASL6056: MaxItems of "Read" is 0`},
		"athena without headers": {func(p *parts) { p.source = batch.AthenaManifest[Row]("b", "k", batch.UnloadedCSV{}) },
			`ASL6062: items of "Read": the CSV files that Athena unloads have no header row`},
		"pointer": {func(p *parts) { p.source = batch.S3JSON[Row]("b", "k", batch.ItemsPointer("a")) }, `ASL6062: items of "Read": ItemsPointer "a" does not begin with /`},
	} {
		t.Run(name, func(t *testing.T) {
			p := whole()
			c.spoil(&p)
			w := builder.New[List, builder.MapRunResult]("read", builder.Timeout(time.Hour))
			run, at := batch.Run(w, "Read", p.source, p.writer, p.label, p.most, p.body, p.options...), line()
			w.StartAt(run)
			if strings.HasPrefix(c.want, "ASL6851") || name == "zero writer" || name == "zero format" {
				run.State().Output(&builder.MapRunResult{}) // the results are no MapRunResult then
			}
			_, faults := w.Build()
			require.True(t, faults.HasErrors(), faults.String())
			require.Contains(t, faults.String(), c.want)
			require.Len(t, faults, 1, faults.String())
			if strings.HasPrefix(c.want, "ASL68") {
				require.Equal(t, at, faults[0].Pos.String())
				require.NotEmpty(t, faults[0].Help)
			}
			require.True(t, strings.HasSuffix(faults[0].Pos.File, "_test.go"), faults[0].Pos.File)
		})
	}
}

// TestWarn: what works and is likely to go wrong.
func TestWarn(t *testing.T) {
	build := func(options ...builder.Option) func(source batch.Source[builder.S3Object]) string {
		return func(source batch.Source[builder.S3Object]) string {
			w := builder.New[List, builder.MapRunResult]("read", options...)
			w.StartAt(batch.Run(w, "Read", source, batch.S3Writer("results", "findings"), batch.Label("Read"), batch.Unlimited(),
				func(b batch.Body[int64], o *builder.S3Object) {
					b.StartAt(builder.PassExpr(b, "Size", builder.From(&o.Size)))
				}))
			machine, faults := w.Build()
			require.NotNil(t, machine, faults.String())
			return faults.String()
		}
	}
	limited := build(builder.Timeout(time.Hour))
	require.Contains(t, build()(batch.S3Prefix("b", "p/")), `ASL6853: batch "Read": nothing ends it when it hangs`)
	require.Contains(t, limited(batch.S3Prefix("b", "p")), `ASL6852: batch "Read": prefix "p" does not end in a slash`)
	require.Empty(t, limited(batch.S3Prefix("b", "p/")))
	require.Empty(t, limited(batch.S3Prefix("b", "")))
	require.Empty(t, limited(batch.S3Prefix("b", builder.Param("prefix"))))
}

// TestBatchedTwice: batches are made once, and selected before.
func TestBatchedTwice(t *testing.T) {
	w := builder.New[List, builder.MapRunResult]("read", builder.Timeout(time.Hour))
	once := batch.InBatches(whole().source, batch.MaxItemsPerBatch(5))
	count := func(b batch.Body[int], items *batch.Batch[batch.Batch[Row, struct{}], struct{}]) {
		b.StartAt(builder.PassExpr(b, "Count", builder.Len(&items.Items)))
	}
	run, at := batch.Run(w, "Read", batch.InBatches(once, batch.MaxItemsPerBatch(5)), whole().writer, batch.Label("Read"), batch.Unlimited(), count), line()
	w.StartAt(run)
	_, faults := w.Build()
	require.Len(t, faults, 1, faults.String())
	require.Contains(t, faults.String(), `ASL6850: batch "Read": the items are in batches already`)
	require.Equal(t, at, faults[0].Pos.String())
}

// TestBatchWithoutSize: the zero size bounds nothing.
func TestBatchWithoutSize(t *testing.T) {
	w := builder.New[List, builder.MapRunResult]("read", builder.Timeout(time.Hour))
	w.StartAt(batch.Run(w, "Read", batch.InBatches(whole().source, batch.BatchSize{}), whole().writer, batch.Label("Read"), batch.Unlimited(),
		func(b batch.Body[int], rows *batch.Batch[Row, struct{}]) {
			b.StartAt(builder.PassExpr(b, "Count", builder.Len(&rows.Items)))
		}))
	_, faults := w.Build()
	require.Len(t, faults, 1, faults.String())
	require.Contains(t, faults.String(), `ASL6062: the batches of "Read" have no size`)
}

// TestWithoutOutcomesRefuses: the same parts are asked for.
func TestWithoutOutcomesRefuses(t *testing.T) {
	w := builder.New[List, builder.MapRunResult]("read", builder.Timeout(time.Hour))
	run, at := batch.RunWithoutOutcomes[Row, Finding](w, "Read", batch.Source[Row]{}, whole().writer, batch.Label("Read"), batch.Unlimited(), nil), line()
	w.StartAt(run)
	_, faults := w.Build()
	require.Contains(t, faults.String(), `ASL6850: batch "Read": the source is the zero Source`)
	require.Contains(t, faults.String(), `ASL6850: batch "Read": the body is nil`)
	require.Equal(t, at, faults[0].Pos.String())
}

// TestManyBatches: a workflow has as many batches as it needs, with bodies made by one function.
func TestManyBatches(t *testing.T) {
	w := builder.New[List, builder.MapRunResult]("read", builder.Timeout(time.Hour))
	p := whole()
	first := batch.Run(w, "First", p.source, p.writer, batch.Label("First"), p.most, score)
	second := batch.Run(w, "Second", p.source, p.writer, batch.Label("Second"), p.most, score)
	third := batch.RunWithoutOutcomes(w, "Third", p.source, p.writer, batch.Label("Third"), p.most, score)
	w.StartAt(first).Then(second).Then(third)
	machine, faults := w.Build()
	require.Empty(t, faults.String())
	for _, state := range []string{"First: Work", "First: Score", "First: Fault", "Second: Record failure", "Second: Score", "Third: Score"} {
		require.Contains(t, string(machine.Print()), `"`+state+`"`)
	}
}

func TestDefs(t *testing.T) {
	var codes []string
	for _, d := range batch.Defs() {
		codes = append(codes, d.Code)
		require.NotEmpty(t, d.Doc)
		require.NotEmpty(t, d.Bad)
		require.NotEmpty(t, d.Good)
	}
	require.Equal(t, []string{"ASL6850", "ASL6851", "ASL6852", "ASL6853", "ASL6854", "ASL6855", "ASL6856", "ASL6860", "ASL6861", "ASL6862"}, codes)
}
