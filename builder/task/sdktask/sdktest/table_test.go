package sdktest

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
	"github.com/aslgen/aslgen/builder/task/sdktask/internal/operation"
)

// row is an operation of the SDK as sdktask sees it.
type row struct {
	operation.Operation
	in, out reflect.Type
}

// streams answer with a stream of events and are not in the list of the developer guide, which is older.
var streams = []string{"bedrockruntime:invokeModelWithBidirectionalStream", "polly:startSpeechSynthesisStream"}

// table returns all operations. Those that answer with a stream of events are refused, and left out.
func table(t *testing.T) (rows []row) {
	t.Helper()
	for _, pair := range operations {
		in, out := reflect.TypeOf(pair[0]).Elem(), reflect.TypeOf(pair[1]).Elem()
		op, fault := operation.Of(in, out)
		if fault == nil {
			rows = append(rows, row{op, in, out})
			continue
		}
		require.Contains(t, fault.Message, "stream of events", in)
		if !service.LookupSDK(op.Service).Unsupported(op.Action) && !slices.Contains(streams, op.Service+":"+op.Action) {
			t.Errorf("%s %s is refused, and Step Functions supports it", op.Service, op.Action)
		}
	}
	return rows
}

// keys are the names of the members of a struct of the SDK in a workflow.
func keys(t reflect.Type) (out []string) {
	for _, f := range jsonfield.Of(t) {
		out = append(out, f.Name)
	}
	slices.Sort(out)
	return out
}

// TestParameters compares every request with the catalogue: the service, the action, and the names of all parameters. They are of
// different days; testdata/differ.txt lists in what they differ, and nothing there may be two spellings of one name.
func TestParameters(t *testing.T) {
	var differ []string
	compared, services := 0, map[string]bool{}
	for _, r := range table(t) {
		s := service.LookupSDK(r.Service)
		require.NotNil(t, s, "service %s of %s", r.Service, r.in)
		action := s.Action(r.Action)
		if action == nil {
			differ = append(differ, "SDK "+r.Service+":"+r.Action)
			continue
		}
		var want []string
		for _, p := range action.Parameters {
			want = append(want, p.Name)
		}
		differ = append(differ, difference(t, r.Service+":"+r.Action+" ", keys(r.in), want)...)
		compared++
		services[r.Service] = true
	}
	t.Logf("%d operations of %d services compared, %d differences of age", compared, len(services), len(differ))
	require.GreaterOrEqual(t, compared, 1000)
	require.GreaterOrEqual(t, len(services), 26)
	requireList(t, "testdata/differ.txt", differ)
}

// difference tells what only the SDK or only the catalogue has. A name that both spell in their own way is a fault.
func difference(t *testing.T, of string, sdk, catalogue []string) (out []string) {
	t.Helper()
	both := func(list []string, name string) bool {
		return slices.ContainsFunc(list, func(x string) bool {
			return x != name && strings.EqualFold(strings.TrimSuffix(x, "Value"), strings.TrimSuffix(name, "Value"))
		})
	}
	for _, x := range sdk {
		if !slices.Contains(catalogue, x) {
			require.False(t, both(catalogue, x), "%s%s has two spellings", of, x)
			out = append(out, "SDK "+of+x)
		}
	}
	for _, x := range catalogue {
		if !slices.Contains(sdk, x) {
			require.False(t, both(sdk, x), "%s%s has two spellings", of, x)
			out = append(out, "catalogue "+of+x)
		}
	}
	return out
}

// requireList compares a list with a file of one entry a line. ASLGEN_UPDATE=1 writes the file, and fails all the same.
func requireList(t *testing.T, file string, got []string) {
	t.Helper()
	slices.Sort(got)
	text := strings.Join(got, "\n") + "\n"
	want, err := os.ReadFile(file)
	if os.Getenv("ASLGEN_UPDATE") != "" && string(want) != text {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
		t.Fatalf("%s was rewritten", file)
	}
	require.NoError(t, err)
	require.Equal(t, string(want), text)
}

// TestErrors compares the name of every error with the catalogue.
func TestErrors(t *testing.T) {
	seen := map[string][]string{}
	for _, f := range failures {
		prefix, _, _ := strings.Cut(f.name, ".")
		s := service.LookupErrorPrefix(prefix)
		require.NotNil(t, s, "%T is %s", f.err, f.name)
		seen[s.Name] = append(seen[s.Name], f.name)
	}
	var differ []string
	for name, got := range seen {
		s := service.LookupSDK(name)
		documented := slices.DeleteFunc(slices.Clone(s.Errors()), func(e string) bool {
			return e == s.ErrorPrefix+".SdkClientException" || e == s.ErrorPrefix+"."+s.ErrorPrefix+"Exception"
		})
		differ = append(differ, difference(t, "", got, documented)...)
	}
	t.Logf("%d errors of %d services compared, %d differences of age", len(failures), len(seen), len(differ))
	require.GreaterOrEqual(t, len(failures), 500)
	requireList(t, "testdata/differ_errors.txt", differ)
}
