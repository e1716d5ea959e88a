// Package sqstask sends messages to Amazon SQS queues from a workflow.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
package sqstask

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

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

// SendMessage sends a message. queueURL is the URL of the queue: a literal, a [builder.Param], a pointer to a field or an
// expression. Body is the type of the message: SQS gets its JSON text, or the text itself where it is one.
func SendMessage[Body any, Q builder.Text](queueURL Q, options ...Option) builder.Call[Body, SendMessageOutput] {
	return builder.NewCall[Body, SendMessageOutput](spec(builder.TextArgument("QueueUrl", queueURL), builder.RequestResponse, options))
}

// WithToken sends a message and waits until somebody sends success or failure with the task token. The body must hand the
// token on: bind one of its fields to [builder.TaskToken]. Answer is what SendTaskSuccess brings. Give the state a Timeout.
func WithToken[Body, Answer any, Q builder.Text](queueURL Q, options ...Option) builder.Call[Body, Answer] {
	return builder.NewCall[Body, Answer](spec(builder.TextArgument("QueueUrl", queueURL), builder.WaitForTaskToken, options))
}

func spec(queue builder.Argument, pattern builder.Pattern, list []Option) builder.CallSpec {
	arguments := append([]builder.Argument{queue}, options.All(list)...)
	return builder.CallSpec{
		Service: "sqs", Action: "sendMessage", Pattern: pattern,
		Arguments:    append(arguments, faults(queue, arguments)...),
		RequestField: "MessageBody",
	}
}
