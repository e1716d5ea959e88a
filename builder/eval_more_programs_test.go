package builder_test

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

type rarities struct {
	OptM   *map[string]int `json:"optM"`
	OptA   *any            `json:"optA"`
	Num    json.Number     `json:"num"`
	Nums   []json.Number   `json:"nums"`
	Ptrs   []*int          `json:"ptrs"`
	Lists  []*[]string     `json:"lists"`
	Maps   map[string]*int `json:"maps"`
	Times  []*time.Time    `json:"times"`
	Grid   [2][]int        `json:"grid"`
	Cube   [][][]int       `json:"cube"`
	Empty  [][]string      `json:"empty,omitempty"`
	Labels []label         `json:"labels"`
	ByKey  map[label][]int `json:"byKey"`
	U      uint            `json:"u"`
	F32    float32         `json:"f32"`
	Dur    time.Duration   `json:"dur"`
	Fixed  [1][1]string    `json:"fixed"`
	Arrays [][1]int        `json:"arrays"`
	People []person        `json:"people"`
	S      string          `json:"s"`
}

type raritiesOut struct {
	M      map[string]int
	A      any
	Num    json.Number
	Bigger bool
	Text   string
	First  *int
	Gone   bool
	List   []string
	N      int
	Rows   [2]int
	Cube   [][][]int
	Deep   []int
	Flat   [][]int
	Empty  [][]string
	Labels []string
	Key    []int
	U      uint
	F32    float32
	Dur    time.Duration
	Cell   string
	Arrays [][1]int
	Ones   []int
	Opts   []*[]string
	Times  []*time.Time
	Counts []int
	Texts  []string
}

// rarePrograms use types and combinations that few people write.
func rarePrograms() []evalProgram {
	return []evalProgram{
		exprProgram("rare types", bindRarities, wantRarities),
		exprProgram("text of a json.Number", func(in *rarities, out *[1]string) []builder.Binding {
			return []builder.Binding{builder.Bind(&out[0], builder.As[string](&in.Num))}
		}, nil).refused("does not have the JSON form"),
		exprProgram("json.Number of a text", func(in *rarities, out *[1]json.Number) []builder.Binding {
			return []builder.Binding{builder.Bind(&out[0], builder.As[json.Number](&in.S))}
		}, nil).refused("does not have the JSON form"),
		exprProgram("membership of anything", func(in *lists, out *[1]bool) []builder.Binding {
			return []builder.Binding{builder.Bind(&out[0], builder.Has[any](&in.Anys, nil))}
		}, nil).refused("membership of a interface"),
		exprProgram("split at nothing", func(in *rarities, out *[1][]string) []builder.Binding {
			return []builder.Binding{builder.Bind(&out[0], builder.Split(&in.S, ""))}
		}, nil).refused("Split at the empty text"),
		exprProgram("element behind a pointer in a list", func(in *rarities, out *[1][]time.Time) []builder.Binding {
			return []builder.Binding{builder.Bind(&out[0], builder.Each(&in.Times, func(t **time.Time) builder.Expr[time.Time] { return builder.OrElse(t, time.Unix(0, 0).UTC()) }))}
		}, func(in rarities) [1][]time.Time {
			return [1][]time.Time{mapped(in.Times, func(t *time.Time) time.Time { return or(t, time.Unix(0, 0)) })}
		}),
		exprProgram("JSONata over elements", func(in *lists, out *[3][]string) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out[0], builder.Each(&in.People, func(p *person) builder.Expr[string] { return builder.JSONata[string]("$1 & '$1' & $2", &p.Name, &in.S) })),
				builder.Bind(&out[1], builder.Pluck(&in.People, func(p *person) *string { return &p.Name })),
				builder.Bind(&out[2], builder.PluckExpr(builder.Filter(&in.People, func(p *person) builder.Expr[bool] {
					return builder.JSONata[bool]("($person := $1; $person > 0)", &p.Age)
				}), func(p *person) *string { return &p.Name })),
			}
		}, func(in lists) [3][]string {
			name := func(p person) string { return p.Name }
			return [3][]string{
				mapped(in.People, func(p person) string { return p.Name + "$1" + in.S }), mapped(in.People, name),
				mapped(filtered(in.People, func(p person) bool { return p.Age > 0 }), name),
			}
		}),
		flowProgram("values from outside", buildOutside, checkOutside),
		flowProgram("variables in a processor", func(w *builder.Workflow[lists, []int], in *lists) {
			w.StartAt(builder.Map(w, "Tags", &in.Tags, func(p *builder.Processor[string, int]) {
				n := builder.Var[int](p, "n")
				step := builder.PassThrough(p, "Step")
				step.Assign(builder.Bind(n, builder.Add(n, 2)))
				p.StartAt(builder.PassThrough(p, "Zero").Assign(builder.Bind(n, builder.TextLength(p.Item())))).Then(step).
					Then(builder.Choice(p, "Far?").When(builder.Less(n, 6), step).Otherwise(builder.PassExpr(p, "Done", builder.From(n))))
			}))
		}, func(c *flowCheck[lists, []int]) {
			requireSame(c.T, mapped(c.in.Tags, func(s string) int {
				n := len([]rune(s)) + 2
				for n < 6 {
					n += 2
				}
				return n
			}), c.out)
		}),
		flowProgram("constant items", func(w *builder.Workflow[nothing, []string], _ *nothing) {
			w.StartAt(builder.Map(w, "Texts", builder.FromListExpr(builder.Lit(texts)), func(p *builder.Processor[string, string]) {
				p.StartAt(builder.PassExpr(p, "Same", builder.From(p.Item())))
			}))
		}, func(c *flowCheck[nothing, []string]) { require.Equal(c, texts, c.out) }),
		flowProgram("constant results", func(w *builder.Workflow[nothing, [2][]string], _ *nothing) {
			m := map[string][]string{"all": texts, "{%": {"%}"}}
			made := builder.Pass(w, "Make", &m)
			list := builder.Pass(w, "List", &[]string{"a", "{% x %}"})
			var out [2][]string
			w.StartAt(made).Then(list).Then(builder.Succeed(w, "End", &out, builder.Bind(&out[0], builder.OrElseExpr(builder.Key(made.Result(), "{%"), builder.Lit([]string{}))), builder.Bind(&out[1], list.Result())))
		}, func(c *flowCheck[nothing, [2][]string]) {
			require.Equal(c, [2][]string{{"%}"}, {"a", "{% x %}"}}, c.out)
		}),
	}
}

