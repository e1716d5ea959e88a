package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// impossibleError reports errors of the language that the state cannot have.
var impossibleError = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1107", Severity: diag.Warning,
		Title: "error cannot occur in this state",
		Doc: "Some errors of the language come from one type of state, one query language or one field alone. A retrier or catcher for such " +
			"an error in a state that cannot have it, nor holds a state that can, never matches.",
		Spec: guide + "concepts-error-handling.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["States.BranchFailed"]}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["States.TaskFailed"]}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachName(p, func(h *handler, i int, name string) {
			source, ok := errorSources[name]
			if !ok || anyWithin(h.state, source.has) {
				return
			}
			if name == statesHeartbeatTimeout && slices.Contains(h.names, statesTimeout) {
				return // the pair is a habit that does no harm
			}
			p.Report(h.nameAt(i), "%q cannot occur in this %s state: it comes from %s", name, h.state.Kind(), source.what).
				Help("delete it, or name the error that is meant")
		})
	},
}

// errorSource says where an error of the language comes from.
type errorSource struct {
	what string
	has  func(*validate.State) bool
}

var errorSources = map[string]errorSource{
	"States.BranchFailed":                    {"a Parallel state", isParallel},
	"States.ExceedToleratedFailureThreshold": {"a distributed Map", isDistributed},
	"States.ItemReaderFailed":                {"the ItemReader of a distributed Map", isDistributed},
	"States.ResultWriterFailed":              {"the ResultWriter of a distributed Map", isDistributed},
	"States.NoChoiceMatched":                 {"a Choice state", isChoice},
	"States.QueryEvaluationError":            {"JSONata expressions, and the state is JSONPath", (*validate.State).JSONata},
	"States.IntrinsicFailure":                {"intrinsic functions, and the state is JSONata", notJSONata},
	"States.ParameterPathFailure":            {"JSONPath, and the state is JSONata", notJSONata},
	"States.ResultPathMatchFailure":          {"ResultPath, and the state is JSONata", notJSONata},
	"States.Http.Socket":                     {"a Task that calls http:invoke", callsHTTP},
	statesHeartbeatTimeout:                   {"a Task with HeartbeatSeconds", hasHeartbeat},
}

// anyWithin reports whether a state, or a state in a scope inside it, has something. What a type that is not known has, is not
// known either.
func anyWithin(s *validate.State, has func(*validate.State) bool) bool {
	if _, ok := s.Model.(*asl.UnknownState); ok || has(s) {
		return true
	}
	for _, scope := range s.Inner {
		for _, inner := range scope.States {
			if anyWithin(inner, has) {
				return true
			}
		}
	}
	return false
}

func isParallel(s *validate.State) bool { return s.Kind() == asl.TypeParallel }

func isChoice(s *validate.State) bool { return s.Kind() == asl.TypeChoice }

func notJSONata(s *validate.State) bool { return !s.JSONata() }

// isDistributed holds for a Map whose mode is not known, too.
func isDistributed(s *validate.State) bool {
	m, ok := s.Model.(*asl.Map)
	if !ok || m.ItemProcessor == nil || m.ItemProcessor.ProcessorConfig == nil || m.ItemProcessor.ProcessorConfig.Mode == nil {
		return false
	}
	return *m.ItemProcessor.ProcessorConfig.Mode != asl.ModeInline
}

func callsHTTP(s *validate.State) bool {
	task, ok := s.Model.(*asl.Task)
	return ok && (strings.Contains(task.Resource, ":http:invoke") || validate.HasPlaceholder(task.Resource))
}

func hasHeartbeat(s *validate.State) bool {
	return s.Tree.Get("HeartbeatSeconds") != nil || s.Tree.Get("HeartbeatSecondsPath") != nil
}
