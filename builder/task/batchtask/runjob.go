package batchtask

import "github.com/aslgen/aslgen/builder"

// RunJob is [SubmitJobSync] of a job whose parameters are a structure: each of its members is a text, and takes the place of
// Ref::<name> in the command of the job definition. The job gets a name, and goes to a queue; queue and definition are names or
// ARNs. Each of them is a literal, a [builder.Param], a pointer to a field or an expression.
func RunJob[Parameters any, N, Q, D builder.Text](jobName N, jobQueue Q, jobDefinition D) builder.Call[Parameters, JobDetail] {
	return builder.NewCall[Parameters, JobDetail](builder.CallSpec{
		Service: "batch",
		Action:  "submitJob",
		Pattern: builder.RunJob,
		Arguments: []builder.Argument{
			builder.TextArgument("JobName", jobName),
			builder.TextArgument("JobQueue", jobQueue),
			builder.TextArgument("JobDefinition", jobDefinition),
		},
		RequestField: "Parameters",
	})
}
