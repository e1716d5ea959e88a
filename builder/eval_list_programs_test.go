package builder_test

import (
	"slices"

	"github.com/aslgen/aslgen/builder"
)

type lists struct {
	Tags   []string
	Nums   []int    `json:",omitempty"`
	People []person `json:"people"`
	Refs   []*person
	Grid   [][]int
	Anys   []any
	Pairs  [][2]int
	Ptrs   []*int
	Bytes  [][]byte
	Maps   []map[string]int
	Names  map[string]string `json:",omitempty"`
	Lists  map[string][]int
	ByName map[string]person
	Key    keyOf
	Opt    *[]string
	I      int
	S      string
}

func mapped[T, R any](list []T, f func(T) R) []R {
	out := []R{}
	for _, x := range list {
		out = append(out, f(x))
	}
	return out
}

func filtered[T any](list []T, f func(T) bool) []T {
	out := []T{}
	for _, x := range list {
		if f(x) {
			out = append(out, x)
		}
	}
	return out
}

func at[T any](list []T, i int) *T {
	if i < 0 {
		i += len(list)
	}
	if i < 0 || i >= len(list) {
		return nil
	}
	return &list[i]
}

func atList[T any](list [][]T, i int) *[]T {
	if p := at(list, i); p != nil && *p != nil {
		return p
	}
	return nil
}

func keyed[V any](m map[string]V, k string) *V {
	if v, ok := m[k]; ok {
		return &v
	}
	return nil
}

// listPrograms are the expressions of expr_list.go.
func listPrograms() []evalProgram {
	return []evalProgram{
		exprProgram("Len and At", bindLenAt, func(in lists) lenAt {
			return lenAt{
				len(in.Tags), len(in.Nums), len(in.Anys), len(in.Grid), len(or(in.Opt, nil)), len(filtered(in.Nums, func(n int) bool { return n > 0 })),
				at(in.Tags, 0), or(at(in.Nums, -1), -7), atList(in.Grid, 0), or(at(in.People, 1), person{Name: "x"}), or(at(in.Pairs, 0), [2]int{}),
				at(in.Tags, 2), len(or(at(in.Grid, 1), nil)), or(at(or(at(in.Grid, 0), nil), 0), -1),
			}
		}),
		exprProgram("Key", func(in *lists, out *keys) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.A, builder.Key(&in.Names, "abc")), builder.Bind(&out.B, builder.OrElseExpr(builder.Key(&in.Names, builder.As[string](&in.Key)), builder.Lit("no"))),
				builder.Bind(&out.L, builder.OrElseExpr(builder.Key(&in.Lists, builder.As[string](&in.Key)), builder.Lit([]int{-1}))),
				builder.Bind(&out.Len, builder.LenExpr(builder.OrElseExpr(builder.Key(&in.Lists, &in.S), builder.Lit([]int{})))), builder.Bind(&out.P, builder.Key(&in.ByName, "a")),
			}
		}, func(in lists) keys {
			out := keys{A: keyed(in.Names, "abc"), B: or(keyed(in.Names, string(in.Key)), "no"), L: []int{-1}, Len: len(in.Lists[in.S]), P: keyed(in.ByName, "a")}
			if l := in.Lists[string(in.Key)]; l != nil {
				out.L = l
			}
			return out
		}),
		exprProgram("Pluck", bindPluck, wantPluck),
		exprProgram("Pluck of pointers", func(in *lists, out *pluckRefs) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.Names, builder.Pluck(&in.Refs, func(p **person) *string { return &(*p).Name })),
			}
		}, nil).refused("may be absent"),
		exprProgram("Each", bindEach, wantEach),
		exprProgram("Filter", bindFilter, wantFilter),
		exprProgram("Concat and ListOf", bindConcat, wantConcat),
		exprProgram("Has", func(in *lists, out *[6]bool) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out[0], builder.Has(&in.Tags, "a")), builder.Bind(&out[1], builder.Has(&in.Nums, 0)), builder.Bind(&out[2], builder.HasExpr(&in.Tags, builder.From(&in.S))),
				builder.Bind(&out[3], builder.HasExpr(&in.Nums, builder.Add(&in.I, 1))), builder.Bind(&out[4], builder.Not(builder.Has(&in.Nums, -5))), builder.Bind(&out[5], builder.Has(&in.Tags, "")),
			}
		}, func(in lists) [6]bool {
			return [6]bool{
				slices.Contains(in.Tags, "a"), slices.Contains(in.Nums, 0), slices.Contains(in.Tags, in.S), slices.Contains(in.Nums, in.I+1),
				!slices.Contains(in.Nums, -5), slices.Contains(in.Tags, ""),
			}
		}),
		exprProgram("Range and Partition", func(in *lists, out *ranges) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.R, builder.Range(builder.Lit(1), builder.Mod(&in.I, 7))), builder.Bind(&out.One, builder.Range(builder.Lit(2), builder.Lit(2))),
				builder.Bind(&out.Down, builder.Range(builder.Lit(2), builder.Lit(-2))), builder.Bind(&out.Len, builder.LenExpr(builder.Range(builder.Lit(0), builder.Len(&in.Tags)))),
				builder.Bind(&out.P, builder.Partition(&in.Tags, 2)), builder.Bind(&out.G, builder.Partition(&in.Grid, 1)), builder.Bind(&out.N, builder.Partition(&in.Nums, 3)),
				builder.Bind(&out.Sizes, builder.EachExpr(builder.Partition(&in.Tags, 2), func(l *[]string) builder.Expr[int] { return builder.Len(l) })),
				builder.Bind(&out.Rows, builder.EachExpr(builder.Range(builder.Lit(0), builder.Len(&in.Nums)), func(n *int) builder.Expr[[]int] { return builder.Range(builder.Lit(0), builder.From(n)) })),
			}
		}, wantRanges),
	}
}

