package schema

import (
	"io"
	"reflect"

	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/builder/internal/awssdk"
)

var (
	bytesType  = reflect.TypeFor[[]byte]()
	readerType = reflect.TypeFor[io.Reader]()
)

// aws is the schema of what Step Functions writes in another form than encoding/json: the unions of the AWS SDK, and in its structs
// bytes and streams, which are text. Without one, ok is false.
func (g *generator) aws(t reflect.Type) (s *jsonschema.Schema, ok bool) {
	switch {
	case awssdk.Union(t):
		one := uint64(1)
		return &jsonschema.Schema{Type: "object", MinProperties: &one, MaxProperties: &one}, true
	case g.inAWS && t == bytesType, g.inAWS && t.Kind() == reflect.Interface && t.Implements(readerType):
		return &jsonschema.Schema{Type: "string"}, true
	default:
		return nil, false
	}
}
