package mocks

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ParseDuration reads a duration as [time.ParseDuration] does, and days before it: "1d", "7d12h". It is not negative.
func ParseDuration(text string) (time.Duration, error) {
	days, rest, found := strings.Cut(text, "d")
	if !found {
		days, rest = "0", text
	}
	n, err := strconv.Atoi(days)
	const mostDays = 100_000
	if err != nil || n < 0 || n > mostDays {
		return 0, fmt.Errorf("%q is no duration", text)
	}
	var d time.Duration
	if rest != "" || !found {
		if d, err = time.ParseDuration(rest); err != nil || d < 0 {
			return 0, fmt.Errorf("%q is no duration", text)
		}
	}
	sum := time.Duration(n)*24*time.Hour + d
	if sum < d {
		return 0, fmt.Errorf("%q is too long", text)
	}
	return sum, nil
}
