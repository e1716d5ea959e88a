// Package eval evaluates expressions of JSONata 2.0.6 as Step Functions does.
//
// [Compile] makes a [Program] once; [Program.Eval] evaluates it any number of times, also at the same time. An evaluation
// reads no clock and no other state of the machine: what it needs of them is given in [Options], and the limits there make
// every evaluation end.
package eval

import (
	"time"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
)

// Program is a compiled expression.
type Program struct {
	text string
	root *plan
}

// Options are what an evaluation takes from its surroundings, and its limits. A limit of 0 is the default one.
type Options struct {
	// Now is the time of $now and $millis, the same during the whole evaluation.
	Now time.Time
	// Random returns a number from 0 on and below 1. Nil stands for a source that returns 0 only.
	Random func() float64
	// UUID returns a new random UUID. Nil stands for a source that returns one and the same.
	UUID func() string
	// MaxSteps limits the work. The default is 10 million steps, about a second.
	MaxSteps int
	// MaxDepth limits how deep calls of functions nest, except those in tail position. The default is 500.
	MaxDepth int
	// MaxBytes limits the size of all strings and arrays that are made, the intermediate ones too. The default is 64 MiB.
	MaxBytes int
	// Standard takes away the functions that Step Functions adds to the language.
	Standard bool
	// Eval gives the function $eval, which Step Functions does not have.
	Eval bool
}

// The defaults of the limits.
const (
	defaultSteps = 10_000_000
	defaultDepth = 500
	defaultBytes = 64 << 20
)

// Compile parses an expression and makes a program of it. The error is a [*jsonata.Error] or an [*Error].
func Compile(text string) (*Program, error) {
	tree, err := jsonata.Parse(text)
	if err != nil {
		return nil, err
	}
	root, failed := lower(tree)
	if failed != nil {
		return nil, failed.finish(text)
	}
	return &Program{text: text, root: root}, nil
}

// Variables returns a lookup of the variables of a map, for [Program.Eval].
func Variables(vars map[string]any) func(name string) (any, bool) {
	return func(name string) (any, bool) {
		v, ok := vars[name]
		return v, ok
	}
}

// Eval evaluates the program. Input is the value of $ and $$, or [Undefined]. Vars returns the value of a variable, whose name
// lacks the dollar; nil stands for no variables. defined is false when the expression has no value; a function is none either.
// Within an array or an object a function is the empty string, as where the reference implementation prints JSON. The error is
// an [*Error]. A number that is not finite, such as 1/0, comes out as it is; it prints as null.
func (p *Program) Eval(input any, vars func(name string) (any, bool), opts *Options) (result any, defined bool, err error) {
	if opts == nil {
		opts = &Options{}
	}
	e := &evaluation{
		opts: opts, lookup: vars, root: input,
		steps: limit(opts.MaxSteps, defaultSteps), depth: limit(opts.MaxDepth, defaultDepth), bytes: limit(opts.MaxBytes, defaultBytes),
	}
	in := input
	if array, ok := input.([]any); ok {
		in = &sequence{items: []any{array}, outer: true}
	}
	v, err := e.value(p.root, in, &scope{})
	if err != nil {
		return nil, false, p.finish(err)
	}
	result, defined = export(v)
	return result, defined, nil
}

// Undefined is the input of an expression that has none.
func Undefined() any { return undefined }

func limit(given, standard int) int {
	if given > 0 {
		return given
	}
	return standard
}

func (p *Program) finish(err error) error {
	if e, ok := err.(*Error); ok {
		return e.finish(p.text)
	}
	return err
}
