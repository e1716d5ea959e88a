package sqstask

import "github.com/aslgen/aslgen/builder"

// The names of errors that calls of Amazon SQS fail with, for [builder.On] and [builder.RetryOn]. There may be others.
const (
	// ErrAmazonSQS is SQS.AmazonSQSException.
	ErrAmazonSQS = "SQS.AmazonSQSException"
	// ErrInvalidAddress is SQS.InvalidAddressException.
	ErrInvalidAddress = "SQS.InvalidAddressException"
	// ErrInvalidMessageContents is SQS.InvalidMessageContentsException.
	ErrInvalidMessageContents = "SQS.InvalidMessageContentsException"
	// ErrInvalidSecurity is SQS.InvalidSecurityException.
	ErrInvalidSecurity = "SQS.InvalidSecurityException"
	// ErrKmsAccessDenied is SQS.KmsAccessDeniedException.
	ErrKmsAccessDenied = "SQS.KmsAccessDeniedException"
	// ErrKmsDisabled is SQS.KmsDisabledException.
	ErrKmsDisabled = "SQS.KmsDisabledException"
	// ErrKmsInvalidKeyUsage is SQS.KmsInvalidKeyUsageException.
	ErrKmsInvalidKeyUsage = "SQS.KmsInvalidKeyUsageException"
	// ErrKmsInvalidState is SQS.KmsInvalidStateException.
	ErrKmsInvalidState = "SQS.KmsInvalidStateException"
	// ErrKmsNotFound is SQS.KmsNotFoundException.
	ErrKmsNotFound = "SQS.KmsNotFoundException"
	// ErrKmsOptInRequired is SQS.KmsOptInRequiredException.
	ErrKmsOptInRequired = "SQS.KmsOptInRequiredException"
	// ErrKmsThrottled is SQS.KmsThrottledException.
	ErrKmsThrottled = "SQS.KmsThrottledException"
	// ErrQueueDoesNotExist is SQS.QueueDoesNotExistException.
	ErrQueueDoesNotExist = "SQS.QueueDoesNotExistException"
	// ErrRequestThrottled is SQS.RequestThrottledException.
	ErrRequestThrottled = "SQS.RequestThrottledException"
	// ErrSdkClient is SQS.SdkClientException.
	ErrSdkClient = "SQS.SdkClientException"
	// ErrUnsupportedOperation is SQS.UnsupportedOperationException.
	ErrUnsupportedOperation = "SQS.UnsupportedOperationException"
)

// Transient retries faults that Amazon SQS recovers from by itself. See [builder.Transient].
var Transient = builder.Transient(ErrSdkClient)

// Throttled retries calls that Amazon SQS refused for their number. See [builder.Throttled].
var Throttled = builder.Throttled(ErrRequestThrottled, ErrKmsThrottled)
