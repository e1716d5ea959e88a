package iam_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/asl/service"
)

// TestSDK holds what calls of AWS SDK services need: a call, its arguments, and the policy without partition, region and account.
func TestSDK(t *testing.T) {
	shorter := strings.NewReplacer("arn:${Partition}:", "", "arn:aws:", "", "${Region}:${Account}:", ":", "${Region}::", ":")
	for _, test := range []struct {
		call, arguments string
		want            []string
	}{
		{"s3:getObject", `{"Bucket":"b","Key":"k"}`, []string{"s3:GetObject s3:::b/k"}},
		{"s3:getObject", `{"Bucket":"b","Key":"k","VersionId":"1"}`, []string{"s3:GetObject s3:::b/k", "s3:GetObjectVersion s3:::b/k"}},
		{"s3:getObject", `{"Bucket":"arn:aws:s3:r:1:accesspoint/a","Key":"k"}`, []string{"s3:GetObject s3:r:1:accesspoint/a/object/k"}},
		{"s3:headObject", `{"Bucket.$":"$.b","Key.$":"$.k"}`, []string{"s3:GetObject s3:::*", "unknown Bucket", "unknown Key"}},
		{"s3:putObject", `{"Bucket":"b","Key":"k","Tagging":"a=b"}`, []string{"s3:PutObject s3:::b/k", "s3:PutObjectTagging s3:::b/k"}},
		{"s3:deleteObjects", `{"Bucket":"b","Delete":{"Objects":[{"Key":"x"},{"Key":"y"}]}}`, []string{"s3:DeleteObject s3:::b/x", "s3:DeleteObject s3:::b/y"}},
		{"s3:listObjectsV2", `{"Bucket":"b","Prefix":"in/"}`, []string{"s3:ListBucket s3:::b if s3:prefix StringLike in/*"}},
		{"s3:copyObject", `{"Bucket":"b","Key":"k","CopySource":"/c/l?versionId=2"}`, []string{"s3:GetObject s3:::c/l", "s3:GetObjectVersion s3:::c/l", "s3:PutObject s3:::b/k"}},
		{"s3:listBuckets", `{}`, []string{"s3:ListAllMyBuckets *"}},
		{"dynamodb:query", `{"TableName":"t","IndexName":"i"}`, []string{"dynamodb:Query dynamodb::table/t/index/i"}},
		{"dynamodb:scan", `{"TableName":"t"}`, []string{"dynamodb:Scan dynamodb::table/t"}},
		{"dynamodb:batchGetItem", `{"RequestItems":{"a":{},"b":{}}}`, []string{"dynamodb:BatchGetItem dynamodb::table/a", "dynamodb:BatchGetItem dynamodb::table/b"}},
		{"dynamodb:batchWriteItem", `{"RequestItems.$":"$.r"}`, []string{"dynamodb:BatchWriteItem dynamodb::table/*", "unknown RequestItems"}},
		{"dynamodb:transactWriteItems", `{"TransactItems.$":"$.r"}`, []string{
			"dynamodb:ConditionCheckItem dynamodb::table/*", "dynamodb:DeleteItem dynamodb::table/*", "dynamodb:PutItem dynamodb::table/*", "dynamodb:UpdateItem dynamodb::table/*", "unknown TransactItems"}},
		{"dynamodb:transactGetItems", `{"TransactItems":[{"Get":{"TableName":"a"}}]}`, []string{"dynamodb:GetItem dynamodb::table/a"}},
		{"dynamodb:executeStatement", `{"Statement":"UPDATE \"t\" SET a=1"}`, []string{"dynamodb:PartiQLUpdate dynamodb::table/t"}},
		{"dynamodb:executeTransaction", `{"TransactStatements":[{"Statement":"INSERT INTO t VALUE {}"},{"Statement":"DELETE FROM u WHERE a=1"}]}`,
			[]string{"dynamodb:PartiQLDelete dynamodb::table/u", "dynamodb:PartiQLInsert dynamodb::table/t"}},
		{"dynamodb:executeStatement", `{"Statement":"SELECT * FROM \"t\".\"i\" WHERE a=1"}`, []string{"dynamodb:PartiQLSelect dynamodb::table/t/index/i"}},
		{"sqs:receiveMessage", `{"QueueUrl":"https://sqs.eu-west-1.amazonaws.com/1/q"}`, []string{"sqs:ReceiveMessage sqs:eu-west-1:1:q"}},
		{"sqs:getQueueUrl", `{"QueueName":"q"}`, []string{"sqs:GetQueueUrl sqs::q"}},
		{"sqs:startMessageMoveTask", `{"SourceArn":"arn:aws:sqs:eu-west-1:1:q"}`, []string{"sqs:StartMessageMoveTask sqs:eu-west-1:1:q"}},
		{"sns:publish", `{"PhoneNumber":"+49"}`, []string{"sns:Publish *"}},
		{"sns:publishBatch", `{"TopicArn":"arn:aws:sns:eu-west-1:1:t"}`, []string{"sns:Publish sns:eu-west-1:1:t"}},
		{"lambda:invoke", `{"FunctionName":"f","Qualifier":"7"}`, []string{"lambda:InvokeFunction lambda::function:f:7"}},
		{"lambda:createFunction", `{"FunctionName":"f","Role":"arn:aws:iam::1:role/r"}`, []string{"iam:PassRole iam::1:role/r if iam:PassedToService StringEquals lambda.amazonaws.com", "lambda:CreateFunction lambda::function:f"}},
		{"lambda:listTags", `{"Resource":"arn:aws:lambda:r:1:function:f"}`, []string{"lambda:ListTags lambda:r:1:function:f"}},
		{"eventbridge:putEvents", `{"Entries":[{"Source":"s"}]}`, []string{"events:PutEvents events::event-bus/default"}},
		{"eventbridge:putRule", `{"Name":"r","EventBusName":"b"}`, []string{"events:PutRule events::rule/b/r"}},
		{"eventbridge:putTargets", `{"Rule":"r","Targets":[{"RoleArn":"arn:aws:iam::1:role/r"}]}`, []string{"events:PutTargets events::rule/r", "iam:PassRole iam::1:role/r if iam:PassedToService StringEquals events.amazonaws.com"}},
		{"scheduler:createSchedule", `{"Name":"s"}`, []string{"scheduler:CreateSchedule scheduler::schedule/default/s"}},
		{"cloudwatchlogs:filterLogEvents", `{"LogGroupName":"/a"}`, []string{"logs:FilterLogEvents logs::log-group:/a:*"}},
		{"cloudwatchlogs:createLogStream", `{"LogGroupName":"/a","LogStreamName":"s"}`, []string{"logs:CreateLogStream logs::log-group:/a:log-stream:s"}},
		{"cloudwatch:putMetricData", `{"Namespace":"Claims"}`, []string{"cloudwatch:PutMetricData * if cloudwatch:namespace StringEquals Claims"}},
		{"sfn:stopExecution", `{"ExecutionArn":"arn:aws:states:r:1:execution:m:e"}`, []string{"states:StopExecution states:r:1:execution:m:e"}},
		{"sfn:describeExecution", `{"ExecutionArn.$":"$.e"}`, []string{"states:DescribeExecution states::execution:*", "unknown ExecutionArn"}},
		{"sfn:listExecutions", `{"StateMachineArn":"arn:aws:states:r:1:stateMachine:m"}`, []string{"states:ListExecutions states:r:1:stateMachine:m"}},
		{"sfn:sendTaskSuccess", `{"TaskToken.$":"$.t"}`, []string{"states:SendTaskSuccess *"}},
		{"secretsmanager:getSecretValue", `{"SecretId":"db/main"}`, []string{"secretsmanager:GetSecretValue secretsmanager::secret:db/main-??????"}},
		{"secretsmanager:getSecretValue", `{"SecretId":"arn:aws:secretsmanager:r:1:secret:x-AbCdEf"}`, []string{"secretsmanager:GetSecretValue secretsmanager:r:1:secret:x-AbCdEf"}},
		{"ssm:getParameters", `{"Names":["/a/b","c"]}`, []string{"ssm:GetParameters ssm::parameter/a/b", "ssm:GetParameters ssm::parameter/c"}},
		{"ssm:getParametersByPath", `{"Path":"/a/"}`, []string{"ssm:GetParametersByPath ssm::parameter/a/*"}},
		{"ssm:startAutomationExecution", `{"DocumentName":"AWS-RestartEC2Instance"}`, []string{"ssm:StartAutomationExecution ssm::automation-definition/AWS-RestartEC2Instance:*"}},
		{"kms:decrypt", `{"KeyId":"abc"}`, []string{"kms:Decrypt kms::key/abc"}},
		{"kms:encrypt", `{"KeyId":"alias/a"}`, []string{"kms:Encrypt kms::key/* if kms:RequestAlias StringLike alias/a"}},
		{"kms:encrypt", `{"KeyId":"arn:aws:kms:r:1:alias/a"}`, []string{"kms:Encrypt kms::key/* if kms:RequestAlias StringLike alias/a"}},
		{"kms:reEncrypt", `{"SourceKeyId":"a","DestinationKeyId":"b"}`, []string{"kms:ReEncryptFrom kms::key/a", "kms:ReEncryptTo kms::key/b"}},
		{"ecs:stopTask", `{"Cluster":"arn:aws:ecs:r:1:cluster/c","Task.$":"$.t"}`, []string{"ecs:StopTask ecs::task/c/*", "unknown Task"}},
		{"batch:submitJob", `{"JobDefinition":"d:4","JobQueue":"q"}`, []string{"batch:SubmitJob batch::job-definition/d:4", "batch:SubmitJob batch::job-queue/q"}},
		{"athena:getQueryExecution", `{"QueryExecutionId.$":"$.q"}`, []string{"athena:GetQueryExecution athena::workgroup/*"}},
		{"glue:getTable", `{"DatabaseName":"d","Name":"t"}`, []string{"glue:GetTable glue::catalog", "glue:GetTable glue::database/d", "glue:GetTable glue::table/d/t"}},
		{"sagemakerruntime:invokeEndpoint", `{"EndpointName":"Ep"}`, []string{"sagemaker:InvokeEndpoint sagemaker::endpoint/ep"}},
		{"rdsdata:executeStatement", `{"ResourceArn":"arn:aws:rds:r:1:cluster:c","SecretArn":"arn:aws:secretsmanager:r:1:secret:s"}`, []string{"rds-data:ExecuteStatement rds:r:1:cluster:c", "secretsmanager:GetSecretValue secretsmanager:r:1:secret:s"}},
		{"redshiftdata:executeStatement", `{"ClusterIdentifier":"c","Database":"d","DbUser":"u"}`, []string{"redshift-data:ExecuteStatement redshift::cluster:c", "redshift:GetClusterCredentials redshift::dbname:c/d", "redshift:GetClusterCredentials redshift::dbuser:c/u"}},
		{"bedrockruntime:converse", `{"ModelId":"eu.amazon.nova-lite-v1:0","GuardrailConfig":{"GuardrailIdentifier":"g"}}`, []string{
			"bedrock:ApplyGuardrail bedrock::guardrail/g", "bedrock:InvokeModel bedrock::inference-profile/eu.amazon.nova-lite-v1:0", "bedrock:InvokeModel bedrock:*::foundation-model/amazon.nova-lite-v1:0", "unknown ModelId"}},
		{"bedrockagentruntime:invokeAgent", `{"AgentId":"A","AgentAliasId":"B"}`, []string{"bedrock:InvokeAgent bedrock::agent-alias/A/B"}},
		{"textract:startDocumentAnalysis", `{"DocumentLocation":{"S3Object":{"Bucket":"b","Name":"k"}},"OutputConfig":{"S3Bucket":"o","S3Prefix":"p"}}`, []string{"s3:GetObject s3:::b/k", "s3:PutObject s3:::o/p/*", "textract:StartDocumentAnalysis *"}},
		{"transcribe:startMedicalTranscriptionJob", `{"Media":{"MediaFileUri":"https://s3.eu-west-1.amazonaws.com/b/k"},"OutputBucketName":"o"}`, []string{"s3:GetObject s3:::b/k", "s3:PutObject s3:::o/*", "transcribe:StartMedicalTranscriptionJob *"}},
		{"healthlake:startFHIRExportJob", `{"DatastoreId":"${d}","DataAccessRoleArn":"${r}"}`, []string{"healthlake:StartFHIRExportJob healthlake::datastore/fhir/${d}", "iam:PassRole ${r} if iam:PassedToService StringEquals healthlake.amazonaws.com"}},
		{"medicalimaging:getImageSet", `{"DatastoreId.$":"$.d","ImageSetId":"i"}`, []string{"medical-imaging:GetImageSet medical-imaging::datastore/*/imageset/i", "unknown DatastoreId"}},
		{"comprehendmedical:inferICD10CM", `{"Text":"x"}`, []string{"comprehendmedical:InferICD10CM *"}},
		{"sesv2:sendEmail", `{"FromEmailAddress":"Ward <a@example.com>"}`, []string{"ses:SendEmail ses::identity/a@example.com", "ses:SendEmail ses::identity/example.com"}},
		{"apigateway:getRestApi", `{"RestApiId":"r"}`, []string{"apigateway:GET apigateway::/restapis/r"}},
		{"cloudformation:describeStacks", `{"StackName":"s"}`, []string{"cloudformation:DescribeStacks cloudformation::stack/s/*"}},
		{"databasemigration:startReplicationTask", `{"ReplicationTaskArn":"arn:aws:dms:r:1:task:x"}`, []string{"dms:StartReplicationTask dms:r:1:task:x"}},
		{"ec2:describeInstances", `{}`, []string{"ec2:DescribeInstances *"}},
		{"ec2:startInstances", `{"InstanceIds":["i-1"]}`, []string{"ec2:StartInstances ec2::instance/i-1"}},
	} {
		p := iam.Derive(task(t, "arn:aws:states:::aws-sdk:"+test.call, args(t, test.arguments), false), iam.Options{})
		var got []string
		for _, line := range lines(p, iam.Values{}) {
			got = append(got, shorter.Replace(line))
		}
		require.Equal(t, test.want, got, "%s %s", test.call, test.arguments)
		sound(t, p)
	}
}

