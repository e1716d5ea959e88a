package jsontree

import "strings"

// yamlLineStarts returns the byte offset of every line as the YAML reader counts them: it also ends a line at NEL, LS and
// PS, which editors do not.
func yamlLineStarts(text string) []int {
	start := 0
	if strings.HasPrefix(text, byteOrderMark) {
		start = len(byteOrderMark)
	}
	starts := []int{start}
	for i, r := range text {
		switch r {
		case '\n', '\u0085':
			starts = append(starts, i+len(string(r)))
		case '\u2028', '\u2029':
			starts = append(starts, i+3)
		case '\r':
			if i+1 == len(text) || text[i+1] != '\n' {
				starts = append(starts, i+1)
			}
		}
	}
	return starts
}

// yamlOffset turns line and column of the YAML reader, which count from 1, into a byte offset.
func yamlOffset(text string, lines []int, line, column int) int {
	if line < 1 || line > len(lines) {
		return 0
	}
	at := lines[line-1]
	for i := range text[at:] {
		if column--; column <= 0 {
			return at + i
		}
	}
	return len(text)
}
