package service_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/service"
)

func TestParse(t *testing.T) {
	tests := []struct {
		text string
		want service.Resource
	}{
		{"arn:aws:states:::sqs:sendMessage", service.Resource{
			Kind: service.Optimized, Partition: "aws", Owner: "states", Service: "sqs", Action: "sendMessage"}},
		{"arn:aws-us-gov:states:::sqs:sendMessage.waitForTaskToken", service.Resource{
			Kind: service.Optimized, Partition: "aws-us-gov", Owner: "states", Service: "sqs", Action: "sendMessage", Pattern: service.WaitForTaskToken}},
		{"arn:aws:states:::states:startExecution.sync:2", service.Resource{
			Kind: service.Optimized, Partition: "aws", Owner: "states", Service: "states", Action: "startExecution", Pattern: service.Sync2}},
		{"arn:aws:states:::states:startExecution.sync:1", service.Resource{
			Kind: service.Optimized, Partition: "aws", Owner: "states", Service: "states", Action: "startExecution", Pattern: ".sync:1"}},
		{"arn:aws-cn:states:::aws-sdk:s3:listBuckets.waitForTaskToken", service.Resource{
			Kind: service.SDK, Partition: "aws-cn", Owner: "states", Service: "s3", Action: "listBuckets", Pattern: service.WaitForTaskToken}},
		{"arn:aws:states:us-east-1:123456789012:lambda:invoke", service.Resource{
			Kind: service.Optimized, Partition: "aws", Owner: "states", Region: "us-east-1", Account: "123456789012", Service: "lambda", Action: "invoke"}},
		{"arn:aws:states:us-east-1:123456789012:activity:my.activity", service.Resource{
			Kind: service.Activity, Partition: "aws", Owner: "states", Region: "us-east-1", Account: "123456789012", Name: "my.activity"}},
		{"arn:aws:lambda:us-east-1:123456789012:function:f", service.Resource{
			Kind: service.Lambda, Partition: "aws", Owner: "lambda", Region: "us-east-1", Account: "123456789012", Name: "f"}},
		{"arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST", service.Resource{
			Kind: service.Lambda, Partition: "aws", Owner: "lambda", Region: "us-east-1", Account: "123456789012", Name: "f", Qualifier: "$LATEST"}},
		{"arn:${AWS::Partition}:states:::sqs:sendMessage", service.Resource{
			Kind: service.Optimized, Partition: "${AWS::Partition}", Owner: "states", Service: "sqs", Action: "sendMessage"}},
		{"arn:aws:states:::${a.b}:c.sync", service.Resource{
			Kind: service.Optimized, Partition: "aws", Owner: "states", Service: "${a.b}", Action: "c", Pattern: service.Sync}},
		{"arn:aws:states:us-east-1:123456789012:stateMachine:m", service.Resource{
			Partition: "aws", Owner: "states", Region: "us-east-1", Account: "123456789012", Name: "stateMachine:m"}},
		{"arn:aws:lambda:us-east-1:123456789012:layer:l:1", service.Resource{
			Partition: "aws", Owner: "lambda", Region: "us-east-1", Account: "123456789012", Name: "layer:l:1"}},
		{"arn:aws:states:::aws-sdk:s3", service.Resource{Partition: "aws", Owner: "states", Name: "aws-sdk:s3"}},
		{"arn:aws:states:::sqs:", service.Resource{Partition: "aws", Owner: "states", Name: "sqs:"}},
	}
	for _, test := range tests {
		got, ok := service.Parse(test.text)
		require.True(t, ok, test.text)
		require.Equal(t, test.want, got, test.text)
		require.Equal(t, test.text, got.String())
	}
	for _, text := range []string{"", "invalid-arn", "arn:aws:states", "arn:aws:states:::", "https://example.org/x", "${fn}", "arn::states:::a:b", "ARN:aws:states:::a:b"} {
		_, ok := service.Parse(text)
		require.False(t, ok, text)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"arn:aws:states:::aws-sdk:s3:listBuckets.sync:2", "arn:aws:lambda:r:a:function:f:1", "arn:aws:states:r:a:activity:x", "arn:${a:b}:states:::x:y.${z}", "${", "arn:aws:lambda:r:a:function:f:",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, ok := service.Parse(text)
		if !ok {
			require.Equal(t, service.Resource{}, r)
			return
		}
		require.Equal(t, text, r.String())
		again, ok := service.Parse(r.String())
		require.True(t, ok)
		require.Equal(t, r, again)
	})
}
