package builder_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// conform tells why a JSON value is not what encoding/json writes for a value of type t; nil when it is. It is stricter than
// json.Unmarshal: null stands only for what can be nil, every member that is always written must be there, and no other.
func conform(t reflect.Type, text json.RawMessage) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return err
	}
	if err := conforms(t, v, ""); err != nil {
		return fmt.Errorf("%w (in %s)", err, text)
	}
	strict := json.NewDecoder(bytes.NewReader(text))
	strict.DisallowUnknownFields()
	return strict.Decode(reflect.New(t).Interface())
}

func conforms(t reflect.Type, v any, at string) error {
	no := func() error { return fmt.Errorf("%s: %T %v is no %s", at, v, v, t) }
	switch t.Kind() {
	case reflect.Interface:
		return nil
	case reflect.Pointer:
		if v == nil {
			return nil
		}
		return conforms(t.Elem(), v, at)
	}
	if jsonfield.Leaf(t) {
		if v == nil && t != reflect.TypeFor[json.RawMessage]() {
			return no()
		}
		text, _ := json.Marshal(v)
		return json.Unmarshal(text, reflect.New(t).Interface())
	}
	if (t.Kind() == reflect.Slice || t.Kind() == reflect.Map) && v == nil {
		return nil
	}
	switch x := v.(type) {
	case string:
		if t.Kind() == reflect.String && t != reflect.TypeFor[json.Number]() || t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 {
			return nil
		}
	case bool:
		if t.Kind() == reflect.Bool {
			return nil
		}
	case json.Number:
		return conformsNumber(t, x, at)
	case []any:
		return conformsList(t, x, at)
	case map[string]any:
		return conformsObject(t, x, at)
	}
	return no()
}

func conformsNumber(t reflect.Type, n json.Number, at string) error {
	f, err := n.Float64()
	if err != nil {
		return err
	}
	switch z := reflect.Zero(t); {
	case z.CanFloat(), t == reflect.TypeFor[json.Number]():
		return nil
	case z.CanInt() && f == math.Trunc(f), z.CanUint() && f == math.Trunc(f) && f >= 0:
		return nil
	default:
		return fmt.Errorf("%s: number %s is no %s", at, n, t)
	}
}

func conformsList(t reflect.Type, list []any, at string) error {
	bytes := t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8
	if t.Kind() != reflect.Slice && t.Kind() != reflect.Array || bytes || t.Kind() == reflect.Array && len(list) != t.Len() {
		return fmt.Errorf("%s: a list of %d is no %s", at, len(list), t)
	}
	for i, x := range list {
		if err := conforms(t.Elem(), x, at+"["+strconv.Itoa(i)+"]"); err != nil {
			return err
		}
	}
	return nil
}

func conformsObject(t reflect.Type, members map[string]any, at string) error {
	switch t.Kind() {
	case reflect.Map:
		for name, x := range members {
			if err := conforms(t.Elem(), x, at+"."+name); err != nil {
				return err
			}
		}
		return nil
	case reflect.Struct:
	default:
		return fmt.Errorf("%s: an object is no %s", at, t)
	}
	known := 0
	for _, f := range jsonfield.Of(t) {
		x, ok := members[f.Name]
		switch {
		case ok:
			known++
		case f.OmitEmpty, f.OmitZero, f.Embedded:
			continue
		default:
			return fmt.Errorf("%s: member %q of %s is missing", at, f.Name, t)
		}
		if err := conformsMember(f, x, at+"."+f.Name); err != nil {
			return err
		}
	}
	if known < len(members) {
		return fmt.Errorf("%s: object has members that %s has not", at, t)
	}
	return nil
}

// conformsMember looks through the option "string".
func conformsMember(f jsonfield.Field, v any, at string) error {
	if !f.Quoted || v == nil {
		return conforms(f.Type, v, at)
	}
	s, ok := v.(string)
	if !ok || s == "null" {
		return fmt.Errorf("%s: %v is not quoted", at, v)
	}
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	var inner any
	if err := d.Decode(&inner); err != nil {
		return fmt.Errorf("%s: %w", at, err)
	}
	return conforms(f.Type, inner, at)
}