func bindRarities(in *rarities, out *raritiesOut) []builder.Binding {
	return []builder.Binding{
		builder.Bind(&out.M, builder.OrElse(&in.OptM, map[string]int{"x": 1})), builder.Bind(&out.A, builder.OrElse(&in.OptA, any("none"))), builder.Bind(&out.Num, &in.Num),
		builder.Bind(&out.Bigger, builder.EqualExpr(builder.From(&in.Num), builder.OrElseExpr(builder.At(&in.Nums, 0), builder.Lit(json.Number("0"))))), builder.Bind(&out.Text, builder.Format("{}", &in.Num)),
		builder.Bind(&out.First, builder.OrElseExpr(builder.At(&in.Ptrs, 0), builder.Lit[*int](nil))), builder.Bind(&out.Gone, builder.Not(builder.PresentExpr(builder.At(&in.Ptrs, -1)))),
		builder.Bind(&out.List, builder.OrElseExpr(builder.OrElseExpr(builder.At(&in.Lists, 0), builder.Lit[*[]string](nil)), builder.Lit([]string{"d"}))),
		builder.Bind(&out.N, builder.OrElseExpr(builder.OrElseExpr(builder.Key(&in.Maps, "a"), builder.Lit[*int](nil)), builder.Lit(-9))),
		builder.Bind(&out.Rows[0], builder.Len(&in.Grid[0])), builder.Bind(&out.Rows[1], builder.Len(&in.Grid[1])),
		builder.Bind(&out.Cube, builder.Each(&in.Cube, func(g *[][]int) builder.Expr[[][]int] {
			return builder.Filter(g, func(r *[]int) builder.Expr[bool] {
				return builder.GreaterExpr(builder.Len(r), builder.Lit(0))
			})
		})),
		builder.Bind(&out.Deep, builder.OrElseExpr(builder.AtExpr(builder.OrElseExpr(builder.At(&in.Cube, 0), builder.Lit([][]int{})), 0), builder.Lit([]int{-1}))),
		builder.Bind(&out.Flat, builder.Concat(builder.OrElseExpr(builder.At(&in.Cube, 0), builder.Lit([][]int{})), builder.ListOf(builder.From(&in.Grid[0])))), builder.Bind(&out.Empty, &in.Empty),
		builder.Bind(&out.Labels, builder.EachExpr(builder.As[[]string](&in.Labels), func(s *string) builder.Expr[string] { return builder.Lower(s) })), builder.Bind(&out.Key, builder.OrElseExpr(builder.Key(&in.ByKey, "a"), builder.Lit([]int{}))),
		builder.Bind(&out.U, &in.U), builder.Bind(&out.F32, builder.Add(&in.F32, 0.5)), builder.Bind(&out.Dur, builder.Mul(&in.Dur, 2)), builder.Bind(&out.Cell, &in.Fixed[0][0]), builder.Bind(&out.Arrays, &in.Arrays),
		builder.Bind(&out.Ones, builder.Each(&in.Arrays, func(a *[1]int) builder.Expr[int] { return builder.From(&a[0]) })), builder.Bind(&out.Opts, &in.Lists), builder.Bind(&out.Times, builder.Filter(&in.Times, func(t **time.Time) builder.Expr[bool] { return builder.Present(t) })),
		builder.Bind(&out.Counts, builder.Each(&in.People, func(p *person) builder.Expr[int] {
			return builder.LenExpr(builder.If(builder.Greater(&p.Age, 0), builder.From(&p.Roles), builder.From(&p.Roles)))
		})),
		builder.Bind(&out.Texts, builder.Each(&in.People, func(p *person) builder.Expr[string] { return builder.Join(&p.Roles, "+") })),
	}
}

