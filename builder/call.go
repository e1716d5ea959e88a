package builder

import (
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

// Call is a typed call that a Task makes: Req is what it takes, Res what it gives. The packages under builder/task make calls
// of AWS services; [NewCall] makes any other one.
type Call[Req, Res any] struct{ spec *CallSpec }

// Pattern is how a call ends. https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html
type Pattern string

const (
	// RequestResponse goes on with the answer of the API.
	RequestResponse Pattern = ""
	// RunJob goes on when the job has ended (.sync).
	RunJob Pattern = ".sync"
	// RunJobV2 is RunJob with a result that is JSON rather than text (.sync:2).
	RunJobV2 Pattern = ".sync:2"
	// WaitForTaskToken goes on when somebody sends success or failure with the task token.
	WaitForTaskToken Pattern = ".waitForTaskToken"
)

// CallSpec describes a call.
type CallSpec struct {
	// Service and Action name an integration: "lambda" and "invoke", or "aws-sdk:healthlake" and "startFHIRImportJob". They make
	// the ARN arn:<partition>:states:::<Service>:<Action><Pattern>.
	Service, Action string
	// Resource is a whole ARN instead of Service and Action (an activity, a function): a literal or a parameter.
	Resource *Argument
	// Pattern is how the call ends.
	Pattern Pattern
	// Arguments are fixed beside the request: the function's name, the queue's URL. Objects of one name become one object, and lists
	// one list; any other argument that is given twice is a mistake that Build reports. So is a [RefusedArgument].
	Arguments []Argument
	// RequestField names the argument that takes the request, behind the others; empty when the request's members are the arguments
	// themselves, or when a [RequestArgument] says where it stands.
	RequestField string
	// RequestEncoding is how the request is spelled.
	RequestEncoding Encoding
	// ResultEncodings are how those members of the result are spelled that are not plain JSON, by name. Such a member is a pointer.
	ResultEncodings map[string]Encoding
	// ResultField names the member of the answer that is the result; empty when the answer itself is.
	ResultField string
	// StandardOnly marks calls that EXPRESS workflows cannot make whatever the pattern: activities.
	StandardOnly bool

	at callers
}

// NewCall makes a typed call.
func NewCall[Req, Res any](spec CallSpec) Call[Req, Res] {
	spec.at = here()
	spec.Arguments = mergeArguments("", spec.Arguments)
	if spec.RequestField != "" {
		spec.Arguments = append(spec.Arguments, RequestArgument(spec.RequestField))
	}
	return Call[Req, Res]{&spec}
}

// resource is the ARN of the call.
func (s *CallSpec) resource(partition string) string {
	return "arn:" + partition + ":states:::" + s.Service + ":" + s.Action + string(s.Pattern)
}

func (s *CallSpec) resultPath() ptrpath.Path {
	if s.ResultField == "" || s.Pattern == WaitForTaskToken {
		return nil
	}
	return ptrpath.Path{{Name: s.ResultField}}
}

// named tells that the call says what it calls.
func (s *CallSpec) named() bool {
	if s.Resource == nil {
		return s.Service != "" && s.Action != ""
	}
	return s.Resource.value != nil && s.Resource.value.lit != ""
}

// resourceOf is the Resource field of a Task.
func (c *compiler) resourceOf(s *CallSpec) string {
	switch {
	case s.Resource == nil:
		return s.resource(c.partition())
	case s.Resource.value.op == opParam:
		return c.placeholder(s.Resource.value.text)
	default:
		text, _ := s.Resource.value.lit.(string)
		return text
	}
}

// partition is the partition of ARNs: aws, or what the workflow says.
func (c *compiler) partition() string {
	switch p := c.m.partition; {
	case p == nil:
		return "aws"
	case p.op == opParam:
		return c.placeholder(p.text)
	default:
		text, _ := p.lit.(string)
		return text
	}
}
