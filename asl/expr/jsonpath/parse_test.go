package jsonpath_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// parsed are paths that are read, with their printed form and the oddities found.
var parsed = []struct {
	text, printed       string
	definite, reference bool
	odd                 int
}{
	{text: "$", printed: "$", definite: true, reference: true},
	{text: "$$", printed: "$$", definite: true, reference: true},
	{text: "$$.Execution.Id", printed: "$$.Execution.Id", definite: true, reference: true},
	{text: "$name", printed: "$name", definite: true, reference: true},
	{text: "$naïve_1.a[0]", printed: "$naïve_1.a[0]", definite: true, reference: true},
	{text: "$x[*]", printed: "$x[*]"},
	{text: "$.a.k-1 ", printed: "$.a.k-1", definite: true, reference: true},
	{text: "$.a*", printed: "$.a*", definite: true, reference: true},
	{text: "$.a.@b", printed: "$.a.@b", definite: true, reference: true},
	{text: "$.arr.length()", printed: "$.arr.length()", definite: true},
	{text: "$.arr['length()']", printed: "$.arr['length()']", definite: true, reference: true},
	{text: "$.['a'].['b']", printed: "$['a']['b']", definite: true, reference: true},
	{text: "$['']", printed: "$['']", definite: true, reference: true},
	{text: `$['Test\""Name"']`, printed: `$['Test\""Name"']`, definite: true, reference: true},
	{text: "$['x','y']", printed: "$['x','y']", definite: true},
	{text: "$['x' , 'y']", printed: "$['x','y']", definite: true},
	{text: `$.a["it's"]`, printed: "$.a[']", definite: true, odd: 2},
	{text: "$[-1]", printed: "$[-1]", definite: true, reference: true},
	{text: "$.arr[ 1 ]", printed: "$.arr[1]", definite: true, reference: true},
	{text: "$.arr[,1]", printed: "$.arr[1]", definite: true, reference: true, odd: 1},
	{text: "$.arr[0,2]", printed: "$.arr[0,2,]"},
	{text: "$.arr[1:]", printed: "$.arr[1:]"},
	{text: "$.arr[:2]", printed: "$.arr[:2]"},
	{text: "$.arr[1:-1]", printed: "$.arr[1:-1]"},
	{text: "$.arr[0:4:2]", printed: "$.arr[0:4]", odd: 1},
	{text: "$[(@.length-1)].bar", printed: "$[(@.length-1)].bar", definite: true},
	{text: "$[(@.size - 2)]", printed: "$[(@.length-2)]", definite: true},
	{text: "$..a", printed: "$..a"},
	{text: "$..*", printed: "$..[*]"},
	{text: "$..['id','t']", printed: "$..['id','t']"},
	{text: "$.*.x", printed: "$[*].x"},
	{text: "$.a[?]", printed: "$.a[?]", odd: 1},
	{text: "$[0]b", printed: "$[0].b", definite: true, reference: true, odd: 1},
	{text: "$.a[?(@.id==1)].t", printed: "$.a[?(@.id == 1)].t"},
	{text: "$.[?(@.year < 1999)].name", printed: "$[?(@.year < 1999)].name"},
	{text: "$[?(@.code==es)].text", printed: "$[?(@.code == es)].text"},
	{text: `$[?(@.code=="es")]`, printed: `$[?(@.code == "es")]`, odd: 1},
	{text: "$.a[?(@.id ==)]", printed: "$.a[?(@.id == )]", odd: 1},
	{text: "$.a[?(10 > @.price)]", printed: "$.a[?(10 > @.price)]"},
	{text: "$.a[?(@['k k'] == 'a && (b')]", printed: "$.a[?(@['k k'] == 'a && (b')]"},
	{text: "$.a[?(!@.x)]", printed: "$.a[?(!@.x)]"},
	{text: "$.a[?(@.t =~ /A|(B.*)/i)]", printed: "$.a[?(@.t =~ /A|(B.*)/i)]"},
	{text: "$.a[?(@.x == $.y)]", printed: "$.a[?(@.x == $.y)]"},
	{text: "$.a[?(@.x == $limit.y || @.x == $$.Execution.Name)]", printed: "$.a[?(@.x == $limit.y || @.x == $$.Execution.Name)]"},
	{text: "$.a[?(@.x && (@.y || @.z))]", printed: "$.a[?(@.x && (@.y || @.z))]", odd: 1},
	{text: "$.a[?((@.x == 1))]", printed: "$.a[?(@.x == 1)]"},
	{text: "$.a[?(@.b[0] >= 1 && @.c <= 2 && @.d != null)]", printed: "$.a[?(@.b[0] >= 1 && @.c <= 2 && @.d != null)]"},
}

