// Package httptask calls HTTPS APIs anywhere from a workflow, through a connection of Amazon EventBridge that knows how to come to them.
//
// The result of a call is the body of the response; where Response is [InvokeOutput], it is the whole response. A call ends after 60 seconds. A
// status of 400 and more fails the state with the error that [ErrStatus] names.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
package httptask

import (
	"net/url"
	"slices"
	"strconv"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// Method is the method of a request.
type Method string

// The methods.
const (
	Get     Method = "GET"
	Post    Method = "POST"
	Put     Method = "PUT"
	Patch   Method = "PATCH"
	Delete  Method = "DELETE"
	Head    Method = "HEAD"
	Options Method = "OPTIONS"
)

// Values lists the values of Method.
func (Method) Values() []Method { return []Method{Get, Post, Put, Patch, Delete, Head, Options} }

// Invoke sends a request without a body. endpoint is the address, https://host/path, and connectionARN the ARN of the connection: literals,
// a [builder.Param], pointers to fields or expressions.
func Invoke[Response any, E, C builder.Text](endpoint E, connectionARN C, method Method, options ...Option) builder.Call[struct{}, Response] {
	s := spec(builder.TextArgument("ApiEndpoint", endpoint), connection(connectionARN), method, all(options))
	setResult[Response](&s)
	return builder.NewCall[struct{}, Response](s)
}

// InvokeWithBody sends a request with a body: JSON, a text where Body is one, or a form with [URLEncoded].
func InvokeWithBody[Body, Response any, E, C builder.Text](endpoint E, connectionARN C, method Method, options ...BodyOption) builder.Call[Body, Response] {
	s := spec(builder.TextArgument("ApiEndpoint", endpoint), connection(connectionARN), method, allOfBody(options))
	s.RequestField = "RequestBody"
	setResult[Response](&s)
	return builder.NewCall[Body, Response](s)
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

// setResult makes the body of the response the result, unless the whole response is asked for.
func setResult[Response any](s *builder.CallSpec) {
	if _, ok := any(*new(Response)).(interface{ whole() }); !ok {
		s.ResultField = "ResponseBody"
	}
}

func connection[C builder.Text](arn C) builder.Argument {
	return builder.ObjectArgument("InvocationConfig", builder.TextArgument("ConnectionArn", arn))
}

func spec(endpoint, connection builder.Argument, method Method, more []builder.Argument) builder.CallSpec {
	m := builder.TextArgument("Method", string(method))
	if !slices.Contains(method.Values(), method) {
		m = builder.RefusedArgument("method "+strconv.Quote(string(method))+" is none that Step Functions sends", "GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS")
	}
	arguments := append([]builder.Argument{endpoint, m, connection}, more...)
	if text, ok := options.Text(endpoint); ok {
		if u, err := url.Parse(text); err != nil || u.Scheme != "https" || u.Host == "" || u.RawQuery != "" {
			arguments = append(arguments, builder.RefusedArgument("endpoint "+strconv.Quote(text)+" is not the address of an HTTPS API",
				"write https://host/path; parameters of the query are options"))
		}
	}
	return builder.CallSpec{Service: "http", Action: "invoke", Arguments: arguments}
}
