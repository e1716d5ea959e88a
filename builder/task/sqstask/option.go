package sqstask

import (
	"fmt"
	"strings"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// Option is a parameter of SendMessage beside the queue and the body.
type Option func() []builder.Argument

// DelaySeconds keeps the message from its receivers for that long, 0 to 900 seconds. FIFO queues have one delay for all messages,
// which is set on the queue.
func DelaySeconds[N builder.Int](n N) Option {
	return options.Of[Option](builder.IntArgument("DelaySeconds", n))
}

// MessageGroupID puts the message into a group, whose messages a FIFO queue keeps in order. FIFO queues need it; a standard queue shares
// its receivers fairly between groups.
func MessageGroupID[S builder.Text](id S) Option {
	return options.Of[Option](builder.TextArgument("MessageGroupId", id))
}

// MessageDeduplicationID makes a FIFO queue drop the message when one with the same id came within five minutes. Only FIFO queues take
// it, and they need a [MessageGroupID], too.
func MessageDeduplicationID[S builder.Text](id S) Option {
	return options.Of[Option](builder.TextArgument("MessageDeduplicationId", id))
}

// MessageAttribute puts a text beside the body, which receivers can read without it. A message has at most 10 attributes. Names have 1
// to 256 letters, digits, _, - and dots, and do not begin with AWS. or Amazon.
func MessageAttribute[S builder.Text](name string, value S) Option {
	return attribute(name, "String", builder.TextArgument("StringValue", value))
}

// NumberAttribute puts a number beside the body, written as a text: up to 38 digits.
func NumberAttribute[S builder.Text](name string, value S) Option {
	return attribute(name, "Number", builder.TextArgument("StringValue", value))
}

func attribute(name, dataType string, value builder.Argument) Option {
	if lower := strings.ToLower(name); strings.HasPrefix(lower, "aws.") || strings.HasPrefix(lower, "amazon.") {
		return options.Of[Option](builder.RefusedArgument(fmt.Sprintf("message attribute %q has a name that AWS keeps to itself", name),
			"begin it otherwise than with AWS. or Amazon."))
	}
	return options.Of[Option](options.Attribute(name, dataType, value))
}

const (
	maxDelay      = 900
	maxAttributes = 10
)

// faults tells which options do not go together, or not with the queue. The name of a FIFO queue ends in .fifo.
func faults(queue builder.Argument, arguments []builder.Argument) []builder.Argument {
	var out []builder.Argument
	refuse := func(message, help string) { out = append(out, builder.RefusedArgument(message, help)) }
	url, known := options.Text(queue)
	fifo := known && strings.HasSuffix(url, ".fifo")
	group, id := options.Given(arguments, "MessageGroupId"), options.Given(arguments, "MessageDeduplicationId")
	delay := options.Given(arguments, "DelaySeconds")
	switch {
	case fifo && group == nil:
		refuse(fmt.Sprintf("queue %q is a FIFO queue, and the message has no group", url), "add MessageGroupID")
	case known && !fifo && id != nil:
		refuse(fmt.Sprintf("queue %q is no FIFO queue, and takes no MessageDeduplicationID", url), "take it out; the names of FIFO queues end in .fifo")
	case id != nil && group == nil:
		refuse("MessageDeduplicationID is for FIFO queues, which need a group", "add MessageGroupID")
	}
	if delay != nil && (fifo || id != nil) {
		refuse("a FIFO queue takes no DelaySeconds of a message", "set the delay on the queue")
	}
	if delay != nil {
		if n, ok := delay.Literal().(int); ok && (n < 0 || n > maxDelay) {
			refuse(fmt.Sprintf("DelaySeconds is %d; 0 to %d", n, maxDelay), "wait longer in a Wait state")
		}
	}
	if n := count(arguments, "MessageAttributes"); n > maxAttributes {
		refuse(fmt.Sprintf("the message has %d attributes; at most %d", n, maxAttributes), "put the data into the body")
	}
	return out
}

func count(arguments []builder.Argument, name string) int {
	n := 0
	for _, a := range arguments {
		if a.Name() == name {
			n++
		}
	}
	return n
}
