package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// callFindings judges a machine of one Task with further fields, and returns the findings about calls and the names of errors.
func callFindings(t *testing.T, resource, fields string) diag.List {
	t.Helper()
	if fields != "" {
		fields += ", "
	}
	m, list := asl.Parse("", []byte(fmt.Sprintf(`{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": %q, %s"End": true}}}`, resource, fields)))
	require.Empty(t, list)
	var found diag.List
	for _, d := range rules.Validate(m, validate.Options{}) {
		if strings.HasPrefix(d.Code, "ASL40") || strings.HasPrefix(d.Code, "ASL115") {
			found = append(found, d)
		}
	}
	return found
}

// callCase is a row of the tables: want is "code severity", and help a part of the remedy; an empty want is no finding.
type callCase struct{ resource, fields, want, help string }

func runCalls(t *testing.T, cases []callCase) {
	t.Helper()
	for _, c := range cases {
		found := callFindings(t, c.resource, c.fields)
		if c.want == "" {
			require.Empty(t, found, "%s %s", c.resource, c.fields)
			continue
		}
		require.Len(t, found, 1, "%s %s: %s", c.resource, c.fields, found)
		require.Equal(t, c.want, found[0].Code+" "+found[0].Severity.String(), "%s %s: %s", c.resource, c.fields, found)
		require.Contains(t, found[0].Help, c.help, "%s %s", c.resource, c.fields)
	}
}

func TestResource(t *testing.T) {
	runCalls(t, []callCase{
		// What a Task can call, in all partitions.
		{"arn:aws:lambda:us-east-1:111122223333:function:f", "", "", ""},
		{"arn:aws:lambda:us-east-1:111122223333:function:f:$LATEST", "", "", ""},
		{"arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:f:live", "", "", ""},
		{"arn:aws:lambda:your-region:your-account-id:function:f", "", "", ""},
		{"arn:aws:states:us-east-1:111122223333:activity:read.scan", "", "", ""},
		{"arn:aws-cn:states:::aws-sdk:s3:listBuckets", "", "", ""},
		{"arn:aws-iso:states:::aws-sdk:s3:listBuckets.waitForTaskToken", "", "", ""},
		{"arn:aws-iso-b:states:::states:startExecution.sync:2", "", "", ""},
		{"arn:aws-iso-e:states:::ecs:runTask.sync", "", "", ""},
		{"arn:aws-iso-f:states:::aws-sdk:sfn:startSyncExecution", "", "", ""},
		{"arn:aws-eusc:states:::lambda:invoke", "", "", ""},
		// Placeholders.
		{"${function}", "", "", ""},
		{"${Function.Arn}", "", "", ""},
		{"${Stack::Function}", "", "", ""},
		{"arn:${AWS::Partition}:states:::lambda:invok", "", "", ""},
		{"arn:aws:states:::${service}:${action}.sinc", "", "", ""},
		// What is none.
		{"invalid-arn", "", "ASL4001 error", "lambda:invoke"},
		{"", "", "ASL4001 error", ""},
		{"{% $fn %}", "", "ASL4001 error", "never an expression"},
		{"$.fn", "", "ASL4001 error", "never an expression"},
		{" arn:aws:states:::lambda:invoke", "", "ASL4001 error", "white space"},
		{"https://example.com/f", "", "ASL4001 warning", "only ARNs"},
		{"arn:aws:states:us-east-1:111122223333:stateMachine:child", "", "ASL4002 error", "arn:aws:states:::states:startExecution.sync:2"},
		{"arn:aws:states:us-east-1:111122223333:express:child:1:2", "", "ASL4002 error", ""},
		{"arn:aws:lambda:us-east-1:111122223333:function", "", "ASL4002 error", "function:name"},
		{"arn:aws:lambda:us-east-1:111122223333:layer:l:1", "", "ASL4002 error", "function:name"},
		{"arn:aws:sqs:us-east-1:111122223333:queue", "", "ASL4002 error", "arn:aws:states:::sqs:sendMessage"},
		{"arn:aws:s3:::bucket", "", "ASL4002 error", "aws-sdk:s3:action"},
		{"arn:aws:states:::aws-sdk:s3", "", "ASL4002 error", "aws-sdk:service:action"},
		{"arn:aws:states:::lambda", "", "ASL4002 error", "service:action"},
		{"arn:aws:states:us-east-1:111122223333:activity", "", "ASL4002 error", "activity:name"},
		{"arn:asw:states:::lambda:invoke", "", "ASL4003 warning", `"aws"`},
		{"arn:newcloud:lambda:r:a:function:f", "", "ASL4003 warning", "known partitions"},
		{"arn:aws:states:us-east-1:111122223333:lambda:invoke", "", "ASL4004 warning", `"arn:aws:states:::lambda:invoke"`},
		{"arn:aws:states:us-east-1::aws-sdk:s3:listBuckets", "", "ASL4004 warning", `"arn:aws:states:::aws-sdk:s3:listBuckets"`},
		{"arn:aws:lambda:us-east-1::function:f", "", "ASL4004 warning", ""},
	})
}

