package asl_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// edited is a document in which order, duplicates, unknown members, number spelling and wrong types must survive.
const edited = `{
  "States": {
    "A": {"Next": "B", "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
      "Retry": [{"BackoffRate": 1.50, "ErrorEquals": ["States.ALL"], "Later": 1e2}, 7],
      "TimeoutSeconds": 60.0, "Comment": 5, "Zeal": true, "Next": "C", "Parameters": {"b": 1.0, "a": "<&>"}},
    "B": 5,
    "C": {"Type": "Nap", "Depth": 1E3},
    "C": {"Type": "Succeed"}
  },
  "StartAt": "A", "Extra": [1.10]
}`

func task(t *testing.T, m *asl.StateMachine, name string) *asl.Task {
	t.Helper()
	s, ok := m.States.Get(name).(*asl.Task)
	require.True(t, ok)
	return s
}

func TestUntouchedTextIsPrintedAsItWasRead(t *testing.T) {
	for _, text := range []string{
		edited, `{}`, ` {"StartAt" :"A"} `, "\ufeff{\r\n\t\"StartAt\":\"A\"\r\n}\r\n\r\n", `[1, 2.50]`, `"text"`, `null`, `0`,
		`{"Comment":"\ud800\u0041\/"}`, `{"States":{"A":null,"A":[]}}`, `{"States":[1]}`, `{"StartAt":""}`, "{\"a\":1}\n",
	} {
		require.Equal(t, text, string(parse(t, text).Print()))
	}
}

func TestEdits(t *testing.T) {
	tests := map[string]struct {
		edit func(m *asl.StateMachine)
		want string // the text, compact, with "…" for what the edit leaves alone
	}{
		"change the member that counts": {
			func(m *asl.StateMachine) { task(t, m, "A").Next = new("B") },
			`{"States":{"A":{"Next":"B","Type":"Task",…,"Zeal":true,"Next":"B","Parameters":{"b":1.0,"a":"<&>"}},"B":5,"C":{"Type":"Nap","Depth":1E3},"C":{"Type":"Succeed"}},"StartAt":"A","Extra":[1.10]}`,
		},
		"remove with duplicates": {
			func(m *asl.StateMachine) { task(t, m, "A").Next = nil },
			`{"States":{"A":{"Type":"Task",…,"Zeal":true,"Parameters":…`,
		},
		"add after the field before it": {
			func(m *asl.StateMachine) { task(t, m, "A").HeartbeatSeconds = asl.Literal(5) },
			`…"TimeoutSeconds":60.0,"HeartbeatSeconds":5,"Comment":5,…`,
		},
		"add at the front": {
			func(m *asl.StateMachine) { m.Comment = new("c") },
			`{"Comment":"c","States":{…`,
		},
		"set what had a wrong type": {
			func(m *asl.StateMachine) { task(t, m, "A").Comment = new("now right") },
			`…"TimeoutSeconds":60.0,"Comment":"now right","Zeal":true,…`,
		},
		"change inside a list": {
			func(m *asl.StateMachine) { task(t, m, "A").Retry[0].MaxAttempts = new(2) },
			`…"Retry":[{"BackoffRate":1.50,"ErrorEquals":["States.ALL"],"MaxAttempts":2,"Later":1e2},7],…`,
		},
		"make an object of what was none": {
			func(m *asl.StateMachine) { task(t, m, "A").Retry[1].ErrorEquals = []string{"E"} },
			`…"Later":1e2},{"ErrorEquals":["E"]}],…`,
		},
		"literal to expression": {
			func(m *asl.StateMachine) { task(t, m, "A").TimeoutSeconds = asl.Expression[int]("$t") },
			`…"TimeoutSeconds":"{% $t %}","Comment":5,…`,
		},
		"free JSON": {
			func(m *asl.StateMachine) { task(t, m, "A").Parameters = jsontree.NewArray(jsontree.NewInt(1)) },
			`…"Next":"C","Parameters":[1]},"B":5,…`,
		},
		"rename a state": {
			func(m *asl.StateMachine) { m.States[0].Name = "Z" },
			`{"States":{"Z":{"Next":"B","Type":"Task",…`,
		},
		"add a state": {
			func(m *asl.StateMachine) {
				m.States = append(m.States, asl.NamedState{Name: "D", State: &asl.Fail{Error: asl.Literal("E")}})
			},
			`…"C":{"Type":"Succeed"},"D":{"Type":"Fail","Error":"E"}},"StartAt":"A",…`,
		},
		"remove states": {
			func(m *asl.StateMachine) { m.States = m.States[:1] },
			`…"Parameters":{"b":1.0,"a":"<&>"}}},"StartAt":"A",…`,
		},
		"remove all": {
			func(m *asl.StateMachine) { m.States, m.StartAt = nil, "" },
			`{"Extra":[1.10]}`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			m := parse(t, edited)
			test.edit(m)
			got := string(asl.Tree(m).AppendJSON(nil, ""))
			rest := got
			parts := strings.Split(test.want, "…")
			require.True(t, strings.HasPrefix(rest, parts[0]), got)
			require.True(t, strings.HasSuffix(rest, parts[len(parts)-1]), got)
			for _, part := range parts {
				_, after, ok := strings.Cut(rest, part)
				require.True(t, ok, "%s\nlacks %s", got, part)
				rest = after
			}
			require.Equal(t, asl.Format(m), m.Print(), "an edited document is printed in the canonical layout")
		})
	}
}

