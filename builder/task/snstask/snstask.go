// Package snstask publishes messages to Amazon SNS: to a topic, to an endpoint of a mobile application, or as an SMS to a phone.
//
// The message is JSON text of a Go value, or the text itself where the value is one. Where the type of the message is [Messages], the
// subscribers get a text for their protocol each: MessageStructure is json then.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html
package snstask

import (
	"strconv"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// PublishOutput is the answer of Publish.
type PublishOutput struct {
	// MessageId identifies the message.
	MessageId string `json:"MessageId"`
	// SequenceNumber is the number of the message in a FIFO topic; nil in others.
	SequenceNumber *string `json:"SequenceNumber,omitempty"`
}

// Publish publishes a message to a topic. topicARN is a literal, a [builder.Param], a pointer to a field or an expression.
func Publish[Message any, T builder.Text](topicARN T, options ...Option) builder.Call[Message, PublishOutput] {
	return builder.NewCall[Message, PublishOutput](topic[Message](builder.TextArgument("TopicArn", topicARN), builder.RequestResponse, options))
}

// WithToken publishes a message to a topic and waits until somebody sends success or failure with the task token. The message must hand
// the token on: bind one of its fields to [builder.TaskToken]. Answer is what SendTaskSuccess brings. Give the state a Timeout.
func WithToken[Message, Answer any, T builder.Text](topicARN T, options ...Option) builder.Call[Message, Answer] {
	return builder.NewCall[Message, Answer](topic[Message](builder.TextArgument("TopicArn", topicARN), builder.WaitForTaskToken, options))
}

// PublishToEndpoint publishes a message to one endpoint of a mobile application: TargetArn.
func PublishToEndpoint[Message any, T builder.Text](endpointARN T, options ...EndpointOption) builder.Call[Message, PublishOutput] {
	return builder.NewCall[Message, PublishOutput](endpoint[Message](builder.TextArgument("TargetArn", endpointARN), builder.RequestResponse, options))
}

// PublishToEndpointWithToken is [WithToken] to one endpoint of a mobile application.
func PublishToEndpointWithToken[Message, Answer any, T builder.Text](endpointARN T, options ...EndpointOption) builder.Call[Message, Answer] {
	return builder.NewCall[Message, Answer](endpoint[Message](builder.TextArgument("TargetArn", endpointARN), builder.WaitForTaskToken, options))
}

// SendText sends an SMS. phoneNumber has the form of E.164, +4915112345678.
func SendText[P builder.Text](phoneNumber P, options ...TextOption) builder.Call[string, PublishOutput] {
	return builder.NewCall[string, PublishOutput](phone(builder.TextArgument("PhoneNumber", phoneNumber), builder.RequestResponse, options))
}

// SendTextWithToken sends an SMS and waits until somebody sends success or failure with the task token, which the text must hold: in a link,
// for example. Answer is what SendTaskSuccess brings. Give the state a Timeout.
func SendTextWithToken[Answer any, P builder.Text](phoneNumber P, options ...TextOption) builder.Call[string, Answer] {
	return builder.NewCall[string, Answer](phone(builder.TextArgument("PhoneNumber", phoneNumber), builder.WaitForTaskToken, options))
}

// Messages are the texts for the subscribers of a topic by their protocol. SNS takes texts only: JSON that a queue, a function or a
// platform is to get is written by [builder.JSONText].
type Messages struct {
	// Default is the text for every protocol that has no text of its own.
	Default string `json:"default"`
	// Email is the text of mails.
	Email *string `json:"email,omitempty"`
	// EmailJSON is the text in mails that hold JSON.
	EmailJSON *string `json:"email-json,omitempty"`
	// SQS is the text for queues.
	SQS *string `json:"sqs,omitempty"`
	// Lambda is the text for functions.
	Lambda *string `json:"lambda,omitempty"`
	// HTTP is the text for endpoints without encryption.
	HTTP *string `json:"http,omitempty"`
	// HTTPS is the text for endpoints.
	HTTPS *string `json:"https,omitempty"`
	// SMS is the text for phones.
	SMS *string `json:"sms,omitempty"`
	// Firehose is the text for Firehose streams.
	Firehose *string `json:"firehose,omitempty"`
	// Application is the text for mobile applications whose platform has none of its own.
	Application *string `json:"application,omitempty"`
	// APNS is the JSON text for devices of Apple.
	APNS *string `json:"APNS,omitempty"`
	// APNSSandbox is the JSON text for devices of Apple, of applications under development.
	APNSSandbox *string `json:"APNS_SANDBOX,omitempty"`
	// GCM is the JSON text for Firebase Cloud Messaging.
	GCM *string `json:"GCM,omitempty"`
	// ADM is the JSON text for devices of Amazon.
	ADM *string `json:"ADM,omitempty"`
}

func topic[Message any](topic builder.Argument, pattern builder.Pattern, list []Option) builder.CallSpec {
	arguments := options.All(list)
	arguments = append(arguments, faults(topic, arguments)...)
	return spec(pattern, structured[Message](append([]builder.Argument{topic}, arguments...)))
}

func endpoint[Message any](endpoint builder.Argument, pattern builder.Pattern, list []EndpointOption) builder.CallSpec {
	return spec(pattern, structured[Message](append([]builder.Argument{endpoint}, options.All(list)...)))
}

func phone(number builder.Argument, pattern builder.Pattern, list []TextOption) builder.CallSpec {
	arguments := []builder.Argument{number}
	if text, ok := options.Text(number); ok && !phoneNumber.MatchString(text) {
		arguments = append(arguments, builder.RefusedArgument("phone number "+strconv.Quote(text)+" is not one of E.164", "+, the country and the number, 15 digits at most"))
	}
	return spec(pattern, append(arguments, options.All(list)...))
}

// structured adds MessageStructure where the message is one for each protocol.
func structured[Message any](arguments []builder.Argument) []builder.Argument {
	if _, ok := any(*new(Message)).(Messages); ok {
		return append(arguments, builder.TextArgument("MessageStructure", "json"))
	}
	return arguments
}

func spec(pattern builder.Pattern, arguments []builder.Argument) builder.CallSpec {
	return builder.CallSpec{Service: "sns", Action: "publish", Pattern: pattern, Arguments: arguments, RequestField: "Message"}
}
