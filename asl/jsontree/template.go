package jsontree

import (
	"bytes"

	"github.com/aslgen/aslgen/asl/diag"
)

// ParseTemplate reads a text that becomes JSON when a tool such as Terraform's templatefile has filled in its placeholders. It reads
// as [Parse] does, but takes a placeholder such as ${wait_seconds} outside of quotes, where a value stands, for a string with the
// placeholder as its text. What stands between its braces has no braces, quotes or line ends.
func ParseTemplate(file string, text []byte) (*Value, diag.List) {
	return parse(file, text, maskPlaceholders(text))
}

// maskPlaceholders returns the text with a string of the same length in the place of every placeholder outside of strings.
func maskPlaceholders(text []byte) []byte {
	masked := text
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i = stringEnd(text, i)
		case '$':
			n := placeholderLength(text[i:])
			if n == 0 {
				continue
			}
			if &masked[0] == &text[0] {
				masked = bytes.Clone(text)
			}
			for j := i + 1; j < i+n-1; j++ {
				masked[j] = ' '
			}
			masked[i], masked[i+n-1] = '"', '"'
			i += n - 1
		}
	}
	return masked
}

// stringEnd returns the offset of the quote that ends the string that begins at an offset, or of the last byte.
func stringEnd(text []byte, i int) int {
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(text) - 1
}

// placeholderLength returns the length of the placeholder that the text begins with, 0 when it begins with none.
func placeholderLength(text []byte) int {
	if !bytes.HasPrefix(text, []byte("${")) {
		return 0
	}
	n := 2 + bytes.IndexAny(text[2:], "{}\"\r\n")
	if n < 3 || text[n] != '}' {
		return 0
	}
	return n + 1
}
