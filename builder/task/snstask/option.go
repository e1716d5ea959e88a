package snstask

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// Option is a parameter of a message to a topic.
type Option func() []builder.Argument

// EndpointOption is a parameter of a message to an endpoint.
type EndpointOption func() []builder.Argument

// TextOption is a parameter of an SMS.
type TextOption func() []builder.Argument

// Subject is the subject of the mails that subscribers get: less than 100 characters of ASCII that begin with a letter, a digit or a
// punctuation mark, without line breaks.
func Subject[S builder.Text](text S) Option {
	a := builder.TextArgument("Subject", text)
	if s, ok := options.Text(a); ok && !subject.MatchString(s) {
		a = builder.RefusedArgument("subject "+strconv.Quote(s)+" is none that SNS takes", "1 to 99 characters of ASCII, without line breaks and without a blank at the start")
	}
	return options.Of[Option](a)
}

// MessageGroupID puts the message into a group, whose messages a FIFO topic keeps in order. FIFO topics need it.
func MessageGroupID[S builder.Text](id S) Option {
	return options.Of[Option](builder.TextArgument("MessageGroupId", id))
}

// MessageDeduplicationID makes a FIFO topic drop the message when one with the same id came within five minutes. Only FIFO topics take
// it, and they need a [MessageGroupID], too.
func MessageDeduplicationID[S builder.Text](id S) Option {
	return options.Of[Option](builder.TextArgument("MessageDeduplicationId", id))
}

// MessageAttribute puts a text beside the message, which filter policies of subscribers can ask for. Names have 1 to 256 letters,
// digits, _, - and dots.
func MessageAttribute[S builder.Text](name string, value S) Option {
	return options.Of[Option](options.Attribute(name, "String", builder.TextArgument("StringValue", value)))
}

// NumberAttribute puts a number beside the message, written as a text.
func NumberAttribute[S builder.Text](name string, value S) Option {
	return options.Of[Option](options.Attribute(name, "Number", builder.TextArgument("StringValue", value)))
}

// ListAttribute puts a list of texts, numbers and truth values beside the message, as JSON text.
func ListAttribute[T any](name string, values builder.Expr[[]T]) Option {
	return options.Of[Option](options.Attribute(name, "String.Array", builder.TextArgument("StringValue", builder.JSONText(values))))
}

// EndpointAttribute puts a text beside a message to an endpoint, such as the TTL of a platform: AWS.SNS.MOBILE.APNS.TTL.
func EndpointAttribute[S builder.Text](name string, value S) EndpointOption {
	return options.Of[EndpointOption](options.Attribute(name, "String", builder.TextArgument("StringValue", value)))
}

// SenderID is the name that the phone shows as the sender, 1 to 11 letters and digits, where the country allows it.
func SenderID[S builder.Text](id S) TextOption {
	return options.Of[TextOption](options.Attribute("AWS.SNS.SMS.SenderID", "String", builder.TextArgument("StringValue", id)))
}

// SMSType says how an SMS is sent.
type SMSType string

// The types of SMS.
const (
	// Transactional is for what must arrive, such as codes; it costs more.
	Transactional SMSType = "Transactional"
	// Promotional is for what may be late.
	Promotional SMSType = "Promotional"
)

// Values lists the values of SMSType.
func (SMSType) Values() []SMSType { return []SMSType{Transactional, Promotional} }

// Type says how the SMS is sent. Without it, as the account says.
func Type(t SMSType) TextOption {
	return options.Of[TextOption](options.Attribute("AWS.SNS.SMS.SMSType", "String", builder.TextArgument("StringValue", string(t))))
}

var (
	subject     = regexp.MustCompile(`^[!-~][ -~]{0,98}$`)
	phoneNumber = regexp.MustCompile(`^\+[1-9][0-9]{1,14}$`)
)

// faults tells which options do not go together, or not with the topic. The name of a FIFO topic ends in .fifo.
func faults(topic builder.Argument, arguments []builder.Argument) []builder.Argument {
	arn, known := options.Text(topic)
	fifo := known && strings.HasSuffix(arn, ".fifo")
	group, id := options.Given(arguments, "MessageGroupId"), options.Given(arguments, "MessageDeduplicationId")
	switch {
	case fifo && group == nil:
		return []builder.Argument{builder.RefusedArgument("topic "+strconv.Quote(arn)+" is a FIFO topic, and the message has no group", "add MessageGroupID")}
	case known && !fifo && id != nil:
		return []builder.Argument{builder.RefusedArgument("topic "+strconv.Quote(arn)+" is no FIFO topic, and takes no MessageDeduplicationID",
			"take it out; the names of FIFO topics end in .fifo")}
	case id != nil && group == nil:
		return []builder.Argument{builder.RefusedArgument("MessageDeduplicationID is for FIFO topics, which need a group", "add MessageGroupID")}
	default:
		return nil
	}
}
