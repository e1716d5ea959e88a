package eval

import (
	"math"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/picture"
	"github.com/aslgen/aslgen/asl/expr/value"
)

func fnFormatNumber(_ *evaluation, args []any) (any, error) {
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
	return texted(picture.FormatNumber(f, textOr(args[1], ""), options))
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

func fnFormatInteger(_ *evaluation, args []any) (any, error) {
	f, ok := value.Float(args[0])
	if !ok {
		return undefined, nil
	}
	return texted(picture.FormatInteger(f, textOr(args[1], "")))
}

func fnParseInteger(_ *evaluation, s string, args []any) (any, error) {
	f, err := picture.ParseInteger(s, textOr(args[1], ""))
	if err != nil {
		return nil, pictured(err)
	}
	if math.IsNaN(f) {
		return undefined, nil
	}
	return f, nil
}
