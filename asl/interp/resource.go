package interp

import "strings"

// resource is what a Task's Resource names.
type resource struct {
	arn             string
	service, action string // of an integration
	activity        bool
}

// readResource takes the ARN of a Task apart. What is neither an integration nor an activity is a function.
func readResource(arn string) resource {
	r := resource{arn: arn}
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) < 6 || parts[0] != "arn" || parts[2] != "states" {
		return r
	}
	rest := parts[5]
	if parts[3] != "" && strings.HasPrefix(rest, "activity:") {
		r.activity = true
		return r
	}
	if sdk, ok := strings.CutPrefix(rest, "aws-sdk:"); ok {
		service, action, _ := strings.Cut(sdk, ":")
		r.service, r.action = "aws-sdk:"+service, action
		return r
	}
	r.service, r.action, _ = strings.Cut(rest, ":")
	return r
}

// callback reports whether the task ends by a token.
func (r *resource) callback() bool {
	return r.activity || strings.HasSuffix(r.action, ".waitForTaskToken")
}

// what is how causes name the task.
func (r *resource) what() string {
	if r.service != "" {
		return r.service
	}
	return r.arn
}
