// Package attribute tells which fields of a Go struct are sets in DynamoDB. It reads the option of the tag that the AWS SDK for Go
// reads, so that a type shared with its code says it once. What a field is called says its json tag, here as everywhere.
package attribute

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// Set is the kind of a set; empty for what is none.
type Set string

// The kinds of sets, named like their attribute values.
const (
	Strings Set = "SS"
	Numbers Set = "NS"
	Bytes   Set = "BS"
)

// options are those of the tag that make sets.
var options = map[string]Set{"stringset": Strings, "numberset": Numbers, "binaryset": Bytes}

// SetOf tells what set a field of struct type t is. The error tells a tag that contradicts the field's type or its json tag.
func SetOf(t reflect.Type, f jsonfield.Field) (Set, error) {
	return setOf(fieldOf(t, f.Index), f)
}

// fieldOf is reflect's FieldByIndex for types, which goes through embedded pointers too.
func fieldOf(t reflect.Type, index []int) (sf reflect.StructField) {
	for _, i := range index {
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		sf = t.Field(i)
		t = sf.Type
	}
	return sf
}

func setOf(sf reflect.StructField, f jsonfield.Field) (set Set, err error) {
	name, rest, _ := strings.Cut(sf.Tag.Get("dynamodbav"), ",")
	if name != "" && name != f.Name {
		return "", fmt.Errorf("field %s is %q by its json tag and %q by its dynamodbav tag", sf.Name, f.Name, name)
	}
	for _, o := range strings.Split(rest, ",") {
		if s := options[o]; s != "" {
			set = s
		}
	}
	if set == "" || fits(set, f.Type) {
		return set, nil
	}
	return "", fmt.Errorf("field %s is tagged as a set, and has type %s", sf.Name, f.Type)
}

// fits tells whether a Go type is a list of what a set holds.
func fits(set Set, t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Slice || jsonfield.Leaf(t) {
		return false
	}
	e := t.Elem()
	switch set {
	case Strings:
		return e.Kind() == reflect.String
	case Numbers:
		return e.Kind() >= reflect.Int && e.Kind() <= reflect.Float64 && e.Kind() != reflect.Uint8 && !jsonfield.Leaf(e)
	default:
		return e.Kind() == reflect.Slice && e.Elem().Kind() == reflect.Uint8
	}
}
