package asl_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// document builds a machine of n states such as users write: tasks with arguments, retries and catches, choices, waits
// and a map now and then.
func document(n int) *asl.StateMachine {
	m := &asl.StateMachine{StartAt: "State 0", QueryLanguage: new(asl.JSONata), Comment: new("a large machine")}
	for i := range n {
		name, next := fmt.Sprintf("State %d", i), fmt.Sprintf("State %d", i+1)
		m.States = append(m.States, asl.NamedState{Name: name, State: stateOf(i, next)})
	}
	m.States = append(m.States, asl.NamedState{Name: fmt.Sprintf("State %d", n), State: &asl.Succeed{}})
	return m
}

func stateOf(i int, next string) asl.State {
	switch i % 5 {
	case 0, 1:
		return &asl.Task{
			Resource: "arn:aws:states:::lambda:invoke",
			Arguments: jsontree.NewObject(
				jsontree.Member{Name: "FunctionName", Value: jsontree.NewString("arn:aws:lambda:eu-central-1:123456789012:function:fetch")},
				jsontree.Member{Name: "Payload", Value: jsontree.NewObject(
					jsontree.Member{Name: "patientId", Value: jsontree.NewString("{% $states.input.patient.id %}")},
					jsontree.Member{Name: "depth", Value: jsontree.NewInt(int64(i))},
					jsontree.Member{Name: "strict", Value: jsontree.NewBool(true)},
				)},
			),
			TimeoutSeconds: asl.Literal(60 + i),
			Retry: []asl.Retrier{{
				ErrorEquals:     []string{"Lambda.ServiceException", "Lambda.TooManyRequestsException"},
				IntervalSeconds: new(2), MaxAttempts: new(6), BackoffRate: new(1.5), JitterStrategy: new(asl.JitterFull),
			}},
			Catch:  []asl.Catcher{{ErrorEquals: []string{"States.ALL"}, Next: next, Output: jsontree.NewString("{% $states.errorOutput %}")}},
			Output: jsontree.NewString("{% $states.result.Payload %}"),
			Next:   &next,
		}
	case 2:
		return &asl.Choice{
			Choices: []asl.ChoiceRule{
				{Condition: asl.Expression[bool]("$states.input.score < 0.8"), Next: &next},
				{Condition: asl.Expression[bool]("$states.input.kind = 'urgent'"), Next: &next},
			},
			Default: &next,
		}
	case 3:
		return &asl.Map{
			Items:          jsontree.NewString("{% $states.input.studies %}"),
			MaxConcurrency: asl.Literal(10),
			ItemProcessor: &asl.ItemProcessor{
				StartAt: "Item of " + next,
				States:  asl.States{{Name: "Item of " + next, State: &asl.Pass{End: new(true), Output: jsontree.NewString("{% $states.input.id %}")}}},
			},
			Next: &next,
		}
	default:
		return &asl.Wait{Seconds: asl.Expression[int]("$states.input.delay"), Next: &next}
	}
}

// megabyte is a document of about 1 MB.
func megabyte(t testing.TB) []byte {
	text := document(1750).Print()
	require.InDelta(t, 1<<20, len(text), 1<<17)
	return text
}

func BenchmarkParse1MB(b *testing.B) {
	text := megabyte(b)
	b.Run("model", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if m, _ := asl.Parse("f", text); m == nil {
				b.Fatal("not read")
			}
		}
	})
	b.Run("tree", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if v, _ := jsontree.Parse("f", text); v == nil {
				b.Fatal("not read")
			}
		}
	})
	b.Run("tokens", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := jsontree.ReadPlain(text); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// TestParseCost holds the reading of a document into the model to three times the cost of its tokens in a plain tree. The
// two are timed in turn, and the best of each counts, so that a busy machine does not decide.
func TestParseCost(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time; not with -short")
	}
	text := megabyte(t)
	var model, tokens []time.Duration
	for range 9 {
		start := time.Now()
		m, _ := asl.Parse("f", text)
		model = append(model, time.Since(start))
		require.NotNil(t, m)
		start = time.Now()
		_, err := jsontree.ReadPlain(text)
		tokens = append(tokens, time.Since(start))
		require.NoError(t, err)
	}
	ratio := float64(slices.Min(model)) / float64(slices.Min(tokens))
	t.Logf("parse of %d bytes: model %v, tokens into a plain tree %v, ratio %.2f", len(text), slices.Min(model), slices.Min(tokens), ratio)
	require.LessOrEqual(t, ratio, 3.0)
}

// BenchmarkPrint prints built machines beside encoding/json, which marshals the same document from plain values.
func BenchmarkPrint(b *testing.B) {
	for _, n := range []int{10, 100, 1_000, 10_000} {
		m := document(n)
		text := m.Print()
		var plain any
		require.NoError(b, json.Unmarshal(text, &plain))
		b.Run(fmt.Sprintf("%d/asl", n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				m.Print()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/state")
		})
		b.Run(fmt.Sprintf("%d/encoding-json", n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := json.MarshalIndent(plain, "", "  "); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/state")
		})
	}
}

func TestBenchmarkDocumentIsWhatItSeems(t *testing.T) {
	text := string(document(5).Print())
	require.Equal(t, 1, strings.Count(text, `"Type": "Map"`))
	requireSameModel(t, document(5), parse(t, text))
}