// TestEverySDKAction derives every call of the catalogue with placeholders for all its parameters: a policy or a word why there is none.
func TestEverySDKAction(t *testing.T) {
	calls, unknown, all := 0, 0, 0
	for _, name := range service.SDKServices() {
		s := service.LookupSDK(name)
		for _, action := range s.Actions() {
			arguments := map[string]any{}
			for _, p := range s.Action(action).Parameters {
				if p.Kind == service.String {
					arguments[p.Name] = "${" + p.Name + "}"
				}
			}
			p := iam.Derive(task(t, "arn:aws:states:::aws-sdk:"+name+":"+action, arguments, false), iam.Options{})
			permissions, ok := s.Permissions(action)
			calls++
			if !ok {
				require.Empty(t, p.Statements, "%s:%s", name, action)
				require.Equal(t, "Resource", p.Unknown[0].Field)
				unknown++
				continue
			}
			sound(t, p)
			granted := map[string]bool{}
			for _, line := range lines(p, iam.Values{}) {
				word, resource, _ := strings.Cut(line, " ")
				granted[word] = true
				if resource == "*" {
					all++
				}
			}
			require.True(t, len(p.Unknown) > 0 || granted[permissions[0].Action], "%s:%s", name, action)
		}
	}
	t.Logf("%d calls, of which %d have no known action; %d pairs on all resources", calls, unknown, all)
	require.Less(t, unknown*20, calls)
}
