package builder_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// jsonataEnv names the folder whose node_modules holds the reference implementation of JSONata (npm install jsonata@2.0.6).
const jsonataEnv = "ASLGEN_JSONATA_JS"

// node is a process that evaluates payload templates with the reference implementation.
type node struct {
	sync.Mutex
	in    *json.Encoder
	out   *bufio.Scanner
	count int // templates evaluated
}

// startNode starts the process, or skips the test where node or the module is absent.
func startNode(t *testing.T) *node {
	t.Helper()
	dir := os.Getenv(jsonataEnv)
	if dir == "" {
		t.Skipf("%s is not set: it names a folder in which `npm install jsonata@2.0.6` was run", jsonataEnv)
	}
	bin, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	dir, err = filepath.Abs(dir)
	require.NoError(t, err)
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "jsonata", "package.json")); err != nil {
		t.Skipf("no module jsonata below %s=%s", jsonataEnv, dir)
	}
	cmd := exec.Command(bin, filepath.Join("testdata", "eval.js"))
	cmd.Env = append(os.Environ(), jsonataEnv+"="+dir)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
	n := &node{in: json.NewEncoder(in), out: bufio.NewScanner(out)}
	n.in.SetEscapeHTML(false)
	n.out.Buffer(nil, 64<<20)
	return n
}

// bindings are the variables of an expression: $states and the variables of the machine.
type bindings struct {
	States map[string]any             `json:"states"`
	Vars   map[string]json.RawMessage `json:"vars"`
}

// eval evaluates a template: JSON whose strings may be expressions.
func (n *node) eval(template json.RawMessage, b bindings) (json.RawMessage, error) {
	n.Lock()
	defer n.Unlock()
	n.count++
	err := n.in.Encode(struct {
		Template json.RawMessage `json:"template"`
		bindings
	}{template, b})
	if err != nil {
		return nil, err
	}
	if !n.out.Scan() {
		return nil, errors.Join(errors.New("node gave no answer"), n.out.Err())
	}
	var answer struct {
		Value     json.RawMessage
		Error, At string
	}
	if err := json.Unmarshal(n.out.Bytes(), &answer); err != nil {
		return nil, err
	}
	if answer.Error != "" || answer.Value == nil {
		return nil, fmt.Errorf("%s in %s", answer.Error, answer.At)
	}
	return answer.Value, nil
}

// TestNode shows that the process finds what Step Functions refuses.
func TestNode(t *testing.T) {
	n := startNode(t)
	b := bindings{map[string]any{"input": map[string]any{"a": []int{1}, "n": nil}}, map[string]json.RawMessage{"kept": json.RawMessage(`"k"`)}}
	for _, c := range []struct{ template, value, err string }{
		{`"text"`, `"text"`, ""},
		{`{"a": ["{% $states.input.a %}", 1, null], "b": "{%$kept%}"}`, `{"a": [[1], 1, null], "b": "k"}`, ""},
		{`"{% $states.input.n %}"`, `null`, ""},
		{`"{% $partition([1, 2, 3], 2) %}"`, `[[1, 2], [3]]`, ""},
		{`"{% $range(1, 5, 2) %}"`, `[1, 3, 5]`, ""},
		{`"{% $parse('[1]') %}"`, `[1]`, ""},
		{`"{% $hash('', 'MD5') %}"`, `"d41d8cd98f00b204e9800998ecf8427e"`, ""},
		{`"{% $states.input.b %}"`, "", "returned nothing"},
		{`"{% $states.result %}"`, "", "returned nothing"},
		{`"{% $other %}"`, "", "returned nothing"},
		{`["{% $sum %}"]`, "", "returned a function"},
		{`"{% $sum('a') %}"`, "", "T0412"},
		{`"{% 1 + %}"`, "", "S0207"},
		{`"{% $eval('1') %}"`, "", "not available"},
		{`"{% 1"`, "", "half a pair"},
		{`"1 %}"`, "", "half a pair"},
	} {
		value, err := n.eval(json.RawMessage(c.template), b)
		if c.err != "" {
			require.ErrorContains(t, err, c.err, c.template)
			continue
		}
		require.NoError(t, err, c.template)
		require.JSONEq(t, c.value, string(value), c.template)
	}
}
