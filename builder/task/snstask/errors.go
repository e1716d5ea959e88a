package snstask

import "github.com/aslgen/aslgen/builder"

// The names of errors that calls of Amazon SNS fail with, for [builder.On] and [builder.RetryOn]. There may be others.
const (
	// ErrAmazonSNS is SNS.AmazonSNSException.
	ErrAmazonSNS = "SNS.AmazonSNSException"
	// ErrAuthorizationError is SNS.AuthorizationErrorException.
	ErrAuthorizationError = "SNS.AuthorizationErrorException"
	// ErrEndpointDisabled is SNS.EndpointDisabledException.
	ErrEndpointDisabled = "SNS.EndpointDisabledException"
	// ErrInternalError is SNS.InternalErrorException.
	ErrInternalError = "SNS.InternalErrorException"
	// ErrInvalidParameter is SNS.InvalidParameterException.
	ErrInvalidParameter = "SNS.InvalidParameterException"
	// ErrInvalidParameterValue is SNS.InvalidParameterValueException.
	ErrInvalidParameterValue = "SNS.InvalidParameterValueException"
	// ErrInvalidSecurity is SNS.InvalidSecurityException.
	ErrInvalidSecurity = "SNS.InvalidSecurityException"
	// ErrKmsAccessDenied is SNS.KmsAccessDeniedException.
	ErrKmsAccessDenied = "SNS.KmsAccessDeniedException"
	// ErrKmsDisabled is SNS.KmsDisabledException.
	ErrKmsDisabled = "SNS.KmsDisabledException"
	// ErrKmsInvalidState is SNS.KmsInvalidStateException.
	ErrKmsInvalidState = "SNS.KmsInvalidStateException"
	// ErrKmsNotFound is SNS.KmsNotFoundException.
	ErrKmsNotFound = "SNS.KmsNotFoundException"
	// ErrKmsOptInRequired is SNS.KmsOptInRequiredException.
	ErrKmsOptInRequired = "SNS.KmsOptInRequiredException"
	// ErrKmsThrottling is SNS.KmsThrottlingException.
	ErrKmsThrottling = "SNS.KmsThrottlingException"
	// ErrNotFound is SNS.NotFoundException.
	ErrNotFound = "SNS.NotFoundException"
	// ErrPlatformApplicationDisabled is SNS.PlatformApplicationDisabledException.
	ErrPlatformApplicationDisabled = "SNS.PlatformApplicationDisabledException"
	// ErrSdkClient is SNS.SdkClientException.
	ErrSdkClient = "SNS.SdkClientException"
	// ErrThrottled is SNS.ThrottledException.
	ErrThrottled = "SNS.ThrottledException"
	// ErrValidation is SNS.ValidationException.
	ErrValidation = "SNS.ValidationException"
)

// Transient retries faults that Amazon SNS recovers from by itself. See [builder.Transient].
var Transient = builder.Transient(ErrInternalError, ErrSdkClient)

// Throttled retries calls that Amazon SNS refused for their number. See [builder.Throttled].
var Throttled = builder.Throttled(ErrThrottled, ErrKmsThrottling)
