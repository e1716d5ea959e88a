package iam_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/iam"
)

// distributed is a machine with one distributed Map of the given fields.
func distributed(t *testing.T, fields string) []string {
	p := iam.Derive(machine(t, `{"StartAt":"M","States":{"M":{"Type":"Map",`+fields+`,"End":true,
		"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}}}}`), iam.Options{})
	sound(t, p)
	var list []string
	for _, line := range lines(p, iam.Values{}) {
		if !strings.HasPrefix(line, "states:") {
			list = append(list, line)
		}
	}
	return list
}

// TestReaders holds what readers and writers of distributed Maps need.
func TestReaders(t *testing.T) {
	const read = "s3:GetObject arn:${Partition}:s3:::"
	for name, test := range map[string]struct {
		fields string
		want   []string
	}{
		"object":        {`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b","Key":"k.csv"}}`, []string{read + "b/k.csv"}},
		"version":       {`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b","Key":"k","VersionId":"1"}}`, []string{read + "b/k", "s3:GetObjectVersion arn:${Partition}:s3:::b/k"}},
		"dynamic key":   {`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b","Key.$":"States.Format('in/{}.csv', $.k)"}}`, []string{read + "b/in/*.csv", "unknown ItemReader.Key"}},
		"all dynamic":   {`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket.$":"$.b","Key.$":"$.k"}}`, []string{read + "*", "unknown ItemReader.Bucket", "unknown ItemReader.Key"}},
		"placeholders":  {`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"${b}","Key":"in/${k}"}}`, []string{read + "${b}/in/${k}"}},
		"listing":       {`"ItemReader":{"Resource":"arn:aws:states:::s3:listObjectsV2","Parameters":{"Bucket":"b","Prefix":"in/"}}`, []string{"s3:ListBucket arn:${Partition}:s3:::b if s3:prefix StringLike in/*"}},
		"whole listing": {`"ItemReader":{"Resource":"arn:aws:states:::s3:listObjectsV2","Parameters":{"Bucket":"b"}}`, []string{"s3:ListBucket arn:${Partition}:s3:::b"}},
		"files of a listing": {`"ItemReader":{"Resource":"arn:aws:states:::s3:listObjectsV2","ReaderConfig":{"InputType":"JSONL","Transformation":"LOAD_AND_FLATTEN"},"Parameters":{"Bucket":"b","Prefix":"in/"}}`,
			[]string{read + "b/in/*", "s3:ListBucket arn:${Partition}:s3:::b if s3:prefix StringLike in/*"}},
		"inventory": {`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"ManifestType":"S3_INVENTORY"},"Parameters":{"Bucket":"b","Key":"p/src/all/2026-01-01T00-00Z/manifest.json"}}`,
			[]string{read + "b/p/src/all/2026-01-01T00-00Z/manifest.json", read + "b/p/src/all/data/*"}},
		"inventory anywhere": {`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"MANIFEST"},"Parameters":{"Bucket":"b","Key.$":"$.k"}}`,
			[]string{read + "b/*", "unknown ItemReader.Key", "unknown ItemReader.Key"}},
		"manifest of Athena": {`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"ManifestType":"ATHENA_DATA","InputType":"PARQUET"},"Parameters":{"Bucket":"b","Key":"k-manifest.csv"}}`,
			[]string{read + "b/*", read + "b/k-manifest.csv", "unknown ItemReader.Key"}},
		"parquet":        {`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"PARQUET"},"Parameters":{"Bucket":"b","Key":"k.parquet"}}`, []string{read + "b/k.parquet"}},
		"unknown reader": {`"ItemReader":{"Resource":"arn:aws:states:::s3:selectObject","Parameters":{}}`, []string{"unknown ItemReader.Resource"}},
		"only shaped":    {`"ResultWriter":{"WriterConfig":{"Transformation":"COMPACT","OutputType":"JSON"}}`, nil},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, test.want, distributed(t, test.fields)) })
	}
	for prefix, want := range map[string]string{`,"Prefix":"runs"`: "out/runs/*", `,"Prefix":"runs/"`: "out/runs/*", ``: "out/*", `,"Prefix.$":"$.p"`: "out/*", `,"Prefix":"${p}"`: "out/${p}/*"} {
		got := distributed(t, `"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"out"`+prefix+`}}`)
		require.Equal(t, []string{
			"s3:AbortMultipartUpload arn:${Partition}:s3:::" + want, read + want,
			"s3:ListMultipartUploadParts arn:${Partition}:s3:::" + want, "s3:PutObject arn:${Partition}:s3:::" + want,
		}, got[:4])
	}
}

// TestMapRuns holds what distributed Maps need of the machine itself.
func TestMapRuns(t *testing.T) {
	const executions = " arn:${Partition}:states:${Region}:${Account}:execution:${StateMachineName}"
	const inner = `"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}`
	p := iam.Derive(machine(t, `{"StartAt":"M","States":{"M":{"Type":"Map","Label":"Rows","Next":"N",`+inner+`},"N":{"Type":"Map","Label":"More","End":true,`+
		strings.ReplaceAll(inner, `"P"`, `"Q"`)+`}}}`), iam.Options{})
	require.Equal(t, []string{
		"states:DescribeExecution" + executions + "/More:*", "states:DescribeExecution" + executions + "/Rows:*", "states:DescribeExecution" + executions + ":*",
		"states:StopExecution" + executions + "/More:*", "states:StopExecution" + executions + "/Rows:*", "states:StopExecution" + executions + ":*",
		"states:RedriveExecution" + executions + "/More:*", "states:RedriveExecution" + executions + "/Rows:*", "states:StartExecution ${StateMachineArn}",
	}, lines(p, iam.Values{}))
	// An inline Map runs inside the execution.
	p = iam.Derive(machine(t, `{"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemReader":{"Resource":"arn:aws:states:::s3:getObject"},"Iterator":{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}}}}`), iam.Options{})
	require.Empty(t, p.Statements)
}
