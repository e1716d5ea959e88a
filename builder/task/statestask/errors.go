package statestask

import "github.com/aslgen/aslgen/builder"

// The names of errors that calls of AWS Step Functions fail with, for [builder.On] and [builder.RetryOn]. There may be others.
const (
	// ErrAWSStepFunctions is StepFunctions.AWSStepFunctionsException.
	ErrAWSStepFunctions = "StepFunctions.AWSStepFunctionsException"
	// ErrExecutionAlreadyExists is StepFunctions.ExecutionAlreadyExistsException.
	ErrExecutionAlreadyExists = "StepFunctions.ExecutionAlreadyExistsException"
	// ErrExecutionLimitExceeded is StepFunctions.ExecutionLimitExceededException.
	ErrExecutionLimitExceeded = "StepFunctions.ExecutionLimitExceededException"
	// ErrInvalidArn is StepFunctions.InvalidArnException.
	ErrInvalidArn = "StepFunctions.InvalidArnException"
	// ErrInvalidExecutionInput is StepFunctions.InvalidExecutionInputException.
	ErrInvalidExecutionInput = "StepFunctions.InvalidExecutionInputException"
	// ErrInvalidName is StepFunctions.InvalidNameException.
	ErrInvalidName = "StepFunctions.InvalidNameException"
	// ErrKmsAccessDenied is StepFunctions.KmsAccessDeniedException.
	ErrKmsAccessDenied = "StepFunctions.KmsAccessDeniedException"
	// ErrKmsInvalidState is StepFunctions.KmsInvalidStateException.
	ErrKmsInvalidState = "StepFunctions.KmsInvalidStateException"
	// ErrKmsThrottling is StepFunctions.KmsThrottlingException.
	ErrKmsThrottling = "StepFunctions.KmsThrottlingException"
	// ErrSdkClient is StepFunctions.SdkClientException.
	ErrSdkClient = "StepFunctions.SdkClientException"
	// ErrStateMachineDeleting is StepFunctions.StateMachineDeletingException.
	ErrStateMachineDeleting = "StepFunctions.StateMachineDeletingException"
	// ErrStateMachineDoesNotExist is StepFunctions.StateMachineDoesNotExistException.
	ErrStateMachineDoesNotExist = "StepFunctions.StateMachineDoesNotExistException"
	// ErrValidation is StepFunctions.ValidationException.
	ErrValidation = "StepFunctions.ValidationException"
)

// Transient retries faults that AWS Step Functions recovers from by itself. See [builder.Transient].
var Transient = builder.Transient(ErrSdkClient)

// Throttled retries calls that AWS Step Functions refused for their number. See [builder.Throttled].
var Throttled = builder.Throttled(ErrExecutionLimitExceeded, ErrKmsThrottling)
