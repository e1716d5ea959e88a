// Package artefact holds golden machines to what is true of each of them, and compares what is made of them with golden files.
package artefact

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/internal/snap"
)

// toldBetter are the codes of what Build tells better than the file: a Choice that comes from a Switch over all values of its type needs
// no Default.
var toldBetter = []string{"ASL2008"}

// Machine compares the printed machine of a workflow, and the policy that its role needs, with the files of a folder; it returns their
// names. The text is read as users read it, from the file alone: it is judged without a word, warnings included, and printed again
// byte for byte.
func Machine(t *testing.T, folder string, w builder.Definition, text []byte) []string {
	t.Helper()
	names := []string{w.Name() + ".asl.json", w.Name() + ".policy.json"}
	machine, problems := asl.ParseTemplate(names[0], text)
	require.Empty(t, problems.String())
	require.Equal(t, string(text), string(machine.Print()), "%s read and printed", names[0])
	require.Equal(t, string(text), string(asl.Format(machine)), "%s read and printed anew", names[0])

	kind := asl.ExecutionStandard
	if w.Express() {
		kind = asl.ExecutionExpress
	}
	found := rules.Validate(machine, validate.Options{WorkflowType: kind, Template: true, Silence: toldBetter})
	require.Empty(t, found.String(), "%s is judged without a word", names[0])

	snap.Match(t, filepath.Join(folder, names[0]), text)
	snap.Match(t, filepath.Join(folder, names[1]), iam.Derive(machine, iam.Options{}).Document(iam.Values{}))
	return names
}
