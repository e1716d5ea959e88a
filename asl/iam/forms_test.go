package iam_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/iam"
)

// TestForms holds the resources of targets in all the forms in which a call may name them.
func TestForms(t *testing.T) {
	const queue = "sqs:SendMessage arn:${Partition}:sqs:us-east-1:111122223333:jobs"
	own := func(text string) string { return "arn:${Partition}:" + text }
	for _, test := range []struct {
		resource, arguments string
		want                []string
	}{
		{"lambda:invoke", `{"FunctionName":"${fn_arn}:live"}`, []string{"lambda:InvokeFunction ${fn_arn}:live"}},
		{"lambda:invoke", `{"FunctionName":"${fn_arn}:live","Qualifier":"live"}`, []string{"lambda:InvokeFunction ${fn_arn}:live"}},
		{"lambda:invoke", `{"FunctionName":"${stage}:live"}`, []string{"lambda:InvokeFunction " + function + "${stage}:live"}},
		{"sqs:sendMessage", `{"QueueUrl":"https://queue.amazonaws.com/111122223333/jobs"}`, []string{queue}},
		{"sqs:sendMessage", `{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/111122223333/jobs/"}`, []string{queue}},
		{"sqs:sendMessage", `{"QueueUrl":"https://sqs-fips.us-east-1.amazonaws.com/111122223333/jobs"}`, []string{queue}},
		{"sqs:sendMessage", `{"QueueUrl":"https://vpce-1.sqs.us-east-1.vpce.amazonaws.com/111122223333/jobs"}`, []string{queue}},
		{"states:startExecution.sync:2", `{"StateMachineArn":"child:live"}`, []string{
			"events:DescribeRule " + own("events:${Region}:${Account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"),
			"events:PutRule " + own("events:${Region}:${Account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"),
			"events:PutTargets " + own("events:${Region}:${Account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"),
			"states:DescribeExecution " + own("states:${Region}:${Account}:execution:child:*"), "states:StopExecution " + own("states:${Region}:${Account}:execution:child:*"),
			"states:StartExecution " + own("states:${Region}:${Account}:stateMachine:child:live"),
		}},
		{"aws-sdk:sfn:getExecutionHistory", `{"ExecutionArn.$":"$$.Execution.Id"}`, []string{"states:GetExecutionHistory " + own("states:${Region}:${Account}:execution:${StateMachineName}:*"), "unknown ExecutionArn"}},
		{"aws-sdk:dynamodb:query", `{"TableName":"arn:aws:dynamodb:r:1:table/t","IndexName":"i"}`, []string{"dynamodb:Query arn:aws:dynamodb:r:1:table/t/index/i"}},
		{"aws-sdk:dynamodb:scan", `{"TableName":"${table_arn}","IndexName":"i"}`, []string{"dynamodb:Scan ${table_arn}/index/i"}},
		{"aws-sdk:dynamodb:query", `{"TableName":"${table}","IndexName":"i"}`, []string{"dynamodb:Query " + own("dynamodb:${Region}:${Account}:table/${table}/index/i")}},
		{"aws-sdk:dynamodb:query", `{"TableName.$":"$.t","IndexName.$":"$.i"}`, []string{"dynamodb:Query " + own("dynamodb:${Region}:${Account}:table/*/index/*"), "unknown TableName", "unknown IndexName"}},
		{"aws-sdk:dynamodb:batchWriteItem", `{"RequestItems":{"t.$":"$.writes"}}`, []string{"dynamodb:BatchWriteItem " + own("dynamodb:${Region}:${Account}:table/t")}},
		{"aws-sdk:sqs:getQueueUrl", `{"QueueName":"q","QueueOwnerAWSAccountId":"222233334444"}`, []string{"sqs:GetQueueUrl " + own("sqs:${Region}:222233334444:q")}},
		{"aws-sdk:secretsmanager:getSecretValue", `{"SecretId":"${secret_arn}"}`, []string{"secretsmanager:GetSecretValue ${secret_arn}"}},
		{"aws-sdk:secretsmanager:getSecretValue", `{"SecretId":"${secret_name}"}`, []string{"secretsmanager:GetSecretValue " + own("secretsmanager:${Region}:${Account}:secret:${secret_name}-??????")}},
		{"aws-sdk:sts:assumeRole", `{"RoleArn.$":"$.r"}`, []string{"sts:AssumeRole " + own("iam::*:role/*"), "unknown RoleArn"}},
		{"aws-sdk:sts:assumeRole", `{"RoleArn":"arn:aws:iam::1:role/r"}`, []string{"sts:AssumeRole arn:aws:iam::1:role/r"}},
		{"aws-sdk:medicalimaging:copyImageSet", `{"DatastoreId":"d","SourceImageSetId":"i"}`, []string{"medical-imaging:CopyImageSet " + own("medical-imaging:${Region}:${Account}:datastore/d/imageset/i")}},
		{"aws-sdk:rds:createDBSnapshot", `{"DbInstanceIdentifier":"d","DbSnapshotIdentifier":"s"}`, []string{
			"rds:CreateDBSnapshot " + own("rds:${Region}:${Account}:db:d"), "rds:CreateDBSnapshot " + own("rds:${Region}:${Account}:snapshot:s")}},
		{"aws-sdk:rds:copyDBSnapshot", `{"SourceDBSnapshotIdentifier":"s","TargetDBSnapshotIdentifier":"t"}`, []string{
			"rds:CopyDBSnapshot " + own("rds:${Region}:${Account}:snapshot:s"), "rds:CopyDBSnapshot " + own("rds:${Region}:${Account}:snapshot:t")}},
		{"aws-sdk:omics:startRun", `{"WorkflowId":"w","RoleArn":"arn:aws:iam::1:role/r","Name":"run","OutputUri":"s3://b/o"}`, []string{
			"iam:PassRole arn:aws:iam::1:role/r if iam:PassedToService StringEquals omics.amazonaws.com",
			"omics:StartRun " + own("omics:${Region}:${Account}:run/*"), "omics:StartRun " + own("omics:${Region}:${Account}:workflow/w")}},
		{"aws-sdk:databrew:describeJob", `{"Name":"j"}`, []string{"databrew:DescribeJob " + own("databrew:${Region}:${Account}:job/j")}},
		{"aws-sdk:ecs:registerTaskDefinition", `{"Family":"f"}`, []string{"ecs:RegisterTaskDefinition " + own("ecs:${Region}:${Account}:task-definition/f:*")}},
		{"aws-sdk:sesv2:getEmailIdentity", `{"EmailIdentity":"example.com"}`, []string{"ses:GetEmailIdentity " + own("ses:${Region}:${Account}:identity/example.com")}},
		{"aws-sdk:bedrock:getModelCustomizationJob", `{"JobIdentifier":"j"}`, []string{"bedrock:GetModelCustomizationJob " + own("bedrock:${Region}:${Account}:model-customization-job/j")}},
		{"aws-sdk:athena:getTableMetadata", `{"CatalogName":"c","DatabaseName":"d","TableName":"t"}`, []string{"athena:GetTableMetadata " + own("athena:${Region}:${Account}:datacatalog/c")}},
		{"aws-sdk:ec2:createTags", `{"Resources":["i-1","vol-2","snap-3","x"],"Tags":[]}`, []string{
			"ec2:CreateTags " + own("ec2:${Region}:${Account}:*/x"), "ec2:CreateTags " + own("ec2:${Region}:${Account}:instance/i-1"),
			"ec2:CreateTags " + own("ec2:${Region}:${Account}:volume/vol-2"), "ec2:CreateTags " + own("ec2:${Region}::snapshot/snap-3")}},
		{"aws-sdk:kms:encrypt", `{"KeyId":"arn:aws:alias/x"}`, []string{"kms:Encrypt arn:aws:alias/x"}},
		{"aws-sdk:transcribe:startMedicalScribeJob", `{"Media":{"MediaFileUri":"s3://in/a.wav"},"OutputBucketName":"o","DataAccessRoleArn":"arn:aws:iam::1:role/r"}`, []string{
			"iam:PassRole arn:aws:iam::1:role/r if iam:PassedToService StringEquals transcribe.amazonaws.com", "s3:GetObject " + own("s3:::in/a.wav"), "transcribe:StartMedicalScribeJob *"}},
		{"aws-sdk:transcribe:startTranscriptionJob", `{"Media":{"MediaFileUri":"s3://in/a.wav"},"OutputBucketName":"o","OutputKey":"t.json","JobExecutionSettings":{"DataAccessRoleArn":"arn:aws:iam::1:role/r"}}`, []string{
			"iam:PassRole arn:aws:iam::1:role/r if iam:PassedToService StringEquals transcribe.amazonaws.com", "s3:GetObject " + own("s3:::in/a.wav"),
			"s3:PutObject " + own("s3:::o/t.json"), "transcribe:StartTranscriptionJob *"}},
		{"aws-sdk:transcribe:startCallAnalyticsJob", `{"Media":{"MediaFileUri":"s3://in/a.wav"},"OutputLocation":"s3://o/calls/"}`, []string{
			"s3:GetObject " + own("s3:::in/a.wav"), "s3:PutObject " + own("s3:::o/calls/*"), "transcribe:StartCallAnalyticsJob *"}},
		{"aws-sdk:emrcontainers:startJobRun", `{"VirtualClusterId":"v","ExecutionRoleArn":"arn:aws:iam::1:role/r"}`, []string{
			"emr-containers:StartJobRun " + own("emr-containers:${Region}:${Account}:/virtualclusters/v") + " if emr-containers:ExecutionRoleArn StringEquals arn:aws:iam::1:role/r"}},
		{"aws-sdk:s3control:createJob", `{"AccountId":"1","RoleArn":"arn:aws:iam::1:role/r"}`, []string{
			"iam:PassRole arn:aws:iam::1:role/r if iam:PassedToService StringEquals batchoperations.s3.amazonaws.com", "s3:CreateJob *"}},
		{"aws-sdk:ses:sendRawEmail", `{"Source":"a@example.com"}`, []string{
			"ses:SendRawEmail " + own("ses:${Region}:${Account}:identity/a@example.com"), "ses:SendRawEmail " + own("ses:${Region}:${Account}:identity/example.com")}},
		{"aws-sdk:appsync:getGraphqlApi", `{"ApiId":"a"}`, []string{"appsync:GetGraphqlApi " + own("appsync:${Region}:${Account}:apis/a")}},
		{"aws-sdk:dynamodb:restoreTableToPointInTime", `{"SourceTableName":"s","TargetTableName":"t"}`, []string{
			"dynamodb:RestoreTableToPointInTime " + own("dynamodb:${Region}:${Account}:table/s"), "dynamodb:RestoreTableToPointInTime " + own("dynamodb:${Region}:${Account}:table/t")}},
		{"aws-sdk:bedrock:createModelInvocationJob", `{"ModelId":"a.b-v1:0","RoleArn":"arn:aws:iam::1:role/r"}`, []string{
			"bedrock:CreateModelInvocationJob " + own("bedrock:${Region}:${Account}:model-invocation-job/*"), "bedrock:CreateModelInvocationJob " + own("bedrock:${Region}::foundation-model/a.b-v1:0"),
			"iam:PassRole arn:aws:iam::1:role/r if iam:PassedToService StringEquals bedrock.amazonaws.com"}},
		{"bedrock:invokeModel", `{"ModelId":"arn:aws:bedrock:${AWS::Region}:${AWS::AccountId}:inference-profile/us.a.b-v1:0"}`, []string{
			"bedrock:InvokeModel " + own("bedrock:*::foundation-model/a.b-v1:0"), "bedrock:InvokeModel arn:aws:bedrock:${Region}:${Account}:inference-profile/us.a.b-v1:0", "unknown ModelId"}},
		{"athena:getQueryResults", `{"QueryExecutionId.$":"$.q"}`, []string{
			"athena:GetQueryResults " + own("athena:${Region}:${Account}:workgroup/*"), "s3:GetObject " + own("s3:::*"), "unknown QueryExecutionId"}},
	} {
		p := iam.Derive(task(t, "arn:aws:states:::"+test.resource, args(t, test.arguments), false), iam.Options{})
		require.Equal(t, test.want, lines(p, iam.Values{}), "%s %s", test.resource, test.arguments)
		sound(t, p)
	}
}

