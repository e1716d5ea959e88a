package medicalimagingtask

import "github.com/aslgen/aslgen/builder"

// The names of errors that calls of AWS HealthImaging fail with, for [builder.On] and [builder.RetryOn]. There may be others.
const (
	// ErrAccessDenied: the role of the state machine may not make the call, or may not pass the role in DataAccessRoleArn.
	ErrAccessDenied = "MedicalImaging.AccessDeniedException"
	// ErrBadRequest: the request makes no sense to the service.
	ErrBadRequest = "MedicalImaging.BadRequestException"
	// ErrConflict: the data store or image set is being changed.
	ErrConflict = "MedicalImaging.ConflictException"
	// ErrInternalServer: the service failed.
	ErrInternalServer = "MedicalImaging.InternalServerException"
	// ErrNotAcceptable: the service cannot answer in the form that was asked for.
	ErrNotAcceptable = "MedicalImaging.NotAcceptableException"
	// ErrResourceNotFound: there is no such data store or job.
	ErrResourceNotFound = "MedicalImaging.ResourceNotFoundException"
	// ErrServiceQuotaExceeded: the account has as many jobs as it may.
	ErrServiceQuotaExceeded = "MedicalImaging.ServiceQuotaExceededException"
	// ErrThrottling: there were too many calls.
	ErrThrottling = "MedicalImaging.ThrottlingException"
	// ErrValidation: a parameter is malformed.
	ErrValidation = "MedicalImaging.ValidationException"
	// ErrMedicalImaging: the service gave an error that its API does not describe.
	ErrMedicalImaging = "MedicalImaging.MedicalImagingException"
	// ErrSdkClient: the call did not come through.
	ErrSdkClient = "MedicalImaging.SdkClientException"
)

// Transient retries faults that AWS HealthImaging recovers from by itself. See [builder.Transient].
var Transient = builder.Transient(ErrInternalServer, ErrSdkClient)

// Throttled retries calls that AWS HealthImaging refused for their number. See [builder.Throttled].
var Throttled = builder.Throttled(ErrThrottling)
