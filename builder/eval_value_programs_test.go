package builder_test

import (
	"encoding/json"
	"time"

	"github.com/aslgen/aslgen/builder"
)

func or[T any](p *T, def T) T {
	if p == nil {
		return def
	}
	return *p
}

// valuePrograms are the expressions of expr_value.go, and plain fields.
func valuePrograms() []evalProgram {
	return []evalProgram{
		exprProgram("whole", func(in, out *sink) []builder.Binding {
			return []builder.Binding{builder.Bind(out, in)}
		}, func(in sink) sink { return in }),
		exprProgram("every field", bindEveryField, func(in sink) everyField {
			return everyField{
				in.S, in.I, in.N, in.F, in.B, in.L, in.G, in.T, in.D, in.A, in.R, in.P, in.Tags, in.Nums, in.Anys, in.People, in.Grid, in.Ptrs,
				in.Fixed, in.Spots, in.Names, in.Lists, in.ByName, in.OptS, in.OptI, in.OptT, in.OptP, in.OptL,
			}
		}),
		exprProgram("omitted fields", bindOmitted, func(in sink) omitted {
			return omitted{in.EmptyS, in.EmptyI, in.EmptyB, in.EmptyL, in.EmptyM, in.ZeroT, in.ZeroP.Name, in.ZeroA, in.ZeroA[1], in.Revision, in.BaseID, in.P.Age, in.ZeroP.Spot.Y, in.EmptyR}
		}),
		exprProgram("quoted fields", bindQuoted, func(in sink) quoted {
			return quoted{in.QI, in.QF, in.QB, in.QOI, in.QEI, in.I, in.F, in.B, in.OptI, in.QI + 1, or(in.QOI, 7), in.QB}
		}),
		exprProgram("nested fields", func(in *sink, out *nested) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.Name, &in.P.Name), builder.Bind(&out.X, &in.P.Spot.X), builder.Bind(&out.Second, &in.Fixed[1]),
				builder.Bind(&out.Only, &in.Single[0]), builder.Bind(&out.Y, &in.Spots[1].Y), builder.Bind(&out.Row, &in.Square[1]),
				builder.Bind(&out.Cell, &in.Square[0][1]), builder.Bind(&out.Spot, &in.Spots[0]),
			}
		}, func(in sink) nested {
			return nested{in.P.Name, in.P.Spot.X, in.Fixed[1], in.Single[0], in.Spots[1].Y, in.Square[1], in.Square[0][1], in.Spots[0]}
		}),
		exprProgram("OrElse", bindDefaults, wantDefaults),
		exprProgram("embedded pointer", func(in *sink, out *embeddedOut) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.Remark, builder.OrElseExpr(builder.Optional(&in.Remark), builder.Lit("none"))),
				builder.Bind(&out.Marks, builder.OrElseExpr(builder.Optional(&in.Marks), builder.Lit([]string{"none"}))),
				builder.Bind(&out.Maybe, builder.Optional(&in.Remark)),
				builder.Bind(&out.There, builder.PresentExpr(builder.Optional(&in.Remark))),
			}
		}, func(in sink) embeddedOut {
			if in.More == nil {
				return embeddedOut{Remark: "none", Marks: []string{"none"}}
			}
			out := embeddedOut{Remark: in.Remark, Marks: in.Marks, Maybe: &in.Remark, There: true}
			if in.Marks == nil {
				out.Marks = []string{"none"}
			}
			return out
		}),
		exprProgram("Present", func(in *sink, out *[8]bool) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out[0], builder.Present(&in.OptS)), builder.Bind(&out[1], builder.Present(&in.OptI)),
				builder.Bind(&out[2], builder.Present(&in.OptP)), builder.Bind(&out[3], builder.Not(builder.Present(&in.OptB))),
				builder.Bind(&out[4], builder.PresentExpr(builder.At(&in.Tags, 0))), builder.Bind(&out[5], builder.PresentExpr(builder.Optional(&in.OptP.Name))),
				builder.Bind(&out[6], builder.PresentExpr(builder.Key(&in.Names, "a"))), builder.Bind(&out[7], builder.Present(&in.QOI)),
			}
		}, func(in sink) [8]bool {
			_, a := in.Names["a"]
			return [8]bool{in.OptS != nil, in.OptI != nil, in.OptP != nil, in.OptB == nil, len(in.Tags) > 0, in.OptP != nil, a, in.QOI != nil}
		}),
		exprProgram("If", func(in *sink, out *ifOut) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.S, builder.If(builder.From(&in.B), builder.From(&in.S), builder.Lit("else"))),
				builder.Bind(&out.L, builder.If(builder.From(&in.B), builder.From(&in.Tags), builder.From(&in.EmptyL))),
				builder.Bind(&out.Len, builder.LenExpr(builder.If(builder.From(&in.B), builder.From(&in.Tags), builder.From(&in.EmptyL)))),
				builder.Bind(&out.N, builder.AddExpr(builder.If(builder.From(&in.EmptyB), builder.From(&in.I), builder.From(&in.EmptyI)), builder.Lit(1))),
				builder.Bind(&out.Nested, builder.If(builder.If(builder.From(&in.B), builder.From(&in.EmptyB), builder.Lit(true)), builder.If(builder.From(&in.B), builder.Lit(1), builder.Lit(2)), builder.Lit(3))),
				builder.Bind(&out.O, builder.If(builder.From(&in.B), builder.From(&in.OptS), builder.OptionalExpr(builder.Lit("x")))),
			}
		}, func(in sink) ifOut {
			out := ifOut{S: "else", L: in.EmptyL, Len: len(in.EmptyL), N: in.EmptyI + 1, Nested: 2, O: new("x")}
			if in.B {
				out.S, out.L, out.Len, out.O = in.S, in.Tags, len(in.Tags), in.OptS
				out.Nested = 3
				if in.EmptyB {
					out.Nested = 1
				}
			}
			if in.EmptyB {
				out.N = in.I + 1
			}
			return out
		}),
		exprProgram("As", func(in *sink, out *asOut) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.S, builder.As[string](&in.L)), builder.Bind(&out.L, builder.As[label](&in.S)), builder.Bind(&out.A, builder.As[any](&in.Tags)),
				builder.Bind(&out.F, builder.As[float64](&in.EmptyI)), builder.Bind(&out.Labels, builder.As[[]label](&in.Tags)),
				builder.Bind(&out.Len, builder.LenExpr(builder.As[[]label](&in.EmptyL))), builder.Bind(&out.Fixed, builder.As[[]int](&in.Fixed)),
				builder.Bind(&out.P, builder.As[*string](&in.S)), builder.Bind(&out.Spot, builder.As[spot](builder.As[spotTwin](&in.P.Spot))),
			}
		}, func(in sink) asOut {
			var a any
			if in.Tags != nil {
				list := []any{}
				for _, s := range in.Tags {
					list = append(list, s)
				}
				a = list
			}
			out := asOut{S: string(in.L), L: label(in.S), A: a, F: float64(in.EmptyI), Len: len(in.EmptyL), Fixed: in.Fixed[:], P: &in.S, Spot: in.P.Spot}
			for _, s := range in.Tags {
				out.Labels = append(out.Labels, label(s))
			}
			return out
		}),
		exprProgram("Object and Field", func(in *sink, out *objectOut) []builder.Binding {
			p := person{Name: "fixed", Roles: []string{"a", "b"}}
			return []builder.Binding{
				builder.Bind(&out.P, builder.Object(&p, builder.Bind(&p.Age, &in.I), builder.BindOptional(&p.Name, &in.OptS), builder.Bind(&p.Spot.X, builder.Add(&in.I, 1)), builder.Bind(&p.Nick, &in.OptS))),
				builder.Bind(&out.Name, builder.Field(builder.OrElse(&in.OptP, person{Name: "nobody"}), func(p *person) *string { return &p.Name })),
				builder.Bind(&out.Age, builder.Field(builder.OrElse(&in.OptP, person{Name: "nobody"}), func(p *person) *int { return &p.Age })),
				builder.Bind(&out.Roles, builder.LenExpr(builder.Field(builder.OrElse(&in.OptP, person{}), func(p *person) *[]string { return &p.Roles }))),
				builder.Bind(&out.Y, builder.Field(builder.From(&in.ZeroP), func(p *person) *float64 { return &p.Spot.Y })),
			}
		}, func(in sink) objectOut {
			p := or(in.OptP, person{Name: "nobody"})
			return objectOut{
				P:    person{Name: or(in.OptS, "fixed"), Age: in.I, Spot: spot{X: in.I + 1}, Nick: in.OptS, Roles: []string{"a", "b"}},
				Name: p.Name, Age: p.Age, Roles: len(p.Roles), Y: in.ZeroP.Spot.Y,
			}
		}),
		exprProgram("JSONata", func(in *sink, out *jsonataOut) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.S, builder.JSONata[string]("$1 & '/' & $2", &in.S, &in.P.Name)),
				builder.Bind(&out.F, builder.OrElseExpr(builder.JSONata[*float64]("$average($1)", builder.Concat(builder.From(&in.Reals))), builder.Lit(0.5))),
				builder.Bind(&out.N, builder.AddExpr(builder.JSONata[int]("$1 > 0 ? 1 : 2", &in.I), builder.Lit(10))),
				builder.Bind(&out.L, builder.JSONata[[]int]("($list := $1; [$map($list, function($value) { $value * 2 })])", builder.OrElseExpr(builder.OptionalExpr(builder.From(&in.Nums)), builder.Lit([]int{})))),
			}
		}, func(in sink) jsonataOut {
			out := jsonataOut{S: in.S + "/" + in.P.Name, F: 0.5, N: 12}
			if in.I > 0 {
				out.N = 11
			}
			for i, f := range in.Reals {
				if i == 0 {
					out.F = 0
				}
				out.F += f / float64(len(in.Reals))
			}
			for _, n := range in.Nums {
				out.L = append(out.L, 2*n)
			}
			return out
		}),
		exprProgram("Lit", func(in *sink, out *litOut) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.Texts, builder.Lit(texts)), builder.Bind(&out.P, builder.Lit(person{Name: "a\"b", Nick: new("%}")})),
				builder.Bind(&out.None, builder.Lit[[]string](nil)), builder.Bind(&out.Time, builder.Lit(time.Unix(1e9, 0).UTC())),
				builder.Bind(&out.Raw, builder.Lit(json.RawMessage(`{"a": [1, "{%"]}`))), builder.Bind(&out.Grid, builder.Lit([][]int{{1}, {}})),
				builder.Bind(&out.Both, builder.Concat(builder.Lit(texts), builder.From(&in.Tags))), builder.Bind(&out.First, builder.OrElseExpr(builder.AtExpr(builder.Lit([][]int{{1}}), 0), builder.Lit([]int{}))),
				builder.Bind(&out.Either, builder.If(builder.From(&in.B), builder.Lit("{% {%"), builder.Lit("%} %}"))), builder.Bind(&out.Nil, builder.Lit[any](nil)),
			}
		}, func(in sink) litOut {
			out := litOut{
				Texts: texts, P: person{Name: "a\"b", Nick: new("%}")}, Time: time.Unix(1e9, 0), Raw: json.RawMessage(`{"a":[1,"{%"]}`), Grid: [][]int{{1}, {}},
				Both: append(append([]string{}, texts...), in.Tags...), First: []int{1}, Either: "%} %}",
			}
			if in.B {
				out.Either = "{% {%"
			}
			return out
		}),
	}
}

