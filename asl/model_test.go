package asl_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
)

func TestValueReadsLiteralOrExpression(t *testing.T) {
	tests := []struct {
		json    string
		literal any // of TimeoutSeconds, nil when it is none
		text    string
		isExpr  bool
	}{
		{`60`, 60, "", false},
		{`60.0`, 60, "", false},
		{`6e1`, 60, "", false},
		{`-0`, 0, "", false},
		{`"{% $x + 1 %}"`, nil, "$x + 1", true},
		{`"{%$x%}"`, nil, "$x", true},
		{`"{%%}"`, nil, "", true},
		{`"{%}"`, nil, "", false},
		{`" {% $x %}"`, nil, "", false},
		{`"60"`, nil, "", false},
		{`1.5`, nil, "", false},
		{`1e400`, nil, "", false},
		{`99999999999999999999`, nil, "", false},
		{`null`, nil, "", false},
		{`{}`, nil, "", false},
	}
	for _, test := range tests {
		text := `{"StartAt":"A","States":{"A":{"Type":"Task","TimeoutSeconds":` + test.json + `}}}`
		m := parse(t, text)
		v := task(t, m, "A").TimeoutSeconds
		literal, ok := v.Literal()
		assert.Equal(t, test.literal != nil, ok, test.json)
		if ok {
			assert.Equal(t, test.literal, literal, test.json)
		}
		expression, ok := v.Expression()
		assert.Equal(t, test.isExpr, ok, test.json)
		assert.Equal(t, test.isExpr, v.IsExpression(), test.json)
		assert.Equal(t, test.text, expression, test.json)
		assert.Equal(t, text, string(m.Print()))
	}
}

func TestCredentials(t *testing.T) {
	m := parse(t, `{"States":{"A":{"Type":"Task","Credentials":{"RoleArn":"{% $r %}","More":1}},"B":{"Type":"Task","Credentials":"{% $c %}"}}}`)
	c, ok := task(t, m, "A").Credentials.Literal()
	require.True(t, ok)
	expression, ok := c.RoleArn.Expression()
	require.True(t, ok)
	require.Equal(t, "$r", expression)
	require.Len(t, c.Unknown(), 1)
	require.True(t, task(t, m, "B").Credentials.IsExpression())
	c.RoleArn = asl.Literal("arn")
	task(t, m, "A").Credentials = asl.Literal(c)
	require.Equal(t, `{"States":{"A":{"Type":"Task","Credentials":{"RoleArn":"arn","More":1}},"B":{"Type":"Task","Credentials":"{% $c %}"}}}`,
		string(asl.Tree(m).AppendJSON(nil, "")))
}

func TestNullablePath(t *testing.T) {
	m := parse(t, `{"States":{"A":{"Type":"Pass","InputPath":null,"ResultPath":"$.x","OutputPath":7}}}`)
	a := m.States[0].State.(*asl.Pass)
	require.True(t, a.InputPath.IsNull())
	text, ok := a.ResultPath.Text()
	require.True(t, ok)
	require.Equal(t, "$.x", text)
	require.True(t, a.OutputPath.IsAbsent())
	a.InputPath, a.ResultPath = asl.Path("$.y"), asl.NullPath()
	require.Equal(t, `{"Type":"Pass","InputPath":"$.y","ResultPath":null,"OutputPath":7}`, string(asl.Tree(a).AppendJSON(nil, "")))
	a.ResultPath = asl.NullablePath{}
	require.Nil(t, asl.Tree(a).Get("ResultPath"))
}

