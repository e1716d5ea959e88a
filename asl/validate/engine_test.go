package validate_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// pass gives a test the pass over a document.
func pass(t *testing.T, text string, o ...validate.Options) *validate.Pass {
	t.Helper()
	m, list := asl.Parse("m.asl.json", []byte(text))
	require.Empty(t, list)
	var got *validate.Pass
	rule := &validate.Rule{
		Def:   diag.Def{Code: "ASL0000", Severity: diag.Error},
		Check: func(p *validate.Pass) { got = p },
	}
	var options validate.Options
	if len(o) > 0 {
		options = o[0]
	}
	validate.Run(m, []*validate.Rule{rule}, options)
	require.NotNil(t, got, "the rule did not run")
	return got
}

// state returns the first state of that name.
func state(t *testing.T, p *validate.Pass, name string) *validate.State {
	t.Helper()
	for _, s := range p.States() {
		if s.Name == name {
			return s
		}
	}
	require.Failf(t, "no state", "%q", name)
	return nil
}

// names writes the names of states with blanks between them.
func names(states []*validate.State) string {
	list := make([]string, len(states))
	for i, s := range states {
		list[i] = s.Name
	}
	return strings.Join(list, " ")
}

// machine is a document of states in the form `"A": {…}, "B": {…}` that starts at A.
func machine(states string) string { return `{"StartAt": "A", "States": {` + states + `}}` }

// jsonata is the same in JSONata.
func jsonata(states string) string {
	return `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {` + states + `}}`
}

const nested = `
	"A": {"Type": "Parallel", "Next": "Z", "Branches": [
		{"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}},
		{"StartAt": "C", "States": {"C": {"Type": "Map", "End": true, "ItemProcessor":
			{"StartAt": "D", "States": {"D": {"Type": "Pass", "Next": "E"}, "E": {"Type": "Succeed"}}}}}}]},
	"M": {"Type": "Map", "End": true, "Iterator": {"StartAt": "F", "States": {"F": {"Type": "Fail"}}}},
	"Z": {"Type": "Pass", "Next": "M"}`

func TestScopesAreNested(t *testing.T) {
	p := pass(t, machine(nested))
	var kinds []string
	for _, s := range p.Scopes() {
		kinds = append(kinds, s.Model.Kind.String()+" "+s.Model.Pointer)
	}
	require.Equal(t, []string{
		"machine ",
		"branch /States/A/Branches/0",
		"branch /States/A/Branches/1",
		"processor /States/A/Branches/1/States/C/ItemProcessor",
		"iterator /States/M/Iterator",
	}, kinds)
	require.Equal(t, "A B C D E M F Z", names(p.States()))

	d := state(t, p, "D")
	require.Equal(t, "/States/A/Branches/1/States/C/ItemProcessor/States/D", d.Pointer)
	require.Equal(t, `Pass`, d.Tree.Get("Type").Str(), "the tree is that of the state")
	require.Equal(t, "C", d.Scope.Owner.Name)
	require.Equal(t, "A", d.Scope.Parent.Owner.Name)
	require.Nil(t, d.Scope.Parent.Parent.Owner)
	require.True(t, d.Scope.Within(p.Scopes()[0]))
	require.True(t, d.Scope.Within(d.Scope))
	require.False(t, d.Scope.Within(p.Scopes()[1]))
	require.False(t, p.Scopes()[0].Within(d.Scope))
	require.Len(t, state(t, p, "A").Inner, 2)
	require.Empty(t, d.Inner)
	require.Same(t, d, d.Scope.State("D"))
	require.Nil(t, d.Scope.State("A"), "a name of another scope")
	require.Equal(t, []string{"D", "E"}, d.Scope.Names())
}

func TestOfDuplicateStatesTheLastOneCounts(t *testing.T) {
	p := pass(t, machine(`"A": {"Type": "Pass", "Next": "B"}, "A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}`))
	require.Equal(t, "A B", names(p.States()))
	require.Equal(t, asl.TypeSucceed, state(t, p, "A").Kind())
	require.Equal(t, "Succeed", state(t, p, "A").Tree.Get("Type").Str())
	require.False(t, p.Scopes()[0].Reached(state(t, p, "B")))
	require.True(t, p.Scopes()[0].Open(), "which one is meant is not known")
}

