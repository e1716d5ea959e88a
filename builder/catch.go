package builder

import "slices"

// ErrorOutput is what a Catch knows of a failure. Step Functions leaves out what it does not know: such a field reads as "".
// Spec: https://states-language.net/spec.html#fallback-states
type ErrorOutput struct {
	// Error is the name of the error: States.Timeout, Lambda.TooManyRequestsException, or the user's own.
	Error string `json:"Error,omitempty"`
	// Cause is the text that explains it; often JSON text.
	Cause string `json:"Cause,omitempty"`
}

// CatchRule says which errors a Catch takes, and what it does on the way. It is an immutable value.
type CatchRule struct {
	errors  []string
	assigns []Binding
	output  *value
	comment string
}

// On makes a catch rule for the given error names; without any for all errors (States.ALL).
func On(errors ...string) CatchRule {
	if len(errors) == 0 {
		errors = []string{statesAll}
	}
	return CatchRule{errors: slices.Clone(errors)}
}

// Assign fills variables when the rule catches. The bindings may read the state's Failure.
func (r CatchRule) Assign(bindings ...Binding) CatchRule {
	r.assigns = append(slices.Clone(r.assigns), bindings...)
	return r
}

// Output sets what goes on to the rule's target instead of the error. See [TaskState.Output].
func (r CatchRule) Output(v any, bindings ...Binding) CatchRule {
	r.output = newValue(here(), v, bindings)
	return r
}

// Comment sets the catcher's Comment.
func (r CatchRule) Comment(text string) CatchRule {
	r.comment = text
	return r
}

// catcher is a rule and where it leads.
type catcher struct {
	rule   CatchRule
	target *state
	at     callers
}

// fallible holds the methods of states that can fail and go on: Task, Parallel and Map.
type fallible[S any] struct{ flow[S] }

// Retry adds retriers, tried in order. Where none matches, or all attempts are used up, the catchers have their turn.
func (f *fallible[S]) Retry(retriers ...Retrier) S {
	at := here()
	for _, r := range retriers {
		f.st.retries = append(f.st.retries, retrier{r, at})
	}
	return f.self
}

// Catch leads to target when the state fails with one of the errors; without any, with whatever error. Catchers are
// tried in order. The error is the state's Failure.
func (f *fallible[S]) Catch(target State, errors ...string) S {
	f.st.addCatch(here(), On(errors...), target)
	return f.self
}

// CatchRule is [TaskState.Catch] with a rule that does more: fill variables, set the output.
func (f *fallible[S]) CatchRule(rule CatchRule, target State) S {
	f.st.addCatch(here(), rule, target)
	return f.self
}

// Failure returns the error that a Catch caught, to take pointers into. It can be read where every path has come through a
// Catch of this state.
func (f *fallible[S]) Failure() *ErrorOutput {
	if f.st.failure == nil {
		f.st.failure, _ = newRoot[ErrorOutput](f.st.sc, rootFailure, f.st)
		f.st.failure.at = here()
	}
	return f.st.failure.mem.Pointer().(*ErrorOutput)
}

func (s *state) addCatch(at callers, rule CatchRule, target State) {
	t := headOf(target)
	if t == nil {
		s.nilTarget(at, "Catch of %q leads to nil", s.name)
	}
	s.catches = append(s.catches, catcher{rule, t, at})
}

func (s *state) checkCatchers() {
	for i, c := range s.catches {
		s.checkErrors(c.at, "Catch", c.rule.errors, i == len(s.catches)-1)
	}
}
