package healthlaketask

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

// Import is an import job that is polled.
type Import = polltask.Job[StartFHIRImportJobInput, StartFHIRImportJobOutput, DescribeFHIRImportJobInput, DescribeFHIRImportJobOutput, JobStatus]

// Export is an export job that is polled.
type Export = polltask.Job[StartFHIRExportJobInput, StartFHIRExportJobOutput, DescribeFHIRExportJobInput, DescribeFHIRExportJobOutput, JobStatus]

// The statuses of jobs, sorted out. A job that is being cancelled is waited for, and then has failed; a job that has left something out
// is no success that one may build on unseen.
var (
	running = []JobStatus{Submitted, Queued, InProgress, CancelSubmitted, CancelInProgress}
	done    = []JobStatus{Completed}
	failed  = []JobStatus{Failed, CompletedWithErrors, CancelCompleted, CancelFailed}
)

// ImportJob makes the states that import resources and ask until the import has ended. The request and the bindings are the
// Arguments of the start. A ClientToken that is neither given nor bound is filled so that no retry starts a second job. Both calls are
// retried with [Throttled] and [Transient].
//
// An import that ended with errors goes where a failure goes: [CompletedWithErrors], in the job's Status, tells it from one that did
// nothing.
func ImportJob[Out any](s builder.ScopeOf[Out], name string, schedule polltask.Schedule, req *StartFHIRImportJobInput, bindings ...builder.Binding) *Import {
	j := polltask.New(s, name, StartFHIRImportJob(), DescribeFHIRImportJob(), polltask.Statuses[DescribeFHIRImportJobOutput, JobStatus]{
		Of:      func(o *DescribeFHIRImportJobOutput) *JobStatus { return &o.ImportJobProperties.JobStatus },
		Running: running, Done: done, Failed: failed,
	}, schedule).Retry(Throttled, Transient)
	get := DescribeFHIRImportJobInput{}
	if req == nil {
		j.Start.Arguments(req)
	} else {
		j.Start.Arguments(req, j.WithToken(&req.ClientToken, bindings)...)
		j.Get.Arguments(&get, builder.BindAlike(&get.DatastoreId, &req.DatastoreId, bindings), builder.Bind(&get.JobId, &j.Start.Result().JobId))
	}
	return j
}

// ExportJob makes the states that export the resources of a data store and ask until the export has ended. See [ImportJob].
func ExportJob[Out any](s builder.ScopeOf[Out], name string, schedule polltask.Schedule, req *StartFHIRExportJobInput, bindings ...builder.Binding) *Export {
	j := polltask.New(s, name, StartFHIRExportJob(), DescribeFHIRExportJob(), polltask.Statuses[DescribeFHIRExportJobOutput, JobStatus]{
		Of:      func(o *DescribeFHIRExportJobOutput) *JobStatus { return &o.ExportJobProperties.JobStatus },
		Running: running, Done: done, Failed: failed,
	}, schedule).Retry(Throttled, Transient)
	get := DescribeFHIRExportJobInput{}
	if req == nil {
		j.Start.Arguments(req)
	} else {
		j.Start.Arguments(req, j.WithToken(&req.ClientToken, bindings)...)
		j.Get.Arguments(&get, builder.BindAlike(&get.DatastoreId, &req.DatastoreId, bindings), builder.Bind(&get.JobId, &j.Start.Result().JobId))
	}
	return j
}
