package builder_test

import (
	"math"
	"math/rand/v2"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/healthlaketask"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/medicalimagingtask"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

// jobStatus is a status whose random values are those of the type, and now and then one that it does not list.
type jobStatus string

func (jobStatus) Values() []jobStatus { return []jobStatus{"QUEUED", "RUNNING", "DONE", "FAILED"} }

func (s jobStatus) sample(r *rand.Rand) any {
	return append(s.Values(), "RUNNING", "NEW IN 2027")[r.IntN(6)]
}

type (
	jobStart struct {
		Token *string `json:",omitempty"`
		Name  string
	}
	jobID   struct{ ID string }
	jobInfo struct {
		// Detail may be absent, and the status in it.
		Detail *struct {
			Status jobStatus `json:",omitempty"`
		}
	}
	jobLimits struct{ Every, Within int }
	jobEnd    struct {
		Way    string
		Status jobStatus
	}
)

// pollPrograms poll jobs. What a job answers is random, so every way through the states is gone.
func pollPrograms() []evalProgram {
	ended := func(c *flowCheck[jobLimits, jobEnd], late bool, next func(int) int) {
		answer := decode[jobInfo](c.T, payload(c, "Job: Get"))
		var status jobStatus
		if answer.Detail != nil {
			status = answer.Detail.Status
		}
		want := map[jobStatus]string{"DONE": "done", "QUEUED": "late", "RUNNING": "late"}[status]
		if want == "" {
			want = "failed"
		}
		require.Equal(c, jobEnd{want, status}, c.out)
		require.True(c, late || want != "late", "there is an hour")
		var waits []int
		for _, v := range c.visits {
			if v.State == "Job: Wait" {
				waits = append(waits, decode[int](c.T, v.Fields["Seconds"]))
			}
		}
		for i := range waits[1:] {
			require.Equal(c, next(waits[i]), waits[i+1])
		}
		token := decode[jobStart](c.T, c.last("Job: Start").Fields["Request"]).Token
		require.NotNil(c, token)
		require.Regexp(c, `^[0-9a-f-]{36}$`, *token)
	}
	return []evalProgram{
		flowProgram("polled job", buildPoll(polltask.Schedule{Interval: 2 * time.Second, Timeout: time.Hour}),
			func(c *flowCheck[jobLimits, jobEnd]) { ended(c, false, func(n int) int { return n }) }),
		flowProgram("polled job, rarer and rarer", buildPoll(polltask.Schedule{Interval: time.Second, BackoffRate: 1.3, MaxInterval: 7 * time.Second, Timeout: time.Hour}),
			func(c *flowCheck[jobLimits, jobEnd]) {
				ended(c, false, func(n int) int { return int(math.Min(7, math.Ceil(float64(n)*1.3))) })
			}),
		flowProgram("polled job, by expressions", func(w *builder.Workflow[jobLimits, jobEnd], in *jobLimits) {
			buildPoll(polltask.Schedule{IntervalExpr: builder.From(&in.Every), TimeoutExpr: builder.NegExpr(builder.AbsExpr(builder.From(&in.Within)))})(w, in)
		}, func(c *flowCheck[jobLimits, jobEnd]) {
			require.Equal(c, max(1, c.in.Every), decode[int](c.T, c.last("Job: Wait").Fields["Seconds"]))
			ended(c, true, func(n int) int { return n })
		}),
		flowProgram("import of FHIR", buildFHIR, func(c *flowCheck[words, jobEnd]) {
			start := decode[healthlaketask.StartFHIRImportJobInput](c.T, c.last("Import: Start").Fields["Arguments"])
			ask := decode[healthlaketask.DescribeFHIRImportJobInput](c.T, c.last("Import: Get").Fields["Arguments"])
			require.Equal(c, c.in.A, start.DatastoreId)
			require.Equal(c, c.in.A, ask.DatastoreId)
			require.Regexp(c, `^[a-zA-Z0-9-]{1,64}$`, *start.ClientToken)
		}),
		flowProgram("search page by page", buildSearch, checkSearch),
	}
}

func buildPoll(s polltask.Schedule) func(w *builder.Workflow[jobLimits, jobEnd], in *jobLimits) {
	return func(w *builder.Workflow[jobLimits, jobEnd], _ *jobLimits) {
		job := polltask.New(w, "Job", lambdatask.Function[jobStart, jobID]("start"), lambdatask.Function[jobID, jobInfo]("get"),
			polltask.Statuses[jobInfo, jobStatus]{
				Of:      func(o *jobInfo) *jobStatus { return &o.Detail.Status },
				Running: []jobStatus{"QUEUED", "RUNNING"}, Done: []jobStatus{"DONE"}, Failed: []jobStatus{"FAILED"},
			}, s)
		req := jobStart{Name: "job"}
		job.Start.Arguments(&req, job.WithToken(&req.Token, nil)...)
		job.Get.ArgumentsExpr(builder.From(job.Start.Result()))
		end := func(way string) builder.State {
			out := jobEnd{Way: way}
			return builder.Succeed(w, way, &out, builder.Bind(&out.Status, job.Status()))
		}
		w.StartAt(job.OnFailure(end("failed")).OnTimeout(end("late"))).Then(end("done"))
	}
}

func buildFHIR(w *builder.Workflow[words, jobEnd], in *words) {
	req := healthlaketask.StartFHIRImportJobInput{}
	job := healthlaketask.ImportJob(w, "Import", polltask.Schedule{Interval: time.Second, Timeout: time.Hour}, &req,
		builder.Bind(&req.DatastoreId, &in.A), builder.Bind(&req.InputDataConfig.S3Uri, &in.B))
	end := jobEnd{}
	job.Done.Output(&end)
	failed := jobEnd{}
	w.StartAt(job.OnFailure(builder.Succeed(w, "Failed", &failed, builder.Bind(&failed.Way, builder.As[string](job.Status())))).
		OnTimeout(builder.Fail(w, "Late", "Late", job.Cause())))
}

type pagesOut struct{ IDs []string }

func buildSearch(w *builder.Workflow[words, pagesOut], in *words) {
	req := medicalimagingtask.SearchImageSetsInput{}
	search := medicalimagingtask.SearchPages(w, "Search", 3, &req, builder.Bind(&req.DatastoreId, &in.A))
	found := builder.Var[[]string](w, "found")
	begin := builder.PassThrough(w, "Begin").Assign(builder.Bind(found, builder.Lit([]string{})))
	add := builder.PassThrough(w, "Add").Assign(builder.Bind(found, builder.Concat(builder.From(found),
		builder.Pluck(&search.Page().ImageSetsMetadataSummaries, func(s *medicalimagingtask.ImageSetsMetadataSummary) *string { return &s.ImageSetId }))))
	out := pagesOut{}
	search.Done.Output(&out, builder.Bind(&out.IDs, found))
	w.StartAt(begin).Then(search.Each(add).OnTooMany(builder.Fail(w, "Too many", "TooMany", builder.Format("{}", search.Pages()))))
}

func checkSearch(c *flowCheck[words, pagesOut]) {
	want, token := []string{}, (*string)(nil)
	pages := 0
	for _, v := range c.visits {
		if v.State != "Search: First page" && v.State != "Search: Next page" {
			continue
		}
		pages++
		asked := decode[medicalimagingtask.SearchImageSetsInput](c.T, v.Fields["Arguments"])
		require.Equal(c, medicalimagingtask.SearchImageSetsInput{DatastoreId: c.in.A, NextToken: token}, asked)
		page := decode[medicalimagingtask.SearchImageSetsOutput](c.T, v.Result)
		for _, s := range page.ImageSetsMetadataSummaries {
			want = append(want, s.ImageSetId)
		}
		token = page.NextToken
	}
	if token != nil {
		require.Equal(c, 3, pages)
		require.NotNil(c, c.fail)
		require.Equal(c, "3", *c.fail.Cause)
		return
	}
	require.Nil(c, c.fail)
	requireSame(c.T, want, c.out.IDs)
}
