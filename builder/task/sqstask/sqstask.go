// Package sqstask sends messages to Amazon SQS queues from a workflow.
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
package sqstask

import "github.com/aslgen/aslgen/builder"

// SendMessageOutput is the answer of SendMessage.
type SendMessageOutput struct {
	// MessageId identifies the message.
	MessageId string `json:"MessageId"`
	// MD5OfMessageBody is the MD5 hash of the body, in hexadecimal.
	MD5OfMessageBody string `json:"MD5OfMessageBody"`
	// MD5OfMessageAttributes is the MD5 hash of the attributes; nil where the message has none.
	MD5OfMessageAttributes *string `json:"MD5OfMessageAttributes,omitempty"`
	// SequenceNumber is the number of the message in a FIFO queue; nil in others.
	SequenceNumber *string `json:"SequenceNumber,omitempty"`
}

// Option is a parameter of SendMessage beside the queue and the body.
type Option func() builder.Argument

// DelaySeconds keeps the message from its receivers for that long, 0 to 900 seconds. FIFO queues have one delay for all.
func DelaySeconds(n builder.Expr[int]) Option {
	return func() builder.Argument { return builder.ValueArgument("DelaySeconds", n) }
}

// MessageGroupID puts the message into a group, whose messages a FIFO queue keeps in order. FIFO queues need it.
func MessageGroupID[S builder.Text](id S) Option {
	a := builder.TextArgument("MessageGroupId", id)
	return func() builder.Argument { return a }
}

// MessageDeduplicationID makes a FIFO queue drop the message when one with the same id came within five minutes.
func MessageDeduplicationID[S builder.Text](id S) Option {
	a := builder.TextArgument("MessageDeduplicationId", id)
	return func() builder.Argument { return a }
}

// SendMessage sends a message. queueURL is the URL of the queue: a literal, a [builder.Param], a pointer to a field or an
// expression. Body is the type of the message: SQS gets its JSON text.
func SendMessage[Body any, Q builder.Text](queueURL Q, options ...Option) builder.Call[Body, SendMessageOutput] {
	return builder.NewCall[Body, SendMessageOutput](spec(builder.TextArgument("QueueUrl", queueURL), builder.RequestResponse, options))
}

// WithToken sends a message and waits until somebody sends success or failure with the task token. The body must hand the
// token on: bind one of its fields to [builder.TaskToken]. Answer is what SendTaskSuccess brings. Give the state a Timeout.
func WithToken[Body, Answer any, Q builder.Text](queueURL Q, options ...Option) builder.Call[Body, Answer] {
	return builder.NewCall[Body, Answer](spec(builder.TextArgument("QueueUrl", queueURL), builder.WaitForTaskToken, options))
}

func spec(queue builder.Argument, pattern builder.Pattern, options []Option) builder.CallSpec {
	s := builder.CallSpec{
		Service:      "sqs",
		Action:       "sendMessage",
		Pattern:      pattern,
		Arguments:    []builder.Argument{queue},
		RequestField: "MessageBody",
	}
	for _, o := range options {
		if o != nil {
			s.Arguments = append(s.Arguments, o())
		}
	}
	return s
}
