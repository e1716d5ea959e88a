package reviewer

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// redacted stands for a token wherever one would be printed.
const redacted = "[task token]"

// errSecret is why a token is not written.
var errSecret = errors.New("a task token is a secret and does not write itself: Reveal gives its text")

// Token is a task token that keeps itself to itself: package fmt prints "[task token]" for it with every verb, also where it stands
// inside other values. Encoders of JSON and text get an error, not a text that reads back as a token: what is stored without
// the token cannot be answered any more, and that should not go unseen. Package log/slog prints the error in the place of the value.
//
// The zero Token is none. Tokens are not compared with ==.
type Token struct {
	// text is behind a pointer because package fmt does not call the methods of a value in an unexported field: it prints an address then.
	text *string
}

// NewToken makes a token of its text.
func NewToken(text string) Token { return Token{&text} }

// Reveal gives the text, for a store of secrets or a call that this package has no verb for. It is "" for the zero Token.
func (t Token) Reveal() string {
	if t.text == nil {
		return ""
	}
	return *t.text
}

// IsZero tells whether there is no token.
func (t Token) IsZero() bool { return t.Reveal() == "" }

// String gives a text without the token.
func (Token) String() string { return redacted }

// GoString gives a text without the token.
func (Token) GoString() string { return redacted }

// Format prints a text without the token, whatever the verb.
func (Token) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, redacted) }

// MarshalText fails, so that encoders neither leak the token nor lose it without a word.
func (Token) MarshalText() ([]byte, error) { return nil, errSecret }

// UnmarshalText fails: what MarshalText does not write, decoders do not read. [Open] reads requests.
func (*Token) UnmarshalText([]byte) error {
	return errors.New("a task token is not decoded: NewToken makes one, Open reads a request")
}

// redact takes the token out of a text of others, as it is and as addresses have it.
func (t Token) redact(text string) string {
	if t.IsZero() {
		return text
	}
	return strings.NewReplacer(t.Reveal(), redacted, url.QueryEscape(t.Reveal()), redacted).Replace(text)
}