func TestPositions(t *testing.T) {
	const json = "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"Ä\": {\"Type\": \"Pass\", \"Next\": \"B\", \"Odd\": 1, \"Next\": \"C\"}\n  }\n}\n"
	const yaml = "StartAt: A\nStates:\n  Ä:\n    Type: Pass\n    Next: B\n    Odd: 1\n    Next: C\n"
	check := func(m *asl.StateMachine, list diag.List, name, node, next, nextName, start string) {
		t.Helper()
		require.Empty(t, list)
		s := m.States[0].State
		assert.Equal(t, name, m.States[0].NamePos().String())
		assert.Equal(t, node, s.Pos().String())
		assert.Equal(t, next, s.FieldPos("Next").String())
		assert.Equal(t, nextName, s.NamePos("Next").String())
		assert.Equal(t, node, s.FieldPos("End").String(), "an absent field is where the object is")
		assert.Equal(t, start, m.FieldPos("StartAt").String())
		assert.Equal(t, "Odd", s.(*asl.Pass).Unknown()[0].Name)
		assert.Len(t, s.(*asl.Pass).Duplicates(), 1)
		assert.Equal(t, "Next", s.(*asl.Pass).Duplicates()[0].Name)
	}
	m, list := asl.Parse("f", []byte(json))
	check(m, list, "f:4:5", "f:4:10", "f:4:58", "f:4:50", "f:2:14")
	m, list = asl.ParseYAML("f", []byte(yaml))
	check(m, list, "f:3:3", "f:4:5", "f:7:11", "f:7:5", "f:1:10")

	built := &asl.Pass{}
	built.SetOrigin(diag.Pos{File: "w.go", Line: 3})
	assert.Equal(t, "w.go:3", built.Pos().String())
	assert.Equal(t, "w.go:3", built.FieldPos("Next").String())
	assert.Equal(t, "w.go:3", asl.NamedState{Name: "A", State: built}.NamePos().String())
}

const nested = `{"StartAt":"P","QueryLanguage":"JSONata","States":{
  "P":{"Type":"Parallel","QueryLanguage":"JSONPath","Branches":[
    {"StartAt":"a/b","States":{"a/b":{"Type":"Pass","End":true}}},
    {"StartAt":"M","States":{"M":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED"},"StartAt":"x~","States":{"x~":{"Type":"Wait","QueryLanguage":"JSONPath"}}},
      "Iterator":{"StartAt":"y","States":{"y":{"Type":"New"}}}}}}],
    "Catch":[{"ErrorEquals":["E"],"Next":"Q"},{}],"Next":"C"},
  "C":{"Type":"Choice","Choices":[{"Next":"Q"},{"Not":{"Next":"no"}},{"Next":"P"}],"Default":"F"},
  "Q":{"Type":"Succeed"},"F":{"Type":"Fail"},"T":{"Type":"Task","Next":"Q"}}}`

func TestWalk(t *testing.T) {
	m := parse(t, nested)
	var got []string
	asl.Walk(m, func(v asl.Visit) bool {
		got = append(got, fmt.Sprintf("%s %s %s %s %s", v.Pointer, v.State.Kind(), v.Scope.Kind, v.Scope.OwnerName, v.QueryLanguage()))
		require.Same(t, v.State.Source(), m.Source().Lookup(v.Pointer))
		require.Equal(t, v.Scope.States[v.Index].Name, v.Name)
		require.True(t, v.NamePos().IsValid())
		return true
	})
	require.Equal(t, []string{
		"/States/P Parallel machine  JSONPath",
		"/States/P/Branches/0/States/a~1b Pass branch P JSONata",
		"/States/P/Branches/1/States/M Map branch P JSONata",
		"/States/P/Branches/1/States/M/ItemProcessor/States/x~0 Wait processor M JSONPath",
		"/States/P/Branches/1/States/M/Iterator/States/y New iterator M JSONata",
		"/States/C Choice machine  JSONata",
		"/States/Q Succeed machine  JSONata",
		"/States/F Fail machine  JSONata",
		"/States/T Task machine  JSONata",
	}, got)

	count := 0
	asl.Walk(m, func(asl.Visit) bool { count++; return false })
	require.Equal(t, 5, count, "false passes over the states inside")

	scopes := asl.Scopes(m)
	require.Len(t, scopes, 5)
	require.True(t, scopes[3].Distributed())
	require.False(t, scopes[4].Distributed())
	require.Equal(t, "x~", scopes[3].StartAt)
	require.Same(t, scopes[2], scopes[3].Parent)
	require.Nil(t, asl.Scopes(nil))
	asl.Walk(nil, func(asl.Visit) bool { t.Fatal("nothing to visit"); return true })
	require.Equal(t, asl.JSONPath, asl.LanguageOf(nil, &asl.Pass{}))
}

