package interp_test

import (
	"encoding/json"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/internal/sources"
)

// besideScript runs the loop in npm's aws-local-stepfunctions and prints milliseconds and states entered.
const besideScript = `
// Node before 22 lacks this one, which the package calls.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new Promise((yes, no) => { resolve = yes; reject = no; });
  return {promise, resolve, reject};
};
const {StateMachine} = require('aws-local-stepfunctions');
const [definition, limit] = [JSON.parse(process.argv[1]), Number(process.argv[2])];
const options = {overrides: {taskResourceLocalHandlers: {Work: async (input) => input}}};
const machine = new StateMachine(definition, {validationOptions: {noValidate: true}});
const run = async () => {
  const before = process.hrtime.bigint();
  const result = await machine.run({limit}, options).result;
  return {output: result, ms: Number(process.hrtime.bigint() - before) / 1e6};
};
run().then(run).then((r) => console.log(JSON.stringify(r)));
`

// TestBesideNPM measures the JSONPath loop here and in npm's aws-local-stepfunctions, one after the other. Both must agree on the
// output. ASLGEN_LOCAL_STEPFUNCTIONS is a folder in which the package is installed.
func TestBesideNPM(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_LOCAL_STEPFUNCTIONS", "an installation of npm's aws-local-stepfunctions")
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("there is no node")
	}
	const limit = 2000
	cmd := exec.Command(node, "-e", besideScript, loopJSONPath, strconv.Itoa(limit))
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	var theirs struct {
		Output struct {
			N     int `json:"n"`
			Limit int `json:"limit"`
		} `json:"output"`
		Milliseconds float64 `json:"ms"`
	}
	require.NoError(t, json.Unmarshal(out, &theirs), "%s", out)
	require.Equal(t, limit, theirs.Output.N)

	def := machineOf(t, loopJSONPath)
	runLoop(t, def, limit)
	began := time.Now()
	transitions := float64(runLoop(t, def, limit))
	ours := time.Since(began).Seconds()
	t.Logf("%.0f transitions: here %.0f/s, aws-local-stepfunctions %.0f/s", transitions, transitions/ours, transitions/theirs.Milliseconds*1000)
	require.Less(t, ours*1000, theirs.Milliseconds, "milliseconds here and there")
}
