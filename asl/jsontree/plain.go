package jsontree

import (
	"bytes"
	"errors"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// Plain is a JSON value as simple as an ordered tree can be: no places, no blocks of memory. It is what benchmarks measure
// [Parse] against, and of no other use.
type Plain struct {
	// Kind is the first character of the value, as in jsontext.
	Kind byte
	// Text is the value of a string or the spelling of a number.
	Text string
	// Names are the names of an object's members.
	Names []string
	// Children are the values of an object's members or the elements of an array.
	Children []*Plain
}

// ReadPlain reads JSON tokens into a plain tree, the least that reading in order can cost. The errors are those of jsontext.
func ReadPlain(text []byte) (*Plain, error) {
	d := jsontext.NewDecoder(bytes.NewBuffer(text), jsontext.AllowDuplicateNames(true))
	v, err := plainValue(d)
	if err != nil {
		return nil, err
	}
	switch _, err := d.ReadToken(); err {
	case io.EOF:
		return v, nil
	case nil:
		return nil, errors.New("jsontree: text goes on after the JSON value")
	default:
		return nil, err
	}
}

func plainValue(d *jsontext.Decoder) (*Plain, error) {
	token, err := d.ReadToken()
	if err != nil {
		return nil, err
	}
	v := &Plain{Kind: byte(token.Kind())}
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
