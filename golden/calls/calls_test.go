package calls_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/golden/calls/activity"
	"github.com/aslgen/aslgen/golden/calls/apigateway"
	"github.com/aslgen/aslgen/golden/calls/athena"
	"github.com/aslgen/aslgen/golden/calls/awssdk"
	"github.com/aslgen/aslgen/golden/calls/batch"
	"github.com/aslgen/aslgen/golden/calls/bedrock"
	"github.com/aslgen/aslgen/golden/calls/bedrockagentcore"
	"github.com/aslgen/aslgen/golden/calls/codebuild"
	"github.com/aslgen/aslgen/golden/calls/databrew"
	"github.com/aslgen/aslgen/golden/calls/dynamodb"
	"github.com/aslgen/aslgen/golden/calls/ecs"
	"github.com/aslgen/aslgen/golden/calls/eks"
	"github.com/aslgen/aslgen/golden/calls/elasticmapreduce"
	"github.com/aslgen/aslgen/golden/calls/emrcontainers"
	"github.com/aslgen/aslgen/golden/calls/emrserverless"
	"github.com/aslgen/aslgen/golden/calls/events"
	"github.com/aslgen/aslgen/golden/calls/glue"
	"github.com/aslgen/aslgen/golden/calls/http"
	"github.com/aslgen/aslgen/golden/calls/lambda"
	"github.com/aslgen/aslgen/golden/calls/mediaconvert"
	"github.com/aslgen/aslgen/golden/calls/sagemaker"
	"github.com/aslgen/aslgen/golden/calls/sns"
	"github.com/aslgen/aslgen/golden/calls/sqs"
	"github.com/aslgen/aslgen/golden/calls/states"
	"github.com/aslgen/aslgen/internal/snap"
)

// services are the folders.
var services = []struct {
	folder    string
	workflows func() []builder.Definition
}{
	{"activity", activity.Workflows},
	{"apigateway", apigateway.Workflows},
	{"athena", athena.Workflows},
	{"awssdk", awssdk.Workflows},
	{"batch", batch.Workflows},
	{"bedrock", bedrock.Workflows},
	{"bedrockagentcore", bedrockagentcore.Workflows},
	{"codebuild", codebuild.Workflows},
	{"databrew", databrew.Workflows},
	{"dynamodb", dynamodb.Workflows},
	{"ecs", ecs.Workflows},
	{"eks", eks.Workflows},
	{"elasticmapreduce", elasticmapreduce.Workflows},
	{"emrcontainers", emrcontainers.Workflows},
	{"emrserverless", emrserverless.Workflows},
	{"events", events.Workflows},
	{"glue", glue.Workflows},
	{"http", http.Workflows},
	{"lambda", lambda.Workflows},
	{"mediaconvert", mediaconvert.Workflows},
	{"sagemaker", sagemaker.Workflows},
	{"sns", sns.Workflows},
	{"sqs", sqs.Workflows},
	{"states", states.Workflows},
}

// TestCalls compares the machines, and the policies that their roles need, with those in want.
func TestCalls(t *testing.T) {
	for _, s := range services {
		t.Run(s.folder, func(t *testing.T) {
			var names []string
			for _, w := range s.workflows() {
				machine, faults := w.Build()
				require.Empty(t, faults.String(), "a golden case builds without a word")
				name := w.Name() + ".asl.json"
				names = append(names, name)
				snap.Match(t, filepath.Join(s.folder, "want", name), machine.Print())
				name = w.Name() + ".policy.json"
				names = append(names, name)
				snap.Match(t, filepath.Join(s.folder, "want", name), iam.Derive(machine, iam.Options{}).Document(iam.Values{}))
			}
			slices.Sort(names)
			require.Equal(t, names, files(t, filepath.Join(s.folder, "want")))
		})
	}
}

// TestEveryFolderIsAService fails when a folder with workflows is not in the table.
func TestEveryFolderIsAService(t *testing.T) {
	var want, got []string
	for _, s := range services {
		want = append(want, s.folder)
	}
	found, err := filepath.Glob("*/workflows.go")
	require.NoError(t, err)
	for _, path := range found {
		got = append(got, filepath.Dir(path))
	}
	require.Equal(t, got, want)
}

func files(t *testing.T, dir string) []string {
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
