package calls_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/golden/calls"
)

// tasks is where the task packages are.
const tasks = "../../builder/task"

// notOptimized are the folders whose calls are none of the optimized integrations.
var notOptimized = []string{"activity", "awssdk"}

// TestEveryOfferHasAMachine: each integration and pattern of the catalogue is the only call of a machine that is named after it, and a
// function by its own ARN and an activity have one, too.
func TestEveryOfferHasAMachine(t *testing.T) {
	machines := map[string][]*asl.Task{}
	for _, s := range calls.Services() {
		for _, w := range s.Workflows() {
			require.Empty(t, machines[w.Name()], "two workflows are named %s", w.Name())
			machines[w.Name()] = tasksOf(t, w)
		}
	}
	offers := 0
	for _, i := range integrations() {
		for _, o := range i.Offers {
			offers++
			name := offerName(i, o.Pattern)
			require.Len(t, machines[name], 1, "golden/calls has no workflow %s of one call", name)
			require.Equal(t, "arn:aws:states:::"+i.Service+":"+i.Action+string(o.Pattern), machines[name][0].Resource)
		}
	}
	require.Greater(t, offers, 100, "the list of offers is plausible")
	for name, kind := range map[string]service.Kind{"lambda-function": service.Lambda, "activity": service.Activity} {
		require.Len(t, machines[name], 1, name)
		r, ok := service.Parse(machines[name][0].Resource)
		require.True(t, ok)
		require.Equal(t, kind, r.Kind, name)
	}
}

// TestMachinesAreNamedAfterTheirCalls: whoever looks for a call finds it by the name of the file.
func TestMachinesAreNamedAfterTheirCalls(t *testing.T) {
	for _, s := range calls.Services() {
		for _, w := range s.Workflows() {
			for _, task := range tasksOf(t, w) {
				r, ok := service.Parse(task.Resource)
				require.True(t, ok || strings.HasPrefix(task.Resource, "${"), task.Resource)
				if r.Kind != service.Optimized {
					continue
				}
				require.NotContains(t, notOptimized, s.Folder)
				i := service.LookupOptimized(r.Service, r.Action)
				require.NotNil(t, i, task.Resource)
				require.Equal(t, strings.ReplaceAll(r.Service, "-", ""), s.Folder)
				require.Regexp(t, "^"+regexp.QuoteMeta(offerName(i, ""))+"($|-)", w.Name())
			}
		}
	}
}

// TestEveryParameterIsGiven: the calls give parameters of the catalogue only, and each of those that are required; each parameter is
// given in one of the machines, or in the tests of its task package, which hold the package to the catalogue.
func TestEveryParameterIsGiven(t *testing.T) {
	given := map[string]bool{} // "sqs:sendMessage QueueUrl"
	for _, s := range calls.Services() {
		for _, w := range s.Workflows() {
			for _, task := range tasksOf(t, w) {
				r, _ := service.Parse(task.Resource)
				if r.Kind != service.Optimized {
					continue
				}
				i := service.LookupOptimized(r.Service, r.Action)
				names := map[string]bool{}
				for _, m := range task.Arguments.Members() {
					require.True(t, hasParameter(i, m.Name), "%s gives %s, which %s does not take", w.Name(), m.Name, task.Resource)
					names[m.Name], given[r.Service+":"+r.Action+" "+m.Name] = true, true
				}
				for _, p := range i.Parameters {
					require.True(t, names[p.Name] || !p.Required, "%s does not give %s", w.Name(), p.Name)
				}
			}
		}
	}
	held := heldByPackages(t)
	parameters := 0
	for _, i := range integrations() {
		name := i.Service + ":" + i.Action
		for _, p := range i.Parameters {
			parameters++
			require.True(t, given[name+" "+p.Name] || held[name], "no golden call gives %s of %s, and no test holds its package to the catalogue", p.Name, name)
		}
	}
	require.Greater(t, parameters, 400, "the list of parameters is plausible")
}

