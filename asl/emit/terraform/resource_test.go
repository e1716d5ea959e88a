package terraform

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/internal/terraformtest"
)

// TestDerivedARNs lets the real program make ARNs of the forms that queue URLs and ARNs of machines have.
func TestDerivedARNs(t *testing.T) {
	root := terraformtest.New(t, nil, false, map[string]string{"main.tf": "locals {\n  partition = \"aws\"\n  region = \"eu-west-3\"\n}\n"})
	var values, want []string
	for _, c := range [][3]string{
		{"queue_arns", "https://sqs.eu-central-1.amazonaws.com/111122223333/jobs", "arn:aws:sqs:eu-central-1:111122223333:jobs"},
		{"queue_arns", "https://sqs-fips.us-gov-west-1.amazonaws.com/111122223333/jobs.fifo", "arn:aws:sqs:us-gov-west-1:111122223333:jobs.fifo"},
		{"queue_arns", "https://sqs.us-isob-east-1.sc2s.sgov.gov/111122223333/jobs", "arn:aws:sqs:us-isob-east-1:111122223333:jobs"},
		{"queue_arns", "https://eu-west-1.queue.amazonaws.com/111122223333/jobs", "arn:aws:sqs:eu-west-1:111122223333:jobs"},
		{"queue_arns", "https://vpce-0a1b-c2d3.sqs.us-east-2.vpce.amazonaws.com/111122223333/jobs", "arn:aws:sqs:us-east-2:111122223333:jobs"},
		{"queue_arns", "https://sqs.amazonaws.com/111122223333/jobs", "arn:aws:sqs:us-east-1:111122223333:jobs"},
		{"queue_arns", "https://queue.amazonaws.com/111122223333/jobs", "arn:aws:sqs:us-east-1:111122223333:jobs"},
		{"queue_arns", "http://127.0.0.1:4566/000000000000/a-b-1.c", "arn:aws:sqs:eu-west-3:000000000000:a-b-1.c"},
		{"queue_arns", "http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/jobs", "arn:aws:sqs:us-east-1:000000000000:jobs"},
		{"execution_arns", "arn:aws-cn:states:cn-north-1:111122223333:stateMachine:read", "arn:aws-cn:states:cn-north-1:111122223333:execution:read"},
		{"execution_arns", "arn:aws:states:eu-west-1:111122223333:stateMachine:read:live", "arn:aws:states:eu-west-1:111122223333:execution:read"},
	} {
		for _, d := range derived {
			if d.name == c[0] {
				values = append(values, strings.ReplaceAll(d.make, "PARAM", strconv.Quote(c[1])))
				want = append(want, c[2])
			}
		}
	}
	require.Equal(t, strings.Join(want, " "), root.Console(`join(" ", [`+strings.Join(values, ", ")+`])`))
}
