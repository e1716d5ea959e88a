// Package sqs stands for the package of that name of the AWS SDK for Go in the tests of the library.
package sqs

// SendMessageInput is the request of SendMessage.
type SendMessageInput struct {
	MessageBody, QueueUrl *string
	DelaySeconds          int32
}

// SendMessageOutput is its response.
type SendMessageOutput struct{ MD5OfMessageBody, MessageId *string }
