package bedrocktask

import "github.com/aslgen/aslgen/builder"

// The names of errors that calls of Amazon Bedrock fail with, for [builder.On] and [builder.RetryOn]. There may be others.
const (
	// ErrAccessDenied is Bedrock.AccessDeniedException.
	ErrAccessDenied = "Bedrock.AccessDeniedException"
	// ErrBedrock is Bedrock.BedrockException.
	ErrBedrock = "Bedrock.BedrockException"
	// ErrConflict is Bedrock.ConflictException.
	ErrConflict = "Bedrock.ConflictException"
	// ErrInternalServer is Bedrock.InternalServerException.
	ErrInternalServer = "Bedrock.InternalServerException"
	// ErrModelError is Bedrock.ModelErrorException.
	ErrModelError = "Bedrock.ModelErrorException"
	// ErrModelNotReady is Bedrock.ModelNotReadyException.
	ErrModelNotReady = "Bedrock.ModelNotReadyException"
	// ErrModelTimeout is Bedrock.ModelTimeoutException.
	ErrModelTimeout = "Bedrock.ModelTimeoutException"
	// ErrResourceNotFound is Bedrock.ResourceNotFoundException.
	ErrResourceNotFound = "Bedrock.ResourceNotFoundException"
	// ErrSdkClient is Bedrock.SdkClientException.
	ErrSdkClient = "Bedrock.SdkClientException"
	// ErrServiceQuotaExceeded is Bedrock.ServiceQuotaExceededException.
	ErrServiceQuotaExceeded = "Bedrock.ServiceQuotaExceededException"
	// ErrServiceUnavailable is Bedrock.ServiceUnavailableException.
	ErrServiceUnavailable = "Bedrock.ServiceUnavailableException"
	// ErrThrottling is Bedrock.ThrottlingException.
	ErrThrottling = "Bedrock.ThrottlingException"
	// ErrTooManyTags is Bedrock.TooManyTagsException.
	ErrTooManyTags = "Bedrock.TooManyTagsException"
	// ErrValidation is Bedrock.ValidationException.
	ErrValidation = "Bedrock.ValidationException"
)

// Transient retries faults that Amazon Bedrock recovers from by itself. See [builder.Transient].
var Transient = builder.Transient(ErrInternalServer, ErrServiceUnavailable, ErrModelNotReady, ErrSdkClient)

// Throttled retries calls that Amazon Bedrock refused for their number. See [builder.Throttled].
var Throttled = builder.Throttled(ErrThrottling)
