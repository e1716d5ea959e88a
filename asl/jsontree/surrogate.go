package jsontree

// appendSurrogate appends the WTF-8 bytes of a lone UTF-16 surrogate.
func appendSurrogate(dst []byte, unit uint16) []byte {
	return append(dst, 0xe0|byte(unit>>12), 0x80|byte(unit>>6)&0x3f, 0x80|byte(unit)&0x3f)
}

// surrogateAt returns the lone surrogate whose WTF-8 bytes s starts with.
func surrogateAt(s string) (unit uint16, ok bool) {
	if len(s) < 3 || s[0] != 0xed || s[1] < 0xa0 || s[1] > 0xbf || s[2] < 0x80 || s[2] > 0xbf {
		return 0, false
	}
	return 0xd000 | uint16(s[1]&0x3f)<<6 | uint16(s[2]&0x3f), true
}
