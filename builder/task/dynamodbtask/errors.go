package dynamodbtask

import "github.com/aslgen/aslgen/builder"

// The names of errors that calls of DynamoDB fail with, for [builder.On] and [builder.RetryOn]. There may be others.
const (
	// ErrConditionalCheckFailed is raised where the [Condition] of a write is false.
	ErrConditionalCheckFailed = "DynamoDB.ConditionalCheckFailedException"
	// ErrProvisionedThroughputExceeded is raised where the table has too little capacity for all calls.
	ErrProvisionedThroughputExceeded = "DynamoDB.ProvisionedThroughputExceededException"
	// ErrRequestLimitExceeded is raised where the account makes too many calls.
	ErrRequestLimitExceeded = "DynamoDB.RequestLimitExceededException"
	// ErrThrottling is raised where calls of the control plane are too many.
	ErrThrottling = "DynamoDB.ThrottlingException"
	// ErrResourceNotFound is raised where the table is not there, or not yet active.
	ErrResourceNotFound = "DynamoDB.ResourceNotFoundException"
	// ErrItemCollectionSizeLimitExceeded is raised where the items of one partition key grow over 10 GB in a table with a local
	// secondary index.
	ErrItemCollectionSizeLimitExceeded = "DynamoDB.ItemCollectionSizeLimitExceededException"
	// ErrTransactionConflict is raised where a transaction is at work on the item.
	ErrTransactionConflict = "DynamoDB.TransactionConflictException"
	// ErrInternalServerError is raised by faults of the service.
	ErrInternalServerError = "DynamoDB.InternalServerErrorException"
	// ErrAmazonDynamoDB is raised by what has no exception of its own: a malformed expression, a missing key, missing
	// permissions.
	ErrAmazonDynamoDB = "DynamoDB.AmazonDynamoDBException"
	// ErrSdkClient is raised where the call did not reach DynamoDB.
	ErrSdkClient = "DynamoDB.SdkClientException"
)

// Transient retries faults that DynamoDB recovers from by itself. See [builder.Transient].
var Transient = builder.Transient(ErrInternalServerError, ErrSdkClient)

// Throttled retries calls that DynamoDB refused for their number. See [builder.Throttled].
var Throttled = builder.Throttled(ErrProvisionedThroughputExceeded, ErrRequestLimitExceeded, ErrThrottling)
