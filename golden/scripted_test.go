package golden_test

import (
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/golden/internal/explore"
)

// scripts are runs by machine that need more than one rare choice at once, so that the search does not come there.
var scripts = map[string][]explore.Script{
	"review-rework": {{Input: map[string]any{"author": "dr-a"}, Answer: func(t *interp.Task) any { return answer(t, "rework", "dr-b") }}},
}

// answer is what a reviewer says of what a task asks.
func answer(t *interp.Task, decision, reviewer string) any {
	return value.ObjectOf("decision", decision, "reviewer", reviewer, "role", "physician", "decidedAt", t.Time.UTC().Format("2006-01-02T15:04:05Z"),
		"comment", "as said", "contentHash", member(t.Input, "MessageBody", "contentHash"))
}

// member returns what lies in objects under names, nil when it is not there.
func member(v any, names ...string) any {
	for _, n := range names {
		o, ok := v.(*value.Object)
		if !ok {
			return nil
		}
		v, _ = o.Get(n)
	}
	return v
}
