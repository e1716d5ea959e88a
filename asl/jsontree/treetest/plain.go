// Package treetest gives benchmarks a floor to measure the JSON tree against.
package treetest

import (
	"bytes"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// Plain is a JSON value as simple as an ordered tree can be: no places, no spelling, no shared memory.
type Plain struct {
	// Kind is the first character of the value, as in jsontext.
	Kind jsontext.Kind
	// Text is the value of a string or the spelling of a number.
	Text string
	// Names are the names of an object's members.
	Names []string
	// Children are the values of an object's members or the elements of an array.
	Children []*Plain
}

// PlainTree reads JSON tokens into a plain tree. The errors are those of jsontext.
func PlainTree(text []byte) (*Plain, error) {
	d := jsontext.NewDecoder(bytes.NewBuffer(text), jsontext.AllowDuplicateNames(true))
	v, err := plainValue(d)
	if err != nil {
		return nil, err
	}
	if _, err := d.ReadToken(); err != io.EOF {
		return nil, err
	}
	return v, nil
}

func plainValue(d *jsontext.Decoder) (*Plain, error) {
	token, err := d.ReadToken()
	if err != nil {
		return nil, err
	}
	v := &Plain{Kind: token.Kind()}
	switch v.Kind {
	case '"', '0':
		v.Text = token.String()
	case '[':
		for d.PeekKind() != ']' {
			child, err := plainValue(d)
			if err != nil {
				return nil, err
			}
			v.Children = append(v.Children, child)
		}
		_, err = d.ReadToken()
	case '{':
		for d.PeekKind() != '}' {
			name, err := d.ReadToken()
			if err != nil {
				return nil, err
			}
			v.Names = append(v.Names, name.String())
			child, err := plainValue(d)
			if err != nil {
				return nil, err
			}
			v.Children = append(v.Children, child)
		}
		_, err = d.ReadToken()
	}
	return v, err
}
