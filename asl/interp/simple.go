package interp

import (
	"math"
	"strconv"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// pass runs a Pass.
func (v *visit) pass(s *asl.Pass) {
	if v.node.jsonata {
		v.completeJSONata(nil)
		return
	}
	result, f := v.inputAt(s.InputPath)
	if f == nil && s.Parameters != nil {
		result, f = v.scope.x.machine.template(s.Parameters, false).eval(v.env(result), "Parameters")
	}
	if f != nil {
		v.fail(f)
		return
	}
	if s.Result != nil {
		result = v.scope.x.machine.literal(s.Result)
	}
	v.completePath(result, s.ResultPath, s.OutputPath)
}

// succeed runs a Succeed.
func (v *visit) succeed(s *asl.Succeed) {
	if v.node.jsonata {
		v.completeJSONata(nil)
		return
	}
	v.passInput(s.InputPath, s.OutputPath)
}

// passInput leaves a JSONPath state that makes no result.
func (v *visit) passInput(inputPath, outputPath asl.NullablePath) {
	input, f := v.inputAt(inputPath)
	if f != nil {
		v.fail(f)
		return
	}
	vars, f := v.assigned(v.env(input), v.node.assign)
	output := input
	if f == nil {
		output, f = v.at(outputPath, input)
	}
	if f != nil {
		v.fail(f)
		return
	}
	v.exit(output, vars, v.node.next, "/Next")
}

// failState runs a Fail.
func (v *visit) failState(s *asl.Fail) {
	name, f := v.failText(s.Error, s.ErrorPath, "Error")
	if f == nil {
		var cause string
		if cause, f = v.failText(s.Cause, s.CausePath, "Cause"); f == nil {
			v.passTo("", "")
			v.scope.finish(nil, &Failure{Error: name, Cause: cause})
			return
		}
	}
	v.fail(f)
}

// failText returns the text of a field of a Fail or of its Path twin.
func (v *visit) failText(text *asl.Value[string], path *string, field string) (string, *Failure) {
	e := v.env(v.input)
	switch {
	case path != nil:
		got, f := e.path(*path, field+"Path")
		s, ok := got.(string)
		if f == nil && !ok {
			f = runtimeError("The %sPath parameter does not reference a string: %s == %s", field, *path, value.Text(got))
		}
		return s, f
	case text == nil:
		return "", nil
	}
	if code, ok := text.Expression(); ok {
		return e.text(code, field)
	}
	s, _ := text.Literal()
	return s, nil
}

// typeError is the fault of an expression whose value has the wrong type.
func typeError(text, field, want string, got any) *Failure {
	return queryError(field, "The JSONata expression '%s' specified for the field '%s' returned an unexpected result type. Expected '%s', but was '%s' for value: %s",
		text, field, want, value.KindOf(got), value.Text(got))
}

// wait runs a Wait.
func (v *visit) wait(s *asl.Wait) {
	until, f := v.waitUntil(s)
	if f != nil {
		v.fail(f)
		return
	}
	v.after(until.Sub(v.scope.x.engine.now), func() {
		if v.node.jsonata {
			v.completeJSONata(nil)
			return
		}
		v.passInput(s.InputPath, s.OutputPath)
	})
}

// waitUntil returns when a Wait ends.
func (v *visit) waitUntil(s *asl.Wait) (time.Time, *Failure) {
	now := v.scope.x.engine.now
	input, f := v.inputAt(s.InputPath)
	if f != nil {
		return now, f
	}
	e := v.env(input)
	switch {
	case s.Seconds != nil:
		seconds, f := v.number(e, s.Seconds, "Seconds", 0, maxSeconds)
		return now.Add(time.Duration(seconds * float64(time.Second))), f
	case s.SecondsPath != nil:
		seconds, f := v.secondsAt(e, *s.SecondsPath)
		return now.Add(time.Duration(seconds) * time.Second), f
	case s.Timestamp != nil:
		return v.timestamp(e, s.Timestamp)
	case s.TimestampPath != nil:
		got, f := e.plainPath(*s.TimestampPath)
		if f != nil {
			return now, f
		}
		text, _ := got.(string)
		t, ok := parseTimestamp(text)
		if !ok {
			return now, runtimeError("The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: %s == %s",
				*s.TimestampPath, plain(got))
		}
		return t, nil
	}
	return now, runtimeError("The state says neither how long nor until when to wait.")
}

// plain returns a string without its quotes, and other values as JSON.
func plain(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	return value.Text(v)
}

// timestamp returns the time of the field Timestamp.
func (v *visit) timestamp(e *env, field *asl.Value[string]) (time.Time, *Failure) {
	text, _ := field.Literal()
	if code, ok := field.Expression(); ok {
		var f *Failure
		if text, f = e.text(code, "Timestamp"); f != nil {
			return time.Time{}, f
		}
	}
	t, ok := parseTimestamp(text)
	if ok {
		return t, nil
	}
	const message = "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: %s"
	if v.node.jsonata {
		return t, queryError("Timestamp", message, text)
	}
	return t, runtimeError(message, text)
}

// parseTimestamp reads an RFC 3339 time.
func parseTimestamp(text string) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339Nano, text)
	return t, err == nil
}

// secondsAt returns the whole number of seconds at a path.
func (v *visit) secondsAt(e *env, path string) (int64, *Failure) {
	got, f := e.plainPath(path)
	if f != nil {
		return 0, f
	}
	n, ok := wholeOf(got)
	switch {
	case !ok:
		return 0, runtimeError("The SecondsPath parameter cannot be parsed as a long value: %s == %s", path, plain(got))
	case n < 0:
		return 0, runtimeError("The SecondsPath parameter references a negative value: %s == %d", path, n)
	case n > maxSeconds:
		return 0, runtimeError("The SecondsPath parameter references a value that is too large: %s == %d", path, n)
	}
	return n, nil
}

// number returns the number of a field: a literal, or what its expression gives.
func (v *visit) number(e *env, field *asl.Value[int], name string, low, high int64) (float64, *Failure) {
	if n, ok := field.Literal(); ok {
		return float64(n), nil
	}
	code, _ := field.Expression()
	got, f := e.jsonata(bare(code), name)
	if f != nil {
		return 0, f
	}
	n, ok := value.Float(got)
	switch {
	case !ok:
		return 0, typeError(bare(code), name, "number", got)
	case n != math.Trunc(n) || n < float64(low) || n > float64(high):
		return 0, queryError(name, "The field '%s' must be a whole number from %d to %d but was: %s", name, low, high, value.Text(got))
	}
	return n, nil
}

// wholeOf returns the whole number that a path leads to. Step Functions takes it from a string, too.
func wholeOf(v any) (int64, bool) {
	if s, ok := v.(string); ok {
		n, err := strconv.ParseInt(s, 10, 64)
		return n, err == nil
	}
	return value.Int(v)
}

// numberOf is wholeOf for numbers with a fraction.
func numberOf(v any) (float64, bool) {
	if s, ok := v.(string); ok {
		f, err := strconv.ParseFloat(s, 64)
		return f, err == nil
	}
	return value.Float(v)
}

// bare returns the text of an expression without its delimiters.
func bare(code string) string {
	if text, ok := expressionIn(code); ok {
		return text
	}
	return code
}
