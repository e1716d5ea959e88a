package builder_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// family is a type that holds itself in every way.
type family struct {
	Name     string
	Mother   *family
	Children []family
	Friends  map[string]*family
	*relatives
}

type relatives struct{ Uncle *family }

// tower is a list of itself, forest a map of itself.
type (
	tower  []tower
	forest map[string]forest
)

// odd has fields that no JSON has.
type odd struct {
	Call func()
	Line chan int
	Raw  complex128
	Note string
}

// shouting panics when it is written.
type shouting struct{ S string }

func (shouting) MarshalJSON() ([]byte, error) { panic("no") }

// key panics when it is written as the name of a member.
type key struct{ n int }

func (key) MarshalText() ([]byte, error) { panic("no") }

// refusing cannot be written.
type refusing struct{ S string }

func (refusing) MarshalJSON() ([]byte, error) { return nil, errors.New("the ward is closed") }

// ended makes a workflow of any types whose one state passes on what came in.
func ended[In, Out any](t *testing.T) diag.List {
	t.Helper()
	w := builder.New[In, Out]("odd")
	w.StartAt(builder.PassThrough(w, "End"))
	_, faults := w.Build()
	return faults
}

// TestHostile uses the builder in ways that nobody should. What counts is that nothing panics, and that what is wrong is told.
func TestHostile(t *testing.T) {
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			var faults diag.List
			require.NotPanics(t, func() { faults = c.use(t) })
			codes := []string{}
			for _, f := range faults {
				codes = append(codes, f.Code)
			}
			require.Equal(t, strings.Fields(c.codes), codes, faults.String())
		})
	}
}