// TestFormsInJSONata holds targets inside of objects that an expression makes.
func TestFormsInJSONata(t *testing.T) {
	p := iam.Derive(task(t, "arn:aws:states:::aws-sdk:dynamodb:batchWriteItem", map[string]any{"RequestItems": "{% {'t': $states.input.writes} %}"}, true), iam.Options{})
	require.Equal(t, []string{"dynamodb:BatchWriteItem arn:${Partition}:dynamodb:${Region}:${Account}:table/t"}, lines(p, iam.Values{}))
	p = iam.Derive(task(t, "arn:aws:states:::aws-sdk:dynamodb:batchWriteItem", map[string]any{"RequestItems": "{% {$states.input.t: []} %}"}, true), iam.Options{})
	require.Equal(t, []string{"dynamodb:BatchWriteItem arn:${Partition}:dynamodb:${Region}:${Account}:table/*", "unknown RequestItems"}, lines(p, iam.Values{}))
}

// TestCredentialsInOneExpression reads a role out of an object that an expression makes.
func TestCredentialsInOneExpression(t *testing.T) {
	p := iam.Derive(machine(t, `{"QueryLanguage":"JSONata","StartAt":"S","States":{"S":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"f"},
		"Credentials":"{% {'RoleArn': 'arn:aws:iam::999988887777:role/' & $states.input.r} %}","End":true}}}`), iam.Options{})
	require.Equal(t, []string{"sts:AssumeRole arn:aws:iam::999988887777:role/*", "unknown Credentials.RoleArn"}, lines(p, iam.Values{}))
}

