package rules

import "strings"

// article puts the indefinite article before a noun. "null" takes none.
func article(noun string) string {
	switch {
	case noun == "" || noun == "null":
		return noun
	case strings.ContainsRune("aeiou", rune(noun[0]|0x20)):
		return "an " + noun
	default:
		return "a " + noun
	}
}
