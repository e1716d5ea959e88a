package emrtask

import "errors"

// True is the type of a member that Step Functions wants to be true. Each of its values is true, the zero value, too.
type True struct{ _ byte } // a byte, since fields without size cannot be told apart

// MarshalJSON writes true.
func (True) MarshalJSON() ([]byte, error) { return []byte("true"), nil }

// UnmarshalJSON reads true, and refuses every other value.
func (*True) UnmarshalJSON(text []byte) error {
	if string(text) != "true" {
		return errors.New("emrtask: true is the only value of True")
	}
	return nil
}
