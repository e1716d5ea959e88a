package examples_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/aws-sdk-go-v2/service/sfn/types"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/examples/clinicalnote"
	"github.com/aslgen/aslgen/internal/terraformtest"
	"github.com/aslgen/aslgen/patterns/review"
)

// mocks answer for the services of which the local AWS has none: HealthLake and HealthImaging. They hold
// for executions whose state machine is named with "#approval".
const mocks = `{
  "StateMachines": {
    "examples-clinical-note": {
      "TestCases": {
        "approval": {
          "Import encounter: Start": "started",
          "Import encounter: Get": "asked",
          "Search images": "found"
        }
      }
    }
  },
  "MockedResponses": {
    "started": {"0": {"Return": {"JobId": "j1", "JobStatus": "SUBMITTED"}}},
    "asked": {"0": {"Return": {"ImportJobProperties": {"JobId": "j1", "JobStatus": "COMPLETED"}}}},
    "found": {"0": {"Return": {"ImageSetsMetadataSummaries": [{"ImageSetId": "i1", "DICOMTags": {"DICOMStudyDate": "20261102"}}]}}}
  }
}`

// deployment is what Terraform has made in a local AWS.
type deployment struct {
	t       *testing.T
	root    *terraformtest.Root
	outputs map[string]any
	sfn     *sfn.Client
	sqs     *sqs.Client
}

// TestSharedDeploy deploys both examples into a local AWS with the real Terraform, plans again and finds nothing to do, runs the
// approval to its ends, and removes everything. The distributed Map is not run: the local AWS takes batches before the ItemSelector.
func TestSharedDeploy(t *testing.T) {
	d := deploy(t)
	d.root.Unchanged()
	if os.Getenv(terraformtest.JSONata) == "" {
		t.Logf("%s names no folder in which npm installed jsonata: nothing is run", terraformtest.JSONata)
	} else {
		t.Run("approved", d.approved)
		t.Run("rejected", d.rejected)
	}
	d.root.Destroy()
}

// approved answers the task token as a physician's tool does: with the SDK.
func (d *deployment) approved(t *testing.T) {
	execution := d.start(t, "clinical_note_arn", "#approval", clinicalnote.Encounter{EncounterID: "e1", PatientID: "p1", Author: "dr. ada", PollSeconds: aws.Int(1)})
	var request review.Request[clinicalnote.Question]
	d.receive(t, "review_queue_url", &request)
	require.Equal(t, "e1", request.Ask.EncounterID)
	require.Equal(t, []string{"chart", "image set"}, request.Ask.Sources)

	_, err := d.sfn.SendTaskHeartbeat(t.Context(), &sfn.SendTaskHeartbeatInput{TaskToken: &request.TaskToken})
	require.NoError(t, err)
	text, err := json.Marshal(answer(request, review.Approve, ""))
	require.NoError(t, err)
	success := &sfn.SendTaskSuccessInput{TaskToken: &request.TaskToken, Output: aws.String(string(text))}
	_, err = d.sfn.SendTaskSuccess(t.Context(), success)
	require.NoError(t, err)

	var out clinicalnote.Outcome
	d.finish(t, execution, &out)
	require.Equal(t, clinicalnote.Outcome{Status: "published", NoteID: aws.String("notes/e1")}, out)
	var notice clinicalnote.Notice
	d.receive(t, "notice_queue_url", &notice)
	require.Equal(t, clinicalnote.Notice{EncounterID: "e1", Text: "Note notes/e1 was approved by dr. grace."}, notice)

	_, err = d.sfn.SendTaskSuccess(t.Context(), success)
	require.Error(t, err, "a token is good for one answer")
}

// answer is what the tool of a physician sends.
func answer(r review.Request[clinicalnote.Question], d review.Decision, comment string) review.Answer[review.Decision] {
	return review.Answer[review.Decision]{
		Decision: d, Reviewer: "dr. grace", Role: "attending physician", DecidedAt: time.Now().UTC(), Comment: comment, ContentHash: r.ContentHash,
	}
}

// rejected ends with the draft rolled back.
func (d *deployment) rejected(t *testing.T) {
	execution := d.start(t, "clinical_note_alias_arn", "#approval", clinicalnote.Encounter{EncounterID: "e2", PatientID: "p1", Author: "dr. ada", PollSeconds: aws.Int(1)})
	var request review.Request[clinicalnote.Question]
	d.receive(t, "review_queue_url", &request)
	text, err := json.Marshal(answer(request, review.Reject, "wrong lung"))
	require.NoError(t, err)
	_, err = d.sfn.SendTaskSuccess(t.Context(), &sfn.SendTaskSuccessInput{TaskToken: &request.TaskToken, Output: aws.String(string(text))})
	require.NoError(t, err)
	var out clinicalnote.Outcome
	d.finish(t, execution, &out)
	require.Equal(t, clinicalnote.Outcome{Status: "rolled-back", Reason: aws.String("rejected: wrong lung")}, out)
}

