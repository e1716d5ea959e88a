package eval

import "github.com/aslgen/aslgen/asl/expr/jsonata"

// The function values are *lambda, *native, *partial, *composition, *transformer and *regexValue.

// lambda is a function that the expression defines, with what it sees.
type lambda struct {
	code *lambdaCode
	in   any
	env  *scope
}

// native is a function of the language.
type native struct {
	name      string
	signature *signature
	code      builtin
	arity     int  // how many arguments other functions pass to it
	aws       bool // Step Functions adds it
}

// natives are the functions by name.
var natives = map[string]*native{}

func init() {
	for name, d := range builtins {
		f, _ := jsonata.LookupFunction(name)
		s := parseSignature(d.signature)
		natives[name] = &native{name: name, code: d.code, signature: s, arity: len(s.params), aws: f.AWS && name != "random"}
	}
	// The reference implementation counts neither parameters with a default nor any number of them.
	for name, count := range map[string]int{"string": 1, "zip": 0} {
		if f := natives[name]; f != nil {
			f.arity = count
		}
	}
	natives["eval"] = &native{name: "eval", signature: parseSignature("<sx?:x>"), arity: 2}
}

// available reports whether an evaluation has the function.
func (f *native) available(opts *Options) bool {
	switch {
	case f.aws:
		return !opts.Standard
	case f.name == "eval":
		return opts.Eval
	}
	return true
}

// partial is a function with some of its arguments given; those that are open are nil in holes.
type partial struct {
	fn    any
	args  []any
	holes []int // places in args
}

// composition is the function that calls one after the other.
type composition struct{ first, second any }

// transformer is |pattern|update, delete| with what it sees.
type transformer struct {
	code *transformCode
	env  *scope
}

// isFunction reports whether a value is a function.
func isFunction(v any) bool {
	switch v.(type) {
	case *lambda, *native, *partial, *composition, *transformer, *regexValue:
		return true
	}
	return false
}

// arity returns the number of parameters of a function value: callers that offer several arguments pass only as many.
func arity(fn any) int {
	switch fn := fn.(type) {
	case *lambda:
		return len(fn.code.params)
	case *native:
		return fn.arity
	case *partial:
		return len(fn.holes)
	default:
		return 1
	}
}

// lambdaCode is a function definition.
type lambdaCode struct {
	params    []string
	signature *signature
	body      *plan
}

func (c *lambdaCode) eval(e *evaluation, in any, env *scope) (any, error) {
	return &lambda{code: c, in: in, env: env}, e.alloc(4 * itemSize)
}
