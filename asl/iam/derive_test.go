package iam_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/iam"
)

const function = "arn:${Partition}:lambda:${Region}:${Account}:function:"

// TestExpressions holds what stays of a target that an expression computes.
func TestExpressions(t *testing.T) {
	const invoke = "arn:aws:states:::lambda:invoke"
	for name, test := range map[string]struct {
		jsonata   bool
		arguments string
		want      []string
	}{
		"path":                 {false, `{"FunctionName.$":"$.f"}`, []string{"*"}},
		"format":               {false, `{"FunctionName.$":"States.Format('price-{}', $.kind)"}`, []string{"price-*"}},
		"format of a literal":  {false, `{"FunctionName.$":"States.Format('price-{}', 'ct')"}`, []string{"price-ct"}},
		"format with a star":   {false, `{"FunctionName.$":"States.Format('a*{}', 'b')"}`, []string{"a${*}b"}},
		"escaped braces":       {false, `{"FunctionName.$":"States.Format('a\\{\\}{}', 'b')"}`, []string{"a{}b"}},
		"two values in a row":  {false, `{"FunctionName.$":"States.Format('{}{}', $.a, $.b)"}`, []string{"*"}},
		"too few values":       {false, `{"FunctionName.$":"States.Format('f-{}')"}`, []string{"f-*"}},
		"other function":       {false, `{"FunctionName.$":"States.ArrayGetItem($.a, 0)"}`, []string{"*"}},
		"no path":              {false, `{"FunctionName.$":"%%"}`, []string{"*"}},
		"expression":           {true, `{"FunctionName":"{% $states.input.f %}"}`, []string{"*"}},
		"joined":               {true, `{"FunctionName":"{% 'price-' & $states.input.kind %}"}`, []string{"price-*"}},
		"joined in the middle": {true, `{"FunctionName":"{% 'p-' & $string($states.input.n) & '-v' %}"}`, []string{"p-*-v"}},
		"one of two":           {true, `{"FunctionName":"{% $states.input.x ? 'a' : 'b' %}"}`, []string{"a", "b"}},
		"one of two in a text": {true, `{"FunctionName":"{% 'p-' & ($states.input.x ? 'a' : 'b') %}"}`, []string{"p-a", "p-b"}},
		"one or nothing":       {true, `{"FunctionName":"{% $states.input.x ? 'a' %}"}`, []string{"*"}},
		"object":               {true, `"{% {'FunctionName': 'a'} %}"`, []string{"a"}},
		"object of run time":   {true, `"{% $states.input %}"`, []string{"*"}},
		"broken":               {true, `{"FunctionName":"{% ( %}"}`, []string{"*"}},
		"variable not set":     {true, `{"FunctionName":"{% $f %}"}`, []string{"*"}},
		"name of its own":      {true, `{"FunctionName":"{% ($f := 'x'; $f) %}"}`, []string{"*"}},
		"no argument":          {false, `null`, []string{"*"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := iam.Derive(task(t, invoke, args(t, test.arguments), test.jsonata), iam.Options{})
			var got []string
			for _, s := range p.Statements {
				for _, r := range s.Resources {
					got = append(got, r.String())
				}
			}
			var want []string
			for _, name := range test.want {
				want = append(want, function+name)
			}
			require.Equal(t, want, got)
			sound(t, p)
		})
	}
}

// TestVariables follows variables to all their values.
func TestVariables(t *testing.T) {
	p := iam.Derive(machine(t, `{"QueryLanguage":"JSONata","StartAt":"A","States":{
		"A":{"Type":"Choice","Choices":[{"Condition":"{% true %}","Assign":{"f":"urgent"},"Next":"B"}],"Assign":{"f":"{% 'routine-' & $states.input.ward %}","loop":"{% $loop %}"},"Default":"B"},
		"B":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"{% $f %}"},"Next":"C"},
		"C":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem","Arguments":{"TableName":"{% $loop %}"},"End":true}}}`), iam.Options{})
	require.Equal(t, []string{
		"dynamodb:GetItem arn:${Partition}:dynamodb:${Region}:${Account}:table/*",
		"lambda:InvokeFunction " + function + "routine-*", "lambda:InvokeFunction " + function + "urgent",
		"unknown FunctionName", "unknown TableName",
	}, lines(p, iam.Values{}))
	p = iam.Derive(machine(t, `{"StartAt":"A","States":{
		"A":{"Type":"Pass","Assign":{"f":"price"},"Next":"B"},
		"B":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName.$":"$f"},"End":true}}}`), iam.Options{})
	require.Equal(t, []string{"lambda:InvokeFunction " + function + "price"}, lines(p, iam.Values{}))
}

