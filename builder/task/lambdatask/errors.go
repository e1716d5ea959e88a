package lambdatask

// The names of errors that calls of AWS Lambda fail with, for [builder.On] and [builder.RetryOn]. There may be others.
// [builder.LambdaTransient] and [builder.LambdaThrottled] retry the faults of the service.
const (
	// ErrAWSLambda is Lambda.AWSLambdaException.
	ErrAWSLambda = "Lambda.AWSLambdaException"
	// ErrClientExecutionTimeout is Lambda.ClientExecutionTimeoutException.
	ErrClientExecutionTimeout = "Lambda.ClientExecutionTimeoutException"
	// ErrDurableExecutionAlreadyStarted is Lambda.DurableExecutionAlreadyStartedException.
	ErrDurableExecutionAlreadyStarted = "Lambda.DurableExecutionAlreadyStartedException"
	// ErrEc2AccessDenied is Lambda.Ec2AccessDeniedException.
	ErrEc2AccessDenied = "Lambda.Ec2AccessDeniedException"
	// ErrEc2Throttled is Lambda.Ec2ThrottledException.
	ErrEc2Throttled = "Lambda.Ec2ThrottledException"
	// ErrEc2Unexpected is Lambda.Ec2UnexpectedException.
	ErrEc2Unexpected = "Lambda.Ec2UnexpectedException"
	// ErrEfsMountConnectivity is Lambda.EfsMountConnectivityException.
	ErrEfsMountConnectivity = "Lambda.EfsMountConnectivityException"
	// ErrEfsMountFailure is Lambda.EfsMountFailureException.
	ErrEfsMountFailure = "Lambda.EfsMountFailureException"
	// ErrEfsMountTimeout is Lambda.EfsMountTimeoutException.
	ErrEfsMountTimeout = "Lambda.EfsMountTimeoutException"
	// ErrEfsio is Lambda.EfsioException.
	ErrEfsio = "Lambda.EfsioException"
	// ErrEniLimitReached is Lambda.EniLimitReachedException.
	ErrEniLimitReached = "Lambda.EniLimitReachedException"
	// ErrInvalidParameterValue is Lambda.InvalidParameterValueException.
	ErrInvalidParameterValue = "Lambda.InvalidParameterValueException"
	// ErrInvalidRequestContent is Lambda.InvalidRequestContentException.
	ErrInvalidRequestContent = "Lambda.InvalidRequestContentException"
	// ErrInvalidRuntime is Lambda.InvalidRuntimeException.
	ErrInvalidRuntime = "Lambda.InvalidRuntimeException"
	// ErrInvalidSecurityGroupId is Lambda.InvalidSecurityGroupIdException.
	ErrInvalidSecurityGroupId = "Lambda.InvalidSecurityGroupIdException"
	// ErrInvalidSubnetId is Lambda.InvalidSubnetIdException.
	ErrInvalidSubnetId = "Lambda.InvalidSubnetIdException"
	// ErrInvalidZipFile is Lambda.InvalidZipFileException.
	ErrInvalidZipFile = "Lambda.InvalidZipFileException"
	// ErrKmsAccessDenied is Lambda.KmsAccessDeniedException.
	ErrKmsAccessDenied = "Lambda.KmsAccessDeniedException"
	// ErrKmsDisabled is Lambda.KmsDisabledException.
	ErrKmsDisabled = "Lambda.KmsDisabledException"
	// ErrKmsInvalidState is Lambda.KmsInvalidStateException.
	ErrKmsInvalidState = "Lambda.KmsInvalidStateException"
	// ErrKmsNotFound is Lambda.KmsNotFoundException.
	ErrKmsNotFound = "Lambda.KmsNotFoundException"
	// ErrNoPublishedVersion is Lambda.NoPublishedVersionException.
	ErrNoPublishedVersion = "Lambda.NoPublishedVersionException"
	// ErrRecursiveInvocation is Lambda.RecursiveInvocationException.
	ErrRecursiveInvocation = "Lambda.RecursiveInvocationException"
	// ErrRequestTooLarge is Lambda.RequestTooLargeException.
	ErrRequestTooLarge = "Lambda.RequestTooLargeException"
	// ErrResourceConflict is Lambda.ResourceConflictException.
	ErrResourceConflict = "Lambda.ResourceConflictException"
	// ErrResourceNotFound is Lambda.ResourceNotFoundException.
	ErrResourceNotFound = "Lambda.ResourceNotFoundException"
	// ErrResourceNotReady is Lambda.ResourceNotReadyException.
	ErrResourceNotReady = "Lambda.ResourceNotReadyException"
	// ErrS3FilesMountConnectivity is Lambda.S3FilesMountConnectivityException.
	ErrS3FilesMountConnectivity = "Lambda.S3FilesMountConnectivityException"
	// ErrS3FilesMountFailure is Lambda.S3FilesMountFailureException.
	ErrS3FilesMountFailure = "Lambda.S3FilesMountFailureException"
	// ErrS3FilesMountTimeout is Lambda.S3FilesMountTimeoutException.
	ErrS3FilesMountTimeout = "Lambda.S3FilesMountTimeoutException"
	// ErrSdkClient is Lambda.SdkClientException.
	ErrSdkClient = "Lambda.SdkClientException"
	// ErrSerializedRequestEntityTooLarge is Lambda.SerializedRequestEntityTooLargeException.
	ErrSerializedRequestEntityTooLarge = "Lambda.SerializedRequestEntityTooLargeException"
	// ErrService is Lambda.ServiceException.
	ErrService = "Lambda.ServiceException"
	// ErrSnapStart is Lambda.SnapStartException.
	ErrSnapStart = "Lambda.SnapStartException"
	// ErrSnapStartNotReady is Lambda.SnapStartNotReadyException.
	ErrSnapStartNotReady = "Lambda.SnapStartNotReadyException"
	// ErrSnapStartTimeout is Lambda.SnapStartTimeoutException.
	ErrSnapStartTimeout = "Lambda.SnapStartTimeoutException"
	// ErrSubnetIpAddressLimitReached is Lambda.SubnetIpAddressLimitReachedException.
	ErrSubnetIpAddressLimitReached = "Lambda.SubnetIpAddressLimitReachedException"
	// ErrTooManyRequests is Lambda.TooManyRequestsException.
	ErrTooManyRequests = "Lambda.TooManyRequestsException"
	// ErrUnknown is Lambda.Unknown.
	ErrUnknown = "Lambda.Unknown"
	// ErrUnsupportedMediaType is Lambda.UnsupportedMediaTypeException.
	ErrUnsupportedMediaType = "Lambda.UnsupportedMediaTypeException"
)
