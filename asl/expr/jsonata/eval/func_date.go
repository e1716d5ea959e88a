package eval

import (
	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/picture"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// started returns the time of the evaluation in milliseconds since 1970.
func (e *evaluation) started() float64 { return float64(e.now().UnixMilli()) }

func fnMillis(e *evaluation, _ []any) (any, error) { return e.started(), nil }

func fnNow(e *evaluation, args []any) (any, error) { return e.dateText(e.started(), args[0], args[1]) }

func fnFromMillis(e *evaluation, args []any) (any, error) {
	ms, ok := value.Float(args[0])
	if !ok {
		return undefined, nil
	}
	return e.dateText(ms, args[1], args[2])
}

// dateText writes a time by a picture, in ISO 8601 when none is given.
func (e *evaluation) dateText(ms float64, form, zone any) (any, error) {
	if form == "" {
		return "", nil // not to be taken for none
	}
	text, err := e.picture(form)
	if err != nil {
		return nil, err
	}
	return texted(picture.FromMillis(ms, text, textOr(zone, "")))
}

func fnToMillis(e *evaluation, s string, args []any) (any, error) {
	form, err := e.picture(args[1])
	if err != nil {
		return nil, err
	}
	// Each marker of the picture is looked for in the text.
	if err := e.spend(len(form) * len(s) / 4); err != nil {
		return nil, err
	}
	ms, ok, err := picture.ToMillis(s, form, e.now())
	if err != nil {
		return nil, pictured(err)
	}
	if !ok {
		return undefined, nil
	}
	return ms, nil
}
