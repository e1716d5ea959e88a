package interp

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/internal/sources"
)

// comparisonInput is what the rules of TestCompare look at.
const comparisonInput = `{"b":"b","n":2,"t":"2020-01-02T03:04:05Z","true":true,"null":null,"a":[1],"o":{},"big":9007199254740993,"astar":"a*b","empty":""}`

// comparisons are rules, as "Variable Operator operand", for which true and false is the answer.
var comparisons = []struct{ holds, fails string }{
	{`$.b StringEquals "b"`, `$.b StringEquals "B"`},
	{`$.b StringEqualsPath "$.b"`, `$.b StringEqualsPath "$.t"`},
	{`$.b StringLessThan "ba"`, `$.b StringLessThan "b"`},
	{`$.t StringLessThanPath "$.b"`, `$.b StringLessThanPath "$.t"`},
	{`$.b StringGreaterThan "a"`, `$.b StringGreaterThan "b"`},
	{`$.b StringGreaterThanPath "$.t"`, `$.b StringGreaterThanPath "$.b"`},
	{`$.b StringLessThanEquals "b"`, `$.b StringLessThanEquals "a"`},
	{`$.b StringLessThanEqualsPath "$.b"`, `$.b StringLessThanEqualsPath "$.n"`},
	{`$.b StringGreaterThanEquals "b"`, `$.b StringGreaterThanEquals "c"`},
	{`$.b StringGreaterThanEqualsPath "$.empty"`, `$.empty StringGreaterThanEqualsPath "$.b"`},
	{`$.n NumericEquals 2.0`, `$.true NumericEquals 1`},
	{`$.big NumericEqualsPath "$.big"`, `$.n NumericEqualsPath "$.b"`},
	{`$.n NumericLessThan 2.5`, `$.null NumericLessThan 2.5`},
	{`$.n NumericLessThanPath "$.big"`, `$.n NumericLessThanPath "$.n"`},
	{`$.n NumericGreaterThan 1e0`, `$.n NumericGreaterThan 2`},
	{`$.big NumericGreaterThanPath "$.n"`, `$.n NumericGreaterThanPath "$.a[0:1]"`},
	{`$.n NumericLessThanEquals 2`, `$.n NumericLessThanEquals 1`},
	{`$.n NumericLessThanEqualsPath "$.n"`, `$.n NumericLessThanEqualsPath "$.a[0]"`},
	{`$.n NumericGreaterThanEquals 2`, `$.n NumericGreaterThanEquals 3`},
	{`$.n NumericGreaterThanEqualsPath "$.a[0]"`, `$.n NumericGreaterThanEqualsPath "$.big"`},
	{`$.t TimestampEquals "2020-01-02T04:04:05+01:00"`, `$.b TimestampEquals "b"`},
	{`$.t TimestampEqualsPath "$.t"`, `$.t TimestampEqualsPath "$.b"`},
	{`$.t TimestampLessThan "2020-01-02T03:04:05.001Z"`, `$.t TimestampLessThan "2020-01-02"`},
	{`$.t TimestampLessThanPath "$$.later"`, `$.t TimestampLessThanPath "$.t"`},
	{`$.t TimestampGreaterThan "2020-01-02T03:04:04Z"`, `$.t TimestampGreaterThan "2020-01-02T03:04:05Z"`},
	{`$$.later TimestampGreaterThanPath "$.t"`, `$.t TimestampGreaterThanPath "$.null"`},
	{`$.t TimestampLessThanEquals "2020-01-02T03:04:05Z"`, `$.n TimestampLessThanEquals "2020-01-02T03:04:05Z"`},
	{`$.t TimestampLessThanEqualsPath "$.t"`, `$$.later TimestampLessThanEqualsPath "$.t"`},
	{`$.t TimestampGreaterThanEquals "2020-01-02T03:04:05Z"`, `$.t TimestampGreaterThanEquals "2020-01-02T03:04:06Z"`},
	{`$.t TimestampGreaterThanEqualsPath "$.t"`, `$.t TimestampGreaterThanEqualsPath "$$.later"`},
	{`$.true BooleanEquals true`, `$.true BooleanEquals false`},
	{`$.true BooleanEqualsPath "$.true"`, `$.true BooleanEqualsPath "$.n"`},
	{`$.astar StringMatches "a\\*b"`, `$.b StringMatches "\\*"`},
	{`$.t StringMatches "2020-*T*:05Z"`, `$.n StringMatches "*"`},
	{`$.null IsNull true`, `$.empty IsNull true`},
	{`$.x IsPresent false`, `$.null IsPresent false`},
	{`$.n IsNumeric true`, `$.b IsNumeric true`},
	{`$.b IsString true`, `$.o IsString true`},
	{`$.null IsBoolean false`, `$.true IsBoolean false`},
	{`$.t IsTimestamp true`, `$.b IsTimestamp true`},
}

