package batch_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/batch"
)

// build makes the machine of a batch.
func build[Item, Result any](t *testing.T, source batch.Source[Item], body func(batch.Body[Result], *Item), options ...batch.Option) *asl.Map {
	w := builder.New[List, builder.MapRunResult]("read", builder.Timeout(time.Hour))
	w.StartAt(batch.Run(w, "Read", source, batch.S3Writer("results", "findings"), batch.Label("Read"), batch.Unlimited(), body, options...))
	machine, faults := w.Build()
	require.False(t, faults.HasErrors(), faults.String())
	return machine.States[0].State.(*asl.Map)
}

// TestRetriesHaveJitter: children that are refused together do not come back together.
func TestRetriesHaveJitter(t *testing.T) {
	for name, retriers := range map[string][]builder.Retrier{
		"Lambda": batch.RetryLambda(), "Bedrock": batch.RetryBedrock(), "DynamoDB": batch.RetryDynamoDB(), "HealthLake": batch.RetryHealthLake(),
		"MedicalImaging": batch.RetryMedicalImaging(),
	} {
		t.Run(name, func(t *testing.T) {
			m := build(t, whole().source, func(b batch.Body[Finding], r *Row) {
				b.StartAt(builder.Task(b, "Call", lambdatask.Function[Row, Finding]("f")).ArgumentsExpr(builder.From(r)).Retry(retriers...))
			})
			task := m.ItemProcessor.States[0].State.(*asl.Parallel).Branches[0].States[0].State
			got := asl.RetryOf(task)
			require.Len(t, got, 2)
			for _, r := range got {
				require.Equal(t, asl.JitterFull, *r.JitterStrategy)
				require.NotContains(t, r.ErrorEquals, "States.ALL")
				require.NotContains(t, r.ErrorEquals, "States.TaskFailed")
				require.Contains(t, r.ErrorEquals[0], name+".")
			}
		})
	}
}

// TestBodyWithoutResult: work that gives nothing has outcomes as well.
func TestBodyWithoutResult(t *testing.T) {
	m := build(t, whole().source, func(b batch.Body[struct{}], _ *Row) { b.StartAt(builder.PassThrough(b, "Nothing")) })
	require.Contains(t, string(asl.Tree(m).AppendJSON(nil, "")), `"status":"ok"`)
}

// TestFaultsStayFaults: a fault is caught before everything else, and ends in a Fail with its own name.
func TestFaultsStayFaults(t *testing.T) {
	m := build(t, whole().source, score, batch.Faults(dynamodbtask.ErrResourceNotFound, "Quota"))
	catchers := asl.CatchOf(m.ItemProcessor.States[0].State)
	require.Len(t, catchers, 2)
	require.Equal(t, []string{"States.Permissions", dynamodbtask.ErrResourceNotFound, "Quota"}, catchers[0].ErrorEquals)
	require.Equal(t, "Read: Fault", catchers[0].Next)
	require.Equal(t, []string{"States.ALL"}, catchers[1].ErrorEquals)
	require.Equal(t, "Read: Record failure", catchers[1].Next)
}

// TestOptionsAreNotShared: a source, a writer and an option are values that several batches can have.
func TestOptionsAreNotShared(t *testing.T) {
	source := batch.S3Prefix("b", "p")
	first, second := batch.InBatches(source, batch.MaxItemsPerBatch(1)), batch.InBatches(source, batch.MaxItemsPerBatch(2))
	body := func(b batch.Body[int], o *batch.Batch[builder.S3Object, struct{}]) {
		b.StartAt(builder.PassExpr(b, "Count", builder.Len(&o.Items)))
	}
	for i, s := range []batch.Source[batch.Batch[builder.S3Object, struct{}]]{first, second} {
		n, _ := build(t, s, body).ItemBatcher.MaxItemsPerBatch.Literal()
		require.Equal(t, i+1, n)
	}
	writer := batch.S3Writer("b", "p")
	_ = writer.As(batch.ExecutionsJSON)
	_, transformation, output := writer.Destination()
	require.Equal(t, asl.WriterCompact, transformation)
	require.Equal(t, asl.OutputJSONL, output)
}
