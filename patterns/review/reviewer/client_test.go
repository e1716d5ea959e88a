package reviewer_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/patterns/review/reviewer"
)

// other is a client whose inputs are of any types.
type other[S, F, H any] struct{}

func (other[S, F, H]) SendTaskSuccess(context.Context, *S, ...func(*options)) (*successOutput, error) {
	return nil, nil
}

func (other[S, F, H]) SendTaskFailure(context.Context, *F, ...func(*options)) (*failureOutput, error) {
	return nil, nil
}

func (other[S, F, H]) SendTaskHeartbeat(context.Context, *H, ...func(*options)) (*heartbeatOutput, error) {
	return nil, nil
}

type embedsToken struct{ heartbeatInput }

func TestNewRefuses(t *testing.T) {
	var missing *fake
	for name, c := range map[string]struct {
		make func() (*reviewer.Desk, error)
		text string
	}{
		"a nil client": {func() (*reviewer.Desk, error) { return reviewer.New(missing, clock) }, "the client is nil"},
		"no client": {func() (*reviewer.Desk, error) {
			var none reviewer.Client[successInput, successOutput, failureInput, failureOutput, heartbeatInput, heartbeatOutput, options]
			return reviewer.New(none, clock)
		}, "the client is nil"},
		"no clock": {func() (*reviewer.Desk, error) { return reviewer.New(&fake{}, nil) }, "the clock is nil"},
		"no output": {func() (*reviewer.Desk, error) {
			return reviewer.New(other[heartbeatInput, failureInput, heartbeatInput]{}, clock)
		}, "heartbeatInput has no field Output of type *string"},
		"no cause": {func() (*reviewer.Desk, error) {
			return reviewer.New(other[successInput, struct{ TaskToken, Error *string }, heartbeatInput]{}, clock)
		}, "has no field Cause"},
		"a plain token": {func() (*reviewer.Desk, error) {
			return reviewer.New(other[successInput, failureInput, struct{ TaskToken string }]{}, clock)
		}, "has no field TaskToken of type *string"},
		"an embedded token": {func() (*reviewer.Desk, error) {
			return reviewer.New(other[successInput, failureInput, embedsToken]{}, clock)
		}, "has no field TaskToken"},
		"no struct": {func() (*reviewer.Desk, error) {
			return reviewer.New(other[successInput, failureInput, string]{}, clock)
		}, "SendTaskHeartbeat takes a pointer to string, which is no struct"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := c.make()
			require.Nil(t, d)
			require.ErrorIs(t, err, reviewer.ErrClient)
			require.ErrorContains(t, err, c.text)
		})
	}
}

// apiError is an error as AWS SDKs make them.
type apiError struct{ code, message string }

func (e *apiError) Error() string        { return "api error " + e.code + ": " + e.message }
func (e *apiError) ErrorCode() string    { return e.code }
func (e *apiError) ErrorMessage() string { return e.message }

func TestAnswersOfStepFunctions(t *testing.T) {
	for _, c := range []struct {
		code string
		kind reviewer.Kind
	}{
		{"TaskTimedOut", reviewer.ErrTaskTimedOut},
		{"TaskDoesNotExist", reviewer.ErrTaskDoesNotExist},
		{"InvalidToken", reviewer.ErrInvalidToken},
		{"InvalidOutput", reviewer.ErrInvalidOutput},
		{"AccessDeniedException", reviewer.ErrAccessDenied},
		{"ThrottlingException", reviewer.ErrThrottled},
		{"KmsAccessDeniedException", reviewer.ErrKmsAccessDenied},
		{"KmsInvalidStateException", reviewer.ErrKmsInvalidState},
		{"KmsThrottlingException", reviewer.ErrKmsThrottling},
		{"ServiceUnavailable", reviewer.ErrCall},
		{"", reviewer.ErrCall},
	} {
		t.Run(c.code, func(t *testing.T) {
			d, client, ticket := desk(t)
			// Step Functions quotes what it refuses: as it is, and as an address would have it.
			inner := &apiError{c.code, fmt.Sprintf("%s or %s is refused", secret, url.QueryEscape(secret))}
			client.err = fmt.Errorf("operation error SFN: %w", inner)
			for operation, err := range map[string]error{
				"SendTaskSuccess":   d.Approve(t.Context(), ticket, signature()),
				"SendTaskFailure":   d.Cancel(t.Context(), ticket, ""),
				"SendTaskHeartbeat": d.Heartbeat(t.Context(), ticket),
			} {
				require.ErrorIs(t, err, c.kind)
				require.ErrorContains(t, err, "[task token] or [task token] is refused")
				var e *reviewer.Error
				require.ErrorAs(t, err, &e)
				require.True(t, e.Sent())
				require.Equal(t, operation, e.Operation)
				for part := err; part != nil; part = errors.Unwrap(part) {
					require.NotContains(t, fmt.Sprintf("%v %+v %#v", part, part, part.Error()), "secret/token")
				}
				require.ErrorIs(t, err, inner, "errors.Is sees what is inside")
				var leak *apiError
				require.False(t, errors.As(err, &leak), "errors.As would hand the text out")
			}
		})
	}
}

// TestErrorsStayWhatTheyAre: an error without the token in it is unwrapped as any other.
func TestErrorsStayWhatTheyAre(t *testing.T) {
	d, client, ticket := desk(t)
	client.err = &apiError{"TaskTimedOut", "the task is closed"}
	err := d.Approve(t.Context(), ticket, signature())
	require.EqualError(t, err, "review: SendTaskSuccess: TaskTimedOut: the task is closed")
	var inner *apiError
	require.ErrorAs(t, err, &inner)

	client.err = context.DeadlineExceeded
	err = d.Heartbeat(t.Context(), ticket)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.ErrorIs(t, err, reviewer.ErrCall)
	require.NotErrorIs(t, err, reviewer.ErrTaskTimedOut)
	require.EqualError(t, err, "review: SendTaskHeartbeat: CallFailed: context deadline exceeded")
	require.EqualError(t, reviewer.ErrExpired, "Expired")
}
