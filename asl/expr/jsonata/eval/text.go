package eval

import "errors"

// evaluateText is the function $eval: it evaluates an expression that is given as a text, with the context as its input
// unless another one is given. What the text sees are the variables of the whole evaluation.
func (e *evaluation) evaluateText(args []any, in any) (any, error) {
	text, ok := args[0].(string)
	if !ok {
		return undefined, nil
	}
	if err := e.spend(len(text)); err != nil {
		return nil, err
	}
	p, err := Compile(text)
	if err != nil {
		return nil, failure("D3120", -1, err.Error())
	}
	if args[1] != undefined {
		in = args[1]
		if array, ok := in.([]any); ok {
			in = &sequence{items: []any{array}, outer: true}
		}
	}
	v, err := e.value(p.root, in, &scope{})
	var failed *Error
	if errors.As(err, &failed) && failed.Code != "U1001" {
		return nil, failure("D3121", -1, failed.finish(text).Message)
	}
	return v, err
}
