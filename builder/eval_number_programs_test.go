package builder_test

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf16"

	"github.com/aslgen/aslgen/builder"
)

// arithmeticPrograms are the expressions of expr_arith.go.
func arithmeticPrograms() []evalProgram {
	return []evalProgram{
		exprProgram("integers", func(in *amounts, out *[16]int) []builder.Binding {
			a, b := builder.From(&in.A), builder.From(&in.B)
			return []builder.Binding{
				builder.Bind(&out[0], builder.Add(&in.A, 7)), builder.Bind(&out[1], builder.AddExpr(a, b)), builder.Bind(&out[2], builder.Sub(&in.A, -4)),
				builder.Bind(&out[3], builder.SubExpr(a, builder.SubExpr(b, a))), builder.Bind(&out[4], builder.Mul(&in.A, -3)), builder.Bind(&out[5], builder.MulExpr(builder.AddExpr(a, b), b)),
				builder.Bind(&out[6], builder.Div(&in.A, 3)), builder.Bind(&out[7], builder.Div(&in.A, -7)), builder.Bind(&out[8], builder.DivExpr(a, b, -1)),
				builder.Bind(&out[9], builder.Mod(&in.A, 4)), builder.Bind(&out[10], builder.ModExpr(a, b, -1)), builder.Bind(&out[11], builder.Neg(&in.A)),
				builder.Bind(&out[12], builder.NegExpr(builder.SubExpr(a, b))), builder.Bind(&out[13], builder.Abs(&in.A)), builder.Bind(&out[14], builder.AbsExpr(builder.SubExpr(a, b))),
				builder.Bind(&out[15], builder.DivExpr(builder.SubExpr(a, b), builder.Mod(&in.E, 5), 11)),
			}
		}, wantIntegers),
		exprProgram("numbers", func(in *amounts, out *[12]float64) []builder.Binding {
			f, g := builder.From(&in.F), builder.From(&in.G)
			return []builder.Binding{
				builder.Bind(&out[0], builder.Add(&in.F, 0.5)), builder.Bind(&out[1], builder.AddExpr(f, g)), builder.Bind(&out[2], builder.Sub(&in.F, -0.25)),
				builder.Bind(&out[3], builder.SubExpr(f, g)), builder.Bind(&out[4], builder.Mul(&in.F, 1.5)), builder.Bind(&out[5], builder.MulExpr(f, builder.SubExpr(g, f))),
				builder.Bind(&out[6], builder.Div(&in.F, -8)), builder.Bind(&out[7], builder.DivExpr(f, g, 2.5)), builder.Bind(&out[8], builder.Mod(&in.F, 2.5)),
				builder.Bind(&out[9], builder.ModExpr(f, g, 1)), builder.Bind(&out[10], builder.Neg(&in.F)), builder.Bind(&out[11], builder.Abs(&in.F)),
			}
		}, func(in amounts) [12]float64 {
			out := [12]float64{in.F + 0.5, in.F + in.G, in.F + 0.25, in.F - in.G, in.F * 1.5, in.F * (in.G - in.F), in.F / -8, 2.5, math.Mod(in.F, 2.5), 1, -in.F, math.Abs(in.F)}
			if in.G != 0 {
				out[7], out[9] = in.F/in.G, math.Mod(in.F, in.G)
			}
			return out
		}),
		exprProgram("rounding", func(in *amounts, out *[6]int) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out[0], builder.Floor(&in.F)), builder.Bind(&out[1], builder.Ceil(&in.F)), builder.Bind(&out[2], builder.Round(&in.F)),
				builder.Bind(&out[3], builder.Floor(builder.Mul(&in.F, 0.1))), builder.Bind(&out[4], builder.Ceil(builder.Neg(&in.F))), builder.Bind(&out[5], builder.Round(builder.Div(&in.G, 2))),
			}
		}, func(in amounts) [6]int {
			return [6]int{int(math.Floor(in.F)), int(math.Ceil(in.F)), int(math.RoundToEven(in.F)), int(math.Floor(in.F * 0.1)), int(math.Ceil(-in.F)), int(math.RoundToEven(in.G / 2))}
		}),
		exprProgram("sums", func(in *amounts, out *sums) []builder.Binding {
			doubled := builder.Each(&in.Nums, func(n *int) builder.Expr[int] { return builder.Mul(n, 2) })
			return []builder.Binding{
				builder.Bind(&out.Sum, builder.Sum(&in.Nums)), builder.Bind(&out.Twice, builder.SumExpr(doubled)), builder.Bind(&out.Max, builder.Max(&in.Nums)),
				builder.Bind(&out.Min, builder.OrElseExpr(builder.Min(&in.Nums), builder.Lit(-1))), builder.Bind(&out.MaxTwice, builder.MaxExpr(doubled)),
				builder.Bind(&out.MinTwice, builder.MinExpr(doubled)), builder.Bind(&out.Real, builder.Sum(&in.Reals)), builder.Bind(&out.RealMax, builder.OrElseExpr(builder.Max(&in.Reals), builder.Lit(0.5))),
				builder.Bind(&out.C, builder.Add(&in.C, 1)), builder.Bind(&out.Small, builder.Sub(&in.Small, 1)),
			}
		}, wantSums),
	}
}