func TestServiceAndAction(t *testing.T) {
	runCalls(t, []callCase{
		{"arn:aws:states:::s3:getObject", "", "ASL4005 error", "arn:aws:states:::aws-sdk:s3:getObject"},
		{"arn:aws:states:::s3:GetObject", "", "ASL4005 error", "arn:aws:states:::aws-sdk:s3:getObject"},
		{"arn:aws:states:::logs:putLogEvents", "", "ASL4005 error", "arn:aws:states:::aws-sdk:cloudwatchlogs:putLogEvents"},
		{"arn:aws:states:::Lambda:invoke", "", "ASL4005 error", `"lambda"`},
		{"arn:aws:states:::lamda:invoke", "", "ASL4005 error", `"lambda"`},
		{"arn:aws:states:::aws_sdk:lambda:invoke", "", "ASL4005 error", `did you mean "aws-sdk"?`},
		{"arn:aws:states:::awssdk:lambda:invoke", "", "ASL4005 error", `did you mean "aws-sdk"?`},
		{"arn:aws:states:::aws-sdks:lambda:invoke", "", "ASL4005 error", `did you mean "aws-sdk"?`},
		{"arn:aws:states:::AWS-SDK:lambda:invoke", "", "ASL4005 error", `did you mean "aws-sdk"?`},
		{"arn:aws:states:::asw-sdk:lambda:invoke", "", "ASL4005 error", `did you mean "aws-sdk"?`},
		{"arn:aws:states:::emr:createCluster.sync", "", "ASL4005 error", `"arn:aws:states:::elasticmapreduce:createCluster.sync"`},
		{"arn:aws:states:::emr:describeCluster", "", "ASL4005 error", `"arn:aws:states:::aws-sdk:emr:describeCluster"`},
		{"arn:aws:states:::emr:doNewThing", "", "ASL4005 error", `the service is called "elasticmapreduce" here`},
		{"arn:aws:states:::emr:createCluster.sync:2", "", "ASL4005 error", `the service is called "elasticmapreduce" here`},
		{"arn:aws:states:::EMR:createCluster", "", "ASL4005 error", `"arn:aws:states:::elasticmapreduce:createCluster"`},
		{"arn:aws:states:::emrserverless:startJobRun.sync", "", "ASL4005 error", `"arn:aws:states:::emr-serverless:startJobRun.sync"`},
		{"arn:aws:states:::emrcontainers:startJobRun.sync", "", "ASL4005 error", `"arn:aws:states:::emr-containers:startJobRun.sync"`},
		{"arn:aws:states:::sfn:startExecution.sync:2", "", "ASL4005 error", `"arn:aws:states:::states:startExecution.sync:2"`},
		{"arn:aws:states:::sfn:listExecutions", "", "ASL4005 error", `"arn:aws:states:::aws-sdk:sfn:listExecutions"`},
		{"arn:aws:states:::stepfunctions:startExecution", "", "ASL4005 error", `"arn:aws:states:::states:startExecution"`},
		{"arn:aws:states:::step-functions:listExecutions", "", "ASL4005 error", `"arn:aws:states:::aws-sdk:sfn:listExecutions"`},
		{"arn:aws:states:::eventbridge:putEvents.waitForTaskToken", "", "ASL4005 error", `"arn:aws:states:::events:putEvents.waitForTaskToken"`},
		{"arn:aws:states:::cloudwatchevents:putEvents", "", "ASL4005 error", `"arn:aws:states:::events:putEvents"`},
		{"arn:aws:states:::bedrockruntime:invokeModel", "", "ASL4005 error", `"arn:aws:states:::bedrock:invokeModel"`},
		{"arn:aws:states:::bedrockruntime:converse", "", "ASL4005 error", `"arn:aws:states:::aws-sdk:bedrockruntime:converse"`},
		{"arn:aws:states:::ddb:getItem", "", "ASL4005 error", `"arn:aws:states:::dynamodb:getItem"`},
		{"arn:aws:states:::ddb:query", "", "ASL4005 error", `"arn:aws:states:::aws-sdk:dynamodb:query"`},
		{"arn:aws:states:::s3:doNewThing", "", "ASL4005 error", `"arn:aws:states:::aws-sdk:s3:action"`},
		{"arn:aws:states:::brandnew:invoke", "", "ASL4005 warning", "lambda"},
		{"arn:aws:states:::dynamodb:query", "", "ASL4006 error", "arn:aws:states:::aws-sdk:dynamodb:query"},
		{"arn:aws:states:::lambda:invok", "", "ASL4006 error", `"invoke"`},
		{"arn:aws:states:::lambda:Invoke", "", "ASL4006 error", `"invoke"`},
		{"arn:aws:states:::events:listRulez", "", "ASL4006 error", "arn:aws:states:::aws-sdk:eventbridge:listRules"},
		{"arn:aws:states:::http:get", "", "ASL4006 warning", `"invoke"`},
		{"arn:aws:states:::dynamodb:Query", "", "ASL4006 error", "arn:aws:states:::aws-sdk:dynamodb:query"},
		{"arn:aws:states:::events:putEvent", "", "ASL4006 error", `"putEvents"`},
		{"arn:aws:states:::sqs:sendMesage", "", "ASL4006 error", `"sendMessage"`},
		{"arn:aws:states:::http:Get", "", "ASL4006 error", "lower case"},
		{"arn:aws:states:::bedrock:doNewThing", "", "ASL4006 warning", "a newer one"},
		{"arn:aws:states:::bedrock:invokeModelV2", "", "ASL4006 warning", `"invokeModel"`},
		{"arn:aws:states:::lambda:invokeFunction", "", "ASL4006 warning", `"invoke"`},
		{"arn:aws:states:::aws-sdk:states:startExecution", "", "ASL4007 error", "arn:aws:states:::aws-sdk:sfn:startExecution"},
		{"arn:aws:states:::aws-sdk:cloudwatchevents:putEvents", "", "ASL4007 error", `"arn:aws:states:::aws-sdk:eventbridge:putEvents"`},
		{"arn:aws:states:::aws-sdk:ddb:getItem", "", "ASL4007 error", `"arn:aws:states:::aws-sdk:dynamodb:getItem"`},
		{"arn:aws:states:::aws-sdk:elasticmapreduce:addStep", "", "ASL4007 error", `"arn:aws:states:::elasticmapreduce:addStep"`},
		{"arn:aws:states:::aws-sdk:elasticmapreduce:doNewThing", "", "ASL4007 error", `the service is called "emr" here`},
		{"arn:aws:states:::aws-sdk:cloudwatchmetrics:putMetricData", "", "ASL4007 warning", `"cloudwatch"`},
		{"arn:aws:states:::aws-sdk:DynamoDB:getItem", "", "ASL4007 error", `"dynamodb"`},
		{"arn:aws:states:::aws-sdk:secretmanager:getSecretValue", "", "ASL4007 error", `"secretsmanager"`},
		{"arn:aws:states:::aws-sdk:brandnew:doIt", "", "ASL4007 warning", ""},
		{"arn:aws:states:::aws-sdk:s3:ListBuckets", "", "ASL4008 error", `"listBuckets"`},
		{"arn:aws:states:::aws-sdk:s3:lisBuckets", "", "ASL4008 error", `"listBuckets"`},
		{"arn:aws:states:::aws-sdk:s3:listBucketsV2", "", "ASL4008 warning", `"listBuckets"`},
		{"arn:aws:states:::aws-sdk:s3:juggle", "", "ASL4008 warning", "new action"},
		{"arn:aws:states:::aws-sdk:s3:Juggle", "", "ASL4008 error", "lower case"},
		{"arn:aws:states:::aws-sdk:qldb:whatever", "", "", ""},
		{"arn:aws:states:::aws-sdk:sts:assumeRole", "", "ASL4009 error", "Credentials"},
		{"arn:aws:states:::aws-sdk:bedrockruntime:invokeModelWithResponseStream", "", "ASL4009 error", `"invokeModel"`},
		{"arn:aws:states:::aws-sdk:s3:selectObjectContent", "", "ASL4009 error", "Lambda"},
	})
}

