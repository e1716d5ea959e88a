package healthlaketask_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/healthlaketask"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

type folder struct {
	Store *string
	URI   string
}

// request is an import request whose required texts are filled.
func request() healthlaketask.StartFHIRImportJobInput {
	return healthlaketask.StartFHIRImportJobInput{
		InputDataConfig:     healthlaketask.InputDataConfig{S3Uri: "s3://in/"},
		JobOutputDataConfig: healthlaketask.OutputDataConfig{S3Configuration: healthlaketask.S3Configuration{S3Uri: "s3://log/", KmsKeyId: "key"}},
		DatastoreId:         "store", DataAccessRoleArn: "arn:aws:iam::111122223333:role/r",
	}
}

var schedule = polltask.Schedule{Interval: time.Minute, Timeout: time.Hour}

// printed builds a workflow of one import.
func printed(t *testing.T, req *healthlaketask.StartFHIRImportJobInput, bind func(in *folder) []builder.Binding) string {
	t.Helper()
	w := builder.New[folder, struct{}]("import")
	var bindings []builder.Binding
	if bind != nil {
		bindings = bind(w.Input())
	}
	w.StartAt(healthlaketask.ImportJob(w, "Import", schedule, req, bindings...).OrFail("Failed", "Late"))
	m, faults := w.Build()
	require.Empty(t, faults.String())
	return string(m.Print())
}

// TestDatastore: the question names the data store as the start does, so that a policy can be as narrow for both.
func TestDatastore(t *testing.T) {
	req := request()
	require.Equal(t, 2, strings.Count(printed(t, &req, nil), `"DatastoreId": "store"`), "a literal")

	req = request()
	require.Equal(t, 2, strings.Count(printed(t, &req, func(*folder) []builder.Binding {
		return []builder.Binding{builder.Bind(&req.DatastoreId, builder.Param("store"))}
	}), `"DatastoreId": "${store}"`), "a parameter")

	req = request()
	require.Equal(t, 2, strings.Count(printed(t, &req, func(in *folder) []builder.Binding {
		return []builder.Binding{builder.BindOptional(&req.DatastoreId, &in.Store)}
	}), `Execution.Input.Store : \"store\" %}"`), "an optional field with a literal to fall back to")
}

// TestClientToken: a start has a token of the job's own, unless somebody says another one.
func TestClientToken(t *testing.T) {
	req := request()
	text := printed(t, &req, nil)
	require.Contains(t, text, `"importToken": "{% $uuid() %}"`)
	require.Contains(t, text, `"ClientToken": "{% $importToken %}"`)

	req = request()
	mine := "mine"
	req.ClientToken = &mine
	text = printed(t, &req, nil)
	require.Contains(t, text, `"ClientToken": "mine"`)
	require.NotContains(t, text, "uuid", "no token is made that nobody reads")

	req = request()
	text = printed(t, &req, func(in *folder) []builder.Binding {
		return []builder.Binding{builder.Bind(&req.ClientToken, builder.OptionalExpr(builder.Hash(&in.URI, builder.SHA256)))}
	})
	require.Contains(t, text, `"ClientToken": "{% $hash(`)
	require.NotContains(t, text, "uuid")
}

// TestRefusals: what is wrong is told at the user's line.
func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		build func(w *builder.Workflow[folder, struct{}]) builder.State
		want  string
	}{
		"nil request": {func(w *builder.Workflow[folder, struct{}]) builder.State {
			return healthlaketask.ImportJob(w, "Import", schedule, nil).OrFail("A", "B")
		}, "ASL6014"},
		"nil export request": {func(w *builder.Workflow[folder, struct{}]) builder.State {
			return healthlaketask.ExportJob(w, "Export", schedule, nil).OrFail("A", "B")
		}, "ASL6014"},
		"no schedule": {func(w *builder.Workflow[folder, struct{}]) builder.State {
			req := request()
			return healthlaketask.ImportJob(w, "Import", polltask.Schedule{}, &req).OrFail("A", "B")
		}, "ASL6800"},
		"bound elsewhere": {func(w *builder.Workflow[folder, struct{}]) builder.State {
			req, other := request(), request()
			return healthlaketask.ImportJob(w, "Import", schedule, &req, builder.Bind(&other.DatastoreId, &w.Input().URI)).OrFail("A", "B")
		}, "ASL6016"},
		"same name twice": {func(w *builder.Workflow[folder, struct{}]) builder.State {
			req, again := request(), request()
			first := healthlaketask.ImportJob(w, "Import", schedule, &req).OrFail("A", "B")
			return builder.Span(first, first.Then(healthlaketask.ImportJob(w, "Import", schedule, &again).OrFail("A", "B")))
		}, "ASL6043"},
	} {
		t.Run(name, func(t *testing.T) {
			w := builder.New[folder, struct{}]("import")
			w.StartAt(c.build(w))
			_, faults := w.Build()
			require.Contains(t, faults.String(), c.want)
			for _, f := range faults {
				require.True(t, strings.HasSuffix(f.Pos.File, "job_test.go"), "%s", f)
			}
		})
	}
}
