package terraform

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestKinds gives the patterns values that AWS takes, and values that would make a wrong policy.
func TestKinds(t *testing.T) {
	for name, c := range map[string]struct {
		kind      kind
		good, bad []string
	}{
		"function": {aFunction, []string{"draft", "draft:live", "draft:$LATEST", "arn:aws:lambda:eu-central-1:111122223333:function:draft:live", "arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:d_1"},
			[]string{"", "111122223333:function:draft", "111122223333:function:draft:live", "draft it", "draft:", `dr"aft`, "arn:aws:sqs:eu-central-1:111122223333:draft"}},
		"machine": {aMachine, []string{"arn:aws:states:eu-central-1:111122223333:stateMachine:read", "arn:aws-cn:states:cn-north-1:111122223333:stateMachine:read:live"},
			[]string{"read", "arn:aws:states:eu-central-1:111122223333:execution:read:1", "arn:aws:states:eu-central-1:111122223333:stateMachine:"}},
		"bucket": {aBucket, []string{"notes", "notes.2026-x"}, []string{"no", "Notes", "s3://notes", "notes/x", "arn:aws:s3:::notes", "arn:aws:s3:eu-central-1:111122223333:accesspoint/a"}},
		"queue":  {aQueueURL, []string{"https://sqs.eu-central-1.amazonaws.com/111122223333/jobs.fifo", "http://127.0.0.1:4566/000000000000/jobs"}, []string{"jobs", "arn:aws:sqs:eu-central-1:111122223333:jobs", "https://sqs/jobs", "https://sqs.eu-central-1.amazonaws.com/111122223333/"}},
		"ARN":    {anARN, []string{"arn:aws:sns:eu-central-1:111122223333:t", "arn:aws-iso-b:sns:x"}, []string{"t", "arn::sns"}},
		"S3 URI": {anS3URI, []string{"s3://notes/x"}, []string{"notes/x", "https://notes"}},
		"part":   {aPart, []string{"aws", "aws-us-gov", "aws-iso-b"}, []string{"", "AWS", "aws-", `aws"`}},
	} {
		pattern := regexp.MustCompile(c.kind.pattern)
		for _, v := range c.good {
			require.True(t, pattern.MatchString(v), "%s: %q", name, v)
		}
		for _, v := range c.bad {
			require.False(t, pattern.MatchString(v), "%s: %q", name, v)
		}
	}
}

// TestKindOfSeveralUses holds that a value has to serve all of its uses: one in a text takes nothing from what another field demands.
func TestKindOfSeveralUses(t *testing.T) {
	queue := use{path: "Arguments.QueueUrl", field: "QueueUrl", alone: true}
	text := use{path: "Arguments.MessageBody.text", field: "text", alone: true}
	bucket := use{path: "Arguments.Bucket", field: "Bucket", alone: true}
	require.Equal(t, aQueueURL, kindOf([]use{queue, text}))
	require.Equal(t, aQueueURL, kindOf([]use{text, queue, text}))
	require.Equal(t, anyText, kindOf([]use{queue, text, bucket}))
	require.Equal(t, anyText, kindOf([]use{bucket, queue, queue}))
	require.Equal(t, anyText, kindOf([]use{text}))
}