var hostile = []struct {
	name  string
	codes string // of the diagnostics, in their order; none where the use is odd but right
	use   func(t *testing.T) diag.List
}{
	{"input and output of any type", "", func(t *testing.T) diag.List { return ended[any, any](t) }},
	{"input and output without content", "", func(t *testing.T) diag.List { return ended[struct{}, struct{}](t) }},
	{"scalars", "ASL6050", func(t *testing.T) diag.List { return ended[int, string](t) }},
	{"an interface with methods", "ASL6050", func(t *testing.T) diag.List { return ended[error, error](t) }},
	{"channels and functions", "ASL6050", func(t *testing.T) diag.List { return ended[chan int, func()](t) }},
	{"arrays of nothing", "ASL6050", func(t *testing.T) diag.List { return ended[[0]int, [0]struct{}](t) }},
	{"pointers to pointers", "ASL6050", func(t *testing.T) diag.List { return ended[***int, **string](t) }},
	{"types that hold themselves", "ASL6050", func(t *testing.T) diag.List { return ended[tower, forest](t) }},
	{"a recursive input", "", func(t *testing.T) diag.List {
		w := builder.New[family, discharge]("odd")
		out := discharge{}
		w.StartAt(builder.Succeed(w, "Done", &out,
			builder.Bind(&out.Note, builder.OrElseExpr(builder.Optional(&w.Input().Mother.Mother.Name), builder.Lit("?"))),
			builder.Bind(&out.Count, builder.Len(&w.Input().Children))))
		_, faults := w.Build()
		return faults
	}},
	{"a recursive input beyond its memory", "ASL6014", func(t *testing.T) diag.List {
		w := builder.New[family, discharge]("odd")
		mother := w.Input()
		for mother.Mother != nil {
			mother = mother.Mother
		}
		out := discharge{}
		name := builder.OrElseExpr(builder.Optional((*string)(nil)), builder.Lit(mother.Name))
		w.StartAt(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, name)))
		_, faults := w.Build()
		return faults
	}},
	{"fields that no JSON has", "ASL6019 ASL6019", func(t *testing.T) diag.List {
		w := builder.New[odd, odd]("odd")
		fetch := builder.Task(w, "Fetch", lambdatask.Function[odd, odd]("fetch")).Arguments(&odd{Call: func() {}})
		w.StartAt(fetch).Then(builder.Succeed(w, "Done", &odd{Line: make(chan int)}))
		_, faults := w.Build()
		return faults
	}},
	{"values that panic or fail when they are written", "ASL6019 ASL6019 ASL6019 ASL6019 ASL6019", func(t *testing.T) diag.List {
		w := builder.New[any, any]("odd")
		w.StartAt(builder.Pass(w, "Shout", &shouting{})).
			Then(builder.Pass(w, "Refuse", &refusing{})).
			Then(builder.Pass(w, "Shout within", &struct{ Any any }{[]shouting{{}}})).
			Then(builder.PassExpr(w, "Shout in an expression", builder.ListOf(builder.Lit(shouting{})))).
			Then(builder.Pass(w, "Shout by its key", &map[key]string{{}: "", {1}: ""}))
		_, faults := w.Build()
		return faults
	}},
	{"huge values", "ASL5001 ASL5002", func(t *testing.T) diag.List {
		w := builder.New[any, any]("odd")
		value := map[string]any{
			"text": strings.Repeat("x", 1<<20), "numbers": []any{math.MaxInt64, uint64(math.MaxUint64), math.MaxFloat64, math.SmallestNonzeroFloat64},
			"list": make([]int, 100_000),
		}
		w.StartAt(builder.Pass(w, "Huge", &value))
		_, faults := w.Build()
		return faults
	}},
	{"infinity", "ASL6019", func(t *testing.T) diag.List {
		w := builder.New[admission, discharge]("odd")
		counting(w, builder.Floor(builder.Lit(math.Inf(1))))
		_, faults := w.Build()
		return faults
	}},
	{"a map of itself", "ASL6019", func(t *testing.T) diag.List {
		w := builder.New[any, any]("odd")
		f := forest{}
		f["wood"] = f
		w.StartAt(builder.Pass(w, "Wood", &f))
		_, faults := w.Build()
		return faults
	}},
	{"a long timeout", "ASL6056", func(t *testing.T) diag.List {
		w := builder.New[any, any]("odd")
		w.StartAt(builder.Wait(w, "Wait", math.MaxInt64))
		_, faults := w.Build()
		return faults
	}},
	{"no workflow at all", "", func(t *testing.T) diag.List {
		first := builder.Task(nil, "First", lambdatask.Handler("fetch-chart", fetchChart)).Retry().Catch(nil)
		first.Then(builder.Choice(nil, "Which?").Otherwise(nil)).Then(nil).Then(builder.Chain{})
		builder.Map(nil, "Each", builder.Items[scan]{}, func(p *builder.Processor[scan, scan]) { p.StartAt(nil) }).Then(first)
		builder.Parallel(nil, "Gather").Then(builder.Wait(builder.NewFragment[any](nil, "p"), "w", 0)).Then(nil)
		return nil
	}},
	{"chains of nothing", "ASL6046", func(t *testing.T) diag.List {
		w := builder.New[admission, discharge]("odd")
		var chain builder.Chain
		chain.Then(done(w)).Then(nil)
		w.StartAt(chain).Then(nil)
		_, faults := w.Build()
		return faults
	}},
	{"chains that begin with the end", "ASL6048 ASL6048", func(t *testing.T) diag.List {
		w := builder.New[admission, discharge]("odd")
		w.StartAt(builder.Fail(w, "Failed", "Failed", "?")).Then(fetching(w, "Fetch chart")).Then(done(w)).Then(fetching(w, "Again"))
		_, faults := w.Build()
		return faults
	}},
	{"nil options", "ASL4012", func(t *testing.T) diag.List { // the message has no body
		w := builder.New[admission, discharge]("odd", nil)
		call := sqstask.SendMessage[question]("reviews", nil)
		rows := builder.S3JSON[scan]("studies", "scans.json", builder.MaxItems(10), nil)
		each := builder.DistributedMap(w, "Each", builder.Batched(rows, builder.MaxItemsPerBatch(1), nil),
			func(p *builder.Processor[builder.Batch[scan, struct{}], chart]) { p.StartAt(fetching(p, "Fetch")) })
		w.StartAt(builder.Task(w, "Ask", call)).Then(each).Then(done(w))
		_, faults := w.Build()
		return faults
	}},
	{"nil among the arguments", "ASL6014", func(t *testing.T) diag.List {
		w := builder.New[admission, discharge]("odd")
		concluding(w, builder.Format("{} {} {}", nil, (*int)(nil), builder.Any(nil)))
		_, faults := w.Build()
		return faults
	}},
	{"nil sources", "ASL6014 ASL6014 ASL6014", func(t *testing.T) diag.List {
		w := builder.New[admission, discharge]("odd")
		w.StartAt(builder.Map(w, "Each", (*[]scan)(nil), func(p *builder.Processor[scan, chart]) { p.StartAt(fetching(p, "Fetch")) })).
			Then(builder.Switch(w, "Which?", (*verdict)(nil)).Case(approve, done(w)).Otherwise(fetching(w, "Fetch chart")))
		builder.Succeed(w, "Unused", (*discharge)(nil))
		_, faults := w.Build()
		return withoutCode(withoutCode(faults, "ASL6042"), "ASL6050")
	}},
	{"a loop of one state", "ASL6049", func(t *testing.T) diag.List {
		w := builder.New[admission, discharge]("odd")
		rest := builder.Wait(w, "Rest", time.Second)
		w.StartAt(rest).Then(rest)
		_, faults := w.Build()
		return faults
	}},
	{"a retrier for every failure there is", "", func(t *testing.T) diag.List {
		w := builder.New[admission, discharge]("odd")
		names := make([]string, 10_000)
		for i := range names {
			names[i] = fmt.Sprintf("Error%d%s", i, strings.Repeat("x", i%100))
		}
		w.StartAt(fetching(w, "Fetch").Retry(builder.RetryOn(names...))).Then(done(w))
		_, faults := w.Build()
		return faults
	}},
}

