package validate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/validate"
)

const (
	never     = validate.Never
	sometimes = validate.Sometimes
	always    = validate.Always
)

func TestDefined(t *testing.T) {
	type want = map[string]validate.Definition // "state variable"
	for name, c := range map[string]struct {
		states string
		want   want
	}{
		"the state that assigns does not see it itself": {
			`"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"}, "B": {"Type": "Pass", "Assign": {"y": 1}, "End": true}`,
			want{"A x": never, "B x": always, "B y": never, "B z": never},
		},
		"each rule of a Choice has its own": {
			`"A": {"Type": "Choice", "Default": "C", "Assign": {"d": 1}, "Choices": [{"Condition": true, "Next": "B", "Assign": {"r": 1}}]},
			"B": {"Type": "Pass", "Next": "D"}, "C": {"Type": "Pass", "Next": "D"}, "D": {"Type": "Succeed"}`,
			want{"B r": always, "B d": never, "C r": never, "C d": always, "D r": sometimes, "D d": sometimes},
		},
		"assigned on both ways": {
			`"A": {"Type": "Choice", "Default": "C", "Choices": [{"Condition": true, "Next": "B"}]},
			"B": {"Type": "Pass", "Assign": {"x": 1}, "Next": "D"}, "C": {"Type": "Pass", "Assign": {"x": 2}, "Next": "D"}, "D": {"Type": "Succeed"}`,
			want{"D x": always, "B x": never},
		},
		"on the way of a Catch the Assign of the catcher counts": {
			`"A": {"Type": "Task", "Resource": "r", "Assign": {"x": 1}, "Next": "B",
				"Catch": [{"ErrorEquals": ["e"], "Assign": {"c": 1}, "Next": "C"}, {"ErrorEquals": ["States.ALL"], "Next": "D"}]},
			"B": {"Type": "Pass", "Next": "E"}, "C": {"Type": "Pass", "Next": "E"}, "D": {"Type": "Fail"}, "E": {"Type": "Succeed"}`,
			want{"B x": always, "B c": never, "C x": never, "C c": always, "D x": never, "D c": never, "E x": sometimes, "E c": sometimes},
		},
		"a loop that assigns at its end": {
			`"A": {"Type": "Pass", "Assign": {"n": 0}, "Next": "B"}, "B": {"Type": "Pass", "Next": "C"},
			"C": {"Type": "Choice", "Default": "E", "Choices": [{"Condition": true, "Next": "D"}]},
			"D": {"Type": "Pass", "Assign": {"last": 1, "n": 1}, "Next": "B"}, "E": {"Type": "Succeed"}`,
			want{"B n": always, "B last": sometimes, "C last": sometimes, "D last": sometimes, "E last": sometimes, "E n": always},
		},
		"a loop inside a loop": {
			`"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "C"},
			"C": {"Type": "Choice", "Default": "D", "Choices": [{"Condition": true, "Next": "C2"}]}, "C2": {"Type": "Pass", "Assign": {"i": 1}, "Next": "C"},
			"D": {"Type": "Choice", "Default": "E", "Choices": [{"Condition": true, "Next": "D2"}]}, "D2": {"Type": "Pass", "Assign": {"o": 1}, "Next": "A"},
			"E": {"Type": "Succeed"}`,
			want{"A i": sometimes, "A o": sometimes, "C i": sometimes, "D2 i": sometimes, "D2 o": sometimes, "E o": sometimes},
		},
		"a loop whose first round assigns": {
			`"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"}, "B": {"Type": "Choice", "Default": "C", "Choices": [{"Condition": true, "Next": "A"}]},
			"C": {"Type": "Succeed"}`,
			want{"A x": sometimes, "B x": always, "C x": always},
		},
		"branches see what is outside, not each other; nothing comes out": {
			`"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "P"},
			"P": {"Type": "Parallel", "Assign": {"p": 1}, "Next": "Z", "Branches": [
				{"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"b": 1}, "Next": "B2"}, "B2": {"Type": "Succeed"}}},
				{"StartAt": "C", "States": {"C": {"Type": "Succeed"}}}]}, "Z": {"Type": "Succeed"}`,
			want{"B x": always, "B p": never, "B2 b": always, "C b": never, "C x": always, "P b": never, "Z b": never, "Z p": always, "Z x": always},
		},
		"what is sometimes set outside is so inside": {
			`"A": {"Type": "Choice", "Default": "P", "Choices": [{"Condition": true, "Next": "P", "Assign": {"x": 1}}]},
			"P": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "B", "States": {
				"B": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "C", "States": {"C": {"Type": "Pass", "Assign": {"x": 2}, "Next": "D"},
				"D": {"Type": "Succeed"}}}}}}}`,
			want{"B x": sometimes, "C x": sometimes, "D x": always},
		},
		"a distributed Map starts with none": {
			`"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "M"},
			"M": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
				"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"y": 1}, "Next": "N"}, "N": {"Type": "Map", "End": true, "ItemProcessor":
				{"StartAt": "C", "States": {"C": {"Type": "Succeed"}}}}}}}`,
			want{"M x": always, "B x": never, "C x": never, "C y": always},
		},
		"of what does not run nothing is said, except that no state assigns it": {
			`"A": {"Type": "Succeed"}, "B": {"Type": "Pass", "Assign": {"x": 1}, "Next": "C"}, "C": {"Type": "Succeed"}`,
			want{"C x": always, "B x": always, "C y": never},
		},
		"a misspelt Type takes no variable away": {
			`"A": {"Type": "Pas", "Assign": {"x": 1}, "Next": "B"}, "B": {"Type": "Succeed"}`,
			want{"B x": always},
		},
		"Assign of a wrong type sets nothing": {
			`"A": {"Type": "Pass", "Assign": ["x"], "Next": "B"}, "B": {"Type": "Pass", "Assign": {"x": 1}, "End": true}`,
			want{"B x": never},
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := pass(t, jsonata(c.states))
			for key, want := range c.want {
				name, variable, _ := strings.Cut(key, " ")
				require.Equal(t, want, p.Defined(state(t, p, name), variable), key)
			}
		})
	}
}

