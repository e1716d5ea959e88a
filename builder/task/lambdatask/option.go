package lambdatask

import (
	"strings"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// Option is a parameter of the call beside the function and what it takes.
type Option func() []builder.Argument

// Qualifier names the version or the alias to call. Without it, and without one in the name of the function, the latest code runs.
func Qualifier[S builder.Text](versionOrAlias S) Option {
	return options.Of[Option](builder.TextArgument("Qualifier", versionOrAlias))
}

// ClientContext hands data about the caller to the function, in its context object: JSON in base64, at most 3,583 bytes. Functions that
// are called as an Event do not get it.
func ClientContext[S builder.Text](base64JSON S) Option {
	return options.Of[Option](builder.TextArgument("ClientContext", base64JSON))
}

// LogTail asks for the end of the function's log: LogType Tail. It comes as LogResult of [InvokeOutput].
func LogTail() Option { return options.Of[Option](builder.TextArgument("LogType", "Tail")) }

// qualified reports whether the name of a function ends in a version or an alias: name:alias, account:function:name:alias or an ARN.
func qualified(function string) bool {
	if r, ok := service.Parse(function); ok {
		return r.Qualifier != ""
	}
	parts := strings.Split(function, ":")
	return len(parts) == 2 || len(parts) == 4
}
