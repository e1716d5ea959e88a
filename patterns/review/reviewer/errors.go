package reviewer

import (
	"errors"
	"slices"
)

// Kind is a kind of [Error]. errors.Is compares an error with one: errors.Is(err, reviewer.ErrExpired).
type Kind string

// Error gives the name of the kind.
func (k Kind) Error() string { return string(k) }

// Kinds of errors that this package finds itself. Nothing was sent.
const (
	ErrClient   Kind = "ClientUnfit"     // the client or the clock that New got cannot be used
	ErrRequest  Kind = "RequestUnfit"    // the request, or the ticket, lacks what an answer needs
	ErrExpired  Kind = "Expired"         // the gate does not wait any more
	ErrContent  Kind = "OtherContent"    // the reviewer saw other content than the gate asks about
	ErrReviewer Kind = "NoReviewer"      // the signature has no reviewer
	ErrRole     Kind = "NoRole"          // the signature has no role
	ErrAuthor   Kind = "OwnWork"         // the reviewer is the author of the draft
	ErrComment  Kind = "NoComment"       // the decision needs a reason
	ErrDecision Kind = "UnknownDecision" // the decision is none that its type lists
	ErrTooLarge Kind = "TooLarge"        // the answer is larger than Step Functions takes: 262,144 bytes, or 32,768 characters for a reason
	ErrAnswer   Kind = "AnswerUnfit"     // the decision has no form in JSON
)

// Kinds of errors that Step Functions answers with, by their names there.
const (
	// ErrTaskTimedOut says that nobody waits for the answer any more: the time is over, or another answer, a cancellation or the end of
	// the execution came first. A second answer to one request gets it, too.
	ErrTaskTimedOut Kind = "TaskTimedOut"
	// ErrTaskDoesNotExist says that the execution of the token is not there any more.
	ErrTaskDoesNotExist Kind = "TaskDoesNotExist"
	// ErrInvalidToken says that the token is none: cut off, changed, or of another Region.
	ErrInvalidToken Kind = "InvalidToken"
	// ErrInvalidOutput says that Step Functions does not take the answer as JSON.
	ErrInvalidOutput Kind = "InvalidOutput"
	// ErrAccessDenied says that the role of the program may not answer.
	ErrAccessDenied Kind = "AccessDeniedException"
	// ErrThrottled says that there were too many calls, even after the retries of the client. The same answer may be sent again.
	ErrThrottled Kind = "ThrottlingException"
	// ErrKmsAccessDenied says that the role of the program may not use the KMS key of the state machine.
	ErrKmsAccessDenied Kind = "KmsAccessDeniedException"
	// ErrKmsInvalidState says that the KMS key of the state machine is disabled or is going to be deleted.
	ErrKmsInvalidState Kind = "KmsInvalidStateException"
	// ErrKmsThrottling says that KMS had too many calls. The same answer may be sent again.
	ErrKmsThrottling Kind = "KmsThrottlingException"
	// ErrCall is every other failure of a call, also one that was cut off: the answer may have arrived or not. The same answer may be
	// sent again; ErrTaskTimedOut then says that one arrived, or that it was too late.
	ErrCall Kind = "CallFailed"
)

// answered are the kinds that Step Functions names.
var answered = []Kind{
	ErrTaskTimedOut, ErrTaskDoesNotExist, ErrInvalidToken, ErrInvalidOutput, ErrAccessDenied, ErrThrottled,
	ErrKmsAccessDenied, ErrKmsInvalidState, ErrKmsThrottling,
}

// Error is every error of this package. Its text never has the task token in it.
type Error struct {
	// Kind says what is wrong, for errors.Is.
	Kind Kind
	// Operation is the operation of Step Functions that failed, such as "SendTaskSuccess"; "" when nothing was sent.
	Operation string
	// Detail says it for people: the value that is wrong, or what Step Functions told.
	Detail string

	cause error
}

// Error gives the whole text.
func (e *Error) Error() string {
	if e.Operation != "" {
		return "review: " + e.Operation + ": " + string(e.Kind) + ": " + e.Detail
	}
	return "review: " + string(e.Kind) + ": " + e.Detail
}

// Sent tells whether a call was made. Where none was, the gate waits as before.
func (e *Error) Sent() bool { return e.Operation != "" }

// Is tells whether target is the kind of e.
func (e *Error) Is(target error) bool {
	k, ok := target.(Kind)
	return ok && k == e.Kind
}

// Unwrap gives the error of the client, or of the type of the decision; nil where there is none.
func (e *Error) Unwrap() error { return e.cause }

// coded is an error of an AWS SDK that has a code.
type coded interface {
	error
	ErrorCode() string
	ErrorMessage() string
}

// failed makes an error of what a client answered.
func failed(operation string, token Token, err error) error {
	e := &Error{Kind: ErrCall, Operation: operation, Detail: token.redact(err.Error()), cause: err}
	if e.Detail != err.Error() {
		e.cause = hidden{err, e.Detail}
	}
	var api coded
	if !errors.As(err, &api) {
		return e
	}
	if k := Kind(api.ErrorCode()); slices.Contains(answered, k) {
		e.Kind = k
		e.Detail = token.redact(api.ErrorMessage())
	}
	return e
}

// hidden is an error whose text has the token in it: errors.Is sees what is inside, errors.As and Unwrap do not.
type hidden struct {
	inner error
	text  string
}

func (h hidden) Error() string { return h.text }

func (h hidden) Is(target error) bool { return errors.Is(h.inner, target) }
