package asltest_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder/asltest"
)

func FuzzWorkflow(f *testing.F) {
	asltest.Fuzz(f, workflow(), func(t *testing.T, run *asltest.Execution[Encounter, Outcome]) {
		run.On("Fetch chart", FetchChart)
		require.NotEmpty(t, run.Output().Summary)
	})
}

// FuzzAnswers draws what the function and the physician say.
func FuzzAnswers(f *testing.F) {
	asltest.Fuzz(f, workflow(), func(t *testing.T, run *asltest.Execution[Encounter, Outcome]) {
		run.On("Fetch chart", func(ChartRequest) (Chart, error) { return asltest.Drawn[Chart](run), nil })
		for _, gate := range run.Pending() {
			gate.Answer(asltest.Drawn[Decision](run))
		}
		require.Equal(t, run.Status() == interp.Succeeded, run.Passed("Released"))
		require.NotEqual(t, interp.Running, run.Status())
	})
}

func TestDrawnWithoutBytes(t *testing.T) {
	require.Zero(t, asltest.Drawn[Encounter](asltest.Run(t, workflow(), jane)))
}

// color is an enumerated type.
type color string

func (color) Values() []color { return []color{"red", "green"} }

// drawn has every kind of field.
type drawn struct {
	B  bool
	I  int
	I8 int8
	U  uint16
	F  float64
	S  string
	P  *string
	L  []drawn
	M  map[string]int
	A  [2]color
	T  time.Time
	R  json.RawMessage
	X  any
	h  int
}

func FuzzDraw(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("abcdefghijklmnopqrstuvwxyz0123456789"))
	f.Fuzz(func(t *testing.T, data []byte) {
		v := asltest.Draw[drawn](data)
		require.Equal(t, v, asltest.Draw[drawn](data), "the same of the same bytes")
		require.Contains(t, color("").Values(), v.A[1])
		require.Zero(t, v.h)
		_, err := json.Marshal(v)
		require.NoError(t, err)
	})
}

func TestDrawVaries(t *testing.T) {
	seen := map[string]bool{}
	for n := range 200 {
		data := make([]byte, 60)
		for i := range data {
			data[i] = byte(n*(i+7) ^ i*31)
		}
		text, err := json.Marshal(asltest.Draw[drawn](data))
		require.NoError(t, err)
		seen[string(text)] = true
	}
	require.Greater(t, len(seen), 100)
}

// TestFinishOfAGate: a run that nobody answers ends by time.
func TestFinishOfAGate(t *testing.T) {
	run := asking(t)
	run.Finish()
	require.Equal(t, interp.Failed, run.Status())
}
