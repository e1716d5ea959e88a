package intrinsic

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/expr/value"
)

func base64Encode(e *evaluation, args []any) (any, error) {
	text := args[0].(string)
	if utf8.RuneCountInString(text) > maxLength {
		return nil, e.invalid()
	}
	return base64.StdEncoding.EncodeToString([]byte(text)), nil
}

// base64Decode passes over what is no character of Base64, and does without padding. Bytes that are no UTF-8 become U+FFFD.
func base64Decode(e *evaluation, args []any) (any, error) {
	text := args[0].(string)
	if utf8.RuneCountInString(text) > maxLength {
		return nil, e.invalid()
	}
	text, _, _ = strings.Cut(text, "=")
	text = strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '+', r == '/':
			return r
		case r == '-':
			return '+'
		case r == '_':
			return '/'
		default:
			return -1
		}
	}, text)
	if len(text)%4 == 1 {
		text = text[:len(text)-1] // six bits make no byte
	}
	decoded, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		return nil, e.invalid()
	}
	return strings.ToValidUTF8(string(decoded), "\ufffd"), nil
}

// hash returns the hash of a text, or of the JSON of any other value, in hexadecimal digits.
func hash(e *evaluation, args []any) (any, error) {
	text, ok := args[0].(string)
	if !ok {
		text = value.Text(args[0])
	}
	if utf8.RuneCountInString(text) > maxLength {
		return nil, e.invalid()
	}
	var sum []byte
	switch data := []byte(text); args[1] {
	case "MD5":
		s := md5.Sum(data)
		sum = s[:]
	case "SHA-1":
		s := sha1.Sum(data)
		sum = s[:]
	case "SHA-256":
		s := sha256.Sum256(data)
		sum = s[:]
	case "SHA-384":
		s := sha512.Sum384(data)
		sum = s[:]
	case "SHA-512":
		s := sha512.Sum512(data)
		sum = s[:]
	default:
		return nil, e.invalid()
	}
	return hex.EncodeToString(sum), nil
}

// stringSplit splits at each of the characters of the second text, and leaves out empty parts.
func stringSplit(_ *evaluation, args []any) (any, error) {
	separators := args[1].(string)
	parts := []any{}
	for _, part := range strings.FieldsFunc(args[0].(string), func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		parts = append(parts, part)
	}
	return parts, nil
}

// stringToJSON reads a text; one without anything but blanks is null.
func stringToJSON(e *evaluation, args []any) (any, error) {
	text := args[0].(string)
	if strings.Trim(text, " \t\r\n") == "" {
		return nil, nil
	}
	v, err := value.Parse([]byte(text))
	switch {
	case err != nil:
		return nil, e.invalid()
	case v == value.Number("-0"):
		return 0.0, nil
	default:
		return v, nil
	}
}

// jsonMerge merges two objects at their first level; of members with one name the one of the second object counts.
func jsonMerge(e *evaluation, args []any) (any, error) {
	if args[2] != false {
		return nil, e.invalid()
	}
	merged := args[0].(*value.Object).Clone()
	for name, v := range args[1].(*value.Object).All() {
		merged.Set(name, v)
	}
	return merged, nil
}

// format puts arguments in the place of the {} of a template. In a template that is written in the call, escapes are resolved
// now and not before, since an escaped {} is a text.
func format(e *evaluation, args []any) (any, error) {
	template := args[0].(string)
	if s, ok := e.Args[0].(*String); ok {
		template = s.Raw
	}
	var b strings.Builder
	rest := args[1:]
	for i := 0; i < len(template); i++ {
		switch c := template[i]; {
		case c == '\\' && i+1 < len(template) && isEscaped(template[i+1]):
			i++
			b.WriteByte(template[i])
		case c == '{' && (i+1 == len(template) || template[i+1] != '}'):
			return nil, e.fails("Invalid template in %s: matching '}' not found for '{'.", e.Name)
		case c == '{' && len(rest) == 0:
			return nil, e.wrongCount()
		case c == '{':
			b.WriteString(formatted(rest[0]))
			rest = rest[1:]
			i++
		default:
			b.WriteByte(c)
		}
	}
	if len(rest) > 0 {
		return nil, e.wrongCount()
	}
	return b.String(), nil
}

func (e *evaluation) wrongCount() error {
	return e.fails("Invalid arguments in %s: number of arguments do not match the occurrences of {}.", e.Name)
}

// formatted writes a value as Step Functions puts it into a text: arrays and objects are not written as JSON.
func formatted(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		words := make([]string, len(v))
		for i, elem := range v {
			words[i] = formatted(elem)
		}
		return "[" + strings.Join(words, ", ") + "]"
	case *value.Object:
		words := make([]string, 0, v.Len())
		for name, m := range v.All() {
			words = append(words, name+"="+formatted(m))
		}
		return "{" + strings.Join(words, ", ") + "}"
	default:
		return value.Text(v)
	}
}
