//go:build !race

package reviewdesk_test

import "time"

// limit is how long a test of a week may take.
const limit = 10 * time.Millisecond
