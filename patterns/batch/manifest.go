package batch

import (
	"time"

	"github.com/aslgen/aslgen/builder"
)

// Counts says how many items of a Map Run came to which end. With batches every item of a child counts: a child of 25 items that failed
// adds 25 to Failed. https://docs.aws.amazon.com/step-functions/latest/apireference/API_MapRunItemCounts.html
type Counts struct {
	// Pending are the items whose child was not started.
	Pending int `json:"Pending"`
	// Running are the items whose child is at work.
	Running int `json:"Running"`
	// Succeeded are the items whose child succeeded.
	Succeeded int `json:"Succeeded"`
	// Failed are the items whose child failed.
	Failed int `json:"Failed"`
	// TimedOut are the items whose child ran out of time.
	TimedOut int `json:"TimedOut"`
	// Aborted are the items whose child was stopped: by somebody, or because the Map Run failed.
	Aborted int `json:"Aborted"`
	// Total are all items.
	Total int `json:"Total"`
	// ResultsWritten are the items whose results the ResultWriter has written.
	ResultsWritten int `json:"ResultsWritten"`
}

// DescribeMapRunInput is the request of DescribeMapRun.
type DescribeMapRunInput struct {
	// MapRunArn is the ARN of the Map Run.
	MapRunArn string `json:"MapRunArn"`
}

// DescribeMapRunOutput is what a reconcile stage reads of the answer of DescribeMapRun.
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html
type DescribeMapRunOutput struct {
	// MapRunArn is the ARN of the Map Run.
	MapRunArn string `json:"MapRunArn"`
	// Status is RUNNING, SUCCEEDED, FAILED or ABORTED.
	Status string `json:"Status"`
	// ItemCounts counts items.
	ItemCounts Counts `json:"ItemCounts"`
	// ExecutionCounts counts children.
	ExecutionCounts Counts `json:"ExecutionCounts"`
}

// ListMapRunsInput is the request of ListMapRuns.
type ListMapRunsInput struct {
	// ExecutionArn is the ARN of the execution that started the Map Runs.
	ExecutionArn string `json:"ExecutionArn"`
	// MaxResults bounds the answer, 1 to 1,000.
	MaxResults int `json:"MaxResults"`
}

// ListMapRunsOutput is the answer of ListMapRuns.
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListMapRuns.html
type ListMapRunsOutput struct {
	// MapRuns are the Map Runs of the execution.
	MapRuns []StartedMapRun `json:"MapRuns"`
}

// StartedMapRun is a Map Run in a list.
type StartedMapRun struct {
	// MapRunArn is its ARN: it holds the label of the Map.
	MapRunArn string `json:"MapRunArn"`
	// StartDate is when it began.
	StartDate time.Time `json:"StartDate"`
}

// ResultFile is a file of results in S3.
type ResultFile struct {
	// Key is its key in the bucket of the results.
	Key string `json:"Key"`
	// Size is its size in bytes.
	Size int `json:"Size"`
}

// ResultFiles are the files of a Map Run, by what became of the children in them.
type ResultFiles struct {
	// Succeeded hold the results of the children that succeeded.
	Succeeded []ResultFile `json:"SUCCEEDED"`
	// Failed hold the records of the children that failed, were stopped or ran out of time.
	Failed []ResultFile `json:"FAILED"`
	// Pending hold the records of the children that were not started: only where the Map Run failed or was stopped.
	Pending []ResultFile `json:"PENDING"`
}

// manifestName is what the key of a manifest ends in.
const manifestName = "manifest.json"

// Manifest is what a ResultWriter leaves besides the files that it lists: <prefix>/<UUID of the Map Run>/manifest.json.
// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
type Manifest struct {
	// DestinationBucket is the bucket of the files.
	DestinationBucket string `json:"DestinationBucket"`
	// MapRunArn is the ARN of the Map Run.
	MapRunArn string `json:"MapRunArn"`
	// ResultFiles are the files.
	ResultFiles ResultFiles `json:"ResultFiles"`
}

// Record is what a file of results holds of a child: a child that failed in any format of the writer, one that succeeded where the
// format is NONE.
type Record struct {
	// ExecutionArn is the ARN of the child.
	ExecutionArn string `json:"ExecutionArn"`
	// Name is the name of the child.
	Name string `json:"Name"`
	// Status is SUCCEEDED, FAILED, TIMED_OUT, ABORTED or PENDING.
	Status string `json:"Status"`
	// Input is the JSON text of what the child got: an item, or a batch of them.
	Input string `json:"Input"`
	// Output is the JSON text of what the child gave. Absent where it did not succeed.
	Output *string `json:"Output,omitempty"`
	// Error is the name of the error. Absent where there was none.
	Error *string `json:"Error,omitempty"`
	// Cause is the text that explains the error. Absent where there was none.
	Cause *string `json:"Cause,omitempty"`
}

// getObjectInput is the request of GetObject.
type getObjectInput struct {
	Bucket string `json:"Bucket"`
	Key    string `json:"Key"`
}

// getObjectOutput is what is read of the answer of GetObject: a text of at most 256 KiB.
type getObjectOutput struct {
	Body string `json:"Body"`
}

var (
	describeMapRun = builder.NewCall[DescribeMapRunInput, DescribeMapRunOutput](builder.CallSpec{Service: "aws-sdk:sfn", Action: "describeMapRun"})
	listMapRuns    = builder.NewCall[ListMapRunsInput, ListMapRunsOutput](builder.CallSpec{Service: "aws-sdk:sfn", Action: "listMapRuns"})
	getObject      = builder.NewCall[getObjectInput, getObjectOutput](builder.CallSpec{Service: "aws-sdk:s3", Action: "getObject"})
)