func wantIntegers(in amounts) [16]int {
	a, b := in.A, in.B
	out := [16]int{a + 7, a + b, a + 4, a - (b - a), a * -3, (a + b) * b, a / 3, a / -7, -1, a % 4, -1, -a, -(a - b), max(a, -a), max(a-b, b-a), 11}
	if b != 0 {
		out[8], out[10] = a/b, a%b
	}
	if in.E%5 != 0 {
		out[15] = (a - b) / (in.E % 5)
	}
	return out
}

type sums struct {
	Sum, Twice         int
	Max                *int
	Min                int
	MaxTwice, MinTwice *int
	Real, RealMax      float64
	C                  int64
	Small              int32
}

func wantSums(in amounts) sums {
	out := sums{Min: -1, RealMax: 0.5, C: in.C + 1, Small: in.Small - 1}
	for _, n := range in.Nums {
		out.Sum += n
	}
	out.Twice = 2 * out.Sum
	if len(in.Nums) > 0 {
		out.Max, out.Min = new(slices.Max(in.Nums)), slices.Min(in.Nums)
		out.MaxTwice, out.MinTwice = new(2**out.Max), new(2*out.Min)
	}
	for _, f := range in.Reals {
		out.Real += f
	}
	if len(in.Reals) > 0 {
		out.RealMax = slices.Max(in.Reals)
	}
	return out
}

type pair struct {
	A, B   string
	I, J   int
	F, G   float64
	P, Q   spot
	E      string   `json:",omitempty"`
	N      int      `json:",omitempty"`
	O, R   *string  `json:",omitempty"`
	Q1, Q2 int      `json:",string"`
	G1     grade    `json:"g1"`
	X, Y   bool     `json:",omitempty"`
	L      []string `json:"l"`
}

