package batch

import (
	"github.com/aslgen/aslgen/builder"
)

// RunLabel names the Map Runs of a batch: [Label] or [AutoLabel]. The zero RunLabel is a mistake that Build reports.
type RunLabel struct {
	label string
	auto  bool
}

// Label names the Map Runs: it is part of their ARNs, and of those of the children, so that roles and alarms can name them. 1 to 40
// characters, unique in the machine, without white space, wildcards, brackets and : ; , \ | ^ ~ $ # % & ` ".
func Label(label string) RunLabel { return RunLabel{label: label} }

// AutoLabel leaves the name of the Map Runs to Step Functions, which makes one up from that of the state.
func AutoLabel() RunLabel { return RunLabel{auto: true} }

// Concurrency bounds how many children run at a time: [MaxConcurrency], [MaxConcurrencyExpr] or [Unlimited]. The zero Concurrency is a mistake
// that Build reports.
type Concurrency struct {
	n         *int
	expr      *builder.Expr[int]
	unlimited bool
}

// mostChildren is how many children Step Functions runs at a time.
const mostChildren = 10_000

// MaxConcurrency runs at most n children at a time, 1 to 10,000: no more than what they call can take.
func MaxConcurrency(n int) Concurrency { return Concurrency{n: &n} }

// MaxConcurrencyExpr is MaxConcurrency by an expression. Where it gives 0, that is [Unlimited].
func MaxConcurrencyExpr(n builder.Expr[int]) Concurrency { return Concurrency{expr: &n} }

// Unlimited runs as many children at a time as Step Functions can: 10,000.
func Unlimited() Concurrency { return Concurrency{unlimited: true} }

// Option is an option of [Run] and [RunWithoutOutcomes].
type Option func(*settings)

// settings are what the options of a batch say.
type settings struct {
	faults    []string
	count     *int
	countBy   *builder.Expr[int]
	percent   *float64
	percentBy *builder.Expr[float64]
	standard  bool
	express   bool
}

// Faults adds errors that are not the item's fault: what is out of order with the whole, such as a key that may not be used. A child in
// which one is left over fails, instead of recording a result, and counts towards the tolerated failures. States.Permissions is always one.
func Faults(first string, more ...string) Option {
	return func(o *settings) { o.faults = append(append(o.faults, first), more...) }
}

// ToleratedFailureCount lets at most n children fail before the whole batch does. Without it, and without a percentage, the first one that
// fails ends the batch. With both limits, passing either one ends it.
func ToleratedFailureCount(n int) Option { return func(o *settings) { o.count = &n } }

// ToleratedFailureCountExpr is ToleratedFailureCount by an expression.
func ToleratedFailureCountExpr(n builder.Expr[int]) Option {
	return func(o *settings) { o.countBy = &n }
}

// ToleratedFailurePercentage lets at most that part of the children fail, 0 to 100. See [ToleratedFailureCount].
func ToleratedFailurePercentage(percent float64) Option {
	return func(o *settings) { o.percent = &percent }
}

// ToleratedFailurePercentageExpr is ToleratedFailurePercentage by an expression.
func ToleratedFailurePercentageExpr(percent builder.Expr[float64]) Option {
	return func(o *settings) { o.percentBy = &percent }
}

// Standard makes the children STANDARD executions whatever is in them: each has a history, is redriven from the state that failed, and
// does nothing twice. Without it, and without [Express], what is in them decides: see [builder.DistributedMapState.ExecutionTypeByContent].
func Standard() Option { return func(o *settings) { o.standard = true } }

// Express makes the children EXPRESS executions. Build refuses what they cannot have: tokens, jobs, activities. An EXPRESS execution ends after
// five minutes, and may be run more than once, so that what it does must bear that.
func Express() Option { return func(o *settings) { o.express = true } }

func collectSettings(options []Option) *settings {
	o := &settings{faults: []string{"States.Permissions"}}
	for _, option := range options {
		if option != nil {
			option(o)
		}
	}
	return o
}
