package reviewer

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/aslgen/aslgen/patterns/review"
)

// maxToken is the longest task token that Step Functions takes.
const maxToken = 2048

// Ticket is what an answer needs to know of a request, without the question. It can be printed: the token does not show.
type Ticket struct {
	// Token is what the answer is sent with.
	Token Token
	// Gate is the name of the gate.
	Gate string
	// Level is the name of the group that is asked.
	Level string
	// IdempotencyKey is the same for all deliveries of one question.
	IdempotencyKey string
	// Round is 1 for the first draft, and one more for each rework.
	Round int
	// RequestedAt is when the question was asked.
	RequestedAt time.Time
	// ExpiresAt is when the gate stops waiting.
	ExpiresAt time.Time
	// ContentHash names the content that is to be reviewed.
	ContentHash string
	// Author is who made the draft; "" where the gate does not say.
	Author string
}

// TicketOf takes the ticket out of a request that was decoded already, such as the event of a Lambda function. Like [Open] it fails with
// [ErrRequest] where something is missing.
func TicketOf[Q any](r review.Request[Q]) (Ticket, error) {
	t := Ticket{
		Token: NewToken(r.TaskToken), Gate: r.Gate, Level: r.Level, IdempotencyKey: r.IdempotencyKey, Round: r.Round,
		RequestedAt: r.RequestedAt, ExpiresAt: r.ExpiresAt, ContentHash: r.ContentHash,
	}
	if r.Author != nil {
		t.Author = *r.Author
	}
	return t, t.check()
}

// Open reads a request and gives its ticket and its question. message is the document that the gate sent: the body of an SQS message, the
// Message of an SNS notification, the detail of an EventBridge event, the event of a Lambda function. Properties that are
// not known are passed over. It fails with [ErrRequest] where the message is no request, or lacks what an answer needs.
func Open[Q any](message []byte) (Ticket, Q, error) {
	var r review.Request[Q]
	if err := json.Unmarshal(message, &r); err != nil {
		var none Q
		return Ticket{}, none, &Error{Kind: ErrRequest, Detail: "the message is no review request: " + reason(err)}
	}
	t, err := TicketOf(r)
	return t, r.Ask, err
}

// reason tells what is wrong with a document without quoting it: it may have the token in another place than it should.
func reason(err error) string {
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field != "":
		return "property " + kind.Field + " is not of type " + kind.Type.String()
	case errors.As(err, &kind):
		return "it is no object"
	case errors.As(err, &syntax):
		return "it is not JSON"
	default:
		return "a property has a value that its type does not take"
	}
}

// check reports what a ticket lacks.
func (t Ticket) check() error {
	missing := func(what string) error {
		return &Error{Kind: ErrRequest, Detail: what}
	}
	switch {
	case t.Token.IsZero():
		return missing("taskToken is absent; what a topic or an event bus delivers has the request in its Message or detail")
	case len(t.Token.Reveal()) > maxToken:
		return missing("taskToken is longer than a task token can be")
	case t.Gate == "":
		return missing("gate is absent")
	case t.IdempotencyKey == "":
		return missing("idempotencyKey is absent")
	case t.ExpiresAt.IsZero():
		return missing("expiresAt is absent")
	case t.ContentHash == "":
		return missing("contentHash is absent")
	default:
		return nil
	}
}
