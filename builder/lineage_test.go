package builder_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
)

type secretPerson struct {
	ID   string `json:"id"`
	Name string `json:"name" asl:"sensitive"`
}

type secretIn struct {
	Person secretPerson   `json:"person"`
	All    []secretPerson `json:"all"`
}

type secretText struct {
	Text string `json:"Message"`
}

func secretCall[Req, Res any](action string) builder.Call[Req, Res] {
	return builder.NewCall[Req, Res](builder.CallSpec{
		Service: "sns", Action: action,
		Arguments: []builder.Argument{builder.TextArgument("TopicArn", "arn:aws:sns:eu-central-1:123456789012:t")},
	})
}

func flowsOf(t *testing.T, w *builder.Workflow[secretIn, secretText]) []string {
	t.Helper()
	report, list := w.Lineage()
	require.NotNil(t, report, "%s", list)
	out := []string{}
	for _, f := range report.Flows {
		out = append(out, f.Source+" > "+string(f.Sink)+" "+f.State+" "+f.Parameter)
		require.NotZero(t, f.Line)
	}
	return out
}

func TestLineageOfAFormattedText(t *testing.T) {
	w := builder.New[secretIn, secretText]("w")
	req := secretText{}
	send := builder.Task(w, "Send", secretCall[secretText, secretText]("publish")).
		Arguments(&req, builder.Bind(&req.Text, builder.Format("For {}", &w.Input().Person.Name)))
	w.StartAt(send)
	require.Equal(t, []string{"secretPerson.Name > call Send Message"}, flowsOf(t, w))
}

func TestLineageLeavesTheNeighboursAlone(t *testing.T) {
	w := builder.New[secretIn, secretText]("w")
	req := secretText{}
	send := builder.Task(w, "Send", secretCall[secretText, secretText]("publish")).
		Arguments(&req, builder.Bind(&req.Text, &w.Input().Person.ID))
	w.StartAt(send)
	require.Empty(t, flowsOf(t, w))
}

func TestLineageThroughAVariableIntoAnErrorText(t *testing.T) {
	w := builder.New[secretIn, secretText]("w")
	note := builder.Var[string](w, "note")
	keep := builder.PassThrough(w, "Keep").Assign(builder.Bind(note, builder.JSONText(&w.Input().Person)))
	w.StartAt(keep).Then(builder.Fail(w, "Stop", "Bad", note))
	require.Equal(t, []string{"secretPerson.Name > variable Keep note", "secretPerson.Name > error Stop Cause"}, flowsOf(t, w))
}

func TestForbidNamesTheField(t *testing.T) {
	build := func(p builder.SensitivePolicy) bool {
		w := builder.New[secretIn, secretText]("w")
		req := secretText{}
		send := builder.Task(w, "Send", secretCall[secretText, secretText]("publish")).
			Arguments(&req, builder.Bind(&req.Text, &w.Input().Person.Name))
		w.StartAt(send)
		builder.Forbid(w, p)
		if _, list := w.Build(); list.HasErrors() {
			require.Len(t, list, 1)
			require.Equal(t, "ASL6100", list[0].Code)
			require.Contains(t, list[0].Message, `sensitive field secretPerson.Name reaches the call sns:publish at Message of "Send"`)
			return false
		}
		return true
	}
	require.False(t, build(builder.SensitiveTo(builder.Service("sns"))))
	require.True(t, build(builder.SensitiveTo(builder.Service("sns")).Except("Name")))
	require.True(t, build(builder.SensitiveTo(builder.Service("sns", "other"), builder.ErrorTexts())))
}