func TestAssignedNamesOfJSONPathLoseTheirSuffix(t *testing.T) {
	p := pass(t, machine(`"A": {"Type": "Pass", "Assign": {"x.$": "$.a", "y": 1}, "Next": "B"}, "B": {"Type": "Succeed"}`))
	b := state(t, p, "B")
	require.Equal(t, always, p.Defined(b, "x"))
	require.Equal(t, always, p.Defined(b, "y"))
	require.Equal(t, never, p.Defined(b, "x.$"))
	require.Equal(t, "/States/A/Assign/x.$", p.Assigns(b.Scope, "x").Pointer)
}

func TestAssignments(t *testing.T) {
	p := pass(t, jsonata(`
		"A": {"Type": "Map", "Assign": {"x": 1, "y": 1}, "Next": "B", "Catch": [{"ErrorEquals": ["e"], "Assign": {"x": 2}, "Next": "B"}],
			"ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "Assign": {"i": 1, "x": 3}, "End": true}}}},
		"B": {"Type": "Choice", "Choices": [{"Condition": true, "Assign": {"r": 1}, "Next": "C"}], "Default": "C"}, "C": {"Type": "Succeed"}`))
	outer, inner := p.Scopes()[0], p.Scopes()[1]
	var pointers []string
	for _, a := range p.Variables(outer) {
		pointers = append(pointers, a.Pointer)
	}
	require.Equal(t, []string{
		"/States/A/Assign/x", "/States/A/Assign/y", "/States/A/Catch/0/Assign/x", "/States/B/Choices/0/Assign/r",
	}, pointers)
	require.Equal(t, "/States/A/Assign/x", p.Assigns(outer, "x").Pointer, "the first one")
	require.Nil(t, p.Assigns(outer, "i"))
	require.Equal(t, []*validate.Scope{outer, inner}, p.AssignedIn("x"))
	require.Equal(t, []*validate.Scope{inner}, p.AssignedIn("i"))
	require.Empty(t, p.AssignedIn("z"))
}

func TestWayWithout(t *testing.T) {
	p := pass(t, jsonata(`
		"A": {"Type": "Choice", "Default": "C", "Choices": [{"Condition": true, "Next": "D", "Assign": {"x": 1}}]},
		"C": {"Type": "Pass", "Next": "C2"}, "C2": {"Type": "Pass", "Next": "D"},
		"D": {"Type": "Pass", "Assign": {"y": 1}, "Next": "E"}, "E": {"Type": "Succeed"}, "F": {"Type": "Succeed"}`))
	for key, want := range map[string]string{
		"D x": "A C C2 D", "E x": "A C C2 D E", "E y": "", "D y": "A D", "A x": "A", "F x": "", "E z": "A D E",
	} {
		name, variable, _ := strings.Cut(key, " ")
		require.Equal(t, want, names(p.WayWithout(state(t, p, name), variable)), key)
	}
}

