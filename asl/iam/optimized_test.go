package iam_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/internal/snap"
)

// samples are arguments of optimized integrations by name, as JSON.
var samples = map[string]string{
	"FunctionName": `"price"`, "QueueUrl": `"https://sqs.eu-central-1.amazonaws.com/111122223333/claims"`, "TopicArn": `"arn:aws:sns:eu-central-1:111122223333:claims"`,
	"TableName": `"claims"`, "TaskDefinition": `"render:12"`, "JobName": `"etl"`, "Name": `"ward"`, "JobDefinition": `"crunch:4"`, "JobQueue": `"low"`,
	"Overrides":       `{"TaskRoleArn":"arn:aws:iam::111122223333:role/task","ExecutionRoleArn":"arn:aws:iam::111122223333:role/start"}`,
	"TrainingJobName": `"Train"`, "TransformJobName": `"Transform"`, "HyperParameterTuningJobName": `"Tune"`, "LabelingJobName": `"Label"`, "ProcessingJobName": `"Process"`,
	"RoleArn": `"arn:aws:iam::111122223333:role/job"`, "ExecutionRoleArn": `"arn:aws:iam::111122223333:role/run"`, "Role": `"arn:aws:iam::111122223333:role/media"`,
	"ModelName": `"Triage"`, "EndpointName": `"Triage-1"`, "EndpointConfigName": `"Triage-C"`, "ModelId": `"anthropic.claude-3-haiku-20240307-v1:0"`,
	"Input": `{"S3Uri":"s3://notes/in.json"}`, "Output": `{"S3Uri":"s3://notes/out.json"}`, "GuardrailIdentifier": `"gr1"`, "BaseModelIdentifier": `"amazon.titan"`,
	"HarnessArn": `"arn:aws:bedrock-agentcore:eu-central-1:111122223333:harness/h"`, "StateMachineArn": `"arn:aws:states:eu-central-1:111122223333:stateMachine:child"`,
	"Entries": `[{"EventBusName":"ward","Source":"s","DetailType":"d","Detail":{}}]`, "ClusterName": `"k8s"`, "NodegroupName": `"nodes"`, "FargateProfileName": `"pods"`,
	"NodeRole": `"arn:aws:iam::111122223333:role/node"`, "PodExecutionRoleArn": `"arn:aws:iam::111122223333:role/pod"`,
	"ServiceRole": `"EMR_DefaultRole"`, "JobFlowRole": `"EMR_EC2_DefaultRole"`, "AutoScalingRole": `"EMR_AutoScaling_DefaultRole"`, "ClusterId": `"j-1"`, "StepId": `"s-1"`,
	"Id": `"site:1"`, "VirtualClusterId": `"v1"`, "ApplicationId": `"a1"`, "JobRunId": `"r1"`, "WorkGroup": `"ward"`, "QueryString": `"CREATE TABLE t AS SELECT 1"`,
	"ResultConfiguration": `{"OutputLocation":"s3://results/q/"}`, "QueryExecutionId": `"q1"`, "ApiEndpoint": `"abc.execute-api.eu-central-1.amazonaws.com"`,
	"Method": `"GET"`, "Stage": `"prod"`, "Path": `"/claims"`, "AuthType": `"IAM_ROLE"`, "ProjectName": `"site"`, "Ids": `["site:1"]`,
	"TrainingJobDefinition": `{"RoleArn":"arn:aws:iam::111122223333:role/tune"}`, "TrainingJobDefinitions": `[{"RoleArn":"arn:aws:iam::111122223333:role/tune-2"}]`,
	"ReportArns":     `["arn:aws:codebuild:eu-central-1:111122223333:report/tests:1"]`,
	"Authentication": `{"ConnectionArn":"arn:aws:events:eu-central-1:111122223333:connection/billing/81210c42"}`,
}

// arguments are the samples of an integration: as they are, known only at run time, or as placeholders.
func arguments(t *testing.T, i *service.Integration, how string) map[string]any {
	all := map[string]any{}
	for _, p := range i.Parameters {
		text, ok := samples[p.Name]
		if !ok {
			continue
		}
		value := args(t, text)
		if p.Name == "AuthType" || how == "literal" {
			all[p.Name] = value
		} else {
			put(all, p.Name, value, how)
		}
	}
	return all
}

// put sets a member whose texts are replaced by paths or placeholders.
func put(object map[string]any, name string, value any, how string) {
	switch value := value.(type) {
	case map[string]any:
		inner := map[string]any{}
		for key, v := range value {
			put(inner, key, v, how)
		}
		object[name] = inner
	case []any:
		if element, ok := value[0].(map[string]any); ok {
			inner := map[string]any{}
			for key, v := range element {
				put(inner, key, v, how)
			}
			object[name] = []any{inner}
		} else if how == "dynamic" {
			object[name+".$"] = "$.x"
		} else {
			object[name] = []any{"${" + strings.ToLower(name) + "}"}
		}
	default:
		if how == "dynamic" {
			object[name+".$"] = "$.x"
		} else {
			object[name] = "${" + strings.ToLower(name) + "}"
		}
	}
}

