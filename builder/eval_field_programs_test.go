package builder_test

import (
	"time"

	"github.com/aslgen/aslgen/builder"
)

// Sum, Count and Filter are named like functions of JSONata.
type (
	Sum struct {
		N    int
		List []int
	}
	Count  struct{ Filter []Sum }
	Filter struct{ Sum, Count Sum }
)

type oddOut struct {
	Dash    string
	Digit   int
	And     bool
	Or      int
	In      []int
	Texts   [6]string
	Percent int
	Values  []string
	Len     int
	Spot    spot
}

// Deep is embedded twice removed.
type Deep struct {
	Inner
	Own string `json:"own"`
}

// Inner is embedded in Deep.
type Inner struct {
	Name   string `json:"name"`
	Hidden string `json:"-"`
	Level  int    `json:"level,omitempty"`
	*Far
}

// Far is embedded by pointer in what is embedded.
type Far struct {
	Away  string `json:"away"`
	Times []time.Time
}

type embeds struct {
	Deep
	Level int   `json:"level"` // hides that of Inner
	List  *link `json:"list"`
}

// link points at its like.
type link struct {
	Value int   `json:"value"`
	Next  *link `json:"next,omitempty"`
}

type embedsOut struct {
	Name, Own string
	Level     int
	Away      string
	Times     *[]time.Time
	First     int
	Second    *int
	Third     *link
}

// fieldPrograms read fields of odd names and places.
func fieldPrograms() []evalProgram {
	return []evalProgram{
		exprProgram("odd whole", func(in, out *oddNames) []builder.Binding { return []builder.Binding{builder.Bind(out, in)} }, func(in oddNames) oddNames { return in }),
		exprProgram("odd names", bindOdd, func(in oddNames) oddOut {
			out := oddOut{
				Dash: in.Dash, Digit: in.Digit, And: in.And, Or: or(in.Or, -1), In: in.In, Texts: [6]string{in.True, in.Null, in.Function, in.Umlaut, in.Dot, in.Dollar + in.Star + in.Blank},
				Percent: in.Percent.X, Len: len(in.In), Spot: in.Percent,
			}
			for _, d := range in.Nested.Deep {
				out.Values = append(out.Values, d.Value)
			}
			return out
		}),
		exprProgram("odd out", func(in *oddNames, out *oddNames) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.Dash, builder.Upper(&in.Quote)), builder.Bind(&out.Percent.X, &in.Digit), builder.Bind(&out.Dot, &in.Backtick), builder.Bind(&out.Null, builder.OrElseExpr(builder.Lit[*string](nil), builder.Lit("%}"))),
				builder.Bind(&out.Nested.Deep, &in.Nested.Deep),
			}
		}, nil),
		exprProgram("types named like functions", func(in *Filter, out *Filter) []builder.Binding {
			sums := builder.ListOf(builder.From(&in.Sum), builder.From(&in.Count))
			return []builder.Binding{
				builder.Bind(&out.Sum.N, builder.SumExpr(builder.EachExpr(sums, func(s *Sum) builder.Expr[int] { return builder.Sum(&s.List) }))),
				builder.Bind(&out.Sum.List, builder.EachExpr(sums, func(s *Sum) builder.Expr[int] { return builder.Len(&s.List) })),
				builder.Bind(&out.Count.N, builder.LenExpr(builder.FilterExpr(sums, func(s *Sum) builder.Expr[bool] {
					return builder.EqualExpr(builder.Sum(&s.List), builder.SumExpr(builder.Filter(&s.List, func(n *int) builder.Expr[bool] { return builder.NotEqual(n, 0) })))
				}))),
			}
		}, func(in Filter) Filter {
			sum := func(l []int) (n int) {
				for _, x := range l {
					n += x
				}
				return n
			}
			return Filter{Sum: Sum{N: sum(in.Sum.List) + sum(in.Count.List), List: []int{len(in.Sum.List), len(in.Count.List)}}, Count: Sum{N: 2}}
		}),
		exprProgram("embedding and links", bindEmbeds, wantEmbeds),
		exprProgram("embedded struct as a whole", func(in *sink, out *More) []builder.Binding {
			return []builder.Binding{builder.Bind(out, builder.OrElseExpr(builder.Optional(in.More), builder.Lit(More{})))}
		}, nil).refused("not part of its JSON form"),
		exprProgram("struct behind a pointer", func(in *sink, out *[1]person) []builder.Binding {
			return []builder.Binding{builder.Bind(&out[0], in.OptP)}
		}, nil).refused("may be absent"),
		exprProgram("optional struct behind a pointer", func(in *sink, out *[1]person) []builder.Binding {
			return []builder.Binding{builder.Bind(&out[0], builder.OrElseExpr(builder.Optional(in.OptP), builder.Lit(person{Name: "nobody"})))}
		}, func(in sink) [1]person { return [1]person{or(in.OptP, person{Name: "nobody"})} }),
		exprProgram("pointer as a value", func(in *person, out *[1]string) []builder.Binding {
			return []builder.Binding{builder.Bind(&out[0], builder.Field(builder.OptionalExpr(builder.From(in)), func(p **person) *string { return &(*p).Name }))}
		}, nil).refused("may be absent"),
		exprProgram("Field of something else", func(in *person, out *[1]string) []builder.Binding {
			return []builder.Binding{builder.Bind(&out[0], builder.Field(builder.Lit(person{Name: "other"}), func(*person) *string { return &in.Name }))}
		}, func(in person) [1]string { return [1]string{in.Name} }),
		exprProgram("values in lists", func(in *sink, out *literals) []builder.Binding {
			out.People = []person{{Name: "fixed"}, {Name: "bound"}}
			out.Lists = [][]string{{"a"}, {"b", "c"}, nil}
			out.Ptr = &spot{Y: 2}
			out.Anys = []any{"x", []int{1}, map[string]any{"k": nil}}
			return []builder.Binding{
				builder.Bind(&out.People[1].Age, &in.I), builder.Bind(&out.People[1].Roles, &in.Tags), builder.Bind(&out.Lists[0], &in.Tags), builder.Bind(&out.Lists[1][1], &in.S),
				builder.Bind(&out.Ptr.X, &in.EmptyI), builder.Bind(&out.Fixed[2], &in.Fixed[0]), builder.Bind(&out.Base.BaseID, &in.BaseID),
			}
		}, func(in sink) literals {
			return literals{
				Base: Base{BaseID: in.BaseID}, People: []person{{Name: "fixed"}, {Name: "bound", Age: in.I, Roles: in.Tags}}, Lists: [][]string{in.Tags, {"b", in.S}, nil},
				Ptr: &spot{X: in.EmptyI, Y: 2}, Fixed: [3]int{0, 0, in.Fixed[0]}, Anys: []any{"x", []any{1.0}, map[string]any{"k": nil}},
			}
		}),
	}
}

