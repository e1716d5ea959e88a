// Package apigatewaytask calls APIs of Amazon API Gateway from a workflow, REST and HTTP ones.
//
// The result of a call is the body of the response; where Response is [InvokeOutput], it is the whole response. A status of 400 and more fails
// the state with the error that [ErrStatus] names.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
package apigatewaytask

import (
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// Method is the method of a request without a body.
type Method string

// The methods of requests without a body.
const (
	Get     Method = "GET"
	Delete  Method = "DELETE"
	Head    Method = "HEAD"
	Options Method = "OPTIONS"
)

// Values lists the values of Method.
func (Method) Values() []Method { return []Method{Get, Delete, Head, Options} }

// BodyMethod is the method of a request with a body.
type BodyMethod string

// The methods of requests with a body.
const (
	Post  BodyMethod = "POST"
	Put   BodyMethod = "PUT"
	Patch BodyMethod = "PATCH"
)

// Values lists the values of BodyMethod.
func (BodyMethod) Values() []BodyMethod { return []BodyMethod{Post, Put, Patch} }

// Invoke sends a request without a body. endpoint is the host of the API, <id>.execute-api.<region>.amazonaws.com: a literal, a
// [builder.Param], a pointer to a field or an expression.
func Invoke[Response any, E builder.Text](endpoint E, method Method, options ...Option) builder.Call[struct{}, Response] {
	s := spec(builder.TextArgument("ApiEndpoint", endpoint), methodArgument(method), builder.RequestResponse, options)
	setResult[Response](&s)
	return builder.NewCall[struct{}, Response](s)
}

// InvokeWithBody sends a request with a body: JSON, or a text where Body is one.
func InvokeWithBody[Body, Response any, E builder.Text](endpoint E, method BodyMethod, options ...Option) builder.Call[Body, Response] {
	s := spec(builder.TextArgument("ApiEndpoint", endpoint), methodArgument(method), builder.RequestResponse, options)
	s.RequestField = "RequestBody"
	setResult[Response](&s)
	return builder.NewCall[Body, Response](s)
}

// WithToken sends a request without a body and waits until somebody sends success or failure with the task token. A [Header] or a
// [QueryParameter] must hand the token on. Answer is what SendTaskSuccess brings. Give the state a Timeout.
func WithToken[Answer any, E builder.Text](endpoint E, method Method, options ...Option) builder.Call[struct{}, Answer] {
	return builder.NewCall[struct{}, Answer](spec(builder.TextArgument("ApiEndpoint", endpoint), methodArgument(method), builder.WaitForTaskToken, options))
}

// InvokeWithBodyAndToken is [WithToken] of a request with a body, which can hand the token on, too.
func InvokeWithBodyAndToken[Body, Answer any, E builder.Text](endpoint E, method BodyMethod, options ...Option) builder.Call[Body, Answer] {
	s := spec(builder.TextArgument("ApiEndpoint", endpoint), methodArgument(method), builder.WaitForTaskToken, options)
	s.RequestField = "RequestBody"
	return builder.NewCall[Body, Answer](s)
}

// InvokeOutput is the whole response of an API.
type InvokeOutput[Body any] struct {
	// ResponseBody is the body.
	ResponseBody Body `json:"ResponseBody"`
	// StatusCode is the status, below 400.
	StatusCode int `json:"StatusCode"`
	// StatusText is the text beside the status.
	StatusText string `json:"StatusText"`
	// Headers are the headers, each with its values.
	Headers map[string][]string `json:"Headers"`
}

func (InvokeOutput[Body]) whole() {}

// ErrStatus names the error of a response with a status of 400 and more: ApiGateway.403. For [builder.On] and [builder.RetryOn].
func ErrStatus(status int) string { return "ApiGateway." + strconv.Itoa(status) }

// Throttled retries requests that the API refuses for their number: status 429. See [builder.Throttled].
var Throttled = builder.Throttled(ErrStatus(429))

// Transient retries responses that tell of a fault that passes: status 500, 502, 503 and 504. See [builder.Transient].
var Transient = builder.Transient(ErrStatus(500), ErrStatus(502), ErrStatus(503), ErrStatus(504))

// setResult makes the body of the response the result, unless the whole response is asked for.
func setResult[Response any](s *builder.CallSpec) {
	if _, ok := any(*new(Response)).(interface{ whole() }); !ok {
		s.ResultField = "ResponseBody"
	}
}

// methodArgument is the method; a text that is none is refused.
func methodArgument[M interface {
	~string
	Values() []M
}](method M) builder.Argument {
	if !slices.Contains(method.Values(), method) {
		return builder.RefusedArgument("method "+strconv.Quote(string(method))+" is none of the call",
			"GET, DELETE, HEAD and OPTIONS go without a body; POST, PUT and PATCH with one")
	}
	return builder.TextArgument("Method", string(method))
}

func spec(endpoint, method builder.Argument, pattern builder.Pattern, list []Option) builder.CallSpec {
	arguments := append([]builder.Argument{endpoint, method}, options.All(list)...)
	if text, ok := options.Text(endpoint); ok && (text == "" || strings.ContainsAny(text, "/ ")) {
		arguments = append(arguments, builder.RefusedArgument("endpoint "+strconv.Quote(text)+" is not the host of an API",
			"write <id>.execute-api.<region>.amazonaws.com; Stage and Path are options"))
	}
	return builder.CallSpec{Service: "apigateway", Action: "invoke", Pattern: pattern, Arguments: arguments}
}
