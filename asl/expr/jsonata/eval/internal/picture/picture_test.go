package picture_test

import (
	"math"
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

// FuzzPictures holds that no picture brings the package down.
func FuzzPictures(f *testing.F) {
	for _, p := range []string{"#,##0.00e0;(0)", "Ww;o", "[Y0001]-[M01,2-2]T[Z0t]", "[[[FNn,3]]]", "I"} {
		f.Add(p, "2018-01-01", 1234.5)
	}
	f.Fuzz(func(t *testing.T, p, text string, n float64) {
		if len(p) > 60 {
			t.Skip()
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
