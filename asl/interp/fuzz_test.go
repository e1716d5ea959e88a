package interp_test

import (
	"encoding/json"
	"math/rand"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// hangs is how long a run of FuzzRun takes that will not end.
const hangs = 20 * time.Second

// FuzzRun runs any definition on any input: it may be refused, or it ends; it never panics and never hangs.
func FuzzRun(f *testing.F) {
	for seed := range int64(20) {
		g := &generator{r: rand.New(rand.NewSource(seed))}
		text, err := json.Marshal(g.machine())
		require.NoError(f, err)
		f.Add(string(text), `{"list":[1,2],"a":1}`, seed)
	}
	f.Add(loopJSONata, `{"limit":3}`, int64(1))
	f.Add(loopJSONPath, `{"limit":3}`, int64(1))
	f.Add(gate, `null`, int64(2))
	f.Add(`{}`, `1`, int64(0))
	f.Add(`{"StartAt":"A","States":{}}`, `1`, int64(0))
	f.Add(`{"StartAt":"A","States":{"A":{"Type":"Map","End":true}}}`, `[1]`, int64(0))
	f.Add(`{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}}`, `[]`, int64(0))
	f.Add(`{"StartAt":"A","States":{"A":7,"A":{"Type":"Task"},"B":{"Type":"Nope"}}}`, `[]`, int64(0))
	f.Fuzz(func(t *testing.T, definition, input string, seed int64) {
		def, _ := asl.Parse("fuzz", []byte(definition))
		if def == nil {
			return
		}
		in, err := value.Parse([]byte(input))
		if err != nil {
			return
		}
		watch := time.AfterFunc(hangs, func() { panic("the run hangs") })
		defer watch.Stop()
		x := runRandom(t, def, in, seed, seed%2 == 0)
		if x == nil {
			return
		}
		again := runRandom(t, def, in, seed, seed%2 == 0)
		require.Equal(t, x.Status(), again.Status())
		if x.Status() == interp.Running { // a task without a limit that nobody answers
			x.Stop("Stopped", "")
		}
		checkEnd(t, x)
	})
}
