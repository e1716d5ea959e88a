package jsonata_test

import (
	"errors"
	"testing"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/stretchr/testify/require"
)

// FuzzParse feeds any bytes: no panic, no endless loop, and every place inside of the text.
func FuzzParse(f *testing.F) {
	for text := range accepted {
		f.Add(text)
	}
	for _, c := range refused {
		f.Add(c.text)
	}
	f.Add("λ($arg)<b!:b>{$not(")
	f.Add("\xff`\xff")
	f.Fuzz(func(t *testing.T, text string) {
		n, err := jsonata.Parse(text)
		if err != nil {
			var e *jsonata.Error
			require.True(t, errors.As(err, &e))
			require.True(t, 0 <= e.Offset && e.Offset <= len(text) && e.Column >= 1 && e.Column <= e.Offset+1, "%+v", e)
			require.Equal(t, e.Token, text[e.Offset:e.Offset+len(e.Token)])
			require.NotEmpty(t, e.Message)
			require.True(t, -1 <= e.Position && e.Position <= len(text)+4, "%+v", e)
			return
		}
		inside := func(s jsonata.Span) {
			require.True(t, 0 <= s.Start && s.Start < s.End && s.End <= len(text), "%v of %d", s, len(text))
		}
		jsonata.Walk(n, func(n jsonata.Node) bool {
			inside(n.Extent())
			return true
		})
		for _, v := range jsonata.References(n).Variables {
			require.Equal(t, "$"+v.Name, text[v.Start:v.End])
			require.Len(t, v.Steps, len(v.Path))
			for _, step := range v.Steps {
				inside(step)
			}
		}
		jsonata.TypesOf(n, func(string) bool { return false })
	})
}

func BenchmarkParse(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"path", `$states.input.orders[0].sku`},
		{"object", `{"id": $states.input.id, "total": $sum($states.input.orders.(price * qty)), "at": $now()}`},
		{"lambda", `$map($states.input.orders, function($o, $i){ $merge([$o, {"pos": $i + 1}]) })`},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := jsonata.Parse(c.text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReferences(b *testing.B) {
	n, err := jsonata.Parse(`$map($states.input.orders, function($o, $i){ $merge([$o, {"pos": $i + 1}]) })`)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		jsonata.References(n)
	}
}