func TestCompare(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range comparisons {
		for rule, want := range map[string]bool{c.holds: true, c.fails: false} {
			words := strings.SplitN(rule, " ", 3)
			seen[words[1]] = true
			got, err := compareRule(t, `{"Variable":"`+words[0]+`","`+words[1]+`":`+words[2]+`}`, comparisonInput)
			require.NoError(t, err, rule)
			require.Equal(t, want, got, rule)
		}
	}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[asl.Comparison]()) {
		require.True(t, seen[field.Name], "%s has no case", field.Name)
	}
	got, err := compare(&asl.Comparison{}, "a", true, nil)
	require.NoError(t, err)
	require.False(t, got, "a rule without an operator")
}

func TestCompareFails(t *testing.T) {
	_, err := compareRule(t, `{"Variable":"$.b","StringEqualsPath":"$.x"}`, comparisonInput)
	require.EqualError(t, err, "Invalid path '$.x': The choice state's condition path references an invalid value.")
	other := errors.New("other")
	path := "$.x"
	_, err = compare(&asl.Comparison{StringEqualsPath: &path}, "a", true, func(string) (any, error) { return nil, other })
	require.Equal(t, other, err)
}

func TestMatchesPattern(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"", "", true}, {"", "a", false}, {"*", "", true}, {"*", "a\nb", true}, {"**", "ab", true}, {"a*", "a", true}, {"a*", "ba", false},
		{"*a", "aba", true}, {"*a", "ab", false}, {"a*a", "a", false}, {"a*a", "aa", true}, {"a*b*c", "abbc", true}, {"a*bc*bc", "abc", false},
		{`a\*`, "a*", true}, {`a\*`, "ab", false}, {`a\\*`, `a\b`, true}, {`a\b`, "ab", true}, {`a\`, `a\`, true}, {"log-*.txt", "log-1.txt", true},
		{"?", "a", false}, {"[a]", "a", false},
	} {
		require.Equal(t, c.want, matchesPattern(c.pattern, c.text), "%q %q", c.pattern, c.text)
	}
}

// TestComparisonsRecorded holds the operators against what Step Functions did.
func TestComparisonsRecorded(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_REPLAY", "recordings of Step Functions")
	rows := sources.Lines[struct {
		Case        string
		Rule, Input json.RawMessage
		Matches     bool
	}](t, filepath.Join(dir, "tables", "choice_operators.jsonl"))
	for _, row := range rows {
		got, err := compareRule(t, string(row.Rule), string(row.Input))
		if assert.NoError(t, err, row.Case) {
			assert.Equal(t, row.Matches, got, "%s: %s with %s", row.Case, row.Rule, row.Input)
		}
	}
	t.Logf("%d rules", len(rows))
}

// compareRule evaluates a rule as a Choice does; $$ has one member, a time.
func compareRule(t *testing.T, rule, input string) (bool, error) {
	t.Helper()
	m, list := asl.Parse("", []byte(`{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[`+rule+`]}}}`))
	require.Empty(t, list)
	r := m.States[0].State.(*asl.Choice).Choices[0]
	in, err := value.Parse([]byte(input))
	require.NoError(t, err)
	path := func(text string) (any, error) {
		p, err := jsonpath.Parse(text)
		require.NoError(t, err)
		return p.EvalIn(jsonpath.Roots{Input: in, Context: value.ObjectOf("later", "2030-01-01T00:00:00Z")})
	}
	variable, err := path(*r.Variable)
	if r.IsPresent == nil {
		require.NoError(t, err)
	}
	return compare(&r.Comparison, variable, err == nil, path)
}
