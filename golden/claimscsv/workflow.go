// Package claimscsv works through a large CSV file in S3 with a distributed Map: batches, limits, and results in S3.
package claimscsv

import (
	"context"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// The types of the workflow.
type (
	// File is the input: a file of claims, and what to do with it.
	File struct {
		Bucket  string `json:"bucket"`
		Key     string `json:"key"`
		Version string `json:"version"`
		Payer   string `json:"payer"`
	}
	// Row is a row of the file. The columns of a CSV file are texts.
	Row struct {
		ClaimID string `json:"claim_id"`
		Patient string `json:"patient"`
		Code    string `json:"code"`
		Amount  string `json:"amount"`
	}
	// Claim is what a child gets of a row.
	Claim struct {
		ClaimID string `json:"claimId"`
		Code    string `json:"code"`
		Amount  string `json:"amount"`
		Line    int    `json:"line"`
	}
	// Rules go with every batch.
	Rules struct {
		Payer   string `json:"payer"`
		Year    int    `json:"year"`
		BatchOf string `json:"batchOf"`
	}
	// Verdict is the result for a claim.
	Verdict struct {
		ClaimID string `json:"claimId"`
		Valid   bool   `json:"valid"`
	}
	// Receipt is the output: where the verdicts are.
	Receipt struct {
		Bucket   string `json:"bucket"`
		Manifest string `json:"manifest"`
		Run      string `json:"run"`
	}
)

// Judge is the handler of the function that judges a batch of claims.
func Judge(context.Context, builder.Batch[Claim, Rules]) ([]Verdict, error) { return nil, nil }

// Workflow judges the claims of a file.
func Workflow() *builder.Workflow[File, Receipt] {
	w := builder.New[File, Receipt]("claims", builder.Timeout(12*time.Hour))
	in := w.Input()

	// The file has no header row, so the columns are named here. Their names are those of Row.
	rows := builder.S3CSV[Row](&in.Bucket, &in.Key,
		builder.CSVHeaders("claim_id", "patient", "code", "amount"),
		builder.Delimiter(asl.DelimiterPipe),
		builder.MaxItems(50_000),
		builder.VersionID(&in.Version),
		builder.BucketOwner(builder.Param("claims_account")))

	// What the children need not know does not go to them: the patient stays behind.
	claims := builder.Select(rows, func(row *Row, claim *Claim) []builder.Binding {
		return []builder.Binding{
			builder.Bind(&claim.ClaimID, builder.Trim(&row.ClaimID)),
			builder.Bind(&claim.Code, &row.Code),
			builder.Bind(&claim.Amount, &row.Amount),
			builder.Bind(&claim.Line, builder.MapItemIndex()),
		}
	})

	// A batch holds as many claims as fit both limits, and what BatchInput adds. The children see nothing else of this
	// workflow: they are executions of their own.
	rules := Rules{Year: 2026}
	batches := builder.BatchInput(
		builder.Batched(claims, builder.MaxItemsPerBatch(100), builder.MaxInputBytesPerBatch(200_000)), &rules,
		builder.Bind(&rules.Payer, &in.Payer),
		builder.Bind(&rules.BatchOf, builder.ExecutionName()))

	judge := builder.DistributedMap(w, "Judge claims", batches, func(p *builder.Processor[builder.Batch[Claim, Rules], []Verdict]) {
		p.StartAt(builder.Task(p, "Judge batch", lambdatask.Handler(builder.Param("judge_function"), Judge)).
			ArgumentsExpr(builder.From(p.Item())).
			Timeout(2*time.Minute).
			Retry(builder.LambdaTransient, builder.LambdaThrottled))
	}).
		Comment("Every batch is an EXPRESS execution of its own.").
		Express().
		Label("Claims").
		MaxConcurrency(50).
		ToleratedFailureCount(500).
		ToleratedFailurePercentage(1.5).
		ResultWriter(builder.S3Destination(builder.Param("verdicts_bucket"), builder.Format("verdicts/{}", &in.Payer))).
		WriterConfig(asl.WriterFlatten, asl.OutputJSONL) // one verdict a line, whatever its batch

	// The result of a Map with a ResultWriter says where the results are. Output makes the workflow's output of it.
	written := judge.Written()
	out := Receipt{}
	judge.Output(&out,
		builder.Bind(&out.Bucket, &written.ResultWriterDetails.Bucket),
		builder.Bind(&out.Manifest, &written.ResultWriterDetails.Key),
		builder.Bind(&out.Run, &written.MapRunArn))

	judge.Catch(builder.Fail(w, "Too many failures", "TooManyFailures", &judge.Failure().Cause), "States.ExceedToleratedFailureThreshold")
	w.StartAt(judge)
	return w
}
