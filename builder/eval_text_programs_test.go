package builder_test

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"encoding/json"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
)

type words struct {
	A, B   string
	E      string `json:",omitempty"`
	L      label
	I      int
	F      float64
	Bo     bool
	O      *string
	List   []string `json:",omitempty"`
	Nums   []int
	P      person
	Any    any
	T      time.Time
	Raw    json.RawMessage
	Data   []byte
	JSON   jsonText
	Number numberText
}

// numberText is a text that holds a JSON number.
type numberText string

func (numberText) sample(r *rand.Rand) any {
	return []string{"1", "-2.5", "0", "17"}[r.IntN(4)]
}

func decimal(n int) string { return strconv.Itoa(n) }

// number is a number as JSON text.
func number(f float64) string {
	text, err := json.Marshal(f)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// substring cuts characters as the doc of Substring says.
func substring(s string, start, length int) string {
	r := []rune(s)
	if start < 0 {
		start = max(0, len(r)+start)
	}
	start = min(start, len(r))
	return string(r[start:min(len(r), start+max(0, length))])
}

var blanks = regexp.MustCompile(`[ \t\n\r]+`)

func compact(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// textPrograms are the expressions of expr_text.go.
func textPrograms() []evalProgram {
	return []evalProgram{
		exprProgram("Format", func(in *words, out *[9]string) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out[0], builder.Format("{}", &in.A)), builder.Bind(&out[1], builder.Format("{}-{}", &in.A, &in.B)), builder.Bind(&out[2], builder.Format("plain {{}}")),
				builder.Bind(&out[3], builder.Format("{{{}}} {} {{% %}} {}", &in.E, &in.I, builder.Add(&in.I, 1))), builder.Bind(&out[4], builder.Format("{}", &in.F)),
				builder.Bind(&out[5], builder.Format("{}{}{}", &in.Bo, builder.OrElse(&in.O, "none"), 5)), builder.Bind(&out[6], builder.Format("{}", builder.Less(&in.I, 0))),
				builder.Bind(&out[7], builder.Format("\"{}\\", builder.If(builder.From(&in.Bo), builder.From(&in.A), builder.From(&in.B)))), builder.Bind(&out[8], builder.Format("{} {}", &in.Nums, &in.L)),
			}
		}, func(in words) [9]string {
			out := [9]string{
				in.A, in.A + "-" + in.B, "plain {}", "{" + in.E + "} " + decimal(in.I) + " {% %} " + decimal(in.I+1), number(in.F),
				strconv.FormatBool(in.Bo) + or(in.O, "none") + "5", strconv.FormatBool(in.I < 0), `"` + in.B + `\`, compact(mapped(in.Nums, func(n int) int { return n })) + " " + string(in.L),
			}
			if in.Bo {
				out[7] = `"` + in.A + `\`
			}
			return out
		}),
		exprProgram("cutting", func(in *words, out *[12]string) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out[0], builder.Substring(&in.A, 0, 2)), builder.Bind(&out[1], builder.Substring(&in.A, -2, 5)), builder.Bind(&out[2], builder.Substring(&in.E, 1, 1)),
				builder.Bind(&out[3], builder.Substring("constant", 3, 100)), builder.Bind(&out[4], builder.SubstringBefore(&in.A, ",")), builder.Bind(&out[5], builder.SubstringAfter(&in.E, " ")),
				builder.Bind(&out[6], builder.SubstringBefore(builder.Format("{}{}", &in.A, &in.B), "{%")), builder.Bind(&out[7], builder.SubstringAfter(&in.B, "\"")),
				builder.Bind(&out[8], builder.Trim(&in.A)), builder.Bind(&out[9], builder.Trim(&in.E)), builder.Bind(&out[10], builder.Substring(&in.A, 3, 0)), builder.Bind(&out[11], builder.Substring(&in.A, -100, 3)),
			}
		}, func(in words) [12]string {
			trim := func(s string) string { return strings.Trim(blanks.ReplaceAllString(s, " "), " ") }
			before := func(s, sep string) string { b, _, _ := strings.Cut(s, sep); return b }
			after := func(s, sep string) string {
				if _, a, found := strings.Cut(s, sep); found {
					return a
				}
				return s
			}
			return [12]string{
				substring(in.A, 0, 2), substring(in.A, -2, 5), substring(in.E, 1, 1), "stant", before(in.A, ","), after(in.E, " "), before(in.A+in.B, "{%"), after(in.B, `"`),
				trim(in.A), trim(in.E), "", substring(in.A, -100, 3),
			}
		}),
		exprProgram("changing", func(in *words, out *[10]string) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out[0], builder.Upper(&in.A)), builder.Bind(&out[1], builder.Lower(builder.FromText(&in.E))), builder.Bind(&out[2], builder.Upper("const")),
				builder.Bind(&out[3], builder.Replace(&in.A, "a", "$1 $$")), builder.Bind(&out[4], builder.Replace(&in.B, ",", "")), builder.Bind(&out[5], builder.Replace(&in.E, ".", "%}")),
				builder.Bind(&out[6], builder.Join(&in.List, ", ")), builder.Bind(&out[7], builder.JoinExpr(builder.Split(&in.A, ","), "|")),
				builder.Bind(&out[8], builder.Lower(builder.As[string](&in.L))), builder.Bind(&out[9], builder.JoinExpr(builder.Concat(builder.From(&in.List), builder.ListOf(builder.From(&in.A))), "")),
			}
		}, func(in words) [10]string {
			upper := strings.NewReplacer("ß", "SS").Replace
			return [10]string{
				strings.ToUpper(upper(in.A)), strings.ToLower(in.E), "CONST", strings.ReplaceAll(in.A, "a", "$1 $$"), strings.ReplaceAll(in.B, ",", ""), strings.ReplaceAll(in.E, ".", "%}"),
				strings.Join(in.List, ", "), strings.ReplaceAll(in.A, ",", "|"), strings.ToLower(string(in.L)), strings.Join(in.List, "") + in.A,
			}
		}),
		exprProgram("asking", func(in *words, out *asked) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.Length, builder.TextLength(&in.A)), builder.Bind(&out.Empty, builder.TextLength(&in.E)), builder.Bind(&out.Has, builder.Contains(&in.A, "a")),
				builder.Bind(&out.HasOther, builder.Contains(builder.Format("{}{}", &in.A, &in.B), builder.From(&in.B))), builder.Bind(&out.HasQuote, builder.Contains(&in.E, `"`)), builder.Bind(&out.Const, builder.TextLength("日本")),
				builder.Bind(&out.Parts, builder.Split(&in.A, ",")), builder.Bind(&out.Emptied, builder.Split(&in.E, " ")), builder.Bind(&out.Count, builder.LenExpr(builder.Split(&in.B, "-"))),
				builder.Bind(&out.First, builder.OrElseExpr(builder.AtExpr(builder.Split(&in.B, ","), 0), builder.Lit("?"))),
			}
		}, func(in words) asked {
			return asked{
				len([]rune(in.A)), len([]rune(in.E)), strings.Contains(in.A, "a"), true, strings.Contains(in.E, `"`), 2, strings.Split(in.A, ","), strings.Split(in.E, " "),
				len(strings.Split(in.B, "-")), strings.Split(in.B, ",")[0],
			}
		}),
		comparedProgram("JSONText", func(in *words, out *[13]string) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out[0], builder.JSONText(&in.A)), builder.Bind(&out[1], builder.JSONText(&in.I)), builder.Bind(&out[2], builder.JSONText(&in.P)), builder.Bind(&out[3], builder.JSONText(&in.List)),
				builder.Bind(&out[4], builder.JSONText(&in.O)), builder.Bind(&out[5], builder.JSONText(&in.Any)), builder.Bind(&out[6], builder.JSONText(&in.T)), builder.Bind(&out[7], builder.JSONText(&in.Raw)),
				builder.Bind(&out[8], builder.JSONText(&in.Data)), builder.Bind(&out[9], builder.JSONText(&in.E)), builder.Bind(&out[10], builder.JSONText(&in.F)), builder.Bind(&out[11], builder.JSONText(builder.Add(&in.I, 1))),
				builder.Bind(&out[12], builder.JSONText(&in.L)),
			}
		}, checkJSONText),
		exprProgram("ParseJSON", func(in *words, out *parsed) []builder.Binding {
			p := builder.ParseJSON[person](builder.As[string](&in.JSON))
			return []builder.Binding{
				builder.Bind(&out.P, p), builder.Bind(&out.Name, builder.Field(p, func(p *person) *string { return &p.Name })), builder.Bind(&out.N, builder.ParseJSON[float64](builder.As[string](&in.Number))),
				builder.Bind(&out.L, builder.ParseJSON[[]string](builder.JSONText(&in.List))), builder.Bind(&out.Len, builder.LenExpr(builder.ParseJSON[[]string](builder.JSONText(&in.List)))),
				builder.Bind(&out.Zero, builder.LenExpr(builder.ParseJSON[[]int]("null"))), builder.Bind(&out.Age, builder.Field(p, func(p *person) *int { return &p.Age })),
			}
		}, func(in words) parsed {
			var p person
			if err := json.Unmarshal([]byte(in.JSON), &p); err != nil {
				panic(err)
			}
			n, err := strconv.ParseFloat(string(in.Number), 64)
			if err != nil {
				panic(err)
			}
			return parsed{P: p, Name: p.Name, N: n, L: in.List, Len: len(in.List), Age: p.Age}
		}),
		exprProgram("Hash", func(in *words, out *[5]string) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out[0], builder.Hash(&in.A, builder.MD5)), builder.Bind(&out[1], builder.Hash(&in.E, builder.SHA1)), builder.Bind(&out[2], builder.Hash("x", builder.SHA256)),
				builder.Bind(&out[3], builder.Hash(builder.JSONText(&in.Nums), builder.SHA384)), builder.Bind(&out[4], builder.Hash(&in.B, builder.SHA512)),
			}
		}, func(in words) [5]string {
			a, e, x, b := md5.Sum([]byte(in.A)), sha1.Sum([]byte(in.E)), sha256.Sum256([]byte("x")), sha512.Sum512([]byte(in.B))
			n := sha512.Sum384([]byte(compact(mapped(in.Nums, func(n int) int { return n }))))
			return [5]string{hex.EncodeToString(a[:]), hex.EncodeToString(e[:]), hex.EncodeToString(x[:]), hex.EncodeToString(n[:]), hex.EncodeToString(b[:])}
		}),
		flowProgram("UUID and Random", func(w *builder.Workflow[nothing, drawn], _ *nothing) {
			var out drawn
			w.StartAt(builder.Succeed(w, "End", &out, builder.Bind(&out.One, builder.UUID()), builder.Bind(&out.Two, builder.UUID()), builder.Bind(&out.R, builder.Random()),
				builder.Bind(&out.Die, builder.Floor(builder.MulExpr(builder.Random(), builder.Lit(6.0))))))
		}, func(c *flowCheck[nothing, drawn]) {
			require.Regexp(c, `^[0-9a-f-]{36}$`, c.out.One)
			require.NotEqual(c, c.out.One, c.out.Two)
			require.True(c, c.out.R >= 0 && c.out.R < 1 && c.out.Die >= 0 && c.out.Die < 6)
		}),
	}
}

