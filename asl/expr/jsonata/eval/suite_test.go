package eval

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/internal/sources"
)

// suiteRow is one case of the test suite of the reference implementation.
type suiteRow struct {
	Group           string          `json:"group"`
	Case            string          `json:"case"`
	Expr            wtf8            `json:"expr"`
	Data            json.RawMessage `json:"data"`
	Dataset         string          `json:"dataset"`
	Bindings        json.RawMessage `json:"bindings"`
	Result          json.RawMessage `json:"result"`
	UndefinedResult bool            `json:"undefinedResult"`
	Unordered       bool            `json:"unordered"`
	Code            string          `json:"code"`
	TimeLimit       int             `json:"timelimit"`
	Depth           int             `json:"depth"`
	Token           *string         `json:"token"`
	Error           *struct {
		Code    string  `json:"code"`
		Message *string `json:"message"`
		Token   *string `json:"token"`
	} `json:"error"`
}

// wtf8 is a text that may hold a lone half of a surrogate pair.
type wtf8 string

func (w *wtf8) UnmarshalJSON(text []byte) error {
	v, err := value.Parse(text)
	s, _ := v.(string)
	*w = wtf8(s)
	return err
}

// TestSuite evaluates the cases of the test suite and tells how many agree.
func TestSuite(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_JSONATA", "cases of the language's test suite")
	agreed, all := 0, 0
	missed := map[string][]string{}
	for _, row := range sources.Lines[suiteRow](t, filepath.Join(dir, "suite.jsonl")) {
		all++
		if fault := row.run(t, dir); fault != "" {
			missed[row.Group] = append(missed[row.Group], row.Case+": "+string(row.Expr)+"\n\t\t"+fault)
		} else {
			agreed++
		}
	}
	groups := make([]string, 0, len(missed))
	for group := range missed {
		groups = append(groups, group)
	}
	slices.Sort(groups)
	for _, group := range groups {
		for _, miss := range missed[group] {
			t.Errorf("%s: %s", group, miss)
		}
	}
	t.Logf("%d/%d cases of the suite agree", agreed, all)
}

// run evaluates one case and says how the outcome differs from what is expected, "" when it does not.
func (row suiteRow) run(t *testing.T, dir string) string {
	v, defined, err := row.evaluate(t, dir)
	code := row.Code
	if row.Error != nil {
		code = row.Error.Code
	}
	switch {
	case code != "":
		return row.compareError(err, code)
	case err != nil:
		return "error " + err.Error()
	case row.UndefinedResult || row.Result == nil:
		if defined {
			return "got " + value.Text(v) + ", want undefined"
		}
		return ""
	case !defined:
		return "got undefined, want " + string(row.Result)
	}
	want := parseJSON(t, row.Result)
	if row.Unordered {
		v, want = inOrder(v), inOrder(want)
	}
	if !value.Equal(v, want) {
		return "got " + value.Text(v) + ", want " + value.Text(want)
	}
	return ""
}

func (row suiteRow) evaluate(t *testing.T, dir string) (v any, defined bool, err error) {
	p, err := Compile(string(row.Expr))
	if err != nil {
		return nil, false, err
	}
	input := Undefined()
	switch {
	case row.Data != nil:
		input = parseJSON(t, row.Data)
	case row.Dataset != "":
		text, err := os.ReadFile(filepath.Join(dir, "datasets", row.Dataset+".json"))
		require.NoError(t, err)
		input = parseJSON(t, text)
	}
	vars := map[string]any{}
	if row.Bindings != nil {
		if o, ok := parseJSON(t, row.Bindings).(*value.Object); ok {
			for name, v := range o.All() {
				vars[name] = v
			}
		}
	}
	opts := &Options{Eval: true, Standard: true, Now: time.Date(2026, 2, 3, 4, 5, 6, 789e6, time.UTC)}
	if row.TimeLimit > 0 {
		opts.MaxSteps, opts.MaxBytes = 50_000_000, 1<<30
		if row.Depth > 100 {
			opts.MaxDepth = row.Depth / 3 // a call counts as three levels there
		}
	}
	return p.Eval(input, Variables(vars), opts)
}

func (row suiteRow) compareError(err error, code string) string {
	if err == nil {
		return "no error, want " + code
	}
	var failed *Error
	var refused *jsonata.Error
	switch {
	case errors.As(err, &failed):
		if failed.Code != code {
			return "error " + err.Error() + ", want " + code
		}
		if row.Error != nil && row.Error.Message != nil && failed.Message != *row.Error.Message {
			return "message " + failed.Message + ", want " + *row.Error.Message
		}
		if row.Token != nil && failed.Token != *row.Token {
			return "token " + failed.Token + ", want " + *row.Token
		}
	case errors.As(err, &refused):
		if refused.Code != code {
			return "error " + err.Error() + ", want " + code
		}
	default:
		return "unknown error " + err.Error()
	}
	return ""
}

func parseJSON(t *testing.T, text []byte) any {
	t.Helper()
	v, err := value.Parse(text)
	require.NoError(t, err, "%s", text)
	return v
}

// inOrder sorts an array by the text of its items.
func inOrder(v any) any {
	items, ok := v.([]any)
	if !ok {
		return v
	}
	return slices.SortedFunc(slices.Values(items), func(a, b any) int { return compareStrings(value.Text(a), value.Text(b)) })
}
