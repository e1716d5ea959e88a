// Package athena queries data in S3.
package athena

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/athenatask"
)

// Site is a hospital that has a database of its own.
type Site struct {
	Database string `json:"database"`
}

// Query is a query that has been started.
type Query struct {
	ID string `json:"id"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		startQueryExecution("athena-start-query-execution", athenatask.StartQueryExecution()),
		startQueryExecution("athena-start-query-execution-sync", athenatask.StartQueryExecutionSync()),
		stopQueryExecution(),
		getQueryExecution(),
		getQueryResults(),
	}
}

func startQueryExecution[Res any](name string, c builder.Call[athenatask.StartQueryExecutionInput, Res]) builder.Definition {
	w := builder.New[Site, Res](name)
	req := athenatask.StartQueryExecutionInput{
		QueryString:           "SELECT id FROM studies WHERE modality = ?",
		ExecutionParameters:   []string{"'MR'"},
		QueryExecutionContext: &athenatask.QueryExecutionContext{},
		ResultConfiguration:   &athenatask.ResultConfiguration{},
	}
	w.StartAt(builder.Task(w, "Find studies", c).
		Arguments(&req,
			builder.BindPtr(&req.QueryExecutionContext.Database, &w.Input().Database),
			builder.BindPtr(&req.ResultConfiguration.OutputLocation, builder.Param("results_uri"))))
	return w
}

func stopQueryExecution() builder.Definition {
	w := builder.New[Query, athenatask.StopQueryExecutionOutput]("athena-stop-query-execution")
	req := athenatask.StopQueryExecutionInput{}
	w.StartAt(builder.Task(w, "Stop query", athenatask.StopQueryExecution()).
		Arguments(&req, builder.BindPtr(&req.QueryExecutionId, &w.Input().ID)))
	return w
}

func getQueryExecution() builder.Definition {
	w := builder.New[Query, athenatask.GetQueryExecutionOutput]("athena-get-query-execution")
	req := athenatask.GetQueryExecutionInput{}
	w.StartAt(builder.Task(w, "Look at query", athenatask.GetQueryExecution()).
		Arguments(&req, builder.Bind(&req.QueryExecutionId, &w.Input().ID)))
	return w
}

func getQueryResults() builder.Definition {
	w := builder.New[Query, athenatask.GetQueryResultsOutput]("athena-get-query-results")
	req := athenatask.GetQueryResultsInput{MaxResults: new(100)}
	w.StartAt(builder.Task(w, "Read rows", athenatask.GetQueryResults()).
		Arguments(&req, builder.Bind(&req.QueryExecutionId, &w.Input().ID)))
	return w
}
