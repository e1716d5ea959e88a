package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// jitter reports retries that come all at once.
var jitter = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1110", Severity: diag.Warning,
		Title: "retry of a throttled call in a Map has no jitter",
		Doc: "Items of a Map that a service turns away at the same time come back at the same time, and are turned away again. " +
			"JitterStrategy FULL spreads them.",
		Spec: guide + "concepts-error-handling.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Task",` +
			` "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true,` +
			` "Retry": [{"ErrorEquals": ["Lambda.TooManyRequestsException"]}]}}}}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Task",` +
			` "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true,` +
			` "Retry": [{"ErrorEquals": ["Lambda.TooManyRequestsException"], "JitterStrategy": "FULL"}]}}}}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachRetrier(p, func(h *handler) {
			i := slices.IndexFunc(h.names, throttles)
			if i < 0 || h.noAttempts() || h.tree.Get("JitterStrategy") != nil || !manyAtOnce(h.state.Scope) {
				return
			}
			p.Report(h.at(), "items of a Map that are turned away with %q are all retried at the same time", h.names[i]).
				Help(`add "JitterStrategy": "FULL"`)
		})
	},
}

// throttles reports whether an error says that a service has too much to do.
func throttles(name string) bool {
	for _, word := range [...]string{"Throttl", "TooManyRequests", "ThroughputExceeded", "RequestLimitExceeded", "LimitExceededException", "SlowDown"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// manyAtOnce reports whether a scope is inside a Map that may run several items at a time.
func manyAtOnce(s *validate.Scope) bool {
	for ; s.Owner != nil; s = s.Parent {
		if m, ok := s.Owner.Model.(*asl.Map); ok {
			if n, literal := m.MaxConcurrency.Literal(); !literal || n != 1 {
				return true
			}
		}
	}
	return false
}
