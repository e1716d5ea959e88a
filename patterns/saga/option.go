package saga

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// Option is an option of a saga. A [StepOption] is one, too: it holds for every step then.
type Option interface{ configure(*config) }

// StepOption is an option of a step.
type StepOption interface {
	Option
	set(*settings)
}

// config is what the options of a saga say.
type config struct {
	settings               *settings
	rolledBack, incomplete func(*Saga) builder.State
}

// settings are what the options of a step say.
type settings struct {
	undoRetry []builder.Retrier
	// onFailure: the errors after which the failing step is undone, too. Nil: none; empty: all.
	onFailure []string
}

// patient is how a compensation is tried without UndoRetry: 6 times more, within some two minutes.
var patient = builder.RetryOn().IntervalSeconds(2).MaxAttempts(6).BackoffRate(2).MaxDelaySeconds(60).JitterStrategy(asl.JitterFull)

type option func(*config)

func (o option) configure(c *config) { o(c) }

type stepOption func(*settings)

func (o stepOption) configure(c *config) { o(c.settings) }
func (o stepOption) set(s *settings)     { o(s) }

// OnRolledBack leads to the state that target returns where every step that had to be undone is. The function is called once, by New; what
// [Saga.Error], [Saga.Outcome] and the others return can be read in the states that it makes. Without it the execution fails with the
// error that began the rollback.
func OnRolledBack(target func(*Saga) builder.State) Option {
	return option(func(c *config) { c.rolledBack = target })
}

// OnRollbackIncomplete leads to the state that target returns where a compensation failed. The function is called once, by New.
// Without it the execution fails with the error that began the rollback; the cause begins with the steps that are not undone.
func OnRollbackIncomplete(target func(*Saga) builder.State) Option {
	return option(func(c *config) { c.incomplete = target })
}

// CompensateOnFailure undoes the step that failed, too, where the error is one of those named, or whatever it is: the effect may have taken
// place although the step failed, as after States.Timeout, or States.DataLimitExceeded. The compensation cannot read the result of the
// step then, which there need not be, and must not mind to find nothing to undo.
func CompensateOnFailure(errors ...string) StepOption {
	return stepOption(func(s *settings) { s.onFailure = append([]string{}, errors...) })
}

// UndoRetry sets how compensations are tried again. Without it any error is tried again 6 times, with full jitter, after 2
// seconds at first and a minute at last. The retriers replace that.
func UndoRetry(first builder.Retrier, more ...builder.Retrier) StepOption {
	return stepOption(func(s *settings) { s.undoRetry = append([]builder.Retrier{first}, more...) })
}

// NoUndoRetry tries compensations once.
func NoUndoRetry() StepOption {
	return stepOption(func(s *settings) { s.undoRetry = nil })
}

// checkSettings reports what cannot be meant.
func (s *Saga) checkSettings(what string, of settings) {
	for i, name := range of.onFailure {
		if name == "" || slices.Contains(of.onFailure[:i], name) {
			report(s.scope, errOption, "name each error once, or none for all of them", "CompensateOnFailure of %s names %q, as number %d", what, name, i+1)
		}
	}
}