func withoutCode(faults diag.List, code string) (out diag.List) {
	for _, f := range faults {
		if f.Code != code {
			out = append(out, f)
		}
	}
	return out
}

// clinicPair makes a workflow with one of everything that is kept between builds.
func clinicPair() *builder.Workflow[admission, discharge] {
	w := builder.New[admission, discharge]("ward")
	count := builder.Var[int](w, "visits")
	fetch := fetching(w, "Fetch chart").Assign(builder.Bind(count, builder.Lit(1)))
	ask := asking(w, "Ask").Timeout(time.Hour).Catch(builder.Fail(w, "Failed", "Failed", builder.Param("cause")))
	ids := builder.Pluck(&w.Input().Scans, func(s *scan) *string { return &s.ID })
	each := builder.Map(w, "Each scan", ids, func(p *builder.Processor[string, finding]) {
		out := finding{}
		p.StartAt(builder.Wait(p, "Rest", time.Second)).
			Then(builder.Succeed(p, "Found", &out, builder.Bind(&out.Text, builder.Format("{}: {}", p.Item(), &fetch.Result().Summary))))
	})
	out := discharge{}
	end := builder.Succeed(w, "Done", &out, builder.Bind(&out.Count, builder.AddExpr(builder.From(count), builder.Len(each.Result()))))
	w.StartAt(fetch).Then(ask).Then(each).Then(builder.Switch(w, "Verdict", &ask.Result().Verdict).Case(approve, end).Otherwise(end))
	return w
}

// TestBuildTwice builds one workflow again and again.
func TestBuildTwice(t *testing.T) {
	w := clinicPair()
	first, faults := w.Build()
	require.Empty(t, faults.String())
	for range 3 {
		again, faults := w.Build()
		require.Empty(t, faults.String())
		require.Equal(t, string(first.Print()), string(again.Print()))
	}
	require.Len(t, w.Callbacks(), 1)
	require.Equal(t, []string{"cause"}, w.Params())

	other, faults := clinicPair().Build()
	require.Empty(t, faults.String())
	require.Equal(t, string(first.Print()), string(other.Print()), "two workflows made alike are alike")
}

// TestBuildAfterFailure mends a workflow after a Build that failed.
func TestBuildAfterFailure(t *testing.T) {
	w := builder.New[admission, discharge]("ward")
	fetch := fetching(w, "Fetch chart")
	machine, faults := w.Build()
	require.Nil(t, machine)
	require.Len(t, faults, 1, faults.String())

	w.StartAt(fetch)
	_, faults = w.Build()
	require.Len(t, faults, 1, faults.String())
	require.Equal(t, "ASL6050", faults[0].Code)

	fetch.Then(done(w))
	machine, faults = w.Build()
	require.Empty(t, faults.String())
	require.Equal(t, "Fetch chart", machine.StartAt)
}

