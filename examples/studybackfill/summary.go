package studybackfill

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/aslgen/aslgen/patterns/batch"
)

// Files reads objects. In production they are in S3.
type Files interface {
	// Read returns the content of an object.
	Read(ctx context.Context, bucket, key string) ([]byte, error)
}

// Counter is the code of the function that sums a Map Run up.
type Counter struct {
	// Files are where the results are.
	Files Files
}

// manifest is what the ResultWriter of a distributed Map leaves, besides the files that it lists.
// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
type manifest struct {
	DestinationBucket string
	ResultFiles       map[string][]struct{ Key string }
}

// flagged is the score from which somebody looks at a finding.
const flagged = 0.5

// Summarize reads a manifest and counts what the files it lists hold.
func (c Counter) Summarize(ctx context.Context, r SummaryRequest) (Summary, error) {
	text, err := c.Files.Read(ctx, r.Bucket, r.ManifestKey)
	if err != nil {
		return Summary{}, err
	}
	var m manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return Summary{}, fmt.Errorf("manifest %s: %w", r.ManifestKey, err)
	}
	var sum Summary
	for status, files := range m.ResultFiles {
		for _, file := range files {
			text, err := c.Files.Read(ctx, r.Bucket, file.Key)
			if err != nil {
				return Summary{}, err
			}
			if err := sum.add(status, text); err != nil {
				return Summary{}, fmt.Errorf("results %s: %w", file.Key, err)
			}
		}
	}
	return sum, nil
}

// add counts the results of one file. It has one result a line, or all of them in an array.
func (s *Summary) add(status string, text []byte) error {
	results := json.NewDecoder(bytes.NewReader(text))
	for {
		var one json.RawMessage
		if err := results.Decode(&one); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		all := []json.RawMessage{one}
		if one[0] == '[' {
			if err := json.Unmarshal(one, &all); err != nil {
				return err
			}
		}
		for _, result := range all {
			if err := s.count(status, result); err != nil {
				return err
			}
		}
	}
}

// count counts one result: the outcome of a batch, or the record of a child that failed altogether.
func (s *Summary) count(status string, result []byte) error {
	if status != "SUCCEEDED" {
		s.Failed++
		return nil
	}
	var outcome batch.Outcome[json.RawMessage, Report]
	if err := json.Unmarshal(result, &outcome); err != nil {
		return err
	}
	if outcome.Status != batch.StatusOK || outcome.Result == nil {
		s.Failed++
		return nil
	}
	for _, f := range outcome.Result.Findings {
		s.Studies++
		if f.Score >= flagged {
			s.Flagged++
		}
	}
	return nil
}
