package bedrockagentcoretask

import "github.com/aslgen/aslgen/builder"

// The names of errors that calls of Amazon Bedrock AgentCore fail with, for [builder.On] and [builder.RetryOn]. There may be others.
const (
	// ErrAccessDenied is BedrockAgentCore.AccessDeniedException.
	ErrAccessDenied = "BedrockAgentCore.AccessDeniedException"
	// ErrInternalServer is BedrockAgentCore.InternalServerException.
	ErrInternalServer = "BedrockAgentCore.InternalServerException"
	// ErrResourceNotFound is BedrockAgentCore.ResourceNotFoundException.
	ErrResourceNotFound = "BedrockAgentCore.ResourceNotFoundException"
	// ErrSdkClient is BedrockAgentCore.SdkClientException.
	ErrSdkClient = "BedrockAgentCore.SdkClientException"
	// ErrThrottling is BedrockAgentCore.ThrottlingException.
	ErrThrottling = "BedrockAgentCore.ThrottlingException"
	// ErrValidation is BedrockAgentCore.ValidationException.
	ErrValidation = "BedrockAgentCore.ValidationException"
)

// Transient retries faults that Amazon Bedrock AgentCore recovers from by itself. See [builder.Transient].
var Transient = builder.Transient(ErrInternalServer, ErrSdkClient)

// Throttled retries calls that Amazon Bedrock AgentCore refused for their number. See [builder.Throttled].
var Throttled = builder.Throttled(ErrThrottling)
