package builder_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// child makes the states of a child execution whose item is a text.
type child func(p *builder.Processor[string, string]) builder.State

// TestExecutionTypeByContent: what a child has decides about its type, and the Comment says why.
func TestExecutionTypeByContent(t *testing.T) {
	call := func(p *builder.Processor[string, string], name string) *builder.TaskState[string, string] {
		return builder.Task(p, name, lambdatask.Function[string, string]("f")).ArgumentsExpr(builder.From(p.Item()))
	}
	wait := func(p *builder.Processor[string, string], seconds time.Duration, names ...string) builder.State {
		first := builder.State(call(p, "Call"))
		for _, n := range names {
			w := builder.Wait(p, n, seconds*time.Second)
			w.Then(first)
			first = w
		}
		return first
	}
	const nothing = "nothing in them needs more."
	for name, c := range map[string]struct {
		body child
		want asl.ExecutionType
		why  string
	}{
		"a call": {func(p *builder.Processor[string, string]) builder.State {
			return call(p, "Call").Timeout(300 * time.Second)
		}, asl.ExecutionExpress, nothing},
		"a short wait": {func(p *builder.Processor[string, string]) builder.State { return wait(p, 299, "A") }, asl.ExecutionExpress, nothing},
		"a long timeout": {func(p *builder.Processor[string, string]) builder.State {
			return call(p, "Call").Timeout(301 * time.Second)
		},
			asl.ExecutionStandard, `"Call" has a timeout of 301 seconds.`},
		"a timeout of the run": {func(p *builder.Processor[string, string]) builder.State {
			return call(p, "Call").TimeoutExpr(builder.TextLength(p.Item()))
		}, asl.ExecutionStandard, `"Call" has a timeout that is known at run time only.`},
		"a long wait":       {func(p *builder.Processor[string, string]) builder.State { return wait(p, 300, "A") }, asl.ExecutionStandard, "their Wait states take 300 seconds."},
		"waits that add up": {func(p *builder.Processor[string, string]) builder.State { return wait(p, 150, "A", "B") }, asl.ExecutionStandard, "their Wait states take 300 seconds."},
		"a wait of the run": {func(p *builder.Processor[string, string]) builder.State {
			w := builder.WaitSeconds(p, "A", builder.TextLength(p.Item()))
			w.Then(call(p, "Call"))
			return w
		}, asl.ExecutionStandard, `"A" waits for a time that is known at run time only.`},
		"a wait in a loop": {func(p *builder.Processor[string, string]) builder.State {
			ask, w := call(p, "Call"), builder.Wait(p, "A", time.Second)
			c := builder.Choice(p, "Done?").When(builder.Equal(ask.Result(), "done"), builder.SucceedExpr(p, "End", builder.From(p.Item()))).Otherwise(w)
			w.Then(ask)
			ask.Then(c)
			return ask
		}, asl.ExecutionStandard, `"A" waits in a loop.`},
		"a token": {func(p *builder.Processor[string, string]) builder.State {
			return tokenTask(p)
		}, asl.ExecutionStandard, `"Ask" waits for a task token.`},
		"a token in a branch": {func(p *builder.Processor[string, string]) builder.State {
			par := builder.Parallel(p, "Both")
			answer := builder.Branch(par, func(b *builder.BranchScope[string]) { b.StartAt(tokenTask(b)) })
			end := builder.SucceedExpr(p, "End", builder.From(answer))
			par.Then(end)
			return par
		}, asl.ExecutionStandard, `"Ask" waits for a task token.`},
		"a distributed map": {func(p *builder.Processor[string, string]) builder.State {
			texts := builder.Lit([]string{"a"})
			inner := builder.DistributedMap(p, "Inner", texts, func(q *builder.Processor[string, string]) {
				q.StartAt(builder.SucceedExpr(q, "Inner end", builder.From(q.Item())))
			})
			inner.Then(builder.SucceedExpr(p, "End", builder.From(p.Item())))
			return inner
		}, asl.ExecutionStandard, `"Inner" is a distributed Map.`},
	} {
		t.Run(name, func(t *testing.T) {
			w := builder.New[[]string, []string]("children", builder.Timeout(time.Hour))
			m := builder.DistributedMap(w, "Each", w.Input(), func(p *builder.Processor[string, string]) { p.StartAt(c.body(p)) }).
				Comment("All of them.").Label("Each").ExecutionTypeByContent()
			w.StartAt(m)
			for range 2 { // Build may be called again
				machine, faults := w.Build()
				require.False(t, faults.HasErrors(), faults.String())
				each := machine.States[0].State.(*asl.Map)
				require.Equal(t, c.want, *each.ItemProcessor.ProcessorConfig.ExecutionType)
				require.Equal(t, fmt.Sprintf("All of them. The children are %s executions: %s", c.want, c.why), *each.Comment)
			}
		})
	}
}

func tokenTask(s builder.Scope) builder.State {
	type question struct{ Token string }
	q := question{}
	return builder.Task(s, "Ask", sqstask.WithToken[question, string]("https://sqs.eu-central-1.amazonaws.com/111122223333/q")).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken())).Timeout(time.Minute)
}

// TestExecutionTypeExpress: what the user says counts.
func TestExecutionTypeExpress(t *testing.T) {
	w := builder.New[[]string, []string]("children")
	w.StartAt(builder.DistributedMap(w, "Each", w.Input(), func(p *builder.Processor[string, string]) { p.StartAt(tokenTask(p)) }).
		ExecutionTypeByContent().Express())
	_, faults := w.Build()
	require.Contains(t, faults.String(), "ASL6060")
}

func TestTimeLimit(t *testing.T) {
	require.Zero(t, builder.TimeLimit(builder.New[string, string]("a")))
	require.Zero(t, builder.TimeLimit(nil))
	require.Equal(t, time.Hour, builder.TimeLimit(builder.New[string, string]("a", builder.Timeout(time.Hour))))
}