func TestPattern(t *testing.T) {
	runCalls(t, []callCase{
		{"arn:aws:states:::states:startExecution.sync:1", "", "ASL4010 error", ".sync"},
		{"arn:aws:states:::states:startExecution.sync:3", "", "ASL4010 error", ".sync"},
		{"arn:aws:states:::sqs:sendMessage.waitForTaskTokens", "", "ASL4010 error", `".waitForTaskToken"`},
		{"arn:aws:states:::sqs:sendMessage.waitForCallback", "", "ASL4010 error", `".sync"`},
		{"arn:aws:states:::sqs:sendMessage.", "", "ASL4010 error", ""},
		{"arn:aws:states:::sqs:sendMessage.sync", "", "ASL4010 error", `".waitForTaskToken"`},
		{"arn:aws:states:::dynamodb:getItem.waitForTaskToken", "", "ASL4010 error", "request and response only"},
		{"arn:aws:states:::ecs:runTask.sync:2", "", "ASL4010 error", `".sync"`},
		{"arn:aws:states:::eks:runJob.waitForTaskToken", "", "ASL4010 warning", ""},
		{"arn:aws:states:::aws-sdk:ecs:runTask.sync", "", "ASL4010 error", "arn:aws:states:::ecs:runTask.sync"},
		{"arn:aws:states:::aws-sdk:textract:startDocumentAnalysis.sync", "", "ASL4010 error", "Wait and Choice"},
		{"arn:aws:lambda:us-east-1:111122223333:function:f.waitForTaskToken", "", "ASL4010 error", "arn:aws:states:::lambda:invoke.waitForTaskToken"},
	})
}