func TestEdges(t *testing.T) {
	p := pass(t, jsonata(`
		"A": {"Type": "Task", "Resource": "arn:aws:lambda:::function:f", "Next": "B", "Assign": {"a": 1},
			"Catch": [{"ErrorEquals": ["x"], "Next": "C", "Assign": {"c": 1}}, {"ErrorEquals": ["States.ALL"], "Next": "Nowhere"}]},
		"B": {"Type": "Choice", "Default": "A", "Assign": {"d": 1},
			"Choices": [{"Condition": true, "Next": "C", "Assign": {"r": 1}}, {"Condition": true}, {"Condition": true, "Next": "A"}]},
		"C": {"Type": "Pass", "End": true, "Assign": {"lost": 1}}`))
	type edge struct{ pointer, to, target, assign string }
	edges := func(name string) (list []edge) {
		s := state(t, p, name)
		for i := range s.Edges {
			e := &s.Edges[i]
			require.Same(t, s, e.From)
			got := edge{pointer: e.Pointer(), to: e.To}
			if e.Target != nil {
				got.target = e.Target.Name
			}
			for _, m := range e.Assign.Members() {
				got.assign += m.Name
			}
			list = append(list, got)
		}
		return list
	}
	require.Equal(t, []edge{
		{"/States/A/Next", "B", "B", "a"},
		{"/States/A/Catch/0/Next", "C", "C", "c"},
		{"/States/A/Catch/1/Next", "Nowhere", "", ""},
	}, edges("A"))
	require.Equal(t, []edge{
		{"/States/B/Choices/0/Next", "C", "C", "r"},
		{"/States/B/Choices/2/Next", "A", "A", ""},
		{"/States/B/Default", "A", "A", "d"},
	}, edges("B"))
	require.Empty(t, edges("C"))
}

func TestPathTo(t *testing.T) {
	p := pass(t, machine(`
		"A": {"Type": "Pass", "Next": "B"},
		"B": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "C"}, {"Variable": "$.x", "IsNull": false, "Next": "D"}]},
		"C": {"Type": "Pass", "Next": "D"},
		"D": {"Type": "Pass", "Next": "E"},
		"E": {"Type": "Task", "Resource": "arn:aws:lambda:::function:f", "Next": "A", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "F"}]},
		"F": {"Type": "Fail"},
		"G": {"Type": "Pass", "Next": "D"}`))
	scope := p.Scopes()[0]
	for name, want := range map[string]string{
		"A": "A", "C": "A B C", "D": "A B D", "F": "A B D E F", "G": "",
	} {
		require.Equal(t, want, names(scope.PathTo(state(t, p, name))), name)
		require.Equal(t, want != "", scope.Reached(state(t, p, name)), name)
	}
	require.Equal(t, "StartAt → A → B", validate.FormatPath(scope.PathTo(state(t, p, "B"))))
}

func TestFormatPathLeavesOutTheMiddle(t *testing.T) {
	path := make([]*validate.State, 30)
	for i := range path {
		path[i] = &validate.State{Name: string(rune('a' + i%26))}
	}
	require.Equal(t, "StartAt", validate.FormatPath(nil))
	require.Equal(t, "StartAt → a → b → c → d → e → … → x → y → z → a → b → c → d", validate.FormatPath(path))
	require.Equal(t, "StartAt → a → b → c → d → e → f → g → h → i → j → k → l → m", validate.FormatPath(path[:13]))
}

func TestStartThatIsNoState(t *testing.T) {
	p := pass(t, `{"StartAt": "X", "States": {"A": {"Type": "Pass", "Next": "A"}}}`)
	scope := p.Scopes()[0]
	require.Nil(t, scope.Start)
	require.False(t, scope.Reached(scope.States[0]))
	require.Nil(t, scope.PathTo(scope.States[0]))
	require.False(t, scope.Open())
	require.Nil(t, p.WayWithout(scope.States[0], "x"))
}

