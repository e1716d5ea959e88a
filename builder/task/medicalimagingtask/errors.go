package medicalimagingtask

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// The errors of the calls, for Retry and Catch.
const (
	// ErrAccessDenied: the role of the state machine may not make the call, or may not pass the role in DataAccessRoleArn.
	ErrAccessDenied string = "MedicalImaging.AccessDeniedException"
	// ErrBadRequest: the request makes no sense to the service.
	ErrBadRequest string = "MedicalImaging.BadRequestException"
	// ErrConflict: the data store or image set is being changed.
	ErrConflict string = "MedicalImaging.ConflictException"
	// ErrInternalServer: the service failed.
	ErrInternalServer string = "MedicalImaging.InternalServerException"
	// ErrNotAcceptable: the service cannot answer in the form that was asked for.
	ErrNotAcceptable string = "MedicalImaging.NotAcceptableException"
	// ErrResourceNotFound: there is no such data store or job.
	ErrResourceNotFound string = "MedicalImaging.ResourceNotFoundException"
	// ErrServiceQuotaExceeded: the account has as many jobs as it may.
	ErrServiceQuotaExceeded string = "MedicalImaging.ServiceQuotaExceededException"
	// ErrThrottling: there were too many calls.
	ErrThrottling string = "MedicalImaging.ThrottlingException"
	// ErrValidation: a parameter is malformed.
	ErrValidation string = "MedicalImaging.ValidationException"
	// ErrMedicalImaging: the service gave an error that its API does not describe.
	ErrMedicalImaging string = "MedicalImaging.MedicalImagingException"
	// ErrSdkClient: the call did not come through.
	ErrSdkClient string = "MedicalImaging.SdkClientException"
)

// Throttled retries calls that were refused for their number, with jitter so that they do not come back all at once.
var Throttled = builder.RetryOn(ErrThrottling).IntervalSeconds(2).MaxAttempts(8).BackoffRate(2).
	MaxDelaySeconds(60).JitterStrategy(asl.JitterFull)

// Transient retries faults of the service and of the way to it.
var Transient = builder.RetryOn(ErrInternalServer, ErrSdkClient).IntervalSeconds(2).MaxAttempts(6).BackoffRate(2)