type litOut struct {
	Texts  []string
	P      person
	None   []string
	Time   time.Time
	Raw    json.RawMessage
	Grid   [][]int
	Both   []string
	First  []int
	Either string
	Nil    any
}

type everyField struct {
	S      string
	I      int
	N      int64
	F      float64
	B      bool
	L      label
	G      grade
	T      time.Time
	D      []byte
	A      any
	R      json.RawMessage
	P      person
	Tags   []string
	Nums   []int
	Anys   []any
	People []person
	Grid   [][]int
	Ptrs   []*int
	Fixed  [3]int
	Spots  [2]spot
	Names  map[string]string
	Lists  map[string][]int
	ByName map[string]person
	OptS   *string
	OptI   *int
	OptT   *time.Time
	OptP   *person
	OptL   *[]string
}

func bindEveryField(in *sink, out *everyField) []builder.Binding {
	return []builder.Binding{
		builder.Bind(&out.S, &in.S), builder.Bind(&out.I, &in.I), builder.Bind(&out.N, &in.N), builder.Bind(&out.F, &in.F), builder.Bind(&out.B, &in.B),
		builder.Bind(&out.L, &in.L), builder.Bind(&out.G, &in.G), builder.Bind(&out.T, &in.T), builder.Bind(&out.D, &in.D), builder.Bind(&out.A, &in.A),
		builder.Bind(&out.R, &in.R), builder.Bind(&out.P, &in.P), builder.Bind(&out.Tags, &in.Tags), builder.Bind(&out.Nums, &in.Nums), builder.Bind(&out.Anys, &in.Anys),
		builder.Bind(&out.People, &in.People), builder.Bind(&out.Grid, &in.Grid), builder.Bind(&out.Ptrs, &in.Ptrs), builder.Bind(&out.Fixed, &in.Fixed),
		builder.Bind(&out.Spots, &in.Spots), builder.Bind(&out.Names, &in.Names), builder.Bind(&out.Lists, &in.Lists), builder.Bind(&out.ByName, &in.ByName),
		builder.Bind(&out.OptS, &in.OptS), builder.Bind(&out.OptI, &in.OptI), builder.Bind(&out.OptT, &in.OptT), builder.Bind(&out.OptP, &in.OptP),
		builder.Bind(&out.OptL, &in.OptL),
	}
}

