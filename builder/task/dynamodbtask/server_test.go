package dynamodbtask_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
	"github.com/aslgen/aslgen/internal/sources"
	"github.com/aslgen/aslgen/internal/terraformtest"
)

// server is a Step Functions and DynamoDB for tests, with the reference implementation of JSONata.
type server struct {
	*testing.T
	url string
}

// startServer starts it, or skips the test where something is missing.
func startServer(t *testing.T) server {
	sources.Folder(t, terraformtest.JSONata, "the module jsonata")
	return server{T: t, url: terraformtest.Start(t).Endpoint}
}

// call makes a call of AWS in its JSON protocol.
func (s server) call(target string, request, answer any) {
	s.Helper()
	body, err := json.Marshal(request)
	require.NoError(s, err)
	r, err := http.NewRequest(http.MethodPost, s.url, bytes.NewReader(body))
	require.NoError(s, err)
	r.Header.Set("X-Amz-Target", target)
	r.Header.Set("Content-Type", "application/x-amz-json-1.0")
	name := map[bool]string{true: "states", false: "dynamodb"}[strings.HasPrefix(target, "AWSStep")]
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/"+name+"/aws4_request, SignedHeaders=host, Signature=0")
	got, err := http.DefaultClient.Do(r)
	require.NoError(s, err)
	text, err := io.ReadAll(got.Body)
	require.NoError(s, err)
	require.NoError(s, got.Body.Close())
	require.Equal(s, http.StatusOK, got.StatusCode, "%s: %s", target, text)
	require.NoError(s, json.Unmarshal(text, answer), "%s: %s", target, text)
}

// run runs a workflow and returns its output.
func run[In, Out any](s server, w *builder.Workflow[In, Out], in In) (status string, out Out) {
	s.Helper()
	machine, faults := w.Build()
	require.NoError(s, faults.Err())
	definition := strings.ReplaceAll(string(machine.Print()), "${studies}", "studies")
	input, err := json.Marshal(in)
	require.NoError(s, err)
	var made struct{ StateMachineArn, ExecutionArn, Status, Output, Error, Cause string }
	s.call("AWSStepFunctions.CreateStateMachine", map[string]any{"name": w.Name(), "definition": definition, "roleArn": "arn:aws:iam::123456789012:role/r"}, &made)
	s.call("AWSStepFunctions.StartExecution", map[string]any{"stateMachineArn": made.StateMachineArn, "input": string(input)}, &made)
	require.Eventually(s, func() bool {
		s.call("AWSStepFunctions.DescribeExecution", map[string]any{"executionArn": made.ExecutionArn}, &made)
		return made.Status != "RUNNING"
	}, 30*time.Second, 50*time.Millisecond)
	if made.Status == "SUCCEEDED" {
		require.NoError(s, json.Unmarshal([]byte(made.Output), &out), made.Output)
	} else {
		s.Log(made.Error, made.Cause)
	}
	return made.Status, out
}

// TestSharedServer writes, reads, changes and deletes an item in a table that is not ours.
func TestSharedServer(t *testing.T) {
	s := startServer(t)
	var made map[string]any
	s.call("DynamoDB_20120810.CreateTable", map[string]any{
		"TableName": "studies", "BillingMode": "PAY_PER_REQUEST",
		"AttributeDefinitions": []any{map[string]any{"AttributeName": "id", "AttributeType": "S"}},
		"KeySchema":            []any{map[string]any{"AttributeName": "id", "KeyType": "HASH"}},
	}, &made)
	studies := dynamodbtask.NewTable[Study](builder.Param("studies"))
	row := studies.Row()
	want := Study{
		ID: "s-1", Images: 3, Status: "NEW", Codes: []string{"CT"}, Notes: []Note{{"one"}},
		Read: time.Date(2026, 2, 28, 1, 2, 3, 0, time.UTC),
	}
	in := input{ID: "s-1", Images: 3}

	put := func(name string) *builder.Workflow[Study, dynamodbtask.WriteOutput[Study]] {
		w := builder.New[Study, dynamodbtask.WriteOutput[Study]](name)
		w.StartAt(builder.Task(w, "Put", studies.PutItem(dynamodbtask.Condition(dynamodbtask.AttributeNotExists(&row.ID)))).ArgumentsExpr(builder.From(w.Input())))
		return w
	}
	status, written := run(s, put("put"), want)
	require.Equal(t, "SUCCEEDED", status)
	require.Nil(t, written.Attributes)
	status, _ = run(s, put("put-again"), want)
	require.Equal(t, "FAILED", status, "the condition is false")

	get := builder.New[input, dynamodbtask.GetItemOutput[Study]]("get")
	get.StartAt(builder.Task(get, "Get", studies.GetItem(dynamodbtask.Key(&row.ID, &get.Input().ID), dynamodbtask.ConsistentRead())))
	_, found := run(s, get, in)
	require.Equal(t, &want, found.Item)

	update := builder.New[input, dynamodbtask.WriteOutput[Study]]("update")
	update.StartAt(builder.Task(update, "Update", studies.UpdateItem(dynamodbtask.Key(&row.ID, &update.Input().ID),
		dynamodbtask.Add(&row.Images, &update.Input().Images), dynamodbtask.AddElements(&row.Codes, builder.Lit([]string{"MR"})),
		dynamodbtask.ListAppend(&row.Notes, builder.Lit([]Note{{"two"}})), dynamodbtask.Set(&row.Comment, &update.Input().Comment),
		dynamodbtask.Condition(dynamodbtask.And(dynamodbtask.Contains(&row.Codes, builder.Lit("CT")), dynamodbtask.Size(&row.Notes).Equal(builder.Lit(1)),
			dynamodbtask.Between(&row.Images, builder.Lit(1), builder.Lit(3)), dynamodbtask.Not(dynamodbtask.BeginsWith(&row.Status, builder.Lit("X"))))),
		dynamodbtask.ReturnUpdatedValues(dynamodbtask.AllNew))))
	comment := "none"
	in.Comment = &comment
	_, changed := run(s, update, in)
	want.Images, want.Comment, want.Notes = 6, &comment, []Note{{"one"}, {"two"}}
	require.ElementsMatch(t, []string{"CT", "MR"}, changed.Attributes.Codes)
	want.Codes = changed.Attributes.Codes
	require.Equal(t, &want, changed.Attributes)

	drop := builder.New[input, dynamodbtask.WriteOutput[Study]]("delete")
	drop.StartAt(builder.Task(drop, "Delete", studies.DeleteItem(dynamodbtask.Key(&row.ID, &drop.Input().ID), dynamodbtask.ReturnValues(dynamodbtask.AllOld))))
	_, dropped := run(s, drop, in)
	require.Equal(t, 6, dropped.Attributes.Images)
	_, found = run(s, get, in)
	require.Nil(t, found.Item)
}
