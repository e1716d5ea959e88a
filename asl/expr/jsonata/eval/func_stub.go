package eval

import "github.com/aslgen/aslgen/asl/expr/value"

var builtins = map[string]definition{
	"sum": {"<a<n>:n>", func(e *evaluation, args []any) (any, error) {
		items, ok := args[0].([]any)
		if !ok {
			return undefined, nil
		}
		total := 0.0
		for _, item := range items {
			f, _ := number(item)
			total += f
		}
		return total, nil
	}},
	"count": {"<a:n>", func(e *evaluation, args []any) (any, error) {
		items, _ := args[0].([]any)
		return float64(len(items)), nil
	}},
	"string": {"<x-b?:s>", func(e *evaluation, args []any) (any, error) {
		if s, ok := args[0].(string); ok || args[0] == undefined {
			if !ok {
				return undefined, nil
			}
			return s, nil
		}
		v, _ := export(args[0])
		return value.Text(v), nil
	}},
}
