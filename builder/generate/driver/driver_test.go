package driver_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/generate"
	"github.com/aslgen/aslgen/builder/generate/driver"
)

func TestRunGoesOnAfterAPanic(t *testing.T) {
	at := diag.Pos{File: "/u/flow.go", Line: 7, Column: 6}
	env := driver.Run([]driver.Entry{
		{Package: "u", Symbol: "Panics", Pos: at, Make: func() builder.Definition { panic("no region") }},
		{Package: "u", Symbol: "Empty", Pos: at, Make: func() builder.Definition { return builder.New[int, int]("empty") }},
		{Package: "u", Symbol: "Nil", Pos: at, Make: func() builder.Definition { return nil }},
	}, true)
	require.Equal(t, driver.Version, env.Version)
	require.Len(t, env.Workflows, 3)
	require.Contains(t, env.Workflows[0].Diagnostics.String(), `"Panics" panics: no region`)
	require.Equal(t, "empty", env.Workflows[1].Name)
	require.True(t, env.Workflows[1].Diagnostics.HasErrors())
	require.Equal(t, at, env.Workflows[2].Diagnostics[0].Pos, "a finding without a place gets that of the symbol")
	for _, w := range env.Workflows {
		require.Empty(t, w.Files)
	}
}

func TestRunBuildsAWorkflowOnce(t *testing.T) {
	w := builder.New[int, int]("once")
	give := func() builder.Definition { return w }
	env := driver.Run([]driver.Entry{{Symbol: "A", Make: give}, {Symbol: "B", Make: give}}, true)
	require.Len(t, env.Workflows, 1)
	require.Equal(t, "A", env.Workflows[0].Symbol)
}

func TestRunTellsTheLineage(t *testing.T) {
	type in struct {
		Name string `asl:"sensitive"`
	}
	w := builder.New[in, string]("lineage")
	w.StartAt(builder.PassExpr(w, "Name", builder.From(&w.Input().Name)))
	env := driver.Run([]driver.Entry{
		{Symbol: "A", Make: func() builder.Definition { return w }},
		{Symbol: "B", Make: func() builder.Definition { return builder.New[in, string]("empty") }},
	}, true)
	require.Len(t, env.Workflows[0].Lineage.Flows, 1)
	require.Equal(t, "in.Name", env.Workflows[0].Lineage.Flows[0].Source)
	require.Nil(t, env.Workflows[1].Lineage)
	env = driver.Run([]driver.Entry{{Symbol: "A", Make: func() builder.Definition { return w }}}, false)
	require.Nil(t, env.Workflows[0].Lineage, "nobody asked")
}

func TestEnvelopeSurvivesJSON(t *testing.T) {
	pos := diag.Pos{File: "a.go", Line: 1, Column: 2}
	want := driver.Envelope{Version: driver.Version, Workflows: []driver.Workflow{{
		Package: "u", Symbol: "A", Pos: pos, Name: "a",
		Params: []string{"queue"}, Express: true,
		Lineage: &builder.LineageReport{Workflow: "a", Flows: []builder.LineageFlow{{
			Source: "T.F", Sink: builder.SinkCall, State: "S", Parameter: "P", Service: "sns", Action: "publish", File: "a.go", Line: 3,
			Path: []builder.LineageStep{{Text: "variable", File: "a.go", Line: 2}},
		}}},
		Files: []generate.File{{Name: "a.asl.json", Content: []byte("{\"é\": \"\\ud800\"}\n")}},
		Diagnostics: diag.List{{
			Code: "ASL6001", Severity: diag.Warning, Message: "m", Help: "h", Pointer: "/a", Pos: pos, End: pos,
			Related: []diag.Related{{Pos: pos, Message: "r"}},
		}},
	}}}
	text, err := json.Marshal(want)
	require.NoError(t, err)
	var got driver.Envelope
	require.NoError(t, json.Unmarshal(text, &got))
	require.Equal(t, want, got)
}
