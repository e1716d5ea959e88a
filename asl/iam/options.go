package iam

// Options say what the role needs beyond the definition. The zero value adds nothing.
type Options struct {
	// Logging reports whether executions are logged to CloudWatch Logs.
	Logging bool
	// XRay reports whether executions are traced by AWS X-Ray.
	XRay bool
	// KMSKey is the ARN of the customer managed key that encrypts the machine, or a placeholder for it. Empty: there is none.
	KMSKey string
}