type literals struct {
	Base
	People []person
	Lists  [][]string
	Ptr    *spot `json:",omitempty"`
	Fixed  [3]int
	Anys   []any
}

func bindOdd(in *oddNames, out *oddOut) []builder.Binding {
	return []builder.Binding{
		builder.Bind(&out.Dash, &in.Dash), builder.Bind(&out.Digit, &in.Digit), builder.Bind(&out.And, &in.And), builder.Bind(&out.Or, builder.OrElse(&in.Or, -1)), builder.Bind(&out.In, &in.In),
		builder.Bind(&out.Texts[0], &in.True), builder.Bind(&out.Texts[1], &in.Null), builder.Bind(&out.Texts[2], &in.Function), builder.Bind(&out.Texts[3], &in.Umlaut), builder.Bind(&out.Texts[4], &in.Dot),
		builder.Bind(&out.Texts[5], builder.Format("{}{}{}", &in.Dollar, &in.Star, &in.Blank)), builder.Bind(&out.Percent, &in.Percent.X), builder.Bind(&out.Len, builder.Len(&in.In)), builder.Bind(&out.Spot, &in.Percent),
		builder.Bind(&out.Values, builder.Pluck(&in.Nested.Deep, func(d *struct {
			Value string `json:"the value"`
		}) *string {
			return &d.Value
		})),
	}
}

func bindEmbeds(in *embeds, out *embedsOut) []builder.Binding {
	return []builder.Binding{
		builder.Bind(&out.Name, &in.Name), builder.Bind(&out.Own, &in.Own), builder.Bind(&out.Level, &in.Level), builder.Bind(&out.Away, builder.OrElseExpr(builder.Optional(&in.Away), builder.Lit("here"))),
		builder.Bind(&out.Times, builder.Optional(&in.Times)), builder.Bind(&out.First, builder.OrElseExpr(builder.Optional(&in.List.Value), builder.Lit(-1))),
		builder.Bind(&out.Second, builder.Optional(&in.List.Next.Value)), builder.Bind(&out.Third, builder.OptionalExpr(builder.OrElseExpr(builder.Optional(in.List.Next.Next), builder.Lit(link{})))),
	}
}

func wantEmbeds(in embeds) embedsOut {
	out := embedsOut{Name: in.Name, Own: in.Own, Level: in.Level, Away: "here", First: -1, Third: &link{}}
	if in.Far != nil {
		out.Away = in.Away
		if in.Times != nil {
			out.Times = &in.Times
		}
	}
	if in.List != nil {
		out.First = in.List.Value
		if in.List.Next != nil {
			out.Second = &in.List.Next.Value
			if in.List.Next.Next != nil {
				out.Third = in.List.Next.Next
			}
		}
	}
	return out
}