// TestTasks holds what is called by its own ARN, cannot be called, or takes a role.
func TestTasks(t *testing.T) {
	for name, test := range map[string]struct {
		state string
		want  []string
	}{
		"function":             {`"Resource":"arn:aws:lambda:eu-central-1:111122223333:function:f:live"`, []string{"lambda:InvokeFunction arn:aws:lambda:eu-central-1:111122223333:function:f:live"}},
		"activity":             {`"Resource":"arn:aws:states:eu-central-1:111122223333:activity:a"`, nil},
		"placeholder":          {`"Resource":"${fn}"`, []string{"lambda:InvokeFunction ${fn}", "unknown Resource"}},
		"no ARN":               {`"Resource":"price"`, []string{"unknown Resource"}},
		"no resource":          {`"Comment":"x"`, []string{"unknown Resource"}},
		"other ARN":            {`"Resource":"arn:aws:s3:::bucket"`, []string{"unknown Resource"}},
		"unknown integration":  {`"Resource":"arn:aws:states:::sqs:purge"`, []string{"unknown Resource"}},
		"unknown service":      {`"Resource":"arn:aws:states:::aws-sdk:nosuch:go"`, []string{"unknown Resource"}},
		"unknown action":       {`"Resource":"arn:aws:states:::aws-sdk:sqs:go"`, []string{"unknown Resource"}},
		"pattern not offered":  {`"Resource":"arn:aws:states:::sqs:sendMessage.sync","Parameters":{"QueueUrl":"https://sqs.eu-central-1.amazonaws.com/1/q"}`, []string{"sqs:SendMessage arn:${Partition}:sqs:eu-central-1:1:q", "unknown Resource"}},
		"nothing named":        {`"Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{}`, []string{"unknown Resource"}},
		"no authorization":     {`"Resource":"arn:aws:states:::apigateway:invoke","Parameters":{"ApiEndpoint":"abc.execute-api.eu-central-1.amazonaws.com","Method":"GET"}`, nil},
		"role":                 {`"Resource":"arn:aws:states:::sqs:sendMessage","Credentials":{"RoleArn":"arn:aws:iam::999988887777:role/r"}`, []string{"sts:AssumeRole arn:aws:iam::999988887777:role/r"}},
		"role of a parameter":  {`"Resource":"arn:aws:states:::sqs:sendMessage","Credentials":{"RoleArn":"${role}"}`, []string{"sts:AssumeRole ${role}"}},
		"role of run time":     {`"Resource":"arn:aws:states:::sqs:sendMessage","Credentials":{"RoleArn.$":"$.role"}`, []string{"sts:AssumeRole arn:${Partition}:iam::*:role/*", "unknown Credentials.RoleArn"}},
		"role in part":         {`"Resource":"arn:aws:states:::sqs:sendMessage","Credentials":{"RoleArn.$":"States.Format('arn:aws:iam::{}:role/Worker', $.a)"}`, []string{"sts:AssumeRole arn:aws:iam::*:role/Worker", "unknown Credentials.RoleArn"}},
		"queue of China":       {`"Resource":"arn:aws-cn:states:::sqs:sendMessage","Parameters":{"QueueUrl":"https://sqs.cn-north-1.amazonaws.com.cn/1/q"}`, []string{"sqs:SendMessage arn:${Partition}:sqs:cn-north-1:1:q"}},
		"queue in old form":    {`"Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"QueueUrl":"https://eu-west-1.queue.amazonaws.com/1/q"}`, []string{"sqs:SendMessage arn:${Partition}:sqs:eu-west-1:1:q"}},
		"itself":               {`"Resource":"arn:aws:states:::states:startExecution","Parameters":{"StateMachineArn.$":"$$.StateMachine.Id"}`, []string{"states:StartExecution ${StateMachineArn}"}},
		"function in part":     {`"Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"111122223333:function:f"}`, []string{"lambda:InvokeFunction arn:${Partition}:lambda:${Region}:111122223333:function:f"}},
		"both in the argument": {`"Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f:live","Qualifier":"live"}`, []string{"lambda:InvokeFunction " + function + "f:live"}},
		"newest revision":      {`"Resource":"arn:aws:states:::ecs:runTask","Parameters":{"TaskDefinition":"render"}`, []string{"ecs:RunTask arn:${Partition}:ecs:${Region}:${Account}:task-definition/render:*", "unknown TaskDefinition"}},
		"profile": {`"Resource":"arn:aws:states:::bedrock:invokeModel","Parameters":{"ModelId":"arn:aws:bedrock:eu-central-1:1:application-inference-profile/p"}`, []string{
			"bedrock:InvokeModel arn:aws:bedrock:eu-central-1:1:application-inference-profile/p",
			"bedrock:InvokeModel arn:${Partition}:bedrock:*::foundation-model/* if bedrock:InferenceProfileArn StringEquals arn:aws:bedrock:eu-central-1:1:application-inference-profile/p", "unknown ModelId"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := iam.Derive(machine(t, `{"StartAt":"S","States":{"S":{"Type":"Task",`+test.state+`,"End":true}}}`), iam.Options{})
			require.Equal(t, test.want, lines(p, iam.Values{}))
			sound(t, p)
		})
	}
}

// TestOptions holds what the options add.
func TestOptions(t *testing.T) {
	p := iam.Derive(machine(t, `{"StartAt":"S","States":{"S":{"Type":"Succeed"}}}`), iam.Options{KMSKey: "${key_arn}", Logging: true})
	require.Equal(t, []string{
		"kms:Decrypt ${key_arn} if kms:EncryptionContext:aws:states:stateMachineArn StringEquals ${StateMachineArn}",
		"kms:GenerateDataKey ${key_arn} if kms:EncryptionContext:aws:states:stateMachineArn StringEquals ${StateMachineArn}",
		"kms:GenerateDataKey ${key_arn} if kms:EncryptionContext:SourceArn StringEquals arn:${Partition}:logs:${Region}:${Account}:*",
	}, lines(p, iam.Values{})[:3])
	require.Len(t, p.Statements, 3)
	require.Empty(t, iam.Derive(nil, iam.Options{}).Statements)
}

// TestModelOfAParameter holds that a policy says what it lacks when a placeholder is filled in with an inference profile.
func TestModelOfAParameter(t *testing.T) {
	machine, problems := asl.Parse("m", []byte(`{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::bedrock:invokeModel", "Parameters": {"ModelId": "${model}", "Body": {}}, "End": true}}}`))
	require.Empty(t, problems)
	policy := iam.Derive(machine, iam.Options{})
	require.Len(t, policy.Unknown, 1)
	require.Equal(t, iam.GapMissing, policy.Unknown[0].Gap)
	require.Contains(t, policy.Unknown[0].Reason, "inference profile")
}
