package asltest

import (
	"fmt"
	"reflect"
	"sync"

	"github.com/aslgen/aslgen/asl/expr/value"
	aslschema "github.com/aslgen/aslgen/asl/schema"
	"github.com/aslgen/aslgen/builder/schema"
)

// schemas holds the compiled JSON Schemas by Go type; nil for a type that has none.
var schemas sync.Map

// conforms compares a JSON value with the JSON Schema of a Go type.
func conforms(t reflect.Type, v any) error {
	s, err := schemaOf(t)
	if s == nil || err != nil || v == nil && t.Kind() == reflect.Pointer {
		return err
	}
	return s.Mismatch([]byte(value.Text(v)))
}

func schemaOf(t reflect.Type) (*aslschema.Other, error) {
	if s, ok := schemas.Load(t); ok {
		return s.(*aslschema.Other), nil
	}
	text, faults := schema.For(t, schema.Options{})
	if faults.HasErrors() {
		// A type without a schema is compared by decoding alone.
		schemas.Store(t, (*aslschema.Other)(nil))
		return nil, nil
	}
	s, err := aslschema.Compile(text)
	if err != nil {
		return nil, fmt.Errorf("the JSON Schema of %s: %w", t, err)
	}
	schemas.Store(t, s)
	return s, nil
}
