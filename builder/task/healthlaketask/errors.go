package healthlaketask

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// The errors of the calls, for Retry and Catch.
const (
	// ErrAccessDenied: the role of the state machine may not make the call, or may not pass the role in DataAccessRoleArn.
	ErrAccessDenied string = "HealthLake.AccessDeniedException"
	// ErrConflict: the data store is being changed.
	ErrConflict string = "HealthLake.ConflictException"
	// ErrInternalServer: the service failed.
	ErrInternalServer string = "HealthLake.InternalServerException"
	// ErrResourceNotFound: there is no such data store or job.
	ErrResourceNotFound string = "HealthLake.ResourceNotFoundException"
	// ErrThrottling: there were too many calls, or too many jobs at work.
	ErrThrottling string = "HealthLake.ThrottlingException"
	// ErrValidation: a parameter is malformed.
	ErrValidation string = "HealthLake.ValidationException"
	// ErrHealthLake: the service gave an error that its API does not describe.
	ErrHealthLake string = "HealthLake.HealthLakeException"
	// ErrSdkClient: the call did not come through.
	ErrSdkClient string = "HealthLake.SdkClientException"
)

// Throttled retries calls that were refused for their number, with jitter so that they do not come back all at once.
var Throttled = builder.RetryOn(ErrThrottling).IntervalSeconds(2).MaxAttempts(8).BackoffRate(2).
	MaxDelaySeconds(60).JitterStrategy(asl.JitterFull)

// Transient retries faults of the service and of the way to it.
var Transient = builder.RetryOn(ErrInternalServer, ErrSdkClient).IntervalSeconds(2).MaxAttempts(6).BackoffRate(2)
