package medicalimagingtask_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/medicalimagingtask"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

type (
	patient  = struct{ Store, ID string }
	workflow = builder.Workflow[patient, struct{}]
	request  = medicalimagingtask.SearchImageSetsInput
)

// line is the place of its call.
func line() string {
	_, file, n, _ := runtime.Caller(1)
	return fmt.Sprintf("%s:%d", file, n)
}

// complete makes a whole workflow of a search.
func complete(w *workflow, search *medicalimagingtask.Search) {
	w.StartAt(search.Each(builder.Wait(w, "Work", time.Second)).OnTooMany(builder.Fail(w, "Too many", "TooMany", "too many")))
}

// TestSearchRefusals: what is wrong with a search is told at the line of its call.
func TestSearchRefusals(t *testing.T) {
	zero, many, token := 0, 51, "t"
	for name, c := range map[string]struct {
		pages int
		req   *request
		want  string
	}{
		"no page":        {0, &request{DatastoreId: "d"}, `error ASL6810: search "Search": maxPages is 0; at least 1 (`},
		"negative pages": {-1, &request{DatastoreId: "d"}, `error ASL6810: search "Search": maxPages is -1; at least 1 (`},
		"empty pages":    {9, &request{DatastoreId: "d", MaxResults: &zero}, `error ASL6810: search "Search": MaxResults is 0; 1 to 50 (`},
		"large pages":    {9, &request{DatastoreId: "d", MaxResults: &many}, `error ASL6810: search "Search": MaxResults is 51; 1 to 50 (`},
		"token":          {9, &request{DatastoreId: "d", NextToken: &token}, `error ASL6810: search "Search": NextToken is given, and the search fills it (`},
		"history":        {3572, &request{DatastoreId: "d"}, `warning ASL6811: search "Search": 3572 pages do not fit into the history of an execution, which has room for 3571 at most (`},
		"nil request":    {9, nil, "error ASL6014: the value is a nil *medicalimagingtask.SearchImageSetsInput"},
	} {
		t.Run(name, func(t *testing.T) {
			w := builder.New[patient, struct{}]("search")
			search, at := medicalimagingtask.SearchPages(w, "Search", c.pages, c.req), line()
			complete(w, search)
			_, faults := w.Build()
			require.NotEmpty(t, faults)
			require.Contains(t, faults[0].String(), at+": "+c.want)
		})
	}
}

func TestMostPages(t *testing.T) {
	w := builder.New[patient, struct{}]("search")
	complete(w, medicalimagingtask.SearchPages(w, "Search", 3571, &request{DatastoreId: "d"}))
	_, faults := w.Build()
	require.Empty(t, faults.String())
}

// TestSearchPaths: states that are nil, and work that does not come to an end, are told at the user's line.
func TestSearchPaths(t *testing.T) {
	for name, c := range map[string]struct {
		build func(w *workflow, s *medicalimagingtask.Search)
		want  string
	}{
		"nil work": {func(w *workflow, s *medicalimagingtask.Search) {
			w.StartAt(s.Each(nil).OnTooMany(builder.Fail(w, "Too many", "TooMany", "too many")))
		}, `ASL6046: Then of "Search: First page" is nil`},
		"nil target": {func(w *workflow, s *medicalimagingtask.Search) {
			w.StartAt(s.Each(builder.Wait(w, "Work", time.Second)).OnTooMany(nil))
		}, `ASL6046: a rule of "Search: More?" leads to nil`},
		"work that ends in a choice": {func(w *workflow, s *medicalimagingtask.Search) {
			end := builder.Fail(w, "End", "End", "end")
			w.StartAt(s.Each(builder.Choice(w, "Work").When(builder.Less(s.Pages(), 2), end).Otherwise(end)).OnTooMany(end))
		}, `ASL6048: Choice state "Work" goes on by its rules`},
		"page read outside": {func(w *workflow, s *medicalimagingtask.Search) {
			begin := builder.PassExpr(w, "Begin", builder.Len(&s.Page().ImageSetsMetadataSummaries))
			w.StartAt(begin).Then(s.Each(builder.Wait(w, "Work", time.Second)).OnTooMany(builder.Fail(w, "Too many", "TooMany", "too many")))
		}, `ASL6030`},
		"zero EachPage": {func(w *workflow, _ *medicalimagingtask.Search) {
			w.StartAt(medicalimagingtask.EachPage{}.OnTooMany(builder.Fail(w, "Too many", "TooMany", "too many")))
		}, `ASL6046: StartAt of workflow "search" is nil`},
	} {
		t.Run(name, func(t *testing.T) {
			w := builder.New[patient, struct{}]("search")
			c.build(w, medicalimagingtask.SearchPages(w, "Search", 9, &request{DatastoreId: "d"}))
			_, faults := w.Build()
			require.Contains(t, faults.String(), c.want)
			for _, f := range faults {
				require.True(t, strings.HasSuffix(f.Pos.File, "search_test.go"), "%s", f)
			}
		})
	}
}

// TestFirstPageHasNoToken: the first call leaves NextToken out, the other ones fill it, and both have the user's bindings.
func TestFirstPageHasNoToken(t *testing.T) {
	w := builder.New[patient, struct{}]("search")
	req := request{}
	complete(w, medicalimagingtask.SearchPages(w, "Search", 9, &req, builder.Bind(&req.DatastoreId, &w.Input().Store)))
	m, faults := w.Build()
	require.Empty(t, faults.String())
	text := string(m.Print())
	require.Equal(t, 1, strings.Count(text, `"NextToken": `))
	require.Equal(t, 2, strings.Count(text, `"DatastoreId": "{% $states.context.Execution.Input.Store %}"`))
	require.Nil(t, req.NextToken, "the user's value is left as it is")
}

// TestImportRefusals: what is wrong with an import is told at the user's line.
func TestImportRefusals(t *testing.T) {
	w := builder.New[patient, struct{}]("import")
	w.StartAt(medicalimagingtask.ImportJob(w, "Import", polltask.Schedule{Interval: time.Hour, Timeout: time.Minute}, nil).OrFail("A", "B"))
	_, faults := w.Build()
	require.Contains(t, faults.String(), "ASL6800")
	require.Contains(t, faults.String(), "ASL6014")
	for _, f := range faults {
		require.True(t, strings.HasSuffix(f.Pos.File, "search_test.go"), "%s", f)
	}
}

// TestImport: both calls name the same data store, and a retried start starts no second job.
func TestImport(t *testing.T) {
	w := builder.New[patient, struct{}]("import")
	req := medicalimagingtask.StartDICOMImportJobInput{DataAccessRoleArn: "arn:aws:iam::111122223333:role/r", InputS3Uri: "s3://in/", OutputS3Uri: "s3://out/"}
	job := medicalimagingtask.ImportJob(w, "Import", polltask.Schedule{Interval: time.Minute, Timeout: time.Hour}, &req, builder.Bind(&req.DatastoreId, builder.Param("store")))
	w.StartAt(job.OrFail("A", "B"))
	m, faults := w.Build()
	require.Empty(t, faults.String())
	text := string(m.Print())
	require.Equal(t, 2, strings.Count(text, `"DatastoreId": "${store}"`))
	require.Contains(t, text, `"ClientToken": "{% $importToken %}"`)
}

func TestDefs(t *testing.T) {
	var codes []string
	for _, d := range medicalimagingtask.Defs() {
		codes = append(codes, d.Code)
		require.NotEmpty(t, d.Doc)
		require.NotEmpty(t, d.Bad)
		require.NotEmpty(t, d.Good)
	}
	require.Equal(t, []string{"ASL6810", "ASL6811"}, codes)
}
