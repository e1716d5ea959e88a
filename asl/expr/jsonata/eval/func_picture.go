package eval

import (
	"math"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/picture"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// picture returns the picture among the arguments. It takes steps and bytes for what is written by it.
func (e *evaluation) picture(arg any) (string, error) {
	form := textOr(arg, "")
	if err := e.spend(len(form)); err != nil {
		return "", err
	}
	return form, e.alloc(4 * len(form))
}

func fnFormatNumber(e *evaluation, args []any) (any, error) {
	f, ok := value.Float(args[0])
	if !ok {
		return undefined, nil
	}
	options := map[string]string{}
	if o, ok := args[2].(*value.Object); ok {
		for name, v := range o.All() {
			if s, ok := v.(string); ok {
				options[name] = s
			}
		}
	}
	form, err := e.picture(args[1])
	if err != nil {
		return nil, err
	}
	return texted(picture.FormatNumber(f, form, options))
}

// texted returns what a function of package picture wrote.
func texted(s string, err error) (any, error) {
	if err != nil {
		return nil, pictured(err)
	}
	return s, nil
}

func fnFormatBase(_ *evaluation, args []any) (any, error) {
	f, ok := value.Float(args[0])
	if !ok {
		return undefined, nil
	}
	return texted(picture.FormatBase(f, numberOr(args[1], 10)))
}

func fnFormatInteger(e *evaluation, args []any) (any, error) {
	f, ok := value.Float(args[0])
	if !ok {
		return undefined, nil
	}
	form, err := e.picture(args[1])
	if err != nil {
		return nil, err
	}
	return texted(picture.FormatInteger(f, form))
}

func fnParseInteger(e *evaluation, s string, args []any) (any, error) {
	form, err := e.picture(args[1])
	if err != nil {
		return nil, err
	}
	f, err := picture.ParseInteger(s, form)
	if err != nil {
		return nil, pictured(err)
	}
	if math.IsNaN(f) {
		return undefined, nil
	}
	return f, nil
}
