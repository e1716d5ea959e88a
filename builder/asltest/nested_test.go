package asltest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/asltest"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/statestask"
)

// file is where the rows of a distributed Map are.
type file struct{ Bucket, Key string }

// patientRow is a patientRow of a CSV file.
type patientRow struct {
	ID string `json:"id"`
}

// rows charts every patientRow of a file.
func rows() *builder.Workflow[file, []Chart] {
	w := builder.New[file, []Chart]("chart-rows")
	in := w.Input()
	each := builder.DistributedMap(w, "Each row", builder.S3CSV[patientRow](&in.Bucket, &in.Key), func(p *builder.Processor[patientRow, Chart]) {
		req := ChartRequest{Days: 1}
		p.StartAt(builder.Task(p, "Chart", lambdatask.Function[ChartRequest, Chart]("chart")).
			Arguments(&req, builder.Bind(&req.PatientID, &p.Item().ID)))
	})
	w.StartAt(each)
	return w
}

func TestDistributedMap(t *testing.T) {
	run := asltest.Run(t, rows(), file{"b", "rows.csv"})
	asltest.S3(run).Put("b", "rows.csv", "id\np-1\np-2\n")
	run.On("Chart", FetchChart)
	out := run.Output()
	require.Len(t, out, 2)
	require.Equal(t, "chart of p-2, 1 days", out[1].Summary)
	require.Equal(t, 2, run.Visited("Chart"))
	require.Equal(t, []ChartRequest{{"p-1", 1}, {"p-2", 1}}, asltest.Requests[ChartRequest](run, "Chart"))
	require.Equal(t, []string{"Each row"}, run.Path())
	require.Equal(t, []string{"rows.csv"}, asltest.S3(run).Keys("b", ""))
	asltest.RequireCovered(t, rows())
}

// TestNested runs another workflow inside the run, with its mocks and its coverage.
func TestNested(t *testing.T) {
	w := builder.New[file, []Chart]("nesting")
	child := rows()
	w.StartAt(builder.Task(w, "Run rows", statestask.RunWorkflow(builder.Param("rows"), child)).ArgumentsExpr(builder.From(w.Input())))
	run := asltest.Run(t, w, file{"b", "k"}, asltest.Machine("${rows}", child))
	asltest.S3(run).Put("b", "k", "id\np-1\n")
	run.On("Chart", FetchChart)
	require.Len(t, run.Output(), 1)
	require.Equal(t, 1, run.Visited("Each row"))
	asltest.RequireCovered(t, w)

	answered := asltest.Run(t, w, file{"b", "k"})
	answered.On("Run rows", []Chart{{Summary: "s"}})
	require.Equal(t, "s", answered.Output()[0].Summary)
}

// turning goes left or right: two of them have states of the same names.
func turning(name string, left *builder.Workflow[Decision, Outcome]) *builder.Workflow[Decision, Outcome] {
	w := builder.New[Decision, Outcome](name)
	turn := builder.Choice(w, "Turn")
	out := Outcome{"right"}
	done := builder.Succeed(w, "Done", &out)
	if left != nil {
		other := Decision{}
		turn.When(builder.From(&w.Input().Release), builder.Task(w, "Left", statestask.RunWorkflow(builder.Param("left"), left)).Arguments(&other).Then(done))
	} else {
		turn.When(builder.From(&w.Input().Release), builder.Task(w, "Left", lambdaCall()).Arguments(&ChartRequest{}).Then(done))
	}
	w.StartAt(turn.Otherwise(done))
	return w
}

// TestNestedTransitionsAreToldApart: what the workflow around took is no transition of the nested one, whatever the names of its states.
func TestNestedTransitionsAreToldApart(t *testing.T) {
	child := turning("turning-inside", nil)
	w := turning("turning-outside", child)
	run := asltest.Run(t, w, Decision{Release: true}, asltest.Machine("${left}", child))
	run.RequireSucceeded()
	require.Equal(t, 2, run.Visited("Turn"))
	left := func(w builder.Definition) string {
		return failing(t, func(r *recorder) { asltest.RequireCovered(r, w) })
	}
	require.Regexp(t, `^the runs leave out:\n\tTurn → Left \(Choice 0: [^)]*\) nested_test.go:\d+\n\tLeft nested_test.go:\d+$`, left(child))
	require.Regexp(t, `^the runs leave out:\n\tTurn → Done \(Default\) nested_test.go:\d+$`, left(w))
}

// stock is an item with what DynamoDB spells in its own way.
type stock struct {
	ID    string         `json:"id"`
	Count int            `json:"count"`
	Tags  []string       `json:"tags" dynamodbav:",stringset"`
	Lots  []int          `json:"lots" dynamodbav:",numberset"`
	Sizes map[string]int `json:"sizes"`
	Open  bool           `json:"open"`
	Note  *string        `json:"note"`
}

func TestItemsOfDynamoDB(t *testing.T) {
	table := dynamodbtask.NewTable[stock]("stock")
	w := builder.New[patientRow, stock]("read-item")
	get := builder.Task(w, "Get", table.GetItem(dynamodbtask.Key(&table.Row().ID, &w.Input().ID)))
	none := stock{}
	w.StartAt(get.Then(builder.SucceedExpr(w, "Found", builder.OrElse(&get.Result().Item, none))))
	want := stock{ID: "s-1", Count: 3, Tags: []string{"a", "b"}, Lots: []int{4, 5}, Sizes: map[string]int{"x": 1}, Open: true}
	run := asltest.Run(t, w, patientRow{"s-1"})
	run.On("Get", dynamodbtask.GetItemOutput[stock]{Item: &want})
	require.Equal(t, want, run.Output())
	require.JSONEq(t, `{"TableName":"stock","Key":{"id":{"S":"s-1"}}}`, run.Calls("Get")[0].JSON())
}

// TestItemsGoThere: what a workflow puts comes back to the test as it was.
func TestItemsGoThere(t *testing.T) {
	table := dynamodbtask.NewTable[stock]("stock")
	want := stock{ID: "s-1", Count: 3, Tags: []string{"a", "b"}, Lots: []int{4, 5}, Sizes: map[string]int{"x": 1}, Open: true}
	item := want
	w := builder.New[patientRow, dynamodbtask.WriteOutput[stock]]("write-item")
	w.StartAt(builder.Task(w, "Put", table.PutItem()).Arguments(&item))
	run := asltest.Run(t, w, patientRow{"s-1"})
	require.Nil(t, run.Output().Attributes)
	require.Equal(t, []stock{want}, asltest.Requests[stock](run, "Put"))
	require.Equal(t, []stock{want}, asltest.RecordsOf[stock](run))
}

func TestVariables(t *testing.T) {
	w := builder.New[patientRow, patientRow]("variables")
	n := builder.Var[int](w, "n")
	out := patientRow{"y"}
	w.StartAt(builder.Pass(w, "Count", &out).Assign(builder.Bind(n, builder.Lit(3))))
	run := asltest.Run(t, w, patientRow{"x"})
	run.RequireSucceeded()
	require.Equal(t, 3, asltest.Variable[int](run, "n"))
	require.Equal(t, 1, run.Variables().Len())
}
