package asl

// Comparison are the operators of a JSONPath choice rule. Exactly one of them stands beside Variable. An operator whose
// name ends in Path compares with the value at a path, the others with a constant; when the types of the two values differ,
// the rule does not hold. Spec: #choice-state.
type Comparison struct {
	// StringEquals holds when Variable is a string that is equal to the string given.
	StringEquals *string `asl:"jsonpath"`
	// StringEqualsPath holds when Variable is a string that is equal to the string at this path.
	StringEqualsPath *string `asl:"jsonpath"`
	// StringLessThan holds when Variable is a string that sorts before the string given.
	StringLessThan *string `asl:"jsonpath"`
	// StringLessThanPath holds when Variable is a string that sorts before the string at this path.
	StringLessThanPath *string `asl:"jsonpath"`
	// StringGreaterThan holds when Variable is a string that sorts after the string given.
	StringGreaterThan *string `asl:"jsonpath"`
	// StringGreaterThanPath holds when Variable is a string that sorts after the string at this path.
	StringGreaterThanPath *string `asl:"jsonpath"`
	// StringLessThanEquals holds when Variable is a string that sorts before or is equal to the string given.
	StringLessThanEquals *string `asl:"jsonpath"`
	// StringLessThanEqualsPath holds when Variable is a string that sorts before or is equal to the string at this path.
	StringLessThanEqualsPath *string `asl:"jsonpath"`
	// StringGreaterThanEquals holds when Variable is a string that sorts after or is equal to the string given.
	StringGreaterThanEquals *string `asl:"jsonpath"`
	// StringGreaterThanEqualsPath holds when Variable is a string that sorts after or is equal to the string at this path.
	StringGreaterThanEqualsPath *string `asl:"jsonpath"`
	// NumericEquals holds when Variable is a number that is equal to the number given.
	NumericEquals *float64 `asl:"jsonpath"`
	// NumericEqualsPath holds when Variable is a number that is equal to the number at this path.
	NumericEqualsPath *string `asl:"jsonpath"`
	// NumericLessThan holds when Variable is a number that is less than the number given.
	NumericLessThan *float64 `asl:"jsonpath"`
	// NumericLessThanPath holds when Variable is a number that is less than the number at this path.
	NumericLessThanPath *string `asl:"jsonpath"`
	// NumericGreaterThan holds when Variable is a number that is greater than the number given.
	NumericGreaterThan *float64 `asl:"jsonpath"`
	// NumericGreaterThanPath holds when Variable is a number that is greater than the number at this path.
	NumericGreaterThanPath *string `asl:"jsonpath"`
	// NumericLessThanEquals holds when Variable is a number that is less than or equal to the number given.
	NumericLessThanEquals *float64 `asl:"jsonpath"`
	// NumericLessThanEqualsPath holds when Variable is a number that is less than or equal to the number at this path.
	NumericLessThanEqualsPath *string `asl:"jsonpath"`
	// NumericGreaterThanEquals holds when Variable is a number that is greater than or equal to the number given.
	NumericGreaterThanEquals *float64 `asl:"jsonpath"`
	// NumericGreaterThanEqualsPath holds when Variable is a number that is greater than or equal to the number at this path.
	NumericGreaterThanEqualsPath *string `asl:"jsonpath"`
	// TimestampEquals holds when Variable is a time that is equal to the RFC 3339 time given.
	TimestampEquals *string `asl:"jsonpath"`
	// TimestampEqualsPath holds when Variable is a time that is equal to the time at this path.
	TimestampEqualsPath *string `asl:"jsonpath"`
	// TimestampLessThan holds when Variable is a time that is before the RFC 3339 time given.
	TimestampLessThan *string `asl:"jsonpath"`
	// TimestampLessThanPath holds when Variable is a time that is before the time at this path.
	TimestampLessThanPath *string `asl:"jsonpath"`
	// TimestampGreaterThan holds when Variable is a time that is after the RFC 3339 time given.
	TimestampGreaterThan *string `asl:"jsonpath"`
	// TimestampGreaterThanPath holds when Variable is a time that is after the time at this path.
	TimestampGreaterThanPath *string `asl:"jsonpath"`
	// TimestampLessThanEquals holds when Variable is a time that is before or equal to the RFC 3339 time given.
	TimestampLessThanEquals *string `asl:"jsonpath"`
	// TimestampLessThanEqualsPath holds when Variable is a time that is before or equal to the time at this path.
	TimestampLessThanEqualsPath *string `asl:"jsonpath"`
	// TimestampGreaterThanEquals holds when Variable is a time that is after or equal to the RFC 3339 time given.
	TimestampGreaterThanEquals *string `asl:"jsonpath"`
	// TimestampGreaterThanEqualsPath holds when Variable is a time that is after or equal to the time at this path.
	TimestampGreaterThanEqualsPath *string `asl:"jsonpath"`
	// BooleanEquals holds when Variable is this boolean.
	BooleanEquals *bool `asl:"jsonpath"`
	// BooleanEqualsPath holds when Variable is the boolean at this path.
	BooleanEqualsPath *string `asl:"jsonpath"`
	// StringMatches holds when Variable is a string that matches this pattern, in which "*" stands for any characters and
	// "\\*" for an asterisk.
	StringMatches *string `asl:"jsonpath"`
	// IsNull true holds when Variable is JSON null; false turns the test round.
	IsNull *bool `asl:"jsonpath"`
	// IsPresent true holds when Variable is there, null included; false turns the test round.
	IsPresent *bool `asl:"jsonpath"`
	// IsNumeric true holds when Variable is a number; false turns the test round.
	IsNumeric *bool `asl:"jsonpath"`
	// IsString true holds when Variable is a string; false turns the test round.
	IsString *bool `asl:"jsonpath"`
	// IsBoolean true holds when Variable is a boolean; false turns the test round.
	IsBoolean *bool `asl:"jsonpath"`
	// IsTimestamp true holds when Variable is a string in the form of an RFC 3339 time; false turns the test round.
	IsTimestamp *bool `asl:"jsonpath"`
}
