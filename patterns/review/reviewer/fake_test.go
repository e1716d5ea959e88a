package reviewer_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/patterns/review"
	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

// The types of a client, as an SDK names them.
type (
	successInput    struct{ Output, TaskToken *string }
	failureInput    struct{ TaskToken, Cause, Error *string }
	heartbeatInput  struct{ TaskToken *string }
	successOutput   struct{}
	failureOutput   struct{}
	heartbeatOutput struct{}
	options         struct{}
)

// call is what a client was called with.
type call struct {
	operation, token, output, name, cause string
}

// fake is a client that remembers its calls and answers with err.
type fake struct {
	calls []call
	err   error
}

func (f *fake) SendTaskSuccess(_ context.Context, in *successInput, _ ...func(*options)) (*successOutput, error) {
	f.calls = append(f.calls, call{operation: "SendTaskSuccess", token: *in.TaskToken, output: *in.Output})
	return &successOutput{}, f.err
}

func (f *fake) SendTaskFailure(_ context.Context, in *failureInput, _ ...func(*options)) (*failureOutput, error) {
	f.calls = append(f.calls, call{operation: "SendTaskFailure", token: *in.TaskToken, name: *in.Error, cause: *in.Cause})
	return &failureOutput{}, f.err
}

func (f *fake) SendTaskHeartbeat(_ context.Context, in *heartbeatInput, _ ...func(*options)) (*heartbeatOutput, error) {
	f.calls = append(f.calls, call{operation: "SendTaskHeartbeat", token: *in.TaskToken})
	return &heartbeatOutput{}, f.err
}

// secret is the token of the tests. It has what addresses escape.
const secret = "AQCEAAAA+secret/token=="

type note struct {
	ID string `json:"id"`
}

// noon is the present of the tests, with more digits than an answer has.
var noon = time.Date(2026, 5, 4, 12, 0, 0, 123456789, time.UTC)

func clock() time.Time { return noon }

// request is a request that waits for another hour.
func request() review.Request[note] {
	return review.Request[note]{
		TaskToken: secret, Gate: "Physician review", Level: "ward", IdempotencyKey: "run:gate:ward:1", Round: 1,
		RequestedAt: noon.Add(-time.Hour), ExpiresAt: noon.Add(time.Hour), ContentHash: "sha256:aa", Author: new("dr-m"), Ask: note{ID: "n1"},
	}
}

// desk is a desk over a client without faults, and the ticket of a request.
func desk(t testing.TB) (*reviewer.Desk, *fake, reviewer.Ticket) {
	t.Helper()
	client := &fake{}
	d, err := reviewer.New(client, clock)
	require.NoError(t, err)
	ticket, err := reviewer.TicketOf(request())
	require.NoError(t, err)
	return d, client, ticket
}

// signature is one that nothing is wrong with.
func signature() reviewer.Signature {
	return reviewer.Signature{Reviewer: "dr-k", Role: "radiologist", ContentHash: "sha256:aa", Comment: "because"}
}
