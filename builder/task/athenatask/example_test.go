package athenatask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/athenatask"
)

// Site is a hospital that has a database of its own.
type Site struct {
	Database string `json:"database"`
}

// show prints a workflow.
func show(w builder.Definition) {
	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
}

// request asks for the studies of a site.
func request() athenatask.StartQueryExecutionInput {
	return athenatask.StartQueryExecutionInput{
		QueryString:           "SELECT id FROM studies WHERE modality = ?",
		ExecutionParameters:   []string{"'MR'"},
		QueryExecutionContext: &athenatask.QueryExecutionContext{},
	}
}

// The results of a query are read when it has ended.
func ExampleStartQueryExecutionSync() {
	w := builder.New[Site, athenatask.GetQueryResultsOutput]("find-studies")
	req := request()
	find := builder.Task(w, "Find studies", athenatask.StartQueryExecutionSync()).
		Arguments(&req, builder.BindPtr(&req.QueryExecutionContext.Database, &w.Input().Database))
	page := athenatask.GetQueryResultsInput{MaxResults: new(100)}
	w.StartAt(find).Then(builder.Task(w, "Read rows", athenatask.GetQueryResults()).
		Arguments(&page, builder.Bind(&page.QueryExecutionId, &find.Result().QueryExecution.QueryExecutionId)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Find studies",
	//   "States": {
	//     "Find studies": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::athena:startQueryExecution.sync",
	//       "Arguments": {
	//         "QueryString": "SELECT id FROM studies WHERE modality = ?",
	//         "QueryExecutionContext": {
	//           "Database": "{% $states.context.Execution.Input.database %}"
	//         },
	//         "ExecutionParameters": [
	//           "'MR'"
	//         ]
	//       },
	//       "Assign": {
	//         "findStudies": {
	//           "QueryExecution": {
	//             "QueryExecutionId": "{% $states.result.QueryExecution.QueryExecutionId %}"
	//           }
	//         }
	//       },
	//       "Next": "Read rows"
	//     },
	//     "Read rows": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::athena:getQueryResults",
	//       "Arguments": {
	//         "QueryExecutionId": "{% $findStudies.QueryExecution.QueryExecutionId %}",
	//         "MaxResults": 100
	//       },
	//       "End": true
	//     }
	//   }
	// }
}

// Where no pattern waits as wanted, a Switch on the typed state does: Build says which value is forgotten.
func ExampleGetQueryExecution() {
	w := builder.New[Site, athenatask.GetQueryExecutionOutput]("find-studies")
	req := request()
	start := builder.Task(w, "Start query", athenatask.StartQueryExecution()).
		Arguments(&req, builder.BindPtr(&req.QueryExecutionContext.Database, &w.Input().Database))
	wait := builder.Wait(w, "Wait", 10*time.Second)
	ask := athenatask.GetQueryExecutionInput{}
	look := builder.Task(w, "Look", athenatask.GetQueryExecution()).
		Arguments(&ask, builder.Bind(&ask.QueryExecutionId, &start.Result().QueryExecutionId))
	failed := builder.Fail(w, "Failed", "QueryFailed", "The query failed.")
	w.StartAt(start).Then(wait).Then(look).Then(builder.Switch(w, "State?", &look.Result().QueryExecution.Status.State).
		Case(athenatask.QueryExecutionStateSucceeded, builder.SucceedExpr(w, "Done", builder.From(look.Result()))).
		Case(athenatask.QueryExecutionStateFailed, failed).
		Case(athenatask.QueryExecutionStateCancelled, failed).
		Case(athenatask.QueryExecutionStateQueued, wait).
		Case(athenatask.QueryExecutionStateRunning, wait))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Start query",
	//   "States": {
	//     "Start query": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::athena:startQueryExecution",
	//       "Arguments": {
	//         "QueryString": "SELECT id FROM studies WHERE modality = ?",
	//         "QueryExecutionContext": {
	//           "Database": "{% $states.context.Execution.Input.database %}"
	//         },
	//         "ExecutionParameters": [
	//           "'MR'"
	//         ]
	//       },
	//       "Assign": {
	//         "startQuery": {
	//           "QueryExecutionId": "{% $states.result.QueryExecutionId %}"
	//         }
	//       },
	//       "Next": "Wait"
	//     },
	//     "Wait": {
	//       "Type": "Wait",
	//       "Seconds": 10,
	//       "Next": "Look"
	//     },
	//     "Look": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::athena:getQueryExecution",
	//       "Arguments": {
	//         "QueryExecutionId": "{% $startQuery.QueryExecutionId %}"
	//       },
	//       "Assign": {
	//         "look": "{% $states.result %}"
	//       },
	//       "Next": "State?"
	//     },
	//     "State?": {
	//       "Type": "Choice",
	//       "Choices": [
	//         {
	//           "Condition": "{% $look.QueryExecution.Status.State = \"SUCCEEDED\" %}",
	//           "Next": "Done"
	//         },
	//         {
	//           "Condition": "{% $look.QueryExecution.Status.State = \"FAILED\" %}",
	//           "Next": "Failed"
	//         },
	//         {
	//           "Condition": "{% $look.QueryExecution.Status.State = \"CANCELLED\" %}",
	//           "Next": "Failed"
	//         },
	//         {
	//           "Condition": "{% $look.QueryExecution.Status.State = \"QUEUED\" %}",
	//           "Next": "Wait"
	//         },
	//         {
	//           "Condition": "{% $look.QueryExecution.Status.State = \"RUNNING\" %}",
	//           "Next": "Wait"
	//         }
	//       ]
	//     },
	//     "Done": {
	//       "Type": "Succeed",
	//       "Output": "{% $look %}"
	//     },
	//     "Failed": {
	//       "Type": "Fail",
	//       "Error": "QueryFailed",
	//       "Cause": "The query failed."
	//     }
	//   }
	// }
}
