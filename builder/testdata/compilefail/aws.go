package compilefail

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sdktask"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake/types"
)

// lake is a call of the AWS SDK in the clinic.
type lake struct {
	clinic
	start  *builder.TaskState[healthlake.StartFHIRImportJobInput, healthlake.StartFHIRImportJobOutput]
	call   *healthlake.StartFHIRImportJobInput
	result *healthlake.StartFHIRImportJobOutput
	job    *types.ImportJobProperties
}

func badPlainToPointer(l lake) {
	builder.Bind(&l.call.DatastoreId, &l.in.PatientID) // ERROR `\*string does not satisfy builder\.Source\[\*string\]`
}

func goodPlainToPointer(l lake) {
	builder.BindPtr(&l.call.DatastoreId, &l.in.PatientID)
}

func badTypeToPointer(l lake) {
	builder.BindPtr(&l.call.DatastoreId, &l.in.Age) // ERROR `\*int does not satisfy builder\.Source\[string\]`
}

func goodTypeToPointer(l lake) {
	builder.BindPtr(&l.call.DatastoreId, builder.Format("{}", &l.in.Age))
}

func badOptionalToPointer(l lake) {
	builder.BindPtr(&l.call.JobName, &l.in.Comment) // ERROR `\*\*string does not satisfy builder\.Source\[string\]`
}

func goodOptionalToPointer(l lake) {
	builder.Bind(&l.call.JobName, &l.in.Comment)
}

func badTextToEnum(l lake) {
	builder.Bind(&l.call.ValidationLevel, &l.in.PatientID) // ERROR `\*string does not satisfy builder\.Source\[.*ValidationLevel\]`
}

func goodTextToEnum(l lake) {
	builder.Bind(&l.call.ValidationLevel, builder.As[types.ValidationLevel](&l.in.PatientID))
}

func badPointerOfResult(l lake) {
	builder.Bind(&l.req.PatientID, &l.result.JobId) // ERROR `\*\*string does not satisfy builder\.Source\[string\]`
}

func goodPointerOfResult(l lake) {
	builder.Bind(&l.req.PatientID, builder.OrElse(&l.result.JobId, "none"))
}

func badOtherRequest(l lake) {
	l.start.Arguments(&healthlake.DescribeFHIRImportJobInput{}) // ERROR `\*.*DescribeFHIRImportJobInput.* as \*.*StartFHIRImportJobInput`
}

func goodOtherRequest(l lake) {
	l.start.Arguments(&healthlake.StartFHIRImportJobInput{})
}

func badErrorType(lake) {
	_ = sdktask.Error[types.Tag]() // ERROR `Tag`
}

func goodErrorType(lake) {
	_ = sdktask.Error[types.ThrottlingException]()
}

func badCaseOfEnum(l lake) {
	builder.Switch(l.w, "Status?", &l.job.JobStatus).Case(types.ValidationLevelStrict, l.fail) // ERROR `ValidationLevelStrict.*JobStatus`
}

func goodCaseOfEnum(l lake) {
	builder.Switch(l.w, "Status?", &l.job.JobStatus).Case(types.JobStatusFailed, l.fail)
}

func badMemberAsPlain(l lake) {
	builder.Bind(&l.req.PatientID, builder.MemberOf(&l.job.InputDataConfig, func(m *types.InputDataConfigMemberS3Uri) *string { return &m.Value })) // ERROR `Expr\[\*string\] does not satisfy builder\.Source\[string\]`
}

func goodMemberAsPlain(l lake) {
	builder.Bind(&l.req.PatientID, builder.OrElseExpr(builder.MemberOf(&l.job.InputDataConfig, func(m *types.InputDataConfigMemberS3Uri) *string { return &m.Value }), builder.Lit("")))
}

func badBytesOfText(l lake) {
	sdktask.Text(&l.result.JobId) // ERROR `\*\*string.*\*\[\]byte`
}

func goodBytesOfText(l lake) {
	builder.OrElse(&l.result.JobId, "")
}