// TestSecretFilled fills a placeholder for a secret by its name and by its ARN.
func TestSecretFilled(t *testing.T) {
	p := iam.Derive(task(t, "arn:aws:states:::aws-sdk:secretsmanager:getSecretValue", args(t, `{"SecretId":"${s}"}`), false), iam.Options{})
	for value, want := range map[string]string{
		"db": "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:db-??????", "arn:aws:secretsmanager:r:1:secret:db-AbCdEf": "arn:aws:secretsmanager:r:1:secret:db-AbCdEf",
	} {
		require.Equal(t, []string{"secretsmanager:GetSecretValue " + want}, lines(p, iam.Values{Params: map[string]string{"s": value}}))
	}
}

// TestResultsOfAQuery reads results where the query of the same machine wrote them, and nowhere else.
func TestResultsOfAQuery(t *testing.T) {
	p := iam.Derive(machine(t, `{"StartAt":"R","States":{
		"R":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:athena:getQueryResults","Parameters":{"QueryExecutionId.$":"$.q"},"Next":"Q"},
		"Q":{"Type":"Task","Resource":"arn:aws:states:::athena:startQueryExecution.sync","Parameters":{"QueryString":"SELECT 1","ResultConfiguration":{"OutputLocation":"s3://results/q/"}},"End":true}}}`), iam.Options{})
	list := lines(p, iam.Values{})
	require.Contains(t, list, "athena:GetQueryResults arn:${Partition}:athena:${Region}:${Account}:workgroup/*")
	require.Contains(t, list, "s3:GetObject arn:${Partition}:s3:::results/q/*")
	require.NotContains(t, list, "s3:GetObject arn:${Partition}:s3:::*")
}
