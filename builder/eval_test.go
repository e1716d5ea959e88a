package builder_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
)

// evalInputs is how many random inputs a program gets; ASLGEN_EVAL_INPUTS says another number, -short a tenth.
const evalInputs = 100

// evalProgram is a program whose every expression is evaluated for random values.
type evalProgram struct {
	name     string
	variants []evalVariant
}

// evalVariant is one form of a program.
type evalVariant struct {
	name  string
	share float64 // of the inputs
	build func() builder.Definition
	// input makes the input of the execution; it may fix results of tasks.
	input func(x *run) any
	// check compares what came out with what Go computes on the same values.
	check   func(t *testing.T, x *run, input, output json.RawMessage, fail *failure)
	refused string // Build refuses the program with this in its message
}

func evalPrograms() []evalProgram {
	var all []evalProgram
	for _, group := range [][]evalProgram{
		valuePrograms(), arithmeticPrograms(), comparePrograms(), listPrograms(), textPrograms(), timePrograms(), contextPrograms(),
		fieldPrograms(), statePrograms(), mapPrograms(), rarePrograms(), pollPrograms(), sagaPrograms(), awsPrograms(), publishedPrograms(), attributePrograms(),
		batchPrograms(), reconcilePrograms(), reviewPrograms(), quorumPrograms(), sensitivePrograms(),
	} {
		all = append(all, group...)
	}
	return all
}

// TestEvaluate runs every program for random values of its Go types: every expression must give a value of the Go type that
// it is bound to, and where the program says so, the very value that Go computes.
func TestEvaluate(t *testing.T) {
	n := startNode(t)
	inputs := evalInputs
	if testing.Short() {
		inputs /= 10
	}
	if text := os.Getenv("ASLGEN_EVAL_INPUTS"); text != "" {
		var err error
		inputs, err = strconv.Atoi(text)
		require.NoError(t, err)
	}
	programs := evalPrograms()
	evaluated, executions := 0, 0
	seen := map[string]bool{}
	for _, p := range programs {
		require.False(t, seen[p.name], "two programs are named %q", p.name)
		seen[p.name] = true
		for _, v := range p.variants {
			t.Run(p.name+"/"+v.name, func(t *testing.T) {
				count := max(1, int(float64(inputs)*v.share))
				evaluated += evaluateVariant(t, n, v, count)
				executions += count
			})
		}
	}
	t.Logf("%d programs, %d executions, %d payloads evaluated", len(programs), executions, evaluated)
}

func evaluateVariant(t *testing.T, n *node, v evalVariant, inputs int) (evaluated int) {
	t.Helper()
	d := v.build()
	m, faults := d.Build()
	if v.refused != "" {
		require.Contains(t, faults.String(), v.refused)
		return 0
	}
	require.NoError(t, faults.Err()) // warnings about what these programs call do not matter here
	text := m.Print()
	for _, p := range d.Params() {
		text = bytes.ReplaceAll(text, []byte("${"+p+"}"), []byte("param-"+p))
	}
	var machine aslScope
	require.NoError(t, json.Unmarshal(text, &machine))
	types, variables := builder.TypesOf(d), builder.VariablesOf(d)
	h := fnv.New64a()
	_, _ = h.Write([]byte(t.Name()))
	for i := range inputs {
		x := &run{
			node: n, r: rand.New(rand.NewPCG(h.Sum64(), uint64(i))), machine: machine, types: types, variables: variables,
			results: map[string]any{}, tables: map[string]map[string]any{}, now: time.Date(2026, 2, 28, 23, 59, 50, 0, time.UTC),
		}
		input, err := marshal(v.input(x))
		require.NoError(t, err)
		output, fail, err := x.scope(&machine, x.execution(input), input)
		evaluated += x.evaluated
		if errors.Is(err, errTooLong) {
			continue
		}
		if err == nil && fail == nil {
			err = conform(d.OutputType(), output)
		}
		require.NoError(t, err, "input %d: %s\n%s", i, input, text)
		if v.check != nil {
			v.check(t, x, input, output, fail)
		}
		if t.Failed() {
			t.Logf("input %d: %s\n%s", i, input, text)
			return evaluated
		}
	}
	return evaluated
}

// decode reads a value; the texts come from the runner, which has compared them with the type.
func decode[T any](t *testing.T, text json.RawMessage) T {
	t.Helper()
	var v T
	require.NoError(t, json.Unmarshal(text, &v), "%s", text)
	return v
}

// copyOf is the value as it comes back from JSON.
func copyOf[T any](v T) T {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	var out T
	if err := json.Unmarshal(text, &out); err != nil {
		panic(err)
	}
	return out
}

// requireSame compares two values: nil and empty lists are the same, times to the millisecond, numbers to 12 digits.
func requireSame(t *testing.T, want, got any) {
	t.Helper()
	if why := differ(reflect.ValueOf(want), reflect.ValueOf(got), ""); why != "" {
		t.Errorf("%s\nwant %#v\ngot  %#v", why, want, got)
	}
}

func differ(want, got reflect.Value, at string) string {
	no := func() string { return fmt.Sprintf("%s: want %v, got %v", at, want, got) }
	if !want.IsValid() || !got.IsValid() {
		if want.IsValid() != got.IsValid() {
			return no()
		}
		return ""
	}
	if want.Type() != got.Type() {
		return no()
	}
	if w, ok := want.Interface().(time.Time); ok {
		if !w.Truncate(time.Millisecond).Equal(got.Interface().(time.Time).Truncate(time.Millisecond)) {
			return no()
		}
		return ""
	}
	if w, ok := want.Interface().(json.RawMessage); ok {
		var a, b any
		if w == nil {
			w = json.RawMessage("null")
		}
		g := got.Bytes()
		if g == nil {
			g = []byte("null")
		}
		if json.Unmarshal(w, &a) != nil || json.Unmarshal(g, &b) != nil || !reflect.DeepEqual(a, b) {
			return no()
		}
		return ""
	}
	switch want.Kind() {
	case reflect.Pointer, reflect.Interface:
		if want.IsNil() || got.IsNil() {
			if want.IsNil() != got.IsNil() {
				return no()
			}
			return ""
		}
		return differ(want.Elem(), got.Elem(), at)
	case reflect.Struct:
		for i := range want.NumField() {
			if why := differ(want.Field(i), got.Field(i), at+"."+want.Type().Field(i).Name); why != "" {
				return why
			}
		}
		return ""
	case reflect.Slice, reflect.Array:
		if want.Len() != got.Len() {
			return no()
		}
		for i := range want.Len() {
			if why := differ(want.Index(i), got.Index(i), at+"["+strconv.Itoa(i)+"]"); why != "" {
				return why
			}
		}
		return ""
	case reflect.Map:
		if want.Len() != got.Len() {
			return no()
		}
		for _, k := range want.MapKeys() {
			if why := differ(want.MapIndex(k), got.MapIndex(k), at+"."+fmt.Sprint(k)); why != "" {
				return why
			}
		}
		return ""
	case reflect.Float32, reflect.Float64:
		if w, g := want.Float(), got.Float(); math.Abs(w-g) > 1e-12*max(1, math.Abs(w)) {
			return no()
		}
		return ""
	default:
		if !want.Equal(got) {
			return no()
		}
		return ""
	}
}