func TestParameters(t *testing.T) {
	const (
		sqs    = "arn:aws:states:::sqs:sendMessage"
		invoke = "arn:aws:states:::lambda:invoke"
		get    = "arn:aws:states:::aws-sdk:s3:getObject"
		put    = "arn:aws:states:::aws-sdk:s3:putObject"
	)
	runCalls(t, []callCase{
		// The input as a whole, expressions, placeholders.
		{sqs, "", "", ""},
		{sqs, `"QueryLanguage": "JSONata", "Arguments": "{% $states.input %}"`, "", ""},
		{sqs, `"Parameters": {"QueueUrl.$": "$.url", "MessageBody.$": "$"}`, "", ""},
		{sqs, `"QueryLanguage": "JSONata", "Arguments": {"QueueUrl": "{% $url %}", "MessageBody": {"a": 1}}`, "", ""},
		{sqs, `"Parameters": {"QueueUrl": "${url}", "MessageBody": 5, "DelaySeconds": "${delay}"}`, "", ""},
		// Unknown.
		{sqs, `"Parameters": {"queueUrl": "u", "MessageBody": "b"}`, "ASL4011 error", `"QueueUrl"`},
		{sqs, `"Parameters": {"QueueURL.$": "$.u", "MessageBody": "b"}`, "ASL4011 error", `"QueueUrl"`},
		{sqs, `"Parameters": {"Queue": "${url}", "QueueUrl": "u", "MessageBody": "b"}`, "ASL4011 warning", "it takes"},
		{sqs, `"Parameters": {"QueueUrl": "u", "MessageBody": "b", "DelaySecond": 1}`, "ASL4011 warning", `"DelaySeconds"`},
		{sqs, `"Parameters": {"QueueUrl": "u", "MessageBody": "b", "DelxySeconds": 1}`, "ASL4011 error", `"DelaySeconds"`},
		{sqs, `"Parameters": {"QueueUrl": "u", "Message": "b"}`, "ASL4011 error", `"MessageBody"`},
		{sqs, `"Parameters": {"QueueUrl": "u", "MessageBody": "b", "MessageSystemAttributes": {}}`, "ASL4011 warning", "aws-sdk:sqs:sendMessage"},
		{invoke, `"Parameters": {"FunctionName": "f", "TaskToken.$": "$$.Task.Token"}`, "ASL4011 warning", `"Payload"`},
		{put, `"Parameters": {"Bucket": "b", "Key": "k", "ACL": "private"}`, "ASL4011 error", `"Acl"`},
		{put, `"Parameters": {"Bucket": "b", "Key": "k", "Acl": "private", "Body": {"a": 1}}`, "", ""},
		{"arn:aws:states:::aws-sdk:rds:startDBInstance", `"Parameters": {"DBInstanceIdentifier": "d"}`, "ASL4011 error", `"DbInstanceIdentifier"`},
		// In a query language, the spelling of the other one is unknown.
		{get, `"QueryLanguage": "JSONata", "Arguments": {"Bucket": "b", "Key": "k", "VersionId.$": "{% $v %}"}`, "ASL4011 warning", ""},
		// Missing.
		{sqs, `"Parameters": {"QueueUrl": "u"}`, "ASL4012 error", `"MessageBody"`},
		{sqs, `"Parameters": {}`, "ASL4012 error", `"QueueUrl" and "MessageBody"`},
		{get, `"QueryLanguage": "JSONata", "Arguments": {"Bucket": "b"}`, "ASL4012 error", `"Key"`},
		{"arn:${partition}:states:::sqs:sendMessage", `"Parameters": {"QueueUrl": "u"}`, "ASL4012 error", `"MessageBody"`},
		{"arn:aws:states:::sns:publish", `"Parameters": {"Message": "m"}`, "ASL4012 warning", "one of them"},
		{"arn:aws:states:::sns:publish", `"Parameters": {"Message": "m", "PhoneNumber.$": "$.p"}`, "", ""},
		{"arn:aws:states:::sns:publish", `"Parameters": {"Message": "m", "TopicARN": "t"}`, "ASL4011 error", `"TopicArn"`},
		{"arn:aws:states:::aws-sdk:medicalimaging:startDICOMImportJob",
			`"Parameters": {"DatastoreId": "d", "DataAccessRoleArn": "r", "InputS3Uri": "i", "OutputS3Uri": "o"}`, "", ""},
		// Types.
		{sqs, `"Parameters": {"QueueUrl": "u", "MessageBody": "b", "DelaySeconds": "5"}`, "ASL4013 warning", "without quotes"},
		{sqs, `"Parameters": {"QueueUrl": "u", "MessageBody": "b", "DelaySeconds": 1.5}`, "ASL4013 warning", "whole number"},
		{sqs, `"Parameters": {"QueueUrl": "u", "MessageBody": "b", "DelaySeconds": "soon"}`, "ASL4013 error", "a number"},
		{sqs, `"Parameters": {"QueueUrl": "u", "MessageBody": "b", "DelaySeconds": "-1"}`, "ASL4013 warning", "without quotes"},
		{sqs, `"Parameters": {"QueueUrl": "u", "MessageBody": "b", "DelaySeconds": "node1"}`, "ASL4013 error", "a number"},
		{sqs, `"Parameters": {"QueueUrl": "u", "MessageBody": "b", "DelaySeconds": true}`, "ASL4013 error", "a number"},
		{sqs, `"Parameters": {"QueueUrl": "u", "MessageBody": "b", "MessageAttributes": []}`, "ASL4013 error", "an object"},
		{sqs, `"Parameters": {"QueueUrl": "u", "MessageBody": "b", "DelaySeconds": null}`, "", ""},
		{put, `"Parameters": {"Bucket": "b", "Key": "k", "BucketKeyEnabled": "true"}`, "ASL4013 warning", "without quotes"},
		{put, `"Parameters": {"Bucket": "b", "Key": "k", "BucketKeyEnabled": 1}`, "ASL4013 error", "true or false"},
		{"arn:aws:states:::events:putEvents", `"Parameters": {"Entries": {"Source": "s"}}`, "ASL4013 error", "an array"},
		// Words.
		{invoke, `"Parameters": {"FunctionName": "f", "InvocationType": "event"}`, "ASL4014 warning", `"Event"`},
		{invoke, `"QueryLanguage": "JSONata", "Arguments": {"FunctionName": "f", "InvocationType": "{% $t %}"}`, "", ""},
		// Functions by their own ARN.
		{"arn:aws:lambda:us-east-1:111122223333:function:f", `"Parameters": {"FunctionName": "f", "Payload.$": "$"}`, "ASL4015 warning", "lambda:invoke"},
		{"arn:aws:lambda:us-east-1:111122223333:function:f", `"Parameters": {"Payload.$": "$"}`, "", ""},
	})
}