type omitted struct {
	S        string
	I        int
	B        bool
	L        []string
	M        map[string]int
	T        time.Time
	Name     string
	A        [2]int
	Second   int
	Revision int
	BaseID   string
	Age      int
	Y        float64
	R        json.RawMessage
}

func bindOmitted(in *sink, out *omitted) []builder.Binding {
	return []builder.Binding{
		builder.Bind(&out.S, &in.EmptyS), builder.Bind(&out.I, &in.EmptyI), builder.Bind(&out.B, &in.EmptyB), builder.Bind(&out.L, &in.EmptyL),
		builder.Bind(&out.M, &in.EmptyM), builder.Bind(&out.T, &in.ZeroT), builder.Bind(&out.Name, &in.ZeroP.Name), builder.Bind(&out.A, &in.ZeroA),
		builder.Bind(&out.Second, &in.ZeroA[1]), builder.Bind(&out.Revision, &in.Revision), builder.Bind(&out.BaseID, &in.BaseID),
		builder.Bind(&out.Age, &in.P.Age), builder.Bind(&out.Y, &in.ZeroP.Spot.Y), builder.Bind(&out.R, &in.EmptyR),
	}
}

type quoted struct {
	I     int
	F     float64
	B     bool
	O     *int
	E     int
	ToI   int     `json:",string"`
	ToF   float64 `json:",string"`
	ToB   bool    `json:",string"`
	ToO   *int    `json:",string"`
	Next  int     `json:",string"`
	Or    int
	Equal bool
}

