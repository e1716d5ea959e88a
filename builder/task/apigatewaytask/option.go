package apigatewaytask

import (
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/options"
)

// Option is a parameter of a request.
type Option func() []builder.Argument

// Stage is the stage of the API. Without it $default, which HTTP APIs alone have.
func Stage[S builder.Text](name S) Option {
	return options.Of[Option](builder.TextArgument("Stage", name))
}

// Path is the path behind the stage.
func Path[S builder.Text](path S) Option {
	return options.Of[Option](builder.TextArgument("Path", path))
}

// Header is a header of the request, with one value or more. Given again under the same name it adds values. Step Functions sets some
// headers itself and takes none of: Authorization, Connection, Content-md5, Expect, Host, Max-Forwards, Proxy-Authenticate, Server, TE,
// Transfer-Encoding, Trailer, Upgrade, Via, Www-Authenticate.
func Header[S builder.Text](name string, values ...S) Option {
	return options.Of[Option](header(name, texts(values)))
}

// QueryParameter is a parameter in the query of the request, with one value or more. Given again under the same name it adds values.
func QueryParameter[S builder.Text](name string, values ...S) Option {
	return options.Of[Option](builder.ObjectArgument("QueryParameters", builder.ListArgument(name, texts(values)...)))
}

// AllowNullValues says whether null in the body is sent. Without it, members that are null are left out.
func AllowNullValues(allow bool) Option {
	return options.Of[Option](builder.ValueArgument("AllowNullValues", builder.Lit(allow)))
}

// Auth says as whom the workflow comes to the API. Without it, NoAuth.
func Auth(kind AuthType) Option {
	return options.Of[Option](builder.TextArgument("AuthType", string(kind)))
}

// AuthType says as whom a workflow comes to an API.
type AuthType string

// The ways to come to an API.
const (
	// NoAuth is as nobody.
	NoAuth AuthType = "NO_AUTH"
	// IAMRole is as the role of the workflow.
	IAMRole AuthType = "IAM_ROLE"
	// ResourcePolicy is as the role of the workflow, to an API whose policy lets the state machine in.
	ResourcePolicy AuthType = "RESOURCE_POLICY"
)

// Values lists the values of AuthType.
func (AuthType) Values() []AuthType { return []AuthType{NoAuth, IAMRole, ResourcePolicy} }

// blockedHeaders are those that Step Functions does not send, in small letters.
var blockedHeaders = []string{
	"authorization", "connection", "content-md5", "expect", "host", "max-forwards", "proxy-authenticate", "server", "te", "transfer-encoding",
	"trailer", "upgrade", "via", "www-authenticate",
}

func header(name string, values []builder.Argument) builder.Argument {
	switch {
	case name == "" || strings.ContainsAny(name, " \t:"):
		return builder.RefusedArgument(strconv.Quote(name)+" is no name of a header", "letters, digits and -")
	case slices.Contains(blockedHeaders, strings.ToLower(name)):
		return builder.RefusedArgument("header "+strconv.Quote(name)+" is one that Step Functions does not send",
			"use another name, and let the API map it; Auth(IAMRole) signs the request")
	default:
		return builder.ObjectArgument("Headers", builder.ListArgument(name, values...))
	}
}

func texts[S builder.Text](values []S) []builder.Argument {
	out := make([]builder.Argument, len(values))
	for i, v := range values {
		out[i] = builder.TextArgument("", v)
	}
	return out
}
