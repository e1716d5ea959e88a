package iam_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/iam"
)

// TestValues fills placeholders that stand for something else than they are.
func TestValues(t *testing.T) {
	values := iam.Values{Partition: "aws", Region: "eu-central-1", Account: "111122223333", StateMachineName: "triage", Params: map[string]string{
		"fn": "price", "fn_arn": "arn:aws:lambda:eu-west-1:1:function:price", "q": "https://sqs.eu-west-1.amazonaws.com/222233334444/jobs",
		"child": "arn:aws:states:eu-west-1:1:stateMachine:child:3", "uri": "s3://notes/in.json", "table": "claims", "table_arn": "arn:aws:dynamodb:eu-west-1:1:table/claims",
	}}
	own := "arn:aws:lambda:eu-central-1:111122223333:function:"
	for name, test := range map[string]struct{ resource, arguments, open, filled string }{
		"name of a function": {"lambda:invoke", `{"FunctionName":"${fn}"}`, "lambda:InvokeFunction ${fn}", "lambda:InvokeFunction " + own + "price"},
		"ARN of a function":  {"lambda:invoke", `{"FunctionName":"${fn_arn}"}`, "lambda:InvokeFunction ${fn_arn}", "lambda:InvokeFunction arn:aws:lambda:eu-west-1:1:function:price"},
		"qualified":          {"lambda:invoke", `{"FunctionName":"${fn}","Qualifier":"7"}`, "lambda:InvokeFunction ${fn}:7", "lambda:InvokeFunction " + own + "price:7"},
		"part of a name":     {"lambda:invoke", `{"FunctionName":"x-${fn}"}`, "lambda:InvokeFunction " + function + "x-${fn}", "lambda:InvokeFunction " + own + "x-price"},
		"queue":              {"sqs:sendMessage", `{"QueueUrl":"${q}"}`, "sqs:SendMessage arn:${Partition}:sqs:${Region}:${Account}:*", "sqs:SendMessage arn:aws:sqs:eu-west-1:222233334444:jobs"},
		"table":              {"dynamodb:getItem", `{"TableName":"${table}"}`, "dynamodb:GetItem arn:${Partition}:dynamodb:${Region}:${Account}:table/${table}", "dynamodb:GetItem arn:aws:dynamodb:eu-central-1:111122223333:table/claims"},
		"ARN of a table":     {"dynamodb:getItem", `{"TableName":"${table_arn}"}`, "dynamodb:GetItem ${table_arn}", "dynamodb:GetItem arn:aws:dynamodb:eu-west-1:1:table/claims"},
		"child": {"states:startExecution.sync:2", `{"StateMachineArn":"${child}"}`, "states:DescribeExecution arn:${Partition}:states:${Region}:${Account}:execution:*",
			"states:DescribeExecution arn:aws:states:eu-west-1:1:execution:child:*"},
		"itself": {"states:startExecution", `{"StateMachineArn.$":"$$.StateMachine.Id"}`, "states:StartExecution ${StateMachineArn}",
			"states:StartExecution arn:aws:states:eu-central-1:111122223333:stateMachine:triage"},
		"file": {"bedrock:invokeModel", `{"ModelId":"m.n","Input":{"S3Uri":"${uri}"}}`, "s3:GetObject arn:${Partition}:s3:::*", "s3:GetObject arn:aws:s3:::notes/in.json"},
	} {
		t.Run(name, func(t *testing.T) {
			p := iam.Derive(task(t, "arn:aws:states:::"+test.resource, args(t, test.arguments), false), iam.Options{})
			require.Contains(t, lines(p, iam.Values{}), test.open)
			require.Contains(t, lines(p, values), test.filled)
		})
	}
}

// TestPlaceholdersStayApart keeps two resources that look alike until their placeholders have values: the queues of two URLs.
func TestPlaceholdersStayApart(t *testing.T) {
	p := iam.Derive(machine(t, `{"StartAt":"A","States":{
		"A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"QueueUrl":"${a}","MessageBody":"m"},"Next":"B"},
		"B":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"QueueUrl":"${b}","MessageBody":"m"},"End":true}}}`), iam.Options{})
	require.Len(t, p.Statements, 1)
	require.Len(t, p.Statements[0].Resources, 2)
	filled := string(p.Document(iam.Values{Params: map[string]string{
		"a": "https://sqs.eu-west-1.amazonaws.com/1/reviews", "b": "https://sqs.eu-west-1.amazonaws.com/1/notices",
	}}))
	require.Contains(t, filled, "sqs:eu-west-1:1:reviews")
	require.Contains(t, filled, "sqs:eu-west-1:1:notices")
	require.Equal(t, 1, strings.Count(string(p.Document(iam.Values{})), "arn:"), "until then they are one pattern")
}

