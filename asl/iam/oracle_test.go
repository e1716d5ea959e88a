package iam_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/internal/sources"
)

// TestOracle compares the policies of machines with what people wrote down for them: every folder with a machine and what is expected.
func TestOracle(t *testing.T) {
	root := sources.Folder(t, "ASLGEN_IAM", "machines with their policies")
	machines, err := filepath.Glob(filepath.Join(root, "*", "machine.asl.json"))
	require.NoError(t, err)
	require.NotEmpty(t, machines)
	total := 0
	for _, path := range machines {
		dir := filepath.Dir(path)
		if _, err := os.Stat(filepath.Join(dir, "expected.json")); err != nil {
			continue
		}
		t.Run(filepath.Base(dir), func(t *testing.T) { oracle(t, root, dir) })
		total++
	}
	t.Logf("%d machines", total)
}

// oracle compares one machine.
func oracle(t *testing.T, root, dir string) {
	var want expected
	text, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &want))
	want.text = string(text)
	source, err := os.ReadFile(filepath.Join(dir, "machine.asl.json"))
	require.NoError(t, err)
	machine, faults := asl.ParseTemplate("machine.asl.json", source)
	require.Empty(t, faults.String())
	options, values := want.options(t)
	policy := iam.Derive(machine, options)
	printed := policy.Document(values)
	verdict := want.compare(t, printed)
	t.Logf("%d required, %d granted, %d missing, %d in excess, %d forbidden, %d of %d unknown told",
		verdict.required, verdict.granted, len(verdict.missing), len(verdict.excess), len(verdict.forbidden), len(want.Unknown)-len(untold(want, policy)), len(want.Unknown))
	for _, list := range [][]string{verdict.missing, verdict.excess, verdict.forbidden} {
		for _, line := range list {
			t.Error(line)
		}
	}
	for _, line := range untold(want, policy) { // no pair of the policy hangs on it, and which fields are worth a word is a matter of taste
		t.Log(line)
	}
	script(t, root, dir, printed, verdict)
}

// untold are the expected unknowns that the policy does not tell.
func untold(want expected, policy *iam.Policy) []string {
	var list []string
	for _, u := range want.Unknown {
		if !slices.ContainsFunc(policy.Unknown, func(got iam.Unknown) bool { return got.State == u.State && last(got.Field) == last(u.Field) }) {
			list = append(list, fmt.Sprintf("UNTOLD %s %s # %s", u.State, u.Field, u.Reason))
		}
	}
	return list
}

// last is the field at the end of a path of fields.
func last(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// script has the script of the folder compare the same policy, and requires the same numbers.
func script(t *testing.T, root, dir string, printed []byte, verdict verdict) {
	check := filepath.Join(root, "check.py")
	python, err := exec.LookPath("python3")
	if _, missing := os.Stat(check); err != nil || missing != nil {
		t.Log("not compared with check.py: it or python3 is not there")
		return
	}
	file := filepath.Join(t.TempDir(), "policy.json")
	require.NoError(t, os.WriteFile(file, printed, 0o644))
	out, err := exec.Command(python, "-B", check, file, filepath.Join(dir, "expected.json"), "--json").Output()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		require.NoError(t, err)
	}
	var theirs struct {
		Missing, Excess   []json.RawMessage
		MustNot           []json.RawMessage `json:"must_not"`
		Required, Granted int
	}
	require.NoError(t, json.Unmarshal(out, &theirs), "%s", out)
	require.Equal(t, []int{len(theirs.Missing), len(theirs.Excess), len(theirs.MustNot), theirs.Required, theirs.Granted},
		[]int{len(verdict.missing), len(verdict.excess), len(verdict.forbidden), verdict.required, verdict.granted}, "check.py has another verdict: %s", out)
}
