package builder_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
)

type target struct {
	A, B  string
	Inner struct{ A string }
	List  []string
}

func TestSpan(t *testing.T) {
	w := builder.New[words, string]("span")
	first, last := builder.PassThrough(w, "First"), builder.PassThrough(w, "Last")
	first.Then(builder.Wait(w, "Between", time.Second)).Then(last)
	begin := builder.PassThrough(w, "Begin")
	w.StartAt(begin).Then(builder.Span(first, last)).Then(builder.SucceedExpr(w, "End", builder.From(&w.Input().A)))
	m, faults := w.Build()
	require.Empty(t, faults.String())
	var names []string
	for _, s := range m.States {
		names = append(names, s.Name)
	}
	require.Equal(t, []string{"Begin", "First", "Between", "Last", "End"}, names)

	// A chain of nil states leads nowhere, which whoever uses it tells.
	w = builder.New[words, string]("span")
	w.StartAt(builder.Span(nil, nil))
	_, faults = w.Build()
	require.Contains(t, faults.String(), `ASL6046: StartAt of workflow "span" is nil`)
	require.NotPanics(t, func() { builder.Span(nil, nil).Then(nil) })
}

func TestReport(t *testing.T) {
	def := diag.Def{Code: "ASL9999", Severity: diag.Warning}
	w := builder.New[words, string]("report")
	w.StartAt(builder.SucceedExpr(w, "End", builder.From(&w.Input().A)))
	builder.Report(w, def.At(diag.Pos{}, "too hot").WithHelp("%s", "cool it"))
	_, file, line, _ := runtime.Caller(0)
	builder.Report(builder.NewFragment(w, "F: "), def.At(diag.Pos{File: "x.go", Line: 7}, "too cold"))
	for range 2 { // a second Build tells the same
		m, faults := w.Build()
		require.NotNil(t, m, "a warning keeps nothing from being built")
		require.Len(t, faults, 2)
		require.Contains(t, faults.String(), fmt.Sprintf("%s:%d: warning ASL9999: too hot (cool it)", file, line-1))
		require.Contains(t, faults.String(), "x.go:7: warning ASL9999: too cold")
	}
	def.Severity = diag.Error
	builder.Report(w, def.At(diag.Pos{}, "burning"))
	m, faults := w.Build()
	require.Nil(t, m)
	require.Len(t, faults, 3)
	require.NotPanics(t, func() { builder.Report(nil, def.At(diag.Pos{}, "nowhere")) })
}

func TestFills(t *testing.T) {
	v, other := target{}, target{}
	b := builder.Bind(&v.A, builder.Lit("x"))
	require.True(t, b.Fills(&v.A))
	for _, p := range []any{&v.B, &v, &other.A, v.A, nil, (*string)(nil)} {
		require.False(t, b.Fills(p), "%T", p)
	}
	inner := builder.Bind(&v.Inner, builder.Lit(struct{ A string }{}))
	require.True(t, inner.Fills(&v.Inner))
	require.False(t, inner.Fills(&v.Inner.A), "a struct and its first field share an address")
	require.False(t, builder.Binding{}.Fills((*string)(nil)))
	require.False(t, builder.Binding{}.Fills(nil))
}

func TestBindAlike(t *testing.T) {
	build := func(fill func(in *words, v, again *target) []builder.Binding) string {
		w := builder.New[words, target]("alike")
		v, again := target{A: "literal"}, target{}
		bindings := fill(w.Input(), &v, &again)
		first := builder.Pass(w, "First", &v, bindings[1:]...)
		w.StartAt(first).Then(builder.Succeed(w, "End", &again, bindings[0]))
		m, faults := w.Build()
		require.Empty(t, faults.String())
		return string(m.Print())
	}
	alike := func(v, again *target, bindings ...builder.Binding) []builder.Binding {
		return append([]builder.Binding{builder.BindAlike(&again.B, &v.A, bindings)}, bindings...)
	}
	require.Contains(t, build(func(_ *words, v, again *target) []builder.Binding { return alike(v, again) }), `"B": "literal"`)
	require.Contains(t, build(func(in *words, v, again *target) []builder.Binding {
		return alike(v, again, builder.Bind(&v.A, &in.A))
	}), `"B": "{% $states.context.Execution.Input.A %}"`)
	require.Contains(t, build(func(in *words, v, again *target) []builder.Binding {
		return alike(v, again, builder.BindOptional(&v.A, &in.O))
	}), `: \"literal\" %}"`)

	w := builder.New[words, target]("alike")
	v := target{}
	w.StartAt(builder.Succeed(w, "End", &v, builder.BindAlike(&v.A, nil, nil)))
	_, faults := w.Build()
	require.Contains(t, faults.String(), "ASL6014: BindAlike gets a nil *string")
	require.NotPanics(t, func() { builder.BindAlike(nil, &v.A, nil) })
}

