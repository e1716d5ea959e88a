package batch

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/bedrocktask"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
	"github.com/aslgen/aslgen/builder/task/healthlaketask"
	"github.com/aslgen/aslgen/builder/task/medicalimagingtask"
)

// Jittered makes retriers whose waits are drawn at random between 0 and their full length. What a service refuses or fails at, it does to many
// children at once, and without jitter they come back together. The rest of a retrier stays as it is.
func Jittered(retriers ...builder.Retrier) []builder.Retrier {
	out := make([]builder.Retrier, len(retriers))
	for i, r := range retriers {
		out[i] = r.JitterStrategy(asl.JitterFull)
	}
	return out
}

// RetryLambda retries calls of Lambda functions that are refused for their number, 8 times, and faults of Lambda itself, 6 times, with jitter.
//
//	builder.Task(b, "Run model", …).Retry(batch.RetryLambda()...)
func RetryLambda() []builder.Retrier {
	return Jittered(builder.LambdaThrottled, builder.LambdaTransient)
}

// RetryBedrock is [RetryLambda] for calls of Bedrock: models that are throttled, or not ready.
func RetryBedrock() []builder.Retrier { return Jittered(bedrocktask.Throttled, bedrocktask.Transient) }

// RetryDynamoDB is [RetryLambda] for calls of DynamoDB.
func RetryDynamoDB() []builder.Retrier {
	return Jittered(dynamodbtask.Throttled, dynamodbtask.Transient)
}

// RetryHealthLake is [RetryLambda] for calls of HealthLake.
func RetryHealthLake() []builder.Retrier {
	return Jittered(healthlaketask.Throttled, healthlaketask.Transient)
}

// RetryMedicalImaging is [RetryLambda] for calls of HealthImaging.
func RetryMedicalImaging() []builder.Retrier {
	return Jittered(medicalimagingtask.Throttled, medicalimagingtask.Transient)
}