func TestParse(t *testing.T) {
	for _, c := range parsed {
		t.Run(c.text, func(t *testing.T) {
			path, err := jsonpath.Parse(c.text)
			require.NoError(t, err)
			require.Equal(t, c.printed, path.String())
			require.Equal(t, c.definite, path.Definite())
			require.Equal(t, c.reference, path.Reference() == nil)
			require.Len(t, path.Odd, c.odd, "%v", path.Odd)
		})
	}
}

// refused are texts that are no paths, with the kind and the place of the fault.
var refused = []struct {
	text, code string
	offset     int
}{
	{"", jsonpath.CodeStart, 0},
	{"   ", jsonpath.CodeStart, 0},
	{" $.a", jsonpath.CodeStart, 0},
	{"prod-v1", jsonpath.CodeStart, 0},
	{".guid", jsonpath.CodeStart, 0},
	{"()", jsonpath.CodeStart, 0},
	{"@.a", jsonpath.CodeStart, 0},
	{"$$23", jsonpath.CodeRoot, 2},
	{"$23", jsonpath.CodeRoot, 1},
	{"$a-b", jsonpath.CodeRoot, 2},
	{"$(", jsonpath.CodeRoot, 1},
	{"$ .a", jsonpath.CodeRoot, 1},
	{"$[0]$", jsonpath.CodeRoot, 4},
	{"$.", jsonpath.CodeEnd, 2},
	{"$.a.", jsonpath.CodeEnd, 4},
	{"$...", jsonpath.CodeEnd, 4},
	{"$.a..", jsonpath.CodeEnd, 5},
	{"$. a", jsonpath.CodeBlank, 2},
	{"$.a b", jsonpath.CodeBlank, 3},
	{"$.ü b", jsonpath.CodeBlank, 4},
	{"$[]", jsonpath.CodeBracket, 1},
	{"$.a[b]", jsonpath.CodeBracket, 3},
	{"$.a[@.length]", jsonpath.CodeBracket, 3},
	{"$.a[(@.count-1)]", jsonpath.CodeBracket, 5},
	{`$.a["b"]`, jsonpath.CodeQuotes, 3},
	{"$['a", jsonpath.CodeUnclosed, 4},
	{"$.a[0", jsonpath.CodeUnclosed, 5},
	{"$.a[", jsonpath.CodeUnclosed, 4},
	{"$.a[(@.length-1]", jsonpath.CodeUnclosed, 16},
	{"$.arr[-]", jsonpath.CodeNumber, 6},
	{"$.arr[::2]", jsonpath.CodeNumber, 7},
	{"$.arr[0,,1]", jsonpath.CodeNumber, 8},
	{"$.arr[99999999999]", jsonpath.CodeNumber, 6},
	{"$.a[?(]", jsonpath.CodeFilter, 7},
	{"$.a[?(!$.b)]", jsonpath.CodeFilter, 6},
	{"$.a[?()]", jsonpath.CodeFilter, 6},
	{"$.a[?@.id==1]", jsonpath.CodeFilter, 3},
	{"$.a[?(@.id == 1 &&)]", jsonpath.CodeFilter, 18},
	{"$.a[?(@.id = 1)]", jsonpath.CodeFilter, 11},
	{"$.a[?(word)]", jsonpath.CodeFilter, 6},
	{"$.a[?(1 == !@.b)]", jsonpath.CodeFilter, 11},
	{"$.a[?(@.b[*] == 1)]", jsonpath.CodeFilter, 6},
	{"$.a[?((@.b == 1) c)]", jsonpath.CodeFilter, 17},
	{"$.a[?(@.title size 9)]", jsonpath.CodeOperator, 14},
	{"$.a[?(@.t nin ['a','b'])]", jsonpath.CodeOperator, 10},
	{"$.a[?(@['x y'] in ['a'] && @.b == 1)]", jsonpath.CodeOperator, 15},
	{"$.a[?(@.b == 1 && !@.t  contains 'a')]", jsonpath.CodeOperator, 24},
	{"$.a[?(@.t 1)]", jsonpath.CodeBlank, 9},
}

