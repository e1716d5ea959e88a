package batch

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/bedrocktask"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
	"github.com/aslgen/aslgen/builder/task/healthlaketask"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/medicalimagingtask"
)

// What a service refuses, it refuses to many children at once, and they come back together unless the waits are drawn at random: so each of these
// retriers has full jitter.
var (
	// RetryThrottled retries calls that Lambda, Bedrock, DynamoDB, HealthLake or HealthImaging refused for their number: 8 times, after waits
	// of up to 1 second, then twice as long each time, up to a minute.
	RetryThrottled = builder.Throttled(lambdatask.ErrTooManyRequests, bedrocktask.ErrThrottling,
		dynamodbtask.ErrProvisionedThroughputExceeded, dynamodbtask.ErrRequestLimitExceeded, dynamodbtask.ErrThrottling,
		healthlaketask.ErrThrottling, medicalimagingtask.ErrThrottling)
	// RetryTransient retries the faults of those services themselves: 6 times, after waits of up to 2 seconds, then twice as long each time.
	RetryTransient = builder.Transient("Lambda.ClientExecutionTimeoutException", lambdatask.ErrService, "Lambda.AWSLambdaException",
		lambdatask.ErrSdkClient, bedrocktask.ErrInternalServer, bedrocktask.ErrServiceUnavailable, bedrocktask.ErrModelNotReady,
		dynamodbtask.ErrInternalServerError, healthlaketask.ErrInternalServer, medicalimagingtask.ErrInternalServer).
		JitterStrategy(asl.JitterFull)
)