// TestEveryServiceHasAnExample: the documentation of each task package shows calls that run.
func TestEveryServiceHasAnExample(t *testing.T) {
	shown := map[string]bool{}
	for _, dir := range taskPackages(t) {
		require.NotEmpty(t, examples(t, dir), "%s has no Example with an Output", dir)
		shown["github.com/aslgen/aslgen/builder/task/"+filepath.Base(dir)] = true
	}
	require.Greater(t, len(shown), 25)
	for _, s := range service.OptimizedServices() {
		folder := strings.ReplaceAll(s, "-", "")
		var uses []string
		for _, imported := range imports(t, filepath.Join(folder, "workflows.go")) {
			if shown[imported] {
				uses = append(uses, path.Base(imported))
			}
		}
		require.NotEmpty(t, uses, "golden/calls/%s shows no task package that has an Example", folder)
	}
}

// integrations are those of the catalogue.
func integrations() []*service.Integration {
	var out []*service.Integration
	for _, s := range service.OptimizedServices() {
		for _, action := range service.OptimizedActions(s) {
			out = append(out, service.LookupOptimized(s, action))
		}
	}
	return out
}

var hump = regexp.MustCompile(`[A-Z]`)

// offerName is the name of the workflow of an integration and pattern: emr-serverless-start-job-run-sync.
func offerName(i *service.Integration, p service.Pattern) string {
	end := map[service.Pattern]string{
		service.RequestResponse: "", service.Sync: "-sync", service.Sync2: "-sync-2", service.WaitForTaskToken: "-wait-for-task-token",
	}
	return i.Service + "-" + strings.ToLower(hump.ReplaceAllString(i.Action, "-$0")) + end[p]
}

func hasParameter(i *service.Integration, name string) bool {
	return slices.ContainsFunc(i.Parameters, func(p service.Parameter) bool { return p.Name == name })
}

// tasksOf builds a workflow and returns its Task states.
func tasksOf(t *testing.T, w builder.Definition) []*asl.Task {
	t.Helper()
	machine, faults := w.Build()
	require.Empty(t, faults.String())
	var out []*asl.Task
	asl.Walk(machine, func(v asl.Visit) bool {
		if task, ok := v.State.(*asl.Task); ok {
			out = append(out, task)
		}
		return true
	})
	return out
}

// heldByPackages are the integrations whose parameters, every one, the tests of a task package give: tabletest.Faults names them as
// "sqs:sendMessage", or the plan of the generated packages has their service, all of whose calls are held by the tests beside it.
func heldByPackages(t *testing.T) map[string]bool {
	t.Helper()
	held := map[string]bool{}
	tests, err := filepath.Glob(tasks + "/*/*_test.go")
	require.NoError(t, err)
	for _, file := range tests {
		ast.Inspect(parse(t, file), func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && types.ExprString(call.Fun) == "tabletest.Faults" {
				held[literal(call.Args[0])] = true
			}
			return true
		})
	}
	ast.Inspect(parse(t, tasks+"/internal/gen/plan.go"), func(n ast.Node) bool {
		if kv, ok := n.(*ast.KeyValueExpr); ok && types.ExprString(kv.Key) == "service" {
			for _, action := range service.OptimizedActions(literal(kv.Value)) {
				held[literal(kv.Value)+":"+action] = true
			}
		}
		return true
	})
	return held
}

// taskPackages are the folders of the task packages.
func taskPackages(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob(tasks + "/*task")
	require.NoError(t, err)
	require.NotEmpty(t, found)
	return found
}

// examples are the names of the examples of a package that run and have an output.
func examples(t *testing.T, dir string) []string {
	t.Helper()
	found, err := filepath.Glob(dir + "/*_test.go")
	require.NoError(t, err)
	var files []*ast.File
	for _, file := range found {
		files = append(files, parse(t, file))
	}
	var names []string
	for _, e := range doc.Examples(files...) {
		if e.Output != "" {
			names = append(names, e.Name)
		}
	}
	return names
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	var out []string
	for _, s := range parse(t, file).Imports {
		out = append(out, literal(s.Path))
	}
	return out
}

func parse(t *testing.T, file string) *ast.File {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	f, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ParseComments)
	require.NoError(t, err)
	return f
}

// literal is the text of a literal, "" of another expression.
func literal(e ast.Expr) string {
	l, ok := e.(*ast.BasicLit)
	if !ok {
		return ""
	}
	text, _ := strconv.Unquote(l.Value)
	return text
}
