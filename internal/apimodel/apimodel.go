// Package apimodel reads the models of AWS APIs, as the data folder of botocore has them, for the commands that generate code and data.
package apimodel

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Member is one member of a JSON object.
type Member[T any] struct {
	Name  string
	Value T
}

// Object is a JSON object that keeps the order of its members.
type Object[T any] []Member[T]

// UnmarshalJSON reads an object. Members of one name are all kept.
func (o *Object[T]) UnmarshalJSON(text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		s, ok := name.(string)
		if !ok {
			return fmt.Errorf("no object: %.40s", text)
		}
		m := Member[T]{Name: s}
		if err := d.Decode(&m.Value); err != nil {
			return err
		}
		*o = append(*o, m)
	}
	return nil
}

// Read reads the model in a file, which is compressed when its name ends in .gz.
func Read(file string, into any) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if filepath.Ext(file) == ".gz" {
		if r, err = gzip.NewReader(f); err != nil {
			return err
		}
	}
	return json.NewDecoder(r).Decode(into)
}
