package asltest

import (
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// quotedList lists names for a message.
func quotedList(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = strconv.Quote(n)
	}
	return strings.Join(quoted, ", ")
}

// isCall tells whether a Resource is that of an API call, optimized or of the SDK integration.
func isCall(resource, call string) bool {
	name, _, _ := strings.Cut(resource, ".waitForTaskToken")
	return strings.HasSuffix(name, ":"+call)
}

// text returns a member of an object that is a text, "" for anything else.
func text(v any, name string) string {
	s, _ := member(v, name).(string)
	return s
}

// parsed returns the JSON in a text, or the value as it is.
func parsed(v any) any {
	if s, ok := v.(string); ok {
		if p, err := value.Parse([]byte(s)); err == nil {
			return p
		}
	}
	return v
}
