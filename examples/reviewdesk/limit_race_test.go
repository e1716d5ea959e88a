//go:build race

package reviewdesk_test

import "time"

// limit is how long a test of a week may take: the race detector slows it down.
const limit = 200 * time.Millisecond
