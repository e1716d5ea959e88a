package builder

import (
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/asl/jsontree"
)

func (p *printer) literal(n *node) text {
	v := literalJSON(n.lit)
	t := atom(jsonLiteral(v))
	if strings.HasPrefix(t.s, "-") {
		t.prec = precSum // keeps a - -1 apart
	}
	t.array = v.Kind() == jsontree.Array
	return t
}

// literalJSON is the JSON form of a literal; a nil list or map is empty rather than null.
func literalJSON(v any) *jsontree.Value {
	if v == nil {
		return jsontree.NewNull()
	}
	rv := reflect.ValueOf(v)
	if k := rv.Kind(); (k == reflect.Slice || k == reflect.Map) && rv.IsNil() {
		return zeroJSON(rv.Type())
	}
	out, _ := (&encoder{}).encode(rv).constant()
	return out
}

// jsonLiteral writes a JSON value as JSONata, which takes JSON as it is. The delimiters {% and %} are written so that they
// do not show.
func jsonLiteral(v *jsontree.Value) string {
	s := string(v.AppendJSON(nil, ""))
	if !strings.Contains(s, "%}") && !strings.Contains(s, "{%") {
		return s
	}
	return strings.NewReplacer("{%", `{\u0025`, "%}", `%\u007d`).Replace(s)
}