type lenAt struct {
	Tags, Nums, Anys, Grid, Opt, Positive int
	First                                 *string
	Last                                  int
	Row                                   *[]int
	Second                                person
	Pair                                  [2]int
	Third                                 *string
	RowLen, Cell                          int
}

func bindLenAt(in *lists, out *lenAt) []builder.Binding {
	return []builder.Binding{
		builder.Bind(&out.Tags, builder.Len(&in.Tags)), builder.Bind(&out.Nums, builder.Len(&in.Nums)), builder.Bind(&out.Anys, builder.Len(&in.Anys)), builder.Bind(&out.Grid, builder.Len(&in.Grid)),
		builder.Bind(&out.Opt, builder.LenExpr(builder.OrElse(&in.Opt, nil))), builder.Bind(&out.Positive, builder.LenExpr(builder.Filter(&in.Nums, func(n *int) builder.Expr[bool] { return builder.Greater(n, 0) }))),
		builder.Bind(&out.First, builder.At(&in.Tags, 0)), builder.Bind(&out.Last, builder.OrElseExpr(builder.At(&in.Nums, -1), builder.Lit(-7))),
		builder.Bind(&out.Row, builder.At(&in.Grid, 0)), builder.Bind(&out.Second, builder.OrElseExpr(builder.At(&in.People, 1), builder.Lit(person{Name: "x"}))),
		builder.Bind(&out.Pair, builder.OrElseExpr(builder.At(&in.Pairs, 0), builder.Lit([2]int{}))),
		builder.Bind(&out.Third, builder.AtExpr(builder.Each(&in.Tags, func(s *string) builder.Expr[string] { return builder.From(s) }), 2)),
		builder.Bind(&out.RowLen, builder.LenExpr(builder.OrElseExpr(builder.At(&in.Grid, 1), builder.Lit([]int{})))),
		builder.Bind(&out.Cell, builder.OrElseExpr(builder.AtExpr(builder.OrElseExpr(builder.At(&in.Grid, 0), builder.Lit([]int{})), 0), builder.Lit(-1))),
	}
}

type keys struct {
	A   *string
	B   string
	L   []int
	Len int
	P   *person
}

type plucks struct {
	Names  []string
	Ages   []int
	Nicks  []*string
	Xs     []int
	Homes  []*spot
	Roles  [][]string
	Firsts []int
	HomeX  []float64
	Whole  []person
	Adults []string
	Count  int
	Joined string
}

type pluckRefs struct{ Names []string }

