package frames_test

import (
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/internal/frames"
)

func TestInLibrary(t *testing.T) {
	for function, want := range map[string]bool{
		"github.com/aslgen/aslgen/builder.New[...]":                      true,
		"github.com/aslgen/aslgen/builder.(*flow[...]).Then":             true,
		"github.com/aslgen/aslgen/builder/task/sqstask.Send":             true,
		"github.com/aslgen/aslgen/patterns/review.Gate[...]":             true,
		"github.com/aslgen/aslgen/asl/jsontree.(*Value).Kind":            true,
		"github.com/aslgen/aslgen/examples/clinicalnote.Note":            false,
		"github.com/aslgen/aslgen/golden/gather.Workflow.func1":          false,
		"github.com/aslgen/aslgen/builderx.New":                          false,
		"github.com/aslgen/aslgen/builder_test.TestNew":                  false,
		"github.com/aslgen/aslgen/builder/task/lambdatask_test.Example":  false,
		"example.com/u/builder.New":                                      false,
		"example.com/u.each[github.com/aslgen/aslgen/builder.Expr[...]]": false,
		"main.main": false,
	} {
		require.Equal(t, want, frames.InLibrary(function, "/home/u/flow.go"), function)
	}
}

// A closure of the library that was inlined into a user's function has the user's name, and the library's file.
func TestInLibraryByFile(t *testing.T) {
	_, file, _, _ := runtime.Caller(0)
	root := filepath.Dir(filepath.Dir(filepath.Dir(file)))
	for name, want := range map[string]bool{
		"patterns/review/audit.go": true, "builder/task.go": true, "asl/parse.go": true,
		"patterns/review/gate_test.go": false, "examples/clinicalnote/workflow.go": false, "golden/gather/workflow.go": false, "aslx/flow.go": false,
	} {
		require.Equal(t, want, frames.InLibrary("example.com/u.Workflow.DynamoDB[...].func1", filepath.Join(root, name)), name)
	}
}