// TestVariablesOfFragments: a function that makes a variable can be called in two fragments.
func TestVariablesOfFragments(t *testing.T) {
	count := func(s builder.ScopeOf[int]) builder.Chain {
		n := builder.Var[int](s, "n")
		return builder.PassThrough(s, "Begin").Assign(builder.Bind(n, builder.Lit(0))).
			Then(builder.PassThrough(s, "Count").Assign(builder.Bind(n, builder.Add(n, 1))))
	}
	w := builder.New[words, int]("fragments")
	w.StartAt(count(builder.NewFragment(w, "1st: "))).Then(count(builder.NewFragment(w, "Second one: "))).Then(builder.SucceedExpr(w, "End", builder.Lit(1)))
	m, faults := w.Build()
	require.Empty(t, faults.String())
	text := string(m.Print())
	require.Contains(t, text, `"v1stN": 0`)
	require.Contains(t, text, `"secondOneN": "{% $secondOneN + 1 %}"`)

	for _, name := range []string{"a b", "states", "", strings.Repeat("x", 81)} {
		w := builder.New[words, int]("fragments")
		n := builder.Var[int](builder.NewFragment(w, "F: "), name)
		w.StartAt(builder.PassThrough(w, "Begin").Assign(builder.Bind(n, builder.Lit(0)))).Then(builder.SucceedExpr(w, "End", builder.From(n)))
		_, faults := w.Build()
		require.Contains(t, faults.String(), fmt.Sprintf("ASL6035: variable name %q is none", name))
	}

	w = builder.New[words, int]("fragments")
	f := builder.NewFragment(w, "F: ")
	a, b := builder.Var[int](f, "a_b"), builder.Var[int](f, "aB")
	w.StartAt(builder.PassThrough(w, "Begin").Assign(builder.Bind(a, builder.Lit(0)), builder.Bind(b, builder.Lit(0)))).Then(builder.SucceedExpr(w, "End", builder.From(a)))
	_, faults = w.Build()
	require.Contains(t, faults.String(), `ASL6035: variable name "fab" is used twice`)
}

// TestRepeated: an execution of a child has a name of its own, an iteration has not.
func TestRepeated(t *testing.T) {
	type items struct{ List []string }
	w := builder.New[items, []string]("repeated")
	require.False(t, builder.Repeated(w))
	require.False(t, builder.Repeated(nil))
	builder.Map(w, "Inline", &w.Input().List, func(p *builder.Processor[string, string]) {
		require.True(t, builder.Repeated(p))
		require.True(t, builder.Repeated(builder.NewFragment(p, "F: ")))
		both := builder.Parallel(p, "Both")
		builder.Branch(both, func(b *builder.BranchScope[string]) { require.True(t, builder.Repeated(b)) })
		builder.DistributedMap(p, "Child of an item", &w.Input().List, func(p *builder.Processor[string, string]) {
			require.False(t, builder.Repeated(p))
		})
	})
	builder.DistributedMap(w, "Children", &w.Input().List, func(p *builder.Processor[string, string]) {
		require.False(t, builder.Repeated(p))
		builder.Map(p, "Inline in a child", &w.Input().List, func(p *builder.Processor[string, string]) {
			require.True(t, builder.Repeated(p))
		})
	})
	builder.Branch(builder.Parallel(w, "Parallel"), func(b *builder.BranchScope[string]) { require.False(t, builder.Repeated(b)) })
}

func TestLinePos(t *testing.T) {
	line := builder.Here()
	_, file, n, _ := runtime.Caller(0)
	require.Equal(t, fmt.Sprintf("%s:%d", file, n-1), line.Pos().String())
	require.False(t, builder.Line{}.Pos().IsValid())
}