func TestRefuse(t *testing.T) {
	for _, c := range refused {
		t.Run(c.text, func(t *testing.T) {
			_, err := jsonpath.Parse(c.text)
			var e *jsonpath.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, c.code, e.Code, e.Message)
			require.Equal(t, c.offset, e.Offset, e.Message)
			require.GreaterOrEqual(t, e.End, e.Offset)
		})
	}
	_, err := jsonpath.Parse("$.ü b")
	require.EqualError(t, err, "column 4: a blank cannot stand in a path outside of brackets")
	_, err = jsonpath.Parse("$.a[?(@.x in ['a','b'])]")
	require.EqualError(t, err, `column 11: "in" is no operator of filters: there are ==, !=, <, <=, >, >= and =~`)
}

// TestDepth holds nested filters to their limit, so that no text exhausts the stack.
func TestDepth(t *testing.T) {
	deep := func(n int) string {
		text := "$.a"
		for range n {
			text = "$.a[?(" + text + "[(@.length-1)])]"
		}
		return text
	}
	_, err := jsonpath.Parse(deep(40))
	require.Error(t, err)
	parens := func(n int) string {
		return "$[?(" + strings.Repeat("(", n) + "@.a" + strings.Repeat(")", n) + ")]"
	}
	_, err = jsonpath.Parse(parens(10))
	require.NoError(t, err)
	_, err = jsonpath.Parse(parens(100_000))
	var e *jsonpath.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, jsonpath.CodeDepth, e.Code)
}

// TestSteps looks at the tree of a path with every kind of step.
func TestSteps(t *testing.T) {
	path, err := jsonpath.Parse("$v.a['b'][1][(@.length-2)][3,4][5:][*]..['c','d'][?(!@.e || 'f' =~ /g/i && h > $.i)][?]")
	require.NoError(t, err)
	require.Equal(t, "v", path.Name)
	require.Equal(t, 2, path.RootEnd)
	var kinds []string
	jsonpath.Walk(path, func(n jsonpath.Node) bool {
		switch n := n.(type) {
		case *jsonpath.Name:
			kinds = append(kinds, "name "+n.Value)
		case *jsonpath.Names:
			kinds = append(kinds, "names "+n.Values[0]+n.Values[1])
		case *jsonpath.Exists:
			require.True(t, n.Not)
			kinds = append(kinds, "exists")
		case *jsonpath.Compare:
			kinds = append(kinds, n.Op)
		case *jsonpath.Regexp:
			require.True(t, n.IgnoreCase)
			kinds = append(kinds, n.Pattern)
		case *jsonpath.String:
			kinds = append(kinds, n.Value)
		case *jsonpath.Literal:
			kinds = append(kinds, n.Text)
		}
		return true
	})
	require.Equal(t, []string{"name a", "name b", "names cd", "exists", "name e", "=~", "f", "g", ">", "h", "name i"}, kinds)
	require.Equal(t, -2, path.Steps[3].(*jsonpath.FromEnd).Offset)
	require.Equal(t, []int{3, 4}, path.Steps[4].(*jsonpath.Indexes).Values)
	slice := path.Steps[5].(*jsonpath.Slice)
	require.Equal(t, 5, *slice.From)
	require.Nil(t, slice.To)
	require.IsType(t, &jsonpath.FromEnd{}, path.Reference())
}
