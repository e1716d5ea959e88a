// Package studybackfill runs a model over a backlog of imaging studies that a CSV file in S3 lists.
//
// A distributed Map reads the file, hands it out in batches of 25 to EXPRESS children, tolerates that a few of them fail, and
// writes the results to S3. A last step sums up what the writer's manifest lists.
package studybackfill

//go:generate go run github.com/aslgen/aslgen/cmd/aslgen generate .
