package asltest_test

import (
	"strings"
	"testing"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/asltest"
)

type (
	patient struct{ ID string }
	listed  struct{ Bucket, List string }
	aboutMR struct{ MapRunArn string }
	counts  struct{ Total, Succeeded, ResultsWritten int }
	mapRun  struct {
		MapRunArn, Status           string
		ItemCounts, ExecutionCounts counts
	}
	runsOf  struct{ ExecutionArn string }
	runs    struct{ MapRuns []aboutMR }
	object  struct{ Bucket, Key string }
	content struct{ Body string }
	told    struct {
		Run      mapRun
		Runs     []aboutMR
		Manifest string
	}
)

func call[Req, Res any](service, action string) builder.Call[Req, Res] {
	return builder.NewCall[Req, Res](builder.CallSpec{Service: service, Action: action})
}

// mapped reads a list and asks about the Map Run and its manifest.
func mapped() *builder.Workflow[listed, told] {
	w := builder.New[listed, told]("mapped")
	in := w.Input()
	m := builder.DistributedMap(w, "Rows", builder.S3JSONL[patient](&in.Bucket, &in.List), func(p *builder.Processor[patient, builder.MapRunResult]) {
		p.StartAt(builder.PassThrough(p, "Take").Output(&builder.MapRunResult{}))
	}).ResultWriter(builder.S3Destination("results", "of"))
	about := aboutMR{}
	count := builder.Task(w, "Count", call[aboutMR, mapRun]("aws-sdk:sfn", "describeMapRun")).
		Arguments(&about, builder.Bind(&about.MapRunArn, &m.Written().MapRunArn))
	own := runsOf{}
	list := builder.Task(w, "List", call[runsOf, runs]("aws-sdk:sfn", "listMapRuns")).
		Arguments(&own, builder.Bind(&own.ExecutionArn, builder.ExecutionID()))
	key := object{}
	read := builder.Task(w, "Read", call[object, content]("aws-sdk:s3", "getObject")).
		Arguments(&key, builder.Bind(&key.Bucket, &m.Written().ResultWriterDetails.Bucket), builder.Bind(&key.Key, &m.Written().ResultWriterDetails.Key))
	out := told{}
	end := builder.Succeed(w, "Told", &out, builder.Bind(&out.Run, count.Result()),
		builder.Bind(&out.Runs, &list.Result().MapRuns), builder.Bind(&out.Manifest, &read.Result().Body))
	w.StartAt(m).Then(count).Then(list).Then(read).Then(end)
	return w
}

// Questions about what is in the run, its Map Runs and its S3, need no mocks.
func TestRunAnswersQuestionsAboutItself(t *testing.T) {
	run := asltest.Run(t, mapped(), listed{"lists", "today"})
	asltest.S3(run).Put("lists", "today", "{\"ID\":\"a\"}\n{\"ID\":\"b\"}\n")
	got := run.Output()
	if arn := run.Interp().MapRuns()[0].ARN; got.Run.MapRunArn != arn || len(got.Runs) != 1 || got.Runs[0].MapRunArn != arn {
		t.Errorf("Map Run %s: got %+v", arn, got)
	}
	if want := (counts{2, 2, 2}); got.Run.Status != "SUCCEEDED" || got.Run.ItemCounts != want || got.Run.ExecutionCounts != want {
		t.Errorf("counts: %+v", got.Run)
	}
	if !strings.Contains(got.Manifest, got.Run.MapRunArn) {
		t.Errorf("manifest: %s", got.Manifest)
	}
}

// What is not there is an error of the service, which a workflow can catch.
func TestQuestionsAboutWhatIsNotThere(t *testing.T) {
	for service, action := range map[string]string{"aws-sdk:sfn": "describeMapRun", "aws-sdk:s3": "getObject"} {
		w := builder.New[object, any]("asks")
		w.StartAt(builder.Task(w, "Ask", call[object, any](service, action)).ArgumentsExpr(builder.From(w.Input())))
		want := "S3.NoSuchKeyException"
		if action == "describeMapRun" {
			want = "Sfn.ResourceNotFoundException"
		}
		asltest.Run(t, w, object{"b", "k"}).RequireFailed(want)
	}
}

// A mock counts before what the run knows of itself.
func TestMockOfAQuestionCounts(t *testing.T) {
	run := asltest.Run(t, mapped(), listed{"lists", "today"})
	asltest.S3(run).Put("lists", "today", "{\"ID\":\"a\"}\n")
	run.OnCall("aws-sdk:s3", "getObject", asltest.JSON(`{"Body": "mine"}`))
	if got := run.Output().Manifest; got != "mine" {
		t.Errorf("got %q", got)
	}
}
