package golden_test

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/generate"
	"github.com/aslgen/aslgen/golden/approval"
	"github.com/aslgen/aslgen/golden/claimscsv"
	"github.com/aslgen/aslgen/golden/crossaccount"
	"github.com/aslgen/aslgen/golden/dicomimport"
	"github.com/aslgen/aslgen/golden/express"
	"github.com/aslgen/aslgen/golden/failures"
	"github.com/aslgen/aslgen/golden/fhirimport"
	"github.com/aslgen/aslgen/golden/fragments"
	"github.com/aslgen/aslgen/golden/gather"
	"github.com/aslgen/aslgen/golden/imagefan"
	"github.com/aslgen/aslgen/golden/imagesearch"
	"github.com/aslgen/aslgen/golden/internal/artefact"
	"github.com/aslgen/aslgen/golden/jobpoll"
	"github.com/aslgen/aslgen/golden/lists"
	"github.com/aslgen/aslgen/golden/literals"
	"github.com/aslgen/aslgen/golden/moments"
	"github.com/aslgen/aslgen/golden/numbers"
	"github.com/aslgen/aslgen/golden/optionals"
	"github.com/aslgen/aslgen/golden/polling"
	"github.com/aslgen/aslgen/golden/quickstart"
	"github.com/aslgen/aslgen/golden/readers"
	"github.com/aslgen/aslgen/golden/texts"
	"github.com/aslgen/aslgen/golden/triage"
	"github.com/aslgen/aslgen/golden/waitlist"
	"github.com/aslgen/aslgen/internal/snap"
)

// cases are the golden cases: a folder and the workflows of its package.
var cases = []struct {
	folder    string
	workflows func() []builder.Definition
}{
	{"approval", of(approval.Workflow)},
	{"claimscsv", of(claimscsv.Workflow)},
	{"crossaccount", of(crossaccount.Workflow)},
	{"dicomimport", all(of(dicomimport.Workflow), of(dicomimport.Calls))},
	{"express", of(express.Workflow)},
	{"failures", of(failures.Workflow)},
	{"fhirimport", all(of(fhirimport.Workflow), of(fhirimport.Export), of(fhirimport.Calls))},
	{"fragments", of(fragments.Workflow)},
	{"gather", all(of(gather.Workflow), of(gather.Count))},
	{"imagefan", all(of(imagefan.Workflow), of(imagefan.Thumbnails))},
	{"imagesearch", all(of(imagesearch.Workflow), of(imagesearch.OnePage))},
	{"jobpoll", of(jobpoll.Workflow)},
	{"lists", of(lists.Workflow)},
	{"literals", of(literals.Workflow)},
	{"moments", of(moments.Workflow)},
	{"numbers", of(numbers.Workflow)},
	{"optionals", of(optionals.Workflow)},
	{"polling", all(of(polling.Workflow), of(polling.Cooldown))},
	{"quickstart", of(quickstart.Workflow)},
	{"readers", all(of(readers.JSON), of(readers.JSONLines), of(readers.Parquet), of(readers.Inventory), of(readers.Athena), of(readers.Folder), of(readers.Objects))},
	{"texts", of(texts.Workflow)},
	{"triage", of(triage.Workflow)},
	{"waitlist", of(waitlist.Workflow)},
}

// of turns a workflow function into one that makes a list: each call makes the workflow anew.
func of[W builder.Definition](f func() W) func() []builder.Definition {
	return func() []builder.Definition { return []builder.Definition{f()} }
}

// all joins the lists of several functions.
func all(fs ...func() []builder.Definition) func() []builder.Definition {
	return func() []builder.Definition {
		var ws []builder.Definition
		for _, f := range fs {
			ws = append(ws, f()...)
		}
		return ws
	}
}

func TestGolden(t *testing.T) {
	for _, c := range cases {
		t.Run(c.folder, func(t *testing.T) {
			files, list := generate.Files(c.workflows()...)
			require.Empty(t, list.String(), "a golden case builds without a word")

			machines := map[string][]byte{}
			var names []string
			for _, f := range files {
				if machine, ok := strings.CutSuffix(f.Name, ".asl.json"); ok {
					machines[machine] = f.Content
					continue
				}
				names = append(names, f.Name)
				snap.Match(t, filepath.Join(c.folder, "want", f.Name), f.Content)
			}
			workflows := c.workflows()
			require.Len(t, machines, len(workflows))
			for _, w := range workflows {
				made, err := artefact.Machine(w, machines[w.Name()])
				require.NoError(t, err)
				for _, f := range made {
					names = append(names, f.Name)
					snap.Match(t, filepath.Join(c.folder, "want", f.Name), f.Content)
				}
			}
			sort.Strings(names)
			require.Equal(t, names, entries(t, filepath.Join(c.folder, "want")), "the files in want")
		})
	}
}

// TestGoldenIsDeterministic builds every workflow again: the same definition a second time, and a second definition.
func TestGoldenIsDeterministic(t *testing.T) {
	for _, c := range cases {
		t.Run(c.folder, func(t *testing.T) {
			once := c.workflows()
			first, _ := generate.Files(once...)
			again, _ := generate.Files(once...)
			anew, _ := generate.Files(c.workflows()...)
			require.Equal(t, first, again, "one definition built twice")
			require.Equal(t, first, anew, "two definitions")
		})
	}
}

// TestEveryFolderIsACase fails when a folder with a workflow is not in the table.
func TestEveryFolderIsACase(t *testing.T) {
	var want []string
	for _, c := range cases {
		want = append(want, c.folder)
	}
	var got []string
	found, err := filepath.Glob("*/workflow.go")
	require.NoError(t, err)
	for _, path := range found {
		got = append(got, filepath.Dir(path))
	}
	require.Equal(t, got, want)
}

func entries(t *testing.T, dir string) []string {
	t.Helper()
	list, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}