func TestAnEditTakenBackLeavesTheTextUntouched(t *testing.T) {
	m := parse(t, edited)
	a := task(t, m, "A")
	a.Next, a.TimeoutSeconds = new("B"), asl.Literal(61)
	require.NotEqual(t, edited, string(m.Print()))
	a.Next, a.TimeoutSeconds = new("C"), asl.Literal(60)
	require.Equal(t, edited, string(m.Print()))
}

func TestEditedYAMLIsPrintedAsJSON(t *testing.T) {
	text := "# head\nStartAt: A # start\nStates:\n  A: {Type: Pass, Next: B, Size: 0o17}\n  B:\n    Type: Succeed\n"
	m, list := asl.ParseYAML("f.yaml", []byte(text))
	require.Empty(t, list)
	require.Equal(t, text, string(m.Print()))
	m.States[0].State.(*asl.Pass).Next = new("C")
	require.Equal(t, `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Next": "C",
      "Size": 15
    },
    "B": {
      "Type": "Succeed"
    }
  }
}
`, string(m.Print()))
}

func TestBuiltMachineIsPrintedInStructOrder(t *testing.T) {
	m := &asl.StateMachine{
		States: asl.States{
			{Name: "Pick & <choose>", State: &asl.Choice{
				Choices: []asl.ChoiceRule{
					{Next: new("Z"), Variable: new("$.n"), Comparison: asl.Comparison{NumericLessThan: new(1e21)}},
					{Next: new("Z"), Condition: asl.Expression[bool]("$states.input.ok")},
					{Next: new("Z"), Not: &asl.ChoiceRule{Variable: new("$.a"), Comparison: asl.Comparison{IsPresent: new(false)}}},
				},
			}},
			{Name: "A", State: &asl.Task{
				End: new(true), Resource: "arn", ResultPath: asl.NullPath(), InputPath: asl.Path("$.x"),
				Credentials: asl.Literal(asl.Credentials{RoleArnPath: new("$.role")}),
				Catch:       []asl.Catcher{{Next: "Z", ErrorEquals: []string{"States.ALL"}}}, Retry: []asl.Retrier{},
			}},
			{Name: "Z", State: &asl.Succeed{}},
		},
		StartAt: "A", TimeoutSeconds: new(60), QueryLanguage: new(asl.JSONata),
	}
	require.Equal(t, `{
  "QueryLanguage": "JSONata",
  "TimeoutSeconds": 60,
  "StartAt": "A",
  "States": {
    "Pick & <choose>": {
      "Type": "Choice",
      "Choices": [
        {
          "Variable": "$.n",
          "NumericLessThan": 1e+21,
          "Next": "Z"
        },
        {
          "Condition": "{% $states.input.ok %}",
          "Next": "Z"
        },
        {
          "Not": {
            "Variable": "$.a",
            "IsPresent": false
          },
          "Next": "Z"
        }
      ]
    },
    "A": {
      "Type": "Task",
      "InputPath": "$.x",
      "Resource": "arn",
      "Credentials": {
        "RoleArn.$": "$.role"
      },
      "ResultPath": null,
      "Retry": [],
      "Catch": [
        {
          "ErrorEquals": [
            "States.ALL"
          ],
          "Next": "Z"
        }
      ],
      "End": true
    },
    "Z": {
      "Type": "Succeed"
    }
  }
}
`, string(m.Print()))
	require.Equal(t, m.Print(), m.Print(), "same input, same bytes")
	again := parse(t, string(m.Print()))
	requireSameModel(t, m, again)
}
