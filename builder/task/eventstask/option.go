package eventstask

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// Option is a member of an event beside its source, its kind and its detail.
type Option func() []builder.Argument

// EventBusName is the name or the ARN of the bus. Without it the event goes to the default bus of the account.
func EventBusName[S builder.Text](nameOrARN S) Option {
	return options.Of[Option](builder.TextArgument("EventBusName", nameOrARN))
}

// Resource is the ARN of something that the event is about. Each Resource adds one.
func Resource[S builder.Text](arn S) Option {
	return options.Of[Option](builder.ListArgument("Resources", builder.TextArgument("", arn)))
}

// Time is when it happened. Without it, when the event is sent.
func Time(at builder.Expr[time.Time]) Option {
	return options.Of[Option](builder.ValueArgument("Time", at))
}

// TraceHeader is the X-Ray trace that the event belongs to, at most 500 characters.
func TraceHeader[S builder.Text](header S) Option {
	return options.Of[Option](builder.TextArgument("TraceHeader", header))
}
