package sdktest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	states "github.com/aws/aws-sdk-go-v2/service/sfn/types"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

// wire is what a client of Step Functions sent over HTTP.
type wire struct {
	target string
	body   map[string]string
}

// stepFunctions stands in for the service on the loopback interface: it remembers what it is sent, and answers with fault where it is not "".
func stepFunctions(t *testing.T, fault *string) (*sfn.Client, *[]wire) {
	t.Helper()
	sent := &[]wire{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, err := io.ReadAll(r.Body)
		got := wire{target: r.Header.Get("X-Amz-Target")}
		if err != nil || json.Unmarshal(text, &got.body) != nil {
			http.Error(w, "no JSON", http.StatusBadRequest)
			return
		}
		*sent = append(*sent, got)
		w.Header().Set("Content-Type", "application/x-amz-json-1.0")
		if *fault != "" {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = fmt.Fprintf(w, `{"__type": "com.amazonaws.swf.service.v2.model#%s", "message": "%s is refused"}`, *fault, got.body["taskToken"])
			return
		}
		_, _ = io.WriteString(w, "{}")
	}))
	t.Cleanup(server.Close)
	client := sfn.New(sfn.Options{
		Region: "eu-central-1", BaseEndpoint: &server.URL, Credentials: aws.AnonymousCredentials{}, RetryMaxAttempts: 1,
	})
	return client, sent
}

// TestReviewerOverTheSDK answers a gate with the client of the AWS SDK itself: its types are inferred, and what it sends is what the API wants.
func TestReviewerOverTheSDK(t *testing.T) {
	fault := ""
	client, sent := stepFunctions(t, &fault)
	now := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	desk, err := reviewer.New(client, func() time.Time { return now })
	require.NoError(t, err)
	ticket, err := reviewer.TicketOf(review.Request[string]{
		TaskToken: "AQCEAAAA+token==", Gate: "g", IdempotencyKey: "k", ExpiresAt: now.Add(time.Hour), ContentHash: "h",
	})
	require.NoError(t, err)
	by := reviewer.Signature{Reviewer: "dr-k", Role: "radiologist", ContentHash: "h", Comment: "c"}

	require.NoError(t, desk.Approve(t.Context(), ticket, by))
	require.NoError(t, desk.Heartbeat(t.Context(), ticket))
	require.NoError(t, desk.Cancel(t.Context(), ticket, "moved"))
	require.Equal(t, []wire{
		{"AWSStepFunctions.SendTaskSuccess", map[string]string{
			"taskToken": "AQCEAAAA+token==",
			"output":    `{"decision":"approve","reviewer":"dr-k","role":"radiologist","decidedAt":"2026-05-04T12:00:00Z","comment":"c","contentHash":"h"}`,
		}},
		{"AWSStepFunctions.SendTaskHeartbeat", map[string]string{"taskToken": "AQCEAAAA+token=="}},
		{"AWSStepFunctions.SendTaskFailure", map[string]string{"taskToken": "AQCEAAAA+token==", "error": "Review.Cancelled", "cause": "moved"}},
	}, *sent)

	for _, kind := range []reviewer.Kind{
		reviewer.ErrTaskTimedOut, reviewer.ErrTaskDoesNotExist, reviewer.ErrInvalidToken, reviewer.ErrInvalidOutput, reviewer.ErrAccessDenied,
		reviewer.ErrThrottled, reviewer.ErrKmsAccessDenied, reviewer.ErrKmsInvalidState, reviewer.ErrKmsThrottling,
	} {
		fault = string(kind)
		err := desk.Approve(t.Context(), ticket, by)
		require.ErrorIs(t, err, kind)
		require.EqualError(t, err, "review: SendTaskSuccess: "+string(kind)+": [task token] is refused")
	}
	fault = "SomethingNew"
	require.ErrorIs(t, desk.Approve(t.Context(), ticket, by), reviewer.ErrCall)
}

// TestReviewerKindsAreOfTheSDK holds the names of the kinds to those of the SDK's error types.
func TestReviewerKindsAreOfTheSDK(t *testing.T) {
	for kind, err := range map[reviewer.Kind]interface{ ErrorCode() string }{
		reviewer.ErrTaskTimedOut:     &states.TaskTimedOut{},
		reviewer.ErrTaskDoesNotExist: &states.TaskDoesNotExist{},
		reviewer.ErrInvalidToken:     &states.InvalidToken{},
		reviewer.ErrInvalidOutput:    &states.InvalidOutput{},
		reviewer.ErrKmsAccessDenied:  &states.KmsAccessDeniedException{},
		reviewer.ErrKmsInvalidState:  &states.KmsInvalidStateException{},
		reviewer.ErrKmsThrottling:    &states.KmsThrottlingException{},
	} {
		require.Equal(t, err.ErrorCode(), string(kind))
	}
}