// TestDocument checks the form of a policy document.
func TestDocument(t *testing.T) {
	text := `{"StartAt":"A","States":{
		"A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"b*"},"Next":"B"},
		"B":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"a"},"Next":"C"},
		"C":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName.$":"$.f"},"Next":"D"},
		"D":{"Type":"Task","Resource":"arn:aws:states:::mediaconvert:createJob.sync","Parameters":{"Role":"arn:aws:iam::1:role/r"},"End":true}}}`
	printed := iam.Derive(machine(t, text), iam.Options{}).Document(iam.Values{})
	for range 5 {
		require.Equal(t, string(printed), string(iam.Derive(machine(t, text), iam.Options{}).Document(iam.Values{})))
	}
	var document struct {
		Version   string
		Statement []struct {
			Sid, Effect      string
			Action, Resource []string
			Condition        map[string]map[string][]string
		}
	}
	d := json.NewDecoder(strings.NewReader(string(printed)))
	d.DisallowUnknownFields()
	require.NoError(t, d.Decode(&document))
	require.Equal(t, "2012-10-17", document.Version)
	sids := map[string]bool{}
	for _, s := range document.Statement {
		require.Regexp(t, regexp.MustCompile(`^[A-Za-z0-9]+$`), s.Sid)
		require.False(t, sids[s.Sid], s.Sid)
		sids[s.Sid] = true
		require.Equal(t, "Allow", s.Effect)
	}
	require.Equal(t, []string{"arn:${Partition}:lambda:${Region}:${Account}:function:a", "arn:${Partition}:lambda:${Region}:${Account}:function:b${*}"}, document.Statement[2].Resource)
	require.True(t, sids["LambdaInvokeFunction"] && sids["LambdaInvokeFunction2"] && sids["IamPassRole"] && sids["MediaconvertCreateJob"])
	require.Equal(t, "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": []\n}\n", string((&iam.Policy{}).Document(iam.Values{})))
}

// FuzzDerive derives policies of any documents: it never panics, never allows all actions, and says the same twice.
func FuzzDerive(f *testing.F) {
	for _, resource := range []string{"arn:aws:states:::lambda:invoke", "arn:aws:states:::aws-sdk:s3:copyObject", "arn:aws:states:::athena:startQueryExecution.sync", "${x}",
		"arn:aws:states:::aws-sdk:dynamodb:transactWriteItems", "arn:aws:states:::http:invoke", "arn:aws:states:::aws-sdk:kms:encrypt", "arn:aws:states:::apigateway:invoke"} {
		for _, arguments := range []string{`{"FunctionName":"f","CopySource":"/b/k?versionId=1","Bucket":"arn:aws:s3:r:a:accesspoint/x","Key":"k","QueryString":"DROP","KeyId":"alias/a"}`,
			`{"FunctionName.$":"States.Format('{}{}', 'a', $.b)","Bucket.$":"$x","AuthType":"IAM_ROLE","ApiEndpoint":"https://${a}.b","Authentication":{"ConnectionArn":"arn:::"}}`,
			`"{% {'FunctionName': $a & 'b', 'TransactItems': [{'Put': {'TableName': $x ? 'a' : '${b}'}}]} %}"`, `[]`, `{"TransactItems":[{"Put":{"TableName":"*"}}],"QueueUrl":"https:///","RoleArn":["x"]}`} {
			f.Add(resource, arguments, true)
			f.Add(resource, arguments, false)
		}
	}
	f.Fuzz(func(t *testing.T, resource, arguments string, jsonata bool) {
		if !json.Valid([]byte(arguments)) {
			return
		}
		field, language := "Parameters", "JSONPath"
		if jsonata {
			field, language = "Arguments", "JSONata"
		}
		name, err := json.Marshal(resource)
		require.NoError(t, err)
		text := `{"QueryLanguage":"` + language + `","StartAt":"S","States":{"S":{"Type":"Task","Resource":` + string(name) + `,"` + field + `":` + arguments + `,"Assign":` + arguments + `,"Next":"M"},
			"M":{"Type":"Map","Label":` + string(name) + `,"ItemReader":{"Resource":` + string(name) + `,"` + field + `":` + arguments + `},"ResultWriter":{"Resource":` + string(name) + `,"` + field + `":` + arguments + `},"End":true,
			"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED"},"StartAt":"P","States":{"P":{"Type":"Pass"}}}}}}`
		check(t, []byte(text))
		check(t, []byte(arguments))
	})
}

// check derives the policy of a text, when it can be read.
func check(t *testing.T, text []byte) {
	m, faults := parse(text)
	if faults {
		return
	}
	options := iam.Options{Logging: true, XRay: true, KMSKey: "k"}
	p := iam.Derive(m, options)
	for _, s := range p.Statements {
		require.NotEmpty(t, s.Resources)
		for _, action := range s.Actions {
			require.NotContains(t, action, "*")
		}
	}
	printed := p.Document(iam.Values{})
	require.True(t, json.Valid(printed))
	require.Equal(t, string(printed), string(iam.Derive(m, options).Document(iam.Values{})))
	p.Document(iam.Values{Partition: "aws", Params: map[string]string{"a": "https://${a}", "b": "arn:${b}"}})
	require.NotEmpty(t, p.Report(iam.Values{}))
}