func bindPluck(in *lists, out *plucks) []builder.Binding {
	adults := builder.Filter(&in.People, func(p *person) builder.Expr[bool] { return builder.Greater(&p.Age, 0) })
	names := func(p *person) *string { return &p.Name }
	return []builder.Binding{
		builder.Bind(&out.Names, builder.Pluck(&in.People, names)), builder.Bind(&out.Ages, builder.Pluck(&in.People, func(p *person) *int { return &p.Age })),
		builder.Bind(&out.Nicks, builder.Pluck(&in.People, func(p *person) **string { return &p.Nick })), builder.Bind(&out.Xs, builder.Pluck(&in.People, func(p *person) *int { return &p.Spot.X })),
		builder.Bind(&out.Homes, builder.Pluck(&in.People, func(p *person) **spot { return &p.Home })), builder.Bind(&out.Roles, builder.Pluck(&in.People, func(p *person) *[]string { return &p.Roles })),
		builder.Bind(&out.Firsts, builder.Pluck(&in.Pairs, func(p *[2]int) *int { return &p[0] })),
		builder.Bind(&out.HomeX, builder.Each(&in.People, func(p *person) builder.Expr[float64] {
			return builder.OrElseExpr(builder.Optional(&p.Home.Y), builder.Lit(-1.0))
		})),
		builder.Bind(&out.Whole, builder.Pluck(&in.People, func(p *person) *person { return p })), builder.Bind(&out.Adults, builder.PluckExpr(adults, names)),
		builder.Bind(&out.Count, builder.LenExpr(builder.Pluck(&in.People, names))), builder.Bind(&out.Joined, builder.JoinExpr(builder.PluckExpr(adults, names), "; ")),
	}
}

func wantPluck(in lists) plucks {
	adults := filtered(in.People, func(p person) bool { return p.Age > 0 })
	out := plucks{
		Names: mapped(in.People, func(p person) string { return p.Name }), Ages: mapped(in.People, func(p person) int { return p.Age }),
		Nicks: mapped(in.People, func(p person) *string { return p.Nick }), Xs: mapped(in.People, func(p person) int { return p.Spot.X }),
		Homes: mapped(in.People, func(p person) *spot { return p.Home }), Roles: mapped(in.People, func(p person) []string { return p.Roles }),
		Firsts: mapped(in.Pairs, func(p [2]int) int { return p[0] }), HomeX: mapped(in.People, func(p person) float64 { return or(p.Home, spot{Y: -1}).Y }),
		Whole: in.People, Adults: mapped(adults, func(p person) string { return p.Name }), Count: len(in.People),
	}
	for i, name := range out.Adults {
		if i > 0 {
			out.Joined += "; "
		}
		out.Joined += name
	}
	return out
}

type eaches struct {
	Next   []int
	Texts  []string
	Rows   [][]int
	Lens   []int
	Anys   []any
	Opts   []*int
	Inner  [][]string
	Pairs  [][2]int
	Spots  []spot
	Deep   [][][]int
	Bytes  [][]byte
	Maps   []map[string]int
	Outer  []int
	OnExpr []bool
}

func bindEach(in *lists, out *eaches) []builder.Binding {
	return []builder.Binding{
		builder.Bind(&out.Next, builder.Each(&in.Nums, func(n *int) builder.Expr[int] { return builder.Add(n, 1) })),
		builder.Bind(&out.Texts, builder.Each(&in.People, func(p *person) builder.Expr[string] { return builder.Format("{} ({})", &p.Name, &p.Age) })),
		builder.Bind(&out.Rows, builder.Each(&in.Grid, func(r *[]int) builder.Expr[[]int] { return builder.From(r) })),
		builder.Bind(&out.Lens, builder.Each(&in.Grid, func(r *[]int) builder.Expr[int] { return builder.Len(r) })),
		builder.Bind(&out.Anys, builder.Each(&in.Anys, func(a *any) builder.Expr[any] { return builder.From(a) })),
		builder.Bind(&out.Opts, builder.Each(&in.Ptrs, func(p **int) builder.Expr[*int] { return builder.From(p) })),
		builder.Bind(&out.Inner, builder.Each(&in.People, func(p *person) builder.Expr[[]string] {
			return builder.Each(&p.Roles, func(r *string) builder.Expr[string] { return builder.Format("{}/{}", &p.Name, r) })
		})),
		builder.Bind(&out.Pairs, builder.Each(&in.Pairs, func(p *[2]int) builder.Expr[[2]int] { return builder.From(p) })),
		builder.Bind(&out.Spots, builder.Each(&in.Nums, func(n *int) builder.Expr[spot] {
			s := spot{Y: 0.5}
			return builder.Object(&s, builder.Bind(&s.X, n))
		})),
		builder.Bind(&out.Deep, builder.Each(&in.Grid, func(r *[]int) builder.Expr[[][]int] {
			return builder.Each(r, func(n *int) builder.Expr[[]int] { return builder.ListOf(builder.From(n)) })
		})),
		builder.Bind(&out.Bytes, builder.Each(&in.Bytes, func(b *[]byte) builder.Expr[[]byte] { return builder.From(b) })),
		builder.Bind(&out.Maps, builder.Each(&in.Maps, func(m *map[string]int) builder.Expr[map[string]int] { return builder.From(m) })),
		builder.Bind(&out.Outer, builder.Each(&in.Nums, func(n *int) builder.Expr[int] { return builder.AddExpr(builder.From(n), builder.From(&in.I)) })),
		builder.Bind(&out.OnExpr, builder.EachExpr(builder.Concat(builder.From(&in.Nums), builder.Lit([]int{1})), func(n *int) builder.Expr[bool] { return builder.Greater(n, 0) })),
	}
}

