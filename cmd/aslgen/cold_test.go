package main_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestColdStart compares a cold run of "aslgen validate" with the linters people use, on the same state machine: at least 10
// times faster than asl-validator (its folder is in ASLGEN_ASL_VALIDATOR), 30 times faster than cfn-lint. It needs a machine that
// does nothing else, so it runs where ASLGEN_SPEED is set.
func TestColdStart(t *testing.T) {
	if os.Getenv("ASLGEN_SPEED") == "" {
		t.Skip("measures time; runs where ASLGEN_SPEED is set")
	}
	const machine = "../../golden/approval/want/prescription-approval.asl.json"
	dir, command := t.TempDir(), binary(t, ".")

	t.Run("asl-validator", func(t *testing.T) {
		folder := os.Getenv("ASLGEN_ASL_VALIDATOR")
		if folder == "" {
			t.Skip("ASLGEN_ASL_VALIDATOR names no folder in which npm installed asl-validator")
		}
		script := filepath.Join(folder, "node_modules", ".bin", "asl-validator")
		faster(t, 10, []string{command, "validate", machine}, []string{script, "--json-path", machine})
	})
	t.Run("cfn-lint", func(t *testing.T) {
		if exec.Command("cfn-lint", "--version").Run() != nil {
			t.Skip("cfn-lint is not there")
		}
		template := filepath.Join(dir, "template.json")
		require.NoError(t, os.WriteFile(template, templateWith(t, machine), 0o644))
		faster(t, 30, []string{command, "validate", machine}, []string{"cfn-lint", template})
	})
}

// templateWith is a CloudFormation template with a state machine, the form in which cfn-lint takes one.
func templateWith(t *testing.T, file string) []byte {
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	template, err := json.Marshal(map[string]any{
		"AWSTemplateFormatVersion": "2010-09-09",
		"Resources": map[string]any{"Machine": map[string]any{
			"Type": "AWS::StepFunctions::StateMachine",
			"Properties": map[string]any{
				"RoleArn": "arn:aws:iam::123456789012:role/machine", "Definition": json.RawMessage(text),
			},
		}},
	})
	require.NoError(t, err)
	return template
}

// faster runs both commands in turn and demands that the best run of the first is so many times faster than that of the second.
func faster(t *testing.T, times float64, ours, theirs []string) {
	best := [2]time.Duration{time.Hour, time.Hour}
	for range 5 {
		for i, command := range [2][]string{ours, theirs} {
			start := time.Now()
			out, err := exec.Command(command[0], command[1:]...).CombinedOutput()
			best[i] = min(best[i], time.Since(start))
			require.NoError(t, err, "%s: %s", command, out)
		}
	}
	ratio := best[1].Seconds() / best[0].Seconds()
	t.Logf("aslgen %v, %s %v: %.0f times faster", best[0], filepath.Base(theirs[0]), best[1], ratio)
	require.GreaterOrEqual(t, ratio, times)
}
