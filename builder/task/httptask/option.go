package httptask

import (
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/builder"
)

// BodyOption is a parameter of a request with a body: an [Option] or an [Encoding].
type BodyOption interface{ ofBody() []builder.Argument }

// Option is a parameter of every request.
type Option func() []builder.Argument

func (o Option) ofBody() []builder.Argument {
	if o == nil {
		return nil
	}
	return o()
}

// Encoding says how a body is written that is not to be JSON.
type Encoding func() []builder.Argument

func (e Encoding) ofBody() []builder.Argument {
	if e == nil {
		return nil
	}
	return e()
}

// Header is a header of the request. The connection may add others.
func Header[S builder.Text](name string, value S) Option {
	a := builder.ObjectArgument("Headers", builder.TextArgument(name, value))
	if name == "" || strings.ContainsAny(name, " \t:") {
		a = builder.RefusedArgument(strconv.Quote(name)+" is no name of a header", "letters, digits and -")
	}
	return func() []builder.Argument { return []builder.Argument{a} }
}

// QueryParameter is a parameter in the query of the request.
func QueryParameter[S builder.Text](name string, value S) Option {
	a := builder.ObjectArgument("QueryParameters", builder.TextArgument(name, value))
	return func() []builder.Argument { return []builder.Argument{a} }
}

// QueryList is a parameter in the query of the request with several values.
func QueryList(name string, values builder.Expr[[]string]) Option {
	a := builder.ObjectArgument("QueryParameters", builder.ValueArgument(name, values))
	return func() []builder.Argument { return []builder.Argument{a} }
}

// ArrayFormat says how the lists of a body are written in a form.
type ArrayFormat string

// The formats of lists, here of a list a of x and y.
const (
	// Indices writes a[0]=x&a[1]=y.
	Indices ArrayFormat = "INDICES"
	// Repeat writes a=x&a=y.
	Repeat ArrayFormat = "REPEAT"
	// Commas writes a=x,y.
	Commas ArrayFormat = "COMMAS"
	// Brackets writes a[]=x&a[]=y.
	Brackets ArrayFormat = "BRACKETS"
)

// Values lists the values of ArrayFormat.
func (ArrayFormat) Values() []ArrayFormat { return []ArrayFormat{Indices, Repeat, Commas, Brackets} }

// URLEncoded writes the body as a form, application/x-www-form-urlencoded, and says so in the header Content-Type.
func URLEncoded(lists ArrayFormat) Encoding {
	transform := builder.ObjectArgument("Transform",
		builder.TextArgument("RequestBodyEncoding", "URL_ENCODED"),
		builder.ObjectArgument("RequestEncodingOptions", builder.TextArgument("ArrayFormat", string(lists))))
	header := builder.ObjectArgument("Headers", builder.TextArgument("Content-Type", "application/x-www-form-urlencoded"))
	return func() []builder.Argument { return []builder.Argument{header, transform} }
}

func all(list []Option) []builder.Argument {
	var out []builder.Argument
	for _, o := range list {
		out = append(out, o.ofBody()...)
	}
	return out
}

func allOfBody(list []BodyOption) []builder.Argument {
	var out []builder.Argument
	for _, o := range list {
		if o != nil {
			out = append(out, o.ofBody()...)
		}
	}
	return out
}
