// Package options holds what the options of all task packages share.
package options

import "github.com/aslgen/aslgen/builder"

// Of makes an option of arguments.
func Of[O ~func() []builder.Argument](arguments ...builder.Argument) O {
	return func() []builder.Argument { return arguments }
}

// All returns the arguments of all options. A nil option says nothing.
func All[O ~func() []builder.Argument](options []O) []builder.Argument {
	var out []builder.Argument
	for _, o := range options {
		if o != nil {
			out = append(out, o()...)
		}
	}
	return out
}

// Given returns the argument of a name, nil when there is none.
func Given(arguments []builder.Argument, name string) *builder.Argument {
	for i := range arguments {
		if arguments[i].Name() == name {
			return &arguments[i]
		}
	}
	return nil
}

// Text returns the literal text of an argument; false when it has none.
func Text(a builder.Argument) (string, bool) {
	text, ok := a.Literal().(string)
	return text, ok
}
