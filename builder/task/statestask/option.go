package statestask

import (
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// Option is a parameter of StartExecution beside the state machine and the input.
type Option func() []builder.Argument

// Name names the execution: 1 to 80 characters, unique for 90 days. Starting a STANDARD execution again under the same name with the same
// input gives the one that runs; otherwise it fails with [ErrExecutionAlreadyExists]. Without it Step Functions makes up a name.
func Name[S builder.Text](name S) Option {
	a := builder.TextArgument("Name", name)
	if text, ok := options.Text(a); ok && !validName(text) {
		a = builder.RefusedArgument("execution name "+strconv.Quote(text)+" is none that Step Functions takes",
			`1 to 80 characters, without white space and ? * < > { } [ ] : ; , \ | ^ ~ $ # % & `+"` \" / and control characters")
	}
	return options.Of[Option](a)
}

// StartedByExecution hands the ARN of this execution to the child as the member AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID of its input,
// by which the console links the two. The input must be an object.
// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-nested-workflows.html
func StartedByExecution() Option {
	return options.Of[Option](builder.RequestArgument("Input",
		builder.TextArgument("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID", builder.ExecutionID())))
}

// validName reports whether an execution can have a name.
func validName(name string) bool {
	n := len([]rune(name))
	return 0 < n && n <= 80 && !strings.ContainsAny(name, " \t?*<>{}[]:;,\\|^~$#%&`\"/") && !strings.ContainsFunc(name, func(r rune) bool {
		return r < ' ' || 0x7f <= r && r < 0xa0
	})
}

// faults refuses a literal that is not the ARN of a state machine.
func faults(machine builder.Argument) []builder.Argument {
	text, ok := options.Text(machine)
	if !ok {
		return nil
	}
	if r, ok := service.Parse(text); ok && r.Owner == "states" && strings.HasPrefix(r.Name, "stateMachine:") {
		return nil
	}
	return []builder.Argument{builder.RefusedArgument(strconv.Quote(text)+" is not the ARN of a state machine",
		"write arn:aws:states:<region>:<account>:stateMachine:<name>, or a Param")}
}