func bindQuoted(in *sink, out *quoted) []builder.Binding {
	return []builder.Binding{
		builder.Bind(&out.I, &in.QI), builder.Bind(&out.F, &in.QF), builder.Bind(&out.B, &in.QB), builder.Bind(&out.O, &in.QOI), builder.Bind(&out.E, &in.QEI),
		builder.Bind(&out.ToI, &in.I), builder.Bind(&out.ToF, &in.F), builder.Bind(&out.ToB, &in.B), builder.Bind(&out.ToO, &in.OptI),
		builder.Bind(&out.Next, builder.Add(&in.QI, 1)), builder.Bind(&out.Or, builder.OrElse(&in.QOI, 7)), builder.Bind(&out.Equal, builder.Equal(&in.QB, true)),
	}
}

type nested struct {
	Name         string
	X            int
	Second, Only int
	Y            float64
	Row          [2]int
	Cell         int
	Spot         spot
}

type defaults struct {
	S     string
	I     int
	B     bool
	T     time.Time
	P     person
	L     []string
	G     grade
	Name  string
	Home  float64
	Nick  string
	Bound string
	N     int
	Chain int
	Opt   *string
	Deep  *float64
	Age   *int
}

func bindDefaults(in *sink, out *defaults) []builder.Binding {
	out.Bound, out.N = "literal", 5
	return []builder.Binding{
		builder.Bind(&out.S, builder.OrElse(&in.OptS, "none")), builder.Bind(&out.I, builder.OrElse(&in.OptI, -3)), builder.Bind(&out.B, builder.OrElse(&in.OptB, true)),
		builder.Bind(&out.T, builder.OrElse(&in.OptT, time.Unix(0, 0).UTC())), builder.Bind(&out.P, builder.OrElse(&in.OptP, person{Name: "nobody"})),
		builder.Bind(&out.L, builder.OrElse(&in.OptL, nil)), builder.Bind(&out.G, builder.OrElse(&in.OptG, gradeMid)),
		builder.Bind(&out.Name, builder.OrElseExpr(builder.Optional(&in.OptP.Name), builder.Lit("nameless"))),
		builder.Bind(&out.Home, builder.OrElseExpr(builder.Optional(&in.OptP.Home.Y), builder.From(&in.F))),
		builder.Bind(&out.Nick, builder.OrElse(&in.P.Nick, "nickless")), builder.BindOptional(&out.Bound, &in.OptS), builder.BindOptional(&out.N, builder.From(&in.OptI)),
		builder.Bind(&out.Chain, builder.OrElseExpr(builder.From(&in.OptI), builder.OrElseExpr(builder.From(&in.QOI), builder.From(&in.EmptyI)))),
		builder.Bind(&out.Opt, builder.OptionalExpr(builder.Upper("x"))), builder.Bind(&out.Deep, builder.Optional(&in.OptP.Home.Y)), builder.Bind(&out.Age, builder.Optional(&in.I)),
	}
}

