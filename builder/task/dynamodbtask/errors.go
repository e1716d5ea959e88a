package dynamodbtask

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// Errors of the integration. Other exceptions of DynamoDB have names of the same form.
const (
	// ErrConditionalCheckFailedException is raised where the [Condition] of a write is false.
	ErrConditionalCheckFailedException = "DynamoDB.ConditionalCheckFailedException"
	// ErrProvisionedThroughputExceededException is raised where the table has too little capacity for all calls.
	ErrProvisionedThroughputExceededException = "DynamoDB.ProvisionedThroughputExceededException"
	// ErrRequestLimitExceededException is raised where the account makes too many calls.
	ErrRequestLimitExceededException = "DynamoDB.RequestLimitExceededException"
	// ErrThrottlingException is raised where calls of the control plane are too many.
	ErrThrottlingException = "DynamoDB.ThrottlingException"
	// ErrResourceNotFoundException is raised where the table is not there, or not yet active.
	ErrResourceNotFoundException = "DynamoDB.ResourceNotFoundException"
	// ErrItemCollectionSizeLimitExceededException is raised where the items of one partition key grow over 10 GB in a table with a local
	// secondary index.
	ErrItemCollectionSizeLimitExceededException = "DynamoDB.ItemCollectionSizeLimitExceededException"
	// ErrTransactionConflictException is raised where a transaction is at work on the item.
	ErrTransactionConflictException = "DynamoDB.TransactionConflictException"
	// ErrInternalServerErrorException is raised by faults of the service.
	ErrInternalServerErrorException = "DynamoDB.InternalServerErrorException"
	// ErrAmazonDynamoDBException is raised by what has no exception of its own: a malformed expression, a missing key, missing
	// permissions.
	ErrAmazonDynamoDBException = "DynamoDB.AmazonDynamoDBException"
	// ErrSdkClientException is raised where the call did not reach DynamoDB.
	ErrSdkClientException = "DynamoDB.SdkClientException"
)

// Throttled retries calls that DynamoDB refused for their number, with jitter so that they do not come back all at once.
var Throttled = builder.RetryOn(ErrProvisionedThroughputExceededException, ErrRequestLimitExceededException, ErrThrottlingException).
	IntervalSeconds(1).MaxAttempts(8).BackoffRate(2).MaxDelaySeconds(60).JitterStrategy(asl.JitterFull)

// Transient retries faults of the service and of the way to it.
var Transient = builder.RetryOn(ErrInternalServerErrorException, ErrSdkClientException).IntervalSeconds(1).MaxAttempts(4).BackoffRate(2)
