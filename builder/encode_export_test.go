package builder

import (
	"encoding/json"
	"reflect"
)

// Encoded is what Build writes for a Go value: as encoding/json does, but for the types of the AWS SDK. In tells that the value is in
// a struct of the SDK.
func Encoded(v any, in bool) (json.RawMessage, error) {
	e := &encoder{aws: in}
	p := reflect.New(reflect.TypeOf(v))
	p.Elem().Set(reflect.ValueOf(v))
	t := encoded(e, p.Elem())
	if e.err != nil {
		return nil, e.err
	}
	lit, _ := t.constant()
	return lit.AppendJSON(nil), nil
}
