package batch

import (
	"github.com/aslgen/aslgen/builder"
)

// RunLabel names the Map Runs of a batch: [Label] or [AutoLabel].
type RunLabel struct {
	label string
	auto  bool
}

// Label names the Map Runs: it is part of their ARNs, and of those of the children, so that roles and alarms can name them. At most 40
// characters, unique in the machine.
func Label(label string) RunLabel { return RunLabel{label: label} }

// AutoLabel leaves the name of the Map Runs to Step Functions, which makes one up from that of the state.
func AutoLabel() RunLabel { return RunLabel{auto: true} }

// Concurrency bounds how many children run at a time: [MaxConcurrency], [MaxConcurrencyExpr] or [Unlimited].
type Concurrency struct {
	n         int
	expr      builder.Expr[int]
	unlimited bool
}

// MaxConcurrency runs at most n children at a time, 1 to 10,000: no more than what they call can take.
func MaxConcurrency(n int) Concurrency { return Concurrency{n: n} }

// MaxConcurrencyExpr is MaxConcurrency by an expression. Where it gives 0, that is [Unlimited].
func MaxConcurrencyExpr(n builder.Expr[int]) Concurrency { return Concurrency{expr: n} }

// Unlimited runs as many children at a time as Step Functions can: 10,000.
func Unlimited() Concurrency { return Concurrency{unlimited: true} }

// Option is an option of [Run].
type Option func(*settings)

// settings are what the options of a batch say.
type settings struct {
	faults []string
}

// Faults adds errors that are not the item's fault: what is out of order with the whole, such as a key that may not be used. A child in
// which one is left over fails, instead of recording a result, and counts towards the tolerated failures. States.Permissions is always one.
func Faults(first string, more ...string) Option {
	return func(o *settings) { o.faults = append(append(o.faults, first), more...) }
}

func collectSettings(options []Option) *settings {
	o := &settings{faults: []string{"States.Permissions"}}
	for _, option := range options {
		if option != nil {
			option(o)
		}
	}
	return o
}
