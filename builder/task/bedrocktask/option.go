package bedrocktask

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// Option is a parameter of InvokeModel beside the model and what it takes.
type Option func() []builder.Argument

// ContentType is the media type of the body. Without it, application/json.
func ContentType[S builder.Text](mediaType S) Option {
	return options.Of[Option](builder.TextArgument("ContentType", mediaType))
}

// Accept is the media type that the model is to answer in. Without it, application/json.
func Accept[S builder.Text](mediaType S) Option {
	return options.Of[Option](builder.TextArgument("Accept", mediaType))
}

// Guardrail lets a guardrail watch what the model takes and gives. identifier is its id or ARN, version a number or DRAFT.
func Guardrail[I, V builder.Text](identifier I, version V) Option {
	id, v := builder.TextArgument("GuardrailIdentifier", identifier), builder.TextArgument("GuardrailVersion", version)
	if text, ok := options.Text(v); ok && !guardrailVersion.MatchString(text) {
		v = builder.RefusedArgument(strconv.Quote(text)+" is no version of a guardrail", "write a number or DRAFT")
	}
	return options.Of[Option](id, v)
}

// Trace says whether the answer tells what a guardrail has done.
func Trace(mode TraceMode) Option {
	return options.Of[Option](builder.TextArgument("Trace", string(mode)))
}

// TraceMode says whether the answer tells what a guardrail has done.
type TraceMode string

// The modes of a trace.
const (
	// TraceEnabled tells what the guardrail has found.
	TraceEnabled TraceMode = "ENABLED"
	// TraceEnabledFull tells what it has looked for and not found, too.
	TraceEnabledFull TraceMode = "ENABLED_FULL"
	// TraceDisabled tells nothing, as without the option.
	TraceDisabled TraceMode = "DISABLED"
)

// Values lists the values of TraceMode.
func (TraceMode) Values() []TraceMode {
	return []TraceMode{TraceEnabled, TraceEnabledFull, TraceDisabled}
}

var (
	guardrailVersion = regexp.MustCompile(`^([1-9][0-9]{0,7}|DRAFT)$`)
	modelName        = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.:_/-]*$`)
	s3Object         = regexp.MustCompile(`^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/.+$`)
)

// modelArgument is the model; a literal that names none is refused.
func modelArgument[M builder.Text](id M) builder.Argument {
	a := builder.TextArgument("ModelId", id)
	text, ok := options.Text(a)
	if !ok {
		return a
	}
	r, isARN := service.Parse(text)
	switch {
	case isARN && (r.Owner == "bedrock" || r.Owner == "sagemaker"), !isARN && modelName.MatchString(text) && !strings.HasPrefix(text, "arn:"):
		return a
	default:
		return builder.RefusedArgument(strconv.Quote(text)+" names no model",
			"write the id of a model or of an inference profile, or an ARN of Bedrock, or of SageMaker for an endpoint of the marketplace")
	}
}

// object is an argument that names an object of S3.
func object(name string, uri builder.Argument) builder.Argument {
	if text, ok := options.Text(uri); ok && !s3Object.MatchString(text) {
		return builder.RefusedArgument(name+" "+strconv.Quote(text)+" names no object of S3", "write s3://bucket/key")
	}
	return builder.ObjectArgument(name, uri)
}
