package asltest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/builder/schema"
)

// schemas holds the compiled JSON Schemas by Go type; nil for a type that has none.
var schemas sync.Map

// conforms compares a JSON value with the JSON Schema of a Go type.
func conforms(t reflect.Type, v any) error {
	s, err := schemaOf(t)
	if s == nil || err != nil {
		return err
	}
	d := json.NewDecoder(strings.NewReader(value.Text(v)))
	d.UseNumber()
	var doc any
	if err := d.Decode(&doc); err != nil {
		return err
	}
	if doc == nil && t.Kind() == reflect.Pointer {
		return nil
	}
	var wrong *jsonschema.ValidationError
	if err := s.Validate(doc); errors.As(err, &wrong) {
		return errors.New(explain(wrong))
	} else if err != nil {
		return err
	}
	return nil
}

// explain tells the first cause of a mismatch, with its path.
func explain(e *jsonschema.ValidationError) string {
	for len(e.Causes) > 0 {
		e = e.Causes[0]
	}
	if e.InstanceLocation == "" {
		return e.Message
	}
	return "at " + e.InstanceLocation + ": " + e.Message
}

func schemaOf(t reflect.Type) (*jsonschema.Schema, error) {
	if s, ok := schemas.Load(t); ok {
		return s.(*jsonschema.Schema), nil
	}
	text, faults := schema.For(t, schema.Options{})
	if faults.HasErrors() {
		// A type without a schema is compared by decoding alone.
		schemas.Store(t, (*jsonschema.Schema)(nil))
		return nil, nil
	}
	const url = "https://asltest/schema.json"
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	if err := c.AddResource(url, bytes.NewReader(text)); err != nil {
		return nil, fmt.Errorf("the JSON Schema of %s: %w", t, err)
	}
	s, err := c.Compile(url)
	if err != nil {
		return nil, fmt.Errorf("the JSON Schema of %s: %w", t, err)
	}
	schemas.Store(t, s)
	return s, nil
}
