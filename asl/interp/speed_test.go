package interp_test

import (
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// TestSpeed holds the interpreter to what it promises. It runs where ASLGEN_SPEED is set, alone on the machine.
func TestSpeed(t *testing.T) {
	if os.Getenv("ASLGEN_SPEED") == "" {
		t.Skip("ASLGEN_SPEED is not set")
	}
	t.Run("transitions", func(t *testing.T) {
		for name, text := range map[string]string{"JSONata": loopJSONata, "JSONPath": loopJSONPath} {
			def := machineOf(t, text)
			perSecond := 0.0
			for range 5 {
				began := time.Now()
				states := runLoop(t, def, 5000)
				perSecond = max(perSecond, float64(states)/time.Since(began).Seconds())
			}
			t.Logf("%s: %.0f states a second", name, perSecond)
			require.Greater(t, perSecond, 50_000.0, name)
		}
	})
	t.Run("start", func(t *testing.T) {
		def := machineOf(t, loopJSONata)
		best := time.Hour
		for range 20 {
			began := time.Now()
			runLoop(t, def, 1)
			best = min(best, time.Since(began))
		}
		t.Logf("a run of %d states: %s", 6, best)
		require.Less(t, best, time.Millisecond)
	})
	t.Run("distributed map", func(t *testing.T) {
		store := rowsOf(100_000)
		began := time.Now()
		x := runBatches(t, store, 1)
		took := time.Since(began)
		require.Equal(t, interp.Succeeded, x.Status(), "%+v", x.Failure())
		require.Equal(t, "99000", value.Text(x.Output()))
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		t.Logf("100,000 rows in batches of 25: %s, %d MB of memory taken", took.Round(time.Millisecond), m.Sys>>20)
		require.Less(t, took, 10*time.Second)
		require.Less(t, m.Sys, uint64(512<<20))
	})
}
