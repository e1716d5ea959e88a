package eventstask

import "github.com/aslgen/aslgen/builder"

// The names of errors that calls of Amazon EventBridge fail with, for [builder.On] and [builder.RetryOn]. There may be others.
const (
	// ErrAmazonEventBridge is EventBridge.AmazonEventBridgeException.
	ErrAmazonEventBridge = "EventBridge.AmazonEventBridgeException"
	// ErrFailedEntry is EventBridge.FailedEntry.
	ErrFailedEntry = "EventBridge.FailedEntry"
	// ErrInternal is EventBridge.InternalException.
	ErrInternal = "EventBridge.InternalException"
	// ErrSdkClient is EventBridge.SdkClientException.
	ErrSdkClient = "EventBridge.SdkClientException"
	// ErrThrottling is EventBridge.ThrottlingException.
	ErrThrottling = "EventBridge.ThrottlingException"
)

// Transient retries faults that Amazon EventBridge recovers from by itself. See [builder.Transient].
var Transient = builder.Transient(ErrInternal, ErrSdkClient)

// Throttled retries calls that Amazon EventBridge refused for their number. See [builder.Throttled].
var Throttled = builder.Throttled(ErrThrottling)
