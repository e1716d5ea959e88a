package regex

import (
	"unicode/utf16"
	"unicode/utf8"
)

// surrogateSize is the number of bytes of half a surrogate pair in WTF-8.
const surrogateSize = 3

// surrogateAt returns the lone half of a surrogate pair that s starts with, in the three bytes that WTF-8 gives it.
func surrogateAt(s string) (unit uint16, ok bool) {
	if len(s) < surrogateSize || s[0] != 0xed || s[1] < 0xa0 || s[1] > 0xbf || s[2]&0xc0 != 0x80 {
		return 0, false
	}
	return 0xd000 | uint16(s[1]&0x3f)<<6 | uint16(s[2]&0x3f), true
}

// appendSurrogate appends half a surrogate pair in WTF-8.
func appendSurrogate(b []byte, unit uint16) []byte {
	return append(b, 0xed, 0x80|byte(unit>>6)&0x3f, 0x80|byte(unit)&0x3f)
}

// Units returns the UTF-16 units of a text. Bytes that are neither UTF-8 nor WTF-8 count as U+FFFD.
func Units(text string) []uint16 {
	units := make([]uint16, 0, len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		if r == utf8.RuneError {
			if unit, ok := surrogateAt(text); ok {
				units, text = append(units, unit), text[surrogateSize:]
				continue
			}
		}
		units, text = utf16.AppendRune(units, r), text[size:]
	}
	return units
}

// Text returns the text of UTF-16 units; halves of pairs that stand alone become WTF-8.
func Text(units []uint16) string {
	b := make([]byte, 0, len(units))
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if !utf16.IsSurrogate(r) {
			b = utf8.AppendRune(b, r)
			continue
		}
		if i+1 < len(units) {
			if pair := utf16.DecodeRune(r, rune(units[i+1])); pair != utf8.RuneError {
				b = utf8.AppendRune(b, pair)
				i++
				continue
			}
		}
		b = appendSurrogate(b, units[i])
	}
	return string(b)
}
