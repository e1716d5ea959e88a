package picture

import "time"

// FormatNumber is $formatNumber. options replaces characters and names of the decimal format, by the keys decimal-separator, grouping-separator,
// exponent-separator, infinity, minus-sign, NaN, percent, per-mille, zero-digit, digit and pattern-separator. It fails
// with D3080 to D3093 when the picture is wrong.
func FormatNumber(f float64, picture string, options map[string]string) (string, error) {
	return "", nil
}

// FormatBase is $formatBase: f, rounded to an integer, in the number system of radix, rounded likewise. It fails with
// D3100 when the radix is not 2 to 36.
func FormatBase(f, radix float64) (string, error) { return "", nil }

// FormatInteger is $formatInteger. n is rounded down. It fails with D3130 for sequences that are not known and with
// D3131 when digits of different systems are mixed.
func FormatInteger(n float64, picture string) (string, error) { return "", nil }

// ParseInteger is $parseInteger: the inverse of FormatInteger. A text that does not follow the picture gives NaN where JSONata gives none. It fails as FormatInteger does.
func ParseInteger(text, picture string) (float64, error) { return 0, nil }

// FromMillis is $fromMillis: ms is milliseconds since 1970-01-01T00:00:00Z. An empty picture is
// the ISO form 2017-11-07T15:07:54.972Z; timezone is ±hhmm, empty for UTC. It fails with D3132 to D3135 when the
// picture is wrong.
func FromMillis(ms float64, picture, timezone string) (string, error) { return "", nil }

// ToMillis is $toMillis. An empty picture reads ISO 8601 and fails with D3110 for other texts. With a picture, ok is
// false when the text does not follow it, and parts of the date that the picture leaves out come from now or are the
// first ones. It fails with D3132 to D3136 when the picture is wrong or says too little.
func ToMillis(text, picture string, now time.Time) (ms float64, ok bool, err error) {
	return 0, false, nil
}