func TestTransitions(t *testing.T) {
	m := parse(t, nested)
	ways := func(name string) []string {
		var out []string
		for _, w := range asl.Transitions(m.States.Get(name)) {
			out = append(out, w.Pointer+" "+w.To)
			require.Equal(t, m.Source().Lookup("/States/"+name+w.Pointer).Pos(), w.Pos)
		}
		return out
	}
	require.Equal(t, []string{"/Next C", "/Catch/0/Next Q"}, ways("P"))
	require.Equal(t, []string{"/Choices/0/Next Q", "/Choices/2/Next P", "/Default F"}, ways("C"))
	require.Empty(t, ways("Q"))
	require.True(t, asl.IsTerminal(m.States.Get("Q")))
	require.True(t, asl.IsTerminal(m.States.Get("F")))
	require.False(t, asl.IsTerminal(m.States.Get("T")))
	require.True(t, asl.IsTerminal(&asl.UnknownState{End: new(true)}))
	require.Nil(t, m.States.Get("none"))
	require.Equal(t, []string{"P", "C", "Q", "F", "T"}, m.States.Names())
}

func TestSharedFieldsOfEveryState(t *testing.T) {
	states := []asl.State{
		&asl.Task{}, &asl.Parallel{}, &asl.Map{}, &asl.Pass{}, &asl.Wait{}, &asl.Choice{}, &asl.Succeed{}, &asl.Fail{}, &asl.UnknownState{},
	}
	for _, s := range states {
		require.Nil(t, asl.CommentOf(s))
		require.Nil(t, asl.QueryLanguageOf(s))
		require.Nil(t, asl.NextOf(s))
		require.Nil(t, asl.EndOf(s))
		require.Nil(t, asl.RetryOf(s))
		require.Nil(t, asl.CatchOf(s))
		require.Nil(t, asl.AssignOf(s))
		require.Nil(t, asl.OutputOf(s))
		require.Empty(t, asl.Transitions(s))
	}
	require.Panics(t, func() { asl.NextOf(nil) })
	require.Equal(t, "c", *asl.CommentOf(&asl.Fail{Comment: new("c")}))
}

func TestWrongDocumentsAreHeld(t *testing.T) {
	m := parse(t, `{"States":{"A":{"Type":7,"Next":"B"},"B":{"Next":"A"},"C":{"Type":"Tsak","End":true}},"StartAt":[]}`)
	require.Empty(t, m.StartAt)
	for i, kind := range []asl.StateType{"", "", "Tsak"} {
		s, ok := m.States[i].State.(*asl.UnknownState)
		require.True(t, ok)
		require.Equal(t, kind, s.Kind())
	}
	require.Equal(t, "B", *asl.NextOf(m.States[0].State))
	require.Empty(t, parse(t, `[]`).States)
	require.Nil(t, parse(t, `{"States":7}`).States)
	require.NotNil(t, parse(t, `{"States":{}}`).States)
}

func TestTextThatIsNoJSON(t *testing.T) {
	m, list := asl.Parse("f", []byte(`{"StartAt": "A",}`))
	require.Nil(t, m)
	require.Equal(t, "f:1:16", list[0].Pos.String())
	m, list = asl.ParseYAML("f", []byte("a: [\n"))
	require.Nil(t, m)
	require.Len(t, list, 1)
	require.Nil(t, asl.FromTree(nil))
	require.Equal(t, "{}\n", string(parse(t, "{}\n").Print()))
}

func TestPartOfADocumentIsPrintedAlone(t *testing.T) {
	outer := parse(t, `{"definition": {"StartAt":  "A"}}`)
	inner := asl.FromTree(outer.Source().Get("definition"))
	require.Equal(t, "{\n  \"StartAt\": \"A\"\n}\n", string(inner.Print()))
}