// integrations calls visit for every optimized integration and each of its patterns.
func integrations(visit func(i *service.Integration, o service.Offer)) {
	for _, name := range service.OptimizedServices() {
		for _, action := range service.OptimizedActions(name) {
			i := service.LookupOptimized(name, action)
			for _, o := range i.Offers {
				visit(i, o)
			}
		}
	}
}

// TestOptimized holds the policies of all optimized integrations: with literal targets, with those of run time, and with placeholders.
func TestOptimized(t *testing.T) {
	for _, how := range []string{"literal", "dynamic", "placeholder"} {
		t.Run(how, func(t *testing.T) {
			var b strings.Builder
			integrations(func(i *service.Integration, o service.Offer) {
				resource := "arn:aws:states:::" + i.Service + ":" + i.Action + string(o.Pattern)
				p := iam.Derive(task(t, resource, arguments(t, i, how), false), iam.Options{})
				fmt.Fprintf(&b, "%s:%s%s\n", i.Service, i.Action, o.Pattern)
				for _, line := range lines(p, iam.Values{}) {
					b.WriteString("    " + line + "\n")
				}
				sound(t, p)
			})
			snap.Match(t, filepath.Join("testdata", "optimized_"+how+".txt"), []byte(b.String()))
		})
	}
}

// sound checks what holds for every policy.
func sound(t testing.TB, p *iam.Policy) {
	for _, s := range p.Statements {
		require.NotEmpty(t, s.Actions)
		require.NotEmpty(t, s.Resources)
		require.NotEmpty(t, s.Why)
		for _, action := range s.Actions {
			require.Regexp(t, `^[a-z0-9-]+:[A-Za-z0-9]+$`, action)
		}
	}
	for _, u := range p.Unknown {
		require.NotEmpty(t, u.Field)
		require.NotEmpty(t, u.Reason)
	}
}

// unused are actions of rows that the guide lists and no single call needs, or that hang on more than the samples tell.
var unused = map[string][]string{
	"athena:startQueryExecution": {
		"athena:GetWorkGroup", "athena:BatchGetQueryExecution", "athena:GetQueryResults", "athena:ListQueryExecutions", "s3:CreateBucket", "lakeformation:GetDataAccess",
		"glue:UpdateDatabase", "glue:DeleteDatabase", "glue:UpdateTable", "glue:DeleteTable", "glue:BatchDeleteTable", "glue:UpdatePartition", "glue:DeletePartition", "glue:BatchDeletePartition",
	},
	"sagemaker:createTransformJob": {"iam:PassRole"},
}

// TestEveryRowIsUsed requires each action of each row of the catalogue in the policy of a call with all its parameters.
func TestEveryRowIsUsed(t *testing.T) {
	rows := 0
	integrations(func(i *service.Integration, o service.Offer) {
		p := iam.Derive(task(t, "arn:aws:states:::"+i.Service+":"+i.Action+string(o.Pattern), arguments(t, i, "literal"), false), iam.Options{})
		var granted []string
		for _, s := range p.Statements {
			granted = append(granted, s.Actions...)
		}
		for _, s := range o.IAM {
			rows++
			for _, action := range s.Actions {
				if slices.Contains(unused[i.Service+":"+i.Action], action) {
					require.NotContains(t, granted, action, "%s:%s", i.Service, i.Action)
				} else {
					require.Contains(t, granted, action, "%s:%s", i.Service, i.Action)
				}
			}
		}
	})
	require.Greater(t, rows, 150)
}

// TestPartitions requires that no policy mixes partitions.
func TestPartitions(t *testing.T) {
	for _, partition := range service.Partitions() {
		integrations(func(i *service.Integration, o service.Offer) {
			arguments := arguments(t, i, "dynamic")
			p := iam.Derive(task(t, "arn:"+partition+":states:::"+i.Service+":"+i.Action+string(o.Pattern), arguments, false), iam.Options{Logging: true, XRay: true})
			require.Equal(t, partition, p.Partition)
			for _, line := range lines(p, iam.Values{Partition: p.Partition, Region: "r-1", Account: "111122223333", StateMachineName: "m"}) {
				if _, arn, ok := strings.Cut(line, " arn:"); ok {
					require.True(t, strings.HasPrefix(arn, partition+":"), line)
					require.NotContains(t, line, "${", line)
				}
			}
		})
	}
}
