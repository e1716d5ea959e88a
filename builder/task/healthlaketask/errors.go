package healthlaketask

import "github.com/aslgen/aslgen/builder"

// The names of errors that calls of AWS HealthLake fail with, for [builder.On] and [builder.RetryOn]. There may be others.
const (
	// ErrAccessDenied: the role of the state machine may not make the call, or may not pass the role in DataAccessRoleArn.
	ErrAccessDenied = "HealthLake.AccessDeniedException"
	// ErrConflict: the data store is being changed.
	ErrConflict = "HealthLake.ConflictException"
	// ErrInternalServer: the service failed.
	ErrInternalServer = "HealthLake.InternalServerException"
	// ErrResourceNotFound: there is no such data store or job.
	ErrResourceNotFound = "HealthLake.ResourceNotFoundException"
	// ErrThrottling: there were too many calls, or too many jobs at work.
	ErrThrottling = "HealthLake.ThrottlingException"
	// ErrValidation: a parameter is malformed.
	ErrValidation = "HealthLake.ValidationException"
	// ErrHealthLake: the service gave an error that its API does not describe.
	ErrHealthLake = "HealthLake.HealthLakeException"
	// ErrSdkClient: the call did not come through.
	ErrSdkClient = "HealthLake.SdkClientException"
)

// Transient retries faults that AWS HealthLake recovers from by itself. See [builder.Transient].
var Transient = builder.Transient(ErrInternalServer, ErrSdkClient)

// Throttled retries calls that AWS HealthLake refused for their number. See [builder.Throttled].
var Throttled = builder.Throttled(ErrThrottling)
