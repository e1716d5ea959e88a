package regex

import (
	"sync"
	"unicode"
)

// foldTable returns for every unit the one that stands for all its cases, by JavaScript's rule for the flag i: the upper
// case, unless it has several units or is an ASCII letter of another one.
var foldTable = sync.OnceValue(func() *[1 << 16]uint16 {
	table := new([1 << 16]uint16)
	for u := range table {
		table[u] = uint16(u)
		upper := unicode.ToUpper(rune(u))
		if upper > 0xffff || u >= 0x80 && upper < 0x80 || longUpper(u) {
			continue
		}
		table[u] = uint16(upper)
	}
	return table
})

// longUpper reports whether the upper case of a Greek letter with an iota below has two letters, although Unicode also knows
// one of a single letter.
func longUpper(u int) bool {
	switch u {
	case 0x1fb3, 0x1fc3, 0x1ff3:
		return true
	}
	return 0x1f80 <= u && u <= 0x1faf
}
