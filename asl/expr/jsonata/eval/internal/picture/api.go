package picture

import "time"

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
