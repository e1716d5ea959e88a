package tabletest_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
)

// send makes a workflow of one call of SQS with some parameters.
func send(pattern builder.Pattern, parameters ...string) builder.Definition {
	w := builder.New[struct{}, any]("send")
	spec := builder.CallSpec{Service: "sqs", Action: "sendMessage", Pattern: pattern}
	for _, name := range parameters {
		spec.Arguments = append(spec.Arguments, builder.TextArgument(name, "x"))
	}
	w.StartAt(builder.Task(w, "Send", builder.NewCall[struct{}, any](spec)))
	return w
}

func TestFaultsTellWhatIsNotUsed(t *testing.T) {
	require.Equal(t, []string{
		`sqs:sendMessage: pattern ".waitForTaskToken" is not used`,
		`sqs:sendMessage: parameter "DelaySeconds" is never given`,
		`sqs:sendMessage: parameter "MessageAttributes" is never given`,
		`sqs:sendMessage: parameter "MessageDeduplicationId" is given, though it is to be left out: why`,
		`sqs:sendMessage: parameter "Queue", to be left out, is not in the table`,
	}, tabletest.Faults("sqs:sendMessage", map[string]string{"MessageDeduplicationId": "why", "Queue": "why"},
		send("", "QueueUrl", "MessageBody", "MessageGroupId", "MessageDeduplicationId")))
}

func TestFaultsTellWhatIsTooMuch(t *testing.T) {
	found := tabletest.Faults("sqs:sendMessage", nil, send("", "QueueUrl", "MessageBody", "MessageSystemAttributes"))
	require.Contains(t, found, `sqs:sendMessage: state "Send" gives "MessageSystemAttributes", which is not in the table`)
	require.Contains(t, found[0], `workflow "send": `, "a finding is a fault")
	require.Contains(t, tabletest.Faults("sqs:sendMessage", nil, send("", "QueueUrl"))[0], "MessageBody", "a workflow that does not build")
}

func TestFaultsOfUnknownIntegrations(t *testing.T) {
	want := []string{"sqs:receiveMessage is not in the catalogue"}
	require.Equal(t, want, tabletest.Faults("sqs:receiveMessage", nil))
	require.Equal(t, want, tabletest.ErrorFaults(nil, "sqs:receiveMessage"))
	require.Equal(t, want, tabletest.ValueFaults[string]("sqs:receiveMessage", "X"))
}

func TestErrorFaults(t *testing.T) {
	require.Equal(t, []string{
		"SQS.Nope is no error of [sqs:sendMessage]",
		"SQS.AmazonSQSException is there twice",
		"SQS.SdkClientException of [sqs:sendMessage] is left out",
	}, tabletest.ErrorFaults([]string{"SQS.AmazonSQSException", "SQS.Nope", "SQS.AmazonSQSException"}, "sqs:sendMessage"))
}

func TestValueFaults(t *testing.T) {
	require.Equal(t, []string{"Head is no value of LogType", "value None of LogType is left out"},
		tabletest.ValueFaults("lambda:invoke", "LogType", "Tail", "Head"))
	require.Equal(t, []string{"Payload of lambda:invoke has no list of values"}, tabletest.ValueFaults[string]("lambda:invoke", "Payload"))
}

// TestSDKFaults: a request that is right has none, every way to be wrong is told.
func TestSDKFaults(t *testing.T) {
	type right struct {
		DatastoreId string `json:"DatastoreId"`
		JobId       string `json:"JobId"`
	}
	type wrong struct {
		JobId       *string `json:"JobId,omitempty"`
		DatastoreID string  `json:"datastoreId"`
	}
	spec := builder.CallSpec{Service: "aws-sdk:healthlake", Action: "describeFHIRImportJob"}
	require.Empty(t, tabletest.SDKFaults("healthlake", "describeFHIRImportJob", builder.NewCall[right, any](spec)))
	text := strings.Join(tabletest.SDKFaults("healthlake", "describeFHIRImportJob", builder.NewCall[wrong, any](spec)), "\n")
	for _, want := range []string{"there is no field DatastoreId", "JobId is required", "the fields are [JobId DatastoreID]", "does not build without a word"} {
		require.Contains(t, text, want)
	}
	require.Len(t, tabletest.SDKFaults("healthlake", "forgetJob", builder.NewCall[right, any](spec)), 1)
}
