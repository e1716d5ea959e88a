package passage_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/passage"
)

func TestParse(t *testing.T) {
	value := "approve"
	for text, want := range map[string]passage.Query{
		"Publish<-Approved": {Target: "Publish", Terms: []passage.Term{{Name: "Approved"}}},
		" Publish note <- Physician review:approve | Chief ": {Target: "Publish note", Terms: []passage.Term{{Name: "Physician review:approve"}, {Name: "Chief"}}},
		`"A<-B"<-"C|D":"approve"|"E"`:                        {Target: "A<-B", Terms: []passage.Term{{Name: "C|D", Value: &value, Quoted: true}, {Name: "E", Quoted: true}}},
		`A<-"C" : approve`:                                   {Target: "A", Terms: []passage.Term{{Name: "C", Value: &value, Quoted: true}}},
		`A<-B "C"`:                                           {Target: "A", Terms: []passage.Term{{Name: `B "C"`}}},
	} {
		got, err := passage.Parse(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
}

func TestParseRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":          "the state before <- is missing",
		"<-B":       "the state before <- is missing",
		"Publish":   `<- is missing after "Publish"`,
		"A<-":       "a passage is missing: a state, or a state, a colon and a value",
		"A<-B|":     "a passage is missing: a state, or a state, a colon and a value",
		"A<-B||C":   "a passage is missing: a state, or a state, a colon and a value",
		"A<-B<-C":   `"B<-C" has another <-; put the name in double quotes`,
		`"A<-B`:     `the quotes of "A<-B are not closed, or hold what Go does not read`,
		`A<-"B`:     `the quotes of "B are not closed, or hold what Go does not read`,
		`A<-"B" C`:  `| is missing before "C"`,
		`A<-"B":`:   `the value after the colon of "B" is missing`,
		`A<-"B":|C`: `the value after the colon of "B" is missing`,
		`"A" B<-C`:  `<- is missing after "A"`,
		`A<-"B":"C`: `the quotes of "C are not closed, or hold what Go does not read`,
	} {
		_, err := passage.Parse(text)
		require.EqualError(t, err, want, text)
	}
}

// FuzzParse: what is read is written so that it is read again.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"Publish<-Review:approve|Chief", `"A<-B"<-"C|D":"x"`, "<-", `A<-"B":|`, "A<-B <-", "é<-\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := passage.Parse(text)
		if err != nil {
			require.Empty(t, q.Terms)
			return
		}
		require.NotEmpty(t, q.Terms)
		again, err := passage.Parse(q.String())
		require.NoError(t, err, q.String())
		require.Equal(t, q, again)
	})
}

// FuzzRule: no document and no query makes it panic, and a path that is printed begins at StartAt and ends at the target.
func FuzzRule(f *testing.F) {
	f.Add(jsonata(answer, "$answer.decision = 'approve'", ""), "Publish<-Review:approve")
	f.Add(jsonata(answer, "($answer.a ? $answer.b : '') = 'approve' or 1 in ['approve']", ""), "Publish<-Decision:approve|End")
	f.Add(jsonpath(`"ResultPath": "$.review",`, `"Or": [{"And": [{"Variable": "$.review.decision", "StringEquals": "approve"}]}]`, ""), "Publish<-Review:approve")
	f.Add(`{"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [{"StartAt": "P", "States": {"P": {"Type": "Map"}}}, {}], "End": true}}}`, "P<-P")
	f.Fuzz(func(t *testing.T, document, query string) {
		m, faults := asl.Parse("m", []byte(document))
		q, err := passage.Parse(query)
		if faults.HasErrors() || err != nil {
			return
		}
		g := passage.New(m)
		rule, _ := g.Rule(q)
		rule.Since = append(rule.Since, m.StartAt)
		for _, d := range g.Check(rule) {
			require.Equal(t, "StartAt", d.Path[0])
			require.Equal(t, rule.Target, d.Path[len(d.Path)-1])
			require.NotEmpty(t, d.Diagnostic().Message)
		}
	})
}
