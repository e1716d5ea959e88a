package rules

import "github.com/aslgen/aslgen/asl/validate"

// callRules judge the calls of Task states: ASL40xx.
var callRules = []*validate.Rule{
	resourceARN,
	resourceTarget,
	resourcePartition,
	resourceRegion,
	callService,
	callAction,
	sdkServiceName,
	sdkAction,
	sdkUnsupported,
	callPattern,
	parameterUnknown,
	parameterMissing,
	parameterType,
	parameterValue,
	functionEnvelope,
}
