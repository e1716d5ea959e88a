package intrinsic_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/intrinsic"
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
