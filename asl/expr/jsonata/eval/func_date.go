package eval

import (
	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/picture"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// started returns the time of the evaluation in milliseconds since 1970.
func (e *evaluation) started() float64 { return float64(e.now().UnixMilli()) }

func fnMillis(e *evaluation, _ []any) (any, error) { return e.started(), nil }

func fnNow(e *evaluation, args []any) (any, error) { return dateText(e.started(), args[0], args[1]) }

func fnFromMillis(_ *evaluation, args []any) (any, error) {
	ms, ok := value.Float(args[0])
	if !ok {
		return undefined, nil
	}
	return dateText(ms, args[1], args[2])
}

// dateText writes a time by a picture, in ISO 8601 when none is given.
func dateText(ms float64, form, zone any) (any, error) {
	if form == "" {
		return "", nil // not to be taken for none
	}
	return texted(picture.FromMillis(ms, textOr(form, ""), textOr(zone, "")))
}

func fnToMillis(e *evaluation, s string, args []any) (any, error) {
	ms, ok, err := picture.ToMillis(s, textOr(args[1], ""), e.now())
	if err != nil {
		return nil, pictured(err)
	}
	if !ok {
		return undefined, nil
	}
	return ms, nil
}
