package interp

import (
	"encoding/hex"
)

// random draws numbers from a seed: SplitMix64, which is small and the same everywhere.
type random struct{ state uint64 }

// bits returns the next 64 random bits.
func (r *random) bits() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// float returns a number from 0 up to, not including, 1.
func (r *random) float() float64 { return float64(r.bits()>>11) / (1 << 53) }

// uuid returns a UUID of version 4.
func (r *random) uuid() string {
	var b [16]byte
	for i := 0; i < 16; i += 8 {
		bits := r.bits()
		for j := range 8 {
			b[i+j] = byte(bits >> (8 * j))
		}
	}
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	var text [36]byte
	hex.Encode(text[0:8], b[0:4])
	hex.Encode(text[9:13], b[4:6])
	hex.Encode(text[14:18], b[6:8])
	hex.Encode(text[19:23], b[8:10])
	hex.Encode(text[24:36], b[10:16])
	text[8], text[13], text[18], text[23] = '-', '-', '-', '-'
	return string(text[:])
}
