package intrinsic_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// FuzzParse checks that every text is read or refused, that all places lie inside the text, arguments inside their call, and that
// a call is found again in its own text.
func FuzzParse(f *testing.F) {
	for _, text := range good {
		f.Add(text)
	}
	for _, c := range refused {
		f.Add(c.text)
	}
	for _, c := range faults {
		if len(c.text) < 1000 { // long seeds slow the search down
			f.Add(c.text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		call, err := intrinsic.Parse(text)
		if err != nil {
			e := err.(*intrinsic.Error)
			require.Nil(t, call)
			require.NotEmpty(t, e.Code)
			require.NotEmpty(t, e.Message)
			require.True(t, 0 <= e.Offset && e.Offset <= e.End && e.End <= len(text), "%d to %d of %d", e.Offset, e.End, len(text))
			return
		}
		for _, fault := range intrinsic.Check(call) {
			require.True(t, call.Start <= fault.Start && fault.Start <= fault.End && fault.End <= call.End)
			require.NotEmpty(t, fault.Message)
			require.NotEmpty(t, fault.Help)
		}
		intrinsic.Walk(call, func(n intrinsic.Node) bool {
			if c, ok := n.(*intrinsic.Call); ok {
				for _, arg := range c.Args {
					s := arg.Extent()
					require.True(t, c.Start < s.Start && s.Start <= s.End && s.End < c.End)
				}
			}
			return true
		})
		again, err := intrinsic.Parse(text[call.Start:call.End])
		require.NoError(t, err)
		require.Len(t, again.Args, len(call.Args))
	})
}

// FuzzEval checks that every call ends with a value or an error that tells the call.
func FuzzEval(f *testing.F) {
	for _, text := range good {
		f.Add(text, input)
	}
	f.Add("States.Format($.bad, States.ArrayRange(1e9, -1e9, 1e9))", input)
	f.Add("States.ArrayPartition($.list, States.MathAdd($.n, 1))", input)
	f.Fuzz(func(t *testing.T, text, input string) {
		call, err := intrinsic.Parse(text)
		if err != nil {
			return
		}
		in, err := value.Parse([]byte(input))
		if err != nil {
			return
		}
		got, err := call.Eval(env(in))
		if err != nil {
			e := err.(*intrinsic.EvalError)
			require.NotEmpty(t, e.Message)
			require.Contains(t, call.String(), e.Call.String())
			return
		}
		require.NotPanics(t, func() { value.Text(got) })
		again, err := intrinsic.Parse(call.String())
		require.NoError(t, err)
		require.Equal(t, call.String(), again.String())
	})
}