// codeUnits compares texts as JSONata does.
func codeUnits(a, b string) int {
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

// comparePrograms are the expressions of expr_compare.go.
func comparePrograms() []evalProgram {
	return []evalProgram{
		exprProgram("equal", func(in *pair, out *[14]bool) []builder.Binding {
			a, b, i, j := builder.From(&in.A), builder.From(&in.B), builder.From(&in.I), builder.From(&in.J)
			return []builder.Binding{
				builder.Bind(&out[0], builder.Equal(&in.A, "a")), builder.Bind(&out[1], builder.EqualExpr(a, b)), builder.Bind(&out[2], builder.NotEqual(&in.I, 0)),
				builder.Bind(&out[3], builder.NotEqualExpr(i, j)), builder.Bind(&out[4], builder.Equal(&in.P, spot{})), builder.Bind(&out[5], builder.EqualExpr(builder.From(&in.P), builder.From(&in.Q))),
				builder.Bind(&out[6], builder.Equal(&in.E, "")), builder.Bind(&out[7], builder.NotEqual(&in.N, 0)), builder.Bind(&out[8], builder.Equal(&in.O, nil)),
				builder.Bind(&out[9], builder.EqualExpr(builder.From(&in.Q1), builder.From(&in.Q2))), builder.Bind(&out[10], builder.Equal(&in.G1, gradeHigh)),
				builder.Bind(&out[11], builder.EqualExpr(builder.Less(&in.I, 0), builder.From(&in.X))), builder.Bind(&out[12], builder.NotEqual(&in.X, true)),
				builder.Bind(&out[13], builder.EqualExpr(builder.OrElse(&in.O, "a"), builder.OrElse(&in.R, "a"))),
			}
		}, func(in pair) [14]bool {
			return [14]bool{
				in.A == "a", in.A == in.B, in.I != 0, in.I != in.J, in.P == spot{}, in.P == in.Q, in.E == "", in.N != 0, in.O == nil, in.Q1 == in.Q2, in.G1 == gradeHigh,
				(in.I < 0) == in.X, !in.X, or(in.O, "a") == or(in.R, "a"),
			}
		}),
		exprProgram("order", func(in *pair, out *[12]bool) []builder.Binding {
			a, b, f, g := builder.From(&in.A), builder.From(&in.B), builder.From(&in.F), builder.From(&in.G)
			return []builder.Binding{
				builder.Bind(&out[0], builder.Less(&in.I, 3)), builder.Bind(&out[1], builder.LessExpr(a, b)), builder.Bind(&out[2], builder.LessOrEqual(&in.F, 0.5)),
				builder.Bind(&out[3], builder.LessOrEqualExpr(f, g)), builder.Bind(&out[4], builder.Greater(&in.A, "abc")), builder.Bind(&out[5], builder.GreaterExpr(f, g)),
				builder.Bind(&out[6], builder.GreaterOrEqual(&in.N, -1)), builder.Bind(&out[7], builder.GreaterOrEqualExpr(a, builder.From(&in.E))),
				builder.Bind(&out[8], builder.Less(&in.Q1, 2)), builder.Bind(&out[9], builder.LessExpr(builder.Add(&in.I, 1), builder.Mul(&in.J, -2))),
				builder.Bind(&out[10], builder.Less(&in.F, -0.5)), builder.Bind(&out[11], builder.Less(&in.E, "b")),
			}
		}, func(in pair) [12]bool {
			return [12]bool{
				in.I < 3, codeUnits(in.A, in.B) < 0, in.F <= 0.5, in.F <= in.G, codeUnits(in.A, "abc") > 0, in.F > in.G, in.N >= -1, codeUnits(in.A, in.E) >= 0,
				in.Q1 < 2, in.I+1 < in.J*-2, cmp.Less(in.F, -0.5), in.E < "b",
			}
		}),
		exprProgram("logic", func(in *pair, out *[10]bool) []builder.Binding {
			x, y, less := builder.From(&in.X), builder.From(&in.Y), builder.Less(&in.I, 0)
			return []builder.Binding{
				builder.Bind(&out[0], builder.And(x, y, less)), builder.Bind(&out[1], builder.Or(x, y, less)), builder.Bind(&out[2], builder.And()), builder.Bind(&out[3], builder.Or()),
				builder.Bind(&out[4], builder.Not(builder.Or(x, builder.And(y, less)))), builder.Bind(&out[5], builder.And(builder.Or(x, y), builder.Not(less))),
				builder.Bind(&out[6], builder.In(&in.A, "a", "abc", "{%")), builder.Bind(&out[7], builder.In(&in.I)), builder.Bind(&out[8], builder.InExpr(builder.Add(&in.N, 1), 1, 2, -3)),
				builder.Bind(&out[9], builder.Not(builder.In(&in.G1, gradeLow))),
			}
		}, func(in pair) [10]bool {
			return [10]bool{
				in.X && in.Y && in.I < 0, in.X || in.Y || in.I < 0, true, false, !(in.X || in.Y && in.I < 0), (in.X || in.Y) && in.I >= 0,
				in.A == "a" || in.A == "abc" || in.A == "{%", false, slices.Contains([]int{1, 2, -3}, in.N+1), in.G1 != gradeLow,
			}
		}),
	}
}
