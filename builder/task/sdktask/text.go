package sdktask

import (
	"io"

	"github.com/aslgen/aslgen/builder"
)

// Text reads bytes of a response, which arrive as text: the body of a model's answer, a secret. [builder.ParseJSON] takes the text
// apart where it is JSON.
func Text(src *[]byte) builder.Expr[string] {
	return builder.JSONata[string](`$1 != null ? $1 : ""`, src)
}

// StreamText reads a stream of a response, which arrives as text: the body of an object in S3.
func StreamText(src *io.ReadCloser) builder.Expr[string] {
	return builder.JSONata[string](`$1 != null ? $1 : ""`, src)
}
