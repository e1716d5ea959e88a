package reviewdesk

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"regexp"
)

// minKey is the length of the shortest key for ids and tokens, in bytes.
const minKey = 32

// mac makes a text of parts that only the owner of the key can make.
func (d *Desk) mac(parts ...string) string {
	h := hmac.New(sha256.New, d.Key)
	for _, p := range parts {
		_, _ = h.Write([]byte(p + "\x00")) // a hash never fails
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

// id is the address of a request: the same for all its deliveries, and telling nothing of it.
func (d *Desk) id(idempotencyKey string) string { return d.mac("review", idempotencyKey)[:22] }

var idForm = regexp.MustCompile(`^[A-Za-z0-9_-]{22}$`)

func isID(id string) bool { return idForm.MatchString(id) }

// formToken proves that a form was made for this person and this review.
func (d *Desk) formToken(p Person, id string) string { return d.mac("form", p.ID, id) }

func (d *Desk) isFormToken(token string, p Person, id string) bool {
	return hmac.Equal([]byte(token), []byte(d.formToken(p, id)))
}

// Hash names a text as the gates of the clinic do: the SHA-256 in hexadecimal.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
