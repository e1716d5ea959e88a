package picture_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/picture"
)

// TestFormatNumber holds facts of F&O 3.1, section 4.7.
func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		f             float64
		picture, want string
	}{
		{12345.6, "#,###.00", "12,345.60"}, {-6, "000", "-006"}, {0.14, "01%", "14%"}, {1234.5678, "00.000e0", "12.346e2"},
		{0.234, "#.00e0", "0.23e0"}, {0.234, ".00e0", ".23e0"}, {-5, "#0;(#0)", "(5)"}, {0, "0.0e0", "0.0e0"},
		{-0.001, "0.0e0", "-1.0e-3"}, {2.5, "0", "2"}, {3.5, "0", "4"}, {math.Inf(-1), "0", "-Infinity"}, {math.NaN(), "0", "NaN"},
		{0.5, "#.#", ".5"}, {1e-20, "0.#", "0"}, {999.99, "0.0", "1000.0"},
	} {
		got, err := picture.FormatNumber(c.f, c.picture, nil)
		require.NoError(t, err)
		require.Equal(t, c.want, got, "%v %s", c.f, c.picture)
	}
}

// TestZones holds that offsets west of Greenwich with minutes are read as they are written.
func TestZones(t *testing.T) {
	got, err := picture.FromMillis(0, "[H01]:[m01][Z]", "-0330")
	require.NoError(t, err)
	require.Equal(t, "20:30-03:30", got)
	_, err = picture.FromMillis(0, "[Y]", "abc")
	require.EqualError(t, err, "D3134")
}

// TestToMillisDefaults holds where the parts come from that a picture leaves out.
func TestToMillisDefaults(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 51, 9, 86e6, time.UTC)
	for _, c := range []struct {
		text, picture string
		want          float64
	}{
		{"5", "[M]", 1777593600000}, {"5", "[D]", 1793836800000}, {"10", "[H]", 1795600800000}, {"10", "[m]", 1795608600000},
		{"10", "[s]", 1795611070000}, {"5 pm", "[h] [P]", 1795626000000}, {"5", "[h]", 1795582800000}, {"pm", "[P]", 1795608000000},
	} {
		got, ok, err := picture.ToMillis(c.text, c.picture, now)
		require.NoError(t, err)
		require.True(t, ok)
		require.InDelta(t, c.want, got, 0, "%s %s", c.text, c.picture)
	}
}

// TestHuge holds that no number makes a text without bounds.
func TestHuge(t *testing.T) {
	for _, p := range []string{"w", "I"} {
		_, err := picture.FormatInteger(1e300, p)
		require.EqualError(t, err, "D3130", p)
	}
}

// TestLong holds that a text without bounds is no date, and that this is found out before it is matched.
func TestLong(t *testing.T) {
	for _, c := range [][2]string{
		{strings.Repeat("one hundred ", 1_000_000), "[Yw][Mw][Dw][Hw][mw][sw][fw][dw][Ww][ww]"},
		{strings.Repeat("1", 10_000_000), "[Y,1-1000][M,1-1000][D,1-1000]"},
		{strings.Repeat("a", 10_000_000), "[MN][MN][MN][MN]"},
	} {
		began := time.Now()
		_, ok, err := picture.ToMillis(c[0], c[1], time.Unix(0, 0))
		require.NoError(t, err)
		require.False(t, ok)
		require.Less(t, time.Since(began), time.Second, c[1])
	}
	_, ok, err := picture.ToMillis(strings.Repeat("0", 4000)+"2018", "[Y]", time.Unix(0, 0))
	require.NoError(t, err)
	require.True(t, ok)
}

// TestFaultOrder holds that what is not closed is told before what means nothing.
func TestFaultOrder(t *testing.T) {
	for p, code := range map[string]string{"[YN]-[M": "D3135", "[Zw]-[M": "D3135", "[YN]-[q]": "D3132", "[YN][Zw]": "D3133", "[Zw][YN]": "D3134"} {
		_, err := picture.FromMillis(0, p, "")
		require.EqualError(t, err, code, p)
	}
}

// FuzzPictures holds that no picture brings the package down.
func FuzzPictures(f *testing.F) {
	for _, p := range []string{"#,##0.00e0;(0)", "Ww;o", "[Y0001]-[M01,2-2]T[Z0t]", "[[[FNn,3]]]", "I"} {
		f.Add(p, "2018-01-01", 1234.5)
	}
	f.Fuzz(func(t *testing.T, p, text string, n float64) {
		if len(p) > 60 {
			t.Skip("a picture longer than any in use")
		}
		_, _ = picture.FormatNumber(n, p, map[string]string{"zero-digit": text, "digit": text})
		_, _ = picture.FormatNumber(n, p, nil)
		_, _ = picture.FormatInteger(n, p)
		_, _ = picture.ParseInteger(text, p)
		_, _ = picture.FromMillis(n, p, "")
		_, _, _ = picture.ToMillis(text, p, time.Unix(0, 0))
		_, _, _ = picture.ToMillis(text, "", time.Unix(0, 0))
	})
}