func wantDefaults(in sink) defaults {
	out := defaults{
		S: or(in.OptS, "none"), I: or(in.OptI, -3), B: or(in.OptB, true), T: or(in.OptT, time.Unix(0, 0)), P: or(in.OptP, person{Name: "nobody"}),
		L: or(in.OptL, nil), G: or(in.OptG, gradeMid), Name: "nameless", Home: in.F, Nick: or(in.P.Nick, "nickless"), Bound: or(in.OptS, "literal"),
		N: or(in.OptI, 5), Chain: or(in.OptI, or(in.QOI, in.EmptyI)), Opt: new("X"), Age: &in.I,
	}
	if in.OptP != nil {
		out.Name = in.OptP.Name
		if in.OptP.Home != nil {
			out.Home, out.Deep = in.OptP.Home.Y, &in.OptP.Home.Y
		}
	}
	return out
}

type embeddedOut struct {
	Remark string
	Marks  []string
	Maybe  *string
	There  bool
}

type ifOut struct {
	S      string
	L      []string
	Len, N int
	Nested int
	O      *string
}

// spotTwin has the JSON form of a spot.
type spotTwin struct {
	Y float64 `json:"y"`
	X int     `json:"x"`
}

type asOut struct {
	S      string
	L      label
	A      any
	F      float64
	Labels []label
	Len    int
	Fixed  []int
	P      *string
	Spot   spot
}

type objectOut struct {
	P     person
	Name  string
	Age   int
	Roles int
	Y     float64
}

type jsonataOut struct {
	S string
	F float64
	N int
	L []int
}