// TestUsesOfJSONata tells workflow variables from those that an expression binds for itself.
func TestUsesOfJSONata(t *testing.T) {
	for text, want := range map[string]string{
		`$x`:                               "x",
		`$x.a[$y = 1].b`:                   "x y",
		`$states.input.a + $n`:             "states n",
		`($x := 1; $x + $y)`:               "y",
		`(($x := 1); $x)`:                  "x", // bound in the inner parentheses only
		`($x := $x; $x)`:                   "x", // the value is read before the name is bound
		`$x := $x + 1`:                     "x",
		`[($y := 2), $y]`:                  "y",
		`function($a, $b) { $a + $b + $c}`: "c",
		`$map($items, function($i) { $i * $rate })`:   "items rate",
		`($f := function($i) { $f($i) + $k }; $f(1))`: "k",
		`$items@$i.{"a": $i.x, "b": $z}`:              "items z",
		`$items#$pos.($pos + $off)`:                   "items off",
		`$map($items, $uppercase)`:                    "items uppercase",
		`$exists($x) ? $x : 0`:                        "x x",
		`$`:                                           "",
		`$$`:                                          "",
		`"$x"`:                                        "",
		`a.$x`:                                        "x",
	} {
		p := pass(t, jsonata(`"A": {"Type": "Succeed", "Output": `+fmt.Sprintf("%q", "{% "+text+" %}")+`}`))
		sites := p.Sites()
		require.Len(t, sites, 1, text)
		_, _, err := sites[0].JSONata()
		require.Nil(t, err, text)
		var got []string
		for use := range sites[0].Uses() {
			got = append(got, use.Name)
			require.Equal(t, "$"+use.Name, sites[0].Text[use.Start:use.End], text)
		}
		require.Equal(t, want, strings.Join(got, " "), text)
	}
}

func TestUsesOfWhatIsNoExpression(t *testing.T) {
	for text, sites := range map[string]int{"{% $x + %}": 1, "{% ${name} + $x %}": 1, "$x": 0, "{%$x": 0} {
		p := pass(t, jsonata(`"A": {"Type": "Succeed", "Output": `+fmt.Sprintf("%q", text)+`}`))
		require.Len(t, p.Sites(), sites, text)
		for _, s := range p.Sites() {
			require.Empty(t, slices.Collect(s.Uses()), text)
		}
	}
}

// ladder is a machine of n states in a row, each with a variable of ten and a way to one handler, in loops of a hundred.
func ladder(n int) string {
	var b strings.Builder
	for i := range n {
		name := fmt.Sprintf("S%d", i)
		if i == 0 {
			name = "A"
		}
		back := max(0, i-100)
		backName := fmt.Sprintf("S%d", back)
		if back == 0 {
			backName = "A"
		}
		fmt.Fprintf(&b, `"%s": {"Type": "Task", "Resource": "r", "Assign": {"v%d": "{%% $v%d %%}"}, "Next": "S%d",
			"Catch": [{"ErrorEquals": ["e"], "Next": "H0", "Assign": {"e%d": 1}}, {"ErrorEquals": ["f"], "Next": "%s"}]},`,
			name, i%10, (i+9)%10, i+1, i%7, backName)
	}
	for i := range n { // what is behind the handler is as long
		fmt.Fprintf(&b, `"H%d": {"Type": "Pass", "Next": "H%d"},`, i, i+1)
	}
	fmt.Fprintf(&b, `"S%d": {"Type": "Succeed"}, "H%d": {"Type": "Fail"}`, n, n)
	return jsonata(b.String())
}

// TestCostPerStateIsFlat compares a machine with one of ten times as many states: the index and the flow of variables.
func TestCostPerStateIsFlat(t *testing.T) {
	cost := func(n int) time.Duration {
		m, list := asl.Parse("m.asl.json", []byte(ladder(n)))
		require.Empty(t, list)
		best := time.Hour
		for range 3 {
			rule := &validate.Rule{Check: func(p *validate.Pass) {
				last := p.States()[len(p.States())-1]
				require.Equal(t, validate.Sometimes, p.Defined(last, "v0"))
				require.True(t, p.Scopes()[0].CanEnd(last))
				require.NotEmpty(t, p.WayWithout(last, "v3"))
			}}
			start := time.Now()
			validate.Run(m, []*validate.Rule{rule}, validate.Options{})
			best = min(best, time.Since(start))
		}
		return best / time.Duration(n)
	}
	var small, large time.Duration
	for range 5 { // something else may have the machine while one of them is measured
		small, large = cost(500), cost(5000) // 1,000 and 10,000 states
		t.Logf("%v a state of 1,000, %v of 10,000", small/2, large/2)
		if large < 4*small {
			return
		}
	}
	t.Errorf("the cost of a state grows with their number: %v of 10,000, %v of 1,000", large/2, small/2)
}
