package interp

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestQueueStaysSmall tests that work that goes on for ever does not fill memory: what was done leaves the queue, and a timer
// that was stopped leaves the clock.
func TestQueueStaysSmall(t *testing.T) {
	e := &engine{live: 1}
	left, most := 10_000, 0
	var step func()
	step = func() {
		e.in(time.Hour, func() {}).stop()
		most = max(most, cap(e.ready), len(e.timers))
		if left--; left > 0 {
			e.soon(step)
		}
	}
	e.soon(step)
	e.soon(step)
	e.soon(step)
	e.drain()
	require.Less(t, most, 100)
	require.Empty(t, e.timers)
}

// TestTimersInOrder tests that timers fire by time and then by age, whichever others were stopped.
func TestTimersInOrder(t *testing.T) {
	e := &engine{live: 1}
	var fired []int
	var all []*timer
	for i := range 40 {
		all = append(all, e.in(time.Duration(i*7%10)*time.Second, func() { fired = append(fired, i) }))
	}
	for i := 0; i < 40; i += 3 {
		all[i].stop()
		all[i].stop()
	}
	e.finish()
	require.Len(t, fired, 26)
	for i := 1; i < len(fired); i++ {
		a, b := fired[i-1], fired[i]
		require.True(t, a*7%10 < b*7%10 || a*7%10 == b*7%10 && a < b, "%v", fired)
	}
}
