package rules

import "github.com/aslgen/aslgen/asl/validate"

// timeRules judge timeouts, heartbeats and task tokens: ASL13xx.
var timeRules = []*validate.Rule{
	tokenMissing,
	tokenMisplaced,
	waitUnlimited,
	heartbeatTimeout,
	heartbeatUnsent,
	expressWait,
	expressDuration,
	machineTimeout,
	jobTimeout,
	httpTimeout,
}
