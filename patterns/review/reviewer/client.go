package reviewer

import (
	"context"
	"reflect"
	"time"
)

// Client is what a [Desk] needs of a Step Functions client: the three methods as the AWS SDK for Go v2 has them. *sfn.Client is one, and so
// is whatever stands in for it in a test. The types are inferred from the methods; the inputs are structs whose fields TaskToken, Output,
// Error and Cause are pointers to strings.
type Client[SuccessInput, SuccessOutput, FailureInput, FailureOutput, HeartbeatInput, HeartbeatOutput, Options any] interface {
	// SendTaskSuccess ends the wait with an output.
	SendTaskSuccess(context.Context, *SuccessInput, ...func(*Options)) (*SuccessOutput, error)
	// SendTaskFailure ends the wait with an error.
	SendTaskFailure(context.Context, *FailureInput, ...func(*Options)) (*FailureOutput, error)
	// SendTaskHeartbeat tells that somebody still works on the answer.
	SendTaskHeartbeat(context.Context, *HeartbeatInput, ...func(*Options)) (*HeartbeatOutput, error)
}

// Desk is where reviewers answer. It may be used by many goroutines at once when its client may; those of the AWS SDK may.
type Desk struct {
	now                         func() time.Time
	success, failure, heartbeat operation
}

// New makes a desk over a client of Step Functions. now is the clock that tells whether a review has expired and when a decision was
// made: time.Now. It fails with [ErrClient] where the client is nil, its inputs lack a field, or now is nil.
func New[SI, SO, FI, FO, HI, HO, Options any](client Client[SI, SO, FI, FO, HI, HO, Options], now func() time.Time) (*Desk, error) {
	switch v := reflect.ValueOf(client); {
	case !v.IsValid(), v.Kind() == reflect.Pointer && v.IsNil():
		return nil, &Error{Kind: ErrClient, Detail: "the client is nil"}
	case now == nil:
		return nil, &Error{Kind: ErrClient, Detail: "the clock is nil: hand over time.Now"}
	}
	d := &Desk{now: now}
	var err error
	if d.success, err = bind("SendTaskSuccess", client.SendTaskSuccess, "TaskToken", "Output"); err != nil {
		return nil, err
	}
	if d.failure, err = bind("SendTaskFailure", client.SendTaskFailure, "TaskToken", "Error", "Cause"); err != nil {
		return nil, err
	}
	d.heartbeat, err = bind("SendTaskHeartbeat", client.SendTaskHeartbeat, "TaskToken")
	if err != nil {
		return nil, err
	}
	return d, nil
}

// operation makes a call with a token and the other values, in the order of the fields that it was bound with.
type operation func(ctx context.Context, token Token, values ...string) error

// bind finds the fields of the input once, so that no call can fail for them.
func bind[In, Out, Options any](
	name string, method func(context.Context, *In, ...func(*Options)) (*Out, error), fields ...string,
) (operation, error) {
	in := reflect.TypeFor[In]()
	if in.Kind() != reflect.Struct {
		return nil, &Error{Kind: ErrClient, Detail: name + " takes a pointer to " + in.String() + ", which is no struct"}
	}
	index := make([][]int, len(fields))
	for i, field := range fields {
		f, ok := in.FieldByName(field)
		if !ok || f.Type != reflect.TypeFor[*string]() || len(f.Index) != 1 {
			return nil, &Error{Kind: ErrClient, Detail: in.String() + " has no field " + field + " of type *string"}
		}
		index[i] = f.Index
	}
	return func(ctx context.Context, token Token, values ...string) error {
		input := new(In)
		v := reflect.ValueOf(input).Elem()
		for i, text := range append([]string{token.Reveal()}, values...) {
			v.FieldByIndex(index[i]).Set(reflect.ValueOf(&text))
		}
		if _, err := method(ctx, input); err != nil {
			return failed(name, token, err)
		}
		return nil
	}, nil
}
