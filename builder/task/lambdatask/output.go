package lambdatask

// InvokeOutput is the whole answer of Lambda to a call whose result is waited for.
type InvokeOutput[Payload any] struct {
	// Payload is what the function returns.
	Payload Payload `json:"Payload"`
	// StatusCode is the HTTP status: 200.
	StatusCode int `json:"StatusCode"`
	// ExecutedVersion is the version that ran: a number or $LATEST.
	ExecutedVersion string `json:"ExecutedVersion"`
	// LogResult is the last 4 KB of the log, in base64; nil unless [LogTail] asks for it.
	LogResult *string `json:"LogResult,omitempty"`
}

func (InvokeOutput[Payload]) whole() {}

// whole reports whether a result type is the whole answer.
func whole[Res any]() bool {
	_, ok := any(*new(Res)).(interface{ whole() })
	return ok
}

// Accepted is the answer of Lambda to a call whose result is not waited for.
type Accepted struct {
	// StatusCode is the HTTP status: 202 of [Event], 204 of [DryRun].
	StatusCode int `json:"StatusCode"`
}
