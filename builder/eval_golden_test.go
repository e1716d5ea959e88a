package builder_test

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/golden/approval"
	"github.com/aslgen/aslgen/golden/calls"
	"github.com/aslgen/aslgen/golden/calls/awssdk"
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
	"github.com/aslgen/aslgen/golden/jobpoll"
	goldenlists "github.com/aslgen/aslgen/golden/lists"
	goldenliterals "github.com/aslgen/aslgen/golden/literals"
	goldenmoments "github.com/aslgen/aslgen/golden/moments"
	"github.com/aslgen/aslgen/golden/numbers"
	"github.com/aslgen/aslgen/golden/optionals"
	"github.com/aslgen/aslgen/golden/patterns"
	goldenbatch "github.com/aslgen/aslgen/golden/patterns/batch"
	"github.com/aslgen/aslgen/golden/polling"
	"github.com/aslgen/aslgen/golden/quickstart"
	"github.com/aslgen/aslgen/golden/readers"
	goldentexts "github.com/aslgen/aslgen/golden/texts"
	"github.com/aslgen/aslgen/golden/triage"
	"github.com/aslgen/aslgen/golden/waitlist"
)

// publishedPrograms are the golden cases: what users copy from is evaluated like every other program.
func publishedPrograms() []evalProgram {
	return append([]evalProgram{
		published("golden approval", approval.Workflow),
		published("golden claimscsv", claimscsv.Workflow),
		published("golden crossaccount", crossaccount.Workflow),
		published("golden dicomimport", dicomimport.Workflow),
		published("golden dicomimport calls", dicomimport.Calls),
		published("golden express", express.Workflow),
		published("golden failures", failures.Workflow),
		published("golden fhirimport", fhirimport.Workflow),
		published("golden fhirimport export", fhirimport.Export),
		published("golden fhirimport calls", fhirimport.Calls),
		published("golden fragments", fragments.Workflow),
		published("golden gather", gather.Workflow),
		published("golden gather count", gather.Count),
		published("golden imagefan", imagefan.Workflow),
		published("golden imagefan thumbnails", imagefan.Thumbnails),
		published("golden imagesearch", imagesearch.Workflow),
		published("golden imagesearch one page", imagesearch.OnePage),
		published("golden jobpoll", jobpoll.Workflow),
		published("golden lists", goldenlists.Workflow),
		published("golden literals", goldenliterals.Workflow),
		published("golden moments", goldenmoments.Workflow),
		published("golden numbers", numbers.Workflow),
		published("golden optionals", optionals.Workflow),
		published("golden polling", polling.Workflow),
		published("golden polling cooldown", polling.Cooldown),
		published("golden quickstart", quickstart.Workflow),
		published("golden readers json", readers.JSON),
		published("golden readers jsonl", readers.JSONLines),
		published("golden readers parquet", readers.Parquet),
		published("golden readers inventory", readers.Inventory),
		published("golden readers athena", readers.Athena),
		published("golden readers folder", readers.Folder),
		published("golden readers objects", readers.Objects),
		publishedFor("golden texts", goldentexts.Workflow, func(x *run, in *goldentexts.Message) {
			document, _ := json.Marshal(randomOf[goldentexts.Document](x.r)) // texts and lists of them always have a JSON form
			in.Document = string(document)
		}),
		published("golden triage", triage.Workflow),
		published("golden waitlist", waitlist.Workflow),
	}, append(publishedCalls(), publishedPatterns()...)...)
}

// publishedPatterns are the golden cases of the pattern packages: golden tests that the list has every folder.
func publishedPatterns() []evalProgram {
	var out []evalProgram
	for _, family := range patterns.Families() {
		for i, w := range family.Workflows() {
			build := func() builder.Definition { return family.Workflows()[i] }
			if strings.HasPrefix(w.Name(), "batch-") { // files of results are JSON on the word of Step Functions
				out = append(out, publishedFor("golden patterns "+w.Name(), build, func(x *run, _ *goldenbatch.Backlog) { batchFiles(x) }))
				continue
			}
			out = append(out, published("golden patterns "+w.Name(), build))
		}
	}
	for i := range out {
		out[i].variants[0].share = 0.2 // they are many, and large
	}
	return out
}

// publishedCalls are the golden cases of calls, all of them: golden tests that the list has every folder.
func publishedCalls() []evalProgram {
	var out []evalProgram
	for _, s := range calls.Services() {
		for i, w := range s.Workflows() {
			name, build := "golden calls "+w.Name(), func() builder.Definition { return s.Workflows()[i] }
			if w.Name() == "bedrockruntime-invoke-model" { // the body is JSON on the user's word
				out = append(out, publishedFor(name, build, func(x *run, _ *awssdk.Bundle) {
					text, _ := json.Marshal(randomOf[awssdk.Summary](x.r))
					x.results["Ask"] = map[string]string{"Body": string(text)} // bytes arrive as text
				}))
				continue
			}
			out = append(out, published(name, build))
		}
	}
	return out
}

func published[D builder.Definition](name string, workflow func() D) evalProgram {
	return publishedFor[any](name, func() builder.Definition { return workflow() }, nil)
}

// publishedFor is a program whose input is random but for what amend sets: what a workflow takes on its user's word.
func publishedFor[In any, D builder.Definition](name string, workflow func() D, amend func(*run, *In)) evalProgram {
	return evalProgram{name, []evalVariant{{
		name: "published", share: 1,
		build: func() builder.Definition { return workflow() },
		input: func(x *run) any {
			v := reflect.New(workflow().InputType())
			fillRandom(x.r, v.Elem(), 0)
			if amend != nil {
				amend(x, v.Interface().(*In))
			}
			return v.Elem().Interface()
		},
	}}}
}

// TestEveryPublishedWorkflowIsEvaluated: a golden case that is not in the list would go unseen.
func TestEveryPublishedWorkflowIsEvaluated(t *testing.T) {
	known := map[string]bool{}
	for _, p := range publishedPrograms() {
		words := strings.Fields(p.name)
		known[words[0]+" "+words[1]] = true
	}
	cases, err := filepath.Glob("../golden/*/workflow.go")
	require.NoError(t, err)
	for _, path := range cases {
		name := filepath.Base(filepath.Dir(path))
		require.True(t, known["golden "+name], "golden/%s is not evaluated", name)
	}
}