func wantEach(in lists) eaches {
	return eaches{
		Next:  mapped(in.Nums, func(n int) int { return n + 1 }),
		Texts: mapped(in.People, func(p person) string { return p.Name + " (" + decimal(p.Age) + ")" }),
		Rows:  in.Grid, Lens: mapped(in.Grid, func(r []int) int { return len(r) }), Anys: in.Anys, Opts: in.Ptrs,
		Inner: mapped(in.People, func(p person) []string {
			return mapped(p.Roles, func(r string) string { return p.Name + "/" + r })
		}),
		Pairs: in.Pairs, Spots: mapped(in.Nums, func(n int) spot { return spot{X: n, Y: 0.5} }),
		Deep: mapped(in.Grid, func(r []int) [][]int { return mapped(r, func(n int) []int { return []int{n} }) }), Bytes: in.Bytes, Maps: in.Maps,
		Outer: mapped(in.Nums, func(n int) int { return n + in.I }), OnExpr: append(mapped(in.Nums, func(n int) bool { return n > 0 }), true),
	}
}

type filters struct {
	Positive []int
	People   []person
	Rows     [][]int
	Anys     []any
	Ptrs     []*int
	Long     []string
	Twice    []int
	None     []string
	Nested   []person
	Pairs    [][2]int
}

func bindFilter(in *lists, out *filters) []builder.Binding {
	positive := builder.Filter(&in.Nums, func(n *int) builder.Expr[bool] { return builder.Greater(n, 0) })
	return []builder.Binding{
		builder.Bind(&out.Positive, positive), builder.Bind(&out.People, builder.Filter(&in.People, func(p *person) builder.Expr[bool] { return builder.Present(&p.Nick) })),
		builder.Bind(&out.Rows, builder.Filter(&in.Grid, func(r *[]int) builder.Expr[bool] {
			return builder.GreaterExpr(builder.Len(r), builder.Lit(0))
		})),
		builder.Bind(&out.Anys, builder.Filter(&in.Anys, func(a *any) builder.Expr[bool] { return builder.Lit(true) })),
		builder.Bind(&out.Ptrs, builder.Filter(&in.Ptrs, func(p **int) builder.Expr[bool] { return builder.Not(builder.Present(p)) })),
		builder.Bind(&out.Long, builder.Filter(&in.Tags, func(s *string) builder.Expr[bool] {
			return builder.GreaterExpr(builder.TextLength(s), builder.Lit(3))
		})),
		builder.Bind(&out.Twice, builder.FilterExpr(positive, func(n *int) builder.Expr[bool] { return builder.Less(n, 5) })),
		builder.Bind(&out.None, builder.Filter(&in.Tags, func(*string) builder.Expr[bool] { return builder.Lit(false) })),
		builder.Bind(&out.Nested, builder.Filter(&in.People, func(p *person) builder.Expr[bool] {
			return builder.GreaterExpr(builder.LenExpr(builder.Filter(&p.Roles, func(r *string) builder.Expr[bool] { return builder.EqualExpr(builder.From(r), builder.From(&in.S)) })), builder.Lit(0))
		})),
		builder.Bind(&out.Pairs, builder.Filter(&in.Pairs, func(p *[2]int) builder.Expr[bool] { return builder.LessExpr(builder.From(&p[0]), builder.From(&p[1])) })),
	}
}

func wantFilter(in lists) filters {
	positive := filtered(in.Nums, func(n int) bool { return n > 0 })
	return filters{
		Positive: positive, People: filtered(in.People, func(p person) bool { return p.Nick != nil }), Rows: filtered(in.Grid, func(r []int) bool { return len(r) > 0 }),
		Anys: in.Anys, Ptrs: filtered(in.Ptrs, func(p *int) bool { return p == nil }), Long: filtered(in.Tags, func(s string) bool { return len([]rune(s)) > 3 }),
		Twice:  filtered(positive, func(n int) bool { return n < 5 }),
		Nested: filtered(in.People, func(p person) bool { return slices.Contains(p.Roles, in.S) }),
		Pairs:  filtered(in.Pairs, func(p [2]int) bool { return p[0] < p[1] }),
	}
}