type asked struct {
	Length, Empty           int
	Has, HasOther, HasQuote bool
	Const                   int
	Parts, Emptied          []string
	Count                   int
	First                   string
}

type parsed struct {
	P         person
	Name      string
	N         float64
	L         []string
	Len, Zero int
	Age       int
}

type drawn struct {
	One, Two string
	R        float64
	Die      int
}

// checkJSONText compares JSON texts by value.
func checkJSONText(in words, out [13]string) (want, got any) {
	values := []any{in.A, in.I, in.P, in.List, in.O, in.Any, in.T, in.Raw, in.Data, in.E, in.F, in.I + 1, in.L}
	w, g := make([]any, len(values)), make([]any, len(values))
	for i, v := range values {
		w[i] = plain(compact(v))
		g[i] = plain(out[i])
		if i == 3 && w[i] == nil { // an omitted list is an empty one
			w[i] = []any{}
		}
	}
	return w, g
}

// plain reads JSON text; what is none comes back as an error text.
func plain(text string) any {
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		return "not JSON: " + text
	}
	return v
}

func millis(t time.Time) time.Time { return t.Truncate(time.Millisecond) }

// timePrograms are the expressions of expr_time.go.
func timePrograms() []evalProgram {
	return []evalProgram{
		exprProgram("times", func(in *instants, out *moments) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.Later, builder.AddTime(&in.A, 90*time.Minute)), builder.Bind(&out.Earlier, builder.AddTime(builder.From(&in.B), -time.Second)), builder.Bind(&out.Zero, builder.AddTime(&in.Z, time.Hour)),
				builder.Bind(&out.Before, builder.IsBefore(&in.A, &in.B)), builder.Bind(&out.After, builder.IsAfter(&in.A, builder.AddTime(&in.B, time.Hour))), builder.Bind(&out.Seconds, builder.SecondsBetween(&in.A, &in.B)),
				builder.Bind(&out.Ms, builder.UnixMillis(&in.A)), builder.Bind(&out.From, builder.FromUnixMillis(builder.As[int64](&in.Ms))),
				builder.Bind(&out.Or, builder.AddTime(builder.OrElse(&in.O, time.Unix(0, 0).UTC()), time.Millisecond)), builder.Bind(&out.Round, builder.FromUnixMillis(builder.UnixMillis(&in.B))),
				builder.Bind(&out.All, builder.Each(&in.Times, func(t *time.Time) builder.Expr[time.Time] { return builder.AddTime(t, time.Hour) })), builder.Bind(&out.Same, &in.Times),
				// The same moment in another spelling, and a moment later.
				builder.Bind(&out.Alike, builder.EqualExpr(builder.From(&in.A), builder.FromUnixMillis(builder.UnixMillis(&in.A)))),
				builder.Bind(&out.Unlike, builder.NotEqualExpr(builder.From(&in.A), builder.AddTime(&in.A, time.Millisecond))),
			}
		}, func(in instants) moments {
			a, b := millis(in.A), millis(in.B)
			return moments{
				Later: a.Add(90 * time.Minute), Earlier: b.Add(-time.Second), Zero: in.Z.Add(time.Hour), Before: a.Before(b), After: a.After(b.Add(time.Hour)),
				Seconds: int(math.Floor(float64(b.UnixMilli()-a.UnixMilli()) / 1000)), Ms: a.UnixMilli(), From: time.UnixMilli(int64(in.Ms)), Or: or(in.O, time.Unix(0, 0)).Add(time.Millisecond),
				Round: b, All: mapped(in.Times, func(t time.Time) time.Time { return t.Add(time.Hour) }), Same: in.Times,
				Alike: true, Unlike: true,
			}
		}),
		comparedProgram("Now", func(_ *spot, out *present) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.Now, builder.Now()), builder.Bind(&out.Later, builder.IsAfter(builder.AddTime(builder.Now(), time.Second), builder.Now())),
				builder.Bind(&out.Zero, builder.SecondsBetween(builder.Now(), builder.Now())), builder.Bind(&out.Old, builder.IsBefore(builder.Now(), builder.Lit(time.Unix(0, 0).UTC()))),
			}
		}, func(_ spot, out present) (want, got any) {
			return []any{true, 0, false, true}, []any{out.Later, out.Zero, out.Old, time.Since(out.Now) < time.Minute}
		}),
	}
}

type moments struct {
	Later, Earlier, Zero time.Time
	Before, After        bool
	Alike, Unlike        bool
	Seconds              int
	Ms                   int64
	From, Or, Round      time.Time
	All, Same            []time.Time
}

type present struct {
	Now   time.Time
	Later bool
	Zero  int
	Old   bool
}
