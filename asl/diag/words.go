package diag

import "strings"

// Article puts the indefinite article before a noun. "null" takes none.
func Article(noun string) string {
	switch {
	case noun == "" || noun == "null":
		return noun
	case strings.ContainsRune("aeiou", rune(noun[0]|0x20)):
		return "an " + noun
	default:
		return "a " + noun
	}
}

// Join makes a list of words, the last one after "or" or "and".
func Join(words []string, last string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " " + last + " " + words[n-1]
}