type concats struct {
	Tags   []string
	Nums   []int
	Rows   [][]int
	Anys   []any
	None   []int
	List   []int
	Opts   []*string
	Lists  [][]string
	Pairs  [][2]int
	Single []string
	Any    []any
	Len    int
	Nested [][]string
}

func bindConcat(in *lists, out *concats) []builder.Binding {
	tags := builder.From(&in.Tags)
	return []builder.Binding{
		builder.Bind(&out.Tags, builder.Concat(tags, builder.Lit([]string{"x"}), builder.OrElse(&in.Opt, nil))), builder.Bind(&out.Nums, builder.Concat(builder.From(&in.Nums), builder.From(&in.Nums))),
		builder.Bind(&out.Rows, builder.Concat(builder.From(&in.Grid), builder.Lit([][]int{{1}, {}, nil}))), builder.Bind(&out.Anys, builder.Concat(builder.From(&in.Anys), builder.Lit([]any{[]int{1}, nil}))),
		builder.Bind(&out.None, builder.Concat[int]()), builder.Bind(&out.List, builder.ListOf(builder.From(&in.I), builder.Lit(-1), builder.Len(&in.Tags))),
		builder.Bind(&out.Opts, builder.ListOf(builder.At(&in.Tags, 0), builder.Lit[*string](nil))), builder.Bind(&out.Lists, builder.ListOf(tags, builder.Lit([]string{"y"}), builder.OrElse(&in.Opt, nil))),
		builder.Bind(&out.Pairs, builder.ListOf(builder.OrElseExpr(builder.At(&in.Pairs, 0), builder.Lit([2]int{8, 9})))), builder.Bind(&out.Single, builder.ListOf(builder.From(&in.S))),
		builder.Bind(&out.Any, builder.ListOf(builder.As[any](&in.Tags), builder.As[any](&in.S), builder.OrElseExpr(builder.At(&in.Anys, 0), builder.Lit[any](nil)))),
		builder.Bind(&out.Len, builder.LenExpr(builder.Concat(tags, tags))),
		builder.Bind(&out.Nested, builder.Concat(builder.ListOf(tags), builder.Each(&in.People, func(p *person) builder.Expr[[]string] { return builder.From(&p.Roles) }))),
	}
}

func wantConcat(in lists) concats {
	var opt []string
	if in.Opt != nil {
		opt = *in.Opt
	}
	var tags, first any
	if in.Tags != nil {
		tags = mapped(in.Tags, func(s string) any { return s })
	}
	if p := at(in.Anys, 0); p != nil {
		first = *p
	}
	return concats{
		Tags: slices.Concat(in.Tags, []string{"x"}, opt), Nums: slices.Concat(in.Nums, in.Nums), Rows: slices.Concat(in.Grid, [][]int{{1}, {}, nil}),
		Anys: slices.Concat(in.Anys, []any{[]any{1.0}, nil}), List: []int{in.I, -1, len(in.Tags)}, Opts: []*string{at(in.Tags, 0), nil},
		Lists: [][]string{in.Tags, {"y"}, opt}, Pairs: [][2]int{or(at(in.Pairs, 0), [2]int{8, 9})}, Single: []string{in.S}, Any: []any{tags, in.S, first},
		Len: 2 * len(in.Tags), Nested: slices.Concat([][]string{in.Tags}, mapped(in.People, func(p person) []string { return p.Roles })),
	}
}

type ranges struct {
	R, One, Down []int
	Len          int
	P            [][]string
	G            [][][]int
	N            [][]int
	Sizes        []int
	Rows         [][]int
}

func wantRanges(in lists) ranges {
	count := func(first, last int) []int {
		out := []int{}
		for n := first; n <= last; n++ {
			out = append(out, n)
		}
		return out
	}
	out := ranges{
		R: count(1, in.I%7), One: []int{2}, Len: len(in.Tags) + 1, P: slices.Collect(slices.Chunk(in.Tags, 2)), G: slices.Collect(slices.Chunk(in.Grid, 1)),
		N: slices.Collect(slices.Chunk(in.Nums, 3)), Rows: mapped(count(0, len(in.Nums)), func(n int) []int { return count(0, n) }),
	}
	for _, p := range out.P {
		out.Sizes = append(out.Sizes, len(p))
	}
	return out
}
