package intrinsic

import (
	"errors"
	"fmt"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// Env is what calls are evaluated with.
type Env struct {
	// Input is what $ stands for. It is told in errors about paths that find nothing.
	Input any
	// Path evaluates a path among the arguments. Its errors are those of [jsonpath.Path.Eval].
	Path func(*jsonpath.Path) (any, error)
	// Random returns a whole number for States.MathRandom: from the first one up to, not including, the second. Seed is nil
	// when the call gives none; the same seed gives the same number.
	Random func(from, to int64, seed *int64) int64
	// UUID returns a new UUID of version 4 for States.UUID.
	UUID func() string
}

// EvalError says why a call gives no value. The specification calls it States.IntrinsicFailure; what Step Functions raises is a
// States.Runtime with this cause.
type EvalError struct {
	// Call is the call that failed, which may be an argument of the one that was evaluated.
	Call *Call
	// Message is the reason in the words of Step Functions, without the call.
	Message string
}

// Error returns the cause that Step Functions shows after the name of the state.
func (e *EvalError) Error() string {
	return fmt.Sprintf("The function '%s' had the following error: %s", e.Call, e.Message)
}

// Eval evaluates the call. The error is an *[EvalError].
func (c *Call) Eval(env Env) (any, error) {
	f := Lookup(c.Name)
	if f == nil {
		return nil, c.fails("%s is not an intrinsic function", c.Name)
	}
	if n := len(c.Args); n < f.least() || f.most() >= 0 && n > f.most() {
		return nil, c.invalid()
	}
	args := make([]any, len(c.Args))
	for i, arg := range c.Args {
		v, err := c.arg(env, arg)
		if err != nil {
			return nil, err
		}
		if typeOf(v)&f.param(i) == 0 {
			return nil, c.invalid()
		}
		args[i] = v
	}
	return evaluators[c.Name](&evaluation{Call: c, env: env}, args)
}

// evaluation is the evaluation of one call, whose arguments are evaluated and have the types of the function.
type evaluation struct {
	*Call
	env Env
}

// evaluators evaluate the functions, by their names. There is one for each.
var evaluators = map[string]func(*evaluation, []any) (any, error){
	"States.Array":          func(_ *evaluation, args []any) (any, error) { return args, nil },
	"States.ArrayPartition": arrayPartition,
	"States.ArrayContains":  arrayContains,
	"States.ArrayRange":     arrayRange,
	"States.ArrayGetItem":   arrayGetItem,
	"States.ArrayLength":    func(_ *evaluation, args []any) (any, error) { return float64(len(args[0].([]any))), nil },
	"States.ArrayUnique":    arrayUnique,
	"States.Base64Encode":   base64Encode,
	"States.Base64Decode":   base64Decode,
	"States.Hash":           hash,
	"States.JsonMerge":      jsonMerge,
	"States.StringToJson":   stringToJSON,
	"States.JsonToString":   func(_ *evaluation, args []any) (any, error) { return value.Text(args[0]), nil },
	"States.MathRandom":     mathRandom,
	"States.MathAdd":        mathAdd,
	"States.StringSplit":    stringSplit,
	"States.UUID":           func(e *evaluation, _ []any) (any, error) { return e.env.UUID(), nil },
	"States.Format":         format,
}

// arg evaluates an argument.
func (c *Call) arg(env Env, n Node) (any, error) {
	switch n := n.(type) {
	case *Call:
		return n.Eval(env)
	case *String:
		return n.Value, nil
	case *Number:
		return value.NumberOf(n.Text), nil
	case *Bool:
		return n.Value, nil
	case *Null:
		return nil, nil
	case *Path:
		v, err := env.Path(n.Path)
		var missing *jsonpath.EvalError
		switch {
		case err == nil:
			return v, nil
		case errors.As(err, &missing) && missing.NotFound:
			return nil, c.fails("The JsonPath argument for the field '%s' could not be found in the input '%s'", n.Path, value.Text(env.Input))
		default:
			return nil, c.fails("%v", err)
		}
	default:
		panic(fmt.Sprintf("intrinsic: unknown node %T", n))
	}
}

// fails makes the error of the call.
func (c *Call) fails(format string, args ...any) error {
	return &EvalError{Call: c, Message: fmt.Sprintf(format, args...)}
}

// invalid is the error of arguments that are too many, too few, of a wrong type or out of range. Step Functions does not tell which.
func (c *Call) invalid() error { return c.fails("Invalid arguments in %s", c.Name) }

// typeOf returns the type of a value.
func typeOf(v any) Type {
	switch value.KindOf(v) {
	case "null":
		return TypeNull
	case "boolean":
		return TypeBool
	case "number":
		return TypeNumber
	case "string":
		return TypeString
	case "array":
		return TypeArray
	default:
		return TypeObject
	}
}

// String writes the call, with one blank after each comma.
func (c *Call) String() string {
	args := make([]string, len(c.Args))
	for i, arg := range c.Args {
		switch arg := arg.(type) {
		case *Call:
			args[i] = arg.String()
		case *String:
			args[i] = "'" + arg.Raw + "'"
		case *Number:
			args[i] = arg.Text
		case *Bool:
			args[i] = value.Text(arg.Value)
		case *Null:
			args[i] = "null"
		case *Path:
			args[i] = arg.Path.String()
		default:
			panic(fmt.Sprintf("intrinsic: unknown node %T", arg))
		}
	}
	return c.Name + "(" + strings.Join(args, ", ") + ")"
}
