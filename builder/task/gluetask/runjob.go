package gluetask

import "github.com/aslgen/aslgen/builder"

// RunJob is [StartJobRunSync] of a job that is known by its name (a literal, a [builder.Param], a pointer to a field or an expression),
// whose arguments are a structure: each of its members is a text, and named like the argument.
//
//	type Arguments struct {
//		Study string `json:"--study"`
//	}
func RunJob[Arguments any, N builder.Text](jobName N) builder.Call[Arguments, JobRun] {
	return builder.NewCall[Arguments, JobRun](builder.CallSpec{
		Service:      "glue",
		Action:       "startJobRun",
		Pattern:      builder.RunJob,
		Arguments:    []builder.Argument{builder.TextArgument("JobName", jobName)},
		RequestField: "Arguments",
	})
}