// deploy starts a local AWS and deploys the root module of the folder terraform. The functions are the program of the folder function.
func deploy(t *testing.T) *deployment {
	dir := t.TempDir()
	write := func(name string, content []byte) string {
		file := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(file, content, 0o644))
		return file
	}
	functions := filepath.Join(dir, "functions.json")
	server := terraformtest.Start(t, "--lambda-map", functions, "--mock-config", write("mocks.json", []byte(mocks)))
	program := filepath.Join(dir, "function")
	out, err := exec.Command("go", "build", "-o", program, "./function").CombinedOutput()
	require.NoError(t, err, "%s", out)

	calls := map[string]any{}
	for _, name := range []string{
		"clinical-note-stage", "clinical-note-chart", "clinical-note-draft", "clinical-note-validate", "clinical-note-publish",
		"clinical-note-roll-back", "study-backfill-read", "study-backfill-sum-up",
	} {
		command := append([]string{"env"}, server.Environ()...)
		calls["examples-"+name] = map[string]any{"cmd": append(command, program, "-local", name, "-shelf", filepath.Join(dir, "shelf"))}
	}
	table, err := json.Marshal(calls)
	require.NoError(t, err)
	write("functions.json", table)

	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	_, err = z.Create("bootstrap")
	require.NoError(t, err)
	require.NoError(t, z.Close())

	files := module(t)
	files["provider.tf"] = server.Provider()
	files["function.zip"] = archive.String()
	files["test.auto.tfvars"] = "functions_zip = \"function.zip\"\nhealthlake_datastore_id = \"0123456789abcdef0123456789abcdef\"\nhealthimaging_datastore_id = \"abcdef0123456789abcdef0123456789\"\n"
	root := terraformtest.New(t, server, true, files)
	root.Init()
	root.Validate()
	root.Apply()

	settings := aws.Config{Region: terraformtest.Region, BaseEndpoint: &server.Endpoint, Credentials: credentials.NewStaticCredentialsProvider("test", "test", "")}
	return &deployment{
		t: t, root: root, outputs: root.Outputs(), sqs: sqs.NewFromConfig(settings),
		sfn: sfn.NewFromConfig(settings),
	}
}

// module returns the files of the folder terraform.
func module(t *testing.T) map[string]string {
	files := map[string]string{}
	require.NoError(t, filepath.WalkDir("terraform", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel("terraform", path) // it is below it
		files[name] = string(text)
		return err
	}))
	return files
}

// start starts an execution.
func (d *deployment) start(t *testing.T, output, testCase string, input any) string {
	t.Helper()
	text, err := json.Marshal(input)
	require.NoError(t, err)
	started, err := d.sfn.StartExecution(t.Context(), &sfn.StartExecutionInput{
		StateMachineArn: aws.String(d.outputs[output].(string) + testCase), Input: aws.String(string(text)),
	})
	require.NoError(t, err)
	t.Cleanup(func() { d.explain(t, *started.ExecutionArn) })
	return *started.ExecutionArn
}

// null are the fields of an event that are not there.
var null = regexp.MustCompile(`"\w+":null,?`)

// explain prints the history of an execution when the test has failed.
func (d *deployment) explain(t *testing.T, execution string) {
	if !t.Failed() {
		return
	}
	history, err := d.sfn.GetExecutionHistory(context.Background(), &sfn.GetExecutionHistoryInput{ExecutionArn: &execution})
	if err != nil {
		t.Log(err)
		return
	}
	for _, event := range history.Events {
		text, _ := json.Marshal(event) // for people
		t.Logf("%s", null.ReplaceAll(text, nil))
	}
}

// receive takes a message from a queue.
func (d *deployment) receive(t *testing.T, output string, into any) {
	t.Helper()
	queue := d.outputs[output].(string)
	require.EventuallyWithT(t, func(c *assert.CollectT) {
		got, err := d.sqs.ReceiveMessage(context.Background(), &sqs.ReceiveMessageInput{QueueUrl: &queue})
		require.NoError(c, err)
		require.NotEmpty(c, got.Messages, "the queue is empty")
		require.NoError(c, json.Unmarshal([]byte(*got.Messages[0].Body), into))
		_, err = d.sqs.DeleteMessage(context.Background(), &sqs.DeleteMessageInput{QueueUrl: &queue, ReceiptHandle: got.Messages[0].ReceiptHandle})
		require.NoError(c, err)
	}, 30*time.Second, 100*time.Millisecond)
}

// finish waits for an execution to succeed and reads its output.
func (d *deployment) finish(t *testing.T, execution string, into any) {
	t.Helper()
	var last *sfn.DescribeExecutionOutput
	require.Eventually(t, func() bool {
		var err error
		last, err = d.sfn.DescribeExecution(context.Background(), &sfn.DescribeExecutionInput{ExecutionArn: &execution})
		return err == nil && last.Status != types.ExecutionStatusRunning
	}, 30*time.Second, 100*time.Millisecond)
	require.Equal(t, types.ExecutionStatusSucceeded, last.Status, "%s: %s", aws.ToString(last.Error), aws.ToString(last.Cause))
	require.NoError(t, json.Unmarshal([]byte(*last.Output), into))
}