// TestStatesAfterBuild adds to a workflow that was built.
func TestStatesAfterBuild(t *testing.T) {
	w := builder.New[admission, discharge]("ward")
	fetch := fetching(w, "Fetch chart")
	w.StartAt(fetch).Then(done(w))
	before, faults := w.Build()
	require.Empty(t, faults.String())
	text := string(before.Print())

	out := discharge{}
	urgent := builder.Choice(w, "Urgent?").When(builder.From(&w.Input().Urgent), fetch).
		Otherwise(builder.Succeed(w, "Later", &out, builder.Bind(&out.Note, &w.Input().PatientID)))
	fetch.Catch(urgent)
	after, faults := w.Build()
	require.Empty(t, faults.String())
	require.Contains(t, string(after.Print()), "Urgent?")
	require.Equal(t, text, string(before.Print()), "what was built stays as it was")
}

// TestOneExpressionInTwoWorkflows uses an expression of one workflow in another one: its own workflow does not suffer, in
// whatever order they are built.
func TestOneExpressionInTwoWorkflows(t *testing.T) {
	for _, ownFirst := range []bool{true, false} {
		own, other := builder.New[admission, discharge]("own"), builder.New[admission, discharge]("other")
		note := builder.Format("{}, {}", builder.Upper(&own.Input().PatientID), builder.JSONata[string]("$1 & '!'", &own.Input().PatientID))
		concluding(own, note)
		concluding(other, note)
		if ownFirst {
			_, faults := own.Build()
			require.Empty(t, faults.String())
		}
		machine, faults := other.Build()
		require.Nil(t, machine)
		require.Len(t, faults, 1, faults.String())
		require.Equal(t, `Output of "Done" reads the input of another workflow, "own"`, faults[0].Message)

		machine, faults = own.Build()
		require.Empty(t, faults.String())
		require.NotNil(t, machine)
	}
}

// TestOneExpressionInTwoStates uses an expression where its value lives in two places.
func TestOneExpressionInTwoStates(t *testing.T) {
	w := builder.New[admission, discharge]("ward")
	fetch := fetching(w, "Fetch chart")
	summary := builder.Upper(&fetch.Result().Summary)
	note := builder.Var[string](w, "note")
	fetch.Assign(builder.Bind(note, summary))
	out := discharge{}
	w.StartAt(fetch).Then(builder.Succeed(w, "Done", &out, builder.Bind(&out.Note, builder.Format("{}{}", summary, note))))
	machine, faults := w.Build()
	require.Empty(t, faults.String())
	text := string(machine.Print())
	require.Contains(t, text, "$uppercase($states.result.Payload.Summary)")
	require.Contains(t, text, "$uppercase($fetchChart.Summary)")
}

// TestPointersInParallelBuilds builds different workflows at the same time.
func TestPointersInParallelBuilds(t *testing.T) {
	want, faults := clinicPair().Build()
	require.Empty(t, faults.String())
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for range 20 {
				got, faults := clinicPair().Build()
				require.Empty(t, faults.String())
				require.Equal(t, string(want.Print()), string(got.Print()))
			}
		})
	}
}

// TestStateBeforeTheItem looks at the state that the builder itself puts in front of a processor: its name is free and not too
// long.
func TestStateBeforeTheItem(t *testing.T) {
	for _, name := range []string{"Each scan", strings.Repeat("é", 80)} {
		w := builder.New[admission, discharge]("ward")
		texts := builder.Select(&w.Input().Scans, func(raw *scan, item *finding) []builder.Binding {
			return []builder.Binding{builder.Bind(&item.Text, &raw.ID)}
		})
		each := builder.Map(w, name, texts, func(p *builder.Processor[finding, finding]) {
			out := finding{}
			p.StartAt(builder.PassThrough(p, "Begin")).
				Then(builder.Succeed(p, "Copy", &out, builder.Bind(&out.Text, &p.Item().Text)))
		})
		w.StartAt(each).Then(builder.PassThrough(w, "Each scan item")).Then(builder.PassThrough(w, "Each scan item 2")).Then(done(w))
		machine, faults := w.Build()
		require.Empty(t, faults.String())

		var text struct {
			States map[string]struct {
				ItemProcessor struct {
					StartAt string
					States  map[string]any
				}
			}
		}
		require.NoError(t, json.Unmarshal(machine.Print(), &text))
		inner := text.States[name].ItemProcessor
		require.Len(t, inner.States, 3)
		require.Contains(t, inner.States, inner.StartAt)
		require.NotContains(t, text.States, inner.StartAt, "state names are unique in the whole machine")
		require.LessOrEqual(t, utf8.RuneCountInString(inner.StartAt), 80)
	}
}
