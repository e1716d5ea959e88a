package schema

import (
	"bytes"
	"encoding/json"
	"errors"

	jsonschema "github.com/santhosh-tekuri/jsonschema/v5"
)

// Other is a JSON Schema that is not the one of the language: that of a user's type.
type Other struct{ compiled *jsonschema.Schema }

// Compile reads a JSON Schema of the draft 2020-12. The error says what is wrong with it.
func Compile(text []byte) (*Other, error) {
	const url = "https://aslgen/schema.json"
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	if err := c.AddResource(url, bytes.NewReader(text)); err != nil {
		return nil, err
	}
	compiled, err := c.Compile(url)
	if err != nil {
		return nil, err
	}
	return &Other{compiled}, nil
}

// Mismatch compares a JSON text with the schema. The error names the first place that does not fit, as "at /a/0: …".
func (s *Other) Mismatch(text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var doc any
	if err := d.Decode(&doc); err != nil {
		return err
	}
	err := s.compiled.Validate(doc)
	var wrong *jsonschema.ValidationError
	if !errors.As(err, &wrong) {
		return err
	}
	for len(wrong.Causes) > 0 {
		wrong = wrong.Causes[0]
	}
	if wrong.InstanceLocation == "" {
		return errors.New(wrong.Message)
	}
	return errors.New("at " + wrong.InstanceLocation + ": " + wrong.Message)
}
