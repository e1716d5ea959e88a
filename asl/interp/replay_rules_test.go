package interp_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// parsed returns what a JSON text says.
func parsed(t testing.TB, text string) any {
	t.Helper()
	v, err := value.Parse([]byte(text))
	require.NoError(t, err, text)
	return v
}

// TestReplayNorm tests what the recordings did to dates.
func TestReplayNorm(t *testing.T) {
	for text, want := range map[string]string{
		`"at 2025-01-01T00:00:00.123Z or 2024-02-29T23:59:59+01:00"`: `"at date or date"`,
		`"2025-02-30T00:00:00Z 2023-02-29T00:00:00Z 2025-01-01"`:     `"2025-02-30T00:00:00Z 2023-02-29T00:00:00Z 2025-01-01"`,
		`{"Timestamp":1,"creationTime":"x","CreationTime":"x"}`:      `{"Timestamp":"timestamp","creationTime":"timestamp","CreationTime":"x"}`,
		`{"theTimestamp":"2025-01-01T00:00:00Z","timestamp":"date"}`: `{"theTimestamp":"date","timestamp":"date"}`,
		`[{"2025-01-01T00:00:00Z":[true,null,1.0]}]`:                 `[{"date":[true,null,1.0]}]`,
	} {
		require.Equal(t, want, value.Text(norm(parsed(t, text))), text)
	}
}

// TestReplayCompare tests that what is the same is found the same, and that nothing else is.
func TestReplayCompare(t *testing.T) {
	for _, row := range []struct {
		want, got string
		same      bool
	}{
		{`1`, `1.0`, true},
		{`1`, `1.0000000000001`, true},
		{`1`, `1.00000001`, false},
		{`1`, `"1"`, false},
		{`1`, `true`, false},
		{`null`, `null`, true},
		{`null`, `false`, false},
		{`{"a":1,"b":2}`, `{"b":2,"a":1}`, true},
		{`{"a":1}`, `{"a":1,"b":2}`, false},
		{`{"a":1,"b":2}`, `{"a":1}`, false},
		{`[1,2]`, `[2,1]`, false},
		{`[1,2]`, `[1]`, false},
		{`{}`, `[]`, false},
		{`"id <uuid:1>."`, `"id 0815\n."`, true},
		{`"id <uuid:1>."`, `"id 0815"`, false},
		{`"id <uuid:1>"`, `1`, false},
		{`"id <known:1>"`, `"id 0815"`, false},
		{`"id <known:1> <uuid:1>"`, `"id <known:1> 0815"`, true},
		{`"<<task_token>:1>"`, `"token-1"`, true},
		{`"a_task_token"`, `"token-1"`, true},
		{`{"skip":1,"x":[1]}`, `{"skip":2,"x":[1]}`, true},
		{`{"skip":1}`, `{}`, true},
		{`{"a":"random"}`, `{"a":7}`, true},
	} {
		c := &comparison{
			known:  map[string]bool{"<known:1>": true},
			ignore: map[string]bool{"/skip": true},
			loose:  map[string]bool{`"random"`: true},
		}
		same := c.equal(parsed(t, row.want), parsed(t, row.got), "")
		require.Equal(t, row.same, same, "%s and %s", row.want, row.got)
		require.Equal(t, same, len(c.diffs) == 0, "%s and %s: %v", row.want, row.got, c.diffs)
	}
}

// TestReplayOrder tests how states are compared in order and beside each other.
func TestReplayOrder(t *testing.T) {
	entered := func(name string, v any) step {
		return step{kind: "PassStateEntered", name: name, value: v, assigned: value.NewObject(0)}
	}
	a, b := entered("A", 1.0), entered("B", 2.0)
	c := comparison{}
	require.Empty(t, c.inOrder([]step{a, b}, []step{a, b}))
	require.NotEmpty(t, c.inOrder([]step{a, b}, []step{b, a}))
	require.NotEmpty(t, c.inOrder([]step{a, b}, []step{a}))
	require.Empty(t, c.inAnyOrder([]step{a, b}, []step{b, a}))
	require.NotEmpty(t, c.inAnyOrder([]step{a, a}, []step{a, b}))
	require.NotEmpty(t, c.inAnyOrder([]step{a}, []step{a, b}))
	require.NotEmpty(t, c.inOrder([]step{a}, []step{entered("A", 2.0)}))
}