func TestOpen(t *testing.T) {
	for open, states := range map[string][]string{
		"": {
			`{"Type": "Pass", "Next": "B"}`,
			`{"Type": "Pass", "End": true}`,
			`{"Type": "Succeed"}`,
			`{"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "B"}], "Default": "B"}`,
			`{"Type": "Task", "Resource": "arn:aws:lambda:::function:f", "End": true, "Catch": []}`,
			`{"Type": "Task", "Resource": "arn:aws:lambda:::function:f", "End": true, "Catch": [{"ErrorEquals": ["x"], "Next": "B"}]}`,
		},
		"open": {
			`{"Type": "Pass"}`,
			`{"Type": "Pass", "End": false}`,
			`{"Type": "Pass", "End": "true"}`,
			`{"Type": "Pass", "Next": 7}`,
			`{"Type": "Pass", "Next": ""}`,
			`{"Type": "Pass", "Next": "Bee"}`,
			`{"Type": "Pass", "Next": "B", "Catch": [{"ErrorEquals": ["x"], "Next": "B"}]}`,
			`{"Type": "Pass", "Next": "B", "Default": "B"}`,
			`{"Type": "Succeed", "Next": "B"}`,
			`{"Type": "Pas", "Next": "B"}`,
			`{"Next": "B"}`,
			`{"Type": "Choice", "Choices": []}`,
			`{"Type": "Choice", "Choices": {"Next": "B"}, "Default": "B"}`,
			`{"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true}], "Default": "B"}`,
			`{"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "B"}, 7]}`,
			`{"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "B"}], "Next": "B"}`,
			`{"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "B"}], "Default": null}`,
			`{"Type": "Task", "Resource": "arn:aws:lambda:::function:f", "End": true, "Catch": {"Next": "B"}}`,
			`{"Type": "Task", "Resource": "arn:aws:lambda:::function:f", "End": true, "Catch": [{"ErrorEquals": ["x"]}]}`,
		},
	} {
		for _, text := range states {
			p := pass(t, machine(`"A": `+text+`, "B": {"Type": "Succeed"}`))
			require.Equal(t, open == "open", state(t, p, "A").Open(), text)
			require.Equal(t, open == "open", p.Scopes()[0].Open(), text)
			require.False(t, state(t, p, "B").Open())
		}
	}
	p := pass(t, machine(`"A": {"Type": "Succeed"}, "B": {"Type": "Pass"}`))
	require.True(t, state(t, p, "B").Open())
	require.False(t, p.Scopes()[0].Open(), "an open state that is not reached opens nothing")
}

func TestCanEnd(t *testing.T) {
	p := pass(t, machine(`
		"A": {"Type": "Choice", "Default": "B", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "D"}]},
		"B": {"Type": "Wait", "Seconds": 1, "Next": "C"}, "C": {"Type": "Pass", "Next": "B"},
		"D": {"Type": "Pass", "Next": "E"}, "E": {"Type": "Pass", "End": true},
		"F": {"Type": "Pass", "Next": "G"}, "G": {"Type": "Pass"}`))
	scope := p.Scopes()[0]
	for name, want := range map[string]bool{"A": true, "B": false, "C": false, "D": true, "E": true, "F": true, "G": true} {
		require.Equal(t, want, scope.CanEnd(state(t, p, name)), name)
	}
}

func TestRuns(t *testing.T) {
	p := pass(t, machine(nested+`, "Lost": {"Type": "Map", "End": true, "ItemProcessor":
		{"StartAt": "In", "States": {"In": {"Type": "Succeed"}}}}`))
	for name, want := range map[string]bool{"A": true, "E": true, "F": true, "Lost": false, "In": false} {
		require.Equal(t, want, state(t, p, name).Runs(), name)
	}
}

func TestExpressIsAskedOfTheNearestDistributedMap(t *testing.T) {
	const doc = `
		"A": {"Type": "Map", "Next": "B", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
			"StartAt": "A1", "States": {"A1": {"Type": "Succeed"}}}},
		"B": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
			"StartAt": "B1", "States": {"B1": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "B2", "States": {"B2": {"Type": "Succeed"}}}}}}}`
	for _, o := range []validate.Options{{}, {WorkflowType: asl.ExecutionExpress}} {
		p := pass(t, machine(doc), o)
		outer := o.WorkflowType == asl.ExecutionExpress
		for name, want := range map[string]bool{"A": outer, "A1": true, "B": outer, "B1": false, "B2": false} {
			require.Equal(t, want, p.Express(state(t, p, name).Scope), "%s in %q", name, o.WorkflowType)
		}
	}
}