// TestOddCalls judges what is no call at all.
func TestOddCalls(t *testing.T) {
	for _, text := range []string{
		`{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": 5, "End": true}}}`,
		`{"StartAt": "A", "States": {"A": {"Type": "Task", "End": true}}}`,
		`{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": [1], "End": true}}}`,
		`{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Retry": {"ErrorEquals": 1}, "Catch": [5, {"ErrorEquals": [5]}], "End": true}}}`,
		`{"StartAt": "A", "States": {"A": {"Type": "Pass", "Resource": "x", "End": true}}}`,
	} {
		m, list := asl.Parse("", []byte(text))
		require.Empty(t, list)
		for _, d := range rules.Validate(m, validate.Options{}) {
			require.Less(t, d.Code, "ASL1100", "%s: %s", text, d)
		}
	}
}

func TestErrorNames(t *testing.T) {
	const (
		function = "arn:aws:lambda:us-east-1:111122223333:function:f"
		invoke   = "arn:aws:states:::lambda:invoke"
		activity = "arn:aws:states:us-east-1:111122223333:activity:a"
		scan     = "arn:aws:states:::aws-sdk:dynamodb:scan"
		getItem  = "arn:aws:states:::dynamodb:getItem"
		nested   = "arn:aws:states:::states:startExecution.sync:2"
		token    = "arn:aws:states:::sqs:sendMessage.waitForTaskToken"
	)
	cases := []callCase{
		{function, "Lambda.TooManyRequestsException", "", ""},
		{function, "Lambda.Unknown", "", ""},
		{function, "ChartLocked", "", ""},
		{function, "com.example.ChartLockedException", "", ""},
		{function, "ThrottlingException", "", ""},
		{function, "Lambda.TooManyRequestException", "ASL1150 warning", `"Lambda.TooManyRequestsException"`},
		{function, "Lambda.ServiceExceptions", "ASL1150 warning", `"Lambda.ServiceException"`},
		{invoke, "Lambda.SDKClientException", "", ""},
		{invoke, "Lambda.EC2ThrottledException", "", ""},
		{function, "Lambda.Ec2ThrottledException", "", ""},
		{function, "Lambda.EC2ThrotledException", "ASL1150 warning", `"Lambda.Ec2ThrottledException"`},
		{"arn:aws:states:::aws-sdk:lambda:invoke", "Lambda.EC2ThrottledException", "ASL1150 warning", `"Lambda.Ec2ThrottledException"`},
		{invoke, "lambda.ServiceException", "ASL1151 warning", `"Lambda.ServiceException"`},
		{invoke, "DynamoDB.ResourceNotFoundException", "ASL1151 warning", ""},
		{invoke, "Lambda.SomethingNewException", "", ""},
		{invoke, "Lamda.ServiceException", "ASL1151 warning", `"Lambda.ServiceException"`},
		{invoke, "Charts.Locked", "", ""},
		{scan, "Nothing.KnownException", "", ""},
		{scan, "DynamoDb.ThrottlingException", "", ""},
		{scan, "DynamoDb.DynamoDbException", "", ""},
		{scan, "DynamoDb.RequestLimitExceeded", "ASL1150 warning", `"DynamoDb.RequestLimitExceededException"`},
		{scan, "DynamoDB.RequestLimitExceeded", "ASL1151 warning", `"DynamoDb.RequestLimitExceededException"`},
		{scan, "S3.NoSuchKeyException", "ASL1151 warning", ""},
		{scan, "ThrottlingException", "ASL1152 warning", `"DynamoDb.ThrottlingException"`},
		{scan, "States.Timeout", "", ""},
		{getItem, "DynamoDB.AmazonDynamoDBException", "", ""},
		{getItem, "DynamoDb.ThrottlingException", "ASL1151 warning", `"DynamoDB.ThrottlingException"`},
		{getItem, "NotMine", "", ""},
		{"arn:aws:states:::aws-sdk:s3:getObject", "S3.NoSuchKeyException", "", ""},
		{"arn:aws:states:::aws-sdk:s3:getObject", "S3.NoSuchKey", "ASL1150 warning", `"S3.NoSuchKeyException"`},
		{"arn:aws:states:::aws-sdk:s3:getObject", "NoSuchKey", "ASL1152 warning", `"S3.NoSuchKeyException"`},
		{"arn:aws:states:::aws-sdk:sfn:startExecution", "StepFunctions.ExecutionAlreadyExistsException", "ASL1151 warning", `"Sfn.ExecutionAlreadyExistsException"`},
		{"arn:aws:states:::states:startExecution", "Sfn.ExecutionAlreadyExistsException", "ASL1151 warning", `"StepFunctions.ExecutionAlreadyExistsException"`},
		// Recorded from AWS.
		{"arn:aws:states:::states:startExecution", "StepFunctions.StateMachineDoesNotExistException", "", ""},
		{"arn:aws:states:::aws-sdk:secretsmanager:createSecret", "SecretsManager.SecretsManagerException", "", ""},
		{"arn:aws:states:::aws-sdk:sfn:sendTaskFailure", "Sfn.InvalidTokenException", "", ""},
		{"arn:aws:states:::events:putEvents", "EventBridge.FailedEntry", "", ""},
		{"arn:aws:states:::sns:publish", "SNS.InvalidParameterException", "", ""},
		{"arn:aws:states:::sqs:sendMessage", "SQS.SdkClientException", "", ""},
		// Names that others choose.
		{nested, "ChartLockedException", "", ""},
		{nested, "S3.NoSuchKeyException", "", ""},
		{token, "ReviewRejectedException", "", ""},
		{token, "S3.NoSuchKeyException", "", ""},
		{token, "Sqs.AmazonSQSException", "ASL1151 warning", `"SQS.AmazonSQSException"`},
		{activity, "S3.NoSuchKeyException", "", ""},
		{"arn:aws:states:::ecs:runTask.sync", "AmazonECS.Unknown", "", ""},
		{"arn:aws:states:::brandnew:invoke", "S3.NoSuchKeyException", "ASL4005 warning", ""},
		// HTTP.
		{"arn:aws:states:::http:invoke", "States.Http.StatusCode.404", "", ""},
		{"arn:aws:states:::http:invoke", "Events.ConnectionResource.InvalidConnectionState", "", ""},
		{"arn:aws:states:::apigateway:invoke", "ApiGateway.403", "", ""},
		{"arn:aws:states:::apigateway:invoke", "States.Http.StatusCode.403", "ASL1153 warning", `"ApiGateway.403"`},
		{scan, "States.Http.Socket", "ASL1153 warning", "http:invoke"},
	}
	for i := range cases {
		cases[i].fields = fmt.Sprintf(`"Retry": [{"ErrorEquals": ["States.TaskFailed"]}], "Catch": [{"ErrorEquals": ["Custom"], "Next": "A"}, {"ErrorEquals": [%q], "Next": "A"}]`, cases[i].fields)
	}
	runCalls(t, cases)
}
