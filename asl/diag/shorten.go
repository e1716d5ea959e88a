package diag

import "unicode/utf8"

// Shorten cuts a text that a message quotes to 40 bytes, between two characters, and marks the cut with "…".
func Shorten(text string) string {
	const most = 40
	if len(text) <= most {
		return text
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}