func wantRarities(in rarities) raritiesOut {
	out := raritiesOut{
		M: or(in.OptM, map[string]int{"x": 1}), A: or(in.OptA, any("none")), Num: in.Num, Bigger: in.Num == or(at(in.Nums, 0), "0"), Text: in.Num.String(),
		First: or(at(in.Ptrs, 0), nil), Gone: or(at(in.Ptrs, -1), nil) == nil, List: or(or(at(in.Lists, 0), nil), []string{"d"}), N: or(in.Maps["a"], -9), Rows: [2]int{len(in.Grid[0]), len(in.Grid[1])},
		Cube: mapped(in.Cube, func(g [][]int) [][]int { return filtered(g, func(r []int) bool { return len(r) > 0 }) }), Deep: []int{-1},
		Flat: slices.Concat(or(at(in.Cube, 0), nil), [][]int{in.Grid[0]}), Empty: in.Empty, Labels: mapped(in.Labels, func(l label) string { return strings.ToLower(string(l)) }), Key: in.ByKey["a"],
		U: in.U, F32: in.F32 + 0.5, Dur: in.Dur * 2, Cell: in.Fixed[0][0], Arrays: in.Arrays, Ones: mapped(in.Arrays, func(a [1]int) int { return a[0] }), Opts: in.Lists,
		Times: filtered(in.Times, func(t *time.Time) bool { return t != nil }), Texts: mapped(in.People, func(p person) string { return strings.Join(p.Roles, "+") }),
	}
	if p := at(in.Cube, 0); p != nil {
		if r := at(*p, 0); r != nil && *r != nil {
			out.Deep = *r
		}
	}
	if in.OptA != nil && *in.OptA == nil {
		out.A = "none"
	}
	out.Counts = mapped(in.People, func(p person) int { return len(p.Roles) })
	return out
}

type outside struct {
	Tag, Name, Remark string
	Roles             int
	Kept              int
	Opt               *string
}

// buildOutside reads results, variables and the item of an outer Map from inside Maps, branches and selectors.
func buildOutside(w *builder.Workflow[lists, [][]outside], in *lists) {
	kept := builder.Var[int](w, "kept")
	fetch := builder.Task(w, "Fetch", lambdatask.Function[nothing, sink]("fetch")).Arguments(&nothing{}).Assign(builder.Bind(kept, builder.Lit(7)))
	got := fetch.Result()
	w.StartAt(fetch).Then(builder.Map(w, "People", &got.People, func(p *builder.Processor[person, []outside]) {
		src := builder.Select(&in.Tags, func(raw *string, item *outside) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&item.Tag, raw), builder.Bind(&item.Name, &p.Item().Name), builder.Bind(&item.Remark, builder.OrElseExpr(builder.Optional(&got.Remark), builder.Lit("-"))), builder.Bind(&item.Kept, kept),
			}
		})
		p.StartAt(builder.DistributedMap(p, "Tags", src, func(q *builder.Processor[outside, outside]) {
			out := outside{}
			q.StartAt(builder.Succeed(q, "Out", &out, builder.Bind(&out.Tag, &q.Item().Tag), builder.Bind(&out.Name, &q.Item().Name), builder.Bind(&out.Remark, &q.Item().Remark), builder.Bind(&out.Kept, &q.Item().Kept)))
		})).Then(builder.Map(p, "Again", &in.Tags, func(q *builder.Processor[string, outside]) {
			both := builder.Parallel(q, "Both")
			r := builder.Branch(both, func(b *builder.BranchScope[outside]) {
				out := outside{Remark: "again"}
				b.StartAt(builder.Succeed(b, "Branch", &out, builder.Bind(&out.Tag, q.Item()), builder.Bind(&out.Name, &p.Item().Name), builder.Bind(&out.Roles, builder.Len(&p.Item().Roles)), builder.Bind(&out.Opt, &got.OptS), builder.Bind(&out.Kept, kept)))
			})
			q.StartAt(both).Then(builder.SucceedExpr(q, "Result", builder.From(r)))
		}))
	}))
}

func checkOutside(c *flowCheck[lists, [][]outside]) {
	got := decode[sink](c.T, payload(c, "Fetch"))
	want := mapped(got.People, func(p person) []outside {
		return mapped(c.in.Tags, func(s string) outside {
			return outside{Tag: s, Name: p.Name, Remark: "again", Roles: len(p.Roles), Kept: 7, Opt: got.OptS}
		})
	})
	requireSame(c.T, want, c.out)
	remark := "-"
	if got.More != nil {
		remark = got.Remark
	}
	if v := c.last("Tags"); v != nil {
		for i, o := range decode[[]outside](c.T, v.Output) {
			requireSame(c.T, outside{Tag: c.in.Tags[i], Name: got.People[len(got.People)-1].Name, Remark: remark, Kept: 7}, o)
		}
	}
}
