package picture_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/picture"
	"github.com/aslgen/aslgen/internal/sources"
)

// oracleCase is one line of suite.jsonl, the test suite of the reference implementation.
type oracleCase struct {
	Expr   string
	Code   string
	Error  struct{ Code string }
	Result any
}

// TestOracle calls the functions as the suite does, where the expression is one call with literals.
func TestOracle(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_JSONATA", "the suite of JSONata (suite.jsonl)")
	agreed := 0
	for _, c := range sources.Lines[oracleCase](t, filepath.Join(dir, "suite.jsonl")) {
		name, args, ok := literalCall(c.Expr)
		if !ok {
			continue
		}
		got, known, err := call(name, args)
		if !known {
			continue
		}
		code := c.Code + c.Error.Code
		var fault *picture.Error
		if errors.As(err, &fault) && fault.Code == code || err == nil && code == "" && got == c.Result {
			agreed++
			continue
		}
		t.Errorf("%s: got %v, %v; want %v %s", c.Expr, got, err, c.Result, code)
	}
	require.Greater(t, agreed, 200)
	t.Logf("%d calls agree", agreed)
}

// literalCall returns the function and the arguments of a call with literals only.
func literalCall(expr string) (name string, args []any, ok bool) {
	node, err := jsonata.Parse(expr)
	if err != nil {
		return "", nil, false
	}
	call, ok := node.(*jsonata.Call)
	if !ok {
		return "", nil, false
	}
	function, ok := call.Func.(*jsonata.Variable)
	if !ok {
		return "", nil, false
	}
	for _, arg := range call.Args {
		value, ok := literal(arg)
		if !ok {
			return "", nil, false
		}
		args = append(args, value)
	}
	return function.Name, args, true
}

func literal(node jsonata.Node) (any, bool) {
	switch n := node.(type) {
	case *jsonata.String:
		return n.Value, true
	case *jsonata.Number:
		return n.Value, true
	case *jsonata.Negation:
		value, ok := literal(n.Operand)
		f, isNumber := value.(float64)
		return -f, ok && isNumber
	case *jsonata.Object:
		options := map[string]string{}
		for _, pair := range n.Pairs {
			key, keyOK := literal(pair.Key)
			value, valueOK := literal(pair.Value)
			text, isText := value.(string)
			if !keyOK || !valueOK || !isText {
				return nil, false
			}
			options[key.(string)] = text
		}
		return options, true
	}
	return nil, false
}

// call calls a function of the package; known is false for other functions and for arguments that are not of their types.
func call(name string, args []any) (result any, known bool, err error) {
	number := func(i int, otherwise float64) float64 {
		if i < len(args) {
			return args[i].(float64)
		}
		return otherwise
	}
	text := func(i int) string {
		if i < len(args) {
			return args[i].(string)
		}
		return ""
	}
	known = true
	switch name {
	case "formatNumber":
		var options map[string]string
		if len(args) > 2 {
			options = args[2].(map[string]string)
		}
		result, err = picture.FormatNumber(number(0, 0), text(1), options)
	case "formatBase":
		result, err = picture.FormatBase(number(0, 0), number(1, 10))
	case "formatInteger":
		result, err = picture.FormatInteger(number(0, 0), text(1))
	case "parseInteger":
		result, err = picture.ParseInteger(text(0), text(1))
	case "fromMillis":
		result, err = picture.FromMillis(number(0, 0), text(1), text(2))
	case "toMillis":
		ms, ok, fault := picture.ToMillis(text(0), text(1), time.Unix(0, 0))
		if err = fault; ok {
			result = ms
		}
	default:
		known = false
	}
	return result, known, err
}
