package service

// Pattern says how a Task waits for a call, as the end of its Resource spells it.
type Pattern string

const (
	// RequestResponse goes on as soon as the service has answered. The Resource has no suffix.
	RequestResponse Pattern = ""
	// Sync waits until the job is done. STANDARD workflows only.
	Sync Pattern = ".sync"
	// Sync2 is Sync of a nested execution whose output comes as JSON instead of text. STANDARD workflows only.
	Sync2 Pattern = ".sync:2"
	// WaitForTaskToken waits until somebody sends back the task token. STANDARD workflows only.
	WaitForTaskToken Pattern = ".waitForTaskToken"
)

// Patterns returns all patterns.
func Patterns() []Pattern { return []Pattern{RequestResponse, Sync, Sync2, WaitForTaskToken} }

// Known reports whether there is such a pattern.
func (p Pattern) Known() bool {
	switch p {
	case RequestResponse, Sync, Sync2, WaitForTaskToken:
		return true
	default:
		return false
	}
}
